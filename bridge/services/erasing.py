"""Forgetting: the data are blocked (bloqueo, LOPDGDD art. 32), then destroyed. That the claim existed, and when, remains.

Erasing destroys the claim's key; without it nothing of the claim opens, in the database, its copies or the files. Blocking closes
the key in a box that only a custodian outside the instance can open, for whom the law lets ask; destroying throws the box away.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from bridge.domain import retention
from bridge.errors import UnavailableError
from bridge.sentences import say
from bridge.services import find, record
from bridge.services.record import Act
from bridge.store import sealing
from bridge.store.company_tables import NoticeRow, PublicCompanyRow
from bridge.store.custody import close_box
from bridge.store.engine import Store
from bridge.store.files import Files
from bridge.store.flag_tables import FlagRow
from bridge.store.register_tables import ErasureRow
from bridge.store.tables import AttachmentRow, ClaimRow, EntryRow, HandoverRow, InboxRow, KeyRow, OutboxRow, WebhookRow

Holder = AttachmentRow | OutboxRow | InboxRow
"""What holds files of a claim."""


class NoCustodianError(UnavailableError):
    """The operator has said neither who keeps blocked keys nor that there is to be no blocking."""

    code = "no_custodian"
    sentence = say("Aún no se puede borrar: quien lleva esta instalación no ha decidido quién custodia los datos bloqueados. Le toca decidirlo ya.")


@dataclass(frozen=True, slots=True)
class Policy:
    """What the operator decided: the custodian's public key, or that keys are destroyed at once."""

    custodian: bytes | None = None
    at_once: bool = False

    def check(self) -> None:
        """Raises NoCustodianError if nothing was decided."""
        if self.custodian is None and not self.at_once:
            raise NoCustodianError


@dataclass(frozen=True, slots=True)
class Preview:
    """What erasing a claim would do."""

    claim_id: int
    code: str | None
    entries: int
    """Lines of its registro, whose words go and whose dates stay."""
    files: int
    messages: int
    blocked_until: date | None
    """None: destroyed at once."""


def preview(session: Session, claim: ClaimRow, policy: Policy, on: date) -> Preview:
    """The dry run. Raises NoCustodianError."""
    policy.check()
    entries, files, outgoing, incoming = (_count(session, table, claim.id) for table in (EntryRow, AttachmentRow, OutboxRow, InboxRow))
    return Preview(claim.id, claim.code, entries, files, outgoing + incoming, retention.until("blocked", on) if policy.custodian else None)


def _count(session: Session, table: type[EntryRow | Holder], claim_id: int) -> int:
    return session.scalar(select(func.count()).select_from(table).where(table.claim_id == claim_id)) or 0


def erase(store: Store, files: Files, claim_id: int, policy: Policy, act: Act) -> None:
    """Erases a claim: on request, by schedule, or again after a copy was restored. Erased twice, it is erased once.

    Raises NoCustodianError or NoSuchClaimError.
    """
    policy.check()
    with store.begin() as session:
        claim = find.by_id(session, claim_id, lock=True)
        gone = _erase(session, claim, policy, act)
    _forget_files(store, files, gone)


def _erase(session: Session, claim: ClaimRow, policy: Policy, act: Act) -> tuple[str, ...]:
    """Writes the event, closes the key away, and gives the files that are to go."""
    if session.get(KeyRow, claim.id) is None:
        return ()
    state = find.state(session, claim)
    record.write(session, claim, "erased", act, {})
    key = sealing.key_of(session, claim.id)
    row = session.merge(ErasureRow(claim_id=claim.id, actor=act.actor, phase=state.phase, outcome=state.outcome, blocked_at=act.at))
    _take_from_us(session, claim)
    if policy.custodian is None:
        return _destroy(session, row, act.at)
    row.boxed, row.destroy_on = close_box(policy.custodian, key, claim.id), retention.until("blocked", act.at.date())
    return ()


def _take_from_us(session: Session, claim: ClaimRow) -> None:
    """From here on the instance cannot read the claim, and shows it to nobody."""
    session.execute(delete(KeyRow).where(KeyRow.claim_id == claim.id))
    session.info.get("keys", {}).pop(claim.id, None)
    claim.visibility, claim.due_on = "private", None
    for table in (WebhookRow, PublicCompanyRow, NoticeRow, FlagRow):
        session.execute(delete(table).where(table.claim_id == claim.id))


