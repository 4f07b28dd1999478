"""What the company said under the post: found where the network shows it, or read at the link that the claimant gives; told apart like its mail."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from bridge.domain.answering import from_company
from bridge.domain.messages import bare_text
from bridge.domain.naming import why_unseen
from bridge.domain.posts import CapturedPost
from bridge.domain.replies import classify
from bridge.errors import ConstaError
from bridge.jobs.context import Context
from bridge.jobs.handlers import Handler
from bridge.jobs.linkback import Outcome as Linked
from bridge.jobs.looking import LATER, keep_served, leads_to, look
from bridge.jobs.receive import holidays
from bridge.networks import recognise, replies
from bridge.networks.http import Fetched
from bridge.sentences import say
from bridge.services import find, linkback, watching
from bridge.services.attaching import Kept
from bridge.services.record import Act
from bridge.store import jobs

FOUND, GIVEN = "answers", "answer"
LONGEST = 20_000
MOST = 20
"""Answers of the company that one look brings in."""
CONFIRM = say("La encontramos en la red: no para el plazo mientras no la confirmes.")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was read: answers of the company with what each says, the claimant's own link, and the bytes that show them."""

    act: Act
    answers: tuple[Mapping[str, Any], ...] = ()
    kept: Kept | None = None
    link: Linked | None = None
    url: str = ""
    failure: str | None = None


@dataclass(frozen=True, slots=True)
class _Case:
    """What is needed to read answers."""

    post: CapturedPost
    link: str
    company: Any
    status_url: str | None


def ask_for(session: Session, claim_id: int, act: Act) -> None:
    """Asks that the answers under the post be read."""
    jobs.enqueue(session, FOUND, f"{FOUND}:{claim_id}:{int(act.at.timestamp())}", {"claim_id": claim_id}, run_at=act.at, priority=6)


def ask_for_given(session: Session, claim_id: int, seq: int, act: Act) -> None:
    """Asks that the answer be read at the address that the claimant gave."""
    jobs.enqueue(session, GIVEN, f"{GIVEN}:{claim_id}:{seq}", {"claim_id": claim_id, "seq": seq}, run_at=act.at, priority=2)


def _work_found(context: Context, arguments: Mapping[str, Any]) -> Outcome | None:
    """What cannot be read now is read at the next look."""
    claim_id, act = arguments["claim_id"], Act("consta", context.clock())
    case = _case(context, claim_id)
    if case is None:
        return None
    served: list[Fetched] = []
    try:
        found = replies(recognise(case.link), context.http.observed(served.append))
    except ConstaError:
        return None
    answers = [reply for reply in found if from_company(reply, case.post, case.company)][:MOST]
    link = _own_link(context, case, found, act)
    kept = keep_served(context, claim_id, "watched", served, act.at) if answers or link else None
    told = tuple(said(context, reply, case.company.country, found=True) for reply in answers)
    return Outcome(act, told, kept, link)


def _case(context: Context, claim_id: int) -> _Case | None:
    with context.store.read() as session:
        claim = find.by_id(session, claim_id)
        capture, draft = find.post(session, claim), find.draft(session, claim)
        known = any(event.data["seen"] for event in find.state(session, claim).linked)
        status_url = f"{context.address}/r/{claim.code}" if claim.code and not known else None
    if capture is None or not draft.post.url:
        return None
    return _Case(capture.post, draft.post.url, draft.company, status_url)


def _own_link(context: Context, case: _Case, found: Sequence[CapturedPost], act: Act) -> Linked | None:
    """The claimant's own reply, if it names the claim: seen without having been told of."""
    url = case.status_url
    if url is None:
        return None
    own = (reply for reply in found if _names(context, case.post, reply, url))
    return next((Linked(act, reply.ref.canonical_url or case.link) for reply in own), None)


