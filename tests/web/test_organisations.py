"""An association's house: who gets in, how far each role reaches, and nobody of another association."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from openpyxl import load_workbook
from sqlalchemy import event, select

from bridge.domain.ledger import first_broken
from bridge.domain.organisations import ROLES
from bridge.jobs.context import Context
from bridge.jobs.registry import REGISTRY
from bridge.jobs.running import run_until_empty
from bridge.services import accounts, organisations
from bridge.services.accounts import Knock
from bridge.store.organisation_tables import DeedRow
from bridge.store.tables import ClaimRow
from tests.conftest import NOON
from tests.jobs.associations import BAD_DAY, GOOD, SECOND, done, table
from tests.web.associations import OPERATOR, PASSWORD, Lived, founded, invitation, lived
from tests.web.site import Browsed


@pytest.fixture
def house(context: Context, pages: Flask) -> Lived:
    return lived(context, pages)


@pytest.fixture
def claims(context: Context, house: Lived) -> list[str]:
    """Codes of two claims of the association."""
    done(context, house.id, table(GOOD, SECOND))
    with context.store.read() as session:
        return [code for code in session.scalars(select(ClaimRow.code).order_by(ClaimRow.id)) if code]


def rooms(pages: Flask) -> Iterator[tuple[str, str, str]]:
    """Method, address and what one must be allowed, of each page of a house."""
    for rule in pages.url_map.iter_rules():
        act = getattr(pages.view_functions[rule.endpoint], "room", None)
        if act:
            yield from ((method, rule.rule, act) for method in sorted((rule.methods or set()) & {"GET", "POST"}))


def filled(rule: str, slug: str, code: str) -> str:
    values = {"slug": slug, "code": code, "int:batch_id": "1", "int:account_id": "999", "int:token_id": "999", "kind": "csv", "campaign": "nada"}
    return re.sub(r"<([^>]+)>", lambda found: values[found[1]], rule)


def test_each_role_reaches_as_far_as_it_says_and_no_further(pages: Flask, house: Lived, claims: list[str]) -> None:
    pages.config["WTF_CSRF_ENABLED"] = False
    checked = 0
    for method, rule, act in rooms(pages):
        for role, client in house.clients.items():
            answer = client.open(filled(rule, house.slug, claims[0]), method=method, buffered=True)
            refused = answer.status_code == 403
            assert refused == (act not in ROLES[role]), (method, rule, role, answer.status_code)
            checked += 1
    assert checked > 60


def test_nobody_of_another_association_gets_in_anywhere(context: Context, pages: Flask, house: Lived, claims: list[str]) -> None:
    pages.config["WTF_CSRF_ENABLED"] = False
    other = lived(context, pages, "otra")
    for method, rule, _ in rooms(pages):
        for client in (*other.clients.values(), pages.test_client()):
            answer = client.open(filled(rule, house.slug, claims[0]), method=method, buffered=True)
            assert answer.status_code in {303, 403}, (method, rule)
            assert answer.status_code == 403 or answer.location.endswith("/entrar")


def test_another_associations_claims_batches_and_people_are_not_there(context: Context, pages: Flask, house: Lived, claims: list[str]) -> None:
    pages.config["WTF_CSRF_ENABLED"] = False
    other = lived(context, pages, "otra")
    owner = other.clients["owner"]
    for path in (f"/r/{claims[0]}", f"/r/{claims[0]}/documento.pdf", "/lotes/1", "/lotes/1/por-corregir.csv"):
        assert owner.get(other.home + path).status_code == 404, path
    assert owner.post(f"{other.home}/r/{claims[0]}/nota", data={"note": "mía"}).status_code == 404
    owner.post(f"{other.home}/varias", data={"claim": ["1", "2"], "what": "take"})
    assert "Persona owner" not in house.clients["owner"].get(house.home).text.split("<table>")[1]
    assert "Lucía" not in owner.get(other.home).text
    assert owner.get(f"{other.home}/documentos.zip?lote=1", buffered=True).data[:2] == b"PK"
    assert not zipfile.ZipFile(io.BytesIO(owner.get(f"{other.home}/documentos.zip?lote=1", buffered=True).data)).namelist()


def test_somebody_invited_joins_with_a_second_factor_and_enters_again(context: Context, pages: Flask) -> None:
    us = founded(context, "nueva")
    token, code = invitation(context, us, "owner", "ana@nueva.example")
    walker = Browsed(pages.test_client())
    walker.open(f"/asociaciones/nueva/invitacion/{token}")
    walker.send(name="Ana", password="corta", code=code)
    assert "Usa al menos 12 letras" in walker.errors[0]
    walker.send(name="Ana", password=PASSWORD, code="000000")
    assert walker.errors
    walker.send(name="Ana", password=PASSWORD, code=code)
    codes = walker.tree.xpath("//li[@class='code']/text()")
    assert len(codes) == 10
    assert Browsed(pages.test_client()).open(f"/asociaciones/nueva/invitacion/{token}").status_code == 404
    back = Browsed(pages.test_client())
    back.open("/asociaciones/nueva")
    assert back.path.endswith("/entrar")
    back.send(email="ANA@nueva.example", password=PASSWORD, code=code)
    assert "no son correctos" in back.errors[0], "a code is good once"
    back.send(email="ANA@nueva.example", password=PASSWORD, code=codes[0])
    assert back.title.startswith("Reclamaciones de Asociación nueva")
    again = Browsed(pages.test_client())
    again.open("/asociaciones/nueva/entrar")
    again.send(email="ana@nueva.example", password=PASSWORD, code=codes[0])
    assert "no son correctos" in again.errors[0], "a recovery code is good once"


def test_too_many_tries_close_the_door_for_a_while(context: Context) -> None:
    us = founded(context, "nueva")
    token, code = invitation(context, us, "owner", "ana@nueva.example")
    with context.store.begin() as session:
        _, codes = accounts.join(session, us, token, accounts.Joining("Ana", PASSWORD, code), NOON)
    for _ in range(accounts.PATIENCE):
        with context.store.begin() as session:
            assert accounts.enter(session, us, Knock("ana@nueva.example", "no", "1"), NOON) is None
    with context.store.begin() as session:
        assert accounts.enter(session, us, Knock("ana@nueva.example", PASSWORD, codes[0]), NOON) is None
    with context.store.begin() as session:
        assert accounts.enter(session, us, Knock("ana@nueva.example", PASSWORD, codes[0]), NOON + accounts.LOCKED * 2)


def test_leaving_ends_the_visit_and_being_let_go_ends_all(pages: Flask, house: Lived) -> None:
    pages.config["WTF_CSRF_ENABLED"] = False
    house.clients["owner"].post(f"{house.home}/equipo/2/baja")
    assert house.clients["worker"].get(house.home).location.endswith("/entrar")
    answer = house.clients["owner"].post(f"{house.home}/equipo/1/baja")
    assert answer.status_code == 409, "the last owner stays"
    house.clients["owner"].post(f"{house.home}/salir")
    assert house.clients["owner"].get(house.home).location.endswith("/entrar")


def test_the_list_filters_notes_and_assigns(pages: Flask, house: Lived, claims: list[str]) -> None:
    worker = Browsed(house.clients["worker"])
    worker.open(house.home)
    assert "Lucía Marín Soto" in worker.text
    assert "Presentarla" in worker.text
    worker.open(f"{house.home}?estado=closed")
    assert "No hay ninguna reclamación así" in worker.text
    worker.open(f"{house.home}?empresa=ZAPATOS+PINO&estado=ready")
    assert "Lucía Marín Soto" in worker.text
    pages.config["WTF_CSRF_ENABLED"] = False
    house.clients["worker"].post(f"{house.home}/varias", data={"claim": ["1"], "what": "take"})
    worker.open(f"{house.home}?mias=1")
    assert "Lucía" in worker.text
    assert "Íñigo" not in worker.text
    house.clients["worker"].post(f"{house.home}/r/{claims[0]}/nota", data={"note": "Llamar el lunes"})
    worker.open(f"{house.home}/r/{claims[0]}")
    assert "Llamar el lunes" in worker.text
    assert "Persona worker" in worker.text


def test_a_file_goes_from_the_page_to_claims_and_back(context: Context, pages: Flask, house: Lived) -> None:
    worker = Browsed(house.clients["worker"])
    worker.open(f"{house.home}/lotes")
    worker.send(file=(io.BytesIO(table(GOOD, BAD_DAY)), "socios.csv"))
    assert "¿Se lee bien?" in worker.text
    assert "Íñigo" in worker.text
    worker.send(what="begin", **_chosen(worker))
    assert "quedan 2" in worker.text
    run_until_empty(context, REGISTRY)
    worker.open(worker.path)
    assert "1 hechas" in worker.text
    assert "31/02/2026" in worker.text
    back = house.clients["worker"].get(f"{worker.path}/por-corregir.csv", buffered=True)
    assert "Motivo" in back.data.decode("utf-8-sig")


def _chosen(walker: Browsed) -> dict[str, str]:
    """What the selects of the page hold."""
    return {node.get("name").replace("-", "__"): node.xpath("./option[@selected]/@value | ./option[1]/@value")[-1] for node in walker.tree.xpath("//main//select[starts-with(@name, 'column-')]")}


def test_states_go_out_in_forms_that_open_anywhere_and_run_nothing(context: Context, pages: Flask, house: Lived) -> None:
    done(context, house.id, table(GOOD.replace("Lucía Marín Soto", "=HYPERLINK(1)")))
    reader = house.clients["reader"]
    rows = list(csv.reader(io.StringIO(reader.get(f"{house.home}/estados.csv", buffered=True).data.decode("utf-8-sig")), delimiter=";"))
    assert rows[1][1] == "'=HYPERLINK(1)"
    sheet = load_workbook(io.BytesIO(reader.get(f"{house.home}/estados.xlsx", buffered=True).data)).worksheets[0]
    assert sheet["B2"].data_type == "s"
    assert json.loads(reader.get(f"{house.home}/estados.json", buffered=True).data)[0]["phase"] == "ready"
    archive = zipfile.ZipFile(io.BytesIO(reader.get(f"{house.home}/documentos.zip", buffered=True).data))
    assert [archive.read(name)[:5] for name in archive.namelist()] == [b"%PDF-"]


@contextmanager
def counted(context: Context) -> Iterator[Callable[[], int]]:
    """How many queries were made."""
    made: list[str] = []
    hook = lambda *given: made.append(given[2])  # noqa: E731
    event.listen(context.store.engine, "before_cursor_execute", hook)
    yield lambda: len(made)
    event.remove(context.store.engine, "before_cursor_execute", hook)


def test_a_page_of_the_list_costs_the_same_with_more_claims(context: Context, pages: Flask, house: Lived) -> None:
    done(context, house.id, table(GOOD))
    with counted(context) as few:
        house.clients["reader"].get(house.home)
        one = few()
    done(context, house.id, table(*(GOOD.replace("Se rompieron", f"Se rompieron {n} veces") for n in range(30))))
    with counted(context) as many:
        house.clients["reader"].get(house.home)
        assert many() == one


def test_a_representation_is_accepted_and_withdrawn_by_its_link(context: Context, pages: Flask, house: Lived) -> None:
    worker = Browsed(house.clients["worker"])
    worker.open(f"{house.home}/representaciones")
    worker.send(name="Íñigo Muñoz", id_number="00000000T")
    link = worker.tree.xpath("//p[@class='copy']/text()")[0].strip()
    member = Browsed(pages.test_client())
    member.open(link.removeprefix("http://localhost"))
    assert "Autorizo a Asociación pinares" in member.text
    member.send(what="accept")
    assert "La aceptaste el 25 de noviembre de 2026" in member.text
    _, at = done(context, house.id, table(SECOND))
    assert at.issued == 1
    worker.open(house.home)
    worker.open(worker.tree.xpath("//th[@scope='row']/a/@href")[0])
    assert "representación aceptada en línea" in worker.text
    member.send(what="revoke")
    assert "La retiraste el 25 de noviembre de 2026" in member.text


def test_everything_done_is_in_the_registro_and_the_chain_holds(context: Context, pages: Flask, house: Lived) -> None:
    owner = Browsed(house.clients["owner"])
    owner.open(f"{house.home}/registro")
    assert "joined" in owner.text
    with context.store.read() as session:
        rows = list(session.scalars(select(DeedRow).where(DeedRow.organisation_id == house.id).order_by(DeedRow.seq)))
    assert first_broken([organisations.entry_of(row) for row in rows]) is None
    assert OPERATOR.actor in {row.actor for row in rows}
