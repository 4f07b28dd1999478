"""Extends sealed documents for the long term, at night and some at a time. The document as issued stays beside the longer one."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bridge.domain.uploads import Upload
from bridge.evidence.reading import UnreadablePdfError
from bridge.evidence.timestamps import NoTimeError
from bridge.services import attaching, find
from bridge.store.engine import Store
from bridge.store.files import Files
from bridge.store.tables import AttachmentRow, KeyRow

DOCUMENT, LONG = "document", "document_lta"
A_NIGHT = 500


def waiting(session: Session, most: int = A_NIGHT) -> list[tuple[int, str]]:
    """Documents that were not extended yet, the oldest first: their claims and their files."""
    done = select(AttachmentRow.claim_id).where(AttachmentRow.kind == LONG)
    alive = select(KeyRow.claim_id)
    query = select(AttachmentRow.claim_id, AttachmentRow.stored_as).where(AttachmentRow.kind == DOCUMENT, AttachmentRow.claim_id.in_(alive))
    rows = session.execute(query.where(AttachmentRow.claim_id.not_in(done)).order_by(AttachmentRow.id).limit(most))
    return [(claim_id, stored_as) for claim_id, stored_as in rows]


def extend_documents(store: Store, files: Files, extend: Callable[[bytes], bytes], now: datetime) -> int:
    """The nightly turn: extends what waits. It stops where no authority gives the time. How many it extended."""
    with store.read() as session:
        found = waiting(session)
    done = 0
    for claim_id, stored_as in found:
        try:
            longer = extend(attaching.read(store, files, claim_id, stored_as))
        except NoTimeError:
            break
        except UnreadablePdfError:
            continue  # drawn before there were seals
        _keep(store, files, claim_id, longer, now)
        done += 1
    return done


def _keep(store: Store, files: Files, claim_id: int, longer: bytes, now: datetime) -> None:
    kept = attaching.keep(store, files, claim_id, LONG, Upload("reclamacion.pdf", "application/pdf", longer))
    with store.begin() as session:
        attaching.attach(session, find.by_id(session, claim_id, lock=True), kept, now)
