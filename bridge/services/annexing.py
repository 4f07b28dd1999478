"""The files of a claim that may go with a next step: what was attached, and the mail that answered or proved reception."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from bridge.domain.claims import Attached
from bridge.domain.phases import State
from bridge.services import attaching, find
from bridge.store.tables import ClaimRow, InboxRow

KINDS = ("document", "receipt", "reply", "evidence", "capture", "picture")
MAIL = "message/rfc822"


@dataclass(frozen=True, slots=True)
class Stored:
    """A file as the claim lists it, and the name of its sealed bytes."""

    file: Attached
    stored_as: str


def files_of(session: Session, claim: ClaimRow, state: State) -> tuple[Stored, ...]:
    """Every file that a step may enclose, each once."""
    attached = (Stored(attaching.described(session, row), row.stored_as) for row in find.attachments(session, claim, *KINDS))
    return tuple({one.file.sha256: one for one in (*_mail(session, claim, state), *attached)}.values())


def _mail(session: Session, claim: ClaimRow, state: State) -> Iterator[Stored]:
    """Messages that were read as answers of the company, or that prove reception."""
    answers = {event.seq: "reply" for event in state.replies}
    proofs = {event.data.get("file_sha256"): "receipt" for event in state.receipts}
    for row in session.scalars(select(InboxRow).where(InboxRow.claim_id == claim.id).order_by(InboxRow.id)):
        kind = proofs.get(row.sha256) or answers.get(row.entry_seq or 0)
        if kind:
            yield Stored(Attached(f"mensaje-{row.received_at:%Y-%m-%d}.eml", MAIL, row.size, row.sha256, kind), row.stored_as)
