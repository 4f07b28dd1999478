"""Reads the post behind a shared link and keeps it as evidence."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from bridge.domain.captures import Capture
from bridge.domain.uploads import Upload
from bridge.errors import ConstaError
from bridge.jobs import answers_found, picture, watch
from bridge.jobs.context import Context
from bridge.jobs.handlers import Handler
from bridge.networks import capture as read_post
from bridge.networks import recognise
from bridge.networks.errors import BusyError, UnreachableError
from bridge.networks.evidence import warc
from bridge.networks.http import Fetched
from bridge.services import attaching, find, intake
from bridge.services.attaching import Kept
from bridge.services.record import Act
from bridge.store import jobs

KIND = "capture"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of reading: the post and its evidence, or why not."""

    act: Act
    capture: Capture | None = None
    kept: Kept | None = None
    failure: str | None = None


def ask_for(session: Session, claim_id: int, act: Act) -> None:
    """Asks that the post of the claim be read."""
    jobs.enqueue(session, KIND, f"{KIND}:{claim_id}", {"claim_id": claim_id}, run_at=act.at, priority=1)


def _work(context: Context, arguments: Mapping[str, Any]) -> Outcome:
    """Raises BusyError or UnreachableError to be tried again; what trying again does not help is an outcome."""
    act = Act("consta", context.clock())
    try:
        return _read(context, arguments["claim_id"], act)
    except (BusyError, UnreachableError):
        raise
    except ConstaError as error:
        return Outcome(act, failure=error.code)


def _read(context: Context, claim_id: int, act: Act) -> Outcome:
    with context.store.read() as session:
        link = find.draft(session, find.by_id(session, claim_id)).post.url or ""
    served: list[Fetched] = []
    post = read_post(recognise(link), context.http.observed(served.append))
    kept = attaching.keep(context.store, context.files, claim_id, "capture", Upload("captura.warc", "application/warc", warc(served, act.at)))
    return Outcome(act, Capture(post, act.at, hashlib.sha256(served[-1].body).hexdigest()), kept)


def _finish(session: Session, arguments: Mapping[str, Any], outcome: Outcome) -> None:
    claim = find.by_id(session, arguments["claim_id"], lock=True)
    if claim.code is not None:
        return
    if outcome.failure:
        intake.capture_failed(session, claim, outcome.failure, outcome.act)
        return
    assert outcome.capture
    assert outcome.kept
    attaching.attach(session, claim, outcome.kept, outcome.act.at)
    intake.keep_capture(session, claim, outcome.capture, outcome.act)
    picture.ask_for(session, claim.id, outcome.act)
    answers_found.ask_for(session, claim.id, outcome.act)
    watch.begin(session, claim.id, outcome.capture.post, outcome.act.at)


def _give_up(session: Session, arguments: Mapping[str, Any], code: str) -> None:
    claim = find.by_id(session, arguments["claim_id"], lock=True)
    if claim.code is None:
        intake.capture_failed(session, claim, code, Act("consta", claim.opened_at))


HANDLER = Handler(KIND, _work, _finish, lease_seconds=30, retry_schedule=(3, 20), give_up=_give_up)
