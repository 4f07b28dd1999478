"""What identifies people is hidden; what a complaint is about stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.domain.redaction import HIDDEN, redact

HIDES = [
    ("escribe a lucia.m+x@correo.example ya", "an e-mail"),
    ("mi DNI 12345678Z", "an identity number with its letter"),
    ("mi dni es 12.345.678-Z", "with dots and dash"),
    ("NIE X1234567L", "a foreigner's number"),
    ("llámame al 612 345 678", "a Spanish mobile"),
    ("llámame al 612-34-56-78", "in pairs"),
    ("tel. +52 55 5568 8722", "with a country code"),
    ("ES91 2100 0418 4502 0005 1332", "an account"),
    ("tarjeta 4111 1111 1111 1111", "a card"),
    ("matrícula 1234 BBB", "a plate"),
]
KEEPS = [
    ("286,40 € del vuelo LIS-MAD del 3 de octubre", "amounts, codes and dates"),
    ("pedido 12345678", "a number of eight figures without a letter"),
    ("12345678A", "a wrong letter is no identity number"),
    ("llevo 600 días y 700,50 euros", "round numbers"),
    ("@AeroLinde os escribí 3 veces", "a handle"),
    ("son 612.345,67 €", "an amount that looks like a phone"),
]


@pytest.mark.parametrize(("text", "why"), HIDES)
def test_what_identifies_is_hidden(text: str, why: str) -> None:
    hidden = redact(text)
    assert HIDDEN in hidden, why
    assert not any(figure in hidden for figure in ("1234567", "612", "4111", "2100", "5568", "lucia")), hidden


@pytest.mark.parametrize(("text", "why"), KEEPS)
def test_what_the_complaint_is_about_stays(text: str, why: str) -> None:
    assert redact(text) == text, why


def test_names_are_hidden_as_whole_words() -> None:
    assert redact("Lucía Marín y luciano", ["Lucía Marín"]) == f"{HIDDEN} y luciano"


@given(st.text(max_size=200))
def test_hiding_twice_hides_nothing_more(text: str) -> None:
    assert redact(redact(text)) == redact(text)
