"""Mastodon and what speaks its API (Pleroma, Akkoma, GoToSocial), on any host: a public status is anybody's to read."""

import re
from dataclasses import replace
from datetime import datetime
from typing import Any
from urllib.parse import quote, urlsplit

from bridge.domain.posts import Author, CapturedPost, PostRef, Reading, merge
from bridge.domain.posts_times import Time, mastodon_time, moment_of
from bridge.networks import activitypub, routes
from bridge.networks.errors import NotAPostError
from bridge.networks.http import Http
from bridge.networks.oembed import is_oembed, oembed_author
from bridge.networks.pages import page_readings
from bridge.networks.plain import text_of, text_of_html
from bridge.networks.reading import answer, captured
from bridge.networks.routes import Route
from bridge.networks.saved import Saved, dicts, dig, parse_html, words
from bridge.networks.urls import Url

NAME = "mastodon"
ID = r"(?P<id>\d{15,19})"
USER = r"@(?P<user>[\w.-]+(?:@[\w.-]+)?)"


def _status(url: Url, found: routes.Found) -> PostRef:
    user, post_id = found.groupdict().get("user"), found["id"]
    where = f"@{user}/{post_id}" if user else f"statuses/{post_id}"
    return routes.timed(PostRef(NAME, "post", f"{url.origin}/{where}", post_id), mastodon_time(post_id))


ROUTES = (
    Route(rf"(?:web/|deck/)?{USER}/{ID}(?:/.*)?", _status),
    Route(rf"users/(?P<user>[\w.-]+)/statuses/{ID}(?:/.*)?", _status),
    Route(rf"(?:web/)?statuses/{ID}", _status),
)
PROFILE = re.compile(rf"(?:web/)?{USER}(?:/(?:with_replies|media|followers|following))?|users/[\w.-]+")


def recognise(url: Url) -> PostRef | None:
    """Any host may be a Mastodon: the shape of the path tells."""
    if PROFILE.fullmatch("/".join(url.parts)) and not re.search(r"(?:^|\.)medium\.com$", url.host):
        raise NotAPostError(NAME, "profile", url.given)
    return routes.by_route(url, ROUTES)


def endpoint(ref: PostRef) -> str:
    """The status in the host's own API."""
    parts = urlsplit(ref.canonical_url or "")
    return f"{parts.scheme}://{parts.netloc}/api/v1/statuses/{ref.post_id}"


def capture(ref: PostRef, http: Http) -> CapturedPost:
    """The status from the API; where a host closes it, what it tells other servers, its page or its oEmbed."""
    parts = urlsplit(ref.canonical_url or "")
    oembed = f"{parts.scheme}://{parts.netloc}/api/oembed?url={quote(ref.canonical_url or '', safe='')}"
    return captured(ref, http, (endpoint(ref), activitypub.asked(ref), ref.canonical_url or "", oembed), read)


def read(ref: PostRef, saved: Saved) -> tuple[Reading, ...]:
    """What a status, a context, an ActivityPub note, an oEmbed answer or a saved page says."""
    value = saved.json
    if value is None:
        return page_readings(saved)
    if is_oembed(value):
        return (Reading("endpoint", author=oembed_author(value), text=text_of(parse_html(words(value.get("html")) or ""))),)
    if activitypub.is_note(value):
        return (activitypub.reading(value),)
    status = value if is_status(value) else _in_context(value, ref.post_id)
    return (_linked(ref, reading(status)),) if status else ()


def is_status(value: Any) -> bool:
    """Whether the JSON is a status of the Mastodon API."""
    return isinstance(value, dict) and "account" in value and "content" in value


def _linked(ref: PostRef, told: Reading) -> Reading:
    """The API names the parent by its id on that host: the address is more useful."""
    parts = urlsplit(ref.canonical_url or "")
    return replace(told, in_reply_to=f"{parts.scheme}://{parts.netloc}/statuses/{told.in_reply_to}") if told.in_reply_to else told


def _in_context(value: Any, post_id: str | None) -> dict[str, Any] | None:
    posts = [*dicts(dig(value, "ancestors") or []), *dicts(dig(value, "descendants") or [])]
    return next((post for post in posts if post.get("id") == post_id), posts[0] if posts else None)


def reading(status: dict[str, Any]) -> Reading:
    """What a status of the Mastodon API says."""
    created, edited = moment_of(str(status.get("created_at") or "")), moment_of(str(status.get("edited_at") or ""))
    warning, content = words(status.get("spoiler_text")), text_of_html(words(status.get("content")))
    return Reading(
        "endpoint",
        author=author(status.get("account")),
        text="\n\n".join(part for part in (warning, content) if part) or None,
        time=Time(created, "exact", "api") if created else None,
        media=tuple(url for item in dicts(status.get("media_attachments")) if (url := words(item.get("url")))),
        in_reply_to=words(status.get("in_reply_to_id")),
        edited_at=edited if isinstance(edited, datetime) else None,
        canonical_url=words(status.get("url")) or words(status.get("uri")),
    )


def author(value: Any) -> Author | None:
    """Who signs; the account's address never changes, its display name may."""
    acct, url = words(dig(value, "acct")), words(dig(value, "url"))
    name = words(dig(value, "display_name")) or words(dig(value, "username")) or acct
    return Author(name, acct, url, words(dig(value, "uri")) or url) if acct or url else None


def replies(ref: PostRef, http: Http) -> tuple[CapturedPost, ...]:
    """The answers under the status, as the context tells them."""
    return read_replies(ref, answer(http, f"{endpoint(ref)}/context"), "fetched")


def read_replies(_ref: PostRef, saved: Saved, how: str = "saved") -> tuple[CapturedPost, ...]:
    """The answers in a context."""
    return tuple(_reply(status, how) for status in dicts(dig(saved.json, "descendants") or []))


def _reply(status: dict[str, Any], how: str) -> CapturedPost:
    post_id = str(status.get("id") or "")
    ref = routes.timed(PostRef(NAME, "comment", words(status.get("url")) or "", post_id), mastodon_time(post_id))
    return merge(ref, (reading(status),), how)
