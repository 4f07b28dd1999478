"""Threads: the id tells when the post was begun; the text comes from the person's own copy (Meta's terms)."""

import re
from typing import Any
from urllib.parse import quote

from bridge.domain.posts import Author, CapturedPost, PostRef, Reading, merge
from bridge.domain.posts_times import Time, at_ms, meta_time
from bridge.networks import routes
from bridge.networks.errors import NotKeptError
from bridge.networks.http import Http
from bridge.networks.oembed import is_oembed
from bridge.networks.pages import described, meta
from bridge.networks.plain import text_of
from bridge.networks.routes import Route
from bridge.networks.saved import Saved, dicts, dig, listed, parse_html, words
from bridge.networks.urls import Url

NAME = "threads"
HOSTS = re.compile(r"(?:www\.)?threads\.(?:net|com)")
CODE = r"(?P<id>[\w-]{5,40})"
PAGE_TITLE = re.compile(r"(?P<name>.+?) \(@(?P<handle>[\w.]+)\) (?:on|en) Threads", re.DOTALL)


def _post(_url: Url, found: routes.Found) -> PostRef:
    user = found.groupdict().get("user")
    path = f"@{user}/post/{found['id']}" if user else f"t/{found['id']}"
    return routes.timed(PostRef(NAME, "post", f"https://www.threads.com/{path}", found["id"]), meta_time(found["id"]), "not_before")


ROUTES = (Route(rf"@(?P<user>[\w.]+)/post/{CODE}(?:/.*)?", _post), Route(rf"t/{CODE}", _post))
recognise = routes.on_host(NAME, HOSTS, ROUTES, ((r"@[\w.]+(?:/(?:replies|media|reposts))?", "profile"), (r"search.*|tag/.*", "list")))


def embed_address(ref: PostRef) -> str:
    """The oEmbed address, only to display the post: what it returns is never kept (Meta oEmbed terms)."""
    return f"https://graph.threads.net/oembed?url={quote(ref.canonical_url or '', safe='')}"


def capture(ref: PostRef, http: Http) -> CapturedPost:
    """Never by us: raises NotKeptError, which asks the person for their own copy."""
    del ref, http
    raise NotKeptError(network="Threads")


def read(_ref: PostRef, saved: Saved) -> tuple[Reading, ...]:
    """What the person's copy says: the page, its JSON, or an embed."""
    value = saved.json
    if value is None:
        return _page(saved)
    if is_oembed(value):
        return (Reading("endpoint", text=text_of(parse_html(words(value.get("html")) or ""))),)
    thread = dig(value, "thread") or value
    return (_reading(thread),) if isinstance(thread, dict) else ()


def _reading(post: dict[str, Any]) -> Reading:
    published = post.get("published_on")
    at = at_ms(published * 1000) if isinstance(published, int) else None
    user, code = words(post.get("username")), words(post.get("code"))
    return Reading(
        "endpoint",
        author=_author(user, words(post.get("user_pk"))),
        text=words(post.get("text")),
        time=Time(at, "exact", "page") if at else None,
        media=tuple(url for url in listed(post.get("images")) if isinstance(url, str)),
        canonical_url=f"https://www.threads.com/@{user}/post/{code}" if user and code else None,
    )


def _author(user: str | None, identity: str | None) -> Author | None:
    return Author(user, user, f"https://www.threads.com/@{user}", identity) if user else None


def _page(saved: Saved) -> tuple[Reading, ...]:
    root = saved.html
    found = PAGE_TITLE.match(meta(root, "og:title") or "") if root is not None else None
    if found is None:
        return described(saved)
    return (Reading("page", author=Author(found["name"], found["handle"], f"https://www.threads.com/@{found['handle']}"), text=meta(root, "og:description")),)


def read_replies(_ref: PostRef, saved: Saved, how: str = "saved") -> tuple[CapturedPost, ...]:
    """The answers that the saved page's JSON brings."""
    return tuple(_reply(post, how) for post in dicts(dig(saved.json, "replies") or []))


def _reply(post: dict[str, Any], how: str) -> CapturedPost:
    code = str(post.get("code") or "")
    reading = _reading(post)
    return merge(routes.timed(PostRef(NAME, "comment", reading.canonical_url or "", code), meta_time(code), "not_before"), (reading,), how)
