"""Amounts are written as the claimant's country writes them."""

from decimal import Decimal

import pytest

from bridge.documents.wording import money


@pytest.mark.parametrize(
    ("amount", "currency", "spoken", "said", "why"),
    [
        ("1286.40", "EUR", ("es", "ES"), "1.286,40 €", "Spain"),
        ("1860", "MXN", ("es", "MX"), "$1,860.00 MXN", "Mexico: another dollar must not be understood"),
        ("1860", "MXN", ("es", "ES"), "1.860,00 MXN", "pesos told in Spain"),
        ("20", "USD", ("es", "ES"), "20,00 US$", "this dollar says whose it is"),
        ("15990", "CLP", ("es", "CL"), "$15.990 CLP", "pesos without cents"),
        ("5", "GBP", ("en", "GB"), "£5.00", "English"),
        ("5", "EUR", ("en", "ZZ"), "€5.00", "a country that we do not know"),
        ("5", "EUR", ("no such language", "<>"), "5,00 €", "a language that is none"),
        ("5", "<x>", ("es", "ES"), "5,00 <x>", "a currency that is none"),
    ],
)
def test_an_amount_is_written_as_its_country_does(amount: str, currency: str, spoken: tuple[str, str], said: str, why: str) -> None:
    assert money(Decimal(amount), currency, *spoken).replace("\u00a0", " ") == said, why
