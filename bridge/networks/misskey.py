"""Misskey, on any host: notes are read from the public API by a POST, else from the page."""

import json
from typing import Any
from urllib.parse import urlsplit

from bridge.domain.posts import Author, CapturedPost, PostRef, Reading
from bridge.domain.posts_times import Time, misskey_time, moment_of
from bridge.networks import routes
from bridge.networks.http import Http
from bridge.networks.pages import page_readings
from bridge.networks.reading import check_status, from_saved
from bridge.networks.routes import Route
from bridge.networks.saved import Saved, dicts, dig, words
from bridge.networks.urls import Url

NAME = "misskey"


def _note(url: Url, found: routes.Found) -> PostRef:
    return routes.timed(PostRef(NAME, "post", f"{url.origin}/notes/{found['id']}", found["id"]), misskey_time(found["id"]))


ROUTES = (Route(r"notes/(?P<id>[0-9a-z]{10,16})", _note),)


def recognise(url: Url) -> PostRef | None:
    """Any host may be one: the shape of the path tells."""
    return routes.by_route(url, ROUTES)


def capture(ref: PostRef, http: Http) -> CapturedPost:
    """The note from the host's API."""
    parts = urlsplit(ref.canonical_url or "")
    asked = json.dumps({"noteId": ref.post_id}).encode()
    fetched = http.post(f"{parts.scheme}://{parts.netloc}/api/notes/show", asked, {"Content-Type": "application/json"})
    check_status(fetched)
    return from_saved(ref, Saved(fetched.body, fetched.header("content-type"), fetched.final_url), read, "fetched")


def read(ref: PostRef, saved: Saved) -> tuple[Reading, ...]:
    """What a note or a saved page says."""
    value = saved.json
    if not isinstance(value, dict) or "user" not in value:
        return page_readings(saved)
    at = moment_of(str(value.get("createdAt") or ""))
    return (
        Reading(
            "endpoint",
            author=_author(value["user"], urlsplit(ref.canonical_url or "").netloc),
            text=words(value.get("text")),
            time=Time(at, "exact", "api") if at else None,
            media=tuple(url for file in dicts(value.get("files")) if (url := words(file.get("url")))),
            in_reply_to=words(value.get("replyId")),
        ),
    )


def _author(user: Any, host: str) -> Author | None:
    name = words(dig(user, "username"))
    return Author(words(dig(user, "name")) or name, name, f"https://{host}/@{name}", words(dig(user, "id"))) if name else None
