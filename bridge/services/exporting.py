"""Everything that we keep of a claim, in one ZIP that opens and verifies without us; for the claimant, with their own data as they gave them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from sqlalchemy import select
from sqlalchemy.orm import Session

from bridge.domain import register as book
from bridge.domain.drafts import as_json
from bridge.domain.references import reference
from bridge.domain.register import Day
from bridge.evidence.bundle import Bundle, Closed, Paper, Said
from bridge.evidence.bundle_page import write_bundle
from bridge.services import archiving, attaching, find, register
from bridge.store import sealing
from bridge.store.engine import Store
from bridge.store.files import Files
from bridge.store.tables import ClaimRow, EntryRow, InboxRow, OutboxRow

SALT = 32
DOCUMENTS = (archiving.LONG, archiving.DOCUMENT)
"""The longest-lived first."""
PAPERS, MESSAGES = "adjuntos", "mensajes"


@dataclass(frozen=True, slots=True)
class Roots:
    """The certificates that go along, so that what was sealed and stamped can be checked."""

    seals: tuple[x509.Certificate, ...] = ()
    times: tuple[x509.Certificate, ...] = ()


@dataclass(frozen=True, slots=True)
class _Stored:
    """A file that is to be read once no transaction is open."""

    folder: str
    name: str
    kind: str
    stored_as: str
    sha256: str


@dataclass(frozen=True, slots=True)
class _Found:
    """What the database says of the claim."""

    claim: ClaimRow
    content: bytes | None
    answers: bytes
    stored: tuple[_Stored, ...]
    entries: tuple[Said, ...]
    days: tuple[Closed, ...]


def export(store: Store, files: Files, claim_id: int, roots: Roots, now: datetime, *, own: bool = True) -> bytes:  # noqa: PLR0913 (each is another thing)
    """The bundle of a claim. `own`: for the claimant, with what they answered (GDPR arts. 15 and 20).

    Raises ErasedError, NoSuchClaimError or NotFoundError.
    """
    with store.read() as session:
        found = _find(session, find.by_id(session, claim_id))
    read = {one.stored_as: attaching.read(store, files, claim_id, one.stored_as) for one in found.stored}
    papers = [Paper(one.folder, one.name, read[one.stored_as]) for one in found.stored if one.kind not in DOCUMENTS]
    document = next((read[one.stored_as] for kind in DOCUMENTS for one in found.stored if one.kind == kind), None)
    claim = found.claim
    printed = reference(claim.code, claim.issued_at.year) if claim.code and claim.issued_at else None
    return write_bundle(Bundle(
        reference=printed, language=claim.language, made_at=now, document=document, content=found.content, answers=found.answers if own else None,
        papers=tuple(papers), entries=found.entries, days=found.days, seal_roots=roots.seals, time_roots=roots.times,
    ))  # fmt: skip


def _find(session: Session, claim: ClaimRow) -> _Found:
    answers = json.dumps({"answers": as_json(find.draft(session, claim)), "post": sealing.get_json(session, claim, "post")}, ensure_ascii=False, indent=1)
    content = sealing.open_for(session, claim.id, "claim|content", claim.content) if claim.content else None
    entries = tuple(_said(session, claim))
    return _Found(claim, content, answers.encode(errors="surrogatepass"), tuple(_once(_stored(session, claim))), entries, _closed(session, entries))


def _said(session: Session, claim: ClaimRow) -> Iterator[Said]:
    proofs = register.inclusions(session, claim)
    for row in session.scalars(select(EntryRow).where(EntryRow.claim_id == claim.id).order_by(EntryRow.seq)):
        opened = sealing.open_for(session, claim.id, f"entry|{row.seq}", row.sealed) if row.sealed else b""
        yield Said(find.entry_of(row), opened[:SALT], json.loads(opened[SALT:] or b"{}"), proofs.get(row.seq))


def _stored(session: Session, claim: ClaimRow) -> Iterator[_Stored]:
    for row in find.attachments(session, claim):
        folder = MESSAGES if row.kind in {"reply", "sent"} else PAPERS
        yield _Stored(folder, attaching.name_of(session, row), row.kind, row.stored_as, row.sha256)
    for outgoing in session.scalars(select(OutboxRow).where(OutboxRow.claim_id == claim.id).order_by(OutboxRow.id)):
        yield _Stored(MESSAGES, f"enviado-{outgoing.kind}.eml", "sent", outgoing.stored_as, outgoing.sha256)
    for incoming in session.scalars(select(InboxRow).where(InboxRow.claim_id == claim.id).order_by(InboxRow.id)):
        if incoming.stored_as:  # what came a moment ago is not in the file store yet
            yield _Stored(MESSAGES, "recibido.eml", "reply", incoming.stored_as, incoming.sha256)


def _once(stored: Iterator[_Stored]) -> Iterator[_Stored]:
    """The same bytes once, however many rows speak of them."""
    seen: set[str] = set()
    for one in stored:
        if one.sha256 not in seen:
            seen.add(one.sha256)
            yield one


def _closed(session: Session, entries: tuple[Said, ...]) -> tuple[Closed, ...]:
    """The days in which the claim wrote, each with the step from the one before."""
    known = register.days(session)
    numbers = sorted({said.inclusion.day.number for said in entries if said.inclusion})
    return tuple(_day(session, known, old, number) for old, number in zip([-1, *numbers], numbers, strict=False))


def _day(session: Session, known: tuple[Day, ...], old: int, number: int) -> Closed:
    return Closed(known[number], book.step(known, old + 1, number + 1), register.stamps(session, known[number]))
