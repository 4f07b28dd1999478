"""An association's claims as a work list: what follows from each claim's entries, kept beside them so that a page costs the same with a million."""

from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from bridge.domain.folding import fold
from bridge.domain.phases import State
from bridge.store.organisation_tables import ListedRow
from bridge.store.tables import ClaimRow

LONGEST_COMPANY = 120


def company_key(name: str) -> str:
    """A company's name as the list looks for it."""
    return " ".join(fold(name).split())[:LONGEST_COMPANY]


def values(claim_id: int, organisation_id: int, company: str, at: datetime, **more: Any) -> dict[str, Any]:
    """The row of a claim just issued."""
    return {"claim_id": claim_id, "organisation_id": organisation_id, "company": company_key(company), "phase": "ready", "changed_at": at, **more}


def relist(session: Session, claim: ClaimRow, state: State, at: datetime) -> None:
    """Says again where the claim stands, in the transaction of whatever moved it."""
    waiting = state.phase in {"filed", "on_record", "needs_info"}
    changed = {"phase": state.phase, "outcome": state.outcome, "due_on": claim.due_on if waiting else None, "changed_at": at}
    session.execute(update(ListedRow).where(ListedRow.claim_id == claim.id).values(changed))
