"""A claim that comes whole (a row of a file, somebody joining a campaign): issued with its document and listed, in one transaction."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from bridge.domain.captures import Capture, capture_json
from bridge.domain.claims import Content, canonical, digest
from bridge.domain.drafts import Draft, as_json
from bridge.services import worklist
from bridge.services.attaching import Kept
from bridge.services.find import hash_token
from bridge.services.record import Act, Happening, write_first
from bridge.store import sealing
from bridge.store.organisation_tables import ListedRow
from bridge.store.tables import AttachmentRow, ClaimRow, KeyRow


@dataclass(frozen=True, slots=True)
class Whole:
    """All of a claim, with its files durable already under its key."""

    key: bytes
    draft: Draft
    capture: Capture | None
    content: Content
    files: tuple[Kept, ...]
    """The document is the last."""
    act: Act
    organisation_id: int
    batch_id: int | None = None
    campaign_id: int | None = None
    row_key: bytes | None = None

    @property
    def code(self) -> str:
        return self.content.reference[-9:]


def keep(session: Session, whole: Whole, token: str | None = None) -> int:
    """Writes the claim. Its number."""
    claim_id = _claim(session, whole, token or secrets.token_urlsafe(16))
    session.execute(insert(KeyRow).values(claim_id=claim_id, wrapped=sealing.adopt_key(session, claim_id, whole.key)))
    session.execute(ClaimRow.__table__.update().where(ClaimRow.id == claim_id).values(_sealed(session, claim_id, whole)))  # type: ignore[attr-defined]
    session.execute(insert(AttachmentRow), [_file(session, claim_id, kept, whole.act) for kept in whole.files])
    write_first(session, claim_id, tuple(_happened(whole)))
    listed = worklist.values(
        claim_id, whole.organisation_id, whole.draft.company.called, whole.act.at, batch_id=whole.batch_id, campaign_id=whole.campaign_id
    )  # fmt: skip
    session.execute(insert(ListedRow).values(listed))
    return claim_id


def _claim(session: Session, whole: Whole, token: str) -> int:
    content = whole.content
    made = insert(ClaimRow).returning(ClaimRow.id).values(
        token_hash=hash_token(token), opened_at=whole.act.at, language=whole.draft.language, visibility="private", code=whole.code,
        issued_at=whole.act.at, content_sha256=digest(content), procedure_id=content.procedure_id, procedure_version=content.procedure_version,
        organisation_id=whole.organisation_id, batch_id=whole.batch_id, row_key=whole.row_key,
    )  # fmt: skip
    return int(session.execute(made).scalar_one())


def _sealed(session: Session, claim_id: int, whole: Whole) -> dict[str, bytes | None]:
    post = capture_json(whole.capture) if whole.capture else None
    return {
        "answers": sealing.seal_json(session, claim_id, "claim|answers", as_json(whole.draft)),
        "post": sealing.seal_json(session, claim_id, "claim|post", post) if post else None,
        "content": sealing.seal_for(session, claim_id, "claim|content", canonical(whole.content)),
    }


def _file(session: Session, claim_id: int, kept: Kept, act: Act) -> dict[str, Any]:
    return {
        "claim_id": claim_id, "kind": kept.kind, "name": sealing.seal_for(session, claim_id, "attachment|name", kept.upload.name.encode()),
        "media_type": kept.upload.media_type, "size": len(kept.upload.data), "sha256": kept.sha256, "stored_as": kept.stored_as, "added_at": act.at,
    }  # fmt: skip


def _happened(whole: Whole) -> Iterator[Happening]:
    ours = Act("consta", whole.act.at)
    post, content = whole.draft.post, whole.content
    yield Happening("opened", whole.act, {"url": post.url, "text": post.text is not None})
    if whole.capture:
        found = whole.capture.post
        said = {"network": found.ref.network, "url": found.ref.canonical_url, "level": found.level, "sha256": whole.capture.sha256, "how": found.how}
        yield Happening("captured", ours, said)
    yield Happening("issued", whole.act, {"reference": content.reference, "sha256": digest(content), "procedure": content.procedure_id})
    yield Happening("document", ours, {"sha256": whole.files[-1].sha256})
