"""The tables. What a person entrusts to us stands only in sealed columns (bridge.store.vault), under a key of its own claim."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Boolean, Date, ForeignKey, Index, Integer, LargeBinary, SmallInteger, String, Text, UniqueConstraint, literal_column
from sqlalchemy.orm import Mapped, mapped_column

from bridge.store import organisation_tables  # noqa: F401 (claims refer to them)
from bridge.store.model import Identity, Moment, Record


class ClaimRow(Record):
    """A claim from its first draft to its end. Phase and lateness are not stored: they follow from the entries and the day."""

    __tablename__ = "claim"
    __table_args__ = (UniqueConstraint("organisation_id", "row_key"),)

    id: Mapped[int] = mapped_column(Identity, primary_key=True)
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    """SHA-256 of the capability link's token: whoever holds the link is the claimant."""
    opened_at: Mapped[datetime] = mapped_column(Moment)
    language: Mapped[str] = mapped_column(String(8))
    answers: Mapped[bytes | None] = mapped_column(LargeBinary)
    """Sealed: the claim object while it is written (bridge.domain.drafts)."""
    post: Mapped[bytes | None] = mapped_column(LargeBinary)
    """Sealed: the post as captured, each field with its origin."""
    content: Mapped[bytes | None] = mapped_column(LargeBinary)
    """Sealed: the canonical content, frozen at issue."""
    code: Mapped[str | None] = mapped_column(String(9), unique=True)
    issued_at: Mapped[datetime | None] = mapped_column(Moment, index=True)
    content_sha256: Mapped[str | None] = mapped_column(String(64))
    procedure_id: Mapped[str | None] = mapped_column(String(60))
    procedure_version: Mapped[str | None] = mapped_column(String(60))
    visibility: Mapped[str] = mapped_column(String(20), default="private")
    due_on: Mapped[date | None] = mapped_column(Date, index=True)
    """For the sweep that reminds; the truth is the entries."""
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    """The association that acts for the claimant, where one does."""
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("batch.id"))
    row_key: Mapped[bytes | None] = mapped_column(LargeBinary(16))
    """Blind index of member and facts: the same row of a file, however often it comes, is one claim."""


class KeyRow(Record):
    """The wrapped key of a claim. Destroying it erases what the claim sealed."""

    __tablename__ = "claim_key"

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), primary_key=True)
    wrapped: Mapped[bytes] = mapped_column(LargeBinary)


class EntryRow(Record):
    """A line of a claim's registro (bridge.domain.ledger). `sealed` holds the salt and what it says."""

    __tablename__ = "entry"
    __table_args__ = (UniqueConstraint("claim_id", "seq"), UniqueConstraint("claim_id", "previous"))

    id: Mapped[int] = mapped_column(Identity, primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    seq: Mapped[int] = mapped_column(Integer)
    at: Mapped[datetime] = mapped_column(Moment, index=True)
    kind: Mapped[str] = mapped_column(String(40))
    actor: Mapped[str] = mapped_column(String(20))
    commitment: Mapped[bytes] = mapped_column(LargeBinary(32))
    previous: Mapped[bytes] = mapped_column(LargeBinary(32))
    digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)


