"""A worker's loop: wakes, takes handfuls that fit, tends, stops gracefully, outlives its database's absence."""

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from bridge import clock
from bridge.jobs import worker as worker_module
from bridge.jobs.context import Context
from bridge.jobs.handlers import Handler, Periodic, Registry, registry_of
from bridge.jobs.periodic import FORGET, ask_for_periodic, forget_old_jobs
from bridge.jobs.running import run_until_empty, taker
from bridge.jobs.worker import Pace, Worker, fit, seconds_until, work
from bridge.store import jobs
from bridge.store.engine import StorageBusyError
from bridge.store.jobs import Arguments, Taker
from tests.conftest import NOON
from tests.jobs.conftest import Hands

QUICK = Pace(poll=0.2, upkeep=0.2)


@pytest.fixture
def live(context: Context) -> Context:
    """The context on the true clock: loops wait for it."""
    return replace(context, clock=clock.now)


def nothing(_session: Session, _arguments: Arguments, _result: Any) -> None:
    """No effects."""


def note(act: Callable[[str], object], **more: Any) -> Registry:
    return registry_of([Handler("note", lambda _, arguments: act(arguments["name"]), nothing, **more)])


def ask(context: Context, *names: str, delay: float = 0.0) -> None:
    with context.store.begin() as session:
        for name in names:
            jobs.enqueue(session, "note", name, {"name": name}, run_at=context.clock() + timedelta(seconds=delay))


def states(context: Context) -> dict[str, int]:
    with context.store.read() as session:
        return {state: count for (_, state), count in jobs.counts(session).items()}


def test_it_does_what_there_is_and_what_comes_until_it_is_told_to_stop(live: Context) -> None:
    done: list[str] = []
    ask(live, "a", "b")
    later = threading.Timer(0.1, ask, (live, "c"))
    later.start()
    work(live, note(done.append), lambda: len(done) == 3, QUICK)
    later.join()
    assert done == ["a", "b", "c"]


def test_it_wakes_for_a_job_that_is_due_soon_before_the_poll(live: Context) -> None:
    done: list[float] = []
    ask(live, "a", delay=0.15)
    began = time.monotonic()
    work(live, note(lambda _: done.append(time.monotonic())), lambda: bool(done), Pace(poll=30.0, upkeep=30.0))
    assert 0.1 <= done[0] - began < 10.0


def test_it_does_what_the_dead_left(live: Context) -> None:
    done: list[str] = []
    ask(live, "a")
    with live.store.begin() as session:
        jobs.take(session, Taker("dead", {"note": 0.0}), live.clock())
    work(live, note(done.append), lambda: bool(done), QUICK)
    assert done == ["a"]


def test_told_to_stop_it_ends_the_job_at_hand_and_gives_the_rest_back_untried(live: Context) -> None:
    told: list[str] = []
    ask(live, *"abcdef")
    worker = Worker(live, note(told.append), lambda: bool(told), QUICK)
    worker.handful = 6
    worker.work()
    worker.bell.close()
    assert states(live) == {"done": 1, "queued": 5}
    with live.store.begin() as session:
        assert {job.attempts for job in jobs.take(session, taker(worker.registry), live.clock(), n=9)} == {1}


def test_a_job_lost_meanwhile_is_not_given_back(live: Context, caplog: pytest.LogCaptureFixture) -> None:
    ask(live, "a")
    worker = Worker(live, note(str), lambda: True, QUICK)
    (job,) = worker.take()
    with live.store.begin() as session:
        jobs.done(session, job, live.clock())
    worker.give_back(job)
    worker.bell.close()
    assert states(live) == {"done": 1}


def test_a_database_that_does_not_answer_is_waited_for(live: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    """As when PostgreSQL starts anew: the first two tries find nobody."""
    done: list[str] = []
    ask(live, "a")
    whole: Callable[[Engine], Any] = Engine.connect
    tries: list[int] = []

    def connect(engine: Engine) -> Any:
        tries.append(1)
        if len(tries) <= 2:
            raise StorageBusyError
        return whole(engine)

    monkeypatch.setattr(Engine, "connect", connect)
    monkeypatch.setattr(worker_module, "LONGEST_PAUSE", 0.01)
    work(live, note(done.append), lambda: bool(done), Pace(poll=0.01, upkeep=0.2))
    assert done == ["a"]


@pytest.mark.parametrize(
    ("done", "seconds", "next_handful", "reason"),
    [
        (1, 10.0, 1, "slow work is taken one by one"),
        (1, 0.001, 2, "quick work at most doubles"),
        (16, 0.1, 20, "never more than the most"),
        (10, 0.5, 5, "half as many when they take twice as long"),
        (4, 0.0, 8, "a clock too coarse to see"),
    ],
)
def test_a_handful_fits_its_time(done: int, seconds: float, next_handful: int, reason: str) -> None:
    assert fit(Pace(), done, seconds) == next_handful, reason


def test_the_wait_ends_with_the_next_job() -> None:
    assert seconds_until(None, NOON, 1.0) == 1.0
    assert seconds_until(NOON + timedelta(days=1), NOON, 1.0) == 1.0
    assert seconds_until(NOON + timedelta(seconds=0.5), NOON, 1.0) == 0.5
    assert seconds_until(NOON - timedelta(days=1), NOON, 1.0) < 0


def turn(context: Context, registry: Registry) -> None:
    with context.store.begin() as session:
        ask_for_periodic(session, registry, context.clock())


def test_what_is_periodic_is_done_once_each_turn_by_all_workers_together(context: Context, hands: Hands) -> None:
    done = []
    registry = registry_of([], [Periodic("remind", 60, lambda inside: done.append(inside.clock()))])
    for _ in range(6):
        turn(context, registry)
        turn(context, registry)
        run_until_empty(context, registry)
        hands.forward(30)
    assert done == [NOON, NOON + timedelta(seconds=60), NOON + timedelta(seconds=120)]


def test_a_turn_waits_for_the_one_before(context: Context, hands: Hands) -> None:
    registry = registry_of([], [Periodic("remind", 60, lambda _: None)])
    turn(context, registry)
    hands.forward(60)
    turn(context, registry)
    assert states(context) == {"queued": 1}


def test_a_worker_asks_for_the_periodic_by_itself(live: Context) -> None:
    done: list[int] = []
    work(live, registry_of([], [Periodic("remind", 3600, lambda _: done.append(1))]), lambda: bool(done), QUICK)
    assert done == [1]


def test_old_jobs_are_forgotten_the_periodic_sooner(context: Context, hands: Hands) -> None:
    registry = registry_of([Handler("note", lambda _context, _arguments: None, nothing)], [FORGET])
    ask(context, "a")
    turn(context, registry)
    run_until_empty(context, registry)
    hands.forward(2 * 86_400)
    forget_old_jobs(context)
    with context.store.read() as session:
        assert jobs.counts(session) == {("note", "done"): 1}
    hands.forward(30 * 86_400)
    forget_old_jobs(context)
    assert states(context) == {}
