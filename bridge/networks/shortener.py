"""Short links of nobody in particular: following them is the only way to know where they lead."""

from bridge.domain.posts import CapturedPost, PostRef, Reading
from bridge.networks import routes
from bridge.networks.errors import NothingReadError
from bridge.networks.http import Http
from bridge.networks.routes import Route
from bridge.networks.saved import Saved
from bridge.networks.urls import Url

NAME = "shortener"
HOSTS = frozenset((
    "bit.ly", "buff.ly", "tinyurl.com", "ow.ly", "is.gd", "v.gd", "t.ly", "cutt.ly", "rebrand.ly", "shorturl.at", "dlvr.it", "lnk.to", "goo.su",
    "rb.gy", "acortar.link", "n9.cl", "bitly.com", "j.mp", "s.id", "trib.al", "ift.tt",
))  # fmt: skip


def recognise(url: Url) -> PostRef | None:
    """A host that only redirects, with something after it."""
    return routes.by_route(url, (Route(".+", routes.short(NAME)),)) if url.host in HOSTS else None


def capture(ref: PostRef, http: Http) -> CapturedPost:
    """Nothing to read by itself: it must be followed first."""
    del ref, http
    raise NothingReadError


def read(_ref: PostRef, _saved: Saved) -> tuple[Reading, ...]:
    """Nothing: a short link has no page of its own."""
    return ()
