"""The reader's language: chosen by `?lang=`, kept in a cookie, guessed from the browser; and what templates need to speak it."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from babel.dates import format_date, format_datetime
from babel.numbers import format_currency
from flask import Flask, Response, has_request_context, request
from markupsafe import Markup, escape

from bridge.domain.norms import Text
from bridge.sentences import Sentence, Value, say
from bridge.words import LANGUAGES, catalogue, spoken, written

COOKIE = "lang"
YEAR = 365 * 24 * 3600
ENDONYMS = {"es": "Español", "en": "English", "ca": "Català", "gl": "Galego", "eu": "Euskara", "pt": "Português", "fr": "Français"}


def language() -> str:
    """The language of the page that is being made."""
    if not has_request_context():
        return "es"
    asked = (request.args.get("lang", ""), request.cookies.get(COOKIE, ""))
    return next((code for code in asked if code in LANGUAGES), None) or request.accept_languages.best_match(LANGUAGES) or "es"


def translate(text: str, **values: Value | Markup) -> str:
    """The text in the reader's language, its values filled in; markup among the values stays markup, all else is escaped."""
    if not any(isinstance(value, Markup) for value in values.values()):
        return spoken(say(text, **values), language())
    pattern = Markup(escape(catalogue(language()).get(text, text)))  # noqa: S704 # escaped right here
    return pattern.format(**{name: value if isinstance(value, Markup) else written(value, language()) for name, value in values.items()})


def aloud(value: Any) -> Any:
    """A sentence, a text of the packs or a day in the reader's language; anything else as it is. Jinja calls it on all that it prints."""
    if isinstance(value, Sentence):
        return spoken(value, language())
    if isinstance(value, Text):
        return value.said(language())
    return day(value) if isinstance(value, date) else value


def in_language(code: str) -> str:
    """The address of the same page in another language."""
    return f"{request.path}?{urlencode({**request.args.to_dict(), 'lang': code})}"


def languages() -> list[tuple[str, str]]:
    """The languages to choose from, each in its own name."""
    return [(code, ENDONYMS[code]) for code in LANGUAGES]


def remember(answer: Response, *, secure: bool) -> Response:
    """Keeps a language that was asked for."""
    asked = request.args.get("lang", "")
    if asked in LANGUAGES:
        answer.set_cookie(COOKIE, asked, max_age=YEAR, samesite="Lax", secure=secure, httponly=True)
    return answer


def day(value: date) -> str:
    """«3 de octubre de 2026»."""
    return written(value.date() if isinstance(value, datetime) else value, language())


def moment(value: datetime) -> str:
    """«3 de octubre de 2026, 21:17 h»."""
    return spoken(say("{day}, {hour} h", day=day(value), hour=clock(value)), language())


def short_date(value: date) -> str:
    """«3 oct 2026»."""
    return format_date(value, "d MMM y", locale=language())


def stamp_day(value: date) -> str:
    """«10 NOV», as the stamp has it."""
    return format_datetime(value, "d MMM", locale=language()).upper().replace(".", "")


def clock(value: datetime) -> str:
    """«09:42»."""
    return f"{value:%H:%M}"


def money(value: Decimal, currency: str = "EUR") -> str:
    """«286,40 €»."""
    return format_currency(value, currency, locale=language())


def grouped(digest: str) -> str:
    """A fingerprint in groups of four, which eyes can follow."""
    return " ".join(digest[n : n + 4] for n in range(0, len(digest), 4))


FILTERS: Mapping[str, Any] = {
    "day": day, "moment": moment, "short_date": short_date, "stamp_day": stamp_day, "clock": clock, "money": money, "grouped": grouped,
}  # fmt: skip


def install(app: Flask) -> None:
    """Teaches the app's templates to speak, and the app to remember in which language."""
    secure = bool(app.config["SESSION_COOKIE_SECURE"])
    app.jinja_env.finalize = aloud
    app.jinja_env.filters.update(FILTERS)
    app.jinja_env.globals.update(_=translate, language=language, languages=languages, in_language=in_language)
    app.after_request(lambda answer: remember(answer, secure=secure))
