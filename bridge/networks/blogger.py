"""Blogger: the page shows post and comments; the address tells the month, and a comment's link its exact moment."""

import re
from datetime import date
from typing import Any

from bridge.domain.posts import Author, CapturedPost, PostRef, Reading
from bridge.domain.posts_times import Time, blogger_comment_time, moment_of
from bridge.networks import routes
from bridge.networks.http import Http
from bridge.networks.pages import page_readings
from bridge.networks.plain import first, text_of, text_of_html, under
from bridge.networks.reading import captured
from bridge.networks.routes import Route
from bridge.networks.saved import Saved, dicts, dig, words
from bridge.networks.urls import Url

NAME = "blogger"
HOSTS = re.compile(r"(?P<blog>[a-z0-9-]+)\.blogspot\.(?:com|[a-z]{2}|com\.[a-z]{2}|co\.[a-z]{2})")


def _post(url: Url, found: routes.Found) -> PostRef | None:
    host = HOSTS.fullmatch(url.host)
    if host is None or not 1 <= int(found["m"]) <= 12:
        return None
    address = f"https://{host['blog']}.blogspot.com/{found[0]}"
    comment = re.fullmatch(r"c\d+", url.fragment)
    told = url.value("showComment")
    if comment:
        where = f"{address}?showComment={told}#{comment[0]}" if told else f"{address}#{comment[0]}"
        return routes.timed(PostRef(NAME, "comment", where, comment[0]), blogger_comment_time(told or ""))
    # the month of the address is the month of publication: its first day is a «not before»
    return routes.timed(PostRef(NAME, "post", address, found[0].removesuffix(".html")), date(int(found["y"]), int(found["m"]), 1), "not_before")


ROUTES = (Route(r"(?P<y>\d{4})/(?P<m>\d{2})/[^/]+\.html", _post),)
recognise = routes.on_host(NAME, HOSTS, ROUTES, ((r"", "list"), (r"search.*|\d{4}(?:/\d{2})?/?", "list")))


def capture(ref: PostRef, http: Http) -> CapturedPost:
    """The post from its page."""
    return captured(ref, http, ((ref.canonical_url or "").partition("#")[0],), read)


def read(ref: PostRef, saved: Saved) -> tuple[Reading, ...]:
    """What the blog's feed or a saved page says."""
    entries = dicts(dig(saved.json, "feed", "entry") or dig(saved.json, "entry") or [])
    if entries:
        return (_entry(entries[0]),)
    if ref.kind != "comment":
        return page_readings(saved)
    box = first(saved.html, f"//*[@id='{ref.post_id}' or @id='bc_0_{ref.post_id}' or @name='{ref.post_id}']") if saved.html is not None else None
    return (
        (Reading("page", text=text_of(first(box, ".//*[contains(@class,'comment-content') or contains(@class,'comment-body')]"))),) if box is not None else ()
    )


def _entry(entry: dict[str, Any]) -> Reading:
    at = moment_of(str(dig(entry, "published", "$t") or ""))
    name, url = words(dig(entry, "author", 0, "name", "$t")), words(dig(entry, "author", 0, "uri", "$t"))
    text = under(words(dig(entry, "title", "$t")), text_of_html(words(dig(entry, "content", "$t"))))
    return Reading("endpoint", Author(name, None, url, url) if name else None, text, Time(at, "exact", "api") if at else None)
