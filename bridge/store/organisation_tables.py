"""The tables of an association's house: who works there, for whom it may act, and everything they do. What is personal is sealed under a key of its own."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Boolean, Date, ForeignKey, Index, Integer, LargeBinary, SmallInteger, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bridge.store.model import Identity, Moment, Record


class OrganisationRow(Record):
    """An association. Its name is public; what it is reached by is sealed."""

    __tablename__ = "organisation"

    id: Mapped[int] = mapped_column(Identity, primary_key=True)
    slug: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    wrapped: Mapped[bytes] = mapped_column(LargeBinary)
    """Its key, wrapped by the instance's ring."""
    profile: Mapped[bytes | None] = mapped_column(LargeBinary)
    """Sealed: its number, address and e-mail, as its claims print them (bridge.domain.organisations)."""
    created_at: Mapped[datetime] = mapped_column(Moment)


class AccountRow(Record):
    """Somebody who works at an association."""

    __tablename__ = "account"
    __table_args__ = (UniqueConstraint("organisation_id", "email"),)

    id: Mapped[int] = mapped_column(Identity, primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    email: Mapped[bytes] = mapped_column(LargeBinary(16))
    """Blind index: it can be looked up and not read."""
    who: Mapped[bytes] = mapped_column(LargeBinary)
    """Sealed: name and e-mail."""
    role: Mapped[str] = mapped_column(String(12))
    """`owner`, `worker`, `reader`."""
    password: Mapped[str] = mapped_column(String(200))
    """argon2id, with its salt and its cost."""
    totp: Mapped[bytes | None] = mapped_column(LargeBinary)
    """Sealed: the secret that the telephone shares (RFC 6238)."""
    totp_step: Mapped[int] = mapped_column(Integer, default=0)
    """The last code used: none is good twice."""
    failures: Mapped[int] = mapped_column(SmallInteger, default=0)
    locked_until: Mapped[datetime | None] = mapped_column(Moment)
    created_at: Mapped[datetime] = mapped_column(Moment)
    disabled_at: Mapped[datetime | None] = mapped_column(Moment)


class RecoveryRow(Record):
    """A code for whoever lost the telephone; good once."""

    __tablename__ = "recovery"

    hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    used_at: Mapped[datetime | None] = mapped_column(Moment)


class VisitRow(Record):
    """Somebody who has entered. The cookie holds the token, the row its hash: ending the row ends the visit."""

    __tablename__ = "visit"

    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    began_at: Mapped[datetime] = mapped_column(Moment)
    ends_at: Mapped[datetime] = mapped_column(Moment)


class InvitationRow(Record):
    """A link that lets one person in, once."""

    __tablename__ = "invitation"

    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    role: Mapped[str] = mapped_column(String(12))
    email: Mapped[bytes] = mapped_column(LargeBinary)
    """Sealed."""
    ends_at: Mapped[datetime] = mapped_column(Moment)
    used_at: Mapped[datetime | None] = mapped_column(Moment)


class DeedRow(Record):
    """A line of the association's own registro (bridge.domain.ledger): what its people did."""

    __tablename__ = "deed"
    __table_args__ = (UniqueConstraint("organisation_id", "seq"), UniqueConstraint("organisation_id", "previous"))

    id: Mapped[int] = mapped_column(Identity, primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    seq: Mapped[int] = mapped_column(Integer)
    at: Mapped[datetime] = mapped_column(Moment)
    kind: Mapped[str] = mapped_column(String(40))
    actor: Mapped[str] = mapped_column(String(20))
    """`account:12`, `token:3`, or `operator` for whoever has the shell."""
    claim_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"), index=True)
    commitment: Mapped[bytes] = mapped_column(LargeBinary(32))
    previous: Mapped[bytes] = mapped_column(LargeBinary(32))
    digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)


class MandateRow(Record):
    """Somebody lets the association act (representación; Ley 39/2015 art. 5): on signed paper, or by a link that they accepted."""

    __tablename__ = "mandate"
    __table_args__ = (Index("ix_mandate_member", "organisation_id", "member"),)

    id: Mapped[int] = mapped_column(Identity, primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    member: Mapped[bytes] = mapped_column(LargeBinary(16))
    """Blind index of who gives it."""
    kind: Mapped[str] = mapped_column(String(10))
    """`paper` or `electronic`."""
    campaign_id: Mapped[int | None] = mapped_column(ForeignKey("campaign.id"))
    """What it is for; None: every consumer claim."""
    signed_on: Mapped[date | None] = mapped_column(Date)
    """None while an electronic one waits to be accepted."""
    ends_on: Mapped[date | None] = mapped_column(Date)
    revoked_on: Mapped[date | None] = mapped_column(Date)
    token_hash: Mapped[bytes | None] = mapped_column(LargeBinary(32), unique=True)
    said: Mapped[bytes] = mapped_column(LargeBinary)
    """Sealed: who, and what was accepted, word for word."""
    stored_as: Mapped[str | None] = mapped_column(String(64))
    """The signed paper, sealed, in the file store."""
    created_at: Mapped[datetime] = mapped_column(Moment)


class CampaignRow(Record):
    """Many people, one company, one page to join: `/c/<slug>`."""

    __tablename__ = "campaign"

    id: Mapped[int] = mapped_column(Identity, primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    slug: Mapped[str] = mapped_column(String(60), unique=True)
    said: Mapped[dict[str, Any]] = mapped_column(JSON)
    """What its page says and its claims share (bridge.domain.campaigns): public, nothing personal."""
    created_at: Mapped[datetime] = mapped_column(Moment)
    closed_at: Mapped[datetime | None] = mapped_column(Moment)


class BatchRow(Record):
    """A file of claims being made (lote)."""

    __tablename__ = "batch"

    id: Mapped[int] = mapped_column(Identity, primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    campaign_id: Mapped[int | None] = mapped_column(ForeignKey("campaign.id"))
    state: Mapped[str] = mapped_column(String(10))
    """`preview`, `running`, `paused`, `cancelled`."""
    name: Mapped[bytes] = mapped_column(LargeBinary)
    """Sealed: the file's name."""
    stored_as: Mapped[str] = mapped_column(String(64))
    """The file as given, sealed under the association's key."""
    reading: Mapped[dict[str, Any]] = mapped_column(JSON)
    """How it is read: encoding, separator, sheet, columns, what all rows share."""
    to_file: Mapped[bool] = mapped_column(Boolean, default=False)
    """Whether its claims are presented as they are made."""
    many: Mapped[int] = mapped_column(Integer, default=0)
    """Rows found."""
    created_at: Mapped[datetime] = mapped_column(Moment)


class SliceRow(Record):
    """Some rows of a batch, read and sealed: the work of one job."""

    __tablename__ = "slice"
    __table_args__ = (UniqueConstraint("batch_id", "first"),)

    id: Mapped[int] = mapped_column(Identity, primary_key=True)
    batch_id: Mapped[int] = mapped_column(ForeignKey("batch.id"))
    first: Mapped[int] = mapped_column(Integer)
    many: Mapped[int] = mapped_column(Integer)
    stored_as: Mapped[str] = mapped_column(String(64))


class LineRow(Record):
    """What became of a row of a batch."""

    __tablename__ = "line"
    __table_args__ = (Index("ix_line_state", "batch_id", "state"),)

    batch_id: Mapped[int] = mapped_column(ForeignKey("batch.id"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    """Its row in the file, as the spreadsheet counts."""
    state: Mapped[str] = mapped_column(String(10))
    """`issued`, `failed`, `repeated`."""
    claim_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"))
    problems: Mapped[bytes | None] = mapped_column(LargeBinary)
    """Sealed: at which field and why."""


class ColumnsRow(Record):
    """What an association said once that the columns of such a file mean."""

    __tablename__ = "columns"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    headings: Mapped[str] = mapped_column(String(64), primary_key=True)
    """Fingerprint of the headings."""
    meaning: Mapped[dict[str, Any]] = mapped_column(JSON)


class ListedRow(Record):
    """A claim on its association's work list: what follows from its entries, written with each of them so that a list need not open a million claims."""

    __tablename__ = "listed"
    __table_args__ = (
        Index("ix_listed_all", "organisation_id", "claim_id"),
        Index("ix_listed_phase", "organisation_id", "phase", "claim_id"),
        Index("ix_listed_company", "organisation_id", "company", "claim_id"),
        Index("ix_listed_due", "organisation_id", "due_on", "claim_id"),
        Index("ix_listed_assigned", "organisation_id", "assigned_to", "claim_id"),
    )

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), primary_key=True, autoincrement=False)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    campaign_id: Mapped[int | None] = mapped_column(ForeignKey("campaign.id"), index=True)
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("batch.id"), index=True)
    phase: Mapped[str] = mapped_column(String(12))
    outcome: Mapped[str | None] = mapped_column(String(20))
    company: Mapped[str] = mapped_column(String(120))
    """As folded for searching: `aerolinde`."""
    due_on: Mapped[date | None] = mapped_column(Date)
    """When the company's term ends, while it runs."""
    assigned_to: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    changed_at: Mapped[datetime] = mapped_column(Moment)


class TokenRow(Record):
    """A key to the API: shown once, stored as its hash."""

    __tablename__ = "token"

    id: Mapped[int] = mapped_column(Identity, primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    name: Mapped[str] = mapped_column(String(80))
    scopes: Mapped[str] = mapped_column(String(120))
    """Words parted by blanks: `claims:read claims:write`."""
    created_at: Mapped[datetime] = mapped_column(Moment)
    revoked_at: Mapped[datetime | None] = mapped_column(Moment)


class AnswerRow(Record):
    """What the API answered to a request with an idempotency key: asked again, it answers the same."""

    __tablename__ = "answer"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    key: Mapped[str] = mapped_column(String(120), primary_key=True)
    request_sha256: Mapped[str] = mapped_column(String(64))
    status: Mapped[int] = mapped_column(Integer)
    """0 while it is being done."""
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    at: Mapped[datetime] = mapped_column(Moment, index=True)
