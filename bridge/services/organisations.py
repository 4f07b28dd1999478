"""Associations: made, found, described; and their own registro, where everything that their people do is written."""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bridge.domain.ledger import Entry, canonical, commit_to, seal
from bridge.domain.organisations import Profile, check_slug
from bridge.errors import ConflictError, NotFoundError
from bridge.sentences import say
from bridge.services.record import Act
from bridge.store import organisation_sealing
from bridge.store.organisation_tables import DeedRow, OrganisationRow
from bridge.store.vault import seal as seal_bytes
from bridge.store.vault import unseal

OPERATOR = "operator"
"""Whoever has the shell."""


class NoSuchOrganisationError(NotFoundError):
    """No association has that slug."""

    code = "no_such_organisation"
    sentence = say("No hay ninguna asociación «{slug}».", slug="")


class SlugTakenError(ConflictError):
    """Another association has that slug."""

    code = "slug_taken"
    sentence = say("Ya hay una asociación «{slug}».", slug="")


def find_one(session: Session, slug: str, *, lock: bool = False) -> OrganisationRow:
    """The association of that slug. Raises NoSuchOrganisationError."""
    query = select(OrganisationRow).where(OrganisationRow.slug == slug[:40])
    found = session.scalars(query.with_for_update() if lock else query).one_or_none()
    if found is None:
        raise NoSuchOrganisationError(slug=slug[:40])
    return found


def how_many(session: Session) -> int:
    """How many associations there are."""
    return session.scalar(select(func.count()).select_from(OrganisationRow)) or 0


def create(session: Session, slug: str, profile: Profile, act: Act) -> OrganisationRow:
    """Makes an association. Raises NotASlugError or SlugTakenError."""
    check_slug(slug)
    if session.scalar(select(OrganisationRow.id).where(OrganisationRow.slug == slug)) is not None:
        raise SlugTakenError(slug=slug)
    row = OrganisationRow(slug=slug, name=profile.name, wrapped=b"", created_at=act.at)
    session.add(row)
    session.flush()
    organisation_sealing.give_key(session, row)
    describe(session, row, profile)
    write(session, row.id, "created", act, {"name": profile.name})
    return row


def describe(session: Session, row: OrganisationRow, profile: Profile) -> None:
    """Keeps what its claims print about it."""
    row.name = profile.name
    row.profile = organisation_sealing.seal_json(session, row.id, "organisation|profile", asdict(profile))


def profile(session: Session, row: OrganisationRow) -> Profile:
    """What its claims print about it."""
    if row.profile is None:
        return Profile(row.name)
    return Profile(**organisation_sealing.open_json(session, row.id, "organisation|profile", row.profile))


def write(  # noqa: PLR0913 (what happened, to whom, and where)
    session: Session, organisation_id: int, kind: str, act: Act, data: Mapping[str, Any], *, claim_id: int | None = None
) -> Entry:
    """Appends to the association's registro. Writers take their turn at the association's row."""
    session.execute(select(OrganisationRow.id).where(OrganisationRow.id == organisation_id).with_for_update())
    last = session.scalars(select(DeedRow).where(DeedRow.organisation_id == organisation_id).order_by(DeedRow.seq.desc()).limit(1)).first()
    salt = os.urandom(32)
    entry = seal(entry_of(last) if last else None, act.at, kind, act.actor, commit_to(salt, data))
    sealed = seal_bytes(organisation_sealing.key_of(session, organisation_id), _about(organisation_id, entry.seq), salt + canonical(data))
    session.add(DeedRow(
        organisation_id=organisation_id, seq=entry.seq, at=entry.at, kind=kind, actor=act.actor, claim_id=claim_id,
        commitment=entry.commitment, previous=entry.previous, digest=entry.digest, sealed=sealed,
    ))  # fmt: skip
    session.flush()
    return entry


def _about(organisation_id: int, seq: int) -> str:
    return f"deed|{seq}|o{organisation_id}"


def entry_of(row: DeedRow) -> Entry:
    """The value of a row of the registro."""
    return Entry(row.seq, row.at, row.kind, row.actor, row.commitment, row.previous, row.digest)


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that somebody of the association did."""

    seq: int
    at: datetime
    kind: str
    actor: str
    claim_id: int | None
    data: Mapping[str, Any]


def deeds(session: Session, organisation_id: int, *, claim_id: int | None = None, before: int | None = None, limit: int = 100) -> list[Deed]:
    """What was done, newest first; about one claim, or before a line."""
    query = select(DeedRow).where(DeedRow.organisation_id == organisation_id).order_by(DeedRow.seq.desc()).limit(limit)
    if claim_id is not None:
        query = query.where(DeedRow.claim_id == claim_id)
    if before is not None:
        query = query.where(DeedRow.seq < before)
    return [_deed(session, row) for row in session.scalars(query)]


def _deed(session: Session, row: DeedRow) -> Deed:
    key = organisation_sealing.key_of(session, row.organisation_id)
    said = canonical({}) if row.sealed is None else unseal(key, _about(row.organisation_id, row.seq), row.sealed)[32:]
    return Deed(row.seq, row.at, row.kind, row.actor, row.claim_id, _json(said))


def _json(data: bytes) -> Mapping[str, Any]:
    read: Mapping[str, Any] = json.loads(data)
    return read
