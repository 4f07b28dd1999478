"""«¿Es esta empresa?»: from its own site, from what others confirmed; corrected once; and the public page of how it answers."""

import socket
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from flask import Flask

from bridge.domain.companies import Firm
from bridge.domain.parties import Company
from bridge.domain.response_times import Heard
from bridge.jobs.context import Context
from bridge.jobs.registry import REGISTRY
from bridge.jobs.running import run_until_empty
from bridge.networks.http import Http
from bridge.services import companies, public_companies
from bridge.services.public_companies import Heading
from bridge.settings import Settings
from bridge.store.engine import refuse_in_transaction
from bridge.web.pages import make_pages
from tests.conftest import NOON
from tests.networks.servers import Server, serving
from tests.web.site import Browsed
from tests.web.walking import fill_draft, issue, present, start

SHOP = "aerolinde.es"
NOTICE = """<html><body><h1>Aviso legal</h1><p>Titular: Linde Air, S.A.</p><p>NIF: A28015865</p>
<p>Domicilio social: Calle del Puerto 1, 28001 Madrid</p><p>Correo: info@aerolinde.es</p></body></html>"""
HOME = '<html><body><a href="/aviso-legal">Aviso legal</a></body></html>'


def _serve(connection: socket.socket, line: str, _body: bytes) -> None:
    body = (NOTICE if "aviso-legal" in line else HOME).encode()
    connection.sendall(f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n".encode() + body)


@pytest.fixture(scope="module")
def shop() -> Iterator[Server]:
    with serving(_serve) as server:
        yield server


@pytest.fixture
def with_shop(context: Context, shop: Server) -> Context:
    """The same place, whose door leads to the company's own site."""
    here = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", shop.port))
    return replace(context, http=Http(before=refuse_in_transaction, resolver=lambda _host, _port: [here], allowed=frozenset({(SHOP, 80)})))


def _asking(walker: Browsed, registry_run: Callable[[], None]) -> str:
    start(walker, registry_run)
    walker.send()
    return walker.path.removesuffix("/empresa")


def test_the_sites_legal_notice_is_offered_and_accepted(browsed: Browsed, registry_run: Callable[[], None], with_shop: Context) -> None:
    home = _asking(browsed, registry_run)
    browsed.open(f"{home}/empresa/web")
    browsed.send(website=f"http://{SHOP}/")
    assert "Estamos leyendo su aviso legal" in browsed.text
    assert "data-finished" not in browsed.client.get(f"{home}/empresa/quien/estado").text
    run_until_empty(with_shop, REGISTRY)
    browsed.open(f"{home}/empresa/quien")
    assert "¿Es esta empresa?" in browsed.text
    assert "A28015865" in browsed.text
    assert "Lo dice así" in browsed.text
    browsed.send()
    assert browsed.path == f"{home}/empresa"
    assert browsed.tree.xpath("//input[@name='name']/@value") == ["Linde Air, S.A."]
    assert browsed.tree.xpath("//input[@name='tax_id']/@value") == ["A28015865"]


def test_a_site_that_does_not_answer_blocks_nothing(browsed: Browsed, registry_run: Callable[[], None]) -> None:
    home = _asking(browsed, registry_run)
    browsed.open(f"{home}/empresa/web")
    browsed.send(website="no-existe.example")
    registry_run()
    browsed.open(f"{home}/empresa/quien")
    assert "No impide reclamar" in browsed.text


def test_what_is_no_site_is_said_at_its_field(browsed: Browsed, registry_run: Callable[[], None]) -> None:
    home = _asking(browsed, registry_run)
    browsed.open(f"{home}/empresa/web")
    browsed.send(website="nada")
    assert browsed.errors


def test_a_company_that_the_post_names_is_offered_and_not_imposed(browsed: Browsed, registry_run: Callable[[], None], context: Context) -> None:
    firm = Firm("AeroLinde", "Linde Air, S.A.", "A28015865", handles=("@AeroLinde",))
    with context.store.begin() as session:
        companies.bring_in(session, [firm], NOON)
    home = _asking(browsed, registry_run)
    assert "¿Es esta empresa? AeroLinde" in browsed.text
    assert browsed.tree.xpath("//input[@name='name']/@value") == [""]
    browsed.send(1)
    assert browsed.tree.xpath("//input[@name='name']/@value") == ["Linde Air, S.A."]
    with context.store.read() as session:
        assert companies.suggestions(session, Company(brand="AeroLinde"), ())[0].confirmed == 1
    assert home


def test_before_filing_it_says_whether_it_will_reach_them(browsed: Browsed, registry_run: Callable[[], None]) -> None:
    start(browsed, registry_run)
    fill_draft(browsed)
    browsed.open(browsed.path.replace("revisa", "cauce"))
    assert "¿Les llegará?" in browsed.text
    assert "reclamaciones@aerolinde.example" in browsed.text


def test_the_wrong_company_is_corrected_once(browsed: Browsed, registry_run: Callable[[], None]) -> None:
    home = issue(browsed, registry_run)
    registry_run()
    present(browsed, home)
    assert "¿No era esa empresa?" in browsed.text
    first = browsed.client.get(f"{home}/documento.pdf").data
    browsed.open(f"{home}/empresa-equivocada")
    browsed.send(brand="Viajes Sur", name="Viajes Sur, S.L.", country="ES")
    assert "Empresa corregida" in browsed.text
    assert "Lista para presentar" in browsed.text
    assert "Era contra AeroLinde; va contra Viajes Sur" in browsed.text
    second = browsed.client.get(f"{home}/documento.pdf").data
    assert second != first
    assert second.startswith(b"%PDF-")
    browsed.open(f"{home}/empresa-equivocada")
    assert "ya se corrigió una vez" in browsed.text


def _public(browsed: Browsed, registry_run: Callable[[], None]) -> None:
    home = issue(browsed, registry_run)
    registry_run()
    present(browsed, home)
    browsed.open(f"{home}/empresa-equivocada")
    browsed.send(brand="AeroLinde", name="Linde Air, S.A.", country="ES")
    browsed.open(f"{home}/visibilidad")
    browsed.send(visibility="public_pseudonymous")


def test_few_cases_are_a_list_without_figures(browsed: Browsed, registry_run: Callable[[], None]) -> None:
    _public(browsed, registry_run)
    browsed.open("/empresas/aerolinde")
    assert "pocas para sacar cifras" in browsed.text
    assert not browsed.tree.xpath("//main//svg")
    assert "Lo que estas cifras no dicen" in browsed.text
    for secret in ("Lucía", "12345678Z", "Calle Mayor", "lucia@correo.example", "REG-77"):
        assert secret not in browsed.page.text  # type: ignore[union-attr]


def test_a_company_without_public_claims_has_no_page(browsed: Browsed) -> None:
    assert browsed.open("/empresas/nadie").status_code == 404
    assert "No hay reclamaciones públicas contra esa empresa" in browsed.text


@pytest.fixture
def many(pages: Flask, context: Context, letters: Path, monkeypatch: pytest.MonkeyPatch) -> Browsed:
    """A company with a dozen of public claims, as the service counts them."""
    first = date(2026, 9, 1)
    cases = tuple(Heard(f"AAAA-{n:04d}", first, first + timedelta(days=15), first + timedelta(days=n) if n % 3 else None) for n in range(12))
    monkeypatch.setattr(public_companies, "heading", lambda *_: Heading("aerolinde", "AeroLinde", "Linde Air, S.A.", "ES"))
    monkeypatch.setattr(public_companies, "cases", lambda *_: cases)
    return Browsed(make_pages(context, Settings(data=letters)).test_client())


def test_with_enough_cases_there_is_a_chart_with_the_unanswered_in_it(many: Browsed) -> None:
    many.open("/empresas/aerolinde")
    assert len(many.tree.xpath("//svg[contains(@class, 'chart')]")) == 2
    assert "Sin respuesta en plazo" in many.text
    assert many.tree.xpath("//svg[1]//rect[@class='unanswered']")
