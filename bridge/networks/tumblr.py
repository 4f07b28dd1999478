"""Tumblr: the page shows the post to anybody; ids of eighteen digits tell the exact time."""

import re
from urllib.parse import quote

from bridge.domain.posts import CapturedPost, PostRef, Reading
from bridge.domain.posts_times import tumblr_time
from bridge.networks import routes
from bridge.networks.http import Http
from bridge.networks.oembed import is_oembed, oembed_reading
from bridge.networks.pages import page_readings
from bridge.networks.reading import captured
from bridge.networks.routes import Route
from bridge.networks.saved import Saved
from bridge.networks.urls import Url

NAME = "tumblr"
HOSTS = re.compile(r"(?:(?P<blog>[a-z0-9-]+)\.)?tumblr\.com")
NOT_BLOGS = frozenset(("www", "m", "assets", "api"))


def _on_site(url: Url, found: routes.Found) -> PostRef | None:
    return _ref(found["blog"], found["id"]) if url.site == "tumblr.com" else None


def _on_blog(url: Url, found: routes.Found) -> PostRef | None:
    host = HOSTS.fullmatch(url.host)
    blog = host["blog"] if host else None
    return _ref(blog, found["id"]) if blog and blog not in NOT_BLOGS else None


def _ref(blog: str, post_id: str) -> PostRef:
    return routes.timed(PostRef(NAME, "post", f"https://www.tumblr.com/{blog}/{post_id}", post_id), tumblr_time(post_id))


ROUTES = (
    Route(r"(?:post|image|video)/(?P<id>\d{5,20})(?:/.*)?", _on_blog),
    Route(r"(?:blog/(?:view/)?)?(?P<blog>[\w-]+)/(?P<id>\d{5,20})(?:/.*)?", _on_site),
)
recognise = routes.on_host(NAME, HOSTS, ROUTES, ((r"tagged/.*|search/.*|dashboard.*", "list"), (r"(?:blog/(?:view/)?)?[\w-]*", "profile")))


def capture(ref: PostRef, http: Http) -> CapturedPost:
    """The page's own description, and oEmbed for the author."""
    return captured(ref, http, (ref.canonical_url or "", f"https://www.tumblr.com/oembed/1.0?url={quote(ref.canonical_url or '', safe='')}"), read)


def read(_ref: PostRef, saved: Saved) -> tuple[Reading, ...]:
    """What oEmbed or a saved page says."""
    return (oembed_reading(saved.json),) if is_oembed(saved.json) else page_readings(saved)
