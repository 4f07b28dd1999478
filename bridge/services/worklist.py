"""An association's claims as a work list: what follows from each claim's entries, kept beside them so that a page costs the same with a million."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import Session

from bridge.domain.folding import fold
from bridge.domain.phases import State
from bridge.domain.references import reference
from bridge.sentences import say
from bridge.services import find
from bridge.store import sealing
from bridge.store.organisation_tables import ListedRow
from bridge.store.tables import ClaimRow, KeyRow

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


@dataclass(frozen=True, slots=True)
class Asked:
    """Which claims of the list: by state, company, deadline, who has them, campaign; and where the page begins."""

    phase: str | None = None
    company: str | None = None
    due_by: date | None = None
    assigned_to: int | None = None
    campaign_id: int | None = None
    before: int | None = None
    limit: int = 50


@dataclass(frozen=True, slots=True)
class Listed:
    """A claim as the list shows it."""

    id: int
    code: str
    reference: str
    claimant: str
    company: str
    phase: str
    outcome: str | None
    due_on: date | None
    assigned_to: int | None
    issued_at: datetime


TODAY = {"ready": say("Presentarla"), "needs_info": say("Completar lo que piden"), "answered": say("Decidir qué se responde")}
"""Phase → what a person has to do; a term that has run out wants the next step."""


def page(session: Session, organisation_id: int, asked: Asked) -> list[Listed]:
    """A page of the list, newest first: two queries, whatever there is."""
    query = select(ListedRow, ClaimRow, KeyRow.wrapped).join(ClaimRow, ClaimRow.id == ListedRow.claim_id)
    query = query.outerjoin(KeyRow, KeyRow.claim_id == ListedRow.claim_id).where(ListedRow.organisation_id == organisation_id, *_conditions(asked))
    rows = session.execute(query.order_by(ListedRow.claim_id.desc()).limit(min(asked.limit, 200))).all()
    return [_listed(session, listed, claim, wrapped) for listed, claim, wrapped in rows]


def _conditions(asked: Asked) -> Iterator[ColumnElement[bool]]:
    if asked.phase:
        yield ListedRow.phase == asked.phase
    if asked.company:
        yield ListedRow.company == company_key(asked.company)
    if asked.due_by:
        yield ListedRow.due_on <= asked.due_by
    if asked.assigned_to:
        yield ListedRow.assigned_to == asked.assigned_to
    if asked.campaign_id:
        yield ListedRow.campaign_id == asked.campaign_id
    if asked.before:
        yield ListedRow.claim_id < asked.before


def _listed(session: Session, row: ListedRow, claim: ClaimRow, wrapped: bytes | None) -> Listed:
    """Of an erased claim, only that it was."""
    issued_at = claim.issued_at or claim.opened_at
    who, company = "—", row.company
    if wrapped is not None and claim.content is not None:
        sealing.lend_key(session, claim.id, wrapped)
        said = json.loads(sealing.open_for(session, claim.id, "claim|content", claim.content))
        who, company = said["claimant"]["name"] or "", said["company"]["brand"] or said["company"]["name"] or ""
    code = claim.code or ""
    return Listed(row.claim_id, code, reference(code, issued_at.year), who, company, row.phase, row.outcome, row.due_on, row.assigned_to, issued_at)


def counts(session: Session, organisation_id: int) -> dict[str, int]:
    """How many claims are in each phase."""
    rows = session.execute(select(ListedRow.phase, func.count()).where(ListedRow.organisation_id == organisation_id).group_by(ListedRow.phase))
    return {row.phase: row[1] for row in rows}


def own_claim(session: Session, organisation_id: int, code: str, *, lock: bool = False) -> ClaimRow:
    """The association's claim of that code. Raises NoSuchClaimError, for another's as for none."""
    claim = find.by_code(session, code, lock=lock)
    if claim.organisation_id != organisation_id:
        raise find.NoSuchClaimError
    return claim


def assign(session: Session, organisation_id: int, claim_ids: Iterable[int], account_id: int | None) -> int:
    """Gives claims of the association to somebody. How many."""
    chosen = update(ListedRow).where(ListedRow.organisation_id == organisation_id, ListedRow.claim_id.in_(set(claim_ids)))
    return int(session.execute(chosen.values(assigned_to=account_id)).rowcount)  # type: ignore[attr-defined]


def everything(session: Session, organisation_id: int, campaign_id: int | None = None) -> Iterator[Listed]:
    """All claims of the association, a page in memory at a time."""
    asked = Asked(campaign_id=campaign_id, limit=200)
    while rows := page(session, organisation_id, asked):
        yield from rows
        session.expunge_all()
        asked = replace(asked, before=rows[-1].id)
