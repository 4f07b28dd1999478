"""What goes out: once, undone while it waits, tried for days, never called refused when a copy may be there."""

import hashlib
import itertools
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bridge.domain import deliveries
from bridge.domain.deliveries import MOVES, STATES, NoSuchMoveError, move, next_attempt
from bridge.domain.phases import State
from bridge.jobs.deliver import NoMailError
from bridge.services import find, outbox
from bridge.services.record import Act
from bridge.store.tables import HandoverRow, OutboxRow
from tests.mail.conftest import Instance
from tests.mail.servers import Company, free_port, relay, serving

START = datetime(2026, 11, 25, 11, tzinfo=UTC)


def told(state: State) -> list[str]:
    return [event.data["state"] for event in state.deliveries]


def test_a_claim_goes_out_with_its_bytes_fixed_and_is_filed_when_the_relay_has_it(instance: Instance) -> None:
    company = Company()
    with serving(company) as port:
        instance = instance.through(relay(port))
        claim_id = instance.claim()
        row = instance.send(claim_id)
        instance.work()
    sent = instance.row(row.id)
    assert (sent.state, sent.attempts) == ("sent", 1)
    assert [hashlib.sha256(raw).hexdigest() for raw in company.mails] == [sent.sha256]
    state = instance.state(claim_id)
    assert state.phase == "filed"
    assert told(state) == ["sent"]
    assert state.deliveries[0].data["said"] == "250 2.0.0 aceptado id=ABC123"
    with instance.context.store.read() as session:
        dialogue = outbox.transcripts(session, sent)
    assert "250 2.0.0 aceptado id=ABC123" in dialogue[0]


def test_asked_twice_it_is_one_message(instance: Instance) -> None:
    company = Company()
    with serving(company) as port:
        instance = instance.through(relay(port))
        claim_id = instance.claim()
        first = instance.send(claim_id)
        instance.hands.forward(60)
        assert instance.send(claim_id).id == first.id
        instance.work()
        instance.send(claim_id)
        instance.work()
    assert len(company.mails) == 1


def test_without_a_relay_nothing_is_promised(instance: Instance) -> None:
    claim_id = instance.claim()
    with pytest.raises(NoMailError):
        instance.send(claim_id)


def test_it_can_be_undone_while_it_waits_and_not_after(instance: Instance) -> None:
    company = Company()
    with serving(company) as port:
        instance = instance.through(relay(port), undo=timedelta(minutes=10))
        claim_id, other = instance.claim(), instance.claim()
        row, sent = instance.send(claim_id), instance.send(other)
        assert row.state == "held"
        assert row.release_at == instance.hands.at + timedelta(minutes=10)
        instance.work()
        assert company.mails == []
        undo(instance, claim_id, row.id)
        instance.hands.forward(600)
        instance.work()
    assert instance.row(row.id).state == "cancelled"
    assert instance.row(sent.id).state == "sent"
    assert len(company.mails) == 1
    assert told(instance.state(claim_id)) == ["held", "cancelled"]
    with pytest.raises(NoSuchMoveError):
        undo(instance, other, sent.id)


def undo(instance: Instance, claim_id: int, number: int) -> None:
    with instance.context.store.begin() as session:
        claim = find.by_id(session, claim_id, lock=True)
        outbox.undo(session, claim, outbox.locked(session, number), Act("claimant", instance.hands.at))


def test_a_clock_set_back_while_it_waits_lets_nothing_out_early(instance: Instance) -> None:
    """Summer time does not matter (moments are UTC); a clock put right may."""
    company = Company()
    with serving(company) as port:
        instance = instance.through(relay(port), undo=timedelta(minutes=10))
        row = instance.send(instance.claim())
        instance.hands.forward(601)
        run_at = instance.hands.at
        instance.hands.at = run_at - timedelta(hours=1)
        with instance.context.store.begin() as session:
            assert not isinstance(outbox.begin(session, row.id, instance.hands.at), outbox.Going)
        instance.work()
        assert company.mails == []
        instance.hands.at = run_at
        instance.work()
    assert len(company.mails) == 1


def test_a_server_that_asks_to_wait_is_tried_again_by_the_schedule(instance: Instance) -> None:
    company = Company(["451 4.3.0 vuelva luego", "451 4.3.0 vuelva luego"])
    with serving(company) as port:
        instance = instance.through(relay(port))
        claim_id = instance.claim()
        row = instance.send(claim_id)
        instance.work()
        assert instance.row(row.id).state == "deferred"
        instance.hands.forward(5 * 60)
        instance.work()
        assert company.mails == []
        instance.hands.forward(15 * 60)
        instance.work()
    assert instance.row(row.id).state == "sent"
    assert told(instance.state(claim_id)) == ["deferred", "deferred", "sent"]


