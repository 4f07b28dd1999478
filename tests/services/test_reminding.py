"""Reminders by the ladder, each once; and the claimant's answers by a click."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bridge.domain.answers import Reply
from bridge.domain.phases import Event, State, project
from bridge.domain.reminders import next_day, now_due, reminders
from bridge.errors import NotFoundError
from bridge.services import filing, find, reminding, tracking
from bridge.services.record import Act
from bridge.services.tracking import UnknownChoiceError
from bridge.store.engine import Store
from tests.services.making import CLAIMANT, NOON, issued
from tests.services.test_filing import LATER, RECEIPT

START = datetime(2026, 11, 2, 11, tzinfo=UTC)
DUE = date(2026, 11, 24)
PROOF = {"channel": "portal", "number": "1", "received_at": "2026-11-02T12:00:00+01:00", "file_sha256": None}


def standing(*said: tuple[str, dict[str, Any]]) -> State:
    whole = (("opened", {}), ("issued", {}), ("receipt", PROOF), *said)
    return project([Event(n, START, kind, "x", data) for n, (kind, data) in enumerate(whole, 1)])


def reply(kind: str, **data: Any) -> tuple[str, dict[str, Any]]:
    return "reply", {"class": kind, "received_at": "2026-11-02T12:00:00+01:00", "text": "", **data}


def asked(state: State, days: int) -> set[tuple[str, str]]:
    return {(one.why, one.to) for one in now_due(reminders(state, DUE), START.date() + timedelta(days=days))}


LADDER = [
    (standing(), 18, set(), "not yet"),
    (standing(), 19, {("due_soon", "claimant"), ("due_soon", "company")}, "three days before"),
    (standing(), 22, {("due_soon", "claimant"), ("due_soon", "company")}, "on the very day nothing is late: what was missed is still sent"),
    (standing(), 26, {("overdue", "claimant"), ("overdue", "company")}, "late begins the day after; the first warning has lapsed"),
    (standing(reply("refusal")), 26, set(), "answered: no term runs"),
    (standing(reply("auto_ack")), 26, {("overdue", "claimant"), ("overdue", "company")}, "a machine's receipt stops nothing"),
    (standing(reply("unknown")), 2, set(), "an unclassified answer waits three days"),
    (standing(reply("unknown")), 3, {("what_is_it", "claimant")}, "then it is asked"),
    (standing(reply("unknown")), 10, {("what_is_it", "claimant")}, "and again"),
    (standing(reply("unknown"), ("reclassified", {"of": 4, "class": "refusal"})), 10, set(), "until it is said"),
    (standing(reply("resolution")), 3, {("solved", "claimant")}, "is it solved?"),
    (standing(reply("commitment", due_date="2026-11-20")), 18, {("promise", "claimant")}, "asked on the day of the promise"),
    (standing(reply("commitment", due_date="2026-11-20")), 39, {("promise", "claimant")}, "and three weeks later"),
    (standing(reply("commitment")), 21, {("promise", "claimant")}, "without a date, after three weeks"),
    (standing(reply("commitment", due_date="2026-11-20"), ("promise", {"of": 4, "kept": True})), 39, set(), "kept: no more questions"),
    (standing(reply("commitment", due_date="2026-11-20"), ("promise", {"of": 4, "kept": False})), 26, {("overdue", "claimant"), ("overdue", "company")}, "broken: the term counts again"),
    (standing(("closed", {"outcome": "withdrawn"})), 26, set(), "closed: nobody is reminded"),
]


@pytest.mark.parametrize(("state", "days", "expected", "why"), LADDER)
def test_the_ladder(state: State, days: int, expected: set[tuple[str, str]], why: str) -> None:
    assert asked(state, days) == expected, why


def test_of_missed_steps_only_the_last_is_taken() -> None:
    state = standing(reply("unknown"))
    every = reminders(state, DUE)
    assert [one.step for one in now_due(every, START.date() + timedelta(days=12)) if one.why == "what_is_it"] == [10]
    assert next_day(every, START.date()) == START.date() + timedelta(days=3)


def test_each_step_has_a_name_of_its_own() -> None:
    every = reminders(standing(reply("unknown"), reply("unknown")), DUE)
    assert len({one.kind for one in every}) == len(every)


def answered(store: Store, kind: str) -> tuple[int, int]:
    """A claim on record with an answer: its identity and the answer's number."""
    with store.begin() as session:
        claim = issued(session)
        filing.keep_receipt(session, claim, RECEIPT, LATER)
        tracking.note_reply(session, claim, Reply(kind, LATER.at, "hola"), LATER)
        return claim.id, find.state(session, claim).replies[0].seq


def do(store: Store, claim_id: int, deed: str, seq: int) -> State:
    with store.begin() as session:
        claim = find.by_id(session, claim_id, lock=True)
        reminding.do(session, claim, deed, seq, CLAIMANT)
        return find.state(session, claim)


def test_a_click_says_what_an_answer_was_and_a_second_one_changes_nothing(store: Store) -> None:
    claim_id, seq = answered(store, "unknown")
    once = do(store, claim_id, "is-refusal", seq)
    assert once.phase == "answered"
    assert len(do(store, claim_id, "is-refusal", seq).seen) == len(once.seen)


def test_a_broken_promise_sets_the_clock_going_again(store: Store) -> None:
    claim_id, seq = answered(store, "commitment")
    assert do(store, claim_id, "broken", seq).answered_at is None
    assert do(store, claim_id, "broken", seq).phase == "on_record"


def test_only_the_claimant_says_that_it_is_solved(store: Store) -> None:
    claim_id, seq = answered(store, "resolution")
    state = do(store, claim_id, "solved", seq)
    assert (state.phase, state.outcome, state.seen[-1].actor) == ("closed", "resolved", "claimant")
    assert do(store, claim_id, "solved", seq).outcome == "resolved"


@pytest.mark.parametrize("deed", ["dance", "", "is", "kept"])
def test_what_is_on_no_list_is_refused(store: Store, deed: str) -> None:
    claim_id, _ = answered(store, "refusal")
    with pytest.raises(UnknownChoiceError):
        do(store, claim_id, deed, 999)


def test_a_link_that_we_did_not_make_is_nothing(store: Store) -> None:
    with store.begin() as session:
        code = issued(session).code or ""
        path = reminding.click_path(session, code, "solved", 5)
        _, _, _, deed, seq, seal = path.split("/")
        assert reminding.clicked(session, (code, deed, int(seq), seal)).code == code
        for wrong in ((code, "kept", 5, seal), (code, "solved", 6, seal), (code, "solved", 5, "a" * 16)):
            with pytest.raises(NotFoundError):
                reminding.clicked(session, wrong)


def test_it_is_asked_once_how_it_ended(store: Store) -> None:
    claim_id, seq = answered(store, "resolution")
    do(store, claim_id, "solved", seq)
    later = Act("claimant", NOON + timedelta(days=20))
    with store.begin() as session:
        claim = find.by_id(session, claim_id, lock=True)
        reminding.rate(session, claim, 4, "286.40", later)
        reminding.rate(session, claim, 1, None, later)
        rated = [event.data for event in find.state(session, claim).seen if event.kind == "rated"]
        assert rated == [{"satisfaction": 4, "recovered": "286.40", "days": 19}]
        with pytest.raises(UnknownChoiceError):
            reminding.rate(session, claim, 6, None, later)
