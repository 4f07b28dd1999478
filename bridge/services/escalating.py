"""The next step of a claim: which are open and when, what each still lacks, its document written once, and its receipt."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bridge.domain import escalation
from bridge.domain.boxes import MEANT, UNSATISFIED, Answered, Case, Proved, answerable, lacking
from bridge.domain.catalogue import Catalogue, Kind, Procedure
from bridge.domain.claims import Content
from bridge.domain.deadlines import due_date
from bridge.domain.drafts import Draft
from bridge.domain.escalation import NotOnRecordError, NotPreparedError, StepContent, StepReceipt, Story, UnknownStepError, Window, own_term, window
from bridge.domain.forms_official import Box, OfficialForm
from bridge.domain.phases import Event, State, received_at
from bridge.domain.procedures import facts_of, next_ids
from bridge.domain.terms import Limit, Whose, in_words
from bridge.errors import InvalidError
from bridge.packs.answers import Dated
from bridge.packs.calendars import calendars
from bridge.sentences import say
from bridge.services import annexing, attaching, find, planning, record
from bridge.services.record import Act
from bridge.services.stepwriting import Written, write
from bridge.store.tables import ClaimRow
from bridge.words import spoken


class StillLackingError(InvalidError):
    """The form wants something that nobody has answered."""

    code = "step_lacks"
    sentence = say("Falta por contestar: {fields}.", fields="")

    def __init__(self, boxes: tuple[Box, ...]) -> None:
        super().__init__(fields=", ".join(box.label.es for box in boxes))
        self.boxes = boxes


@dataclass(frozen=True, slots=True)
class Known:
    """A claim as the services of its next step read it, once."""

    draft: Draft
    state: State
    content: Content


@dataclass(frozen=True, slots=True)
class NextStep:
    """A step that may follow: the law of it, its form, when it may be taken, and what it still lacks."""

    row: Procedure
    form: OfficialForm
    window: Window
    case: Case
    lacks: tuple[Box, ...]
    asks: tuple[Box, ...]
    """All that may be asked; `lacks` are those without which there is no document."""
    wants_reason: bool
    """Whether the company answered, and the claimant has still to say why that does not satisfy."""
    written: Event | None = None
    taken: Event | None = None

    @property
    def ready(self) -> bool:
        """Whether one click writes it."""
        return not self.lacks and not self.wants_reason


@dataclass(frozen=True, slots=True)
class Day:
    """The moment it is, where the instance is."""

    now: datetime
    zone: ZoneInfo

    @property
    def today(self) -> date:
        """The day."""
        return self.now.astimezone(self.zone).date()


def known(session: Session, claim: ClaimRow) -> Known:
    """What its next step needs of a claim. Raises NotOnRecordError while no receipt proves it."""
    state, content = find.state(session, claim), find.content(session, claim)
    if content is None or state.presented_at is None:
        raise NotOnRecordError
    return Known(find.draft(session, claim), state, content)


def next_steps(catalogue: Catalogue, claim: Known, at: Day) -> tuple[NextStep, ...]:
    """The steps that follow the claim, those of its own channel first."""
    found = (catalogue.find(id_, at.today) for id_ in _ids(catalogue, claim))
    return tuple(step for row in found if row and (step := _step(catalogue, row, claim, at)))


def next_step(catalogue: Catalogue, claim: Known, procedure_id: str, at: Day) -> NextStep:
    """One of them. Raises UnknownStepError."""
    step = next((step for step in next_steps(catalogue, claim, at) if step.row.id == procedure_id), None)
    if step is None:
        raise UnknownStepError
    return step


def _ids(catalogue: Catalogue, claim: Known) -> Iterator[str]:
    """The ids, each once: of the claim's channel, of the steps taken, and what the law opens after any claim."""
    facts = facts_of(claim.draft, claim.content.issued_at.date())
    before = (claim.content.procedure_id, *(event.data["procedure"] for event in claim.state.escalated))
    rows = [catalogue.versions(id_)[-1] for id_ in before]
    ids = [*(id_ for row in rows for id_ in next_ids(row, facts, catalogue)), *escalation.open_besides(facts)]
    yield from dict.fromkeys(id_ for id_ in ids if id_ != claim.content.procedure_id and id_ in catalogue.rows)


def _step(catalogue: Catalogue, row: Procedure, claim: Known, at: Day) -> NextStep | None:
    form = catalogue.form(row.id, at.today)
    if form is None:
        return None
    case = _case(catalogue, form, claim, at)
    story = _story(catalogue, claim, at)
    return NextStep(
        row=row, form=form, window=window(row, story, at.today), case=case, lacks=lacking(form, case), asks=answerable(form, case),
        wants_reason=any(answer.kind in MEANT for answer in case.answers) and not case.told.get(UNSATISFIED),
        written=_last(claim.state.steps, row.id), taken=_last(claim.state.escalated, row.id),
    )  # fmt: skip


def _last(events: tuple[Event, ...], procedure_id: str) -> Event | None:
    return next((event for event in reversed(events) if event.data["procedure"] == procedure_id), None)


def told(state: State) -> Mapping[str, str]:
    """All that was answered for the steps written so far: each thing is asked once."""
    return {box: answer for event in state.steps for box, answer in event.data["told"].items()}


