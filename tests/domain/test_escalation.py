"""When a next step may be taken, and whose clock runs then: counted by hand, each with its article."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.domain.escalation import StepReceipt, Story, Window, check_step_receipt, open_besides, own_term, place_name, window
from bridge.domain.filing import NothingProvenError, NotYetError, TooEarlyError
from bridge.domain.procedures import facts_of
from bridge.packs import load_catalogue
from tests.services.making import DRAFT

LAW = load_catalogue()
PRESENTED, DUE = date(2026, 11, 25), date(2026, 12, 10)
STORY = Story(PRESENTED, DUE, DUE, LAW.procedure("es.general", PRESENTED).basis, facts=date(2026, 10, 3))


def at(procedure: str, on: date, story: Story = STORY) -> Window:
    return window(LAW.procedure(procedure, on), story, on)


CASES = [
    ("es.adr.arbitraje", date(2026, 12, 25), "early", "35.2.c: un mes desde el 25 de noviembre acaba el 25 de diciembre; se puede desde el 26"),
    ("es.adr.arbitraje", date(2026, 12, 26), "open", "35.2.c: el primer día"),
    ("es.adr.arbitraje", date(2027, 11, 25), "open", "35.2.d: el último día del año"),
    ("es.adr.arbitraje", date(2027, 11, 26), "late", "35.2.d: el año acabó"),
    ("es.air.aesa", date(2026, 12, 25), "early", "Orden TMA/201/2022, 10.1.a"),
    ("es.air.aesa", date(2027, 11, 26), "late", "Orden TMA/201/2022, 10.1.d"),
    ("es.bank.bde", date(2026, 12, 25), "early", "Ley 44/2002, 30.3.a: un mes"),
    ("es.bank.bde", date(2026, 12, 26), "open", "Ley 44/2002, 30.3.a: pasado el mes"),
    ("es.court.verbal", date(2026, 12, 10), "early", "LO 1/2025 DA 7.ª: el plazo de la empresa acaba el 10"),
    ("es.court.verbal", date(2026, 12, 11), "open", "LO 1/2025 DA 7.ª: silencio en el plazo"),
    ("es.court.verbal", date(2027, 11, 26), "late", "LO 1/2025, 7.3: un año desde la recepción"),
    ("es.telecom.oaut", date(2027, 3, 10), "open", "Tres meses desde el silencio del 10 de diciembre"),
    ("es.telecom.oaut", date(2027, 3, 11), "late", "Tres meses desde el silencio: acabaron el 10 de marzo"),
    ("es.postal.sgrp", date(2027, 1, 10), "open", "RD 437/2024, 10.3: un mes desde el fin del plazo (10 de diciembre)"),
    ("es.postal.sgrp", date(2027, 1, 11), "late", "RD 437/2024, 10.3: el mes acabó"),
    ("fr.mediateur", date(2027, 11, 26), "late", "L612-2, 4.º: un año desde la reclamación"),
    ("es.hoja.md", date(2026, 11, 26), "open", "La hoja se puede pedir siempre"),
]


@pytest.mark.parametrize(("procedure", "on", "state", "why"), CASES, ids=[f"{c[0]} {c[1]}" for c in CASES])
def test_a_step_opens_and_closes_on_the_days_of_its_law(procedure: str, on: date, state: str, why: str) -> None:
    assert at(procedure, on).state == state, why


@pytest.mark.parametrize("procedure", ["es.adr.arbitraje", "es.air.aesa", "es.court.verbal", "es.bank.bde"])
def test_an_answer_ends_the_wait(procedure: str) -> None:
    answered = replace(STORY, answered=date(2026, 11, 28))
    assert at(procedure, date(2026, 11, 29), answered).state == "open"


def test_too_early_and_too_late_are_said_with_the_article() -> None:
    early, late = at("es.adr.arbitraje", date(2026, 12, 1)), at("es.adr.arbitraje", date(2028, 1, 1))
    assert any("35.2.c" in str(sentence) and "26 de diciembre de 2026" in str(sentence) for sentence in early.says)
    assert any("Fuera de plazo" in str(sentence) and "35.2.d" in str(sentence) for sentence in late.says)


def test_the_claimants_last_day_on_a_sunday_is_shown_a_day_early() -> None:
    story = replace(STORY, presented=date(2026, 11, 28))
    found = at("es.adr.arbitraje", date(2027, 11, 27), story)
    assert date(2027, 11, 28).weekday() == 6
    assert found.closes == date(2027, 11, 27)
    assert found.readings


def test_the_claimants_term_after_silence_runs_from_the_earliest_end_of_the_companys() -> None:
    story = replace(STORY, due=date(2026, 12, 16), earliest_due=date(2026, 12, 10))
    assert at("es.postal.sgrp", date(2027, 1, 11), story).state == "late"


@settings(max_examples=60, deadline=None)
@given(days=st.integers(0, 500), answered=st.none() | st.integers(0, 200), procedure=st.sampled_from(sorted(LAW.rows)))
def test_once_late_a_step_is_never_open_again(days: int, answered: int | None, procedure: str) -> None:
    story = replace(STORY, answered=None if answered is None else PRESENTED + timedelta(days=answered))
    row = LAW.versions(procedure)[-1]
    order = {"early": 0, "open": 1, "late": 2}
    first, second = (window(row, story, PRESENTED + timedelta(days=n)) for n in (days, days + 1))
    assert order[first.state] <= order[second.state]
    assert first.closes == second.closes


CLOCKS = [
    ("es.adr.arbitraje", "inadmission"), ("es.air.aesa", "general"), ("es.bank.bde", "general"), ("es.telecom.oaut", "general"), ("es.data.aepd", "general"),
    ("es.hoja.an", "general"), ("cl.sernac", "general"), ("es.court.verbal", None), ("es.energy.ccaa", None), ("mx.profeco.queja", None),
]  # fmt: skip


@pytest.mark.parametrize(("procedure", "term"), CLOCKS)
def test_each_step_has_the_clock_that_starts_when_it_is_handed_in(procedure: str, term: str | None) -> None:
    found = own_term(LAW.versions(procedure)[-1])
    assert (found.id if found else None) == term


def test_the_court_is_open_after_any_claim_in_spain_but_those_about_data() -> None:
    facts = facts_of(DRAFT, PRESENTED)
    assert open_besides(facts) == ("es.court.verbal",)
    assert open_besides(replace(facts, cross_border=True)) == ("eu.ecc", "es.court.verbal")
    assert open_besides(replace(facts, sectors=("data_protection",))) == ()


NOW = datetime(2026, 12, 20, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("receipt", "error"),
    [
        (StepReceipt("portal", NOW + timedelta(days=1), "1"), NotYetError),
        (StepReceipt("portal", NOW - timedelta(days=9), "1"), TooEarlyError),
        (StepReceipt("portal", NOW), NothingProvenError),
    ],
)
def test_a_receipt_that_cannot_be_is_refused(receipt: StepReceipt, error: type[Exception]) -> None:
    with pytest.raises(error):
        check_step_receipt(receipt, NOW - timedelta(days=1), NOW)


def test_every_channel_of_the_packs_has_a_name() -> None:
    steps = {id_ for rows in LAW.rows.values() for row in rows for id_ in row.next} | {id_ for id_ in LAW.rows if id_.startswith("es.hoja.")}
    channels = {channel.id for id_ in steps for row in LAW.versions(id_) for channel in row.channels}
    assert sorted(channel for channel in channels if place_name(channel) == place_name("?")) == []
