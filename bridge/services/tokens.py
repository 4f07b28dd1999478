"""Keys of the API: made with the scopes that somebody chose, shown once, stored as their hash, revocable one by one."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from bridge.domain.organisations import SCOPES
from bridge.errors import InvalidError, RefusedError
from bridge.sentences import say
from bridge.services import organisations
from bridge.services.find import hash_token
from bridge.services.record import Act
from bridge.store.organisation_tables import TokenRow

PREFIX = "consta_"


class UnknownScopeError(InvalidError):
    """A scope that is not on the list."""

    code = "unknown_scope"
    sentence = say("Elige lo que podrá hacer la llave.")


class NoTokenError(RefusedError):
    """No such key, or one that was revoked."""

    code = "no_token"
    sentence = say("Falta una llave válida de la API (Authorization: Bearer …).")


class ScopeMissingError(RefusedError):
    """The key does not reach so far."""

    code = "scope_missing"
    sentence = say("La llave no tiene el permiso «{scope}».", scope="")


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who calls the API: a key of an association."""

    token_id: int
    organisation_id: int
    scopes: frozenset[str]

    @property
    def actor(self) -> str:
        """As the registro names it."""
        return f"token:{self.token_id}"

    def check(self, scope: str) -> None:
        """Raises ScopeMissingError."""
        if scope not in self.scopes:
            raise ScopeMissingError(scope=scope)


def make(session: Session, organisation_id: int, name: str, scopes: Iterable[str], act: Act) -> str:
    """A key, shown once. Raises UnknownScopeError."""
    chosen = [scope for scope in SCOPES if scope in set(scopes)]
    if not chosen:
        raise UnknownScopeError
    token = PREFIX + secrets.token_urlsafe(24)
    session.add(TokenRow(organisation_id=organisation_id, hash=hash_token(token), name=name, scopes=" ".join(chosen), created_at=act.at))
    organisations.write(session, organisation_id, "token_made", act, {"name": name, "scopes": chosen})
    return token


def bearer(session: Session, token: str) -> Bearer:
    """Whose key it is. Raises NoTokenError."""
    row = session.scalars(select(TokenRow).where(TokenRow.hash == hash_token(token), TokenRow.revoked_at.is_(None))).one_or_none()
    if row is None:
        raise NoTokenError
    return Bearer(row.id, row.organisation_id, frozenset(row.scopes.split()))


def of_organisation(session: Session, organisation_id: int) -> Sequence[TokenRow]:
    """The association's keys, the revoked ones too."""
    return list(session.scalars(select(TokenRow).where(TokenRow.organisation_id == organisation_id).order_by(TokenRow.id)))


def revoke(session: Session, organisation_id: int, token_id: int, act: Act) -> None:
    """Ends a key. Revoked twice, it is revoked once."""
    row = session.scalars(select(TokenRow).where(TokenRow.id == token_id, TokenRow.organisation_id == organisation_id)).one_or_none()
    if row is not None and row.revoked_at is None:
        row.revoked_at = act.at
        organisations.write(session, organisation_id, "token_revoked", act, {"token": token_id})
