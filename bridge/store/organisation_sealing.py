"""What an association entrusts to us, sealed under its own key, inside a session."""

import json
from typing import Any

from sqlalchemy.orm import Session

from bridge.store.organisation_tables import OrganisationRow
from bridge.store.sealing import vault_of
from bridge.store.vault import Vault, seal, unseal


def _bound_to(organisation_id: int) -> int:
    """Claims count from 1 up: an association's key is bound to the negative of its number, so that neither opens as the other."""
    return -organisation_id


def give_key(session: Session, organisation: OrganisationRow) -> None:
    """Makes the association's key. It must have its id (flushed)."""
    key, organisation.wrapped = vault_of(session).new_key(_bound_to(organisation.id))
    _keys(session)[organisation.id] = key


def _keys(session: Session) -> dict[int, bytes]:
    keys: dict[int, bytes] = session.info.setdefault("organisation_keys", {})
    return keys


def key_of(session: Session, organisation_id: int) -> bytes:
    """The association's key."""
    keys = _keys(session)
    if organisation_id not in keys:
        row = session.get_one(OrganisationRow, organisation_id)
        keys[organisation_id] = vault_of(session).unwrap(row.wrapped, _bound_to(organisation_id))
    return keys[organisation_id]


def seal_json(session: Session, organisation_id: int, field: str, value: object) -> bytes:
    """A JSON value sealed for that field (`account|who`) of that association and no other."""
    return seal(key_of(session, organisation_id), f"{field}|o{organisation_id}", json.dumps(value).encode())


def open_json(session: Session, organisation_id: int, field: str, sealed: bytes) -> Any:
    """The value again. Raises UnreadableError."""
    return json.loads(unseal(key_of(session, organisation_id), f"{field}|o{organisation_id}", sealed))


def blind(vault: Vault, organisation_id: int, field: str, value: str) -> bytes:
    """An index to search by equality, of that association alone: two associations with the same member cannot be compared."""
    return vault.blind(f"{field}|o{organisation_id}", value)
