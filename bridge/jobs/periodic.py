"""What is done every so many seconds: each turn is a job like any other, asked for by every worker and made once by its key."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bridge.jobs.context import Context
from bridge.jobs.handlers import Periodic, Registry
from bridge.store import jobs

KEPT = timedelta(days=30)
"""How long one may see that a job was done."""
TURNS_KEPT = timedelta(days=1)
"""The same, for the turns of what is periodic."""


def ask_for_periodic(session: Session, registry: Registry, now: datetime) -> None:
    """Asks for the turn of each, unless the one before is still being done."""
    for handler in registry.values():
        if handler.every:
            _ask(session, handler.kind, f"{handler.kind}:{int(now.timestamp()) // handler.every}", now)


def _ask(session: Session, kind: str, key: str, now: datetime) -> None:
    if jobs.standing(session, key) is None and not jobs.is_open(session, kind):
        jobs.enqueue(session, kind, key, {}, run_at=now)


def forget_old_jobs(context: Context) -> None:
    """Deletes the rows of what was done long ago, some at a time."""
    now = context.clock()
    with context.store.read() as session:
        turns = sorted(kind for kind, _ in jobs.counts(session) if kind.startswith("every:"))
    _forget(context, now - TURNS_KEPT, turns)
    _forget(context, now - KEPT, None)


def _forget(context: Context, before: datetime, kinds: list[str] | None) -> None:
    gone = jobs.CHUNK
    while gone == jobs.CHUNK:
        with context.store.begin() as session:
            gone = jobs.forget(session, before, kinds)


FORGET = Periodic("forget", 3600, forget_old_jobs)
