"""Counting how often somebody does something, in the database, so that all processes on all machines count together."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert as insert_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_sqlite
from sqlalchemy.orm import Session

from bridge.domain.limits import Limit, Spent, check, ends, window
from bridge.store import sealing
from bridge.store.tally_tables import TallyRow

INSERTS: Mapping[str, Any] = {"sqlite": insert_sqlite, "postgresql": insert_postgresql}
"""Each database says «or add to what is there» in its own dialect."""


def spend(session: Session, limit: Limit, who: str, now: datetime) -> None:
    """Counts one more. Raises TooOftenError when that is too many; the transaction then undoes the count, or nobody would ever get out."""
    check(limit, count(session, limit, who, now), now)


def count(session: Session, limit: Limit, who: str, now: datetime) -> Spent:
    """Counts one more, however many there are."""
    name, number = _name(session, limit, who), window(limit, now)
    counted: int = session.execute(_one_more(session, name, number, limit)).scalar_one()
    return Spent(counted, _counted(session, name, number - 1))


def look(session: Session, limit: Limit, who: str, now: datetime) -> None:
    """Counts nothing. Raises TooOftenError when one more would be too many."""
    name, number = _name(session, limit, who), window(limit, now)
    check(limit, Spent(_counted(session, name, number) + 1, _counted(session, name, number - 1)), now)


def spend_all(session: Session, asked: Iterable[tuple[Limit, str]], now: datetime) -> None:
    """Counts one more of each, and forgets the windows that ended. Raises TooOftenError."""
    session.execute(delete(TallyRow).where(TallyRow.ends_at < now))
    for limit, who in asked:
        spend(session, limit, who, now)


def _name(session: Session, limit: Limit, who: str) -> bytes:
    return sealing.vault_of(session).blind(f"limit {limit.name}", who)


def _counted(session: Session, name: bytes, number: int) -> int:
    return session.scalar(select(TallyRow.count).where(TallyRow.who == name, TallyRow.window == number)) or 0


def _one_more(session: Session, name: bytes, number: int, limit: Limit) -> Any:
    insert = INSERTS[session.get_bind().dialect.name]
    fresh = insert(TallyRow).values(who=name, window=number, count=1, ends_at=ends(limit, number))
    return fresh.on_conflict_do_update(index_elements=["who", "window"], set_={"count": TallyRow.count + 1}).returning(TallyRow.count)
