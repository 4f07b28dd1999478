"""Which claims are to be looked at today, what is due in each, and the claimant's answers by a click."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from bridge.domain import mailboxes
from bridge.domain.answers import CLASSES
from bridge.domain.catalogue import Catalogue
from bridge.domain.claims import Content
from bridge.domain.phases import State
from bridge.domain.reminders import Reminder, next_day, now_due, reminders
from bridge.errors import NotFoundError
from bridge.services import find, planning, record, tracking
from bridge.services.record import Act
from bridge.services.tracking import UnknownChoiceError
from bridge.store import sealing
from bridge.store.tables import ClaimRow, EntryRow, KeyRow

CLICKS = "clicks"
LOOK_BACK = timedelta(days=3)
"""Claims in which something happened lately are looked at again, so that the day of their next reminder is right."""
SLICE = 500
SATISFACTION = range(1, 6)


@dataclass(frozen=True, slots=True)
class Owed:
    """A claim to which something is owed today."""

    claim_id: int
    content: Content
    state: State
    due: date | None
    now: tuple[Reminder, ...]


def claims_to_look_at(session: Session, today: date, now: datetime, after: int) -> list[int]:
    """Identities of claims whose day has come or in which something happened lately, some at a time."""
    lately = select(EntryRow.claim_id).where(EntryRow.at > now - LOOK_BACK)
    living = select(KeyRow.claim_id)
    query = select(ClaimRow.id).where(
        ClaimRow.id > after, ClaimRow.code.is_not(None), ClaimRow.id.in_(living), or_(ClaimRow.due_on <= today, ClaimRow.id.in_(lately))
    )
    return list(session.scalars(query.order_by(ClaimRow.id).limit(SLICE)))


def owed(session: Session, claim: ClaimRow, catalogue: Catalogue, now: datetime, zone: ZoneInfo) -> Owed | None:
    """What is owed to a claim today; also writes down when to look at it next."""
    content, state = find.content(session, claim), find.state(session, claim)
    if content is None:
        return None
    running = planning.running(catalogue, find.draft(session, claim), state, now, zone)
    due, today = running.dated.deadline.due_day if running else None, now.astimezone(zone).date()
    every = reminders(state, due)
    claim.due_on = next_day(every, today)
    return Owed(claim.id, content, state, due, now_due(every, today))


def reminded(session: Session, claim: ClaimRow, reminder: Reminder, act: Act) -> None:
    """Says in the thread that the company was reminded, once."""
    known = any(event.kind == "reminded" and event.data["kind"] == reminder.kind for event in find.state(session, claim).seen)
    if not known:
        record.write(session, claim, "reminded", act, {"whom": reminder.to, "why": reminder.why, "kind": reminder.kind})


def click_path(session: Session, code: str, deed: str, seq: int) -> str:
    """The address that answers a question of ours in one click (and a confirmation): `is-refusal`, `kept`, `broken`, `solved`, `rate`."""
    return f"/di/{code}/{deed}/{seq}/{mailboxes.sealed_name(sealing.vault_of(session).secret(CLICKS), 'click', f'{code}.{deed}.{seq}')}"


def clicked(session: Session, address: tuple[str, str, int, str], *, lock: bool = False) -> ClaimRow:
    """The claim that a click is about. Raises NotFoundError for a link that is not ours."""
    code, deed, seq, _ = address
    if click_path(session, code, deed, seq) != "/di/{}/{}/{}/{}".format(*address):
        raise NotFoundError
    return find.by_code(session, code, lock=lock)


def do(session: Session, claim: ClaimRow, deed: str, seq: int, act: Act) -> None:
    """Does what a click says. Raises UnknownChoiceError or ConflictError. Clicked twice, it is done once."""
    if deed.startswith("is-"):
        _confirm(session, claim, seq, deed.removeprefix("is-"), act)
    elif deed in {"kept", "broken"}:
        _promise(session, claim, seq, act, kept=deed == "kept")
    elif deed == "solved":
        if find.state(session, claim).phase != "closed":
            tracking.close(session, claim, "resolved", act)
    else:
        raise UnknownChoiceError


def _confirm(session: Session, claim: ClaimRow, seq: int, kind: str, act: Act) -> None:
    last = next((event for event in reversed(find.state(session, claim).seen) if event.kind == "reclassified" and event.data["of"] == seq), None)
    if kind not in CLASSES or (last and last.data["class"] == kind):
        return
    tracking.reclassify(session, claim, seq, kind, act)


def _promise(session: Session, claim: ClaimRow, seq: int, act: Act, *, kept: bool) -> None:
    state = find.state(session, claim)
    if any(event.kind == "promise" and event.data["of"] == seq and event.data["kept"] == kept for event in state.seen):
        return
    if not any(reply.seq == seq for reply in state.replies):
        raise UnknownChoiceError
    record.write(session, claim, "promise", act, {"of": seq, "kept": kept})


def rate(session: Session, claim: ClaimRow, satisfaction: int, recovered: str | None, act: Act) -> None:
    """How content the claimant is and what they got back: asked once, when it has ended. Raises UnknownChoiceError or ConflictError."""
    if satisfaction not in SATISFACTION:
        raise UnknownChoiceError
    state = find.state(session, claim)
    if any(event.kind == "rated" for event in state.seen):
        return
    days = (act.at - state.presented_at).days if state.presented_at else None
    record.write(session, claim, "rated", act, {"satisfaction": satisfaction, "recovered": recovered, "days": days})
