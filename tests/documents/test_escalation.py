"""The document of a next step: an archive that anybody can read, with everything attached inside, and the same bytes every time."""

import hashlib
from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
import pytest

from bridge.documents.draw import AlteredFileError
from bridge.documents.escalation import compose_step, draw_step
from bridge.documents.plain import written
from bridge.domain.boxes import Answered, Case, Proved
from bridge.domain.escalation import StepContent, Story, digest, read_step, step_json, window
from bridge.packs import load_catalogue
from bridge.services.stepwriting import Written, write
from tests.documents import samples
from tests.documents.verapdf import validate

LAW = load_catalogue()
ON = date(2027, 1, 4)
STORY = Story(date(2026, 11, 25), date(2026, 12, 10), date(2026, 12, 10), answered=date(2026, 12, 3))
CLAIM = b"%PDF-1.7 the claim"
OFFER = b"From: empresa\n\nLe ofrecemos un vale de 50 euros."
PROOF = b"%PDF-1.7 acuse"
FILES = {hashlib.sha256(data).hexdigest(): data for data in (CLAIM, OFFER, PROOF)}
ATTACHED = (
    samples.attached(CLAIM, "reclamacion.pdf", "application/pdf", "document"),
    samples.attached(PROOF, "acuse.pdf", "application/pdf", "receipt"),
    samples.attached(OFFER, "oferta.eml", "message/rfc822", "reply"),
)  # fmt: skip
TOLD = {
    "nationality": "española", "notices": "paper", "elsewhere": "y", "company.address": "Calle del Puerto 1", "unsatisfied": "Un vale no es dinero.",
    "flight": "AL1234", "lookup": "yes", "transfer": "no", "pending": "y", "line": "600 123 456", "reference": "R-77", "cups": "ES0021000000000001AB",
    "right": "access", "shipment": "PK123", "good": "Un vuelo", "company.tax_id": "20131312955",
}  # fmt: skip
STEPS = (
    "es.hoja.an", "es.adr.arbitraje", "es.telecom.oaut", "es.air.aesa", "es.bank.bde", "es.energy.ccaa", "es.data.aepd", "es.postal.sgrp",
    "es.court.verbal", "eu.ecc", "mx.profeco.queja", "cl.sernac", "pe.indecopi", "co.sic", "fr.mediateur", "es.adr.jat",
)  # fmt: skip


def step(procedure: str, language: str = "es") -> StepContent:
    row, form = LAW.procedure(procedure, ON), LAW.form(procedure, ON)
    assert form is not None
    content = replace(samples.whole(), language=language)
    offered = Answered("offer", date(2026, 12, 3), "Le ofrecemos un vale de 50 euros.", hashlib.sha256(OFFER).hexdigest())
    case = Case(content, (Proved("counter", date(2026, 11, 25), "REG-77"),), (offered,), date(2026, 12, 10), TOLD, form.confidential)
    return write(Written(row, form, case, window(row, STORY, ON), ATTACHED, "ab" * 32, content.issued_at))


@pytest.mark.parametrize("procedure", STEPS)
def test_every_step_is_an_accessible_archive(procedure: str) -> None:
    pdf = draw_step(step(procedure), FILES)
    assert validate(pdf, "3a").failed == {}
    assert validate(pdf, "ua1").failed == {}


@pytest.mark.parametrize("procedure", STEPS)
def test_a_step_survives_the_registro_and_says_the_same_again(procedure: str) -> None:
    made = step(procedure)
    assert read_step(step_json(made)) == made
    assert digest(read_step(step_json(made))) == digest(made)


def test_the_same_step_gives_the_same_bytes() -> None:
    assert draw_step(step("es.adr.arbitraje"), FILES) == draw_step(step("es.adr.arbitraje"), FILES)


def test_everything_attached_is_inside_whole_and_listed() -> None:
    made = step("es.adr.arbitraje")
    with pikepdf.open(BytesIO(draw_step(made, FILES))) as pdf:
        inside = {name: bytes(file.get_file().read_bytes()) for name, file in pdf.attachments.items()}
    assert set(inside) == {"step.json", "anexo-1-reclamacion.pdf", "anexo-2-acuse.pdf", "anexo-3-oferta.eml"}
    assert inside["anexo-1-reclamacion.pdf"] == CLAIM
    text = written(compose_step(made))
    assert all(annex.file.name in text for annex in made.annexes)


def test_what_was_offered_is_not_told_to_the_court() -> None:
    made = step("es.court.verbal")
    text = written(compose_step(made))
    assert "vale de 50" not in text
    assert "sin que hubiera acuerdo" in text
    assert "oferta.eml" not in text
    assert "LO 1/2025, disposición adicional séptima" in text


def test_an_altered_annex_is_refused() -> None:
    files = {sha256: b"other" if data == CLAIM else data for sha256, data in FILES.items()}
    with pytest.raises(AlteredFileError):
        draw_step(step("es.adr.arbitraje"), files)


def test_above_two_thousand_euros_the_court_guide_says_that_it_is_not_enough() -> None:
    form = LAW.form("es.court.verbal", ON)
    assert form is not None
    big = replace(samples.whole(), request=replace(samples.whole().request, amount=form.limit.most + 1 if form.limit else None))
    row = LAW.procedure("es.court.verbal", ON)
    made = write(Written(row, form, Case(big, told=TOLD), window(row, STORY, ON), (), "", big.issued_at))
    assert made.limit is not None
    assert "abogado y procurador" in made.limit


def test_what_we_do_not_have_is_said_to_be_added_by_hand() -> None:
    row, form = LAW.procedure("es.adr.arbitraje", ON), LAW.form("es.adr.arbitraje", ON)
    assert form is not None
    content = samples.whole()
    made = write(Written(row, form, Case(content, told=TOLD), window(row, STORY, ON), ATTACHED[:1], "", content.issued_at))
    assert made.by_hand == ("La prueba de que la empresa la recibió",)


def test_in_english_no_box_is_left_in_spanish_where_the_packs_speak_english() -> None:
    labels = [box.label for box in step("es.adr.arbitraje", "en").boxes]
    assert "Nationality" in labels
    assert "Nacionalidad" not in labels


def test_a_very_long_text_goes_over_pages_and_stays_whole() -> None:
    row, form = LAW.procedure("es.adr.arbitraje", ON), LAW.form("es.adr.arbitraje", ON)
    assert form is not None
    content = replace(samples.whole(), facts="\n".join(f"Hecho número {n}, que se cuenta con muchas palabras para que ocupe." for n in range(150)))
    made = write(Written(row, form, Case(content, told=TOLD), window(row, STORY, ON), (), "", content.issued_at))
    pdf = draw_step(made, {})
    assert validate(pdf, "ua1").failed == {}
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert len(opened.pages) > 4


def test_silence_is_told_only_once_the_term_is_over() -> None:
    row, form = LAW.procedure("es.court.verbal", ON), LAW.form("es.court.verbal", ON)
    assert form is not None
    content = samples.whole()
    for on, silent in ((date(2026, 12, 10), False), (date(2026, 12, 11), True)):
        case = Case(content, (Proved("counter", date(2026, 11, 25)),), (), date(2026, 12, 10), TOLD, form.confidential, on)
        text = written(compose_step(write(Written(row, form, case, window(row, STORY, on), (), "", content.issued_at))))
        assert ("acabó el 10 de diciembre de 2026 y no ha contestado" in text) is silent
        assert ("cumple el requisito de procedibilidad" in text) is silent
