"""Days are closed once, over everything that was written and nothing twice; a changed row is found."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from bridge.domain import register as book
from bridge.domain.register import Day
from bridge.evidence.timestamps import NoTimeError, Stamp
from bridge.services import find, record, register
from bridge.services.record import Act
from bridge.services.register import Broken, DayNotOverError, DayPassedError, NoSuchDayError
from bridge.store.engine import Store
from bridge.store.register_tables import DayRow, LeafRow
from bridge.store.tables import ClaimRow, EntryRow
from bridge.store.vault import Vault
from tests.services import making

TODAY = date(2026, 11, 25)
TOMORROW = datetime(2026, 11, 26, 0, 10, tzinfo=UTC)


def later(days: int, hours: int = 0) -> datetime:
    return making.NOON + timedelta(days=days, hours=hours)


def write(session: Session, claim: ClaimRow, at: datetime) -> None:
    record.write(session, claim, "capture_failed", Act("consta", at), {"code": "x"})


def close(store: Store, on: date, now: datetime | None = None) -> Day:
    with store.begin() as session:
        return register.close_day(session, on, now or TOMORROW + timedelta(days=30))


@pytest.fixture
def claim_id(store: Store) -> int:
    """Two claims with three entries each on the first day."""
    with store.begin() as session:
        making.issued(session)
        return making.issued(session).id


def test_a_day_takes_in_what_was_written_until_its_end(store: Store, claim_id: int) -> None:
    assert close(store, TODAY, TOMORROW).size == 6


def test_a_day_closed_twice_is_the_same_day(store: Store, claim_id: int) -> None:
    first = close(store, TODAY)
    with store.begin() as session:
        write(session, find.by_id(session, claim_id), later(0, 1))
    assert close(store, TODAY) == first


def test_what_came_late_is_taken_in_by_the_next_day(store: Store, claim_id: int) -> None:
    close(store, TODAY)
    with store.begin() as session:
        write(session, find.by_id(session, claim_id), later(0, 1))
        write(session, find.by_id(session, claim_id), later(1))
        write(session, find.by_id(session, claim_id), later(2))
    assert close(store, TODAY + timedelta(days=1)).size == 2
    assert close(store, TODAY + timedelta(days=4)).size == 1
    assert close(store, TODAY + timedelta(days=5)).size == 0


def test_a_day_that_is_not_over_is_not_closed(store: Store) -> None:
    with pytest.raises(DayNotOverError, match="25 de noviembre de 2026"):
        close(store, TODAY, making.NOON)


def test_no_day_is_put_between_closed_ones(store: Store) -> None:
    close(store, TODAY)
    with pytest.raises(DayPassedError):
        close(store, TODAY - timedelta(days=1))


def test_the_night_closes_yesterday(store: Store, claim_id: int) -> None:
    assert register.close_until_yesterday(store, TOMORROW).on == TODAY
    assert register.close_until_yesterday(store, TOMORROW).size == 6


def test_two_workers_that_close_a_day_at_once_close_it_once(store: Store, claim_id: int) -> None:
    start = Barrier(4)

    def work(_: int) -> Day:
        start.wait()
        return register.close_until_yesterday(store, TOMORROW)

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(work, range(4)))
    assert len(set(found)) == 1
    assert breaks(store) == []


def test_every_entry_of_a_claim_is_shown_to_be_in_the_register(store: Store, claim_id: int) -> None:
    close(store, TODAY)
    with store.begin() as session:
        write(session, find.by_id(session, claim_id), later(1))
    close(store, TODAY + timedelta(days=1))
    with store.read() as session:
        claim = find.by_id(session, claim_id)
        proofs = register.inclusions(session, claim)
        assert sorted(proofs) == [1, 2, 3, 4]
        assert all(proofs[entry.seq].holds(entry.digest) for entry in find.entries(session, claim))
        assert proofs[4].day.number == 1


def test_an_entry_waits_for_its_day_to_close(store: Store, claim_id: int) -> None:
    with store.read() as session:
        row = session.query(EntryRow).filter_by(claim_id=claim_id, seq=1).one()
        assert register.inclusion(session, row) is None
        assert register.inclusions(session, find.by_id(session, claim_id)) == {}
    close(store, TODAY)
    with store.read() as session:
        proof = register.inclusion(session, row)
        assert proof
        assert proof.holds(row.digest)


def test_what_is_published_of_a_day_follows_from_the_day_before(store: Store, claim_id: int) -> None:
    close(store, TODAY)
    close(store, TODAY + timedelta(days=1))
    with store.read() as session:
        one, two = (register.published(session, TODAY + timedelta(days=n)) for n in range(2))
        assert two.step.holds()
        assert two.step.old_head == one.head
        assert two.head.hex() in two.statement.decode()
        with pytest.raises(NoSuchDayError):
            register.published(session, date(2020, 1, 1))


def test_days_without_a_stamp_are_stamped_later_and_once(store: Store, claim_id: int) -> None:
    asked: list[bytes] = []

    def ask(said: bytes) -> Stamp:
        if not asked:
            asked.append(b"")
            raise NoTimeError
        asked.append(said)
        return Stamp("https://tsa.example", b"token", TOMORROW)

    close(store, TODAY)
    close(store, TODAY + timedelta(days=1))
    assert register.stamp_days(store, ask) == 0
    assert register.stamp_days(store, ask) == 2
    assert register.stamp_days(store, ask) == 0
    with store.read() as session:
        assert register.published(session, TODAY).stamps == (Stamp("https://tsa.example", b"token", TOMORROW),)
        assert [book.statement(TODAY, 1, register.published(session, TODAY).head)] == asked[1:2]


def test_an_authority_stamps_a_day_once(store: Store, claim_id: int) -> None:
    day, stamp = close(store, TODAY), Stamp("https://tsa.example", b"token", TOMORROW)
    with store.begin() as session:
        register.keep_stamp(session, day, stamp)
        register.keep_stamp(session, day, stamp)
        assert len(register.stamps(session, day)) == 1


def breaks(store: Store) -> list[Broken]:
    with store.read() as session:
        return list(register.broken(session))


COLUMNS: list[tuple[str, str, Callable[[Any], Any]]] = [
    ("entry", "commitment", lambda value: bytes(value)[:-1] + bytes([bytes(value)[-1] ^ 1])),
    ("entry", "digest", lambda value: bytes(value)[:-1] + bytes([bytes(value)[-1] ^ 1])),
    ("entry", "previous", lambda value: bytes(value)[:-1] + bytes([bytes(value)[-1] ^ 1])),
    ("entry", "kind", lambda _: "closed"),
    ("entry", "actor", lambda _: "company"),
    ("entry", "seq", lambda value: value + 100),
    ("entry", "at", lambda _: datetime(2026, 11, 25, 11, 0, 1, tzinfo=UTC)),
    ("day", "root", lambda _: bytes(32)),
    ("day", "head", lambda _: bytes(32)),
    ("day", "size", lambda value: value + 1),
    ("day", "dated", lambda _: date(2026, 11, 1)),
    ("leaf", "place", lambda value: value + 100),
]


@pytest.fixture
def closed(sqlite_url: str, vault: Vault) -> Store:
    """A store with a closed day of six entries and an empty one after it."""
    store = Store(sqlite_url, vault)
    with store.begin() as session:
        making.issued(session)
        making.issued(session)
    close(store, TODAY)
    close(store, TODAY + timedelta(days=1))
    return store


@pytest.mark.parametrize(("table", "column", "change"), COLUMNS, ids=[f"{t}.{c}" for t, c, _ in COLUMNS])
def test_every_row_and_column_changed_behind_our_back_is_found(closed: Store, table: str, column: str, change: Callable[[Any], Any]) -> None:
    store = closed
    assert breaks(store) == []
    key = {"entry": "id", "day": "number", "leaf": "entry_id"}[table]
    with store.engine.connect() as bare:
        kept = bare.execute(text(f"SELECT {key}, {column} FROM {table} ORDER BY {key}")).all()
    if table == "leaf":
        kept = kept[:-1]  # the last leaf may move freely to the end: it is the last
    for number, value in kept:
        put(store, table, column, key, (number, change(value)))
        assert breaks(store), (number, value)
        put(store, table, column, key, (number, value))
    assert breaks(store) == []


def put(store: Store, table: str, column: str, key: str, changed: tuple[int, Any]) -> None:
    with store.begin() as session:
        model = {"entry": EntryRow.__table__, "day": DayRow.__table__, "leaf": LeafRow.__table__}[table]
        value = changed[1]
        if table == "entry" and column == "at" and isinstance(value, str):
            value = datetime.fromisoformat(value).replace(tzinfo=UTC)
        if column == "dated" and isinstance(value, str):
            value = date.fromisoformat(value)
        session.execute(model.update().where(model.c[key] == changed[0]).values({column: value}))  # type: ignore[attr-defined]


def test_the_last_entry_of_a_claim_taken_away_is_found(store: Store, claim_id: int) -> None:
    """Its chain still holds: only the register knows that there was one more."""
    close(store, TODAY)
    with store.begin() as session:
        session.execute(text("DELETE FROM leaf WHERE entry_id = (SELECT max(id) FROM entry)"))
        session.execute(text("DELETE FROM entry WHERE id = (SELECT max(id) FROM entry)"))
    assert [found.what for found in breaks(store)] == ["day"]
