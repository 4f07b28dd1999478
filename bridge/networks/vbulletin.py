"""vBulletin forums, on any host: the page is all there is; sessions are dropped from the address."""

import re

from bridge.domain.posts import Author, CapturedPost, PostRef, Reading
from bridge.domain.posts_times import Time
from bridge.networks import routes
from bridge.networks.http import Http
from bridge.networks.pages import page_readings
from bridge.networks.plain import attribute, first, has_class, text_of
from bridge.networks.reading import captured
from bridge.networks.routes import Route
from bridge.networks.saved import Node, Saved
from bridge.networks.urls import Url
from bridge.networks.written_dates import written_day

NAME = "vbulletin"
SESSION = re.compile(r"[?&]s=[0-9a-f]{32}")


def _show(url: Url, found: routes.Found) -> PostRef | None:
    where, topic, post = f"{url.origin}/{found[0]}", url.value("t"), url.value("p")
    if post and post.isdigit():
        return PostRef(NAME, "comment", f"{where}?p={post}#post{post}", f"p{post}")
    bare = re.match(r"(\d+)", url.query_text)
    number = topic or (bare[1] if bare else None)
    return PostRef(NAME, "post", f"{where}?t={number}", number) if number and number.isdigit() else None


def _friendly(url: Url, found: routes.Found) -> PostRef | None:
    """«122760-title.html» alone could be any site's: the session in the query gives vBulletin away."""
    return PostRef(NAME, "post", f"{url.origin}/{found[0]}", found["id"]) if SESSION.search(url.given) else None


ROUTES = (Route(r"(?:[\w-]+/)*show(?:thread|post)\.php", _show), Route(r"(?:[\w-]+/)+(?P<id>\d{2,9})-[\w%-]+\.html", _friendly))


def recognise(url: Url) -> PostRef | None:
    """Any host may be one: the shape of the address tells."""
    return routes.by_route(url, ROUTES)


def capture(ref: PostRef, http: Http) -> CapturedPost:
    """The post from its page."""
    return captured(ref, http, (ref.canonical_url or "",), read)


def read(ref: PostRef, saved: Saved) -> tuple[Reading, ...]:
    """What the page says of this post, or of the topic's first."""
    number = (ref.post_id or "").removeprefix("p") if ref.kind == "comment" else ""
    exact = f"//*[@id='post_{number}' or @id='post{number}' or @id='edit{number}']"
    box = first(saved.html, exact if number else "//*[starts-with(@id,'post_') or starts-with(@id,'edit')]")
    return page_readings(saved) if box is None else (_box(box, attribute(saved.html, "/html/@lang")),)


def _box(box: Node, language: str | None) -> Reading:
    name = text_of(first(box, f".//*[{has_class('username')} or {has_class('bigusername')}]"))
    body = first(box, ".//*[starts-with(@id,'post_message_')]")
    day = written_day(text_of(first(box, f".//*[{has_class('postdate')} or {has_class('date')} or {has_class('thead')}]")), language)
    return Reading("page", author=Author(name, name) if name else None, text=text_of(body), time=Time(day, "day", "page") if day else None)
