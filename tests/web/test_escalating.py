"""When the deadline passes, one click writes the next document, and its receipt starts another clock."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask

from bridge.jobs.context import Context
from bridge.settings import Settings
from bridge.web.pages import make_pages
from tests.conftest import NOON
from tests.web.site import Browsed
from tests.web.walking import issue, present


@pytest.fixture
def later(context: Context, letters: Path) -> Flask:
    """The same place, forty days on: every term of the company is over."""
    app = make_pages(replace(context, clock=lambda: NOON + timedelta(days=40)), Settings(data=letters))
    app.testing = True
    return app


@pytest.fixture
def overdue(browsed: Browsed, later: Flask, registry_run: Callable[[], None]) -> tuple[Browsed, str]:
    """A claim on record whose deadline passed, and its home."""
    home = issue(browsed, registry_run)
    registry_run()
    present(browsed, home)
    walker = Browsed(later.test_client())
    walker.open(home)
    return walker, home


def test_an_overdue_claim_offers_its_next_step_and_takes_its_receipt(overdue: tuple[Browsed, str]) -> None:
    walker, home = overdue
    assert "El plazo ha vencido: da el siguiente paso" in walker.text
    walker.open(f"{home}/siguiente")
    assert "Reclamación ante AESA" in walker.text
    walker.open(f"{home}/siguiente/es.air.aesa")
    assert "Solo preguntamos lo que falta" in walker.text
    walker.send(flight="AL1234", lookup="yes", transfer="no")
    assert "Textos para el formulario de AESA" in walker.text
    assert "No consiento que se traslade" in walker.text
    document = walker.client.get(f"{home}/siguiente/es.air.aesa/documento.pdf")
    assert document.data.startswith(b"%PDF-")
    assert document.status_code == 200
    walker.open(f"{home}/siguiente/es.air.aesa/justificante")
    stamped = (io.BytesIO(b"%PDF-1.7 registro"), "registro.pdf")
    walker.send(channel="portal", number="REGAGE-1", day__day="4", day__month="1", day__year="2027", file=stamped)
    assert "La reclamación ha pasado al siguiente paso" in walker.text
    assert "Elevada" in walker.text
    assert "AESA" in walker.text
    assert "hasta el 5 de abril de 2027" in walker.text


def test_what_was_answered_for_one_step_is_not_asked_by_the_next(overdue: tuple[Browsed, str]) -> None:
    walker, home = overdue
    walker.open(f"{home}/siguiente/es.court.verbal")
    walker.send(company_address="Calle del Puerto 1, 28001 Madrid")
    assert "Guía para la demanda de juicio verbal" in walker.text
    walker.open(f"{home}/siguiente/es.court.verbal?otra=1")
    assert not walker.tree.xpath("//input[@name='company_address']")


def test_an_empty_answer_says_what_is_missing(overdue: tuple[Browsed, str]) -> None:
    walker, home = overdue
    walker.open(f"{home}/siguiente/es.air.aesa")
    answer = walker.send(flight="")
    assert answer.status_code == 422
    assert "Contesta a esta pregunta: este paso lo exige" in walker.errors


def test_a_flight_number_that_cannot_be_one_is_refused(overdue: tuple[Browsed, str]) -> None:
    walker, home = overdue
    walker.open(f"{home}/siguiente/es.air.aesa")
    walker.send(flight="??", lookup="yes", transfer="no")
    assert walker.errors == ["No tiene la forma que debe: cópialo como está en el documento"]


def test_a_receipt_without_proof_is_refused(overdue: tuple[Browsed, str]) -> None:
    walker, home = overdue
    walker.open(f"{home}/siguiente/es.court.verbal")
    walker.send(company_address="Calle del Puerto 1")
    walker.open(f"{home}/siguiente/es.court.verbal/justificante")
    walker.send(channel="court", day__day="4", day__month="1", day__year="2027")
    assert any("sin uno de los dos no hay prueba" in error for error in walker.errors)


def test_a_step_that_does_not_follow_is_not_found(overdue: tuple[Browsed, str]) -> None:
    walker, home = overdue
    assert walker.open(f"{home}/siguiente/pe.indecopi").status_code in {400, 404, 422}


def test_before_any_receipt_the_next_step_asks_for_it(browsed: Browsed, registry_run: Callable[[], None]) -> None:
    home = issue(browsed, registry_run)
    browsed.open(f"{home}/siguiente")
    assert "apunta el justificante" in browsed.text


def test_after_an_answer_the_claimant_says_why_it_does_not_satisfy(browsed: Browsed, registry_run: Callable[[], None]) -> None:
    home = issue(browsed, registry_run)
    present(browsed, home)
    browsed.open(f"{home}/contestacion")
    browsed.send(kind="refusal", day__day="25", day__month="11", day__year="2026", text="No procede el reembolso.")
    browsed.open(f"{home}/siguiente/es.court.verbal")
    assert "¿Por qué no te vale lo que ha contestado la empresa?" in browsed.text
    browsed.send(unsatisfied="El Reglamento 261/2004 dice otra cosa.", company_address="Calle del Puerto 1")
    assert "No lo acepto: El Reglamento 261/2004 dice otra cosa." in browsed.text
    assert "No procede el reembolso" in browsed.text
