"""Draws the document of an issued claim, seals it and keeps it: the first that is kept stands, so that drawing twice does no harm."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from bridge.documents.draw import draw
from bridge.domain.claims import Content
from bridge.domain.uploads import Upload
from bridge.errors import NotFoundError
from bridge.jobs.context import Context
from bridge.jobs.handlers import Handler
from bridge.services import attaching, find, issuing
from bridge.services.attaching import Kept
from bridge.services.record import Act
from bridge.store import jobs

KIND = "render"


def ask_for(session: Session, claim_id: int, act: Act, *, again: bool = False) -> None:
    """Asks for the document of the claim; `again` once it was written anew to another company."""
    jobs.enqueue(session, KIND, key(claim_id, again=again), {"claim_id": claim_id}, run_at=act.at, priority=2)


def key(claim_id: int, *, again: bool = False) -> str:
    """The key of the job that draws the claim's document."""
    return f"{KIND}:{claim_id}:again" if again else f"{KIND}:{claim_id}"


def _work(context: Context, arguments: Mapping[str, Any]) -> tuple[Act, Kept]:
    claim_id = arguments["claim_id"]
    content, stored = _issued(context, claim_id)
    files = {sha256: attaching.read(context.store, context.files, claim_id, name) for sha256, name in stored.items()}
    upload = Upload(f"{content.reference}.pdf", "application/pdf", sealed(context, content, files))
    return Act("consta", context.clock()), attaching.keep(context.store, context.files, claim_id, "document", upload)


def sealed(context: Context, content: Content, files: Mapping[str, bytes]) -> bytes:
    """The document, sealed where there is a seal."""
    if context.evidence is None:
        return draw(content, files)
    return context.evidence.sealed(lambda room: draw(content, files, room=room))


def _issued(context: Context, claim_id: int) -> tuple[Content, dict[str, str]]:
    with context.store.read() as session:
        claim = find.by_id(session, claim_id)
        content = find.content(session, claim)
        if content is None:
            raise NotFoundError
        return content, {row.sha256: row.stored_as for row in find.attachments(session, claim, "picture", "capture", "evidence")}


def _finish(session: Session, arguments: Mapping[str, Any], drawn: tuple[Act, Kept]) -> None:
    act, kept = drawn
    issuing.keep_document(session, find.by_id(session, arguments["claim_id"], lock=True), kept, act)


HANDLER = Handler(KIND, _work, _finish)
