"""The only shape of a claim that the world may see. Pages for the world are made from this and from nothing else.

It says state, dates, object and deadline; never offers, the words of a negotiation (LO 1/2025 art. 9), or anything personal
that the claimant did not choose to show.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from bridge.domain import terms_of_art
from bridge.domain.claims import Content, QuotedPost
from bridge.domain.deadlines import Deadline
from bridge.domain.phases import Event, State
from bridge.domain.progress import Progress
from bridge.domain.redaction import redact
from bridge.domain.status import Status, Told, tell
from bridge.domain.timeline import Line, timeline
from bridge.errors import NotFoundError
from bridge.sentences import Sentence, say

SHOWN = frozenset({"link", "public_pseudonymous", "public_named"})
"""Visibilities in which the status page shows anything at all to the world."""


class TakenBackError(NotFoundError):
    """The page was there for the world, and its claimant took it back: who was told of it must learn that it is gone."""

    code = "taken_back"
    sentence = say("Quien hizo la reclamación la ha retirado o borrado.")


def was_shown(state: State) -> bool:
    """Whether the world could read the page at some time."""
    return any(event.kind == "visibility" and event.data.get("to") in SHOWN for event in state.seen)


REQUESTS: Mapping[str | None, Sentence] = {
    "refund": say("Reembolso"), "repair": say("Reparación"), "replace": say("Sustitución"), "terminate": say("Baja del contrato"),
    "compensation": say("Indemnización"), "explanation": say("Explicación"), "apology": say("Disculpa"), "other": say("Reclamación"), None: say("Reclamación"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PublicPost:
    """The post that the claim was born from: already public, shown without personal data of others."""

    network: str
    url: str | None
    text: str | None
    published_at: datetime | date | None
    exact: bool
    level: str
    sha256: str | None


@dataclass(frozen=True, slots=True)
class PublicClaim:
    """A claim as anybody may see it."""

    reference: str
    code: str
    claimant: str
    company: str
    asks: Sentence
    amount: Decimal | None
    currency: str
    issued_at: datetime
    presented_at: datetime | None
    procedure_id: str
    procedure_name: str
    status: Status
    progress: Progress | None
    due: date | None
    steps: tuple[Sentence, ...]
    next_steps: tuple[str, ...]
    lines: tuple[Line, ...]
    post: PublicPost | None
    linked: bool
    content_sha256: str
    pdf_sha256: str | None
    indexed: bool
    against: Sentence
    """«Reclamación a AeroLinde», by the country's word."""
    pictured: bool = False
    """Whether its claimant shows a picture, with what they covered covered."""


@dataclass(frozen=True, slots=True)
class Clocked:
    """The deadline of the claim and how it runs; both None where none does."""

    deadline: Deadline | None = None
    progress: Progress | None = None
    steps: tuple[Sentence, ...] = ()


def public_claim(content: Content, state: State, clocked: Clocked, prints: tuple[str, str | None]) -> PublicClaim:
    """The public shape of a claim. `prints` are the fingerprints of its content and of its PDF."""
    company = content.company.called
    return PublicClaim(
        reference=content.reference, code=content.reference[-9:], claimant=shown_name(content.claimant.name, state.visibility), company=company,
        asks=REQUESTS[content.request.kind], amount=content.request.amount, currency=content.request.currency, issued_at=content.issued_at,
        presented_at=state.presented_at, procedure_id=content.procedure_id, procedure_name=content.procedure_name,
        status=tell(Told(company, state, clocked.progress)), progress=clocked.progress, due=clocked.deadline.due_day if clocked.deadline else None,
        steps=clocked.steps, next_steps=content.next_steps, lines=timeline(state, public=True), post=_post(content, state), linked=_seen(state.linked),
        content_sha256=prints[0], pdf_sha256=prints[1], indexed=state.visibility in {"public_pseudonymous", "public_named"},
        against=terms_of_art.title(content.word, company), pictured=state.picture is not None,
    )  # fmt: skip


def shown_name(name: str | None, visibility: str) -> str:
    """The claimant's name as they chose to show it: whole, or initials."""
    words = (name or "").split()
    if visibility == "public_named":
        return " ".join(words)
    return " ".join(f"{word[0].upper()}." for word in words[:2]) or "—"


def _seen(linked: Iterable[Event]) -> bool:
    return any(event.data["seen"] for event in linked)


def _post(content: Content, state: State) -> PublicPost | None:
    post = content.post
    if post is None:
        return None
    return PublicPost(
        network=post.network, url=post.url, text=_shown_text(post, content), published_at=post.published_at,
        exact=post.published_precision == "exact", level="A" if state.author_proven else post.level, sha256=post.sha256,
    )  # fmt: skip


def _shown_text(post: QuotedPost, content: Content) -> str | None:
    """What was read on the network is public already; what only the claimant gave is shown only as far as the network's address stands behind it."""
    if post.text is None or post.url is None:
        return None
    return redact(post.text, [content.claimant.name or ""])
