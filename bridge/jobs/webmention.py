"""Tells the site of a post that the claim's page answers it, and again when the page changes or goes (Webmention, W3C Recommendation; Pingback)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from bridge.errors import ConstaError
from bridge.jobs.context import Context
from bridge.jobs.handlers import Handler, Periodic
from bridge.networks import webmention
from bridge.networks.errors import BusyError, UnreachableError
from bridge.networks.http import Http
from bridge.services import find, linkback
from bridge.services.record import Act
from bridge.store import jobs

KIND = "webmention"
SITES = frozenset({"web", "wordpress", "blogger", "tumblr", "discourse"})
"""Where somebody may listen; the closed networks never do."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of telling."""

    act: Act
    target: str
    said: dict[str, object]
    gone: bool = False


def ask_for(session: Session, claim_id: int, act: Act) -> None:
    """Asks that the site of the post be told, if the claim's page is there to be read or was, and somebody may listen."""
    claim = find.by_id(session, claim_id)
    capture = find.post(session, claim)
    listens = capture is not None and capture.post.ref.network in SITES and capture.post.ref.canonical_url is not None
    if listens and (linkback.is_shown(claim) or linkback.told(session, claim_id)):
        _enqueue(session, claim_id, f"{claim.visibility}:{int(act.at.timestamp())}", act)


def _enqueue(session: Session, claim_id: int, why: str, act: Act) -> None:
    jobs.enqueue(session, KIND, f"{KIND}:{claim_id}:{why}", {"claim_id": claim_id}, run_at=act.at, priority=6)


def _work(context: Context, arguments: Mapping[str, Any]) -> Outcome | None:
    """Raises BusyError or UnreachableError to be tried again; a refusal for safety is an outcome."""
    act = Act("consta", context.clock())
    found = _target(context, arguments["claim_id"])
    if found is None:
        return None
    source, target, gone = found
    return Outcome(act, target, tell(source, target, context.http), gone)


def _target(context: Context, claim_id: int) -> tuple[str, str, bool] | None:
    """The claim's page, the page to be told, and whether the claim's page is gone."""
    with context.store.read() as session:
        claim, row = find.by_id(session, claim_id), linkback.told(session, claim_id)
        if claim.code is None:
            return None
        source = f"{context.address}/r/{claim.code}"
        if not linkback.is_shown(claim):
            return (source, linkback.target_of(session, row), True) if row else None
        capture = find.post(session, claim)
        url = capture.post.ref.canonical_url if capture else None
        return (source, url, False) if url else None


def tell(source: str, target: str, http: Http) -> dict[str, object]:
    """Tells the page, and says what it answered."""
    try:
        sent = webmention.send(source, target, http)
    except (BusyError, UnreachableError):
        raise
    except ConstaError as error:
        return {"accepted": False, "why": error.code}
    check_answer(sent)
    return {"accepted": sent.accepted, "protocol": sent.endpoint.protocol, "status": sent.status, "status_url": sent.status_url}


def check_answer(sent: webmention.Sent) -> None:
    """Raises the error that makes the job come back when the endpoint cannot take it now."""
    if sent.status == 429:
        raise BusyError(sent.retry_after)
    if sent.status >= 500:
        raise UnreachableError(host=sent.endpoint.url)


def _finish(session: Session, arguments: Mapping[str, Any], outcome: Outcome | None) -> None:
    if outcome is None:
        return
    claim = find.by_id(session, arguments["claim_id"], lock=True)
    if outcome.gone:
        linkback.forget_told(session, claim.id)
    else:
        linkback.keep_told(session, claim, outcome.target, outcome.said, outcome.act)


def _give_up(session: Session, arguments: Mapping[str, Any], _code: str) -> None:
    """A site that cannot be told for days that a page is gone is left in peace, and forgotten."""
    claim = find.by_id(session, arguments["claim_id"], lock=True)
    if not linkback.is_shown(claim):
        linkback.forget_told(session, claim.id)


def tell_of_the_erased(context: Context) -> None:
    """Asks that the sites of claims that were erased be told: their pages answer 410 from now on."""
    with context.store.begin() as session:
        for claim_id in linkback.gone_but_told(session):
            _enqueue(session, claim_id, "erased", Act("consta", context.clock()))


HANDLER = Handler(KIND, _work, _finish, lease_seconds=45, retry_schedule=(60, 600, 3600, 6 * 3600, 24 * 3600), give_up=_give_up)
FAREWELL = Periodic("farewell", 3600, tell_of_the_erased)
