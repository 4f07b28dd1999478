"""Deadlines and routes as the command line and the API print them: one call a line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bridge.domain.applicable import KnownFacts, applied_row, applied_term
from bridge.domain.calendars import Calendar
from bridge.domain.catalogue import Catalogue, Procedure
from bridge.domain.counting import Pauses
from bridge.domain.deadlines import Deadline, Happened, day_of, due_date, paused
from bridge.domain.drafts import Draft
from bridge.domain.norms import Basis
from bridge.domain.procedures import Facts, Given, Option, facts_of, match, missing
from bridge.domain.sector_words import MATTERS
from bridge.domain.terms import Span, Term, Unit
from bridge.errors import InvalidError
from bridge.packs.calendars import calendars, countries, with_municipal
from bridge.sentences import Sentence, say

Regions = str | Sequence[str] | None


DATED_FACTS = frozenset({"completed_on", "asked_on", "given_on", "municipal_holidays"})
"""What may be told besides yes and no: days."""


GUESSED_FACTS = frozenset({"extended", *(matter for matter, _ in MATTERS)})
"""Yes and no that any line may tell, whether or not its pack asks."""


class UnreadableDateError(InvalidError):
    """A day or moment that is not written as RFC 3339 wants."""

    code = "unreadable_date"
    sentence = say("No se entiende la fecha «{value}»: escríbela como 2026-11-30 o 2026-11-30T10:20.", value="")


class UnreadableFactError(InvalidError):
    """Something told about the claim that is not of the kind it should be."""

    code = "unreadable_fact"
    sentence = say("No se entiende «{fact}».", fact="")


class NoTermError(InvalidError):
    """A procedure for which no law sets a term."""

    code = "no_term"
    sentence = say("Ninguna norma fija un plazo de respuesta para «{procedure}» ({basis}).", procedure="", basis="")


@dataclass(frozen=True, slots=True)
class Dated:
    """A deadline, in the row and term that set it."""

    asked: str
    row: Procedure
    term: Term
    deadline: Deadline
    places: tuple[str, ...]
    """The regions whose calendars were used; none means the country's alone."""
    otherwise: tuple[Basis, ...] = ()
    """What would apply instead, were a fact so that nobody told (who is bound by Ley 10/2025)."""


def read_moment(value: object) -> date | datetime:
    """A day or a moment, given as such or as text.

    Raises UnreadableDateError.
    """
    if isinstance(value, date):
        return value
    try:
        text = str(value)
        return date.fromisoformat(text) if len(text) == len("2026-11-30") else datetime.fromisoformat(text)
    except ValueError:
        raise UnreadableDateError(value=str(value)[:40]) from None


def deadline_of(  # noqa: PLR0913, PLR0917 - the fields of one line of `deadline -`
    catalogue: Catalogue,
    procedure_id: str,
    presented: object,
    region: Regions = None,
    term: str | None = None,
    facts: Mapping[str, Any] | None = None,
) -> Dated:
    """The deadline of a procedure presented on that day or moment, by the law in force then.

    Raises InvalidError kinds: no such procedure, term or region, a date before the law, no term at all.
    """
    rows = catalogue.versions(str(procedure_id))
    told = _told(catalogue, facts)
    places = _places(region, rows[-1])
    moment = _local(read_moment(presented), rows[-1].country, places)
    row = catalogue.procedure(rows[-1].id, day_of(moment))
    known = {fact: holds for fact, holds in told.items() if isinstance(holds, bool)}
    source, chosen = _chosen(catalogue, row, day_of(moment), known, term)
    calendar = calendars(_calendar_country(row.country), places, day_of(moment).year)
    town = _days(told.get("municipal_holidays", []))
    if town:
        calendar = with_municipal(calendar, town)
    happened = Happened(_day(told, "completed_on"), _pauses(told, chosen, calendar), known.get("extended", False))
    return Dated(row.id, source, chosen, due_date(chosen, moment, calendar, happened), places, _otherwise(catalogue, source, day_of(moment), known))


def _otherwise(catalogue: Catalogue, row: Procedure, on: date, known: KnownFacts) -> tuple[Basis, ...]:
    open_ones = [other for other in row.elsewhere if other.holds and other.fact not in known and catalogue.find(other.procedure, on)]
    found = (applied_term(catalogue, row, on, {**known, other.fact: other.holds}) for other in open_ones)
    return tuple(applied.term.basis for applied in found if applied)


def _told(catalogue: Catalogue, facts: object) -> Mapping[str, Any]:
    """What is told about the claim, every name of it known.

    Raises UnreadableFactError.
    """
    if facts is None:
        return {}
    if not isinstance(facts, Mapping):
        raise UnreadableFactError(fact="facts")
    yes_or_no = catalogue.asked_facts | GUESSED_FACTS
    for fact, value in facts.items():
        if fact not in DATED_FACTS | yes_or_no or (fact in yes_or_no and not isinstance(value, bool | None)):
            raise UnreadableFactError(fact=str(fact)[:40])
    return {fact: value for fact, value in facts.items() if value is not None}


def _calendar_country(country: str) -> str:
    return "ES" if country not in countries() else country


