"""XenForo forums, on any host: the page describes the topic in JSON-LD, and each post carries its moment."""

import re

from bridge.domain.posts import Author, CapturedPost, PostRef, Reading
from bridge.domain.posts_times import Time, at_ms, digits
from bridge.networks import routes
from bridge.networks.http import Http
from bridge.networks.pages import page_readings
from bridge.networks.plain import attribute, first, has_class, text_of
from bridge.networks.reading import captured
from bridge.networks.routes import Route
from bridge.networks.saved import Node, Saved
from bridge.networks.urls import Url

NAME = "xenforo"
SLUG = r"(?P<prefix>(?:[\w-]+/)*)(?P<threads>threads|foro|temas)/(?P<slug>(?:[^/]*\.)?(?P<id>\d+))"


def _thread(url: Url, found: routes.Found) -> PostRef:
    anchor = re.fullmatch(r"(?:js-)?post-(\d+)", url.fragment)
    post = found.groupdict().get("post") or (anchor[1] if anchor else None)
    where = f"{url.origin}/{found['prefix']}{found['threads']}/{found['slug']}/"
    return PostRef(NAME, "comment", f"{where}post-{post}", f"{found['id']}#{post}") if post else PostRef(NAME, "post", where, found["id"])


ROUTES = (
    Route(SLUG + r"(?:/page-\d+)?(?:/post-(?P<post>\d+))?(?:/latest|/unread)?", _thread),
    Route(
        r"(?P<prefix>(?:[\w-]+/)*)(?P<threads>posts)/(?P<slug>(?P<id>\d+))",
        lambda url, found: PostRef(NAME, "comment", f"{url.origin}/{found[0]}/", found["id"]),
    ),
)


def recognise(url: Url) -> PostRef | None:
    """Any host may be one: the shape of the path tells."""
    return routes.by_route(url, ROUTES)


def capture(ref: PostRef, http: Http) -> CapturedPost:
    """The post from its page."""
    return captured(ref, http, (ref.canonical_url or "",), read)


def read(ref: PostRef, saved: Saved) -> tuple[Reading, ...]:
    """What the page says of this post, or of the topic's first."""
    root = saved.html
    post = (ref.post_id or "").partition("#")[2]
    wanted = f"//*[@id='js-post-{post}' or @data-content='post-{post}']" if post else f"//article[{has_class('message')} or {has_class('message--post')}]"
    box = first(root, wanted) if root is not None else None
    if box is None:
        return page_readings(saved)
    return (_box(box), *(() if post else page_readings(saved)))


def _box(box: Node) -> Reading:
    name = attribute(box, "./@data-author") or text_of(first(box, f".//*[{has_class('username')}]"))
    at = at_ms(digits(attribute(box, ".//time/@data-time") or attribute(box, ".//time/@data-timestamp") or "") * 1000)
    body = first(box, f".//*[{has_class('bbWrapper')}]")
    profile = attribute(box, f".//a[{has_class('username')}]/@data-user-id")
    return Reading("page", author=Author(name, name, None, profile) if name else None, text=text_of(body), time=Time(at, "exact", "page") if at else None)
