"""The chosen procedure, worked out for a claim: what the document will cite, how the deadline will be counted, how it runs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bridge.domain.catalogue import Catalogue, Procedure
from bridge.domain.claims import Cited, Counting
from bridge.domain.drafts import Draft
from bridge.domain.escalation import own_term
from bridge.domain.norms import Basis
from bridge.domain.phases import Event, State
from bridge.domain.procedures import Facts, Option, facts_of, match, missing
from bridge.domain.progress import Progress, progress
from bridge.domain.terms import in_words
from bridge.errors import InvalidError
from bridge.packs.answers import Dated, NoTermError, all_steps, deadline_of
from bridge.packs.calendars import calendars
from bridge.sentences import Sentence, say
from bridge.services.issuing import Plan
from bridge.words import spoken


class NothingChosenError(InvalidError):
    """No procedure was chosen yet."""

    code = "no_procedure"
    sentence = say("Elige primero adónde va la reclamación.")


class IncompleteError(InvalidError):
    """The chosen procedure would not admit it: something is missing."""

    code = "incomplete"
    sentence = say("Faltan datos que este cauce exige: {fields}.", fields="")

    def __init__(self, paths: tuple[str, ...]) -> None:
        super().__init__(fields=", ".join(paths))
        self.paths = paths


def options(catalogue: Catalogue, draft: Draft, on: date) -> tuple[Option, ...]:
    """The procedures that apply to the draft on that day, in order."""
    return match(facts_of(draft, on), catalogue, on)


def chosen(catalogue: Catalogue, draft: Draft, on: date) -> Procedure:
    """The row of the chosen procedure in force on that day. Raises NothingChosenError."""
    if draft.procedure is None:
        raise NothingChosenError
    return catalogue.procedure(draft.procedure, on)


def lacking(catalogue: Catalogue, draft: Draft, on: date) -> tuple[str, ...]:
    """Dotted paths of what the chosen procedure requires and the draft does not have."""
    return missing(draft, chosen(catalogue, draft, on))


def plan(catalogue: Catalogue, draft: Draft, on: date) -> Plan:
    """What the chosen procedure brings to the document, in the draft's language.

    Raises NothingChosenError, or IncompleteError with what is missing.
    """
    row, facts = chosen(catalogue, draft, on), facts_of(draft, on)
    if wanting := missing(draft, row):
        raise IncompleteError(wanting)
    dated = counted(catalogue, row.id, facts, on)
    return Plan(
        procedure_id=row.id, procedure_version=row.version, name=row.name.said(draft.language),
        addressee=row.authority.name.said(draft.language) if row.authority and row.kind not in COMPANY_KINDS else None,
        paper=str(row.paper), cited=_cited(row, dated, draft.language),
        counting=_counting(dated, draft.language) if dated else None,
        next_steps=_next(catalogue, draft, row, on), notices=tuple(text.said(draft.language) for text in row.notices),
        word=row.word,
    )  # fmt: skip


COMPANY_KINDS = frozenset({"claim_to_company", "hoja"})
"""What is addressed to the company itself, whoever watches over it."""


def counted(catalogue: Catalogue, procedure_id: str, facts: Facts, presented: date | datetime) -> Dated | None:
    """The deadline for what is presented then; None where no law sets one."""
    try:
        return deadline_of(catalogue, procedure_id, presented, facts.region, facts=facts.known)
    except NoTermError:
        return None


def _cited(row: Procedure, dated: Dated | None, language: str) -> tuple[Cited, ...]:
    said = {row.basis: row.bound.said(language)}
    if dated:
        said.setdefault(dated.term.basis, dated.term.name.said(language))
    return tuple(_citation(basis, says) for basis, says in said.items())


def _citation(basis: Basis, says: str) -> Cited:
    return Cited(basis.norm.title, basis.articles, basis.norm.url, basis.confidence, says)


def _counting(dated: Dated, language: str) -> Counting:
    deadline = dated.deadline
    return Counting(
        term=spoken(in_words(deadline.span), language), counted_from=spoken(COUNTED_FROM.get(dated.term.counted_from, FROM_ITS_START), language),
        expected_due=deadline.due_day,
        steps=tuple(spoken(step, language) for step in all_steps(dated)), provisional=deadline.provisional,
        reading=" ".join(text.said(language) for text in deadline.readings) or None,
    )  # fmt: skip


COUNTED_FROM: Mapping[str, Sentence] = {
    "presentation": say("desde que se presenta"), "reception": say("desde que se recibe"), "complete_file": say("desde que el expediente está completo"),
}  # fmt: skip
FROM_ITS_START = say("desde que empieza a contar")


def _next(catalogue: Catalogue, draft: Draft, row: Procedure, on: date) -> tuple[str, ...]:
    option = next((o for o in options(catalogue, draft, on) if o.procedure.id == row.id), None)
    ids = option.next if option else row.next
    return tuple(found.name.said(draft.language) for id_ in ids if (found := catalogue.find(id_, on)))


@dataclass(frozen=True, slots=True)
class Running:
    """The clock of a claim: the deadline with its steps, and how far it has run."""

    dated: Dated
    progress: Progress


def running(catalogue: Catalogue, draft: Draft, state: State, now: datetime, zone: ZoneInfo) -> Running | None:
    """The clock that runs: of the step that was taken last, or of the claim to the company. None before there is proof, or where no law sets a term."""
    if state.escalated:
        return step_running(catalogue, draft, state.escalated[-1], now, zone)
    return first_running(catalogue, draft, state, now, zone)


def first_running(catalogue: Catalogue, draft: Draft, state: State, now: datetime, zone: ZoneInfo) -> Running | None:
    """The clock of the claim to the company, whatever came after."""
    if state.presented_at is None or draft.procedure is None:
        return None
    presented = state.presented_at.astimezone(zone)
    facts = facts_of(draft, presented.date())
    dated = counted(catalogue, draft.procedure, facts, presented)
    return None if dated is None else _run(dated, facts, presented, (state.answered_at or now).astimezone(zone).date(), stopped=state.answered_at is not None)


def step_running(catalogue: Catalogue, draft: Draft, taken: Event, now: datetime, zone: ZoneInfo) -> Running | None:
    """The clock of a step that was taken: whoever has it now, by the law of the day on which it was handed in."""
    received = datetime.fromisoformat(taken.data["received_at"]).astimezone(zone)
    facts = facts_of(draft, received.date())
    row = catalogue.find(taken.data["procedure"], received.date())
    term = own_term(row) if row else None
    if row is None or (term is None and row.borrows is None):
        return None
    region = row.region or facts.region
    dated = deadline_of(catalogue, row.id, received, region, term.id, facts.known) if term else counted(catalogue, row.id, facts, received)
    return None if dated is None else _run(dated, facts, received, now.astimezone(zone).date(), stopped=False)


def _run(dated: Dated, facts: Facts, start: datetime, until: date, *, stopped: bool) -> Running:
    days = calendars(dated.row.country if dated.row.country != "EU" else "ES", (facts.region,) if facts.region else (), start.year)
    return Running(dated, progress(dated.deadline, start.date(), until, days, stopped=stopped))
