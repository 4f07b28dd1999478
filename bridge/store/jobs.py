"""The jobs' rows: asked for with what they follow from, taken for a while, finished once (docs/decisions/0003).

Whoever asks says the moment. States are literals, never bound values: a plan made for `state = $1` could not use the partial indexes.
"""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import ColumnElement, CursorResult, Executable, Table, and_, case, delete, func, literal, literal_column, select, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from bridge.store.model import Moment
from bridge.store.tables import JobRow

Arguments = Mapping[str, Any]
JOB = cast("Table", JobRow.__table__)
BELL = "job"
"""PostgreSQL's channel that rings when there is work."""
CHUNK = 1_000
"""Rows a statement: a long one would keep the others waiting."""


def _is(state: str) -> ColumnElement[bool]:
    return JOB.c.state == literal_column(f"'{state}'")


QUEUED, RUNNING, PAUSED = _is("queued"), _is("running"), _is("paused")
FREE = {"token": None, "lease_until": None, "worker": None}


class LeaseLostError(Exception):
    """Somebody else has the job by now, or it was cancelled: undo, and say nothing."""


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be done, once for each `key`; `arguments` are identities, nothing personal."""

    kind: str
    key: str
    arguments: Arguments
    run_at: datetime
    batch_id: int | None = None
    lane: str | None = None
    priority: int = 5


@dataclass(frozen=True, slots=True)
class Taker:
    """Who takes jobs, and for how many seconds those of each kind."""

    name: str
    leases: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Taken:
    """A job while somebody has it."""

    id: int
    kind: str
    key: str
    arguments: Arguments
    lane: str | None
    slot_at: datetime | None
    attempts: int
    token: str
    lease_until: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a job is."""

    state: str
    attempts: int
    run_at: datetime
    error: str | None


def enqueue(  # noqa: PLR0913 (a job has so many sides)
    session: Session, kind: str, key: str, arguments: Arguments, *, run_at: datetime, batch_id: int | None = None, lane: str | None = None, priority: int = 5
) -> None:
    """Asks for a job in the caller's transaction. Asked twice under one key, it is one job."""
    enqueue_all(session, [Task(kind, key, arguments, run_at, batch_id, lane, priority)])


def enqueue_all(session: Session, tasks: Sequence[Task]) -> None:
    """Asks for many jobs."""
    insert = postgresql.insert if _on_postgresql(session) else sqlite.insert
    statement = insert(JOB).on_conflict_do_nothing(index_elements=["key"])
    for start in range(0, len(tasks), CHUNK):
        session.execute(statement, [asdict(task) for task in tasks[start : start + CHUNK]])
    ring(session)


def _on_postgresql(session: Session) -> bool:
    return session.get_bind().dialect.name == "postgresql"


def ring(session: Session) -> None:
    """Wakes the workers when this transaction commits, once. SQLite's workers see the commit itself."""
    if _on_postgresql(session) and not session.info.get("rung"):
        session.execute(text(f"SELECT pg_notify('{BELL}', '')"))
        session.info["rung"] = True


def _changed(session: Session, statement: Executable) -> int:
    return cast("CursorResult[Any]", session.execute(statement)).rowcount


def take(session: Session, taker: Taker, now: datetime, *, n: int = 1, key: str | None = None) -> list[Taken]:
    """Takes up to n jobs that are due, of the taker's kinds; with a key, that job alone. An attempt counts from here."""
    wanted = and_(QUEUED, JOB.c.run_at <= now, JOB.c.kind.in_(taker.leases), *([JOB.c.key == key] if key else []))
    order = (JOB.c.priority, JOB.c.run_at, JOB.c.id)
    # A CTE, or PostgreSQL may run the subquery again and take more than n.
    pick = select(JOB.c.id).where(wanted).order_by(*order).limit(n).with_for_update(skip_locked=True).cte("pick")
    ends = case({kind: literal(now + timedelta(seconds=lease), Moment()) for kind, lease in taker.leases.items()}, value=JOB.c.kind)
    taken = update(JOB).where(JOB.c.id.in_(select(pick.c.id))).values(
        state="running", token=secrets.token_hex(16), worker=taker.name, lease_until=ends, attempts=JOB.c.attempts + 1
    )  # fmt: skip
    columns = [JOB.c[field.name] for field in fields(Taken)]
    rows = session.execute(taken.returning(*columns, JOB.c.priority, JOB.c.run_at)).all()
    return [Taken(*row[: len(columns)]) for row in sorted(rows, key=lambda row: (row.priority, row.run_at, row.id))]


def _settle(session: Session, job: Taken, **values: Any) -> None:
    """The fence: only whoever has the job now may change it. Raises LeaseLostError."""
    mine = and_(JOB.c.id == job.id, JOB.c.token == job.token, RUNNING)
    if _changed(session, update(JOB).where(mine).values(**values)) != 1:
        raise LeaseLostError


def renew(session: Session, job: Taken, until: datetime) -> None:
    """Keeps the job for longer. Raises LeaseLostError."""
    _settle(session, job, lease_until=until)