class AttachmentRow(Record):
    """A file of a claim: what was captured, what the person added, what we issued. Bytes lie sealed in the file store."""

    __tablename__ = "attachment"
    __table_args__ = (UniqueConstraint("claim_id", "kind", "sha256"),)

    id: Mapped[int] = mapped_column(Identity, primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    kind: Mapped[str] = mapped_column(String(20))
    """`capture`, `picture`, `evidence`, `receipt`, `document`, `reply`."""
    name: Mapped[bytes] = mapped_column(LargeBinary)
    """Sealed: the name that the person gave it."""
    media_type: Mapped[str] = mapped_column(String(80))
    size: Mapped[int] = mapped_column(Integer)
    sha256: Mapped[str] = mapped_column(String(64))
    """Of the bytes as given."""
    stored_as: Mapped[str] = mapped_column(String(64))
    """SHA-256 of the sealed bytes: their name in the file store."""
    added_at: Mapped[datetime] = mapped_column(Moment)


class OutboxRow(Record):
    """A message that we send: its bytes are fixed when it is asked for, its states those of bridge.domain.deliveries."""

    __tablename__ = "outbox"
    __table_args__ = (UniqueConstraint("claim_id", "kind"),)

    id: Mapped[int] = mapped_column(Identity, primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    kind: Mapped[str] = mapped_column(String(60))
    """What it is, once for each claim: `claim`, `told-12`."""
    state: Mapped[str] = mapped_column(String(12))
    recipient: Mapped[bytes] = mapped_column(LargeBinary)
    """Sealed: the one address it goes to."""
    domain: Mapped[str] = mapped_column(String(255))
    message_id: Mapped[str] = mapped_column(String(200), unique=True)
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int] = mapped_column(Integer)
    stored_as: Mapped[str] = mapped_column(String(64))
    """The exact bytes, sealed, in the file store."""
    created_at: Mapped[datetime] = mapped_column(Moment)
    release_at: Mapped[datetime] = mapped_column(Moment)
    """Until then it can be undone."""
    began_at: Mapped[datetime | None] = mapped_column(Moment)
    attempts: Mapped[int] = mapped_column(SmallInteger, default=0)
    doubtful_tries: Mapped[int] = mapped_column(SmallInteger, default=0)
    """How often the same bytes went again after a line that was cut."""
    in_doubt: Mapped[bool] = mapped_column(Boolean, default=False)
    """Whether a copy may have been handed over without our hearing so."""
    handed_at: Mapped[datetime | None] = mapped_column(Moment)
    said: Mapped[bytes | None] = mapped_column(LargeBinary)
    """Sealed: the last words of a server."""


class HandoverRow(Record):
    """One attempt to hand a message over. The row is there before the first byte goes out."""

    __tablename__ = "handover"
    __table_args__ = (UniqueConstraint("outbox_id", "attempt"),)

    id: Mapped[int] = mapped_column(Identity, primary_key=True)
    outbox_id: Mapped[int] = mapped_column(ForeignKey("outbox.id"))
    attempt: Mapped[int] = mapped_column(SmallInteger)
    stage: Mapped[str] = mapped_column(String(8))
    """`begun`, `data` from just before the message itself goes, `ended`."""
    began_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    result: Mapped[str | None] = mapped_column(String(12))
    transcript: Mapped[bytes | None] = mapped_column(LargeBinary)
    """Sealed: every line that was said, the message itself as its fingerprint."""


class InboxRow(Record):
    """A message that came in, kept as it came before anything reads it."""

    __tablename__ = "inbox"
    __table_args__ = (UniqueConstraint("mailbox", "sha256"), UniqueConstraint("mailbox", "identity"))

    id: Mapped[int] = mapped_column(Identity, primary_key=True)
    claim_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"), index=True)
    mailbox: Mapped[str] = mapped_column(String(40))
    """`c:` and the claim, `b:` and the message that comes back, or `tray` where nobody knows whose it is."""
    sha256: Mapped[str] = mapped_column(String(64))
    identity: Mapped[str] = mapped_column(String(64))
    """Fingerprint of its Message-ID and its body: copies that took another way are the same message."""
    state: Mapped[str] = mapped_column(String(10))
    """`stored`, `read`, `ignored`, `tray`."""
    why: Mapped[str | None] = mapped_column(String(40))
    """What it was taken for: a class of answer, a report, a loop."""
    route: Mapped[str] = mapped_column(String(8))
    received_at: Mapped[datetime] = mapped_column(Moment, index=True)
    size: Mapped[int] = mapped_column(Integer)
    stored_as: Mapped[str] = mapped_column(String(64))
    entry_seq: Mapped[int | None] = mapped_column(Integer)


class WebhookRow(Record):
    """An address that wants to be told what happens to a claim (Standard Webhooks)."""

    __tablename__ = "webhook"

    id: Mapped[int] = mapped_column(Identity, primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), index=True)
    url: Mapped[bytes] = mapped_column(LargeBinary)
    secret: Mapped[bytes] = mapped_column(LargeBinary)
    """Both sealed."""
    seen_seq: Mapped[int] = mapped_column(Integer, default=0)
    """The last entry that it was told of."""
    failures: Mapped[int] = mapped_column(SmallInteger, default=0)
    created_at: Mapped[datetime] = mapped_column(Moment)
    disabled_at: Mapped[datetime | None] = mapped_column(Moment)


class JobRow(Record):
    """Work that waits on others. The row is the ledger, the queue a doorbell (docs/decisions/0003)."""

    __tablename__ = "job"
    __table_args__ = (
        Index(
            "ix_job_ready", "priority", "run_at", "id",
            sqlite_where=literal_column("state") == literal_column("'queued'"), postgresql_where=literal_column("state") == literal_column("'queued'"),
        ),
        Index(
            "ix_job_leased", "lease_until",
            sqlite_where=literal_column("state") == literal_column("'running'"), postgresql_where=literal_column("state") == literal_column("'running'"),
        ),
        Index("ix_job_batch", "batch_id", "state"),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(Identity, primary_key=True)
    kind: Mapped[str] = mapped_column(String(40))
    key: Mapped[str] = mapped_column(String(160), unique=True)
    """Says what is to be done once: `render:17`. Asking twice makes one job."""
    arguments: Mapped[dict[str, Any]] = mapped_column(JSON)
    """Identities only: nothing personal."""
    batch_id: Mapped[int | None] = mapped_column(Identity)
    lane: Mapped[str | None] = mapped_column(String(80))
    state: Mapped[str] = mapped_column(String(10), default="queued")
    """`queued`, `running`, `done`, `failed`, `cancelled`, `paused`."""
    priority: Mapped[int] = mapped_column(SmallInteger, default=5)
    run_at: Mapped[datetime] = mapped_column(Moment)
    slot_at: Mapped[datetime | None] = mapped_column(Moment)
    """The moment that its lane keeps for it."""
    attempts: Mapped[int] = mapped_column(SmallInteger, default=0)
    token: Mapped[str | None] = mapped_column(String(36))
    lease_until: Mapped[datetime | None] = mapped_column(Moment)
    worker: Mapped[str | None] = mapped_column(String(60))
    error: Mapped[str | None] = mapped_column(Text)
    finished_at: Mapped[datetime | None] = mapped_column(Moment)


class LaneRow(Record):
    """Where jobs go one behind another, so many seconds apart: `smtp:example.com`."""

    __tablename__ = "lane"

    name: Mapped[str] = mapped_column(String(80), primary_key=True)
    next_at: Mapped[datetime] = mapped_column(Moment)
    """The first moment that is still free."""
