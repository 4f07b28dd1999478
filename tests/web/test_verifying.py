"""Whoever was handed a document learns what it proves, by its codes or by the file itself."""

from dataclasses import replace
from io import BytesIO

import pytest

from bridge.jobs.context import Context
from bridge.jobs.making import Made, Material, make_claim
from tests.services.making import DRAFT, capture
from tests.web.site import Browsed


@pytest.fixture
def made(context: Context) -> Made:
    return make_claim(context, replace(DRAFT, procedure="es.general"), Material(capture()))


def dropped(browsed: Browsed, data: bytes) -> str:
    browsed.open("/verificar/archivo")
    token = browsed.tree.xpath("string(//main//form//input[@name='csrf_token']/@value)")
    answer = browsed.client.post("/verificar/archivo", data={"csrf_token": token, "file": (BytesIO(data), "documento.pdf")})
    return answer.text


def test_the_file_of_ours_is_known_as_ours(browsed: Browsed, made: Made) -> None:
    said = dropped(browsed, made.pdf)
    assert "Nada ha cambiado" in said
    assert "Es el documento que emitió esta instalación" in said


def test_a_changed_byte_is_seen(browsed: Browsed, made: Made) -> None:
    at = made.pdf.index(b"/MediaBox")
    assert "Algo no cuadra" in dropped(browsed, made.pdf[:at] + b"/MediaFox" + made.pdf[at + 9 :])


@pytest.mark.parametrize("data", [b"hola", b"%PDF-1.7", b"PK\x03\x04", b"\0" * 100])
def test_what_is_no_document_is_said_and_breaks_nothing(browsed: Browsed, data: bytes) -> None:
    assert "Algo no cuadra" in dropped(browsed, data)


def test_without_a_file_it_is_asked_for(browsed: Browsed) -> None:
    browsed.open("/verificar/archivo")
    browsed.send()
    assert "Elige el archivo" in browsed.text


def test_the_two_codes_of_the_margin_find_it(browsed: Browsed, made: Made) -> None:
    browsed.open("/verificar")
    browsed.send(reference=made.content.reference.lower(), code=made.content.verification_code)
    assert "El documento existe" in browsed.text
    assert "Lucía" not in browsed.text
