"""What the tests of pages work with: a forum on this machine, a context around it, the application, and a client that reads forms."""

import re
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html
from werkzeug.test import TestResponse

from bridge.domain.catalogue import Catalogue
from bridge.evidence.setup import EvidenceSetup, open_setup
from bridge.jobs.context import Context
from bridge.jobs.registry import REGISTRY
from bridge.jobs.running import run_until_empty
from bridge.networks.http import Http
from bridge.packs import load_catalogue
from bridge.settings import Settings
from bridge.store.engine import Store, refuse_in_transaction
from bridge.store.files import LocalFiles
from bridge.store.vault import Vault
from bridge.web.pages import make_pages
from tests.conftest import NOON
from tests.networks.servers import Server, serving

FORUM = "foro-quejas.es"
"""A name that the tests' door leads to this machine."""
LINK = f"http://{FORUM}/queja/1834"
TEXT = (
    "@AeroLinde llevo TRES semanas esperando el reembolso del vuelo cancelado del 3 de octubre. 286,40 €. "
    "Solo me contestáis por DM que «escriba a un correo». ¿De verdad esto no consta en ningún sitio?"
)
PAGE = f"""<!doctype html><html lang="es"><head><title>Queja</title>
<meta property="og:type" content="article"><meta property="og:title" content="Reembolso"><meta property="og:description" content="{TEXT}">
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"SocialMediaPosting","articleBody":"{TEXT}",
"author":{{"@type":"Person","name":"Lucía M."}},"datePublished":"2026-11-08T20:17:00Z","url":"{LINK}"}}</script>
</head><body><article><h1>Reembolso</h1><p>{TEXT}</p></article></body></html>"""


def _serve(connection: socket.socket, line: str, _body: bytes) -> None:
    found = "/queja/" in line
    body = PAGE.encode() if found else b"no"
    head = f"HTTP/1.1 {'200 OK' if found else '404 Not Found'}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    connection.sendall(head.encode() + body)


@pytest.fixture(scope="session")
def site_of_complaints() -> Iterator[Server]:
    with serving(_serve) as server:
        yield server


@cache
def law() -> Catalogue:
    return load_catalogue()


def door(port: int) -> Http:
    """The door out, whose every name leads to that port of this machine; only the forum may be reached."""
    here = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))
    return Http(before=refuse_in_transaction, resolver=lambda _host, _port: [here], allowed=frozenset({(FORUM, 80)}))


@pytest.fixture(scope="session")
def evidence(tmp_path_factory: pytest.TempPathFactory) -> EvidenceSetup:
    return open_setup(tmp_path_factory.mktemp("sealing") / "authority", "localhost", NOON - timedelta(days=30))


@pytest.fixture
def context(sqlite_url: str, tmp_path: Path, vault: Vault, site_of_complaints: Server, evidence: EvidenceSetup) -> Iterator[Context]:
    store = Store(sqlite_url, vault)
    zone = ZoneInfo("Europe/Madrid")
    yield Context(store, LocalFiles(tmp_path / "files"), door(site_of_complaints.port), law(), lambda: NOON, "http://localhost", zone, evidence=evidence)
    store.close()


@pytest.fixture(scope="session")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture
def pages(context: Context, letters: Path) -> Flask:
    app = make_pages(context, Settings(data=letters))
    app.testing = True
    return app


@pytest.fixture
def registry_run(context: Context) -> Callable[[], None]:
    """Does the slow work that waits."""

    def run() -> None:
        run_until_empty(context, REGISTRY)

    return run


@dataclass
class Browsed:
    """A client that fills forms as a person does: it reads the page, changes what it is told, sends all of it, and follows."""

    client: FlaskClient
    page: TestResponse | None = None
    path: str = "/"
    history: list[str] = field(default_factory=list)

    def open(self, path: str, **kwargs: Any) -> TestResponse:
        self.page = self.client.get(path, **kwargs)
        while self.page.status_code in {301, 302, 303, 307, 308}:
            path = self.page.location
            self.page = self.client.get(path)
        self.path = path.removeprefix("http://localhost")
        self.history.append(self.path)
        return self.page

    @property
    def tree(self) -> Any:
        assert self.page is not None
        return html.fromstring(self.page.text)

    @property
    def text(self) -> str:
        """The words of the main part of the page."""
        return " ".join(unescape(" ".join(self.tree.xpath("//main//text()"))).split())

    @property
    def title(self) -> str:
        return str(self.tree.findtext(".//title"))

    @property
    def errors(self) -> list[str]:
        """What the error summary says."""
        return [" ".join(node.text_content().split()) for node in self.tree.xpath("//div[@id='summary']//li")]

    def send(self, form: int = 0, /, **changed: Any) -> TestResponse:
        """Sends the page's form with what it holds and what is changed."""
        tree = self.tree.xpath("//main//form[@method='post']")[form]
        fields = dict(_held(tree))
        data: dict[str, Any] = {**fields, **{name.replace("__", "-"): value for name, value in changed.items()}}
        answer = self.client.post(tree.get("action") or self.path, data={k: v for k, v in data.items() if v is not None}, content_type="multipart/form-data")
        if answer.status_code in {301, 302, 303}:
            return self.open(answer.location)
        self.page = answer
        return answer


def _held(form: Any) -> Iterator[tuple[str, str]]:
    for node in form.xpath(".//input[@name] | .//textarea[@name]"):
        kind = node.get("type", "text")
        if node.tag == "textarea":
            yield node.get("name"), re.sub(r"^\n", "", node.text or "")
        elif kind in {"radio", "checkbox"}:
            if node.get("checked") is not None:
                yield node.get("name"), node.get("value")
        elif kind != "file":
            yield node.get("name"), node.get("value", "")


@pytest.fixture
def browsed(pages: Flask) -> Browsed:
    return Browsed(pages.test_client())
