"""What goes out: asked for once with its exact bytes, undone while it waits, begun on record before the first byte, settled with what was said."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bridge.domain import deliveries
from bridge.domain.deliveries import DOUBT, MOST_DOUBTFUL_TRIES, PATIENCE, move
from bridge.domain.filing import Receipt
from bridge.domain.phases import MAY_FOLLOW
from bridge.errors import NotFoundError
from bridge.services import find, record
from bridge.services.record import Act
from bridge.store import jobs, sealing
from bridge.store.tables import ClaimRow, HandoverRow, OutboxRow

DELIVER = "deliver"
CLAIM = "claim"
"""The kind of the message that carries the claim; it alone is told in the registro."""
TO_COMPANY = (CLAIM, "nudge-")
"""How the kinds begin that go to the company: what becomes of them is reported to us; nobody may answer the others by machine."""
CHANNEL = "email"
SHORT = 76
CHECK_AGAIN = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Letter:
    """A message as it will go, its bytes already durable in the file store."""

    kind: str
    recipient: str
    message_id: str
    sha256: str
    size: int
    stored_as: str
    release_at: datetime


@dataclass(frozen=True, slots=True)
class Going:
    """An attempt that is on record as begun."""

    id: int
    claim_id: int
    kind: str
    attempt: int
    recipient: str
    stored_as: str


@dataclass(frozen=True, slots=True)
class Ended:
    """What came of an attempt; `attempt` None where none was made and it is only to be looked at again `at`."""

    at: datetime
    attempt: int | None = None
    act: str = ""
    said: str = ""
    transcript: str = ""


def enqueue(session: Session, claim: ClaimRow, letter: Letter, act: Act) -> OutboxRow:
    """Asks for a message, in the caller's transaction. Asked twice for one claim and kind, it is one, with the first's bytes."""
    known = find_message(session, claim, letter.kind)
    if known is not None:
        return known
    row = OutboxRow(
        claim_id=claim.id, kind=letter.kind, state="held" if letter.release_at > act.at else "queued", domain=letter.recipient.rpartition("@")[2],
        recipient=sealing.seal_for(session, claim.id, "outbox|recipient", letter.recipient.encode()), message_id=letter.message_id, sha256=letter.sha256,
        size=letter.size, stored_as=letter.stored_as, created_at=act.at, release_at=letter.release_at, attempts=0, doubtful_tries=0, in_doubt=False,
    )  # fmt: skip
    session.add(row)
    session.flush()
    if row.state == "held":
        _tell(session, claim, row, act, "")
    ask_for(session, row, letter.release_at)
    return row


def wants_reports(kind: str) -> bool:
    """Whether what becomes of a message of that kind is to be reported to us."""
    return kind.startswith(TO_COMPANY)


def find_message(session: Session, claim: ClaimRow, kind: str) -> OutboxRow | None:
    """The claim's message of that kind."""
    return session.scalars(select(OutboxRow).where(OutboxRow.claim_id == claim.id, OutboxRow.kind == kind)).one_or_none()


def locked(session: Session, number: int) -> OutboxRow:
    """The message of that number, to be changed. Raises NotFoundError."""
    row = session.scalars(select(OutboxRow).where(OutboxRow.id == number).with_for_update()).one_or_none()
    if row is None:
        raise NotFoundError
    return row


def ask_for(session: Session, row: OutboxRow, at: datetime) -> None:
    """Asks for the next attempt. Messages to one domain go one behind another."""
    key = f"{DELIVER}:{row.id}:{row.attempts}:{int(at.timestamp())}"
    jobs.enqueue(session, DELIVER, key, {"outbox_id": row.id}, run_at=at, lane=f"smtp:{row.domain[-70:]}", priority=1 if row.kind == CLAIM else 3)


def undo(session: Session, claim: ClaimRow, row: OutboxRow, act: Act) -> None:
    """Takes a message back while it waits. Raises NoSuchMoveError once it has left."""
    row.state = move(row.state, "undo")
    _tell(session, claim, row, act, "")


def begin(session: Session, number: int, now: datetime) -> Going | Ended | None:
    """Puts an attempt on record before its first byte.

    None where nothing is to be done (undone, sent, given up); Ended where the last attempt died, or it is too early.
    """
    row = locked(session, number)
    if row.state == "sending":
        return _found_dead(session, row, now)
    if row.state == "held":
        if now < row.release_at:
            return Ended(row.release_at)
        row.state = move(row.state, "release")
    if not deliveries.can(row.state, "begin") or (row.state == "unknown" and row.doubtful_tries >= MOST_DOUBTFUL_TRIES):
        return None
    return _begun(session, row, now)


def _begun(session: Session, row: OutboxRow, now: datetime) -> Going:
    recipient = sealing.open_for(session, row.claim_id, "outbox|recipient", row.recipient).decode()
    row.state, row.attempts, row.began_at = move(row.state, "begin"), row.attempts + 1, row.began_at or now
    session.add(HandoverRow(outbox_id=row.id, attempt=row.attempts, stage="begun", began_at=now))
    return Going(row.id, row.claim_id, row.kind, row.attempts, recipient, row.stored_as)


def _found_dead(session: Session, row: OutboxRow, now: datetime) -> Ended:
    """Whoever made the last attempt died. If the message itself had not begun to go, nothing is in doubt."""
    last = _attempt(session, row.id, row.attempts)
    act = "cut_off" if last.stage == "data" else "put_off"
    return Ended(now, row.attempts, act, "", "[interrumpido]")


