"""What a post already says: amounts, days, handles, numbers and what is asked."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.domain.drafts import REQUEST_KINDS
from bridge.domain.hints import amount_in, decimal_of, handles_in, past_day_in, read
from tests.shared import needs_shared

WEDNESDAY = date(2026, 11, 11)
AMOUNTS = [
    ("286,40 €", "ES", "286.40", "EUR"), ("1.286,40 euros", "ES", "1286.40", "EUR"), ("€1,480", "ES", "1480.00", "EUR"), ("un colchón de $1.890.000", "CO", "1890000.00", "COP"), ("$13,499", "MX", "13499.00", "MXN"),
    ("412 pesos", "MX", "412.00", "MXN"), ("S/ 34.90", "PE", "34.90", "PEN"), ("R$ 59,90", "BR", "59.90", "BRL"), ("14 pavos", "ES", "14.00", "EUR"), ("US$ 20", "PE", "20.00", "USD"), ("3.200 MXN", "MX", "3200.00", "MXN"),
    ("$ 24.990", "CL", "24990.00", "CLP"), ("20€", "PT", "20.00", "EUR"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "country", "value", "currency"), AMOUNTS, ids=[row[0] for row in AMOUNTS])
def test_an_amount_is_read_with_its_currency(text: str, country: str, value: str, currency: str) -> None:
    assert read(text, WEDNESDAY, country).amounts == ((Decimal(value), currency),)


@pytest.mark.parametrize("text", ["el 12/10/2026", "pedido 408-2219931-55", "a las 12:30", "sala 6", "31 grados", "0 €", "el 15%"])
def test_other_figures_are_no_amounts(text: str) -> None:
    assert read(text, WEDNESDAY).amounts == ()


def test_the_amount_that_is_asked_for_stands_out() -> None:
    text = "41 pavos de tapas + 14 de la cara. Nos clavan 14 €. Quiero mis 14 pavos"
    assert read(text, WEDNESDAY).claimed == (Decimal("14.00"), "EUR")
    assert amount_in("Pago 48 € y me cobran 139 €") is None
    assert amount_in("Me cobran 801 $ en vez de 389 $, quiero la devolución de 412 $", "MX") == 412


DAYS = [
    ("el 3 de octubre", "2026-10-03"), ("el 3 de diciembre", "2025-12-03"), ("el 2/9", "2026-09-02"), ("el 02/09/2025", "2025-09-02"), ("ayer", "2026-11-10"), ("anteayer", "2026-11-09"), ("hoy", "2026-11-11"),
    ("hace tres semanas", "2026-10-21"), ("hace 10 días", "2026-11-01"), ("fa dos mesos", "2026-09-11"), ("el lunes", "2026-11-09"), ("el miércoles pasado", "2026-11-04"), ("onte", "2026-11-10"), ("two weeks ago", "2026-10-28"),
    ("el 15 de xullo", "2026-07-15"), ("il y a deux semaines", "2026-10-28"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day"), DAYS, ids=[row[0] for row in DAYS])
def test_a_day_is_read_as_the_last_such_day(text: str, day: str) -> None:
    assert str(past_day_in(text, WEDNESDAY)) == day


@pytest.mark.parametrize("text", ["el 31 de febrero", "40/13", "3,5/10", "entre el 2 de mayo y el 4 de junio", "sin fecha"])
def test_no_single_day_is_invented(text: str) -> None:
    assert past_day_in(text, WEDNESDAY) is None


def test_handles_and_numbers_are_listed_once() -> None:
    found = read("@Mercadal_ES pedido 408-2219931-55, guía 7710093321. @Mercadal_ES, correo a ana@b.example", WEDNESDAY)
    assert found.handles == ("Mercadal_ES",)
    assert found.order_numbers == ("408-2219931-55", "7710093321")
    assert handles_in("nada") == ()


KINDS = [
    ("Devolvedme los 20 €", "refund"), ("Quiero mi dinero", "refund"), ("Me la regresan por favor", "refund"), ("Exijo la devolución", "refund"), ("Quero o reembolso", "refund"), ("I want my money back", "refund"), ("Refacturad ya", "refund"),
    ("Ya cámbienmelo porfa", "replace"), ("Quiero otro, que este viene roto", "replace"), ("Arregladlo de una vez", "repair"), ("Exijo que hagan válida la garantía", "repair"), ("Reparem isto", "repair"),
    ("Quiero darme de baja sin penalización", "terminate"), ("Cancelad mi contrato", "terminate"), ("Pido una indemnización", "compensation"), ("Quiero una disculpa por escrito", "apology"), ("¿Alguien me puede explicar qué pasa?", "explanation"),
    ("Os pido que me saquéis del fichero", "other"), ("No quiero un vale, quiero MI DINERO", "refund"), ("Me dijeron que me lo cambiaban. Quiero que me devolváis lo que pagué", "refund"), ("Vaya día llevo", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), KINDS, ids=[row[0] for row in KINDS])
def test_what_is_asked_is_read(text: str, kind: str | None) -> None:
    assert read(text, WEDNESDAY).request_kind == kind


# What the journeys call it, as kinds of the claim object.
SAME_AS = {"replacement": {"replace"}, "bill_correction": {"refund", "other"}, "delivery": {"other", "refund"}, "service_restoration": {"repair", "other"}, "data_rights": {"other"}}


def test_the_posts_of_the_journeys_are_read() -> None:
    index = json.loads(needs_shared("mail/journeys_dev.json").read_text(encoding="utf-8"))
    rows: list[dict[str, Any]] = index if isinstance(index, list) else next(value for value in index.values() if isinstance(value, list))
    amounts = kinds = 0
    for row in rows:
        told, found = row["expected"], read(row["post"]["text"], date.fromisoformat(row["post"]["published_at"][:10]), row["company"]["country"])
        wanted = told["amount"] and (Decimal(str(told["amount"]["value"])).quantize(Decimal("0.01")), told["amount"]["currency"])
        amounts += (found.claimed or None) == wanted
        kinds += found.request_kind in SAME_AS.get(told["request_kind"], {told["request_kind"]})
        print(f"{row['id']:28} {found.claimed!s:34} {found.request_kind!s:12} wanted {wanted!s:34} {told['request_kind']}")
    print(f"amounts {amounts}, kinds {kinds} of {len(rows)}")
    assert amounts >= 15
    assert kinds >= 17


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_no_text_breaks_it(text: str) -> None:
    found = read(text, WEDNESDAY)
    assert found.request_kind is None or found.request_kind in REQUEST_KINDS
    assert all(value > 0 for value, _ in found.amounts)


@given(st.decimals(min_value="0.01", max_value="999999.99", places=2))
@settings(max_examples=60, deadline=None)
def test_amounts_are_read_as_spain_and_mexico_write_them(value: Decimal) -> None:
    spain = f"{value:,.2f}".translate(str.maketrans(",.", ".,"))
    assert decimal_of(spain) == decimal_of(f"{value:,.2f}") == value
