"""Idempotency keys: a request that comes again is answered as the first time, and done once."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from bridge.errors import ConflictError, InvalidError
from bridge.sentences import say
from bridge.store import organisation_sealing
from bridge.store.organisation_tables import AnswerRow

ABANDONED = timedelta(minutes=2)
KEPT = timedelta(days=30)


class StillBeingDoneError(ConflictError):
    """The first request with that key is not answered yet."""

    code = "still_being_done"
    sentence = say("La primera petición con esa clave aún se está haciendo. Repítela dentro de un momento.")


class OtherRequestError(InvalidError):
    """The key was used for something else."""

    code = "idempotency_key_reused"
    sentence = say("Esa Idempotency-Key ya se usó con otra petición.")


@dataclass(frozen=True, slots=True)
class Answered:
    """What was answered the first time."""

    status: int
    body: Any


def begin(session: Session, organisation_id: int, key: str, request: bytes, now: datetime) -> Answered | None:
    """Takes the key for this request, or gives what was answered. Raises StillBeingDoneError or OtherRequestError."""
    wanted = hashlib.sha256(request).hexdigest()
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    fresh = insert(AnswerRow).values(organisation_id=organisation_id, key=key, request_sha256=wanted, status=0, at=now)
    if session.execute(fresh.on_conflict_do_nothing(index_elements=["organisation_id", "key"])).rowcount:  # type: ignore[attr-defined]
        return None
    mine = (AnswerRow.organisation_id == organisation_id, AnswerRow.key == key)
    row = session.scalars(select(AnswerRow).where(*mine).with_for_update()).one()
    if row.request_sha256 != wanted:
        raise OtherRequestError
    if row.status == 0 or row.sealed is None:
        if now - row.at < ABANDONED:
            raise StillBeingDoneError
        row.at = now
        return None
    return Answered(row.status, organisation_sealing.open_json(session, organisation_id, "answer", row.sealed))


def keep(session: Session, organisation_id: int, key: str, answer: Answered) -> None:
    """Keeps what was answered."""
    row = session.get_one(AnswerRow, (organisation_id, key))
    row.status, row.sealed = answer.status, organisation_sealing.seal_json(session, organisation_id, "answer", answer.body)


def let_go(session: Session, organisation_id: int, key: str) -> None:
    """Nothing was done: the key may be used again."""
    session.execute(delete(AnswerRow).where(AnswerRow.organisation_id == organisation_id, AnswerRow.key == key))


def forget(session: Session, now: datetime) -> None:
    """Forgets keys of long ago."""
    session.execute(delete(AnswerRow).where(AnswerRow.at < now - KEPT))
