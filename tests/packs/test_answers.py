"""The shapes that the command line prints, and what it refuses."""

import json
import time
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.domain.catalogue import Catalogue
from bridge.domain.drafts import read_draft
from bridge.domain.regions import NAMES
from bridge.errors import ConstaError
from bridge.packs import deadline_json, load_catalogue, route_json

DEADLINE_KEYS = {"procedure", "due", "unit", "steps", "legal_basis", "confidence", "reading"}
OPTION_KEYS = {"id", "name", "kind", "reasons", "unmet", "reply_deadline", "next", "confidence"}
WANTED_A_SECOND = 2_000
CATALOGUE = load_catalogue()


def test_a_deadline_has_the_shape_of_the_contract(catalogue: Catalogue) -> None:
    answer = deadline_json(catalogue, "es.general", "2026-11-30")
    assert set(answer) == DEADLINE_KEYS
    assert json.loads(json.dumps(answer)) == answer
    assert (answer["due"], answer["unit"], answer["reading"]) == ("2026-12-15", "calendar_days", None)
    assert answer["legal_basis"] == "TRLGDCU (RDLeg 1/2007), art. 21.3 (BOE-A-2007-20555)"


def test_a_route_has_the_shape_of_the_contract(catalogue: Catalogue) -> None:
    draft = read_draft({"post": {"text": "El colchón se hundió"}, "company": {"name": "Ejemplo"}, "claimant": {"name": "Ana", "postal_code": "28045"}})
    answer = route_json(catalogue, draft, date(2026, 11, 30))
    assert set(answer) == {"procedures", "missing"}
    assert all(set(option) == OPTION_KEYS for option in answer["procedures"])
    assert answer["procedures"][0]["reply_deadline"] == {"n": 15, "unit": "calendar_days"}
    assert answer["missing"] == ["claimant.email", "request.text"]
    assert json.loads(json.dumps(answer)) == answer


def test_what_is_missing_is_that_of_the_chosen_procedure(catalogue: Catalogue) -> None:
    draft = read_draft({"post": {"text": "x"}, "procedure": "es.hoja.an"})
    assert "company.tax_id" in route_json(catalogue, draft, date(2026, 11, 30))["missing"]


def test_an_unverified_datum_and_a_provisional_calendar_are_said(catalogue: Catalogue) -> None:
    steps = " ".join(deadline_json(catalogue, "es.hoja.an", "2026-12-18")["steps"])
    assert "sin verificar" in steps
    assert "provisional" in steps
    assert "sin verificar" not in " ".join(deadline_json(catalogue, "es.general", "2026-12-18")["steps"])


def test_without_a_region_it_is_said_that_only_national_holidays_were_counted(catalogue: Catalogue) -> None:
    said = "solo se descuentan los festivos nacionales"
    assert said in " ".join(deadline_json(catalogue, "es.energy.electricity", "2026-11-03")["steps"])
    assert said not in " ".join(deadline_json(catalogue, "es.energy.electricity", "2026-11-03", "MD")["steps"])


def test_who_is_bound_is_left_open_only_where_nobody_told_and_it_matters(catalogue: Catalogue) -> None:
    said = "Si la empresa está obligada por la Ley 10/2025"
    assert said in " ".join(deadline_json(catalogue, "es.general", "2026-12-28")["steps"])
    assert said not in " ".join(deadline_json(catalogue, "es.general", "2026-12-27")["steps"])
    assert said not in " ".join(deadline_json(catalogue, "es.general", "2026-12-28", facts={"bound_by_ley_10_2025": False})["steps"])
    assert said not in " ".join(deadline_json(catalogue, "es.sac.large", "2026-12-28")["steps"])


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ({"procedure_id": "es.nothing", "presented": "2026-01-01"}, "unknown_procedure"),
        ({"procedure_id": "es.general", "presented": "ayer"}, "unreadable_date"),
        ({"procedure_id": "es.general", "presented": "2026-02-31"}, "unreadable_date"),
        ({"procedure_id": "es.general", "presented": None}, "unreadable_date"),
        ({"procedure_id": "es.general", "presented": "2026-01-01T25:00"}, "unreadable_date"),
        ({"procedure_id": "es.general", "presented": "1492-10-12"}, "not_in_force"),
        ({"procedure_id": "es.general", "presented": "9999-12-31"}, "no_year"),
        ({"procedure_id": "es.general", "presented": "0001-01-01T00:00:00+14:00"}, "unreadable_date"),
        ({"procedure_id": "es.sac.large", "presented": "2026-12-27"}, "not_in_force"),
        ({"procedure_id": "es.general", "presented": "2026-01-01", "region": "Narnia"}, "unknown_region"),
        ({"procedure_id": "es.general", "presented": "2026-01-01", "region": [1]}, "unreadable_fact"),
        ({"procedure_id": "es.general", "presented": "2026-01-01", "region": 7}, "unreadable_fact"),
        ({"procedure_id": "es.general", "presented": "2026-01-01", "term": "never"}, "unknown_term"),
        ({"procedure_id": "es.general", "presented": "2026-01-01", "facts": {"municipal_holidays": "x"}}, "unreadable_fact"),
        ({"procedure_id": "es.general", "presented": "2026-01-01", "facts": ["x"]}, "unreadable_fact"),
        ({"procedure_id": "es.general", "presented": "2026-01-01", "facts": {"bound": True}}, "unreadable_fact"),
        ({"procedure_id": "es.general", "presented": "2026-01-01", "facts": {"billing": "yes"}}, "unreadable_fact"),
        ({"procedure_id": "es.court.verbal", "presented": "2026-01-01"}, "no_term"),
        ({"procedure_id": ["x"], "presented": "2026-01-01"}, "unknown_procedure"),
    ],
)
def test_what_cannot_be_counted_is_refused_with_a_code(catalogue: Catalogue, line: dict[str, object], code: str) -> None:
    with pytest.raises(ConstaError) as caught:
        deadline_json(catalogue, **line)  # type: ignore[arg-type]
    assert caught.value.code == code
    assert str(caught.value)


def test_a_date_before_the_law_is_refused_with_the_article(catalogue: Catalogue) -> None:
    with pytest.raises(ConstaError) as caught:
        deadline_json(catalogue, "es.sac.large", "2026-12-27")
    assert "Ley 10/2025" in str(caught.value)
    assert "28 de diciembre de 2026" in str(caught.value)


@settings(max_examples=80)
@given(
    procedure=st.sampled_from(sorted(CATALOGUE.rows)),
    day=st.dates(date(2026, 3, 1), date(2030, 1, 1)),
    later=st.integers(0, 60),
    region=st.sampled_from([None, *sorted(NAMES)]),
)
def test_in_every_procedure_later_is_never_due_earlier_and_never_before_presentation(procedure: str, day: date, later: int, region: str | None) -> None:
    here = region if CATALOGUE.versions(procedure)[-1].country == "ES" else None
    try:
        first = deadline_json(CATALOGUE, procedure, day, here)
        second = deadline_json(CATALOGUE, procedure, day + timedelta(days=later), here)
    except ConstaError as refused:
        assert refused.code in {"no_term", "not_in_force"}
        return
    assert day.isoformat() <= first["due"] <= second["due"]


def test_a_sweep_of_two_thousand_deadlines_takes_less_than_a_second(catalogue: Catalogue) -> None:
    regions = sorted(NAMES)
    begun = time.perf_counter()
    for i in range(WANTED_A_SECOND):
        deadline_json(catalogue, "es.sac.large", date(2027, 1, 1) + timedelta(days=i % 300), regions[i % 19])
    assert time.perf_counter() - begun < 1.0
