"""What the document says: every part where it has something to say, the law at its article, nothing claimed beyond what is known."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest

from bridge.documents.blocks import Heading, Item, Listing, Parties, Quote, Register, Signature, Summary
from bridge.documents.compose import compose
from bridge.documents.plain import plain
from bridge.documents.wording import grouped, weight, zone
from bridge.domain.drafts import Request
from bridge.domain.parties import Company, Representative
from tests.documents import samples


def _one(content: Any, kind: type) -> Any:
    return next(block for block in compose(content) if isinstance(block, kind))


def _items(content: Any) -> list[Item]:
    return [item for block in compose(content) if isinstance(block, Listing) for item in block.items]


def test_the_parts_come_in_order_and_are_numbered() -> None:
    assert [block.text for block in compose(samples.whole()) if isinstance(block, Heading)] == [
        "1. Los hechos", "2. La queja que hice en público", "3. Lo que pido", "4. En qué me baso", "5. Lo que solicito expresamente",
        "6. El plazo y cómo se cuenta", "7. Si no hay respuesta", "8. Pruebas y archivos que van dentro",
    ]  # fmt: skip


def test_what_there_is_not_is_left_out() -> None:
    content = replace(samples.bare(), company=Company(brand="Tienda", country="MX"))
    assert [block.text for block in compose(content) if isinstance(block, Heading)] == [
        "1. Los hechos",
        "2. Lo que pido",
        "3. Pruebas y archivos que van dentro",
    ]


@pytest.mark.parametrize(
    ("request_", "figure"),
    [
        (Request("refund", None, Decimal("286.40"), "EUR"), "Devolución de 286,40\u00a0€"),
        (Request("compensation", None, Decimal(1860), "MXN"), "Indemnización de 1.860,00\u00a0MXN"),
        (Request("repair", None, Decimal(30), "EUR"), "Reparación (30,00\u00a0€)"),
        (Request("apology"), "Disculpa"),
        (Request(), "Lo que se detalla en este escrito"),
        (Request("nonsense", None, Decimal(1), "EUR"), "Lo que se detalla en este escrito (1,00\u00a0€)"),
    ],
)
def test_the_figure_says_what_is_asked(request_: Request, figure: str) -> None:
    assert _one(replace(samples.whole(), request=request_), Summary).figure == figure


@pytest.mark.parametrize(
    ("bound", "cites_general", "cites_ley_10", "condition"),
    [(True, True, True, False), (None, True, True, True), (False, True, False, False)],
)
def test_a_spanish_company_is_asked_for_key_and_receipt(bound: bool | None, cites_general: bool, cites_ley_10: bool, condition: bool) -> None:
    """TRLGDCU art. 21.2 binds every company; Ley 10/2025 arts. 11 and 12.1 those in its scope."""
    said = " ".join(item.text for item in _items(replace(samples.whole(), company=replace(samples.whole().company, bound_by_ley_10_2025=bound))))
    assert "clave identificativa" in said
    assert "justificante" in said
    assert ("artículo 21.2" in said) == cites_general
    assert ("artículos 11 y 12.1 de la Ley 10/2025" in said) == cites_ley_10
    assert ("si la empresa está en su ámbito" in said) == condition


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"addressee": "Agencia Estatal de Seguridad Aérea"}, "an authority owes no key"),
        ({"company": Company(name="X", country="MX")}, "Spanish law binds Spanish companies"),
    ],
)
def test_others_are_not_asked_for_the_key(change: dict[str, Any], why: str) -> None:
    assert not any("clave identificativa" in item.text for item in _items(replace(samples.whole(), **change)))


def test_the_pack_adds_its_own_requests() -> None:
    assert _items(replace(samples.bare(), addressee="OMIC", notices=("Pido mediación.",)))[0].text == "Pido mediación."


def test_a_norm_that_was_not_read_is_marked() -> None:
    norms = [item.text for item in _items(samples.whole()) if "artículo" in item.text][:3]
    assert [text.endswith("(sin verificar)") for text in norms] == [False, False, True]


@pytest.mark.parametrize(
    ("level", "said"),
    [
        ("A", "autoría comprobada"),
        ("B", "autoría no comprobada"),
        ("C", "autoría no comprobada"),
        ("D", "autoría no comprobada"),
        ("?", "Autoría no comprobada"),
    ],
)
def test_authorship_is_always_told(level: str, said: str) -> None:
    assert any(said in value for _, value in _one(samples.with_post("x", level=level), Quote).proofs)


@pytest.mark.parametrize(
    ("changes", "byline"),
    [
        ({}, "Lucía M. @lucia_m en X · 8 de noviembre de 2026, 20:17 UTC"),
        ({"author_name": None, "author_handle": None, "published_at": None}, "X"),
        ({"published_precision": "day"}, "Lucía M. @lucia_m en X · 8 de noviembre de 2026 (se conoce el día, no la hora)"),
        ({"published_at": date(2026, 11, 8), "published_precision": "day"}, "Lucía M. @lucia_m en X · 8 de noviembre de 2026 (se conoce el día, no la hora)"),
        ({"published_precision": "not_before"}, "Lucía M. @lucia_m en X · no antes del 8 de noviembre de 2026, 20:17 UTC"),
    ],
)
def test_the_byline_says_no_more_than_is_known(changes: dict[str, Any], byline: str) -> None:
    assert _one(samples.with_post("x", **changes), Quote).byline == byline


@pytest.mark.parametrize(("language", "said"), [("es", "8 de noviembre de 2026, 20:17"), ("en", "8 November 2026"), ("xx", "8 de noviembre de 2026, 20:17")])
def test_dates_are_written_as_the_language_does(language: str, said: str) -> None:
    assert said in _one(replace(samples.whole(), language=language), Quote).byline


def test_what_the_claimant_corrected_is_told() -> None:
    assert ("Corregido por quien reclama", "el texto, la fecha") in _one(samples.with_post("x", edited_by_claimant=("text", "published_at")), Quote).proofs


def test_the_post_is_quoted_as_it_was() -> None:
    text = "  MAYÚSCULAS  y\n\nsaltos <b>tal cual</b>  "
    assert _one(samples.with_post(text), Quote).text == text


def test_whoever_represents_signs() -> None:
    """Ley 39/2015 art. 5.3."""
    content = replace(samples.whole(), representative=Representative("Asociación Faro", "G1"))
    assert _one(content, Signature).name == "Asociación Faro"
    assert ("Actúa en su nombre", "Asociación Faro") in _one(content, Parties).sides[0].fields


def test_files_are_listed_with_their_fingerprints() -> None:
    rows = _one(samples.whole(), Register).rows
    assert [row[0] for row in rows] == ["captura.png", "respuesta-oembed.json", "billete-QX7T2M.pdf"]
    assert [row[2].replace(" ", "") for row in rows] == [file.sha256 for file in samples.whole().attachments]


def test_evidence_that_is_not_attached_is_named() -> None:
    assert Item("Grabación de la llamada") in _items(replace(samples.whole(), announced=("Grabación de la llamada",)))


def test_the_count_of_days_says_that_it_is_a_forecast() -> None:
    assert "La fecha que vale es la que resulte de la recepción." in " ".join(plain(samples.whole()).split())


@pytest.mark.parametrize(
    ("hours", "said"), [(0, "UTC"), (1, "UTC+1"), (-6, "UTC−6"), (5.5, "UTC+5:30")],
)  # fmt: skip
def test_moments_say_their_offset(hours: float, said: str) -> None:
    assert zone(datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=hours)))) == said


def test_a_moment_without_offset_says_none() -> None:
    assert zone(datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)) == ""


def test_small_texts() -> None:
    assert grouped("0123456789abcdef01") == "01234567 89abcdef 01"
    assert [weight(n) for n in (12, 1200, 999_400, 999_600, 12_345_678)] == ["12\u00a0B", "1\u00a0kB", "999\u00a0kB", "1.0\u00a0MB", "12.3\u00a0MB"]


@pytest.mark.parametrize("content", [samples.whole(), samples.bare(), samples.english(), samples.mexican(), samples.hostile()])
def test_the_plain_copy_says_the_same(content: Any) -> None:
    said = " ".join(plain(content).split())
    for part in (content.reference, content.status_url, *(file.name for file in content.attachments), *content.next_steps):
        assert part in said
    assert max(len(line) for line in plain(samples.whole()).splitlines()) <= 90