def done(session: Session, job: Taken, now: datetime) -> None:
    """Marks the job as done, in the transaction of its effects. Raises LeaseLostError."""
    _settle(session, job, state="done", finished_at=now, error=None, **FREE)


def fail(session: Session, job: Taken, error: str, now: datetime) -> None:
    """Gives the job up. Raises LeaseLostError."""
    _settle(session, job, state="failed", finished_at=now, error=error, **FREE)


def try_later(session: Session, job: Taken, run_at: datetime, error: str) -> None:
    """Puts the job back after a failed attempt; its place in the lane is gone. Raises LeaseLostError."""
    _settle(session, job, state="queued", run_at=run_at, slot_at=None, error=error, **FREE)


def wait_for_slot(session: Session, job: Taken, slot: datetime) -> None:
    """Puts the job back until its lane's turn: that was no attempt. Raises LeaseLostError."""
    _settle(session, job, state="queued", run_at=slot, slot_at=slot, attempts=JOB.c.attempts - 1, **FREE)


def give_back(session: Session, job: Taken) -> None:
    """Puts the job back untried. Raises LeaseLostError."""
    _settle(session, job, state="queued", attempts=JOB.c.attempts - 1, **FREE)
    ring(session)


def sweep(session: Session, now: datetime) -> int:
    """Puts back the jobs whose lease has ended: their workers died or hang. How many."""
    ended = and_(RUNNING, JOB.c.lease_until < now)
    return _changed(session, update(JOB).where(ended).values(state="queued", run_at=now, slot_at=None, **FREE))


def next_run_at(session: Session, kinds: Iterable[str]) -> datetime | None:
    """When the first of the queued jobs is due."""
    first: datetime | None = session.scalar(select(func.min(JOB.c.run_at)).where(QUEUED, JOB.c.kind.in_(kinds)))
    return first


def is_open(session: Session, kind: str) -> bool:
    """Whether a job of the kind is queued or running."""
    found = select(JOB.c.id).where(QUEUED | RUNNING, JOB.c.kind == kind).limit(1)
    return session.scalar(found) is not None


def standing(session: Session, key: str) -> Standing | None:
    """How far the job is; None if nobody asked for it."""
    row = session.execute(select(JOB.c.state, JOB.c.attempts, JOB.c.run_at, JOB.c.error).where(JOB.c.key == key)).first()
    return Standing(*row) if row else None


def revive(session: Session, key: str, now: datetime) -> bool:
    """Tries a failed or cancelled job anew, from its first attempt. Whether there was one."""
    over = and_(JOB.c.key == key, _is("failed") | _is("cancelled"))
    revived = _changed(session, update(JOB).where(over).values(state="queued", run_at=now, attempts=0, slot_at=None, error=None, finished_at=None)) == 1
    if revived:
        ring(session)
    return revived


def progress(session: Session, batch_id: int) -> dict[str, int]:
    """How many of the batch's jobs are in each state."""
    rows = session.execute(select(JOB.c.state, func.count()).where(JOB.c.batch_id == batch_id).group_by(JOB.c.state))
    return {row.state: row[1] for row in rows}


def cancel_batch(session: Session, batch_id: int, now: datetime) -> int:
    """Cancels what is not done; whoever works on one of them finds that the fence is shut. How many."""
    cancelled = update(JOB).where(JOB.c.batch_id == batch_id, QUEUED | RUNNING | PAUSED)
    return _changed(session, cancelled.values(state="cancelled", finished_at=now, **FREE))


def pause_batch(session: Session, batch_id: int) -> int:
    """Holds what nobody has begun. How many."""
    return _changed(session, update(JOB).where(JOB.c.batch_id == batch_id, QUEUED).values(state="paused"))


def resume_batch(session: Session, batch_id: int) -> int:
    """Lets the held go on. How many."""
    resumed = _changed(session, update(JOB).where(JOB.c.batch_id == batch_id, PAUSED).values(state="queued"))
    ring(session)
    return resumed


def counts(session: Session) -> dict[tuple[str, str], int]:
    """How many jobs of each kind are in each state."""
    rows = session.execute(select(JOB.c.kind, JOB.c.state, func.count()).group_by(JOB.c.kind, JOB.c.state))
    return {(row.kind, row.state): row[2] for row in rows}


def forget(session: Session, finished_before: datetime, kinds: Iterable[str] | None = None) -> int:
    """Deletes up to CHUNK jobs done or cancelled before the moment, of those kinds or of all. How many. Failed ones stay for somebody to see."""
    over = and_(_is("done") | _is("cancelled"), JOB.c.finished_at < finished_before, *([JOB.c.kind.in_(kinds)] if kinds is not None else []))
    return _changed(session, delete(JOB).where(JOB.c.id.in_(select(JOB.c.id).where(over).limit(CHUNK))))


def clock_of_database(session: Session, otherwise: datetime) -> datetime:
    """The moment on the clock that all workers share: the server's on PostgreSQL; SQLite lives on this machine."""
    if not _on_postgresql(session):
        return otherwise
    shared: datetime = session.execute(text("SELECT clock_timestamp()")).scalar_one()
    return shared
