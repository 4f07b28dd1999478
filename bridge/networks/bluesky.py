"""Bluesky: the public AppView gives post, parents and replies to anybody."""

import re
from typing import Any
from urllib.parse import quote

from bridge.domain.posts import Author, CapturedPost, PostRef, Reading, merge
from bridge.domain.posts_times import Time, bluesky_time, moment_of
from bridge.networks import routes
from bridge.networks.errors import HiddenPostError, PostGoneError
from bridge.networks.http import Http
from bridge.networks.pages import page_readings
from bridge.networks.reading import answer, captured
from bridge.networks.routes import Route
from bridge.networks.saved import Saved, dicts, dig, words
from bridge.networks.urls import Url
from bridge.sentences import say

NAME = "bluesky"
HOSTS = re.compile(r"(?:www\.)?bsky\.app|main\.bsky\.dev|staging\.bsky\.app|(?:fx|vx|c)bsky\.app|bskyx\.app|bsyy\.app|bskye\.app")
WHO = r"(?P<who>did:[a-z]+:[A-Za-z0-9._:%-]+|[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)"
AT_URI = re.compile(rf"at://{WHO}/app\.bsky\.feed\.post/(?P<key>[A-Za-z0-9._~-]+)")
API = "https://public.api.bsky.app/xrpc/app.bsky.feed.getPostThread"


def _post(_url: Url, found: routes.Found) -> PostRef:
    who, key = found["who"], found["key"]
    return routes.timed(PostRef(NAME, "post", f"https://bsky.app/profile/{who}/post/{key}", key), bluesky_time(key), "author_claimed")


ROUTES = (Route(rf"profile/{WHO}/post/(?P<key>[A-Za-z0-9._~-]+)(?:/.*)?", _post),)
recognise = routes.on_host(NAME, HOSTS, ROUTES, ((rf"profile/{WHO}", "profile"), (r"profile/.+/(?:feed|lists|starter-pack)/.+|search.*|hashtag/.*", "list")))


def web_address(at_uri: str) -> str | None:
    """The web address of a post named by its AT-URI."""
    found = AT_URI.fullmatch(at_uri)
    return f"https://bsky.app/profile/{found['who']}/post/{found['key']}" if found else None


def _thread_address(ref: PostRef) -> str:
    who = (ref.canonical_url or "").split("/")[4]
    uri = f"at://{who}/app.bsky.feed.post/{ref.post_id}"
    return f"{API}?uri={quote(uri, safe='')}&depth=6&parentHeight=5"


def capture(ref: PostRef, http: Http) -> CapturedPost:
    """The post from the public AppView."""
    return captured(ref, http, (_thread_address(ref),), read)


def read(_ref: PostRef, saved: Saved) -> tuple[Reading, ...]:
    """What a getPostThread answer or a saved page says."""
    thread = dig(saved.json, "thread") or dig(saved.json, "posts", 0)
    if thread is None:
        _check_error(saved)
        return page_readings(saved)
    post = dig(thread, "post") or thread
    if dig(thread, "notFound") or dig(thread, "blocked"):
        raise PostGoneError if dig(thread, "notFound") else HiddenPostError
    return (_reading(post),)


def _check_error(saved: Saved) -> None:
    if dig(saved.json, "error") in {"NotFound", "InvalidRequest"}:
        raise PostGoneError


def _reading(post: dict[str, Any]) -> Reading:
    told = dig(post, "record")
    record = told if isinstance(told, dict) else {}
    created, indexed = moment_of(str(record.get("createdAt") or "")), words(dig(post, "indexedAt"))
    did = words(dig(post, "author", "did"))
    key = str(dig(post, "uri") or "").rsplit("/", 1)[-1]
    return Reading(
        "endpoint",
        author=_author(dig(post, "author")),
        text=words(record.get("text")),
        time=Time(created, "author_claimed", "api") if created else None,
        media=_media(dig(post, "embed")),
        in_reply_to=web_address(str(dig(record, "reply", "parent", "uri") or "")),
        canonical_url=f"https://bsky.app/profile/{did}/post/{key}" if did and key else None,
        notes=(say("Bluesky la registró el {moment}.", moment=indexed),) if indexed else (),
    )


def _author(value: Any) -> Author | None:
    handle, did = words(dig(value, "handle")), words(dig(value, "did"))
    return Author(words(dig(value, "displayName")) or handle, handle, f"https://bsky.app/profile/{handle or did}", did) if handle or did else None


def _media(embed: Any) -> tuple[str, ...]:
    images = [*dicts(dig(embed, "images")), *dicts(dig(embed, "items")), *dicts(dig(embed, "media", "images"))]
    found = [words(image.get("fullsize")) or words(image.get("thumb")) or words(image.get("thumbnail")) for image in images]
    return tuple(address for address in found if address)


def replies(ref: PostRef, http: Http) -> tuple[CapturedPost, ...]:
    """The answers under the post, as fetched."""
    return read_replies(ref, answer(http, _thread_address(ref)), "fetched")


def read_replies(_ref: PostRef, saved: Saved, how: str = "saved") -> tuple[CapturedPost, ...]:
    """The answers in a getPostThread answer, every depth that it brings."""
    return tuple(_reply(post, how) for post in _below(dig(saved.json, "thread"), 0))


def _below(node: Any, depth: int) -> list[dict[str, Any]]:
    posts: list[dict[str, Any]] = []
    for reply in dicts(dig(node, "replies")) if depth < 10 else []:
        if isinstance(reply.get("post"), dict):
            posts += [reply["post"], *_below(reply, depth + 1)]
    return posts


def _reply(post: dict[str, Any], how: str) -> CapturedPost:
    found = AT_URI.fullmatch(str(dig(post, "uri") or ""))
    key, who = (found["key"], found["who"]) if found else ("", "")
    ref = routes.timed(PostRef(NAME, "comment", f"https://bsky.app/profile/{who}/post/{key}", key), bluesky_time(key), "author_claimed")
    return merge(ref, (_reading(post),), how)
