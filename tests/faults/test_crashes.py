"""kill -9 at any moment, and a database that falls: nothing lost, nothing doubled, nothing half-written."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import insert

from bridge.store import jobs, migrate
from bridge.store.jobs import Taker, Task
from tests import postgres
from tests.conftest import NOON
from tests.faults.actors import EFFECT, PLAY, TABLES, open_context, paper
from tests.faults.rehearsal import Findings, audit, rehearse


def test_a_few_kills_lose_double_and_halve_nothing(database_url: str, tmp_path: Path) -> None:
    """The short rehearsal, in every run of the suite."""
    judged(rehearse(database_url, tmp_path, kills=4, pause=(0.3, 0.7)))


def test_the_audit_sees_each_kind_of_fault(sqlite_url: str, tmp_path: Path) -> None:
    """An audit that cannot fail proves nothing."""
    context = open_context(sqlite_url, tmp_path)
    TABLES.create_all(context.store.engine)
    (tmp_path / "acknowledged").write_text("1\n2\n3\n99\n12")
    with context.store.begin() as session:
        session.execute(insert(PLAY), [{"id": play, "name": str(play)} for play in (1, 2, 3)])
        jobs.enqueue_all(session, [Task("draw", f"draw:{play}", {}, NOON) for play in (1, 2)])
        doubled = {"play_id": 1, "step": "draw", "file": context.files.put(paper(1))}
        session.execute(insert(EFFECT), [doubled, doubled, {"play_id": 2, "step": "draw", "file": "0" * 64}, {"play_id": 3, "step": "post", "file": None}])
        jobs.fail(session, jobs.take(session, Taker("", {"draw": 1.0}), NOON)[0], "gone", NOON)
    findings = audit(context, tmp_path)
    context.store.close()
    assert findings.faults() == {"lost": 1, "without_job": 1, "undone": 1, "doubled": 1, "half_written": 2, "failed": 1}


@pytest.mark.fault
def test_fifty_kills_lose_double_and_halve_nothing(database_url: str, tmp_path: Path) -> None:
    judged(rehearse(database_url, tmp_path, kills=50, pause=(0.3, 1.5)))


@pytest.mark.fault
@pytest.mark.postgres
def test_a_crash_of_the_database_among_the_kills_loses_doubles_and_halves_nothing(tmp_path: Path) -> None:
    with own_postgres() as (url, restart):
        judged(rehearse(url, tmp_path, kills=50, pause=(0.3, 1.5), disaster=restart.crash))


class Restart:
    """Crashes the server as a power cut would, and starts it again."""

    def __init__(self, data: Path) -> None:
        self.data = data

    def crash(self) -> None:
        folder = postgres.binaries()
        assert folder
        postgres._as_owner(folder / "pg_ctl", "-D", self.data, "-m", "immediate", "-w", "-s", "-l", self.data.parent / "log", "restart")


@contextmanager
def own_postgres() -> Iterator[tuple[str, Restart]]:
    """A server that no other test shares."""
    with postgres.server() as pattern:
        url = pattern.format("postgres")
        migrate.upgrade(url)
        yield url, Restart(Path(url.partition("host=")[2]) / "data")


def judged(findings: Findings) -> None:
    print(findings)
    assert not findings.faults()
    assert findings.plays
    assert findings.posts
