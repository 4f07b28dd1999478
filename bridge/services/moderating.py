"""Reports about public pages: made by anybody, answered by the claimant, decided by whoever runs the instance; each in the registro."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bridge.domain.moderation import DECISIONS, REASONS
from bridge.errors import ConflictError, InvalidError
from bridge.sentences import say
from bridge.services import find, public_companies, record
from bridge.services.record import Act
from bridge.store import sealing
from bridge.store.flag_tables import FlagRow
from bridge.store.tables import ClaimRow


class NoReasonError(InvalidError):
    """A decision that takes something away says why."""

    code = "no_reason"
    sentence = say("Di por qué se retira: quien reclama tiene derecho a saberlo.")


@dataclass(frozen=True, slots=True)
class Report:
    """What somebody objects to, and where to answer them if they want it."""

    reason: str
    text: str
    email: str | None = None


@dataclass(frozen=True, slots=True)
class Flag:
    """A report as it is kept."""

    code: str
    seq: int
    at: datetime
    report: Report
    answer: str | None
    decided: bool


def report(session: Session, claim: ClaimRow, made: Report, act: Act) -> None:
    """Keeps a report; the registro says only its kind. It hides nothing by itself."""
    if made.reason not in REASONS:
        raise InvalidError
    entry = record.write(session, claim, "flagged", act, {"reason": made.reason})
    words = json.dumps({"text": made.text, "email": made.email}).encode()
    said = sealing.seal_for(session, claim.id, f"flag|{entry.seq}", words)
    session.add(FlagRow(claim_id=claim.id, seq=entry.seq, reason=made.reason, said=said, made_at=act.at))
    session.flush()


def answer(session: Session, claim: ClaimRow, text: str, act: Act) -> None:
    """What the claimant says to the reports that nobody has decided yet. Raises ConflictError where there is none."""
    waiting = [row for row in _rows(session, claim) if row.decided_at is None]
    if not waiting:
        raise ConflictError
    for row in waiting:
        row.answer = sealing.seal_for(session, claim.id, f"flag-answer|{row.seq}", text.encode())
    record.write(session, claim, "flag_answered", act, {"of": [row.seq for row in waiting]})


def decide(session: Session, claim: ClaimRow, decision: str, reason: str, act: Act) -> None:
    """Hides the public page, puts it back, or lets it be. Raises NoReasonError, or ConflictError where it is so already."""
    if decision == "hide" and not reason.strip():
        raise NoReasonError
    if decision not in DECISIONS or (decision != "dismiss" and find.state(session, claim).withdrawn == (decision == "hide")):
        raise ConflictError
    record.write(session, claim, "moderated", act, {"decision": decision, "reason": reason.strip()})
    session.execute(update(FlagRow).where(FlagRow.claim_id == claim.id, FlagRow.decided_at.is_(None)).values(decided_at=act.at))
    public_companies.place(session, claim)


def flags(session: Session, claim: ClaimRow) -> tuple[Flag, ...]:
    """The reports about that claim, oldest first."""
    return tuple(_opened(session, claim, row) for row in _rows(session, claim))


def waiting(session: Session) -> Iterator[Flag]:
    """The reports that nobody has decided, oldest first."""
    query = select(FlagRow, ClaimRow).join(ClaimRow, ClaimRow.id == FlagRow.claim_id).where(FlagRow.decided_at.is_(None))
    for row, claim in session.execute(query.order_by(FlagRow.id)).all():
        yield _opened(session, claim, row)


def _rows(session: Session, claim: ClaimRow) -> list[FlagRow]:
    return list(session.scalars(select(FlagRow).where(FlagRow.claim_id == claim.id).order_by(FlagRow.id)))


def _opened(session: Session, claim: ClaimRow, row: FlagRow) -> Flag:
    words = json.loads(sealing.open_for(session, claim.id, f"flag|{row.seq}", row.said))
    said = sealing.open_for(session, claim.id, f"flag-answer|{row.seq}", row.answer).decode() if row.answer else None
    return Flag(claim.code or "", row.seq, row.made_at, Report(row.reason, words["text"], words["email"]), said, row.decided_at is not None)
