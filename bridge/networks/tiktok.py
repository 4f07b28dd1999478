"""TikTok: oEmbed gives author and caption to anybody; the id tells when the upload began, not when it was published."""

import re
from typing import Any
from urllib.parse import quote

from bridge.domain.posts import Author, CapturedPost, PostRef, Reading
from bridge.domain.posts_times import Time, at_ms, digits, tiktok_time
from bridge.networks import routes
from bridge.networks.http import Http
from bridge.networks.oembed import is_oembed, oembed_reading
from bridge.networks.pages import page_readings
from bridge.networks.plain import attribute
from bridge.networks.reading import captured
from bridge.networks.routes import Route
from bridge.networks.saved import Saved, dig, loads, words
from bridge.networks.urls import Url

NAME = "tiktok"
HOSTS = re.compile(r"(?:(?:www|m|vm|vt|us)\.)?tiktok\.com|(?:www\.)?tiktokv\.com|(?:www\.)?(?:vx|d|tn)tiktok\.com")
ID = r"(?P<id>\d{15,20})"
STATE = "//script[@id='__UNIVERSAL_DATA_FOR_REHYDRATION__' or @id='SIGI_STATE' or @id='__NEXT_DATA__']/text()"


def _video(_url: Url, found: routes.Found) -> PostRef:
    given = found.groupdict()
    path = f"@{given.get('user') or '_'}/{given.get('kind') or 'video'}/{found['id']}"
    return routes.timed(PostRef(NAME, "post", f"https://www.tiktok.com/{path}", found["id"]), tiktok_time(found["id"]), "not_before")


def _short(url: Url, found: routes.Found) -> PostRef | None:
    return routes.short(NAME)(url, found) if url.host.startswith(("vm.", "vt.")) else None


ROUTES = (
    Route(rf"@(?P<user>[\w.-]*)/(?P<kind>video|photo)/{ID}(?:/.*)?", _video),
    Route(rf"(?:share/video|embed(?:/v\d)?|v|i18n/share/video)/{ID}(?:\.html)?", _video),
    Route(r"t/\w+", routes.short(NAME)),
    Route(r"\w+", _short),
)
recognise = routes.on_host(NAME, HOSTS, ROUTES, ((r"@[\w.-]+(?:/live)?", "profile"), (r"tag/.*|music/.*|search.*|discover.*|place/.*", "list")))


def capture(ref: PostRef, http: Http) -> CapturedPost:
    """The caption and the author from oEmbed."""
    return captured(ref, http, (f"https://www.tiktok.com/oembed?url={quote(ref.canonical_url or '', safe='')}",), read)


def read(_ref: PostRef, saved: Saved) -> tuple[Reading, ...]:
    """What oEmbed, the page's state or a saved page says."""
    value = saved.json
    if is_oembed(value):
        return (oembed_reading(value),)
    state = loads(attribute(saved.html, STATE) or "") if value is None else value
    item = _item(state)
    return (_reading(item),) if item else page_readings(saved)


def _item(state: Any) -> dict[str, Any] | None:
    places = (
        dig(state, "__DEFAULT_SCOPE__", "webapp.video-detail", "itemInfo", "itemStruct"),
        dig(state, "props", "pageProps", "itemInfo", "itemStruct"),
        dig(state, "itemInfo", "itemStruct"),
        *_modules(dig(state, "ItemModule")),
        state,
    )
    return next((place for place in places if isinstance(place, dict) and "desc" in place), None)


def _modules(value: Any) -> list[Any]:
    return list(value.values())[:1] if isinstance(value, dict) else []


def _reading(item: dict[str, Any]) -> Reading:
    at = at_ms(digits(str(item.get("createTime") or "")) * 1000)
    cover = words(dig(item, "video", "cover"))
    return Reading(
        "page",
        author=_author(item.get("author")),
        text=words(item.get("desc")),
        time=Time(at, "exact", "page") if at else None,
        media=(cover,) if cover else (),
    )


def _author(value: Any) -> Author | None:
    handle = words(dig(value, "uniqueId"))
    return Author(words(dig(value, "nickname")) or handle, handle, f"https://www.tiktok.com/@{handle}", words(dig(value, "id"))) if handle else None
