"""The next step (paso siguiente): when it may be taken, what its document says, frozen, and how its own clock is chosen."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bridge.domain.catalogue import Kind, Procedure
from bridge.domain.claims import Attached, Cited
from bridge.domain.deadlines import Deadline, due_date
from bridge.domain.filing import NothingProvenError, NotYetError, TooEarlyError
from bridge.domain.norms import Basis, Text
from bridge.domain.plain import plain, revived
from bridge.domain.procedures import EVERY_DAY, Facts
from bridge.domain.terms import Limit, Term, Whose
from bridge.errors import ConflictError, InvalidError
from bridge.sentences import Sentence, say


class NotOnRecordError(ConflictError):
    """There is no proof yet that the company received the claim: every next step wants it."""

    code = "not_on_record"
    sentence = say("Antes del siguiente paso hace falta la prueba de que la empresa recibió la reclamación: apunta el justificante.")


class UnknownStepError(InvalidError):
    """A step that does not follow this claim."""

    code = "unknown_step"
    sentence = say("Ese paso no sigue a esta reclamación.")


class NotPreparedError(ConflictError):
    """The receipt of a document that was never written."""

    code = "step_not_prepared"
    sentence = say("Primero escribe el documento de este paso; después apunta su justificante.")


@dataclass(frozen=True, slots=True)
class Story:
    """The days that decide: when the claim arrived, when the company's term ends, when it answered."""

    presented: date
    due: date | None = None
    """The last day of the company, at its latest: until then it may answer."""
    earliest_due: date | None = None
    """The same at its earliest: the claimant's own terms that start with silence run from it."""
    due_basis: Basis | None = None
    answered: date | None = None
    facts: date | None = None

    @property
    def silence(self) -> date | None:
        """The day of the answer, or the end of the company's term."""
        return self.answered or self.earliest_due or self.due


@dataclass(frozen=True, slots=True)
class Window:
    """When a step may be taken, and what is said about it. `state`: `early`, `open` or `late`."""

    state: str
    opens: date | None
    closes: date | None
    says: tuple[Sentence, ...]
    readings: tuple[Text, ...] = ()


STARTS: Mapping[str, Callable[[Story], date | None]] = {
    "prior_claim": lambda story: story.presented,
    "presentation": lambda story: story.presented,
    "reception": lambda story: story.presented,
    "negotiation": lambda story: story.presented,  # LO 1/2025 art. 7.3: from reception, where nothing was negotiated: the earliest
    "last_request": lambda story: story.presented,
    "reply_or_silence": lambda story: story.silence,
    "reply": lambda story: story.answered,
    "facts": lambda story: story.facts,
    "known": lambda story: story.facts,
    "admission": lambda story: story.facts,
}
"""What starts a claimant's own term, where the claim tells it."""
ONLY_BEFORE = frozenset({"request", "start", "decision", "service", "complete_file"})
"""Starts that come once the step is under way: they say nothing of whether it may be taken."""


def window(row: Procedure, story: Story, on: date) -> Window:
    """Whether the step may be taken on that day; too early and too late are said with the article."""
    counted = [(term, deadline) for term in row.terms if (deadline := _counted(term, story)) is not None]
    waits = [(term, deadline) for term, deadline in counted if term.limit is Limit.EARLIEST and story.answered is None]
    limits = [(term, deadline) for term, deadline in counted if term.limit is Limit.LATEST]
    opens = max((deadline.acts_from for _, deadline in waits), default=None) or _after_silence(row, story)
    closes = min((deadline.due_day for _, deadline in limits), default=None)
    state = "late" if closes and on > closes else "early" if opens and on < opens else "open"
    readings = tuple(reading for _, deadline in counted for reading in deadline.readings)
    return Window(state, opens, closes, tuple(_told(row, story, (waits, limits), on)), readings)


Counted = list[tuple[Term, Deadline]]


def _counted(term: Term, story: Story) -> Deadline | None:
    """The end of a claimant's own term, where what starts it is known."""
    if term.whose is not Whose.CLAIMANT or term.counted_from in ONLY_BEFORE or term.counted_from not in STARTS:
        return None
    start = STARTS[term.counted_from](story)
    return None if start is None else due_date(term, start, EVERY_DAY)


def _after_silence(row: Procedure, story: Story) -> date | None:
    """Where a prior claim is wanted and no wait is set: once the company's term is over."""
    if not row.prior_claim_required or story.answered or story.due is None:
        return None
    return story.due + timedelta(days=1)


def _told(row: Procedure, story: Story, counted: tuple[Counted, Counted], on: date) -> Iterator[Sentence]:
    waits, limits = counted
    for term, deadline in waits:
        if on < deadline.acts_from:
            yield say("Todavía no: salvo que antes te contesten, desde el {day} ({basis}).", day=deadline.acts_from, basis=term.basis.cited)
    after = _after_silence(row, story)
    if not waits and after and on < after:
        yield say("Todavía no: la empresa puede contestar hasta el {due} ({basis}).", due=story.due or after, basis=_silence_basis(row, story))
    for term, deadline in limits:
        yield _limit_told(term, deadline, on)


def _silence_basis(row: Procedure, story: Story) -> str:
    return story.due_basis.cited if story.due_basis else row.basis.cited


