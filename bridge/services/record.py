"""The one way to write that something happened."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from bridge.domain.ledger import Entry, canonical, commit_to, seal
from bridge.domain.phases import Event, State, check_may_follow, project
from bridge.services import find, worklist
from bridge.store import sealing
from bridge.store.tables import ClaimRow, EntryRow


@dataclass(frozen=True, slots=True)
class Act:
    """Who did something, and when."""

    actor: str
    at: datetime


def write(session: Session, claim: ClaimRow, kind: str, act: Act, data: Mapping[str, Any]) -> Entry:
    """Appends an event to the claim's registro. The claim's row must be locked by the caller (`find.by_…(lock=True)`).

    Raises ConflictError if such an event cannot follow what has happened.
    """
    check_may_follow(find.state(session, claim).phase, kind)
    salt = os.urandom(32)
    entry = seal(_last(session, claim), act.at, kind, act.actor, commit_to(salt, data))
    sealed = sealing.seal_for(session, claim.id, f"entry|{entry.seq}", salt + canonical(data))
    session.add(_row(claim, entry, sealed))
    session.flush()
    if claim.organisation_id is not None:
        worklist.relist(session, claim, find.state(session, claim), act.at)
    return entry


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happens: kind, by whom and when, and what it says."""

    kind: str
    act: Act
    data: Mapping[str, Any]


def write_first(session: Session, claim_id: int, happened: Sequence[Happening]) -> None:
    """Writes the first events of a claim that was made in this same transaction, all at once. Raises ConflictError as `write` does."""
    state, last, rows = State(), None, []
    for n, one in enumerate(happened, start=1):
        check_may_follow(state.phase, one.kind)
        state = project([*state.seen, Event(n, one.act.at, one.kind, one.act.actor, one.data)])
        salt = os.urandom(32)
        last = seal(last, one.act.at, one.kind, one.act.actor, commit_to(salt, one.data))
        rows.append(_values(claim_id, last, sealing.seal_for(session, claim_id, f"entry|{n}", salt + canonical(one.data))))
    session.execute(insert(EntryRow), rows)


def _last(session: Session, claim: ClaimRow) -> Entry | None:
    row = session.scalars(select(EntryRow).where(EntryRow.claim_id == claim.id).order_by(EntryRow.seq.desc()).limit(1)).first()
    return find.entry_of(row) if row else None


def _row(claim: ClaimRow, entry: Entry, sealed: bytes) -> EntryRow:
    return EntryRow(**_values(claim.id, entry, sealed))


def _values(claim_id: int, entry: Entry, sealed: bytes) -> dict[str, Any]:
    return {
        "claim_id": claim_id, "seq": entry.seq, "at": entry.at, "kind": entry.kind, "actor": entry.actor,
        "commitment": entry.commitment, "previous": entry.previous, "digest": entry.digest, "sealed": sealed,
    }  # fmt: skip