def _places(region: Regions, row: Procedure) -> tuple[str, ...]:
    """The region codes given, in the country's own writing; the procedure's own region where none is."""
    given = [region] if isinstance(region, str) else [] if region is None else region
    if not isinstance(given, list | tuple) or not all(isinstance(code, str) for code in given):
        raise UnreadableFactError(fact="region")
    codes = tuple(code.upper().removeprefix(f"{row.country}-") for code in given if code)
    return codes or ((row.region,) if row.region else ())


def _local(moment: date | datetime, country: str, places: tuple[str, ...]) -> date | datetime:
    """A moment with an offset, in the local time of the place: its local date is the one that counts."""
    if not isinstance(moment, datetime) or moment.tzinfo is None:
        return moment
    zone = countries()[_calendar_country(country)].zone_of(places[0] if places else None)
    try:
        return moment.astimezone(zone)
    except OverflowError:
        raise UnreadableDateError(value=moment.isoformat()) from None


def _chosen(catalogue: Catalogue, row: Procedure, on: date, known: KnownFacts, term: str | None) -> tuple[Procedure, Term]:
    if term:
        source = applied_row(catalogue, row, on, known)
        return source, source.term(term)
    applied = applied_term(catalogue, row, on, known)
    if applied is None:
        raise NoTermError(procedure=row.id, basis=row.basis.cited)
    return applied.row, applied.term


def _day(told: Mapping[str, Any], fact: str) -> date | None:
    return day_of(read_moment(told[fact])) if told.get(fact) else None


def _days(given: object) -> tuple[date, ...]:
    if not isinstance(given, list):
        raise UnreadableFactError(fact="municipal_holidays")
    return tuple(day_of(read_moment(day)) for day in given)


def _pauses(told: Mapping[str, Any], term: Term, calendar: Calendar) -> Pauses:
    """The stretch between `asked_on` and `given_on` (an offer and its answer, data and their delivery)."""
    asked = _day(told, "asked_on")
    return (paused(term, asked, _day(told, "given_on"), calendar),) if asked else ()


def deadline_json(  # noqa: PLR0913, PLR0917 - the fields of one line of `deadline -`
    catalogue: Catalogue,
    procedure_id: str,
    presented: object,
    region: Regions = None,
    term: str | None = None,
    facts: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """What `deadline --json` prints. Raises as `deadline_of`."""
    dated = deadline_of(catalogue, procedure_id, presented, region, term, facts)
    deadline = dated.deadline
    return {
        "procedure": dated.asked,
        "due": deadline.due.isoformat(),
        "unit": str(deadline.unit),
        "steps": [str(step) for step in all_steps(dated)],
        "legal_basis": legal_basis(dated.term),
        "confidence": dated.term.basis.confidence,
        "reading": " ".join(str(reading) for reading in deadline.readings) or None,
    }


def legal_basis(term: Term) -> str:
    """Norm, article and official number: «Ley 10/2025, art. 17.1 (BOE-A-2025-26698)»."""
    return f"{term.basis.cited} ({term.basis.norm.number})"


def all_steps(dated: Dated) -> tuple[Sentence, ...]:
    """The steps of the count, and what has to be known about it."""
    notes = []
    if dated.row.country == "ES" and not dated.places and dated.deadline.unit is Unit.DIAS_HABILES:
        notes.append(say("Sin saber la comunidad autónoma solo se descuentan los festivos nacionales."))
    if dated.row.id != dated.asked:
        notes.append(say("El plazo es el de {basis}.", basis=dated.term.basis.cited))
    notes.extend(say("Si la empresa está obligada por la Ley 10/2025 (art. 2), el plazo es otro: {basis}.", basis=other.cited) for other in dated.otherwise)
    if dated.deadline.provisional:
        notes.append(say("Fecha provisional: aún no hay calendario oficial de festivos de todos esos días."))
    if not dated.term.basis.verified:
        notes.append(say("Dato sin verificar en el texto de la norma."))
    return (*dated.deadline.steps, *notes)


def route_json(catalogue: Catalogue, draft: Draft, on: date, region: str | None = None) -> dict[str, Any]:
    """What `route --json` prints, without `tone`. `missing` is for the chosen procedure, or for the first.

    Raises UnknownProcedureError for a chosen procedure that does not exist.
    """
    facts = facts_of(draft, on, Given(region=region))
    options = match(facts, catalogue, on)
    chosen = catalogue.procedure(draft.procedure, on) if draft.procedure else (options[0].procedure if options else None)
    return {
        "procedures": [option_json(option) for option in options],
        "missing": list(missing(draft, chosen)) if chosen else [],
    }


def option_json(option: Option) -> dict[str, Any]:
    """One procedure of a route."""
    return {
        "id": option.procedure.id,
        "name": str(option.procedure.name),
        "kind": str(option.procedure.kind),
        "reasons": [str(reason) for reason in option.reasons],
        "unmet": [str(unmet) for unmet in option.unmet],
        "reply_deadline": span_json(option.reply.term.span) if option.reply else None,
        "next": list(option.next),
        "confidence": option.confidence,
    }


def span_json(span: Span) -> dict[str, Any]:
    return {"n": span.n, "unit": str(span.unit)}


def due_of_option(catalogue: Catalogue, option: Option, facts: Facts, presented: date | datetime) -> Dated | None:
    """When the company would have to answer that option, presented then; None where no law says."""
    if option.reply is None:
        return None
    return deadline_of(catalogue, option.procedure.id, presented, facts.region, facts=facts.known)
