"""Each form asks what it should, says what is wrong in our own words, and keeps what was typed."""

import inspect
from datetime import date
from types import ModuleType
from typing import Any

import pytest
from werkzeug.datastructures import MultiDict

from bridge.sentences import Sentence
from forms import claimants, drafting, filing, intake, posts
from forms.asking import Asking
from forms.claimants import claimant_form
from forms.drafting import CompanyForm
from forms.fields import Day, Question
from forms.filing import receipt_form

TODAY = date(2026, 11, 25)


def today() -> date:
    return TODAY


def asked(form: Asking, name: str) -> Question:
    field = form[name]
    assert isinstance(field, Question)
    return field


EVERY: tuple[type[Asking], ...] = (
    *(kind for module in (intake, drafting, filing) for kind in vars(module).values() if inspect.isclass(kind) and issubclass(kind, Asking) and kind is not Asking),
    posts.post_form(today), drafting.facts_form(today), filing.receipt_form(today), filing.answer_form(today),
    claimant_form(("name", "id_number", "address", "postal_code", "city", "email", "phone"), (), "ES"),
)  # fmt: skip


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.__name__)
def test_an_empty_form_speaks_our_words_only(kind: type[Asking]) -> None:
    """WTForms has its own messages, in some languages; a str among the errors would be one of them."""
    form = kind(MultiDict())
    form.validate()
    said: list[object] = [text for field in form for text in (field.label.text, *field.errors)]
    assert {type(text) for text in said} == {Sentence}


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.__name__)
def test_nobody_is_told_to_fill_what_is_optional(kind: type[Asking]) -> None:
    """A field that complains when left blank beside filled ones is not marked optional, or has a rule of its own."""
    form = kind(MultiDict())
    form.validate()
    ruled = {"text", "number", "amount"}
    for field in form:
        assert isinstance(field, Question)
        assert not (field.optional and field.errors and field.name not in ruled)


@pytest.mark.parametrize("module", [intake, posts, drafting, filing, claimants])
def test_forms_know_the_domain_and_nothing_else_of_ours(module: ModuleType) -> None:
    used = [line for line in inspect.getsource(module).splitlines() if line.startswith(("from bridge", "import bridge"))]
    assert all(line.startswith(("from bridge.domain", "from bridge.sentences")) for line in used)


def test_only_what_the_procedure_wants_is_asked() -> None:
    form = claimant_form(("name",), ("phone",), "ES")(MultiDict())
    assert [field.name for field in form] == ["name", "email", "phone"]
    assert [field.name for field in form if asked(form, field.name).optional] == ["email", "phone"]


NUMBERS = (
    ("ES", "A58818501", True, "a company's NIF whose digit is right"),
    ("ES", "a-58818501", True, "however it is typed"),
    ("ES", "A58818502", False, "its digit is wrong"),
    ("ES", "12345678Z", True, "a person who trades under their DNI"),
    ("ES", "X2482300W", True, "or under their NIE"),
    ("MX", "ABC 689924 P76", False, "an RFC whose day does not exist"),
    ("MX", "GODE 561231 GR8", True, "an RFC that is right"),
    ("PT", "501964843", True, "a Portuguese NIF"),
)


@pytest.mark.parametrize(("country", "number", "holds", "why"), NUMBERS)
def test_identity_numbers_are_checked_as_their_country_writes_them(country: str, number: str, holds: bool, why: str) -> None:
    form = CompanyForm(MultiDict({"brand": "AeroLinde", "country": country, "tax_id": number}))
    assert form.validate() is holds, (why, form.errors)


def test_what_was_typed_is_still_there() -> None:
    typed: dict[str, Any] = {"channel": "counter", "number": "", "day-day": "31", "day-month": "2", "day-year": "2026", "hour": "tarde"}
    form = receipt_form(today)(MultiDict(typed))
    assert not form.validate()
    days = form["day"]
    assert isinstance(days, Day)
    assert days.boxes == {"day": "31", "month": "2", "year": "2026"}
    assert asked(form, "hour").typed == "tarde"
    assert days.first_id == "day-day"
