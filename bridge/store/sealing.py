"""What a claim entrusts to us, sealed and opened with its own key, inside a session."""

import json
from typing import Any

from sqlalchemy.orm import Session

from bridge.errors import ConstaError
from bridge.sentences import say
from bridge.store.tables import ClaimRow, KeyRow
from bridge.store.vault import Vault, seal, unseal


class ErasedError(ConstaError):
    """The claim's key was destroyed: what it held is gone for good."""

    code = "erased"
    sentence = say("Los datos de esta reclamación se borraron. Solo queda que existió y cuándo.")


def vault_of(session: Session) -> Vault:
    """The vault that this session's store was opened with."""
    vault: Vault = session.info["vault"]
    return vault


def give_key(session: Session, claim: ClaimRow) -> None:
    """Makes the claim's key. The claim must have its id (flushed)."""
    key, wrapped = vault_of(session).new_key(claim.id)
    session.add(KeyRow(claim_id=claim.id, wrapped=wrapped))
    _keys(session)[claim.id] = key


def adopt_key(session: Session, claim_id: int, key: bytes) -> bytes:
    """A key under which files were sealed before the claim had its number; gives it wrapped."""
    _keys(session)[claim_id] = key
    return vault_of(session).wrap(key, claim_id)


def lend_key(session: Session, claim_id: int, wrapped: bytes) -> None:
    """A key that was read with its claim, for those who read many at once."""
    _keys(session)[claim_id] = vault_of(session).unwrap(wrapped, claim_id)


def _keys(session: Session) -> dict[int, bytes]:
    keys: dict[int, bytes] = session.info.setdefault("keys", {})
    return keys


def key_of(session: Session, claim_id: int) -> bytes:
    """The claim's key. Raises ErasedError when it was destroyed."""
    keys = _keys(session)
    if claim_id not in keys:
        row = session.get(KeyRow, claim_id)
        if row is None:
            raise ErasedError
        keys[claim_id] = vault_of(session).unwrap(row.wrapped, claim_id)
    return keys[claim_id]


def seal_for(session: Session, claim_id: int, field: str, data: bytes) -> bytes:
    """The data sealed for that field (`claim|answers`) of that claim and no other."""
    return seal(key_of(session, claim_id), f"{field}|{claim_id}", data)


def open_for(session: Session, claim_id: int, field: str, sealed: bytes) -> bytes:
    """The data again. Raises ErasedError or UnreadableError."""
    return unseal(key_of(session, claim_id), f"{field}|{claim_id}", sealed)


def seal_json(session: Session, claim_id: int, field: str, value: object) -> bytes:
    """A JSON value sealed for that field of that claim."""
    return seal_for(session, claim_id, field, json.dumps(value).encode())


def put_json(session: Session, claim: ClaimRow, field: str, value: object) -> None:
    """Seals a JSON value into a column of the claim."""
    setattr(claim, field, seal_json(session, claim.id, f"claim|{field}", value))


def get_json(session: Session, claim: ClaimRow, field: str) -> Any:
    """The JSON value in a sealed column; None if nothing is there."""
    sealed = getattr(claim, field)
    return None if sealed is None else json.loads(open_for(session, claim.id, f"claim|{field}", sealed))
