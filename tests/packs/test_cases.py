"""The law cases of tests/cases: written by hand from the law, and what the engine answers to each."""

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from bridge.domain.catalogue import Catalogue
from bridge.domain.terms import ReadingKind
from bridge.errors import ConstaError
from bridge.packs import deadline_json, deadline_of
from bridge.packs.answers import read_moment
from tests.domain.recount import recounted

CASES = Path(__file__).resolve().parent.parent / "cases"
LEAST = 200
KEYS = {"name", "why", "procedure", "presented", "region", "term", "facts", "due", "acts_from", "refused", "reading", "provisional", "unit"}


def every_case() -> list[tuple[str, dict[str, Any]]]:
    files = sorted(CASES.glob("*/*.toml"))
    return [(f"{file.parent.name}/{file.stem}", case) for file in files for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]]


def asked(case: dict[str, Any]) -> tuple[str, str, Any, Any, Any]:
    return case["procedure"], case["presented"], case.get("region"), case.get("term"), case.get("facts")


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{where}: {case['name']}") for where, case in every_case()])
def test_a_case_of_the_law_comes_out_as_counted_by_hand(catalogue: Catalogue, case: dict[str, Any]) -> None:
    if "refused" in case:
        with pytest.raises(ConstaError) as caught:
            deadline_json(catalogue, *asked(case))
        assert caught.value.code == case["refused"]
        return
    answer, dated = deadline_json(catalogue, *asked(case)), deadline_of(catalogue, *asked(case))
    assert read_moment(answer["due"]) == read_moment(case["due"]), (case["why"], answer["steps"])
    assert case.get("reading", bool(answer["reading"])) is bool(answer["reading"])
    assert case.get("provisional", dated.deadline.provisional) is dated.deadline.provisional
    assert case.get("unit", answer["unit"]) == answer["unit"]
    assert date.fromisoformat(case.get("acts_from", dated.deadline.acts_from.isoformat())) == dated.deadline.acts_from


SHOWN_OTHERWISE = ("horas", "el mismo día hábil")
"""Steps that say a moment or no amount of days, or that show a date on purpose a day early, are not walked again."""


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{where}: {case['name']}") for where, case in every_case() if "due" in case])
def test_the_date_of_every_case_comes_out_again_from_its_words(catalogue: Catalogue, case: dict[str, Any]) -> None:
    dated = deadline_of(catalogue, *asked(case))
    words = " ".join(str(step) for step in dated.deadline.steps)
    if any(amount in words for amount in SHOWN_OTHERWISE):
        return
    early = any(reading.kind is ReadingKind.SUNDAY_EARLY and reading.says in dated.deadline.readings for reading in dated.term.readings)
    assert recounted(dated.deadline) - timedelta(days=early) == dated.deadline.due


def test_there_are_enough_cases_and_each_is_well_written() -> None:
    cases = every_case()
    assert len(cases) >= LEAST
    for _, case in cases:
        assert set(case) <= KEYS
        assert ("due" in case) is not ("refused" in case)
        assert case["why"].strip()
    names = [(where, case["name"]) for where, case in cases]
    assert len(names) == len(set(names))


def test_every_procedure_with_a_term_has_a_case(catalogue: Catalogue) -> None:
    tried = {case["procedure"] for _, case in every_case()}
    with_terms = {id_ for id_, rows in catalogue.rows.items() if rows[-1].terms}
    assert with_terms - tried == set()