def _case(catalogue: Catalogue, form: OfficialForm, claim: Known, at: Day) -> Case:
    state, zone = claim.state, at.zone
    proofs = tuple(Proved(event.data["channel"], received_at(event).astimezone(zone).date(), event.data.get("number")) for event in state.receipts)
    answers = tuple(_answered(event, zone) for event in state.replies)
    running = planning.first_running(catalogue, claim.draft, state, at.now, zone)
    due = running.dated.deadline.due_day if running else None
    return Case(claim.content, proofs, answers, due, told(state), form.confidential, at.today)


def _answered(event: Event, zone: ZoneInfo) -> Answered:
    received = datetime.fromisoformat(event.data["received_at"]).astimezone(zone)
    return Answered(event.data["class"], received.date(), event.data.get("text") or "", event.data.get("file_sha256"))


def _story(catalogue: Catalogue, claim: Known, at: Day) -> Story:
    assert claim.state.presented_at is not None
    presented = claim.state.presented_at.astimezone(at.zone)
    running = planning.first_running(catalogue, claim.draft, claim.state, at.now, at.zone)
    answered = claim.state.answered_at
    return Story(
        presented=presented.date(),
        due=running.dated.deadline.due_day if running else None,
        earliest_due=_earliest(running.dated, presented.date()) if running else None,
        due_basis=running.dated.term.basis if running else None,
        answered=answered.astimezone(at.zone).date() if answered else None,
        facts=claim.content.facts_date,
    )


def _earliest(dated: Dated, presented: date) -> date:
    """The end of the company's term by the reading that the claimant has to fear: their own term starts with it."""
    feared = replace(dated.term, whose=Whose.CLAIMANT, limit=Limit.LATEST)
    country = dated.row.country if dated.row.country != "EU" else "ES"
    return due_date(feared, presented, calendars(country, dated.places, presented.year)).due_day


def prepare(session: Session, claim: ClaimRow, step: NextStep, answers: Mapping[str, str], act: Act) -> int:
    """Writes the step: freezes what its document says, by the local time of the act, and puts its digest in the registro. The number of the entry.

    Raises StillLackingError or NotOnRecordError.
    """
    told_now = {**step.case.told, **{box: answer for box, answer in answers.items() if answer}}
    case = replace(step.case, told=told_now)
    wanting = lacking(step.form, case)
    if wanting:
        raise StillLackingError(wanting)
    files = tuple(one.file for one in annexing.files_of(session, claim, find.state(session, claim)))
    content = write(Written(step.row, step.form, case, step.window, files, claim.content_sha256 or "", act.at))
    said = {
        "procedure": step.row.id, "name": content.name, "sha256": escalation.digest(content), "told": told_now, "content": escalation.step_json(content),
    }  # fmt: skip
    return record.write(session, claim, "step", act, said).seq


def written_step(state: State, seq: int) -> StepContent:
    """What the step of that entry says. Raises NotPreparedError."""
    event = next((event for event in state.steps if event.seq == seq), None)
    if event is None:
        raise NotPreparedError
    return escalation.read_step(event.data["content"])


def keep_step_document(session: Session, claim: ClaimRow, kept: attaching.Kept, seq: int, act: Act) -> None:
    """Gives the step its PDF and says its fingerprint in the registro. Drawn twice, it is the same file and one entry."""
    row = attaching.attach(session, claim, kept, act.at)
    drawn = {event.data["of"] for event in find.state(session, claim).seen if event.kind == "step_document"}
    if seq not in drawn:
        record.write(session, claim, "step_document", act, {"of": seq, "sha256": row.sha256})


def document_of(state: State, seq: int) -> str | None:
    """The fingerprint of the document of that step; None while it is not drawn."""
    return next((event.data["sha256"] for event in state.seen if event.kind == "step_document" and event.data["of"] == seq), None)


def take(session: Session, claim: ClaimRow, step: NextStep, receipt: StepReceipt, act: Act) -> None:
    """Records that the step was handed in: from its moment on the claim is with whoever decides, by their own term.

    Raises NotPreparedError, NotYetError, TooEarlyError, NothingProvenError or ConflictError. The same receipt twice is one.
    """
    if step.written is None:
        raise NotPreparedError
    escalation.check_step_receipt(receipt, step.written.at, act.at)
    content = escalation.read_step(step.written.data["content"])
    who, term = _who_answers(step.row, content)
    said = {
        "procedure": step.row.id, "version": step.row.version, "name": content.name, "who": who, "term": term, "of": step.written.seq,
        "channel": receipt.channel, "number": receipt.number, "received_at": receipt.received_at.isoformat(timespec="minutes"),
        "file_sha256": receipt.file_sha256,
    }  # fmt: skip
    if not any(dict(event.data) == said for event in find.state(session, claim).escalated):
        record.write(session, claim, "escalated", act, said)


def _who_answers(row: Procedure, content: StepContent) -> tuple[str, str]:
    """Who has to act now, and to do what, in the document's words."""
    who = content.company if row.kind is Kind.HOJA else content.addressee or content.name
    term = own_term(row)
    said = f"{term.name.said(content.language)}: {spoken(in_words(term.span), content.language)}" if term else spoken(TO_ANSWER, content.language)
    return who, said


TO_ANSWER = say("contestar")
