"""A post or a story comes in: a claim is opened, and what was captured of the post is kept."""

import secrets
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bridge.domain.captures import Capture, capture_json
from bridge.domain.drafts import Draft, as_json
from bridge.services import find, record
from bridge.services.record import Act
from bridge.store import sealing
from bridge.store.tables import ClaimRow


@dataclass(frozen=True, slots=True)
class Opened:
    """A claim just opened and the token of its capability link, which is shown once and stored only as its hash."""

    claim: ClaimRow
    token: str


def open_claim(session: Session, draft: Draft, act: Act, *, token: str | None = None) -> Opened:
    """Opens a claim with what is known so far.

    The token may be given by the form that was shown, so that a double click opens one claim, not two.
    """
    token = token or secrets.token_urlsafe(16)
    known = session.scalars(select(ClaimRow).where(ClaimRow.token_hash == find.hash_token(token))).one_or_none()
    if known is not None:
        return Opened(known, token)
    claim = ClaimRow(token_hash=find.hash_token(token), opened_at=act.at, language=draft.language, visibility="private")
    session.add(claim)
    session.flush()
    sealing.give_key(session, claim)
    sealing.put_json(session, claim, "answers", as_json(draft))
    record.write(session, claim, "opened", act, {"url": draft.post.url, "text": draft.post.text is not None})
    return Opened(claim, token)


def keep_capture(session: Session, claim: ClaimRow, capture: Capture, act: Act) -> None:
    """Keeps the post as it was read, with the fingerprint of the bytes, and says so in the registro."""
    sealing.put_json(session, claim, "post", capture_json(capture))
    record.write(session, claim, "captured", act, _captured_fact(capture))


def _captured_fact(capture: Capture) -> dict[str, Any]:
    ref = capture.post.ref
    return {"network": ref.network, "url": ref.canonical_url, "level": capture.post.level, "sha256": capture.sha256, "how": capture.post.how}


def capture_failed(session: Session, claim: ClaimRow, code: str, act: Act) -> None:
    """Says that the post could not be read, and why; the person gives the text."""
    record.write(session, claim, "capture_failed", act, {"code": code})


def correct_post(session: Session, claim: ClaimRow, corrected: Capture, fields: tuple[str, ...], act: Act) -> None:
    """Keeps the person's corrections of the post, each recorded as theirs."""
    sealing.put_json(session, claim, "post", capture_json(corrected))
    for field in fields:
        record.write(session, claim, "corrected", act, {"field": field})
