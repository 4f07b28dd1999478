"""The database under pressure: no ledger forks, locks are waited for, and what it cannot do is said."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bridge.domain.ledger import first_broken
from bridge.services import find, record
from bridge.services.record import Act
from bridge.store.engine import OutsideInTransactionError, StorageBusyError, Store, make_engine, refuse_in_transaction, wal_is_safe
from bridge.store.vault import Vault
from tests.conftest import NOON
from tests.services import making

THREADS, APPENDS = 4, 15


def together(*acts: Callable[[], None]) -> None:
    """All at once; the first error of any is raised."""
    with ThreadPoolExecutor(len(acts)) as pool:
        for future in [pool.submit(act) for act in acts]:
            future.result()


def test_a_claim_s_ledger_does_not_fork_under_many_hands(store: Store) -> None:
    with store.begin() as session:
        claim_id = making.issued(session).id
        before = len(find.entries(session, find.by_id(session, claim_id)))

    def append() -> None:
        for _ in range(APPENDS):
            with store.begin() as session:
                record.write(session, find.by_id(session, claim_id, lock=True), "note", Act("claimant", NOON), {"text": "x"})

    together(*[append] * THREADS)
    with store.read() as session:
        entries = find.entries(session, find.by_id(session, claim_id))
    assert len(entries) == before + THREADS * APPENDS
    assert first_broken(entries) is None


def test_what_is_read_and_then_written_is_not_lost(store: Store) -> None:
    """SQLAlchemy's own transactions lose more than half of these on SQLite, silently."""
    with store.begin() as session:
        session.execute(text("CREATE TABLE ledger_of_the_test (id INTEGER PRIMARY KEY, n INTEGER)"))
        session.execute(text("INSERT INTO ledger_of_the_test VALUES (1, 0)"))
    lock = " FOR UPDATE" if store.engine.dialect.name == "postgresql" else ""

    def count() -> None:
        for _ in range(20):
            with store.begin() as session:
                n = session.execute(text(f"SELECT n FROM ledger_of_the_test WHERE id = 1{lock}")).scalar_one()
                session.execute(text("UPDATE ledger_of_the_test SET n = :n WHERE id = 1"), {"n": n + 1})

    together(*[count] * THREADS)
    with store.read() as session:
        assert session.execute(text("SELECT n FROM ledger_of_the_test")).scalar_one() == THREADS * 20


def test_a_reader_sees_the_state_before_or_after_never_between(store: Store) -> None:
    with store.begin() as session:
        session.execute(text("CREATE TABLE ledger_of_the_test (id INTEGER PRIMARY KEY, n INTEGER)"))
        session.execute(text("INSERT INTO ledger_of_the_test VALUES (1, 0), (2, 0)"))
    seen: set[tuple[int, ...]] = set()

    def move() -> None:
        for n in range(20):
            with store.begin() as session:
                session.execute(text("UPDATE ledger_of_the_test SET n = :n WHERE id = 1"), {"n": n})
                session.execute(text("UPDATE ledger_of_the_test SET n = :n WHERE id = 2"), {"n": n})

    def look() -> None:
        for _ in range(20):
            with store.read() as session:
                seen.add(tuple(session.execute(text("SELECT n FROM ledger_of_the_test ORDER BY id")).scalars()))

    together(move, look)
    assert all(first == second for first, second in seen)


def test_everything_or_nothing(store: Store) -> None:
    def issue_and_break() -> None:
        with store.begin() as session:
            making.issued(session)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        issue_and_break()
    with store.read() as session:
        assert session.execute(text("SELECT count(*) FROM claim")).scalar_one() == 0


@pytest.mark.parametrize(
    ("version", "safe", "reason"),
    [
        ((3, 40, 1), False, "Debian 12's"),
        ((3, 51, 2), False, "the last with the bug"),
        ((3, 51, 3), True, "the fix"),
        ((3, 53, 0), True, "after the fix"),
        ((3, 50, 6), False, "before its backport"),
        ((3, 50, 7), True, "backport"),
        ((3, 44, 5), False, "before its backport"),
        ((3, 44, 6), True, "backport"),
        ((3, 45, 9), False, "a line without backport"),
        ((4, 0, 0), True, "whatever comes"),
    ],
)
def test_write_ahead_logging_only_where_it_cannot_corrupt(version: tuple[int, ...], safe: bool, reason: str) -> None:
    assert wal_is_safe(version) is safe, reason


