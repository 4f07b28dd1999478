"""A job from taken to settled: effects once, errors by their kind, lanes, leases."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from bridge.errors import ConflictError, UnavailableError
from bridge.jobs.context import Context
from bridge.jobs.handlers import Handler, Registry, registry_of
from bridge.jobs.running import WORKER_LOST, described, run, run_job_now, run_until_empty, taker
from bridge.sentences import Value
from bridge.store import jobs
from bridge.store.engine import StorageBusyError, refuse_in_transaction
from bridge.store.jobs import Arguments, Taken
from bridge.store.tables import LaneRow
from tests.jobs.conftest import Hands


def mark(session: Session, name: str, context: Context) -> None:
    """An effect that would be seen if it were doubled: names are unique."""
    session.execute(insert(LaneRow).values(name=name, next_at=context.clock()))


def marks(context: Context) -> list[str]:
    with context.store.read() as session:
        return list(session.scalars(select(LaneRow.name).order_by(LaneRow.name)))


def ask(context: Context, key: str, **more: Any) -> None:
    with context.store.begin() as session:
        jobs.enqueue(session, "note", key, {"name": key}, run_at=context.clock(), **more)


def standing(context: Context, key: str) -> jobs.Standing:
    with context.store.read() as session:
        found = jobs.standing(session, key)
    assert found
    return found


def take_by_hand(context: Context, registry: Registry) -> Taken:
    with context.store.begin() as session:
        return jobs.take(session, taker(registry), context.clock())[0]


def note(context: Context, work: Callable[[Context, Arguments], None] = lambda _context, _arguments: None, **more: Any) -> Handler[None]:
    """A kind of job whose effect is a mark."""
    return Handler("note", work, lambda session, arguments, _: mark(session, arguments["name"], context), **more)


def raising(error: Exception) -> Callable[[Context, Arguments], None]:
    def work(_context: Context, _arguments: Arguments) -> None:
        raise error

    return work


def test_what_it_works_out_is_written_when_it_is_done(context: Context) -> None:
    shout = Handler("note", lambda _, arguments: str(arguments["name"]).upper(), lambda session, _, result: mark(session, result, context))
    ask(context, "a")
    assert run_until_empty(context, registry_of([shout])) == {"done": 1}
    assert marks(context) == ["A"]
    assert standing(context, "a").state == "done"


def test_it_works_with_no_transaction_open(context: Context) -> None:
    ask(context, "a")
    handler = note(context, lambda _context, _arguments: refuse_in_transaction(""))
    assert run_until_empty(context, registry_of([handler])) == {"done": 1}


def test_its_effects_and_its_end_are_one(context: Context) -> None:
    """An error after the effects were written takes them back."""

    def finish(session: Session, arguments: Arguments, _result: None) -> None:
        mark(session, arguments["name"], context)
        session.flush()
        raise ValueError

    ask(context, "a")
    assert run_until_empty(context, registry_of([Handler("note", lambda _context, _arguments: None, finish)])) == {"retry": 1}
    assert not marks(context)
    assert standing(context, "a").state == "queued"


def test_the_next_step_is_asked_for_where_the_first_ends(context: Context) -> None:
    def finish(session: Session, arguments: Arguments, _result: None) -> None:
        jobs.enqueue(session, "note", "second", {"name": "second"}, run_at=context.clock())

    first = Handler("first", lambda _context, _arguments: None, finish)
    with context.store.begin() as session:
        jobs.enqueue(session, "first", "first", {}, run_at=context.clock())
    assert run_until_empty(context, registry_of([first, note(context)])) == {"done": 2}
    assert marks(context) == ["second"]


@pytest.mark.parametrize("lost_by", ["cancelled", "swept and done by another"])
def test_a_worker_that_comes_back_late_changes_nothing(context: Context, hands: Hands, lost_by: str) -> None:
    def meanwhile(_context: Context, _arguments: Arguments) -> None:
        with context.store.begin() as session:
            if lost_by == "cancelled":
                jobs.cancel_batch(session, 1, context.clock())
                return
            hands.forward(31)
            jobs.sweep(session, context.clock())
        run_until_empty(context, registry_of([note(context)]))

    ask(context, "a", batch_id=1)
    registry = registry_of([note(context, meanwhile)])
    assert run(context, registry, take_by_hand(context, registry)) == "lost"
    assert marks(context) == ([] if lost_by == "cancelled" else ["a"])


def test_an_outside_that_cannot_now_is_tried_by_the_schedule_then_given_up(context: Context, hands: Hands) -> None:
    ask(context, "a")
    registry = registry_of([note(context, raising(UnavailableError()), retry_schedule=(10.0, 100.0))])
    waits = []
    while standing(context, "a").state == "queued":
        outcome = run_until_empty(context, registry)
        waits.append((standing(context, "a").run_at - context.clock()).total_seconds())
        hands.at = standing(context, "a").run_at
    assert outcome == {"failed": 1}
    assert standing(context, "a").error == "unavailable"
    assert standing(context, "a").attempts == 3
    assert waits[0] == pytest.approx(10, rel=0.11)
    assert waits[1] == pytest.approx(100, rel=0.11)


ASKED: dict[str, tuple[Value, int]] = {"longer than ours": (300, 300), "shorter than ours": (1, 10), "a week": (7 * 86_400, 86_400), "not a number": ("soon", 10)}


@pytest.mark.parametrize("case", ASKED)
def test_an_outside_that_says_when_is_listened_to(context: Context, case: str) -> None:
    asked, waited = ASKED[case]
    ask(context, "a")
    run_until_empty(context, registry_of([note(context, raising(UnavailableError(retry_after=asked)))]))
    assert (standing(context, "a").run_at - context.clock()).total_seconds() == pytest.approx(waited, rel=0.11, abs=9)


def test_a_refusal_is_final_and_told(context: Context) -> None:
    handler = note(context, raising(ConflictError()), give_up=lambda session, arguments, code: mark(session, f"{arguments['name']}: {code}", context))
    ask(context, "a")
    assert run_until_empty(context, registry_of([handler])) == {"failed": 1}
    assert standing(context, "a").error == "conflict"
    assert marks(context) == ["a: conflict"]


def test_a_job_that_cannot_even_be_given_up_fails_all_the_same(context: Context) -> None:
    def give_up(_session: Session, _arguments: Arguments, _code: str) -> None:
        raise ConflictError

    ask(context, "a")
    assert run_until_empty(context, registry_of([note(context, raising(ConflictError()), give_up=give_up)])) == {"failed": 1}
    assert standing(context, "a").state == "failed"


def test_our_own_mistakes_are_tried_again_then_fail_without_a_person_s_words(context: Context, hands: Hands, caplog: pytest.LogCaptureFixture) -> None:
    ask(context, "a")
    registry = registry_of([note(context, raising(ValueError("Ana García, 12345678Z")), retry_schedule=(1.0,))])
    assert run_until_empty(context, registry) == {"retry": 1}
    hands.forward(2)
    assert run_until_empty(context, registry) == {"failed": 1}
    error = standing(context, "a").error or ""
    assert error.startswith("ValueError at test_running.py:")
    assert "Ana" not in error + caplog.text


def test_a_job_that_kills_its_workers_is_given_up(context: Context, hands: Hands) -> None:
    ask(context, "a")
    registry = registry_of([note(context, retry_schedule=(1.0,))])
    for _ in range(2):
        take_by_hand(context, registry)
        hands.forward(31)
        with context.store.begin() as session:
            jobs.sweep(session, context.clock())
    assert run_until_empty(context, registry) == {"failed": 1}
    assert standing(context, "a").error == WORKER_LOST
    assert not marks(context)


def test_long_work_keeps_its_job(context: Context, hands: Hands) -> None:
    def work(inside: Context, _arguments: Arguments) -> None:
        for _ in range(5):
            hands.forward(20)
            inside.renew()
            with context.store.begin() as session:
                assert jobs.sweep(session, context.clock()) == 0

    ask(context, "a")
    assert run_until_empty(context, registry_of([note(context, work)])) == {"done": 1}


def test_a_job_that_waited_behind_others_is_kept_anew_before_it_begins(context: Context, hands: Hands) -> None:
    def work(_context: Context, _arguments: Arguments) -> None:
        hands.forward(20)
        with context.store.begin() as session:
            jobs.sweep(session, context.clock())

    ask(context, "a")
    registry = registry_of([note(context, work)])
    job = take_by_hand(context, registry)
    hands.forward(20)
    assert run(context, registry, job) == "done"


def test_jobs_of_a_lane_go_one_behind_another(context: Context, hands: Hands) -> None:
    sent = []
    handler = note(context, lambda inside, arguments: sent.append((arguments["name"], inside.clock())), spacing=2.0)
    for key in "abc":
        ask(context, key, lane="smtp:one.example")
    ask(context, "other", lane="smtp:two.example")
    start = hands.at
    for _ in range(5):
        run_until_empty(context, registry_of([handler]))
        hands.forward(1)
    assert sorted(sent) == [("a", start), ("b", start + timedelta(seconds=2)), ("c", start + timedelta(seconds=4)), ("other", start)]
    assert standing(context, "c").attempts == 1


def test_a_slot_that_was_missed_is_reserved_anew(context: Context, hands: Hands) -> None:
    sent: list[str] = []
    registry = registry_of([note(context, lambda _, arguments: sent.append(arguments["name"]), spacing=2.0)])
    for key in "abcd":
        ask(context, key, lane="smtp:one.example")
    run_until_empty(context, registry)
    hands.forward(3600)
    assert run_until_empty(context, registry) == {"done": 1, "later": 2}
    assert sent == ["a", "b"]


def test_quick_work_is_done_at_once_by_whoever_asked(context: Context) -> None:
    ask(context, "a")
    registry = registry_of([note(context)])
    assert run_job_now(context, registry, "a") == "done"
    assert run_job_now(context, registry, "a") is None
    assert marks(context) == ["a"]


def test_a_job_that_somebody_has_is_left_to_them(context: Context) -> None:
    ask(context, "a")
    registry = registry_of([note(context)])
    job = take_by_hand(context, registry)
    assert run_job_now(context, registry, "a") is None
    assert run(context, registry, job) == "done"


def test_a_database_that_cannot_answer_leaves_the_job_for_later(context: Context) -> None:
    def finish(_session: Session, _arguments: Arguments, _result: None) -> None:
        raise StorageBusyError

    ask(context, "a")
    assert run_job_now(context, registry_of([Handler("note", lambda _context, _arguments: None, finish)]), "a") == "retry"
    assert standing(context, "a").error == "storage"


def test_two_handlers_of_one_kind_are_a_mistake(context: Context) -> None:
    with pytest.raises(ValueError, match="two handlers"):
        registry_of([note(context), note(context)])


def test_an_error_without_a_trace_is_described_by_its_name() -> None:
    assert described(ValueError("Ana")) == "ValueError"


def test_a_context_outside_a_job_has_nothing_to_renew(context: Context) -> None:
    replace(context).renew()
