"""An overdue claim goes on: the next step, its document, its receipt, the page that says who has it now; and the pages of companies."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser
from werkzeug.serving import make_server

from bridge.domain.companies import Firm
from bridge.jobs.context import Context
from bridge.services import companies
from bridge.settings import Settings
from bridge.web.pages import make_pages
from tests.conftest import NOON
from tests.journeys.browser import Looking, Quiet
from tests.journeys.looking import AXE
from tests.journeys.test_every_page import problems
from tests.web.site import Browsed
from tests.web.walking import issue, present, start

pytestmark = pytest.mark.browser
RECEIPT: dict[str, Any] = {"name": "registro.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 registro"}


@pytest.fixture
def later(context: Context, letters: Path) -> Iterator[str]:
    """The address of the same place, forty days on."""
    app = make_pages(replace(context, clock=lambda: NOON + timedelta(days=40)), Settings(data=letters))
    served = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    thread = Thread(target=served.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{served.server_port}"
    served.shutdown()
    thread.join(5)
    served.server_close()


def aside(work: Callable[[], None]) -> None:
    """Does slow work in a thread of its own: sealing wants a loop of events, and the browser has one here."""
    thread = Thread(target=work)
    thread.start()
    thread.join()


@pytest.fixture
def overdue(pages: Flask, registry_run: Callable[[], None]) -> str:
    """The home of a claim on record whose deadline will have passed."""
    walker = Browsed(pages.test_client())
    home = issue(walker, lambda: aside(registry_run))
    aside(registry_run)
    present(walker, home)
    return home


@pytest.mark.parametrize("width", [390, 1280])
def test_an_overdue_claim_goes_to_the_next_authority(chromium: Browser, later: str, overdue: str, registry_run: Callable[[], None], width: int) -> None:
    made = chromium.new_context(viewport={"width": width, "height": 900}, locale="es-ES", reduced_motion="reduce", service_workers="block")
    eyes = Looking(made.new_page(), later)
    eyes.open(overdue)
    eyes.press("Dar el siguiente paso")
    eyes.page.get_by_role("link", name="Reclamación ante AESA").click()
    eyes.look()
    eyes.fill(flight="AL1234", lookup="yes", transfer="yes")
    eyes.press("Escribir el documento")
    aside(registry_run)
    with eyes.page.expect_download() as download:
        eyes.page.get_by_role("link", name="Descargar el PDF").click()
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF-")
    eyes.press("Ya lo he presentado: apuntar el justificante")
    eyes.fill(channel="portal", number="REGAGE-77", day__day="4", day__month="1", day__year="2027", file=RECEIPT)
    eyes.press("Guardar el justificante")
    assert "La tiene Agencia Estatal de Seguridad Aérea" in eyes.page.inner_text("main")
    assert eyes.page.get_by_role("heading", name="Elevada", level=2).count() == 1
    made.close()
    assert eyes.wrong == []
    assert eyes.strangers == []


def test_with_nothing_lacking_one_click_writes_it(later: str, overdue: str, chromium: Browser, registry_run: Callable[[], None]) -> None:
    made = chromium.new_context(viewport={"width": 390, "height": 900}, locale="es-ES", reduced_motion="reduce", service_workers="block", java_script_enabled=False)
    page = made.new_page()
    page.goto(f"{later}{overdue}/siguiente/es.air.aesa")
    page.locator("[name=flight]").fill("AL1234")
    page.locator("[name=lookup]").first.check()
    page.locator("[name=transfer]").first.check()
    page.get_by_role("button", name="Escribir el documento").click()
    page.goto(f"{later}{overdue}/siguiente/es.air.aesa?otra=1")
    assert page.locator("[name=flight]").count() == 0
    page.get_by_role("button", name="Escribir el documento").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Reclamación ante AESA"
    made.close()


@pytest.fixture
def new_pages(pages: Flask, context: Context, overdue: str, registry_run: Callable[[], None]) -> list[str]:
    """Every page of next steps and companies, in each of its states."""
    firm = Firm("AeroLinde", "Linde Air, S.A.", "A28015865", address="Calle del Puerto 1", handles=("@AeroLinde",))
    with context.store.begin() as session:
        companies.bring_in(session, [firm], NOON)
    walker = Browsed(pages.test_client())
    walker.open(f"{overdue}/siguiente/es.court.verbal")
    walker.send(company_address="Calle del Puerto 1")
    draft = Browsed(pages.test_client())
    start(draft, lambda: aside(registry_run))
    home = draft.path.removesuffix("/publicacion")
    draft.open(f"{home}/empresa/web")
    draft.send(website="no-existe.example")
    fresh = issue(Browsed(pages.test_client()), lambda: aside(registry_run))
    walker.open(f"{overdue}/empresa-equivocada")
    walker.send(brand="Linde", name="Linde Air, S.A.", country="ES")
    walker.open(f"{overdue}/visibilidad")
    walker.send(visibility="public_named")
    step = f"{fresh}/siguiente"
    present(Browsed(pages.test_client()), fresh)
    return [
        f"{home}/empresa", f"{home}/empresa/web", f"{home}/empresa/quien", step, f"{step}/es.air.aesa", f"{step}/es.court.verbal", f"{overdue}/siguiente",
        f"{overdue}/empresa-equivocada", f"{fresh}/empresa-equivocada", "/empresas/aerolinde", "/empresas/nadie",
    ]  # fmt: skip


def test_the_new_pages_are_sound_for_everybody(chromium: Browser, server: str, new_pages: list[str]) -> None:
    made = chromium.new_context(viewport={"width": 390, "height": 844}, locale="es-ES", reduced_motion="reduce", service_workers="block", bypass_csp=True)
    made.add_init_script(path=AXE)
    page = made.new_page()
    wrong = []
    for address in new_pages:
        page.goto(server + address)
        wrong += [f"{address}: {problem}" for problem in problems(page)]
    made.close()
    assert wrong == []
