"""Whether a document that somebody shows us is one that we issued: what the registro adds to what the document shows by itself."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from bridge.evidence.checks import Check, Report
from bridge.sentences import Sentence, say
from bridge.store.tables import AttachmentRow, ClaimRow

OURS = say("Es el documento que emitió esta instalación, tal cual.")
CONTENT_OURS = say("Sus datos son los de una reclamación de esta instalación, y ya no tenemos el documento: se borró o no se llegó a guardar.")
NOT_OURS = say("Esta instalación no emitió este documento.")


def with_registro(session: Session, report: Report) -> Report:
    """The report with one check more: whether it is ours. A document of another instance is none the worse for it."""
    holds, detail = _known(session, report)
    return Report((*report.checks, Check("issued_here", holds=holds, detail=detail)), report.reference, report.document_sha256, report.content_sha256)


def _known(session: Session, report: Report) -> tuple[bool | None, Sentence]:
    if report.document_sha256 is None or report.content_sha256 is None:
        return None, NOT_OURS
    claim = session.scalars(select(ClaimRow).where(ClaimRow.content_sha256 == report.content_sha256)).first()
    if claim is None:
        return None, NOT_OURS
    documents = set(session.scalars(select(AttachmentRow.sha256).where(AttachmentRow.claim_id == claim.id, AttachmentRow.kind == "document")))
    if not documents:
        return None, CONTENT_OURS
    return (True, OURS) if report.document_sha256 in documents else (False, NOT_OURS)
