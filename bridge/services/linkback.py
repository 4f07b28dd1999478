"""The post and the claim name each other: what was said of it, what was seen, and what the post's site was told."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from bridge.domain.public import SHOWN
from bridge.services import attaching, find, record, tracking
from bridge.services.attaching import Kept
from bridge.services.binding import bind
from bridge.services.record import Act
from bridge.store import sealing
from bridge.store.mention_tables import MentionRow
from bridge.store.tables import ClaimRow, KeyRow
from bridge.store.vault import seal, unseal

MENTIONS = "mentions"
"""Purpose of the instance's secret that seals whom to tell: it outlives the claim's own key, because the erased must be told too."""


def keep_seen(session: Session, claim: ClaimRow, url: str, kept: Kept | None, act: Act) -> None:
    """We read it there ourselves: the proof is kept."""
    if kept:
        attaching.attach(session, claim, kept, act.at)
    tracking.link_back(session, claim, url, act, seen=True)
    bind(session, claim, act)


def keep_unseen(session: Session, claim: ClaimRow, url: str, why: str, act: Act) -> None:
    """We looked and did not see it; the claimant is told why."""
    record.write(session, claim, "link_unseen", act, {"url": url, "why": why})


def url_of(session: Session, claim: ClaimRow, seq: int) -> str | None:
    """Where the claimant says that they put the link, by the number of the entry."""
    return next((event.data["url"] for event in find.events(session, claim) if event.seq == seq and event.kind == "linked"), None)


def is_shown(claim: ClaimRow) -> bool:
    """Whether the page of the claim is there for others to read."""
    return claim.code is not None and claim.visibility in SHOWN


def told(session: Session, claim_id: int) -> MentionRow | None:
    """Whom we told of the claim's page."""
    return session.scalars(select(MentionRow).where(MentionRow.claim_id == claim_id)).one_or_none()


def target_of(session: Session, row: MentionRow) -> str:
    """The page that was told."""
    return unseal(sealing.vault_of(session).secret(MENTIONS), f"mention|{row.claim_id}", row.target).decode()


def keep_told(session: Session, claim: ClaimRow, target: str, said: dict[str, object], act: Act) -> None:
    """The site of the post was told, or does not want to be. Who was told once is told again when the page changes or goes."""
    if said["accepted"] and told(session, claim.id) is None:
        sealed = seal(sealing.vault_of(session).secret(MENTIONS), f"mention|{claim.id}", target.encode())
        session.add(MentionRow(claim_id=claim.id, target=sealed, told_at=act.at))
    record.write(session, claim, "mentioned", act, said)


def forget_told(session: Session, claim_id: int) -> None:
    """The page is gone and its site knows."""
    row = told(session, claim_id)
    if row:
        session.delete(row)


def gone_but_told(session: Session) -> tuple[int, ...]:
    """Claims that were erased while somebody's site still names them."""
    left = select(MentionRow.claim_id).outerjoin(KeyRow, KeyRow.claim_id == MentionRow.claim_id).where(KeyRow.claim_id.is_(None))
    return tuple(session.scalars(left.order_by(MentionRow.claim_id)))
