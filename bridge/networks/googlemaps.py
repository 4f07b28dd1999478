"""Google Maps: single reviews are recognised, never read (no anonymous way); places and lists of reviews are not a post."""

import re
from typing import Any

from bridge.domain.posts import Author, CapturedPost, PostRef, Reading
from bridge.domain.posts_times import Time, at_ms, moment_of
from bridge.networks import routes
from bridge.networks.errors import HiddenPostError
from bridge.networks.http import Http
from bridge.networks.pages import page_readings
from bridge.networks.routes import Route
from bridge.networks.saved import Saved, dicts, dig, words
from bridge.networks.urls import Url

NAME = "googlemaps"
HOSTS = re.compile(r"(?:www\.|maps\.)?google\.(?:com|[a-z]{2}|co\.[a-z]{2}|com\.[a-z]{2})|maps\.app\.goo\.gl|goo\.gl|g\.page|g\.co")


def _review(url: Url, found: routes.Found) -> PostRef | None:
    code = re.search(r"!1s([\w%:.=-]{6,})", found["data"] or "")
    return PostRef(NAME, "review", f"https://www.google.com{url.path}", code[1] if code else None)


def _short(url: Url, found: routes.Found) -> PostRef | None:
    return routes.short(NAME)(url, found) if not url.host.startswith(("www.", "maps.google", "google.")) else None


ROUTES = (Route(r"maps/reviews/(?P<data>data=.*)", _review), Route(r"(?:maps/|r/)?[\w-]{4,}(?:/.*)?", _short))
_OWN = routes.on_host(NAME, HOSTS, ROUTES, ((r"maps/contrib/\d+(?:/.*)?", "list"),))


def recognise(url: Url) -> PostRef | None:
    """Reviews and short links; the rest of Google is not Maps."""
    shortened = not re.search(r"(?:^|\.)google\.", url.host)
    return _OWN(url) if shortened or url.host.startswith("maps.") or url.path.startswith("/maps") else None


def capture(ref: PostRef, http: Http) -> CapturedPost:
    """Never: no anonymous endpoint shows one review."""
    del ref, http
    raise HiddenPostError


def read(_ref: PostRef, saved: Saved) -> tuple[Reading, ...]:
    """What a Places answer or a saved page says."""
    value = saved.json
    if value is None:
        return page_readings(saved)
    reviews = dicts(dig(value, "result", "reviews") or dig(value, "reviews") or value)
    return tuple(_reading(review) for review in reviews[:1] if "text" in review or "originalText" in review)


def _reading(review: dict[str, Any]) -> Reading:
    seconds = review.get("time")
    at = at_ms(seconds * 1000) if isinstance(seconds, int) else moment_of(str(review.get("publishTime") or ""))
    name = words(review.get("author_name")) or words(dig(review, "authorAttribution", "displayName"))
    url = words(review.get("author_url")) or words(dig(review, "authorAttribution", "uri"))
    text = words(review.get("text")) or words(dig(review, "originalText", "text")) or words(dig(review, "text", "text"))
    return Reading(
        "endpoint",
        author=Author(name, None, url, url) if name else None,
        text=text,
        time=Time(at, "exact", "api") if at else None,
        canonical_url=words(review.get("googleMapsUri")),
    )
