"""Pinterest: oEmbed gives author and title to anybody; the id tells no time."""

import re
from urllib.parse import quote

from bridge.domain.posts import CapturedPost, PostRef, Reading
from bridge.networks import routes
from bridge.networks.http import Http
from bridge.networks.oembed import is_oembed, oembed_reading
from bridge.networks.pages import page_readings
from bridge.networks.reading import captured
from bridge.networks.routes import Route
from bridge.networks.saved import Saved
from bridge.networks.urls import Url

NAME = "pinterest"
HOSTS = re.compile(r"(?:[a-z]{2,3}\.)?pinterest\.(?:com|[a-z]{2}|co\.[a-z]{2}|com\.[a-z]{2})|pin\.it")


def _pin(_url: Url, found: routes.Found) -> PostRef:
    return PostRef(NAME, "post", f"https://www.pinterest.com/pin/{found['id']}/", found["id"])


def _short(url: Url, found: routes.Found) -> PostRef | None:
    return routes.short(NAME)(url, found) if url.host == "pin.it" else None


ROUTES = (Route(r"pin/(?:[^/]*--)?(?P<id>\d{5,25})(?:/.*)?", _pin), Route(r"\w+", _short))
recognise = routes.on_host(NAME, HOSTS, ROUTES, ((r"[\w-]+(?:/_created|/_saved)?", "profile"), (r"[\w-]+/.*|search/.*", "list")))


def capture(ref: PostRef, http: Http) -> CapturedPost:
    """Author and title from oEmbed, the rest from the page."""
    return captured(ref, http, (f"https://www.pinterest.com/oembed.json?url={quote(ref.canonical_url or '', safe='')}", ref.canonical_url or ""), read)


def read(_ref: PostRef, saved: Saved) -> tuple[Reading, ...]:
    """What oEmbed or a saved page says."""
    return (oembed_reading(saved.json),) if is_oembed(saved.json) else page_readings(saved)
