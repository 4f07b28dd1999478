"""Campaigns: opened by an association, joined in one page by whoever it happened to as well."""

import io

import pikepdf
import pytest
from flask import Flask
from sqlalchemy import select

from bridge.jobs.context import Context
from bridge.services import find
from bridge.store.organisation_tables import MandateRow
from bridge.store.tables import ClaimRow
from tests.web.associations import Lived, lived
from tests.web.site import LINK, TEXT, Browsed

JOIN = {
    "facts": "Se rompieron a la semana.", "facts_date__day": "3", "facts_date__month": "10", "facts_date__year": "2026", "amount": "86,40",
    "name": "Lucía Marín", "id_number": "12345678Z", "email": "lucia@correo.example", "address": "Calle Mayor 3", "postal_code": "28013", "city": "Madrid",
    "mandate": "y", "consent": "y",
}  # fmt: skip


@pytest.fixture
def house(context: Context, pages: Flask) -> Lived:
    made = lived(context, pages)
    worker = Browsed(made.clients["worker"])
    worker.open(f"{made.home}/campanas")
    worker.send(
        slug="zapatos-pino", title="Zapatos que se rompen", told="Se despegan a la semana.", company="Zapatos Pino", company_email="sac@pino.example", kind="refund",
    )  # fmt: skip
    assert "Zapatos que se rompen" in worker.text
    return made


def test_whoever_it_happened_to_joins_with_consent_and_representation(context: Context, pages: Flask, house: Lived) -> None:
    member = Browsed(pages.test_client())
    member.open("/c/zapatos-pino")
    assert "¿A ti también te ha pasado?" in member.text
    member.send(**{**JOIN, "mandate": None, "consent": None})
    assert len(member.errors) == 2
    member.send(**JOIN)
    assert "Tu reclamación está hecha" in member.text
    link = member.tree.xpath("//p[@class='copy']/text()")[0].strip()
    assert "Zapatos Pino" in Browsed(pages.test_client()).open(link.removeprefix("http://localhost")).text
    with context.store.read() as session:
        content = find.content(session, session.scalars(select(ClaimRow)).one())
        mandate = session.scalars(select(MandateRow)).one()
    assert content
    assert content.representative
    assert content.request.kind == "refund"
    assert mandate.campaign_id is not None
    worker = Browsed(house.clients["worker"])
    worker.open(house.home)
    assert "Lucía Marín" in worker.text


def test_the_same_person_joins_once(pages: Flask, house: Lived) -> None:
    for expected in ("Tu reclamación está hecha", "Ya te habías sumado"):
        member = Browsed(pages.test_client())
        member.open("/c/zapatos-pino")
        member.send(**JOIN)
        assert expected in member.page.text  # type: ignore[union-attr]


def test_ones_own_post_is_captured_as_any_other(context: Context, pages: Flask, house: Lived) -> None:
    member = Browsed(pages.test_client())
    member.open("/c/zapatos-pino")
    member.send(**JOIN, url=LINK)
    with context.store.read() as session:
        content = find.content(session, session.scalars(select(ClaimRow)).one())
    assert content
    assert content.post
    assert content.post.text == TEXT


def test_it_is_spread_with_a_code_and_words(house: Lived) -> None:
    worker = Browsed(house.clients["worker"])
    worker.open(f"{house.home}/campanas/zapatos-pino")
    assert "http://localhost/c/zapatos-pino" in worker.text
    assert worker.tree.xpath("//main//*[local-name()='svg']")
    assert all(len(text) <= 280 for text in worker.tree.xpath("//p[@class='copy']/text()"))


def test_all_who_joined_are_presented_with_an_index_and_totals(pages: Flask, house: Lived) -> None:
    worker = house.clients["worker"]
    assert worker.get(f"{house.home}/campanas/zapatos-pino/indice.pdf").status_code == 404
    for name, number in (("Lucía Marín", "12345678Z"), ("Ana Peña", "00000000T")):
        member = Browsed(pages.test_client())
        member.open("/c/zapatos-pino")
        member.send(**{**JOIN, "name": name, "id_number": number})
    pdf = worker.get(f"{house.home}/campanas/zapatos-pino/indice.pdf").data
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert document.Root.MarkInfo.Marked
        assert str(document.docinfo["/Author"]) == "Asociación pinares"


def test_a_closed_one_admits_nobody(pages: Flask, house: Lived) -> None:
    member = Browsed(pages.test_client())
    member.open("/c/zapatos-pino")
    closer = Browsed(house.clients["worker"])
    closer.open(f"{house.home}/campanas")
    closer.send(0)
    assert "cerrada" in closer.text
    member.send(**JOIN)
    assert "ya no admite más" in member.text


def test_the_page_of_a_campaign_shows_nobody(pages: Flask, house: Lived) -> None:
    member = Browsed(pages.test_client())
    member.open("/c/zapatos-pino")
    member.send(**JOIN)
    world = Browsed(pages.test_client())
    world.open("/c/zapatos-pino")
    assert "Ya se han sumado 1" in world.text
    assert "Lucía" not in world.page.text  # type: ignore[union-attr]
