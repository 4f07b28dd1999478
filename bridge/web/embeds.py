"""The claim where other people see it: the share card, the badge, oEmbed, the feed, and the page with what to paste. Only what the world may see."""

import re

from flask import Blueprint, jsonify, render_template, request
from werkzeug.wrappers import Response

from bridge.documents.card import paint
from bridge.domain.addresses import apart
from bridge.domain.card import card, card_name
from bridge.domain.embeds import LIVE, badge, oembed, snippet, title
from bridge.errors import InvalidError, NotFoundError
from bridge.jobs.context import Context
from bridge.jobs.making import day
from bridge.sentences import Sentence, say
from bridge.web.access import bound, seen_by
from bridge.web.answering import page
from bridge.web.public import seen
from bridge.web.unfurling import changed_at
from bridge.words import LANGUAGES, speaker

NAME = re.compile(r"[0-9a-z-]{1,40}")
DAY, HOUR = 86_400, 3_600
ROOM = 10_000
ELSEWHERE = {"Cross-Origin-Resource-Policy": "cross-origin", "Access-Control-Allow-Origin": "*"}
"""What other people's pages show must be theirs to load."""


class UnknownFormatError(InvalidError):
    """oEmbed is served as JSON only."""

    code = "unknown_format"
    sentence = say("Solo servimos oEmbed en JSON.")


def _tell(sentence: Sentence) -> str:
    """In the language that the address asks for; crawlers say nothing of theirs, so it is Spanish otherwise."""
    asked = request.args.get("lang", "es")
    return speaker(asked if asked in LANGUAGES else "es")(sentence)


@seen_by("world")
def share_card(context: Context, code: str, name: str) -> Response:
    """The card of the live state. Its name carries the day, because networks keep pictures by their address."""
    if not NAME.fullmatch(name):
        raise NotFoundError
    claim = seen(context, code)
    data = paint(card(claim, context.zone, context.address), _tell)
    current = f"tarjeta-{name}.png" == card_name(claim, day(context))
    return _elsewhere(Response(data, mimetype="image/png"), DAY if current else HOUR)


@seen_by("world")
def seal(context: Context, code: str) -> Response:
    """The badge."""
    answer = Response(badge(seen(context, code), _tell), mimetype="image/svg+xml")
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return _elsewhere(answer, HOUR)


def _elsewhere(answer: Response, seconds: int) -> Response:
    answer.headers.update(ELSEWHERE)
    answer.headers["Cache-Control"] = f"public, max-age={seconds}"
    answer.add_etag()
    return answer.make_conditional(request.environ)


@seen_by("world")
def described(context: Context) -> Response:
    """The answer to oEmbed (oembed.com): what a page that got our link may show of it."""
    if request.args.get("format", "json") != "json":
        raise UnknownFormatError
    claim = seen(context, _code(context, request.args.get("url", "")))
    answer = jsonify(oembed(claim, context.address, (_room("maxwidth"), _room("maxheight")), _tell))
    return _elsewhere(answer, HOUR)


def _code(context: Context, url: str) -> str:
    """The code in an address of ours. Raises NotFoundError for any other."""
    found = re.fullmatch(r"/r/([0-9A-Za-z-]{1,20})/?", apart(url).path) if url.startswith(context.address) else None
    if found is None:
        raise NotFoundError
    return found[1]


def _room(name: str) -> int:
    asked = request.args.get(name, "")
    return max(int(asked), 1) if re.fullmatch(r"\d{1,5}", asked) else ROOM


@seen_by("world")
def feed(context: Context, code: str) -> Response:
    """What happens to the claim, for readers of feeds (RFC 4287)."""
    claim = seen(context, code)
    shown = {"claim": claim, "title": title(claim, _tell), "address": f"{context.address}/r/{claim.code}", "changed_at": changed_at(claim)}
    return _elsewhere(Response(render_template("embeds/feed.xml", **shown), mimetype="application/atom+xml"), HOUR)


@seen_by("world")
def to_paste(context: Context, code: str) -> Response:
    """The badge and the card, with what to paste to have them on a page of one's own."""
    claim = seen(context, code)
    shown = {"code": claim.code, "title": title(claim, _tell), "snippet": snippet(claim, context.address, _tell)}
    return page("embeds/paste.html", None, None, back=f"/r/{claim.code}", live=LIVE, address=f"{context.address}/r/{claim.code}", **shown)


ROUTES = (
    ("GET", "/r/<code>/tarjeta-<name>.png", share_card),
    ("GET", "/r/<code>/sello.svg", seal),
    ("GET", "/r/<code>.atom", feed),
    ("GET", "/r/<code>/incrustar", to_paste),
    ("GET", "/oembed", described),
)


def make_blueprint(context: Context) -> Blueprint:
    """The pages of this noun."""
    return bound("embeds", ROUTES, context)
