"""The one way to write that something happened."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bridge.domain.ledger import Entry, canonical, commit_to, seal
from bridge.domain.phases import check_may_follow
from bridge.services import find
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
    return entry


def _last(session: Session, claim: ClaimRow) -> Entry | None:
    row = session.scalars(select(EntryRow).where(EntryRow.claim_id == claim.id).order_by(EntryRow.seq.desc()).limit(1)).first()
    return find.entry_of(row) if row else None


def _row(claim: ClaimRow, entry: Entry, sealed: bytes) -> EntryRow:
    return EntryRow(
        claim_id=claim.id, seq=entry.seq, at=entry.at, kind=entry.kind, actor=entry.actor,
        commitment=entry.commitment, previous=entry.previous, digest=entry.digest, sealed=sealed,
    )  # fmt: skip
