"""The browser fixture: Debian's Chromium through Playwright, and an application served on this machine."""

import os
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, FilePayload, Page, Playwright, Request, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

from tests.journeys.looking import structural

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
REQUIRED = os.environ.get("CONSTA_BROWSER") == "required"


def chromium_path() -> str:
    """Where Chromium is; without it the test is skipped, or fails where a browser is required."""
    found = os.environ.get("CONSTA_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if found:
        return found
    if REQUIRED:
        pytest.fail("CONSTA_BROWSER=required and no Chromium: apt-get install chromium, or set CONSTA_CHROMIUM")
    pytest.skip("no Chromium: apt-get install chromium, or set CONSTA_CHROMIUM")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    chromium_path()
    with sync_playwright() as made:
        yield made


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    launched = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
    yield launched
    launched.close()


class Quiet(WSGIRequestHandler):
    """A server that does not tell each request."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Nothing."""


@pytest.fixture
def server(pages: Flask) -> Iterator[str]:
    """The address of the application."""
    served = make_server("127.0.0.1", 0, pages, threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=served.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{served.server_port}"
    served.shutdown()
    thread.join(5)
    served.server_close()


@dataclass
class Looking:
    """A page of the browser that looks at each page it gets and remembers what is wrong."""

    page: Page
    server: str
    wrong: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", self._asked)
        self.page.on("pageerror", lambda error: self.wrong.append(f"script: {error}"))
        self.page.on("console", lambda said: self.wrong.append(f"console: {said.text}") if said.type == "error" and "422" not in said.text else None)

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.server, "data:")):
            self.strangers.append(request.url)

    def open(self, path: str) -> None:
        self.page.goto(f"{self.server}{path}")
        self.look()

    def look(self) -> None:
        """Looks at the page; says where it was."""
        path = self.page.url.removeprefix(self.server)
        self.wrong += [f"{path}: {found}" for found in structural(self.page)]

    def await_button(self, name: str) -> None:
        """Waits until a page that goes on by itself shows that button, and looks at it."""
        self.page.get_by_role("button", name=name, exact=True).or_(self.page.get_by_role("link", name=name, exact=True)).first.wait_for()
        self.page.wait_for_load_state()
        self.look()

    def press(self, name: str) -> None:
        """Presses the button or link of that name, and looks at what comes."""
        target = self.page.get_by_role("button", name=name, exact=True).or_(self.page.get_by_role("link", name=name, exact=True))
        target.first.click()
        self.page.wait_for_load_state()
        self.look()

    def fill(self, **answers: Any) -> None:
        """Writes in the fields of those names; True ticks, a dict is a file."""
        for name, answer in answers.items():
            at = self.page.locator(f"[name='{name.replace('__', '-')}']")
            if isinstance(answer, dict):
                at.set_input_files(FilePayload(name=answer["name"], mimeType=answer["mimeType"], buffer=answer["buffer"]))
            elif at.first.get_attribute("type") == "radio":
                self.page.locator(f"[name='{name}'][value='{answer}']").check()
            else:
                at.fill(answer)


@pytest.fixture
def looking(chromium: Browser, server: str) -> Iterator[Looking]:
    """A phone-sized page that looks; at the end nothing may be wrong and nobody else may have been asked."""
    made = chromium.new_context(viewport={"width": 390, "height": 844}, locale="es-ES", reduced_motion="reduce", service_workers="block")
    eyes = Looking(made.new_page(), server)
    yield eyes
    made.close()
    assert eyes.wrong == []
    assert eyes.strangers == []


@pytest.fixture
def browser(looking: Looking) -> Looking:
    return looking