def _names(context: Context, post: CapturedPost, reply: CapturedPost, status_url: str) -> bool:
    return why_unseen(post, reply, status_url, lambda: leads_to(reply.text, status_url, context.http)) is None


def said(context: Context, reply: CapturedPost, country: str, *, found: bool) -> dict[str, Any]:
    """What the event of a public answer says: its class, when by its own id, its words and where they are."""
    at = _moment(context, reply)
    told = judged(reply.text or "", at.astimezone(context.zone).date(), country)
    doubts = [str(CONFIRM)] if found and told["stops_clock"] else []
    author = reply.author
    return {
        **told, "received_at": at.isoformat(timespec="minutes"), "text": (reply.text or "")[:LONGEST], "url": reply.ref.canonical_url, "via": reply.ref.network,
        "sender": (author.handle or author.name) if author else None, "stops_clock": told["stops_clock"] and not doubts,
        "reasons": [*told["reasons"], *doubts], "file_sha256": None,
    }  # fmt: skip


def _moment(context: Context, reply: CapturedPost) -> datetime:
    """When it was published, by its id or its network; a bare day is its midnight; unknown is now."""
    at = reply.shown_date
    if at is None:
        return context.clock()
    return at if isinstance(at, datetime) else datetime(at.year, at.month, at.day, tzinfo=context.zone)


def judged(text: str, on: date, country: str) -> dict[str, Any]:
    """What a public answer or a direct message is, as events say it."""
    verdict = classify(bare_text(text), on, country, holidays(country, on))
    return {
        "class": verdict.kind, "stops_clock": verdict.stops_clock, "due_date": verdict.due_date.isoformat() if verdict.due_date else None,
        "deflects_to": verdict.deflects_to, "ticket_number": verdict.ticket_number, "language": verdict.language,
        "reasons": [str(reason) for reason in verdict.reasons],
    }  # fmt: skip


def _work_given(context: Context, arguments: Mapping[str, Any]) -> Outcome | None:
    """Raises BusyError or UnreachableError to be tried again."""
    claim_id, act = arguments["claim_id"], Act("consta", context.clock())
    url, country = _given(context, claim_id, arguments["seq"])
    try:
        found = look(context, url)
    except LATER:
        raise
    except ConstaError as error:
        return Outcome(act, url=url, failure=error.code)
    kept = keep_served(context, claim_id, "watched", found.served, act.at)
    return Outcome(act, (said(context, found.post, country, found=False),), kept, url=url)


def _given(context: Context, claim_id: int, seq: int) -> tuple[str, str]:
    with context.store.read() as session:
        claim = find.by_id(session, claim_id)
        url = next(event.data["url"] for event in find.events(session, claim) if event.seq == seq)
        return url, find.draft(session, claim).company.country


def _finish(session: Session, arguments: Mapping[str, Any], outcome: Outcome | None) -> None:
    if outcome is None:
        return
    claim = find.by_id(session, arguments["claim_id"], lock=True)
    if outcome.failure:
        watching.answer_unread(session, claim, outcome.url, outcome.failure, outcome.act)
    for answer in outcome.answers:
        watching.keep_answer(session, claim, answer, (outcome.kept,) if outcome.kept else (), outcome.act)
    if outcome.link:
        linkback.keep_seen(session, claim, outcome.link.url, outcome.kept, outcome.act)


def _give_up(session: Session, arguments: Mapping[str, Any], code: str) -> None:
    claim = find.by_id(session, arguments["claim_id"], lock=True)
    events = find.events(session, claim)
    url = next(event.data["url"] for event in events if event.seq == arguments["seq"])
    watching.answer_unread(session, claim, url, code, Act("consta", events[-1].at))


FOUND_HANDLER = Handler(FOUND, _work_found, _finish, lease_seconds=45, retry_schedule=(600,))
GIVEN_HANDLER = Handler(GIVEN, _work_given, _finish, lease_seconds=45, retry_schedule=(10, 60, 600), give_up=_give_up)
