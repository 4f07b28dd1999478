"""Pleroma and Akkoma, on any host: addresses with flake ids, read through the Mastodon API that they speak."""

from bridge.domain.posts import CapturedPost, PostRef, Reading
from bridge.domain.posts_times import pleroma_time
from bridge.networks import mastodon, routes
from bridge.networks.http import Http
from bridge.networks.reading import captured
from bridge.networks.routes import Route
from bridge.networks.saved import Saved
from bridge.networks.urls import Url

NAME = "pleroma"
FLAKE = r"(?P<id>A[0-9A-Za-z]{15,21})"
UUID = r"(?P<id>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"


def _notice(url: Url, found: routes.Found) -> PostRef:
    return routes.timed(PostRef(NAME, "post", f"{url.origin}/{found[0]}", found["id"]), pleroma_time(found["id"]))


ROUTES = (Route(rf"notice/{FLAKE}", _notice), Route(rf"@[\w.-]+/(?:posts/)?{FLAKE}", _notice), Route(rf"objects/{UUID}", _notice))


def recognise(url: Url) -> PostRef | None:
    """Any host may be one: the shape of the path tells."""
    return routes.by_route(url, ROUTES)


def capture(ref: PostRef, http: Http) -> CapturedPost:
    """The notice from the host's API, else from its page."""
    return captured(ref, http, (mastodon.endpoint(ref), ref.canonical_url or ""), read)


def read(ref: PostRef, saved: Saved) -> tuple[Reading, ...]:
    """What the Mastodon-shaped answer or the page says."""
    return mastodon.read(ref, saved)


def replies(ref: PostRef, http: Http) -> tuple[CapturedPost, ...]:
    """The answers under the notice."""
    return mastodon.replies(ref, http)


def read_replies(ref: PostRef, saved: Saved, how: str = "saved") -> tuple[CapturedPost, ...]:
    """The answers in a saved context."""
    return mastodon.read_replies(ref, saved, how)
