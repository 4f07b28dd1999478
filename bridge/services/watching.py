"""What was seen of the post after it was kept, and what the company said under it: each an event, with the bytes that showed it."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from bridge.domain.watching import Sight, is_news
from bridge.services import attaching, find, record
from bridge.services.attaching import Kept
from bridge.services.binding import bind
from bridge.services.record import Act
from bridge.store.tables import ClaimRow


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
