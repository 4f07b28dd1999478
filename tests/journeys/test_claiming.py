"""The whole way in a real browser: wide and narrow, with and without scripts."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser

from tests.journeys.browser import Looking
from tests.web.site import LINK

pytestmark = pytest.mark.browser
TICKET: dict[str, Any] = {"name": "billete.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 billete"}
STAMPED: dict[str, Any] = {"name": "acuse.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 acuse"}


def walk(eyes: Looking, work: Callable[[], None]) -> str:
    """From the link to the panel; the address of the claim's home."""
    eyes.open("/")
    eyes.fill(link=LINK)
    eyes.press("Continuar")
    work()
    eyes.await_button("Sí, es mía: continuar")  # the page advances by itself, with scripts or without
    eyes.press("Sí, es mía: continuar")
    eyes.fill(brand="AeroLinde")
    eyes.press("Guardar y continuar")
    eyes.fill(
        facts="Cancelaron el vuelo AL1234 y no me devuelven el dinero.", facts_date__day="3", facts_date__month="10", facts_date__year="2026", evidence=TICKET
    )
    eyes.press("Guardar y continuar")
    eyes.fill(kind="refund", amount="286,40")
    eyes.press("Guardar y continuar")
    eyes.page.locator("[name='procedure']").first.check()
    eyes.press("Elegir este cauce")
    for name, value in (
        ("name", "Lucía Marín"),
        ("email", "lucia@correo.example"),
        ("id_number", "12345678Z"),
        ("address", "Mayor 3"),
        ("postal_code", "28013"),
        ("city", "Madrid"),
        ("phone", "600123456"),
    ):
        if eyes.page.locator(f"[name='{name}']").count():
            eyes.fill(**{name: value})
    eyes.press("Guardar y continuar")
    eyes.press("Registrar mi reclamación")
    return eyes.page.url.removeprefix(eyes.server).removesuffix("/consta")


def present(eyes: Looking, home: str) -> None:
    eyes.open(f"{home}/justificante")
    eyes.fill(channel="counter", number="REG-77", day__day="25", day__month="11", day__year="2026", hour="9:30", file=STAMPED)
    eyes.press("Guardar el justificante")


@pytest.mark.parametrize("width", [390, 1280])
def test_a_link_becomes_a_claim_on_record(browser: Looking, registry_run: Callable[[], None], width: int) -> None:
    browser.page.set_viewport_size({"width": width, "height": 900})
    home = walk(browser, registry_run)
    assert browser.page.get_by_role("heading", level=1).inner_text() == "Tu reclamación queda registrada"
    present(browser, home)
    assert browser.page.get_by_role("heading", name="Día 0 de").count() == 1
    browser.open(f"{home}/visibilidad")
    browser.page.get_by_label("Solo con enlace").check()
    browser.press("Guardar")
    browser.press("Ver la página como la ven los demás")
    assert browser.page.get_by_role("img", name="Día 0 de").count() == 1


def test_it_all_works_without_scripts(chromium: Browser, server: str, pages: Flask, registry_run: Callable[[], None]) -> None:
    made = chromium.new_context(viewport={"width": 390, "height": 844}, locale="es-ES", java_script_enabled=False, service_workers="block")
    page = made.new_page()
    eyes = _Blind(page, server)
    home = walk(eyes, registry_run)
    present(eyes, home)
    assert "Tu reclamación consta" in page.inner_text("main")
    made.close()


class _Blind(Looking):
    """Without scripts a page cannot be asked about its structure; it is only used."""

    def look(self) -> None:
        """Nothing."""