def test_sqlite_flushes_each_commit_and_erases_what_it_deletes(sqlite_url: str, vault: Vault) -> None:
    store = Store(sqlite_url, vault)
    journal = "wal" if wal_is_safe(sqlite3.sqlite_version_info) else "truncate"
    wanted = {"journal_mode": journal, "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "busy_timeout": 15_000}
    with store.read() as session:
        assert {name: session.execute(text(f"PRAGMA {name}")).scalar_one() for name in wanted} == wanted
    store.close()


def test_a_locked_database_is_busy_and_nothing_was_changed(sqlite_url: str, vault: Vault) -> None:
    store = Store(sqlite_url, vault)
    other = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
    with store.read() as session:
        session.execute(text("PRAGMA busy_timeout=1"))
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageBusyError):
        issue(store)
    other.execute("ROLLBACK")
    other.close()
    issue(store)
    store.close()


def issue(store: Store) -> None:
    with store.begin() as session:
        making.issued(session)


def test_a_full_disk_is_busy(sqlite_url: str, vault: Vault) -> None:
    """`max_page_count` is SQLite's own full disk."""
    store = Store(sqlite_url, vault)

    def fill() -> None:
        with store.begin() as session:
            pages = session.execute(text("PRAGMA page_count")).scalar_one()
            session.execute(text(f"PRAGMA max_page_count={pages}"))
            for n in range(500):
                session.execute(text("INSERT INTO lane VALUES (:name, :at)"), {"name": f"{n:080}", "at": "2026-11-25 11:00:00.000000"})

    with pytest.raises(StorageBusyError):
        fill()
    with store.read() as session:
        assert session.execute(text("SELECT count(*) FROM lane")).scalar_one() == 0
    store.close()


@pytest.mark.postgres
def test_a_server_that_hangs_up_is_busy_then_back(postgres_url: str, vault: Vault) -> None:
    store = Store(postgres_url, vault)

    def be_cut_off() -> None:
        with store.begin() as session:
            session.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))

    with pytest.raises(StorageBusyError):
        be_cut_off()
    with store.read() as session:
        assert session.execute(text("SELECT 1")).scalar_one() == 1
    store.close()


@pytest.mark.postgres
def test_a_server_that_is_not_there_is_busy(vault: Vault) -> None:
    store = Store("postgresql+psycopg://nobody@/nothing?host=/nowhere", vault)
    with pytest.raises(StorageBusyError):
        issue(store)
    store.close()


def test_what_breaks_a_rule_of_the_tables_is_our_defect_and_not_busy(store: Store) -> None:
    def twice() -> None:
        with store.begin() as session:
            for _ in range(2):
                session.execute(text("INSERT INTO lane VALUES ('a', '2026-11-25 11:00:00.000000')"))

    with pytest.raises(IntegrityError):
        twice()


def test_nobody_goes_outside_with_a_transaction_open(store: Store) -> None:
    refuse_in_transaction("https://example.com")
    for opened in (store.begin, store.read):
        with opened(), pytest.raises(OutsideInTransactionError):
            refuse_in_transaction("https://example.com")
    refuse_in_transaction("https://example.com")


def test_readers_do_not_wait_for_each_other(store: Store) -> None:
    def count(session: Session) -> int:
        return int(session.execute(text("SELECT count(*) FROM claim")).scalar_one())

    with store.read() as one, store.read() as other:
        assert count(one) == count(other) == 0


def test_the_database_s_folder_is_made(tmp_path: Path) -> None:
    make_engine(f"sqlite:///{tmp_path / 'new' / 'consta.db'}").dispose()
    assert (tmp_path / "new").is_dir()


def test_a_writer_takes_its_place_before_it_reads_and_a_reader_takes_none(sqlite_url: str, vault: Vault) -> None:
    store = Store(sqlite_url, vault)
    other = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None, timeout=0)
    with store.begin() as session:
        session.execute(text("SELECT * FROM lane"))
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
    with store.read() as session:
        session.execute(text("SELECT * FROM lane"))
        other.execute("BEGIN IMMEDIATE")
    other.close()
    store.close()
