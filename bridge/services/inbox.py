"""What comes in: kept as it came, once; then written into its claim's thread. It proposes what an answer is, and never stops the clock in doubt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from bridge.domain.filing import Receipt
from bridge.domain.mailboxes import BOUNCE, UnknownMailboxError, read_address
from bridge.errors import NotFoundError, UnavailableError
from bridge.sentences import say
from bridge.services import attaching, find, outbox
from bridge.services.attaching import Kept
from bridge.services.outbox import CHANNEL, CLAIM, Word
from bridge.services.record import Act
from bridge.services.replying import MAILBOXES
from bridge.store import jobs, sealing
from bridge.store.jobs import Task
from bridge.store.tables import ClaimRow, InboxRow, KeyRow, OutboxRow

RECEIVE, TELL = "receive", "tell"
TRAY = "tray"
MOST_AN_HOUR = 300
"""Messages to one claim; more are asked to come later: a storm must not fill the disk."""
MOST_AUTOMATIC_AN_HOUR = 20
"""Automatic messages of one claim that are told in its thread; the rest are kept and not told."""
AUTOMATIC = ("auto_ack", "bounce", "unrelated", "report")


class CrowdedError(UnavailableError):
    """Too many messages to one claim within the hour."""

    code = "crowded"
    sentence = say("Han llegado demasiados mensajes a esta reclamación en una hora. Los siguientes esperan.")


@dataclass(frozen=True, slots=True)
class Home:
    """Where a message belongs: a claim, by its own address or as what comes back of a message of ours."""

    mailbox: str
    claim_id: int | None
    key: bytes = field(default=b"", repr=False, compare=False)
    """What its messages are sealed with."""


IN_TRAY = Home(TRAY, None)


@dataclass(frozen=True, slots=True)
class Arrived:
    """A message whose bytes are durable already."""

    home: Home
    sha256: str
    identity: str
    size: int
    stored_as: str
    route: str


def home_of(session: Session, domain: str, address: str, now: datetime) -> Home:
    """Where mail to that address belongs. Raises UnknownMailboxError, also for a claim that was erased; CrowdedError in a storm."""
    mailbox = read_address(sealing.vault_of(session).secret(MAILBOXES), address, domain)
    if mailbox.purpose == BOUNCE:
        row = session.get(OutboxRow, mailbox.number)
        home = Home(f"b:{mailbox.number}", row.claim_id) if row else None
    else:
        claim = session.scalars(select(ClaimRow).where(ClaimRow.code == mailbox.code)).one_or_none()
        home = Home(f"c:{claim.id}", claim.id) if claim else None
    if home is None or home.claim_id is None or session.get(KeyRow, home.claim_id) is None:
        raise UnknownMailboxError
    if _lately(session, home.claim_id, now) >= MOST_AN_HOUR:
        raise CrowdedError
    return replace(home, key=sealing.key_of(session, home.claim_id))


def _lately(session: Session, claim_id: int | None, now: datetime, *why: str) -> int:
    recent = (InboxRow.claim_id == claim_id, InboxRow.received_at > now - timedelta(hours=1))
    narrowed = (*recent, InboxRow.why.in_(why)) if why else recent
    return session.scalar(select(func.count()).select_from(InboxRow).where(*narrowed)) or 0


def keep_all(session: Session, arrived: Sequence[Arrived], at: datetime) -> None:
    """Keeps messages, each once: a copy of one that is there already changes nothing. What is in no claim waits in the tray."""
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    statement = insert(InboxRow).on_conflict_do_nothing().returning(InboxRow.id, InboxRow.claim_id)
    rows = session.execute(statement, [_columns(one, at) for one in arrived]).all()
    jobs.enqueue_all(session, [Task(RECEIVE, f"{RECEIVE}:{row.id}", {"inbox_id": row.id}, at, priority=2) for row in rows if row.claim_id])


def _columns(one: Arrived, at: datetime) -> dict[str, Any]:
    return {
        "claim_id": one.home.claim_id, "mailbox": one.home.mailbox, "sha256": one.sha256, "identity": one.identity, "size": one.size,
        "stored_as": one.stored_as, "state": "stored" if one.home.claim_id else TRAY, "route": one.route, "received_at": at,
    }  # fmt: skip


def message(session: Session, number: int, *, lock: bool = False) -> InboxRow:
    """The message of that number. Raises NotFoundError."""
    query = select(InboxRow).where(InboxRow.id == number)
    row = session.scalars(query.with_for_update() if lock else query).one_or_none()
    if row is None:
        raise NotFoundError
    return row


@dataclass(frozen=True, slots=True)
class Understood:
    """What a message was taken for.

    `why`: `reply`, `note` (the claimant's own), `report` (about our mail), `loop`. `data`: what its event says. `proves`: with which number of theirs
    (or none) it proves that the claim arrived; `word`: what a report says.
    """

    why: str
    data: Mapping[str, Any]
    files: tuple[Kept, ...] = ()
    automatic: bool = False
    proves: bool = False
    word: Word | None = None


def take(session: Session, number: int, found: Understood, act: Act) -> None:
    """Writes into the thread what a message was taken for, once."""
    row = message(session, number, lock=True)
    if row.state != "stored" or row.claim_id is None:
        return
    claim = find.by_id(session, row.claim_id, lock=True)
    row.why = found.data.get("class", found.why)
    if found.why == "loop" or (found.automatic and _lately(session, claim.id, act.at, *AUTOMATIC) > MOST_AUTOMATIC_AN_HOUR):
        row.state = "ignored"
        return
    row.state = "read"
    for file in found.files:
        attaching.attach(session, claim, file, act.at)
    if found.word:
        _report(session, row, claim, found.word, act)
    if found.why in {"reply", "note"}:
        _thread(session, row, claim, found, act)


def _report(session: Session, row: InboxRow, claim: ClaimRow, word: Word, act: Act) -> None:
    """A report is about the message whose envelope it came back to; one sent to the claim's own address, about the claim."""
    sent = outbox.locked(session, int(row.mailbox[2:])) if row.mailbox.startswith("b:") else outbox.find_message(session, claim, CLAIM)
    trusted = row.mailbox.startswith("b:") or word.happened != "delivered"
    if sent is not None and trusted:
        outbox.reported(session, sent, word, act)


def _thread(session: Session, row: InboxRow, claim: ClaimRow, found: Understood, act: Act) -> None:
    if found.proves:
        outbox.prove(session, claim, Receipt(CHANNEL, row.received_at, found.data.get("ticket_number"), row.sha256), act)
    by = Act("claimant" if found.why == "note" else "company", act.at)
    row.entry_seq = outbox.write_if_may(session, claim, found.why, by, found.data)
    if found.why == "reply" and row.entry_seq:
        key = f"{TELL}:{claim.id}:{row.entry_seq}"
        jobs.enqueue(session, TELL, key, {"claim_id": claim.id, "seq": row.entry_seq}, run_at=act.at, priority=3)
