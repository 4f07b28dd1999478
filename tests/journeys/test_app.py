"""The pages as an app: it can be installed, phones can share to it, and without a network it says so."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, Playwright, expect

from tests.journeys.browser import FLAGS, Looking, chromium_path
from tests.web.site import LINK

pytestmark = pytest.mark.browser


def test_it_can_be_installed(playwright: Playwright, server: str, pages: Flask, tmp_path: Path) -> None:
    """Only a real profile may install: a private one always answers `in-incognito`."""
    profile = playwright.chromium.launch_persistent_context(str(tmp_path), executable_path=chromium_path(), args=FLAGS)
    page = profile.pages[0]
    page.goto(server)
    asked = profile.new_cdp_session(page)
    assert asked.send("Page.getInstallabilityErrors")["installabilityErrors"] == []
    manifest: dict[str, Any] = asked.send("Page.getAppManifest")
    assert manifest["errors"] == []
    target = json.loads(manifest["data"])["share_target"]
    assert (target["action"], target["method"]) in {(rule.rule, method) for rule in pages.url_map.iter_rules() for method in rule.methods or ()}
    profile.close()


def test_without_a_network_it_says_so(chromium: Browser, server: str) -> None:
    made = chromium.new_context(locale="es-ES")
    page = made.new_page()
    page.goto(server)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("caches.match('/sin-conexion').then((kept) => Boolean(kept))")
    page.reload()
    made.set_offline(True)
    page.goto(f"{server}/como-funciona")
    assert page.get_by_role("heading", level=1).inner_text() == "Sin conexión"
    kept: list[str] = page.evaluate("caches.open('consta-1').then((shelf) => shelf.keys()).then((keys) => keys.map((key) => new URL(key.url).pathname))")
    assert not any(path.startswith(("/mia", "/r/")) for path in kept)
    made.close()


def test_the_first_mistake_is_where_the_keyboard_is(browser: Looking) -> None:
    browser.open("/")
    browser.press("Continuar")
    assert browser.page.evaluate("document.activeElement.id") == "summary"
    browser.page.get_by_role("link", name="Pega el enlace de tu publicación").click()
    assert browser.page.evaluate("document.activeElement.id") == "link"
    browser.page.keyboard.press("Tab")
    assert browser.page.evaluate("document.activeElement.textContent") == "Continuar"


def test_the_keyboard_can_skip_to_the_content(browser: Looking) -> None:
    browser.open("/como-funciona")
    browser.page.keyboard.press("Tab")
    expect(browser.page.get_by_role("link", name="Saltar al contenido")).to_be_in_viewport()
    browser.page.keyboard.press("Enter")
    assert browser.page.evaluate("document.activeElement.id") == "main"


def test_the_page_goes_on_by_itself_when_the_post_is_read(browser: Looking, registry_run: Callable[[], None]) -> None:
    browser.open("/")
    browser.fill(link=LINK)
    browser.press("Continuar")
    assert browser.page.get_by_role("progressbar").count() == 1
    registry_run()
    expect(browser.page.get_by_role("heading", name="¿Es esta tu publicación?")).to_be_visible(timeout=15000)
