"""Who wants to be told what happens to a claim, of what they have been told, and when they are not told any more."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bridge.domain.phases import project
from bridge.domain.webhooks import SECRET_BYTES, Notice, notice, written_secret
from bridge.errors import ConflictError, NotFoundError
from bridge.sentences import say
from bridge.services import find
from bridge.services.record import Act
from bridge.store import jobs, sealing
from bridge.store.jobs import Task
from bridge.store.tables import ClaimRow, EntryRow, WebhookRow

WEBHOOK = "webhook"
MOST = 5
MOST_FAILURES = 5
"""Notices in a row that could not be given in days: then it is let be."""


class TooManyHooksError(ConflictError):
    """More programs than a claim needs."""

    code = "too_many_webhooks"
    sentence = say("Esta reclamación ya avisa a {most} direcciones. Quita una antes de añadir otra.", most=MOST)


@dataclass(frozen=True, slots=True)
class Call:
    """A notice on its way."""

    url: str
    secret: str
    notice: Notice


def add(session: Session, claim: ClaimRow, url: str, act: Act) -> str:
    """Tells that address from now on. The secret that signs, shown once. Raises TooManyHooksError."""
    if len(standing(session, claim)) >= MOST:
        raise TooManyHooksError(most=MOST)
    secret = written_secret(secrets.token_bytes(SECRET_BYTES))
    last = session.scalar(select(func.max(EntryRow.seq)).where(EntryRow.claim_id == claim.id)) or 0
    session.add(
        WebhookRow(
            claim_id=claim.id, url=sealing.seal_for(session, claim.id, "webhook|url", url.encode()), failures=0,
            secret=sealing.seal_for(session, claim.id, "webhook|secret", secret.encode()), seen_seq=last, created_at=act.at,
        )
    )  # fmt: skip
    return secret


def standing(session: Session, claim: ClaimRow) -> list[tuple[int, str]]:
    """The addresses that are told, with their numbers."""
    rows = session.scalars(select(WebhookRow).where(WebhookRow.claim_id == claim.id, WebhookRow.disabled_at.is_(None)).order_by(WebhookRow.id))
    return [(row.id, sealing.open_for(session, claim.id, "webhook|url", row.url).decode()) for row in rows]


def remove(session: Session, claim: ClaimRow, number: int, act: Act) -> None:
    """Tells that address no more."""
    row = session.get(WebhookRow, number)
    if row is None or row.claim_id != claim.id:
        raise NotFoundError
    row.disabled_at = act.at


def ask_for_new(session: Session, now: datetime) -> None:
    """Asks for a notice of every entry that a hook was not told of."""
    query = (
        select(WebhookRow, EntryRow.seq)
        .join(EntryRow, EntryRow.claim_id == WebhookRow.claim_id)
        .where(WebhookRow.disabled_at.is_(None), EntryRow.seq > WebhookRow.seen_seq)
        .order_by(WebhookRow.id, EntryRow.seq)
    )
    tasks = []
    for row, seq in session.execute(query).all():
        tasks.append(Task(WEBHOOK, f"{WEBHOOK}:{row.id}:{seq}", {"hook_id": row.id, "seq": seq}, now, priority=6))
        row.seen_seq = seq
    jobs.enqueue_all(session, tasks)


def call(session: Session, number: int, seq: int, address: str) -> Call | None:
    """The notice to give; None if the hook was removed."""
    row = session.get(WebhookRow, number)
    if row is None or row.disabled_at is not None:
        return None
    claim = find.by_id(session, row.claim_id)
    events = [event for event in find.events(session, claim) if event.seq <= seq]
    content = find.content(session, claim)
    reference = content.reference if content else f"draft-{claim.id}"
    url = content.status_url if content else address
    return Call(
        sealing.open_for(session, claim.id, "webhook|url", row.url).decode(), sealing.open_for(session, claim.id, "webhook|secret", row.secret).decode(),
        notice(reference, url, project(events), events[-1]),
    )  # fmt: skip


def taken(session: Session, number: int) -> None:
    """It was told: what failed before is forgotten."""
    row = session.get(WebhookRow, number)
    if row:
        row.failures = 0


def stop_telling(session: Session, number: int, now: datetime) -> None:
    """It wants to hear no more."""
    row = session.get(WebhookRow, number)
    if row:
        row.disabled_at = now


def given_up(session: Session, number: int, *, gone: bool) -> None:
    """A notice could not be given in days. After several in a row, or where it never can be, it is let be."""
    row = session.get(WebhookRow, number)
    if row:
        row.failures += 1
        row.disabled_at = row.created_at if gone or row.failures >= MOST_FAILURES else None
