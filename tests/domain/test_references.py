"""References are read as people write them, and never confused with anything else."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.domain.references import ALPHABET, NotAReferenceError, code_from, read_code, reference

FORGIVEN = [
    ("7QK4-M93D", "as printed"),
    ("7qk4-m93d", "lower case"),
    (" 7QK4 M93D ", "blanks for the dash"),
    ("CONSTA-2026-7QK4-M93D", "the whole reference"),
    ("consta 2026 7qk4m93d", "the whole reference, carelessly"),
    ("CONSTA-7QK4-M93D", "without the year"),
]
REFUSED = [
    ("", "nothing"),
    ("7QK4-M93", "a symbol is missing"),
    ("7QK4-M93DX", "one too many"),
    ("HOLA-2026-7QK4-M93D", "another prefix"),
    ("CONSTA-26-7QK4-M93D", "half a year"),
    ("7QK4-M93Ñ", "a letter that the alphabet lacks"),
]


@pytest.mark.parametrize(("typed", "why"), FORGIVEN)
def test_what_people_type_is_forgiven(typed: str, why: str) -> None:
    assert read_code(typed) == "7QK4-M93D", why


@pytest.mark.parametrize(("typed", "why"), REFUSED)
def test_what_is_no_reference_is_refused(typed: str, why: str) -> None:
    with pytest.raises(NotAReferenceError):
        read_code(typed)


def test_look_alikes_are_read_as_what_they_look_like() -> None:
    assert read_code("OIL0-1U1V") == "0110-1V1V"


@given(st.integers(0, 2**40 - 1))
def test_every_code_is_read_back_from_its_reference(number: int) -> None:
    code = code_from(number)
    assert set(code.replace("-", "")) <= set(ALPHABET)
    assert read_code(reference(code, 2026).lower()) == code


@given(st.text(max_size=40))
def test_nothing_typed_breaks_the_reader(typed: str) -> None:
    with contextlib.suppress(NotAReferenceError):
        assert len(read_code(typed)) == 9
