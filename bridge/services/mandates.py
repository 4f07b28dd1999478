"""Whom the association may act for: representations kept, offered by link, accepted, withdrawn; none is presented without one."""

import secrets
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from bridge.domain.batches import member_text
from bridge.domain.mandates import Mandate, check
from bridge.domain.parties import Claimant
from bridge.errors import NotFoundError
from bridge.sentences import say
from bridge.services import find, organisations
from bridge.services.find import hash_token
from bridge.services.record import Act
from bridge.store import organisation_sealing
from bridge.store.organisation_tables import ListedRow, MandateRow
from bridge.store.sealing import vault_of
from bridge.store.tables import ClaimRow
from bridge.store.vault import Vault


class NoSuchMandateError(NotFoundError):
    """No representation has that link."""

    code = "no_such_mandate"
    sentence = say("Este enlace no es de ninguna representación. Comprueba que esté entero, o pide otro a la asociación.")


@dataclass(frozen=True, slots=True)
class Given:
    """A representation as it is written down: who gives it, on what terms, and what they accepted word for word."""

    member: Claimant
    mandate: Mandate
    words: tuple[str, ...] = ()
    stored_as: str | None = None


def member_key(vault: Vault, organisation_id: int, who: Claimant) -> bytes:
    """The blind index of a member."""
    return organisation_sealing.blind(vault, organisation_id, "member", member_text(who))


def value(row: MandateRow) -> Mandate:
    """The value of a row."""
    return Mandate(row.kind, row.signed_on, row.ends_on, row.revoked_on, row.campaign_id)


def of_members(session: Session, organisation_id: int, members: Iterable[bytes]) -> Mapping[bytes, tuple[Mandate, ...]]:
    """The representations of those members."""
    found: dict[bytes, tuple[Mandate, ...]] = defaultdict(tuple)
    query = select(MandateRow).where(MandateRow.organisation_id == organisation_id, MandateRow.member.in_(set(members)))
    for row in session.scalars(query.order_by(MandateRow.id)):
        found[row.member] += (value(row),)
    return found


def row_values(session: Session, organisation_id: int, given: Given, act: Act) -> dict[str, Any]:
    """A representation as a row."""
    mandate = given.mandate
    said = {"name": given.member.name, "id_number": given.member.id_number, "email": given.member.email, "words": list(given.words)}
    return {
        "organisation_id": organisation_id, "member": member_key(vault_of(session), organisation_id, given.member), "kind": mandate.kind,
        "campaign_id": mandate.campaign_id, "signed_on": mandate.signed_on, "ends_on": mandate.ends_on, "stored_as": given.stored_as,
        "said": organisation_sealing.seal_json(session, organisation_id, "mandate|said", said), "created_at": act.at,
    }  # fmt: skip


def keep(session: Session, organisation_id: int, given: Given, act: Act) -> None:
    """Keeps a representation on signed paper, or one just accepted."""
    session.execute(insert(MandateRow).values(row_values(session, organisation_id, given, act)))
    organisations.write(session, organisation_id, "mandate_kept", act, {"name": given.member.name, "kind": given.mandate.kind})


def offer(session: Session, organisation_id: int, given: Given, act: Act) -> str:
    """Makes a link by which somebody accepts that the association acts. Its token is shown once."""
    token = secrets.token_urlsafe(16)
    session.execute(insert(MandateRow).values({**row_values(session, organisation_id, given, act), "token_hash": hash_token(token)}))
    organisations.write(session, organisation_id, "mandate_offered", act, {"name": given.member.name})
    return token


@dataclass(frozen=True, slots=True)
class Offered:
    """A representation as its link shows it."""

    organisation_id: int
    name: str
    words: tuple[str, ...]
    mandate: Mandate


def by_link(session: Session, token: str) -> Offered:
    """The representation of that link. Raises NoSuchMandateError."""
    row = _row(session, token)
    said = organisation_sealing.open_json(session, row.organisation_id, "mandate|said", row.said)
    return Offered(row.organisation_id, said["name"] or "", tuple(said["words"]), value(row))


def _row(session: Session, token: str) -> MandateRow:
    row = session.scalars(select(MandateRow).where(MandateRow.token_hash == hash_token(token)).with_for_update()).one_or_none()
    if row is None:
        raise NoSuchMandateError
    return row


def accept(session: Session, token: str, on: date, act: Act) -> None:
    """Somebody accepts, by their link. Accepted twice, it is accepted once. Raises NoSuchMandateError."""
    row = _row(session, token)
    if row.signed_on is None:
        row.signed_on = on
        organisations.write(session, row.organisation_id, "mandate_accepted", act, {"mandate": row.id})


def revoke(session: Session, token: str, on: date, act: Act) -> None:
    """Somebody withdraws it, by the same link; what was presented until then stays so. Raises NoSuchMandateError."""
    row = _row(session, token)
    if row.revoked_on is None:
        row.revoked_on = on
        organisations.write(session, row.organisation_id, "mandate_revoked", act, {"mandate": row.id})


def check_may_present(session: Session, claim: ClaimRow, on: date) -> Mandate | None:
    """The representation under which the claim is presented on that day; None for a claim of nobody's association.

    Raises NoMandateError, MandateEndedError or MandateInFutureError: it must be proved (Ley 39/2015 art. 5.3).
    """
    if claim.organisation_id is None:
        return None
    who = find.draft(session, claim).claimant
    listed = session.get(ListedRow, claim.id)
    member = member_key(vault_of(session), claim.organisation_id, who)
    given = of_members(session, claim.organisation_id, [member])[member]
    return check(given, on, listed.campaign_id if listed else None)
