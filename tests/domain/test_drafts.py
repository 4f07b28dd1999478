"""The claim object reads what the contract says, and names what it does not."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.domain.drafts import Draft, UnknownFieldError, WrongValueError, as_json, read_draft, value_at
from bridge.errors import ConstaError

WHOLE: dict[str, Any] = {
    "post": {"url": "https://x.com/lucia/status/1", "from": "saved.html", "text": "hola", "author_handle": "lucia", "published_at": "2026-11-08"},
    "company": {
        "name": "Linde Air S.A.", "brand": "AeroLinde", "tax_id": None, "address": None, "email": None, "website": None, "country": "ES",
        "bound_by_ley_10_2025": None,
    },
    "claimant": {
        "name": "Lucía", "id_number": None, "address": None, "postal_code": "28001", "city": None, "country": "ES", "email": None, "phone": None,
    },
    "representative": None, "sector": None, "facts_date": "2026-10-03", "facts": "No me devuelven el dinero.",
    "request": {"kind": "refund", "text": "Que me lo devuelvan", "amount": "286.40", "currency": "EUR"},
    "evidence": ["factura.pdf"], "procedure": None, "language": "es",
}  # fmt: skip

WRONG = [
    ({"companny": {}}, "companny", "a key that does not exist"),
    ({"company": {"nif": "B1"}}, "company.nif", "a key that does not exist, inside"),
    ({"facts_date": "31/02/2026"}, "facts_date", "not a date"),
    ({"facts_date": "2026-02-31"}, "facts_date", "31 February"),
    ({"request": {"amount": "mucho"}}, "request.amount", "not an amount"),
    ({"request": {"amount": "-1"}}, "request.amount", "less than nothing"),
    ({"request": {"amount": "NaN"}}, "request.amount", "not a number"),
    ({"request": {"amount": "1e999999"}}, "request.amount", "a number to fill the memory"),
    ({"request": {"kind": "revenge"}}, "request.kind", "not a request"),
    ({"evidence": "factura.pdf"}, "evidence", "a text where a list goes"),
    ({"claimant": []}, "claimant", "a list where an object goes"),
    ({"representative": {"name": None}}, "representative.name", "somebody without a name"),
    ({"company": {"bound_by_ley_10_2025": "si"}}, "company.bound_by_ley_10_2025", "a text where yes or no goes"),
]


def test_the_contract_is_read_whole_and_written_back() -> None:
    assert as_json(read_draft(WHOLE)) == WHOLE


@pytest.mark.parametrize(("given", "field", "why"), WRONG)
def test_what_cannot_be_read_is_named(given: dict[str, Any], field: str, why: str) -> None:
    with pytest.raises((UnknownFieldError, WrongValueError)) as caught:
        read_draft(given)
    assert field in str(caught.value), why


def test_a_dotted_path_finds_what_was_said() -> None:
    assert value_at(read_draft(WHOLE), "claimant.postal_code") == "28001"
    assert value_at(Draft(), "representative.name") is None
    with pytest.raises(UnknownFieldError):
        value_at(Draft(), "claimant.shoe_size")


JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=8), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3))


@given(st.dictionaries(st.sampled_from([*WHOLE, "x"]), JSON, max_size=5))
def test_no_object_breaks_the_reader(given: dict[str, Any]) -> None:
    try:
        read_draft(given)
    except ConstaError as error:
        assert str(error)
