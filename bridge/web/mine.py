"""The claim of whoever holds the link: read whole in one look, written in one transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from flask import redirect, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from bridge.domain.captures import Capture
from bridge.domain.claims import Attached, Content
from bridge.domain.drafts import Draft
from bridge.domain.phases import State
from bridge.jobs.context import Context
from bridge.services import attaching, find
from bridge.services.record import Act
from bridge.store.tables import ClaimRow


@dataclass(frozen=True, slots=True)
class Filed:
    """A file of the claim: what the claim says of it, and where its bytes are."""

    id: int
    about: Attached
    stored_as: str


@dataclass(frozen=True, slots=True)
class Mine:
    """A claim as its claimant sees it."""

    token: str
    id: int
    draft: Draft
    capture: Capture | None
    state: State
    content: Content | None
    files: tuple[Filed, ...]
    visibility: str
    content_sha256: str | None

    @property
    def home(self) -> str:
        """Where its pages live."""
        return f"/mia/{self.token}"

    def of_kind(self, *kinds: str) -> tuple[Filed, ...]:
        """Its files of those kinds, oldest first."""
        return tuple(file for file in self.files if file.about.kind in kinds)


def look(context: Context, token: str) -> Mine:
    """The claim of that link. Raises NoSuchClaimError."""
    with context.store.read() as session:
        return _seen(session, find.by_token(session, token), token)


def _seen(session: Session, claim: ClaimRow, token: str) -> Mine:
    return Mine(
        token=token,
        id=claim.id,
        draft=find.draft(session, claim),
        capture=find.post(session, claim),
        state=find.state(session, claim),
        content=find.content(session, claim),
        files=tuple(Filed(row.id, attaching.described(session, row), row.stored_as) for row in find.attachments(session, claim)),
        visibility=claim.visibility,
        content_sha256=claim.content_sha256,
    )


@contextmanager
def change(context: Context, token: str) -> Iterator[tuple[Session, ClaimRow, Act]]:
    """The claim of that link, locked, to be changed by its claimant now."""
    with context.store.begin() as session:
        yield session, find.by_token(session, token, lock=True), Act("claimant", context.clock().astimezone(context.zone))


def onward(home: str, step: str, *, first: bool = False) -> Response:
    """After an answer: the next question, or back to the check page when that is where the person came from; `first` goes before it."""
    checking = request.args.get("volver") == "revisa"
    if first:
        return redirect(f"{home}/{step}{'?volver=revisa' if checking else ''}", 303)
    return redirect(f"{home}/{'revisa' if checking else step}", 303)
