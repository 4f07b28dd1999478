"""Instagram: the id tells when the media was uploaded; the text comes from the person's own copy (Meta's terms)."""

import re
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from bridge.domain.posts import Author, CapturedPost, PostRef, Reading
from bridge.domain.posts_times import Time, at_ms, meta_time, moment_of
from bridge.networks import routes
from bridge.networks.errors import NotKeptError
from bridge.networks.http import Http
from bridge.networks.oembed import is_oembed, oembed_author
from bridge.networks.pages import described, meta
from bridge.networks.plain import attribute, text_of
from bridge.networks.routes import Route
from bridge.networks.saved import Saved, dicts, dig, parse_html, words
from bridge.networks.urls import Url

NAME = "instagram"
HOSTS = re.compile(r"(?:(?:www|m|l)\.)?(?:instagram\.com|instagr\.am|dd?instagram\.com|kkinstagram\.com|instagramez\.com)")
PAGE_TEXT = re.compile(r"(?P<name>.+?) (?:on|en) Instagram:?\s*[\"“«](?P<text>.*)[\"”»]\s*\.?\s*$", re.DOTALL)


def _media(_url: Url, found: routes.Found) -> PostRef:
    kind = "reel" if found["kind"].startswith("reel") else "p"
    return routes.timed(PostRef(NAME, "post", f"https://www.instagram.com/{kind}/{found['id']}/", found["id"]), meta_time(found["id"]), "not_before")


ROUTES = (
    Route(r"share/(?:p/|reel/)?[\w-]+", routes.short(NAME)),
    Route(r"(?:[\w.]+/)?(?P<kind>p|tv|reel|reels)/(?P<id>[\w-]{5,40})(?:/.*)?", _media),
)
recognise = routes.on_host(NAME, HOSTS, ROUTES, ((r"explore/.*|stories/.*|reels", "list"), (r"[\w.]+(?:/(?:tagged|reels|channel))?", "profile")))


def embed_address(ref: PostRef) -> str:
    """The oEmbed address, only to display the post: what it returns is never kept (Meta oEmbed terms)."""
    return f"https://graph.facebook.com/v26.0/instagram_oembed?url={quote(ref.canonical_url or '', safe='')}"


def capture(ref: PostRef, http: Http) -> CapturedPost:
    """Never by us: raises NotKeptError, which asks the person for their own copy."""
    del ref, http
    raise NotKeptError(network="Instagram")


def read(_ref: PostRef, saved: Saved) -> tuple[Reading, ...]:
    """What the person's copy says: a page, an embed, or JSON of the page or of the Graph API."""
    value = saved.json
    if value is None:
        return _page(saved)
    if is_oembed(value):
        return (_embed(value),)
    items = dicts(value)
    return (_comment(items[0]) if items and "created_at" in items[0] else _graph(items[0]),) if items else ()


def _embed(value: dict[str, Any]) -> Reading:
    root = parse_html(words(value.get("html")) or "")
    told = attribute(root, "//time/@datetime")
    at = moment_of(told) if told else None
    return Reading("endpoint", author=oembed_author(value), text=text_of(root), time=Time(at, "exact", "page") if at else None)


def _graph(value: dict[str, Any]) -> Reading:
    at = moment_of(str(value.get("timestamp") or ""))
    user = words(value.get("username"))
    media = [value, *dicts(dig(value, "children", "data"))]
    return Reading(
        "endpoint",
        author=_author(user),
        text=words(value.get("caption")),
        time=Time(at, "exact", "api") if at else None,
        media=tuple(url for item in media if (url := words(item.get("media_url")))),
        canonical_url=words(value.get("permalink")),
    )


def _author(user: str | None) -> Author | None:
    return Author(user, user, f"https://www.instagram.com/{user}/", f"https://www.instagram.com/{user.lower()}/") if user else None


def _comment(value: dict[str, Any]) -> Reading:
    at = at_ms(int(value["created_at"]) * 1000) if isinstance(value.get("created_at"), int) else None
    return Reading("endpoint", author=_author(words(value.get("owner"))), text=words(value.get("text")), time=Time(at, "exact", "page") if at else None)


def _page(saved: Saved) -> tuple[Reading, ...]:
    root = saved.html
    found = PAGE_TEXT.match(meta(root, "og:title") or "") if root is not None else None
    if found is None:
        return described(saved)
    at = moment_of(attribute(root, "//time/@datetime") or "")
    time = Time(at.astimezone(UTC), "exact", "page") if isinstance(at, datetime) else None
    return (Reading("page", author=Author(found["name"].strip()), text=found["text"].strip(), time=time),)
