"""What was seen of the post after it was kept, and what the company said under it: each an event, with the bytes that showed it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bridge.domain.watching import Sight, Standing, is_news
from bridge.services import attaching, find, record
from bridge.services.attaching import Kept
from bridge.services.binding import bind
from bridge.services.record import Act
from bridge.store.tables import ClaimRow, KeyRow
from bridge.store.watch_tables import WatchRow

MOST_A_ROUND = 500

def watch(session: Session, claim_id: int, standing: Standing, look_at: datetime) -> None:
    """The watch over a post, and when it is looked at next."""
    session.merge(WatchRow(claim_id=claim_id, look_at=look_at, standing=standing.plain()))


def standing(session: Session, claim_id: int) -> Standing | None:
    """How far the watch is; None where there is none."""
    row = session.get(WatchRow, claim_id)
    return Standing.read(row.standing) if row else None


def due(session: Session, now: datetime) -> tuple[tuple[int, datetime], ...]:
    """The posts to look at now, the longest due first, and since when."""
    rows = select(WatchRow.claim_id, WatchRow.look_at).where(WatchRow.look_at <= now).order_by(WatchRow.look_at).limit(MOST_A_ROUND)
    return tuple((row.claim_id, row.look_at) for row in session.execute(rows))


def put_off(session: Session, claim_id: int, span: timedelta) -> None:
    """Looks again so much later."""
    row = session.get(WatchRow, claim_id)
    if row:
        row.look_at += span


def let_go_of_erased(session: Session) -> None:
    """What was erased is not watched."""
    session.execute(delete(WatchRow).where(WatchRow.claim_id.not_in(select(KeyRow.claim_id))))


def keep_sight(session: Session, claim: ClaimRow, sight: Sight, kept: Kept | None, act: Act) -> bool:
    """Writes what became of the post, if that is news; with the fingerprint of its words and of the bytes that showed it. Whether it was."""
    if not is_news(find.state(session, claim).post_state, sight):
        return False
    if kept:
        attaching.attach(session, claim, kept, act.at)
    said = {"state": sight.state, "text_sha256": sight.text_sha256, "file_sha256": kept.sha256 if kept else None}
    record.write(session, claim, "post_state", act, said)
    bind(session, claim, act)
    return True


def keep_answer(session: Session, claim: ClaimRow, said: Mapping[str, Any], kept: tuple[Kept, ...], act: Act) -> bool:
    """Writes an answer of the company: before the claim is issued as a prior attempt, then in its thread. The same one is written once. Whether it was."""
    state = find.state(session, claim)
    known = {_same(event.data) for event in (*state.prior, *state.replies)}
    if _same(said) in known:
        return False
    for file in kept:
        attaching.attach(session, claim, file, act.at)
    record.write(session, claim, "prior_answer" if claim.code is None else "reply", Act("company", act.at), said)
    bind(session, claim, act)
    return True


def _same(said: Mapping[str, Any]) -> tuple[object, ...]:
    return (said["url"],) if said.get("url") else (said["received_at"], said.get("text"), said.get("file_sha256"))


def give_answer(session: Session, claim: ClaimRow, url: str, act: Act) -> int:
    """Writes where the claimant says that the company answered. The number of the entry."""
    return record.write(session, claim, "answer_given", act, {"url": url}).seq


def answer_unread(session: Session, claim: ClaimRow, url: str, code: str, act: Act) -> None:
    """Writes that it could not be read."""
    record.write(session, claim, "answer_unread", act, {"url": url, "code": code})
