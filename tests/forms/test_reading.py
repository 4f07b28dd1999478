"""What people type is read as they mean it, and what cannot be read is told in a sentence."""

from contextlib import suppress
from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.reading import NotRead, read_amount, read_date, read_hour, tidy

AMOUNTS = (
    ("286,40", "286.40", "as in Spain"),
    ("286.40", "286.40", "as on a keypad"),
    ("286,4", "286.40", "one decimal"),
    ("286", "286.00", "no decimals"),
    ("286,40 €", "286.40", "with its sign"),
    ("€286.40", "286.40", "with its sign before"),
    ("1.286,40", "1286.40", "thousands with a point"),
    ("1,286.40", "1286.40", "thousands with a comma, as in Mexico"),
    ("1.286", "1286.00", "three figures after the only separator are thousands"),
    ("1 286,40", "1286.40", "thousands with a blank"),
    ("1\u202f286,40", "1286.40", "thousands with a narrow blank, as phones paste"),
    ("12.345.678,90", "12345678.90", "millions"),
    ("300 euros", "300.00", "in words"),
    ("$1,500.00 MXN", "1500.00", "pesos"),
)


@pytest.mark.parametrize(("typed", "amount", "why"), AMOUNTS)
def test_an_amount_is_read_as_it_was_meant(typed: str, amount: str, why: str) -> None:
    assert read_amount(typed) == Decimal(amount), why


@pytest.mark.parametrize("typed", ["abc", "-5", "1e9", "12,34,56x", "٣٠٠", "99999999999", "€"])
def test_what_is_no_amount_is_told(typed: str) -> None:
    with pytest.raises(NotRead) as told:
        read_amount(typed)
    assert str(told.value.sentence)


DATES = (
    (("3", "10", "2026"), date(2026, 10, 3), "numbers"),
    (("03", "10", "26"), date(2026, 10, 3), "a short year"),
    (("3", "octubre", "2026"), date(2026, 10, 3), "the month by its name"),
    (("3", "Oct.", "2026"), date(2026, 10, 3), "the month cut short"),
    (("29", "2", "2028"), date(2028, 2, 29), "a leap day"),
)


@pytest.mark.parametrize(("boxes", "day", "why"), DATES)
def test_a_date_is_read_as_it_was_meant(boxes: tuple[str, str, str], day: date, why: str) -> None:
    assert read_date(*boxes) == day, why


NO_DATES = (
    (("31", "2", "2026"), "El 31/2/2026 no existe. Comprueba el día"),
    (("29", "2", "2026"), "El 29/2/2026 no existe. Comprueba el día"),
    (("3", "13", "2026"), "El mes va del 1 al 12"),
    (("3", "10", "202"), "Escribe el año con cuatro cifras, como 2026"),
    (("", "10", "2026"), "Falta el día"),
    (("3", "", "2026"), "Falta el mes"),
    (("3", "10", ""), "Falta el año"),
    (("tres", "10", "2026"), "Escribe la fecha con números, como 3 10 2026"),
)


@pytest.mark.parametrize(("boxes", "says"), NO_DATES)
def test_a_date_that_cannot_be_is_told(boxes: tuple[str, str, str], says: str) -> None:
    with pytest.raises(NotRead) as told:
        read_date(*boxes)
    assert str(told.value.sentence) == says


def test_three_blank_boxes_are_no_date_and_no_mistake() -> None:
    assert read_date("", "", "") is None


@pytest.mark.parametrize(
    ("typed", "hour"), [("9:42", time(9, 42)), ("09.42", time(9, 42)), ("9 h", time(9)), ("9h42", time(9, 42)), ("23:59", time(23, 59)), ("", None)]
)
def test_an_hour_is_read_as_it_was_meant(typed: str, hour: time | None) -> None:
    assert read_hour(typed) == hour


@pytest.mark.parametrize("typed", ["25:00", "9:60", "mediodía"])
def test_an_hour_that_cannot_be_is_told(typed: str) -> None:
    with pytest.raises(NotRead):
        read_hour(typed)


def test_invisible_letters_are_left_out() -> None:
    assert tidy(" \u200bLucía\u00a0 ") == "Lucía"


@settings(max_examples=150)
@given(st.text(max_size=12), st.text(max_size=12), st.text(max_size=12))
def test_whatever_is_typed_is_read_or_told(day: str, month: str, year: str) -> None:
    for read in (lambda: read_date(day, month, year), lambda: read_amount(day), lambda: read_hour(month)):
        with suppress(NotRead):
            read()


@settings(max_examples=100)
@given(st.decimals(min_value=0, max_value=10**8, places=2))
def test_what_is_written_in_spanish_is_read_back(amount: Decimal) -> None:
    written = f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))
    assert read_amount(written) == amount
