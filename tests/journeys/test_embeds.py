"""The card, the badge and the page in a real browser: they load where other people's pages show them, and say the live state."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser

from tests.journeys.browser import Looking
from tests.journeys.servers.serving import served
from tests.journeys.test_claiming import present, walk

pytestmark = pytest.mark.browser
PICTURES = os.environ.get("CONSTA_PICTURES")
"""Where to leave what the browser saw, for somebody to look at."""


def shown(eyes: Looking, work: Callable[[], None]) -> str:
    """A claim on record that anybody with its link may see; the address of its page."""
    home = walk(eyes, work)
    present(eyes, home)
    eyes.open(f"{home}/visibilidad")
    eyes.page.get_by_label("Solo con enlace").check()
    eyes.press("Guardar")
    return str(eyes.page.locator("a[href^='/r/']").first.get_attribute("href"))


def test_the_badge_and_the_card_show_on_somebody_elses_page(browser: Looking, chromium: Browser, registry_run: Callable[[], None]) -> None:
    public = f"{browser.server}{shown(browser, registry_run)}"
    blog = Flask("blog")
    blog.add_url_rule("/", view_func=lambda: f"<h1>Mi blog</h1><img id=sello src='{public}/sello.svg' alt=s><img id=tarjeta src='{public}/tarjeta-hoy.png' alt=t>")
    with served(blog) as port:
        page = chromium.new_page()
        page.goto(f"http://127.0.0.1:{port}/")
        sizes = page.evaluate("['sello', 'tarjeta'].map((id) => [document.getElementById(id).naturalWidth, document.getElementById(id).naturalHeight])")
        _keep(page.screenshot(full_page=True), "blog")
        page.close()
    assert sizes[1] == [1200, 630]
    assert sizes[0][0] > 100
    assert sizes[0][1] == 28


def test_the_status_page_tells_networks_what_it_is(browser: Looking, registry_run: Callable[[], None]) -> None:
    public = shown(browser, registry_run)
    browser.open(public)
    page = browser.page
    image = str(page.locator("meta[property='og:image']").get_attribute("content"))
    address = f"{browser.server}{image.removeprefix('http://localhost')}"
    answer = page.request.get(address)
    assert (answer.headers["content-type"], answer.headers["cross-origin-resource-policy"]) == ("image/png", "cross-origin")
    assert len(answer.body()) < 300_000
    assert page.evaluate("JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent)['@type']") == "Report"
    assert page.locator(".h-entry a.u-in-reply-to").get_attribute("href") == "http://foro-quejas.es/queja/1834"
    _keep(page.screenshot(full_page=True), "status")
    browser.open(f"{public}/incrustar")
    assert page.evaluate("document.querySelector('img[src$=\"sello.svg\"]').naturalWidth") > 100
    _keep(page.screenshot(full_page=True), "paste")


def test_pages_of_proving_and_answers_hold_up(browser: Looking, registry_run: Callable[[], None]) -> None:
    """The browser looks at each page that it opens."""
    home = walk(browser, registry_run)
    browser.open(f"{home}/autoria")
    browser.press("Dame un código")
    _keep(browser.page.screenshot(full_page=True), "autoria")
    browser.press("Comprobar")
    browser.open(f"{home}/empresa-dijo")
    _keep(browser.page.screenshot(full_page=True), "dijo")
    browser.open("/desde-el-movil")
    _keep(browser.page.screenshot(full_page=True), "movil")


def _keep(picture: bytes, name: str) -> None:
    if PICTURES:
        (Path(PICTURES) / f"{name}.png").write_bytes(picture)