def _limit_told(term: Term, deadline: Deadline, on: date) -> Sentence:
    if on > deadline.due_day:
        return say("Fuera de plazo: acabó el {due} ({basis}).", due=deadline.due_day, basis=term.basis.cited)
    return say("Tienes hasta el {due} ({basis}).", due=deadline.due_day, basis=term.basis.cited)


OPEN_TO_ALL: Mapping[str, tuple[str, ...]] = {"ES": ("es.court.verbal",)}
"""What is open after any claim to a company, whatever its own channel says: in Spain, the court (LO 1/2025 DA 7.ª)."""


def open_besides(facts: Facts) -> tuple[str, ...]:
    """What is open besides the steps of the claim's own channel: the Union's network across borders, the court."""
    if "data_protection" in facts.sectors:
        return ()
    across = ("eu.ecc",) if facts.cross_border else ()
    return (*across, *OPEN_TO_ALL.get(facts.country, ()))


RUNS_FROM_FILING = frozenset({"presentation", "reception", "complete_file"})


def own_term(row: Procedure) -> Term | None:
    """The term that starts to run when the step is handed in: the general one if it does, else the first that does."""
    running = [term for term in row.terms if term.whose is not Whose.CLAIMANT and term.counted_from in RUNS_FROM_FILING and not term.when]
    return next((term for term in running if term.id == "general"), running[0] if running else None)


TO_THE_COMPANY = frozenset({Kind.HOJA, Kind.CLAIM_TO_COMPANY})
"""Steps in which it is still the company that has to answer."""


@dataclass(frozen=True, slots=True)
class Said:
    """A box as the document prints it."""

    id: str
    label: str
    paragraphs: tuple[str, ...]
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Where:
    """A way to hand it in."""

    name: str
    how: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Annex:
    """A file that goes with the step: what it is there, and the file as the claim lists it."""

    says: str
    file: Attached


@dataclass(frozen=True, slots=True)
class StepContent:
    """What the document of a step says, in its language. Its digest is in the registro; the PDF is drawn from it and from nothing else."""

    reference: str
    verification_code: str
    status_url: str
    language: str
    paper: str
    issued_at: datetime
    procedure_id: str
    procedure_version: str
    form_version: str
    shape: str
    title: str
    name: str
    opening: str
    addressee: str | None
    company: str
    claimant: str
    signer: str
    city: str | None
    boxes: tuple[Said, ...]
    cited: tuple[Cited, ...]
    where: tuple[Where, ...]
    how: tuple[str, ...]
    cost: str
    cost_verified: bool
    until: tuple[str, ...]
    annexes: tuple[Annex, ...]
    by_hand: tuple[str, ...]
    """What the claimant adds: we do not have it."""
    claim_sha256: str
    limit: str | None = None


def canonical(step: StepContent) -> bytes:
    """The step as canonical JSON: what its digest is of."""
    return json.dumps(plain(step), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode(errors="backslashreplace")


def digest(step: StepContent) -> str:
    """SHA-256 of the canonical step, in hexadecimal."""
    return hashlib.sha256(canonical(step)).hexdigest()


def step_json(step: StepContent) -> dict[str, object]:
    """The step as a plain object, for the registro."""
    found: dict[str, object] = plain(step)
    return found


def read_step(given: Mapping[str, object]) -> StepContent:
    """The step that `step_json` wrote."""
    step: StepContent = revived(StepContent, given)
    return step


@dataclass(frozen=True, slots=True)
class StepReceipt:
    """What proves that a step was handed in: where, when, under which number."""

    channel: str
    received_at: datetime
    number: str | None = None
    file_sha256: str | None = None


def check_step_receipt(receipt: StepReceipt, written_at: datetime, now: datetime) -> None:
    """Raises NotYetError, TooEarlyError or NothingProvenError if it cannot be the receipt of a document written then."""
    if receipt.received_at > now + timedelta(minutes=10):
        raise NotYetError
    written = written_at.astimezone(receipt.received_at.tzinfo).date()
    if receipt.received_at.date() < written:
        raise TooEarlyError(issued=written)
    if not receipt.number and not receipt.file_sha256:
        raise NothingProvenError


PLACES: Mapping[str, Sentence] = {
    "portal": say("En su web o sede electrónica"), "registry": say("En un registro o en Correos"), "counter": say("En mano, en el establecimiento"),
    "authority": say("En la oficina de consumo"), "court": say("En el juzgado"), "office": say("En su oficina"), "phone": say("Por teléfono"),
    "email": say("Por correo electrónico"), "post": say("Por correo certificado"), "burofax": say("Por burofax"), "form": say("En su formulario"),
    "qr": say("Con la hoja electrónica"), "book": say("En el libro de reclamaciones"),
}  # fmt: skip
"""Where a step is handed in, by the channels of the packs."""
ANYWHERE = say("De otra forma")


def place_name(channel: str) -> Sentence:
    """What a way to hand a step in is called."""
    return PLACES.get(channel, ANYWHERE)


def renumbered(annexes: tuple[Annex, ...]) -> tuple[Annex, ...]:
    """The annexes with their files named in order, so that no two have one name: `anexo-1-reclamacion.pdf`."""
    return tuple(replace(annex, file=replace(annex.file, name=f"anexo-{n}-{annex.file.name}")) for n, annex in enumerate(annexes, 1))
