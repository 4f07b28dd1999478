"""Draws the document of a next step and keeps it. The same step gives the same bytes, so drawing twice does no harm."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from bridge.documents.escalation import draw_step
from bridge.domain.escalation import StepContent
from bridge.domain.uploads import Upload
from bridge.jobs.context import Context
from bridge.jobs.handlers import Handler
from bridge.services import annexing, attaching, escalating, find
from bridge.services.attaching import Kept
from bridge.services.record import Act
from bridge.store import jobs

KIND = "step"


def ask_for(session: Session, claim_id: int, seq: int, act: Act) -> None:
    """Asks for the document of the step that the entry of that number wrote."""
    jobs.enqueue(session, KIND, key(claim_id, seq), {"claim_id": claim_id, "seq": seq}, run_at=act.at, priority=2)


def key(claim_id: int, seq: int) -> str:
    """The key of the job that draws it."""
    return f"{KIND}:{claim_id}:{seq}"


def _work(context: Context, arguments: Mapping[str, Any]) -> tuple[Act, Kept]:
    claim_id = arguments["claim_id"]
    step, stored = _written(context, claim_id, arguments["seq"])
    files = {sha256: attaching.read(context.store, context.files, claim_id, name) for sha256, name in stored.items()}
    upload = Upload(f"{step.reference}-{step.procedure_id}.pdf", "application/pdf", draw_step(step, files))
    return Act("consta", context.clock()), attaching.keep(context.store, context.files, claim_id, "step", upload)


def _written(context: Context, claim_id: int, seq: int) -> tuple[StepContent, dict[str, str]]:
    with context.store.read() as session:
        claim = find.by_id(session, claim_id)
        state = find.state(session, claim)
        step = escalating.written_step(state, seq)
        named = {annex.file.sha256 for annex in step.annexes}
        return step, {one.file.sha256: one.stored_as for one in annexing.files_of(session, claim, state) if one.file.sha256 in named}


def _finish(session: Session, arguments: Mapping[str, Any], drawn: tuple[Act, Kept]) -> None:
    act, kept = drawn
    escalating.keep_step_document(session, find.by_id(session, arguments["claim_id"], lock=True), kept, arguments["seq"], act)


HANDLER = Handler(KIND, _work, _finish)
