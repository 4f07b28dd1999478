"""What a post already says is offered; where it says two things, nothing is."""

from datetime import date
from decimal import Decimal

import pytest

from bridge.domain.hints import amount_in, handles_in, past_day_in

TODAY = date(2026, 11, 25)
AMOUNTS = (
    ("286,40 € que no me devuelven", "286.40"),
    ("me debéis 1.286,40€", "1286.40"),
    ("me cobraron $1,500.00 de más", "1500.00"),
    ("cincuenta euros", None),
    ("pagué 20 € y luego 30 €", None),
    ("vuelo 1234 del día 3", None),
    ("300 euros", "300.00"),
)


@pytest.mark.parametrize(("text", "amount"), AMOUNTS)
def test_the_one_amount_is_offered(text: str, amount: str | None) -> None:
    assert amount_in(text) == (Decimal(amount) if amount else None)


DAYS = (
    ("el vuelo del 3 de octubre", date(2026, 10, 3), "this year, past"),
    ("el 24 de diciembre", date(2025, 12, 24), "not come yet this year: last year's"),
    ("el 3 de octubre de 2024", date(2024, 10, 3), "with its year"),
    ("el 03/10/2026", date(2026, 10, 3), "in figures"),
    ("el 3-10-26", date(2026, 10, 3), "a short year"),
    ("el 3 de octubre y el 5 de octubre", None, "two days"),
    ("el 31 de febrero", None, "no such day"),
    ("el 3 de octubre de 2030", None, "to come"),
)


@pytest.mark.parametrize(("text", "day", "why"), DAYS)
def test_the_one_past_day_is_offered(text: str, day: date | None, why: str) -> None:
    assert past_day_in(text, TODAY) == day, why


def test_the_accounts_are_those_that_are_named() -> None:
    assert handles_in("@AeroLinde a ver, @AeroLinde y @aena.es (lucia@correo.es)") == ("AeroLinde", "aena.es")