def _destroy(session: Session, erasure: ErasureRow, at: datetime) -> tuple[str, ...]:
    """Throws the box away and blanks what was sealed; what to do with the files is left to the caller, after the commit."""
    claim_id = erasure.claim_id
    tables: tuple[type[Holder], ...] = (AttachmentRow, OutboxRow, InboxRow)
    stored = (name for table in tables for name in session.scalars(select(table.stored_as).where(table.claim_id == claim_id)))
    gone = tuple(name for name in stored if name)
    session.execute(update(ClaimRow).where(ClaimRow.id == claim_id).values(answers=None, post=None, content=None))
    session.execute(update(EntryRow).where(EntryRow.claim_id == claim_id).values(sealed=None))
    session.execute(delete(HandoverRow).where(HandoverRow.outbox_id.in_(select(OutboxRow.id).where(OutboxRow.claim_id == claim_id))))
    for table in tables:
        session.execute(delete(table).where(table.claim_id == claim_id))
    erasure.boxed, erasure.destroy_on, erasure.destroyed_at = None, None, at
    return gone


def _forget_files(store: Store, files: Files, gone: tuple[str, ...]) -> None:
    """After the commit: what a crash leaves behind has no key that opens it."""
    for name in gone:
        files.delete(name)
    scrub(store)


def scrub(store: Store) -> None:
    """Lets no old page linger in SQLite's write-ahead log; the database itself overwrites what it deletes (secure_delete)."""
    if store.engine.dialect.name == "sqlite":
        bare = store.engine.raw_connection()
        try:
            bare.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            bare.close()


@dataclass(frozen=True, slots=True)
class Due:
    """What the table of retention says is to go on a day: drafts and claims to erase, boxes to destroy, messages that are nobody's."""

    drafts: tuple[int, ...]
    claims: tuple[int, ...]
    boxes: tuple[int, ...]
    tray: tuple[int, ...]

    @property
    def count(self) -> int:
        """How many things that is."""
        return len(self.drafts) + len(self.claims) + len(self.boxes) + len(self.tray)


def due(session: Session, now: datetime) -> Due:
    """What is to go now: the dry run of the nightly turn."""
    alive = select(ClaimRow.id).join(KeyRow, KeyRow.claim_id == ClaimRow.id)
    last = select(EntryRow.claim_id).group_by(EntryRow.claim_id).having(func.max(EntryRow.at) < _limit("claim", now))
    drafts = alive.where(ClaimRow.issued_at.is_(None), ClaimRow.opened_at < _limit("draft", now))
    claims = alive.where(ClaimRow.issued_at.is_not(None), ClaimRow.id.in_(last))
    boxes = select(ErasureRow.claim_id).where(ErasureRow.destroy_on < now.date())
    tray = select(InboxRow.id).where(InboxRow.claim_id.is_(None), InboxRow.received_at < _limit("tray", now))
    return Due(*(tuple(session.scalars(query)) for query in (drafts, claims, boxes, tray)))


def _limit(rule_id: str, now: datetime) -> datetime:
    return datetime.combine(retention.before(rule_id, now.date()), now.timetz())


class TooMuchToEraseError(UnavailableError):
    """A scheduled turn would touch more than is sane: nothing was touched, and somebody must look."""

    code = "too_much_to_erase"
    sentence = say("El borrado programado afectaría a {count} cosas: demasiadas para hacerlo sin que nadie lo mire. No se ha borrado nada.", count=0)


def run(store: Store, files: Files, policy: Policy, now: datetime, *, confirmed: bool = False) -> Due:
    """The nightly turn: does what the table of retention says, each thing in a transaction of its own. What it did.

    Raises TooMuchToEraseError, unless somebody looked and confirms it, or NoCustodianError.
    """
    policy.check()
    with store.read() as session:
        found = due(session, now)
        claims = session.scalar(select(func.count()).select_from(ClaimRow)) or 0
    if not confirmed and not retention.is_sane(found.count, claims):
        raise TooMuchToEraseError(count=found.count)
    for claim_id in (*found.drafts, *found.claims):
        erase(store, files, claim_id, policy, Act("consta", now))
    _forget_files(store, files, tuple(_destroyed(store, found, now)))
    return found


def _destroyed(store: Store, found: Due, now: datetime) -> Iterator[str]:
    for claim_id in found.boxes:
        with store.begin() as session:
            gone = _destroy(session, session.get_one(ErasureRow, claim_id), now)
        yield from gone
    for message in found.tray:
        with store.begin() as session:
            row = session.get_one(InboxRow, message)
            stored_as = row.stored_as
            session.delete(row)
        if stored_as:
            yield stored_as


def erased(session: Session) -> tuple[int, ...]:
    """The claims that were erased, to be kept apart from the copies: whoever restores a copy erases them again (`erase_again`)."""
    return tuple(session.scalars(select(ErasureRow.claim_id).order_by(ErasureRow.claim_id)))


def erase_again(store: Store, files: Files, listed: tuple[int, ...], policy: Policy, act: Act) -> int:
    """After a copy was restored: erases what it brought back of what had been erased. How many."""
    with store.read() as session:
        back = tuple(session.scalars(select(KeyRow.claim_id).where(KeyRow.claim_id.in_(listed))))
    for claim_id in back:
        erase(store, files, claim_id, policy, act)
    return len(back)
