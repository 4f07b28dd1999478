"""Objections to a public page: anybody makes them, nobody is silenced by them, somebody decides, and all of it is in the registro."""

from collections.abc import Callable

import pytest
from flask import Flask

from bridge.errors import ConstaError
from bridge.jobs.context import Context
from bridge.services import find, moderating
from bridge.services.record import Act
from bridge.store.flag_tables import FlagRow
from bridge.web.mine import look
from tests.conftest import NOON
from tests.web.site import Browsed
from tests.web.walking import issue, show

OPERATOR = Act("operator", NOON)
WORDS = "Sale el nombre de mi hija, CANARY-WORD."


@pytest.fixture
def home(browsed: Browsed, registry_run: Callable[[], None]) -> str:
    return issue(browsed, registry_run)


@pytest.fixture
def public(browsed: Browsed, home: str) -> str:
    return show(browsed, home, "public_pseudonymous")


def complain(pages: Flask, public: str) -> Browsed:
    stranger = Browsed(pages.test_client())
    stranger.open(f"{public}/avisar")
    stranger.send(reason="personal_data", text=WORDS, email="vecina@correo.example")
    return stranger


def decide(context: Context, home: str, decision: str, reason: str = "") -> None:
    with context.store.begin() as session:
        moderating.decide(session, find.by_token(session, home.split("/")[2], lock=True), decision, reason, OPERATOR)


def kinds(context: Context, home: str) -> list[tuple[str, str]]:
    return [(event.kind, event.actor) for event in look(context, home.split("/")[2]).state.seen if event.kind in {"flagged", "flag_answered", "moderated"}]


def test_a_report_is_logged_by_its_kind_alone_and_hides_nothing(context: Context, browsed: Browsed, pages: Flask, home: str, public: str) -> None:
    assert "Hemos recibido tu aviso" in complain(pages, public).text
    assert kinds(context, home) == [("flagged", "world")]
    assert look(context, home.split("/")[2]).state.seen[-1].data == {"reason": "personal_data"}
    page = pages.test_client().get(public)
    assert page.status_code == 200
    assert "CANARY" not in page.text
    with context.store.read() as session:
        assert b"CANARY" not in session.query(FlagRow).one().said


def test_the_claimant_reads_it_without_knowing_whose_it_is_and_answers(context: Context, browsed: Browsed, pages: Flask, home: str, public: str) -> None:
    complain(pages, public)
    browsed.open(home)
    assert browsed.tree.xpath(f"//a[@href='{home}/avisos']")
    browsed.open(f"{home}/avisos")
    assert WORDS in browsed.text
    assert "vecina" not in browsed.text
    browsed.send(text="Es el nombre de la empresa.")
    assert kinds(context, home)[-1] == ("flag_answered", "claimant")
    with context.store.read() as session:
        assert [(flag.report.email, flag.answer) for flag in moderating.waiting(session)] == [("vecina@correo.example", "Es el nombre de la empresa.")]


def test_a_withdrawn_page_says_so_everywhere_and_the_claimant_keeps_all(context: Context, browsed: Browsed, pages: Flask, home: str, public: str) -> None:
    complain(pages, public)
    decide(context, home, "hide", "Nombra a una menor.")
    stranger = pages.test_client()
    for twin in ("", ".json", ".ics", ".atom", "/avisar", "/incrustar"):
        answer = stranger.get(public + twin)
        assert answer.status_code == 410, twin
        assert "AeroLinde" not in answer.text
    assert "retirado por moderación" in stranger.get(public).text
    browsed.open(home)
    assert "Nombra a una menor." in browsed.text
    assert "AeroLinde" in browsed.text
    decide(context, home, "restore")
    assert stranger.get(public).status_code == 200
    assert kinds(context, home) == [("flagged", "world"), ("moderated", "operator"), ("moderated", "operator")]


def test_showing_it_again_does_not_undo_a_decision(context: Context, browsed: Browsed, pages: Flask, home: str, public: str) -> None:
    decide(context, home, "hide", "Lo dice un juez.")
    browsed.open(f"{home}/visibilidad")
    browsed.send(visibility="link")
    browsed.open(f"{home}/visibilidad")
    browsed.send(visibility="public_named")
    assert pages.test_client().get(public).status_code == 410


def test_a_dismissed_report_is_no_longer_on_the_list(context: Context, pages: Flask, home: str, public: str) -> None:
    complain(pages, public)
    decide(context, home, "dismiss")
    assert pages.test_client().get(public).status_code == 200
    with context.store.read() as session:
        assert list(moderating.waiting(session)) == []


@pytest.mark.parametrize(("decision", "reason", "why"), [("hide", " ", "without a reason"), ("restore", "", "it is not withdrawn"), ("burn", "", "no such thing")])
def test_what_cannot_be_decided_is_refused(context: Context, home: str, decision: str, reason: str, why: str) -> None:
    with pytest.raises(ConstaError):
        decide(context, home, decision, reason)
    assert kinds(context, home) == [], why


def test_a_page_that_its_claimant_took_back_cannot_be_reported(browsed: Browsed, pages: Flask, home: str, public: str) -> None:
    browsed.open(f"{home}/visibilidad")
    browsed.send(visibility="private")
    assert pages.test_client().get(f"{public}/avisar").status_code == 410
