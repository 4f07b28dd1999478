"""Trustpilot: the review's page carries author, text, dates and the company's reply; the id tells when it was begun."""

import re
from typing import Any

from bridge.domain.posts import Author, CapturedPost, PostRef, Reading, merge
from bridge.domain.posts_times import Time, moment_of, trustpilot_time
from bridge.networks import routes
from bridge.networks.http import Http
from bridge.networks.pages import page_readings
from bridge.networks.plain import attribute, under
from bridge.networks.reading import answer, captured
from bridge.networks.routes import Route
from bridge.networks.saved import Saved, dicts, dig, loads, words
from bridge.networks.urls import Url

NAME = "trustpilot"
HOSTS = re.compile(r"(?:[a-z]{2,3}\.)?trustpilot\.com")


def _review(_url: Url, found: routes.Found) -> PostRef:
    code = found["id"].lower()
    return routes.timed(PostRef(NAME, "review", f"https://www.trustpilot.com/reviews/{code}", code), trustpilot_time(code), "not_before")


ROUTES = (Route(r"reviews/(?P<id>[0-9a-fA-F]{24})", _review),)
recognise = routes.on_host(NAME, HOSTS, ROUTES, ((r"review/.*|categories.*|search.*", "list"), (r"users/.*", "profile")))


def capture(ref: PostRef, http: Http) -> CapturedPost:
    """The review from its own page."""
    return captured(ref, http, (ref.canonical_url or "",), read)


def read(ref: PostRef, saved: Saved) -> tuple[Reading, ...]:
    """What the page's data or a saved page says."""
    review = _review_in(ref, saved)
    return (_reading(review),) if review else page_readings(saved)


def _data(saved: Saved) -> Any:
    return saved.json if saved.json is not None else loads(attribute(saved.html, "//script[@id='__NEXT_DATA__']/text()") or "")


def _review_in(ref: PostRef, saved: Saved) -> dict[str, Any] | None:
    value = _data(saved)
    props = dig(value, "props", "pageProps")
    places = [*dicts(dig(props, "review")), *dicts(dig(props, "reviews")), *dicts(value)]
    found = [place for place in places if "consumer" in place]
    return next((one for one in found if one.get("id") == ref.post_id), found[0] if found else None)


def _reading(review: dict[str, Any]) -> Reading:
    at = moment_of(str(dig(review, "dates", "publishedDate") or ""))
    who = words(dig(review, "consumer", "id"))
    name = words(dig(review, "consumer", "displayName"))
    code = words(review.get("id"))
    return Reading(
        "page",
        author=Author(name, None, f"https://www.trustpilot.com/users/{who}" if who else None, who) if name else None,
        text=under(words(review.get("title")), words(review.get("text"))),
        time=Time(at, "exact", "page") if at else None,
        canonical_url=f"https://www.trustpilot.com/reviews/{code}" if code else None,
    )


def replies(ref: PostRef, http: Http) -> tuple[CapturedPost, ...]:
    """The company's reply under the review."""
    return read_replies(ref, answer(http, ref.canonical_url or ""), "fetched")


def read_replies(ref: PostRef, saved: Saved, how: str = "saved") -> tuple[CapturedPost, ...]:
    """The company's reply in the page's data."""
    review = _review_in(ref, saved)
    text = words(dig(review, "reply", "message"))
    if text is None:
        return ()
    at = moment_of(str(dig(review, "reply", "publishedDate") or ""))
    company = words(dig(_data(saved), "props", "pageProps", "businessUnit", "displayName")) or words(dig(review, "businessUnit", "displayName"))
    told = Reading("page", Author(company) if company else None, text, Time(at, "exact", "page") if at else None, in_reply_to=ref.canonical_url)
    return (merge(PostRef(NAME, "comment", ref.canonical_url, None), (told,), how),)
