"""Finding claims and what they hold. Reads only."""

import hashlib
import json

from sqlalchemy import select
from sqlalchemy.orm import Session

from bridge.domain.captures import Capture, read_capture
from bridge.domain.claims import Content, read_content
from bridge.domain.drafts import Draft, read_draft
from bridge.domain.ledger import Entry
from bridge.domain.phases import Event, State, project
from bridge.errors import NotFoundError
from bridge.sentences import say
from bridge.store import sealing
from bridge.store.register_tables import ErasureRow
from bridge.store.tables import AttachmentRow, ClaimRow, EntryRow, KeyRow


class NoSuchClaimError(NotFoundError):
    """No claim has that reference or link."""

    code = "no_such_claim"
    sentence = say("No hay ninguna reclamación con esa referencia. Comprueba que esté bien escrita.")


def hash_token(token: str) -> bytes:
    """What is stored of a capability link's token."""
    return hashlib.sha256(token.encode()).digest()


def _one(session: Session, condition: object, *, lock: bool) -> ClaimRow:
    query = select(ClaimRow).where(condition)  # type: ignore[arg-type]
    found = session.scalars(query.with_for_update() if lock else query).one_or_none()
    if found is None:
        raise NoSuchClaimError
    return found


def by_token(session: Session, token: str, *, lock: bool = False) -> ClaimRow:
    """The claim of a capability link; locked if it is to be changed. Raises NoSuchClaimError."""
    return _one(session, ClaimRow.token_hash == hash_token(token), lock=lock)


def by_code(session: Session, code: str, *, lock: bool = False) -> ClaimRow:
    """The claim of a code as stored (`7QK4-M93D`). Raises NoSuchClaimError."""
    return _one(session, ClaimRow.code == code, lock=lock)


def by_id(session: Session, claim_id: int, *, lock: bool = False) -> ClaimRow:
    """The claim of an identity. Raises NoSuchClaimError."""
    return _one(session, ClaimRow.id == claim_id, lock=lock)


def draft(session: Session, claim: ClaimRow) -> Draft:
    """What has been answered so far. Raises ErasedError, as all that reads what the claim says."""
    sealing.key_of(session, claim.id)
    return read_draft(sealing.get_json(session, claim, "answers") or {})


def post(session: Session, claim: ClaimRow) -> Capture | None:
    """The post as captured and corrected; None when there is none yet."""
    sealing.key_of(session, claim.id)
    found = sealing.get_json(session, claim, "post")
    return read_capture(found) if found else None


def content(session: Session, claim: ClaimRow) -> Content | None:
    """What was issued; None while it is a draft."""
    sealing.key_of(session, claim.id)
    if claim.content is None:
        return None
    return read_content(sealing.open_for(session, claim.id, "claim|content", claim.content))


def entries(session: Session, claim: ClaimRow) -> tuple[Entry, ...]:
    """The claim's registro, oldest first."""
    return tuple(entry_of(row) for row in _rows(session, claim))


def events(session: Session, claim: ClaimRow) -> tuple[Event, ...]:
    """What happened, oldest first; what was erased says nothing."""
    silent = is_erased(session, claim)
    return tuple(Event(row.seq, row.at, row.kind, row.actor, {} if silent else _said(session, row)) for row in _rows(session, claim))


def is_erased(session: Session, claim: ClaimRow) -> bool:
    """Whether what the claim said was taken from us (blocked or destroyed)."""
    return session.get(KeyRow, claim.id) is None


def state(session: Session, claim: ClaimRow) -> State:
    """Where the claim stands; of an erased one, only where it stood."""
    happened = events(session, claim)
    rest = session.get(ErasureRow, claim.id) if is_erased(session, claim) else None
    return State(phase=rest.phase, outcome=rest.outcome, erased=True, seen=happened) if rest else project(happened)


def _rows(session: Session, claim: ClaimRow) -> list[EntryRow]:
    return list(session.scalars(select(EntryRow).where(EntryRow.claim_id == claim.id).order_by(EntryRow.seq)))


def entry_of(row: EntryRow) -> Entry:
    """The value of a row of the registro."""
    return Entry(row.seq, row.at, row.kind, row.actor, row.commitment, row.previous, row.digest)


def _said(session: Session, row: EntryRow) -> dict[str, object]:
    if row.sealed is None:
        return {}
    opened = sealing.open_for(session, row.claim_id, f"entry|{row.seq}", row.sealed)
    said: dict[str, object] = json.loads(opened[32:])
    return said


def attachments(session: Session, claim: ClaimRow, *kinds: str) -> list[AttachmentRow]:
    """The claim's files, oldest first; of those kinds only, if any are named."""
    query = select(AttachmentRow).where(AttachmentRow.claim_id == claim.id).order_by(AttachmentRow.id)
    return list(session.scalars(query.where(AttachmentRow.kind.in_(kinds)) if kinds else query))
