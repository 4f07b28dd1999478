"""Makes the picture of a post: as a browser shows it where there is one, else composed of what was read, which it says of itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from bridge.documents.reading_picture import compose_picture
from bridge.domain.captures import Capture
from bridge.domain.own_pictures import COMPOSED, SHOT
from bridge.domain.uploads import Upload
from bridge.errors import ConstaError
from bridge.jobs.context import Context
from bridge.jobs.handlers import Handler
from bridge.services import attaching, find
from bridge.services.attaching import Kept
from bridge.services.record import Act
from bridge.store import jobs
from bridge.store.tables import ClaimRow
from bridge.words import speaker

KIND = "picture"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The picture, kept."""

    act: Act
    kept: Kept


def ask_for(session: Session, claim_id: int, act: Act) -> None:
    """Asks for a picture of the post as it is known now: again when the person changed the words that they gave."""
    known = len(find.entries(session, find.by_id(session, claim_id)))
    jobs.enqueue(session, KIND, f"{KIND}:{claim_id}:{known}", {"claim_id": claim_id}, run_at=act.at, priority=4)


def _work(context: Context, arguments: Mapping[str, Any]) -> Outcome | None:
    claim_id, act = arguments["claim_id"], Act("consta", context.clock())
    with context.store.read() as session:
        claim = find.by_id(session, claim_id)
        capture, link, language = find.post(session, claim), find.draft(session, claim).post.url, claim.language
    if capture is None:
        return None
    read = capture.post.how == "fetched"
    upload = (_shot(context, link) if read else None) or composed(context, capture, language)
    return Outcome(act, attaching.keep(context.store, context.files, claim_id, "picture", upload))


def _shot(context: Context, link: str | None) -> Upload | None:
    """What a browser shows, whatever that is: a door for members only is what anybody else would see too."""
    if context.eyes is None or link is None:
        return None
    try:
        return Upload(SHOT, "image/png", context.eyes.picture(link, context.http))
    except ConstaError:
        return None


def composed(context: Context, capture: Capture, language: str) -> Upload:
    """A picture made of what was read."""
    return Upload(COMPOSED, "image/png", compose_picture(capture, context.zone, speaker(language)))


def _finish(session: Session, arguments: Mapping[str, Any], outcome: Outcome | None) -> None:
    """Once the claim is issued its papers are what they are."""
    claim = find.by_id(session, arguments["claim_id"], lock=True)
    if outcome and claim.code is None:
        _take_out_older(session, claim, outcome.kept)
        attaching.attach(session, claim, outcome.kept, outcome.act.at)


def _take_out_older(session: Session, claim: ClaimRow, newer: Kept) -> None:
    """A composition of words that have changed since is none of this post."""
    for row in find.attachments(session, claim, "picture"):
        if row.sha256 != newer.sha256 and attaching.name_of(session, row) == COMPOSED:
            attaching.detach(session, row)


HANDLER = Handler(KIND, _work, _finish, lease_seconds=90, retry_schedule=(10,))
