"""Files of a claim: sealed under its key, durable before any row speaks of them."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bridge.domain.claims import Attached
from bridge.domain.own_pictures import about
from bridge.domain.uploads import Upload
from bridge.store import sealing
from bridge.store.engine import Store
from bridge.store.files import Files
from bridge.store.tables import AttachmentRow, ClaimRow
from bridge.store.vault import seal_file, unseal_file
from bridge.words import spoken


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that is durable in the file store and waits for its row."""

    upload: Upload
    kind: str
    sha256: str
    stored_as: str


def keep(store: Store, files: Files, claim_id: int, kind: str, upload: Upload) -> Kept:
    """Seals the file and makes it durable. No transaction is open meanwhile: the file store may be far."""
    with store.read() as session:
        key = sealing.key_of(session, claim_id)
    stored_as = files.put(seal_file(key, upload.data))
    return Kept(upload, kind, hashlib.sha256(upload.data).hexdigest(), stored_as)


def attach(session: Session, claim: ClaimRow, kept: Kept, at: datetime) -> AttachmentRow:
    """Gives the claim the file. The same file twice is one."""
    same = (AttachmentRow.claim_id == claim.id, AttachmentRow.kind == kept.kind, AttachmentRow.sha256 == kept.sha256)
    known = session.scalars(select(AttachmentRow).where(*same)).one_or_none()
    if known is not None:
        return known
    row = AttachmentRow(
        claim_id=claim.id, kind=kept.kind, name=sealing.seal_for(session, claim.id, "attachment|name", kept.upload.name.encode()),
        media_type=kept.upload.media_type, size=len(kept.upload.data), sha256=kept.sha256, stored_as=kept.stored_as, added_at=at,
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row


def detach(session: Session, row: AttachmentRow) -> None:
    """Takes a file out of a claim that is still a draft."""
    session.delete(row)


def name_of(session: Session, row: AttachmentRow) -> str:
    """The name that the person gave the file."""
    return sealing.open_for(session, row.claim_id, "attachment|name", row.name).decode()


def described(session: Session, row: AttachmentRow) -> Attached:
    """The file as the claim lists it."""
    name, claim = name_of(session, row), session.get_one(ClaimRow, row.claim_id)
    return Attached(name, row.media_type, row.size, row.sha256, row.kind, in_words(row.kind, name, claim.language))


def in_words(kind: str, name: str, language: str) -> str | None:
    """What a picture of ours is, in the claim's language."""
    found = about(kind, name)
    return spoken(found, language) if found else None


def read(store: Store, files: Files, claim_id: int, stored_as: str) -> bytes:
    """The bytes of a file of the claim. Raises NotFoundError or ErasedError."""
    with store.read() as session:
        key = sealing.key_of(session, claim_id)
    return unseal_file(key, files.open(stored_as))


def fingerprint(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
