"""Looks whether the claimant's reply names the claim: «enlazada desde la publicación» is said only of what we saw."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from bridge.domain.naming import is_same_page, why_unseen
from bridge.errors import ConstaError
from bridge.jobs.context import Context
from bridge.jobs.handlers import Handler
from bridge.jobs.looking import LATER, Looked, keep_served, kept_post, leads_to, look, page_links
from bridge.services import find, linkback
from bridge.services.attaching import Kept
from bridge.services.record import Act
from bridge.store import jobs

KIND = "linkback"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was seen at the address: the proof, or why it does not count."""

    act: Act
    url: str
    kept: Kept | None = None
    why: str | None = None


def ask_for(session: Session, claim_id: int, act: Act) -> None:
    """Asks that the last address that the claimant gave be looked at."""
    linked = find.state(session, find.by_id(session, claim_id)).linked
    if linked and not linked[-1].data["seen"]:
        seq = linked[-1].seq
        jobs.enqueue(session, KIND, f"{KIND}:{claim_id}:{seq}", {"claim_id": claim_id, "seq": seq}, run_at=act.at, priority=3)


def _work(context: Context, arguments: Mapping[str, Any]) -> Outcome | None:
    """Raises BusyError or UnreachableError to be tried again."""
    claim_id, act = arguments["claim_id"], Act("consta", context.clock())
    with context.store.read() as session:
        claim = find.by_id(session, claim_id)
        url, code = linkback.url_of(session, claim, arguments["seq"]), claim.code
    if url is None or code is None:
        return None
    try:
        return judged(context, claim_id, f"{context.address}/r/{code}", look(context, url), Outcome(act, url))
    except LATER:
        raise
    except ConstaError:
        return Outcome(act, url, why="unread")


def judged(context: Context, claim_id: int, status_url: str, found: Looked, blank: Outcome) -> Outcome:
    """Whether what was read counts, and the bytes that show it."""
    capture = kept_post(context, claim_id)
    original = capture.post if capture else None

    def carries() -> bool:
        own = original is not None and is_same_page(original, found.post)
        return (own and page_links(found.served, status_url)) or leads_to(found.post.text, status_url, context.http)

    why = why_unseen(original, found.post, status_url, carries)
    if why:
        return Outcome(blank.act, blank.url, why=why)
    return Outcome(blank.act, blank.url, keep_served(context, claim_id, "proof", found.served, blank.act.at))


def _finish(session: Session, arguments: Mapping[str, Any], outcome: Outcome | None) -> None:
    if outcome is None:
        return
    claim = find.by_id(session, arguments["claim_id"], lock=True)
    if outcome.why:
        linkback.keep_unseen(session, claim, outcome.url, outcome.why, outcome.act)
    else:
        linkback.keep_seen(session, claim, outcome.url, outcome.kept, outcome.act)


def _give_up(session: Session, arguments: Mapping[str, Any], _code: str) -> None:
    claim = find.by_id(session, arguments["claim_id"], lock=True)
    events = find.events(session, claim)
    url = linkback.url_of(session, claim, arguments["seq"]) or ""
    linkback.keep_unseen(session, claim, url, "unread", Act("consta", events[-1].at))


HANDLER = Handler(KIND, _work, _finish, lease_seconds=45, retry_schedule=(30, 300, 3600), give_up=_give_up)
