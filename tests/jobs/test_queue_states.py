"""Whatever askers, workers, sweeps and cancellations do in whatever order, a job is done once at most and only by whoever has it."""

from collections import Counter
from datetime import timedelta
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, multiple, rule, run_state_machine_as_test

from bridge.store import jobs
from bridge.store.engine import Store
from bridge.store.jobs import LeaseLostError, Taken, Taker
from bridge.store.vault import Vault
from tests.conftest import NOON
from tests.jobs.test_queue import SETTLEMENTS

KEYS = [f"render:{n}" for n in range(6)]
LEASE = 30.0
AFTER = {"done": "done", "failed": "failed", "queued": "queued", "in its lane": "queued", "given back": "queued", "renewed": "running"}


class Queue(RuleBasedStateMachine):
    """The rows against a model of them: each key's state and the token of whoever has it."""

    store: Store
    taken = Bundle("taken")

    def __init__(self) -> None:
        super().__init__()
        self.now = NOON
        self.model: dict[str, str] = {}
        self.holders: dict[str, Taken] = {}
        self.until: dict[str, Any] = {}
        self.done: Counter[str] = Counter()
        with self.store.begin() as session:
            session.execute(jobs.JOB.delete())

    @rule(key=st.sampled_from(KEYS))
    def ask(self, key: str) -> None:
        with self.store.begin() as session:
            jobs.enqueue(session, "render", key, {}, run_at=self.now, batch_id=1)
        self.model.setdefault(key, "queued")

    @rule(target=taken, n=st.integers(1, 3), worker=st.sampled_from(["ana", "bea"]))
    def take(self, n: int, worker: str) -> Any:
        with self.store.begin() as session:
            got = jobs.take(session, Taker(worker, {"render": LEASE}), self.now, n=n)
        ready = sum(state == "queued" for state in self.model.values())
        assert len(got) == min(n, ready)
        for job in got:
            assert self.model[job.key] == "queued"
            self.model[job.key], self.holders[job.key], self.until[job.key] = "running", job, self.now + timedelta(seconds=LEASE)
        return multiple(*got)

    @rule(job=consumes(taken) | taken, how=st.sampled_from(sorted(SETTLEMENTS)))
    def settle(self, job: Taken, how: str) -> None:
        mine = self.model[job.key] == "running" and self.holders[job.key].token == job.token
        try:
            with self.store.begin() as session:
                SETTLEMENTS[how](session, job)
        except LeaseLostError:
            assert not mine
            return
        assert mine
        self.model[job.key], self.until[job.key] = AFTER[how], NOON
        self.done[job.key] += how == "done"

    @rule(seconds=st.sampled_from([1, 20, 31]))
    def time_passes(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @rule()
    def sweep(self) -> None:
        ended = [key for key, state in self.model.items() if state == "running" and self.until[key] < self.now]
        with self.store.begin() as session:
            assert jobs.sweep(session, self.now) == len(ended)
        self.model.update(dict.fromkeys(ended, "queued"))

    @rule(act=st.sampled_from(["pause", "resume", "cancel"]))
    def batch(self, act: str) -> None:
        moves = {"pause": ({"queued"}, "paused"), "resume": ({"paused"}, "queued"), "cancel": ({"queued", "running", "paused"}, "cancelled")}
        since, to = moves[act]
        with self.store.begin() as session:
            acts = {"pause": lambda: jobs.pause_batch(session, 1), "resume": lambda: jobs.resume_batch(session, 1), "cancel": lambda: jobs.cancel_batch(session, 1, self.now)}
            moved = [key for key, state in self.model.items() if state in since]
            assert acts[act]() == len(moved)
        self.model.update(dict.fromkeys(moved, to))

    @rule(key=st.sampled_from(KEYS))
    def revive(self, key: str) -> None:
        over = self.model.get(key) in {"failed", "cancelled"}
        with self.store.begin() as session:
            assert jobs.revive(session, key, self.now) == over
        if over:
            self.model[key] = "queued"

    @invariant()
    def rows_are_as_the_model_says(self) -> None:
        with self.store.read() as session:
            rows = {row.key: row for row in session.execute(jobs.JOB.select())}
        assert {key: row.state for key, row in rows.items()} == self.model
        assert all((row.token is not None) == (row.state == "running") for row in rows.values())
        assert all(row.attempts >= 0 for row in rows.values())
        assert not self.done or max(self.done.values()) <= 1


def explore(store: Store, examples: int) -> None:
    machine = type("QueueOfTheStore", (Queue,), {"store": store})
    quiet = settings(max_examples=examples, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(machine, settings=quiet)


def test_a_job_is_done_once_at_most_whatever_happens(migrated_sqlite: Path, tmp_path: Path, vault: Vault) -> None:
    store = Store(f"sqlite:///{copy(migrated_sqlite, tmp_path / 'consta.db')}", vault)
    explore(store, 12)
    store.close()


@pytest.mark.postgres
def test_a_job_is_done_once_at_most_on_postgresql_too(postgres_url: str, vault: Vault) -> None:
    store = Store(postgres_url, vault)
    explore(store, 12)
    store.close()
