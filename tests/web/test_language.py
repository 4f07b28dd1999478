"""The reader's language: asked for, remembered, guessed; and what is written in it."""

from datetime import datetime
from decimal import Decimal

from flask import Flask
from markupsafe import Markup

from bridge.sentences import say
from bridge.web.language import aloud, grouped, moment, money, stamp_day, translate


def test_spanish_is_spoken_when_nothing_is_known(pages: Flask) -> None:
    assert '<html lang="es">' in pages.test_client().get("/").text


def test_the_browser_is_believed(pages: Flask) -> None:
    client = pages.test_client()
    assert '<html lang="en">' in client.get("/", headers={"Accept-Language": "en-GB,en;q=0.9"}).text
    assert '<html lang="es">' in client.get("/", headers={"Accept-Language": "de"}).text


def test_what_was_asked_for_is_remembered(pages: Flask) -> None:
    client = pages.test_client()
    assert '<html lang="en">' in client.get("/?lang=en").text
    assert '<html lang="en">' in client.get("/privacidad").text
    assert '<html lang="es">' in client.get("/privacidad?lang=es", headers={"Accept-Language": "en"}).text


def test_an_unknown_language_changes_nothing(pages: Flask) -> None:
    answer = pages.test_client().get("/?lang=%00xx")
    assert '<html lang="es">' in answer.text
    assert "Set-Cookie" not in answer.headers or "lang=" not in answer.headers["Set-Cookie"]


def test_the_other_languages_are_offered_in_their_own_names(pages: Flask) -> None:
    page = pages.test_client().get("/nueva?text=hola")
    assert '<a href="/nueva?text=hola&amp;lang=en" lang="en" hreflang="en" rel="nofollow">English</a>' in page.text


def test_dates_and_amounts_are_written_as_the_reader_does(pages: Flask) -> None:
    at = datetime(2026, 11, 10, 9, 42)  # noqa: DTZ001 # the hour on the wall
    with pages.test_request_context("/?lang=es"):
        assert moment(at) == "10 de noviembre de 2026, 09:42 h"
        assert stamp_day(at) == "10 NOV"
        assert money(Decimal("1286.40")) == "1.286,40\u00a0€"
    with pages.test_request_context("/?lang=en"):
        assert moment(at).startswith("November 10, 2026") or moment(at).startswith("10 November 2026")
        assert money(Decimal("1286.40")) == "€1,286.40"


def test_markup_among_the_values_stays_and_all_else_is_escaped(pages: Flask) -> None:
    with pages.test_request_context("/"):
        assert translate("Hola {name} & {who}", name=Markup("<b>Ana</b>"), who="<i>") == "Hola <b>Ana</b> &amp; &lt;i&gt;"
        assert aloud(say("«{name}»", name="<i>")) == "«<i>»"


def test_fingerprints_are_grouped_for_the_eye() -> None:
    assert grouped("9f2c41d7") == "9f2c 41d7"