def _attempt(session: Session, number: int, attempt: int) -> HandoverRow:
    return session.scalars(select(HandoverRow).where(HandoverRow.outbox_id == number, HandoverRow.attempt == attempt)).one()


def mark_message_going(session: Session, going: Going) -> None:
    """On record that from here on the server may have the message (a second time, if it was in doubt before)."""
    row = locked(session, going.id)
    row.doubtful_tries += row.in_doubt
    _attempt(session, going.id, going.attempt).stage = "data"


def settle(session: Session, number: int, ended: Ended, act: Act) -> None:
    """Writes what came of an attempt, tells it in the claim's registro, and asks for the next one where there is to be one."""
    row = locked(session, number)
    if ended.attempt is None:
        ask_for(session, row, max(ended.at, act.at + CHECK_AGAIN))
        return
    last = _attempt(session, number, ended.attempt)
    if row.state != "sending" or last.result is not None:
        return
    last.stage, last.ended_at, last.result = "ended", ended.at, ended.act
    last.transcript = sealing.seal_for(session, row.claim_id, f"handover|{ended.attempt}", ended.transcript.encode())
    _moved(session, row, ended, act)


def _moved(session: Session, row: OutboxRow, ended: Ended, act: Act) -> None:
    again = deliveries.next_attempt(row.attempts, row.began_at or act.at, act.at) if ended.act == "put_off" else None
    happened = "gave_up" if ended.act == "put_off" and again is None else ended.act
    row.state = move(row.state, happened, doubtful=row.in_doubt)
    row.in_doubt = row.in_doubt or row.state == "unknown"
    _keep_words(session, row, ended.said)
    if row.state == "sent":
        row.handed_at = act.at
    if again := _again(row, again, act.at):
        ask_for(session, row, again)
    claim = find.by_id(session, row.claim_id, lock=True)
    _tell(session, claim, row, act, ended.said)


def _again(row: OutboxRow, asked: datetime | None, now: datetime) -> datetime | None:
    if row.state == "unknown":
        in_time = now < (row.began_at or now) + PATIENCE
        return now + DOUBT if in_time and row.doubtful_tries < MOST_DOUBTFUL_TRIES else None
    return asked


def _keep_words(session: Session, row: OutboxRow, said: str) -> None:
    if said:
        row.said = sealing.seal_for(session, row.claim_id, "outbox|said", said.encode())


def _tell(session: Session, claim: ClaimRow, row: OutboxRow, act: Act, said: str) -> None:
    if row.kind != CLAIM:
        return
    if row.state == "sent" and not any(event.data["channel"] == CHANNEL for event in find.state(session, claim).filed):
        write_if_may(session, claim, "filed", act, {"channel": CHANNEL, "message_id": row.message_id})
    write_if_may(session, claim, "delivery", act, {"channel": CHANNEL, "message": row.kind, "state": row.state, "said": said, "sha256": row.sha256})


def write_if_may(session: Session, claim: ClaimRow, kind: str, act: Act, data: Mapping[str, Any]) -> int | None:
    """Writes an event where the claim's phase admits it: what comes late to a closed claim is no error. Its number."""
    if find.state(session, claim).phase not in MAY_FOLLOW[kind]:
        return None
    return record.write(session, claim, kind, act, data).seq


def broke(session: Session, number: int, code: str) -> None:
    """The message cannot go for a reason of our own (its claim was erased, its bytes cannot be read)."""
    del code
    row = locked(session, number)
    if deliveries.can(row.state, "broke"):
        row.state = move(row.state, "broke")


@dataclass(frozen=True, slots=True)
class Word:
    """What a report says became of a message (an act of bridge.domain.deliveries, or `late`), and the report's own bytes."""

    happened: str
    said: str
    file_sha256: str | None = None


def reported(session: Session, row: OutboxRow, word: Word, act: Act) -> None:
    """Writes what a report says; the success of the company's own server is a proof of reception."""
    happened, said = word.happened, word.said
    if happened != "late" and not deliveries.can(row.state, happened):
        return
    row.state = row.state if happened == "late" else move(row.state, happened)
    _keep_words(session, row, said)
    claim = find.by_id(session, row.claim_id, lock=True)
    if happened != "late":
        _tell(session, claim, row, act, said)
    if happened == "delivered" and row.kind == CLAIM:
        prove(session, claim, Receipt(CHANNEL, act.at, said[:SHORT] or None, word.file_sha256), act)


def prove(session: Session, claim: ClaimRow, proof: Receipt, act: Act) -> None:
    """Records the proof that the claim reached the company by mail, the first time that there is one."""
    if any(event.data["channel"] == CHANNEL for event in find.state(session, claim).receipts):
        return
    said = {
        "channel": CHANNEL, "number": proof.number, "received_at": proof.received_at.isoformat(timespec="minutes"), "file_sha256": proof.file_sha256,
    }  # fmt: skip
    write_if_may(session, claim, "receipt", act, said)


def transcripts(session: Session, row: OutboxRow) -> list[str]:
    """What was said in each attempt, oldest first."""
    attempts = session.scalars(select(HandoverRow).where(HandoverRow.outbox_id == row.id).order_by(HandoverRow.attempt))
    return [sealing.open_for(session, row.claim_id, f"handover|{one.attempt}", one.transcript).decode() for one in attempts if one.transcript]