def test_after_five_days_it_expires_and_the_next_way_is_proposed(instance: Instance) -> None:
    instance = instance.through(relay(free_port()))
    claim_id = instance.claim()
    row = instance.send(claim_id)
    for _ in range(14):
        instance.work()
        instance.hands.forward(12 * 3600)
    assert instance.row(row.id).state == "expired"
    state = instance.state(claim_id)
    assert state.phase == "ready"
    with instance.context.store.read() as session:
        content = find.content(session, find.by_id(session, claim_id))
    assert content
    proposed = deliveries.proposal(state.deliveries, (), content.company, instance.hands.at, proven=False)
    assert proposed
    assert proposed.channel == "portal"
    assert "cinco días" in str(proposed.reason)


def test_a_refusal_is_final_and_says_why(instance: Instance) -> None:
    with serving(Company(unknown=frozenset({"reclamaciones@aerolinde.example"}))) as port:
        instance = instance.through(relay(port))
        claim_id = instance.claim()
        row = instance.send(claim_id)
        instance.work()
    assert instance.row(row.id).state == "refused"
    state = instance.state(claim_id)
    assert "Usuario desconocido" in state.deliveries[-1].data["said"]
    assert state.phase == "ready"


def test_a_line_cut_after_the_final_dot_is_unknown_and_no_later_refusal_hides_that(instance: Instance) -> None:
    company = Company(["cut", "550 5.7.1 rechazado"])
    with serving(company) as port:
        instance = instance.through(relay(port))
        claim_id = instance.claim()
        row = instance.send(claim_id)
        instance.work()
        assert instance.row(row.id).state == "unknown"
        instance.work()
        assert len(company.mails) == 1, "not sent again blindly"
        for _ in range(5):
            instance.hands.forward(3700)
            instance.work()
    found = instance.row(row.id)
    assert (found.state, found.attempts, found.doubtful_tries) == ("unknown", 2, 1)
    assert told(instance.state(claim_id)) == ["unknown", "unknown"]


def test_the_same_bytes_go_again_once_at_most(instance: Instance) -> None:
    company = Company(["cut", "cut", "cut"])
    with serving(company) as port:
        instance = instance.through(relay(port))
        instance.send(instance.claim())
        for _ in range(6):
            instance.work()
            instance.hands.forward(3700)
    assert len(company.mails) == 2
    assert len(set(company.mails)) == 1


STAGES = [("begun", "deferred", 0, "its message had not begun to go"), ("data", "unknown", 1, "the server may have it")]


@pytest.mark.parametrize(("stage", "state", "doubt", "why"), STAGES)
def test_whoever_died_at_it_leaves_what_the_record_says(instance: Instance, stage: str, state: str, doubt: int, why: str) -> None:
    instance = instance.through(relay(free_port()))
    row = instance.send(instance.claim())
    with instance.context.store.begin() as session:
        going = outbox.begin(session, row.id, instance.hands.at)
        assert isinstance(going, outbox.Going)
        if stage == "data":
            outbox.mark_message_going(session, going)
    instance.work()
    assert instance.row(row.id).state == state, why
    assert int(instance.row(row.id).in_doubt) == doubt
    with instance.context.store.read() as session:
        assert session.scalars(select(HandoverRow.result)).all() == ["cut_off" if doubt else "put_off"]


def test_messages_to_one_domain_go_one_behind_another(instance: Instance) -> None:
    company = Company()
    with serving(company) as port:
        instance = instance.through(relay(port))
        for _ in range(3):
            instance.send(instance.claim())
        from_start = []
        for _ in range(4):
            instance.work()
            from_start.append(len(company.mails))
    assert company.mails
    assert from_start[-1] == 3
    with instance.context.store.read() as session:
        handed = sorted(row.handed_at for row in session.scalars(select(OutboxRow)) if row.handed_at)
    assert all(later - earlier >= timedelta(seconds=2) for earlier, later in itertools.pairwise(handed))


@pytest.mark.parametrize("act", sorted(MOVES))
def test_every_move_leads_from_a_state_to_a_state(act: str) -> None:
    assert set(MOVES[act]) <= STATES
    assert set(MOVES[act].values()) <= STATES
    for state in STATES - set(MOVES[act]):
        with pytest.raises(NoSuchMoveError):
            move(state, act)


@pytest.mark.parametrize("act", ["put_off", "rejected", "cut_off", "gave_up"])
def test_no_failure_undoes_a_doubt(act: str) -> None:
    assert move("sending", act, doubtful=True) == "unknown"


def test_the_schedule_of_days() -> None:
    began, now, waits = START, START, []
    for attempt in range(1, 20):
        following = next_attempt(attempt, began, now)
        if following is None:
            break
        waits.append((following - now) / timedelta(minutes=1))
        now = following
    assert waits == [5, 15, 60, 240, 720, 1440, 1440, 1440, 1440]
    assert now - began <= timedelta(days=5)
