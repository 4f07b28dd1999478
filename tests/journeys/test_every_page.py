"""Every page that there is, as everybody may need it: in the light, in the dark, with forced colours, small, and spaced out."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page

from tests.journeys.looking import AXE, SPACING, axe, colours, overflow, structural
from tests.web.site import LINK, Browsed
from tests.web.walking import fill_draft, issue, present, show, start

pytestmark = pytest.mark.browser
WORLD = (
    "/", f"/nueva?text=mira+{LINK}", "/sin-enlace", "/como-funciona", "/accesibilidad", "/privacidad", "/sin-conexion", "/seguir", "/verificar", "/nada-de-nada",
)  # fmt: skip
DRAFT = ("publicacion", "empresa", "hechos", "peticion", "cauce", "datos", "revisa")
ISSUED = (
    "", "/consta", "/presentar", "/presentar/own_email", "/presentar/portal", "/presentar/counter", "/presentar/burofax", "/justificante",
    "/visibilidad", "/contestacion", "/respuesta", "/cerrar",
)  # fmt: skip


@pytest.fixture
def addresses(pages: Flask, registry_run: Callable[[], None]) -> list[str]:
    """Every page, with a draft, a registered claim that nobody has seen, and one on record for the world."""
    walker = Browsed(pages.test_client())
    waiting = Browsed(pages.test_client())
    waiting.open("/")
    waiting.send(link=LINK)
    start(walker, lambda: None)
    registry_run()
    walker.open(walker.path)
    fill_draft(walker)
    draft = walker.path.removesuffix("/revisa")
    fresh = issue(Browsed(pages.test_client()), registry_run)
    record = issue(Browsed(pages.test_client()), registry_run)
    present(walker, record)
    public = show(walker, record)
    return [
        *WORLD, *(f"{draft}/{question}" for question in DRAFT), *(f"{record}{path}" for path in ISSUED), fresh, f"{fresh}/consta", public,
    ]  # fmt: skip


LOOKS: tuple[dict[str, Any], ...] = (
    {"color_scheme": "dark", "forced_colors": "none"},
    {"color_scheme": "light", "forced_colors": "active"},
    {"color_scheme": "dark", "forced_colors": "active"},
)


def problems(page: Page) -> Iterator[str]:
    """What is wrong with the page that is open: its structure, axe by day, the colours in other lights, its width, small and spaced out."""
    yield from structural(page)
    yield from axe(page)
    yield from wide("at 320 px", page)
    for look in LOOKS:
        page.emulate_media(**look)
        yield from (f"{look}: {problem}" for problem in colours(page))
    page.emulate_media(color_scheme="light", forced_colors="none")
    page.add_style_tag(content=SPACING)
    yield from wide("at 320 px, spaced out (WCAG 1.4.12)", page)


def wide(when: str, page: Page) -> Iterator[str]:
    over = overflow(page)
    if over > 0:
        yield f"{over} px too wide {when}"


def test_every_page_is_sound_for_everybody(chromium: Browser, server: str, addresses: list[str]) -> None:
    """Our policy refuses strange styles, as the reader's own spacing would be; so this browser bypasses it."""
    made = chromium.new_context(viewport={"width": 390, "height": 844}, locale="es-ES", reduced_motion="reduce", service_workers="block", bypass_csp=True)
    made.add_init_script(path=AXE)
    page = made.new_page()
    wrong = []
    for address in addresses:
        page.goto(server + address)
        wrong += [f"{address}: {problem}" for problem in problems(page)]
    made.close()
    assert wrong == []
