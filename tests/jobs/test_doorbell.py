"""The bell rings on commit, on both databases, and a broken one only costs the wait."""

import threading
import time
from pathlib import Path

import pytest
from sqlalchemy import make_url

from bridge.jobs.doorbell import PostgreSQLBell, SQLiteBell, doorbell
from bridge.store import jobs
from bridge.store.engine import Store
from tests.conftest import NOON


def ask(store: Store, key: str) -> None:
    with store.begin() as session:
        jobs.enqueue(session, "note", key, {}, run_at=NOON)


def test_it_rings_when_work_is_committed(store: Store) -> None:
    bell = doorbell(store)
    bell.wait(0.0)
    asker = threading.Timer(0.1, ask, (store, "a"))
    asker.start()
    began = time.monotonic()
    assert bell.wait(10.0)
    assert time.monotonic() - began < 5.0
    asker.join()
    bell.close()


def test_it_does_not_ring_by_itself(store: Store) -> None:
    bell = doorbell(store)
    bell.wait(0.0)
    assert not bell.wait(0.05)
    bell.close()


def test_work_committed_while_nobody_waited_still_rings(store: Store) -> None:
    bell = doorbell(store)
    bell.wait(0.0)
    ask(store, "a")
    assert bell.wait(5.0)
    bell.close()


def test_what_is_undone_does_not_ring(store: Store) -> None:
    bell = doorbell(store)
    bell.wait(0.0)
    with store._session(readonly=False) as session:
        jobs.enqueue(session, "note", "a", {}, run_at=NOON)
        session.rollback()
    assert not bell.wait(0.05)
    bell.close()


@pytest.mark.postgres
def test_a_server_that_is_not_there_costs_only_the_wait() -> None:
    bell = PostgreSQLBell(make_url("postgresql+psycopg://nobody@/nothing?host=/nowhere"))
    assert not bell.wait(0.01)
    bell.close()


@pytest.mark.postgres
def test_a_broken_line_is_opened_anew(postgres_url: str) -> None:
    bell = PostgreSQLBell(make_url(postgres_url))
    assert not bell.wait(0.01)
    bell._listening().close()
    assert not bell.wait(0.01)
    bell._listening().execute("SELECT pg_notify('job', '')")
    assert bell.wait(5.0)
    bell.close()


def test_a_file_that_cannot_be_read_costs_only_the_wait(tmp_path: Path) -> None:
    bell = SQLiteBell(str(tmp_path / "consta.db"))
    (tmp_path / "consta.db").write_bytes(b"not a database at all" * 100)
    assert not bell.wait(0.01)
    bell.close()
