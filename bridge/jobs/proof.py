"""Looks whether the author of the post showed the code: in a reply, in the post itself, or in the profile. Accounts are compared, never names."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from bridge.domain.captures import Capture
from bridge.domain.posts import Author, CapturedPost
from bridge.domain.posts_authorship import Challenge, Proof, prove
from bridge.errors import ConstaError, UnavailableError
from bridge.jobs.context import Context
from bridge.jobs.handlers import Handler
from bridge.jobs.looking import LATER, Looked, keep_served, look
from bridge.networks.http import Fetched
from bridge.networks.profiles import profile_text
from bridge.sentences import Sentence
from bridge.services import find, proving
from bridge.services.attaching import Kept
from bridge.services.record import Act
from bridge.store import jobs

KIND = "proof"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of the check."""

    act: Act
    way: str
    kept: Kept | None = None
    reason: Sentence | None = None


@dataclass(frozen=True, slots=True)
class _Asked:
    """A check to be done: the post, the code, and where it should be."""

    capture: Capture
    challenge: Challenge
    way: str
    url: str


def key(claim_id: int, seq: int) -> str:
    """The key of that check."""
    return f"{KIND}:{claim_id}:{seq}"


def ask_for(session: Session, claim_id: int, seq: int, act: Act) -> None:
    """Asks that the check of that number be done."""
    jobs.enqueue(session, KIND, key(claim_id, seq), {"claim_id": claim_id, "seq": seq}, run_at=act.at, priority=2)


def _work(context: Context, arguments: Mapping[str, Any]) -> Outcome | None:
    """Raises BusyError or UnreachableError to be tried again."""
    claim_id, act = arguments["claim_id"], Act("consta", context.clock())
    asked = _asked(context, claim_id, arguments["seq"], act)
    if asked is None:
        return None
    try:
        found = SHOWN[asked.way](context, asked)
    except LATER:
        raise
    except ConstaError as error:
        return Outcome(act, asked.way, reason=error.spoken())
    original = replace(asked.capture.post, author=found.post.author) if asked.way == "profile" else asked.capture.post
    proof = judged(original, found.post, asked.challenge, act)
    if not proof.holds:
        return Outcome(act, asked.way, reason=proof.reason)
    return Outcome(act, asked.way, keep_served(context, claim_id, "proof", found.served, act.at))


def judged(original: CapturedPost, shown: CapturedPost, challenge: Challenge, act: Act) -> Proof:
    """Whether what was shown proves the author."""
    return prove(original, shown, challenge.code, challenge.issued_at, act.at)


def _asked(context: Context, claim_id: int, seq: int, act: Act) -> _Asked | None:
    with context.store.read() as session:
        claim = find.by_id(session, claim_id)
        capture, challenge = find.post(session, claim), proving.current(session, claim, act)
        event = proving.asked(find.events(session, claim), seq)
        link = find.draft(session, claim).post.url
    if capture is None or challenge is None or event is None:
        return None
    own = link or capture.post.ref.canonical_url or ""
    return _Asked(capture, challenge, event.data["way"], event.data["url"] or own if event.data["way"] == "reply" else own)


def _published(context: Context, asked: _Asked) -> Looked:
    return look(context, asked.url)


def _profile(context: Context, asked: _Asked) -> Looked:
    """What the account says of itself is by the account, because it was asked for by the account's own address; a site's file, by the site."""
    served: list[Fetched] = []
    post = asked.capture.post
    text = profile_text(post, context.http.observed(served.append))
    author = post.author or Author()
    known = replace(author, identity=author.identity or author.url or post.ref.canonical_url)
    return Looked(replace(post, text=text, author=known, published_at=None), tuple(served))


SHOWN = {"reply": _published, "edit": _published, "profile": _profile}


def _finish(session: Session, arguments: Mapping[str, Any], outcome: Outcome | None) -> None:
    if outcome is None:
        return
    claim = find.by_id(session, arguments["claim_id"], lock=True)
    if outcome.reason:
        proving.refuse(session, claim, outcome.reason, outcome.act)
    else:
        proving.keep_proof(session, claim, outcome.way, outcome.kept, outcome.act)


def _give_up(session: Session, arguments: Mapping[str, Any], _code: str) -> None:
    claim = find.by_id(session, arguments["claim_id"], lock=True)
    at = find.events(session, claim)[-1].at
    proving.refuse(session, claim, UnavailableError.sentence, Act("consta", at))


HANDLER = Handler(KIND, _work, _finish, lease_seconds=45, retry_schedule=(10, 60, 600), give_up=_give_up)
