"""TripAdvisor: single reviews are recognised; their text comes from the person's copy, since pages are closed to programs."""

import re
from typing import Any

from bridge.domain.posts import Author, CapturedPost, PostRef, Reading, merge
from bridge.domain.posts_times import Time, moment_of, precision_of
from bridge.networks import routes
from bridge.networks.http import Http
from bridge.networks.pages import page_readings
from bridge.networks.plain import under
from bridge.networks.reading import captured
from bridge.networks.routes import Route
from bridge.networks.saved import Saved, dicts, dig, words
from bridge.networks.urls import Url

NAME = "tripadvisor"
HOSTS = re.compile(r"(?:(?:www|m|[a-z]{2})\.)?tripadvisor\.(?:com|[a-z]{2}|co\.[a-z]{2}|com\.[a-z]{2})")
IDS = r"(?P<ids>g\d+-d\d+-r(?P<id>\d+))"


def _review(_url: Url, found: routes.Found) -> PostRef:
    return PostRef(NAME, "review", f"https://www.tripadvisor.com/ShowUserReviews-{found['ids']}.html", f"r{found['id']}")


ROUTES = (Route(rf"ShowUserReviews-{IDS}(?:-[^/]*)?(?:\.html)?", _review),)
recognise = routes.on_host(NAME, HOSTS, ROUTES, ((r"(?:Hotel|Restaurant|Attraction)\w*_Review-.*|Tourism-.*", "list"), (r"Profile/.*|members/.*", "profile")))


def capture(ref: PostRef, http: Http) -> CapturedPost:
    """Whatever the page shows to a program; usually a wall."""
    return captured(ref, http, (ref.canonical_url or "",), read)


def read(ref: PostRef, saved: Saved) -> tuple[Reading, ...]:
    """What a Content API answer or a saved page says."""
    review = _review_in(ref, saved.json)
    return (_reading(review),) if review else page_readings(saved)


def _review_in(ref: PostRef, value: Any) -> dict[str, Any] | None:
    found = [item for item in (*dicts(dig(value, "data")), *dicts(dig(value, "reviews")), *dicts(value)) if "text" in item]
    return next((one for one in found if f"r{one.get('id')}" == ref.post_id), found[0] if found else None)


def _reading(review: dict[str, Any]) -> Reading:
    at = moment_of(str(review.get("published_date") or ""))
    name = words(dig(review, "user", "username"))
    return Reading(
        "endpoint",
        author=Author(name, name) if name else None,
        text=under(words(review.get("title")), words(review.get("text"))),
        time=Time(at, precision_of(at), "api") if at else None,
    )


def read_replies(ref: PostRef, saved: Saved, how: str = "saved") -> tuple[CapturedPost, ...]:
    """The owner's response in a Content API answer."""
    told = dig(_review_in(ref, saved.json), "owner_response")
    text, name = words(dig(told, "text")), words(dig(told, "author"))
    reading = Reading("endpoint", author=Author(name) if name else None, text=text, in_reply_to=ref.canonical_url)
    return (merge(PostRef(NAME, "comment", ref.canonical_url, None), (reading,), how),) if text else ()
