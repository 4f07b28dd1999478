"""The life of a claim: what may follow what, and that no automatic answer stops the clock, whatever the order."""

import itertools
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.domain.answers import CLASSES
from bridge.domain.phases import AFTER_REPLY, MAY_FOLLOW, PHASES, STEPS, STOPS_CLOCK, Event, State, check_may_follow, project
from bridge.domain.timeline import TELLERS
from bridge.errors import ConflictError

START = datetime(2026, 11, 25, 11, tzinfo=UTC)
RECEIPT: dict[str, Any] = {"channel": "portal", "number": "88", "received_at": "2026-11-25T12:00:00+01:00", "file_sha256": None}


def events(*said: tuple[str, dict[str, Any]]) -> list[Event]:
    return [Event(n, START + timedelta(hours=n), kind, "claimant", data) for n, (kind, data) in enumerate(said, 1)]


def on_record(*more: tuple[str, dict[str, Any]]) -> State:
    return project(events(("opened", {}), ("issued", {}), ("filed", {"channel": "portal"}), ("receipt", RECEIPT), *more))


def reply(kind: str) -> tuple[str, dict[str, Any]]:
    return "reply", {"class": kind, "received_at": "2026-11-26T10:00:00+01:00", "text": ""}


LIVES = [
    ([], "draft", "nothing happened"),
    ([("opened", {})], "draft", "opened"),
    ([("opened", {}), ("issued", {})], "ready", "issued but nobody has it"),
    ([("opened", {}), ("issued", {}), ("filed", {"channel": "print"})], "filed", "sent without proof"),
    ([("opened", {}), ("issued", {}), ("receipt", RECEIPT)], "on_record", "the proof is what makes it consta"),
]


@pytest.mark.parametrize(("said", "phase", "why"), LIVES)
def test_the_phase_follows_from_what_happened(said: list[tuple[str, dict[str, Any]]], phase: str, why: str) -> None:
    assert project(events(*said)).phase == phase, why


@pytest.mark.parametrize("kind", sorted(set(CLASSES) - STOPS_CLOCK))
def test_what_is_no_answer_never_stops_the_clock(kind: str) -> None:
    state = on_record(reply(kind))
    assert state.answered_at is None
    assert state.phase == AFTER_REPLY.get(kind, "on_record")


@pytest.mark.parametrize("kind", sorted(STOPS_CLOCK))
def test_a_real_answer_stops_it(kind: str) -> None:
    assert on_record(reply(kind)).answered_at is not None


@given(st.lists(st.sampled_from(sorted(set(CLASSES) - STOPS_CLOCK)), max_size=8))
def test_no_number_of_automatic_answers_adds_up_to_one(kinds: list[str]) -> None:
    state = on_record(*map(reply, kinds))
    assert state.answered_at is None
    assert state.phase in {"on_record", "needs_info"}


def test_an_automatic_answer_after_a_real_one_does_not_reopen_it() -> None:
    assert on_record(reply("refusal"), reply("auto_ack")).phase == "answered"


def test_the_claimant_corrects_what_an_answer_was() -> None:
    corrected = on_record(reply("resolution"), ("reclassified", {"of": 5, "class": "auto_ack"}))
    assert corrected.phase == "on_record"
    assert corrected.answered_at is None


def test_a_closed_claim_reopens_where_it_was() -> None:
    assert on_record(("closed", {"outcome": "resolved"}), ("reopened", {})).phase == "on_record"


def test_the_clock_starts_with_the_earliest_proof() -> None:
    later = ("receipt", {**RECEIPT, "received_at": "2026-11-30T09:00:00+01:00"})
    assert on_record(later).presented_at == datetime(2026, 11, 25, 11, tzinfo=UTC)


@pytest.mark.parametrize(("phase", "kind"), [(p, k) for p, k in itertools.product(PHASES, MAY_FOLLOW) if p not in MAY_FOLLOW[k]])
def test_what_may_not_follow_is_refused(phase: str, kind: str) -> None:
    with pytest.raises(ConflictError):
        check_may_follow(phase, kind)


def test_every_kind_of_event_is_told_and_every_step_is_a_kind() -> None:
    assert set(TELLERS) == set(MAY_FOLLOW)
    assert set(STEPS) <= set(MAY_FOLLOW)
