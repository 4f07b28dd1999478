"""The jobs' rows on both databases: asked for, taken, fenced, swept."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from bridge.store import jobs, lanes
from bridge.store.engine import Store
from bridge.store.jobs import LeaseLostError, Taken, Taker, Task
from bridge.store.tables import JobRow
from tests.conftest import NOON

ANA, BEA = Taker("ana", {"render": 30.0, "deliver": 60.0}), Taker("bea", {"render": 30.0})


def ask(store: Store, *keys: str, kind: str = "render", run_at: datetime = NOON, **more: Any) -> None:
    with store.begin() as session:
        for key in keys:
            jobs.enqueue(session, kind, key, {"claim": 1}, run_at=run_at, **more)


def take(store: Store, n: int = 1, taker: Taker = ANA, now: datetime = NOON, key: str | None = None) -> list[Taken]:
    with store.begin() as session:
        return jobs.take(session, taker, now, n=n, key=key)


def state(store: Store, key: str) -> str:
    with store.read() as session:
        standing = jobs.standing(session, key)
    assert standing
    return standing.state


def test_a_job_is_asked_for_with_what_it_follows_from_or_not_at_all(store: Store) -> None:
    def ask_and_break() -> None:
        with store.begin() as session:
            jobs.enqueue(session, "render", "render:1", {}, run_at=NOON)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        ask_and_break()
    with store.read() as session:
        assert jobs.standing(session, "render:1") is None


def test_asking_twice_makes_one_job(store: Store) -> None:
    ask(store, "render:1", "render:1")
    ask(store, "render:1")
    assert [job.key for job in take(store, 10)] == ["render:1"]


def test_asking_for_a_done_job_does_not_do_it_again(store: Store) -> None:
    ask(store, "render:1")
    (job,) = take(store)
    with store.begin() as session:
        jobs.done(session, job, NOON)
    ask(store, "render:1")
    assert not take(store)


def test_thousands_are_asked_for_at_once(store: Store) -> None:
    with store.begin() as session:
        jobs.enqueue_all(session, [Task("render", f"render:{n}", {"claim": n}, NOON, batch_id=7) for n in range(2_500)])
        assert jobs.progress(session, 7) == {"queued": 2_500}


def test_what_matters_more_goes_first_then_what_waits_longer(store: Store) -> None:
    ask(store, "late", run_at=NOON)
    ask(store, "early", run_at=NOON - timedelta(minutes=1))
    ask(store, "urgent", priority=1)
    ask(store, "tomorrow", run_at=NOON + timedelta(days=1), priority=1)
    assert [job.key for job in take(store, 10)] == ["urgent", "early", "late"]


def test_a_taker_takes_only_the_kinds_it_knows(store: Store) -> None:
    ask(store, "deliver:1", kind="deliver")
    assert not take(store, taker=BEA)
    assert [job.kind for job in take(store, taker=ANA)] == ["deliver"]


def test_each_kind_is_kept_for_its_own_lease(store: Store) -> None:
    ask(store, "render:1")
    ask(store, "deliver:1", kind="deliver")
    assert {job.kind: job.lease_until - NOON for job in take(store, 2)} == {"render": timedelta(seconds=30), "deliver": timedelta(seconds=60)}


def test_a_job_is_taken_by_its_key_alone(store: Store) -> None:
    ask(store, "render:1", "render:2")
    assert [job.key for job in take(store, 5, key="render:2")] == ["render:2"]
    assert not take(store, 5, key="render:2")


def test_workers_together_take_each_job_once(store: Store) -> None:
    with store.begin() as session:
        jobs.enqueue_all(session, [Task("render", f"render:{n}", {}, NOON) for n in range(200)])
    taken: list[str] = []
    sizes: list[int] = []

    def worker() -> None:
        while got := take(store, 7):
            sizes.append(len(got))
            taken.extend(job.key for job in got)

    threads = [threading.Thread(target=worker) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(taken) == len(set(taken)) == 200
    assert max(sizes) <= 7


SETTLEMENTS: dict[str, Callable[[Session, Taken], None]] = {
    "done": lambda session, job: jobs.done(session, job, NOON),
    "failed": lambda session, job: jobs.fail(session, job, "gone", NOON),
    "queued": lambda session, job: jobs.try_later(session, job, NOON, "busy"),
    "in its lane": lambda session, job: jobs.wait_for_slot(session, job, NOON),
    "given back": jobs.give_back,
    "renewed": lambda session, job: jobs.renew(session, job, NOON),
}


@pytest.mark.parametrize("settlement", SETTLEMENTS)
@pytest.mark.parametrize("meanwhile", ["taken by another", "cancelled", "done"])
def test_whoever_lost_the_lease_changes_nothing(store: Store, settlement: str, meanwhile: str) -> None:
    ask(store, "render:1", batch_id=3)
    (lost,) = take(store)
    with store.begin() as session:
        if meanwhile == "taken by another":
            jobs.sweep(session, NOON + timedelta(minutes=1))
            jobs.take(session, BEA, NOON + timedelta(minutes=1))
        elif meanwhile == "cancelled":
            jobs.cancel_batch(session, 3, NOON)
        else:
            jobs.done(session, lost, NOON)
    before = row(store)
    with pytest.raises(LeaseLostError), store.begin() as session:
        SETTLEMENTS[settlement](session, lost)
    assert row(store) == before


def row(store: Store) -> dict[str, Any]:
    with store.read() as session:
        return dict(session.execute(select(JobRow.__table__)).mappings().one())


def test_a_dead_worker_s_job_comes_back_when_its_lease_ends_and_counts_as_tried(store: Store) -> None:
    ask(store, "render:1")
    take(store)
    with store.begin() as session:
        assert jobs.sweep(session, NOON + timedelta(seconds=30)) == 0
        assert jobs.sweep(session, NOON + timedelta(seconds=31)) == 1
    (again,) = take(store, taker=BEA, now=NOON + timedelta(seconds=31))
    assert again.attempts == 2


def test_a_renewed_lease_is_not_swept(store: Store) -> None:
    ask(store, "render:1")
    (job,) = take(store)
    with store.begin() as session:
        jobs.renew(session, job, NOON + timedelta(minutes=5))
        assert jobs.sweep(session, NOON + timedelta(minutes=1)) == 0


def test_a_job_given_back_was_not_tried(store: Store) -> None:
    ask(store, "render:1")
    with store.begin() as session:
        jobs.give_back(session, jobs.take(session, ANA, NOON)[0])
    assert take(store)[0].attempts == 1


def test_a_batch_says_how_far_it_is_and_pauses_resumes_and_is_cancelled(store: Store) -> None:
    ask(store, *[f"render:{n}" for n in range(5)], batch_id=1)
    ask(store, "render:other", batch_id=2)
    first, second = take(store, 2)
    with store.begin() as session:
        jobs.done(session, first, NOON)
        assert jobs.pause_batch(session, 1) == 3
        assert jobs.progress(session, 1) == {"done": 1, "running": 1, "paused": 3}
    assert [job.key for job in take(store, 9)] == ["render:other"]
    with store.begin() as session:
        assert jobs.resume_batch(session, 1) == 3
        assert jobs.cancel_batch(session, 1, NOON) == 4
        assert jobs.progress(session, 1) == {"done": 1, "cancelled": 4}
    assert state(store, second.key) == "cancelled"


def test_a_failed_job_is_tried_anew_when_somebody_asks(store: Store) -> None:
    ask(store, "render:1")
    with store.begin() as session:
        jobs.fail(session, jobs.take(session, ANA, NOON)[0], "gone", NOON)
        assert jobs.revive(session, "render:1", NOON)
        assert not jobs.revive(session, "render:1", NOON)
    (again,) = take(store)
    assert again.attempts == 1


def test_the_next_moment_is_that_of_the_first_queued_job_of_those_kinds(store: Store) -> None:
    ask(store, "a", run_at=NOON + timedelta(seconds=9))
    ask(store, "b", run_at=NOON + timedelta(seconds=3), kind="unknown")
    with store.read() as session:
        assert jobs.next_run_at(session, ["render"]) == NOON + timedelta(seconds=9)
        assert jobs.next_run_at(session, ["deliver"]) is None


def test_what_was_done_long_ago_is_forgotten_and_what_failed_is_not(store: Store) -> None:
    ask(store, "old", "failed", "waiting")
    with store.begin() as session:
        old, failed = jobs.take(session, ANA, NOON, n=2)
        jobs.done(session, old, NOON)
        jobs.fail(session, failed, "gone", NOON)
    ask(store, "new")
    with store.begin() as session:
        jobs.done(session, jobs.take(session, ANA, NOON, key="new")[0], NOON + timedelta(days=2))
        assert jobs.forget(session, NOON + timedelta(days=1)) == 1
        assert jobs.counts(session) == {("render", "failed"): 1, ("render", "queued"): 1, ("render", "done"): 1}


def test_a_lane_keeps_moments_apart(store: Store) -> None:
    with store.begin() as session:
        slots = [lanes.reserve(session, "smtp:one.example", 2.0, NOON) for _ in range(3)]
        assert lanes.reserve(session, "smtp:two.example", 2.0, NOON) == NOON
        much_later = lanes.reserve(session, "smtp:one.example", 2.0, NOON + timedelta(hours=1))
    assert slots == [NOON, NOON + timedelta(seconds=2), NOON + timedelta(seconds=4)]
    assert much_later == NOON + timedelta(hours=1)


def test_lanes_hold_under_many_hands(store: Store) -> None:
    slots: list[datetime] = []

    def reserve() -> None:
        for _ in range(10):
            with store.begin() as session:
                slots.append(lanes.reserve(session, "smtp:one.example", 1.0, NOON))

    threads = [threading.Thread(target=reserve) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(slots) == [NOON + timedelta(seconds=n) for n in range(40)]


@pytest.mark.postgres
def test_taking_uses_the_index_of_what_is_ready_whatever_the_plan(postgres_url: str, vault: Any) -> None:
    """With a bound state a generic plan reads the whole table: 57 ms instead of 8 at 100,000 rows."""
    store = Store(postgres_url, vault)
    with store.begin() as session:
        jobs.enqueue_all(session, [Task("render", f"render:{n}", {}, NOON) for n in range(3_000)])
    with store.begin() as session:
        session.execute(text("ANALYZE job"))
        session.execute(text("SET LOCAL plan_cache_mode = force_generic_plan"))
        wanted = select(JobRow.id).where(jobs.QUEUED, JobRow.run_at <= NOON).order_by(JobRow.priority, JobRow.run_at, JobRow.id).limit(20)
        compiled = str(wanted.compile(session.connection()))
        assert "state = 'queued'" in compiled
        session.connection().exec_driver_sql(
            "PREPARE pick AS SELECT id FROM job WHERE state = 'queued' AND run_at <= $1 ORDER BY priority, run_at, id LIMIT 20"
        )  # fmt: skip
        plan = "\n".join(session.connection().exec_driver_sql("EXPLAIN EXECUTE pick(now())").scalars())
    store.close()
    assert "ix_job_ready" in plan


def test_the_shared_clock_is_the_server_s(store: Store) -> None:
    with store.read() as session:
        shared = jobs.clock_of_database(session, NOON)
    assert (shared == NOON) == (store.engine.dialect.name == "sqlite")
    assert shared.tzinfo is not None

