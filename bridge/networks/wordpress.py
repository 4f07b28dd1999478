"""WordPress blogs, on any host: the page, the REST API and oEmbed are open; a dated address tells the day."""

import re
from datetime import date
from typing import Any
from urllib.parse import quote, urlsplit

from bridge.domain.posts import Author, CapturedPost, PostRef, Reading
from bridge.domain.posts_times import EARLIEST, LATEST, Time, moment_of, precision_of
from bridge.networks import routes
from bridge.networks.http import Http
from bridge.networks.oembed import is_oembed, oembed_author, oembed_reading
from bridge.networks.pages import page_readings
from bridge.networks.plain import attribute, first, has_class, text_of, text_of_html, under
from bridge.networks.reading import captured
from bridge.networks.routes import Route
from bridge.networks.saved import Node, Saved, dicts, dig, words
from bridge.networks.urls import Url

NAME = "wordpress"
COMMENT = re.compile(r"comment-(\d+)")


def _dated(url: Url, found: routes.Found) -> PostRef | None:
    day = _day(found)
    if day is None:
        return None
    address = f"{url.origin}{url.path if url.path.endswith('/') else url.path + '/'}"
    return routes.timed(_with_comment(url, address), None if COMMENT.fullmatch(url.fragment) else day, "day")


def _day(found: routes.Found) -> date | None:
    try:
        day = date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        return None
    return day if EARLIEST.date() <= day < LATEST.date() else None


def _with_comment(url: Url, address: str, post_id: str | None = None) -> PostRef:
    comment = COMMENT.fullmatch(url.fragment)
    if comment:
        return PostRef(NAME, "comment", f"{address}#{url.fragment}", comment[1])
    return PostRef(NAME, "post", address, post_id)


def _numbered(url: Url, _found: routes.Found) -> PostRef | None:
    number = url.value("p")
    return _with_comment(url, f"{url.origin}{url.path}?p={number}", number) if number and number.isdigit() else None


def _commented(url: Url, _found: routes.Found) -> PostRef | None:
    return _with_comment(url, f"{url.origin}{url.path}") if COMMENT.fullmatch(url.fragment) else None


ROUTES = (
    Route(r"p\w+-\w+|\w{5,8}", lambda url, found: routes.short(NAME)(url, found) if url.host == "wp.me" else None),
    Route(r"(?:[\w-]+/){0,2}(?P<y>(?:19|20)\d{2})/(?P<m>\d{2})/(?P<d>\d{2})/[^/.]+", _dated),
    Route(r"(?:[\w-]+)?|index\.php", _numbered),
    Route(r".+", _commented),
)


def recognise(url: Url) -> PostRef | None:
    """Any host may be one: a dated path, `?p=N` or `#comment-N` tell."""
    return routes.by_route(url, ROUTES)


def _addresses(ref: PostRef) -> tuple[str, ...]:
    parts = urlsplit(ref.canonical_url or "")
    site, address = f"{parts.scheme}://{parts.netloc}", (ref.canonical_url or "").partition("#")[0]
    if ref.kind == "comment":
        return (f"{site}/wp-json/wp/v2/comments/{ref.post_id}", address)
    return (address, f"{site}/wp-json/oembed/1.0/embed?url={quote(address, safe='')}")


def capture(ref: PostRef, http: Http) -> CapturedPost:
    """The post from its page, a comment from the REST API; oEmbed for what they do not tell."""
    return captured(ref, http, _addresses(ref), read)


def read(ref: PostRef, saved: Saved) -> tuple[Reading, ...]:
    """What REST, oEmbed or a saved page says."""
    value = saved.json
    if is_oembed(value):
        told = oembed_reading(value)
        return (Reading("endpoint", oembed_author(value), told.text, media=told.media),)
    if value is not None:
        items = [item for item in dicts(value) if isinstance(item.get("content"), dict)]
        return tuple(_rest(item) for item in items[:1])
    box = _comment_box(saved.html, ref) if ref.kind == "comment" and saved.html is not None else None
    return (_comment(box),) if box is not None else (() if ref.kind == "comment" else page_readings(saved))


def _rest(item: dict[str, Any]) -> Reading:
    told = words(item.get("date_gmt"))
    at = moment_of(f"{told}Z") if told else moment_of(str(item.get("date") or ""))
    name = words(item.get("author_name")) or words(dig(item, "_embedded", "author", 0, "name"))
    text = under(text_of_html(words(dig(item, "title", "rendered"))), text_of_html(words(dig(item, "content", "rendered"))))
    url = words(item.get("author_url"))
    return Reading("endpoint", Author(name, None, url) if name else None, text, Time(at, precision_of(at), "api") if at else None)


def _comment_box(root: Node, ref: PostRef) -> Node | None:
    return first(root, f"//*[@id='comment-{ref.post_id}' or @id='div-comment-{ref.post_id}' or @id='li-comment-{ref.post_id}']")


def _comment(box: Node) -> Reading:
    name = text_of(first(box, f".//*[{has_class('fn')}]")) or text_of(first(box, f".//*[{has_class('comment-author')}]"))
    at = moment_of(attribute(box, ".//time/@datetime") or "")
    body = first(box, f".//*[{has_class('comment-content')} or {has_class('comment-body')} or {has_class('comment-text')}]")
    precision = precision_of(at)
    return Reading("page", Author(name) if name else None, text_of(body), Time(at, precision, "page") if at else None)
