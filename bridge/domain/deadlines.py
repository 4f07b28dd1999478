"""When a term ends (vencimiento), which reading of the law was used, and the steps in words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from bridge.domain.calendars import ONE_DAY, Calendar
from bridge.domain.counting import DAY_COUNTERS, Count, Ground, Pause, Pauses, hours
from bridge.domain.norms import Basis, Text
from bridge.domain.terms import Extension, Limit, Pausing, Reading, ReadingKind, Span, Term, Unit, Whose
from bridge.errors import InvalidError
from bridge.sentences import Sentence, say

SUNDAY = 6
MAX_YEAR = 2100


class WrongDatesError(InvalidError):
    """Dates that cannot be so: completed before it was presented, or too far away to count."""

    code = "wrong_dates"
    sentence = say("Las fechas no cuadran: {first} y {second}.", first="", second="")


@dataclass(frozen=True, slots=True)
class Happened:
    """What happened while the term ran."""

    completed: date | None = None
    """The day on which the claimant completed a claim that lacked something."""
    pauses: Pauses = ()
    extended: bool = False


QUIET = Happened()


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day (or moment) of a term. Silence closes on it: who waited may act from `acts_from`."""

    due: date | datetime
    span: Span
    steps: tuple[Sentence, ...]
    basis: Basis
    readings: tuple[Text, ...]
    provisional: bool
    acts_from: date

    @property
    def unit(self) -> Unit:
        return self.span.unit

    @property
    def due_day(self) -> date:
        """The day on which it ends, also where it ends at an hour."""
        return day_of(self.due)


def day_of(moment: date | datetime) -> date:
    """The local day of a moment: the one that counts."""
    return moment.date() if isinstance(moment, datetime) else moment


STARTS: dict[str, Sentence] = {
    "presentation": say("Se presentó el {day}.", day=""),
    "reception": say("Se recibió el {day}.", day=""),
    "facts": say("Ocurrió el {day}.", day=""),
    "known": say("Lo supiste el {day}.", day=""),
    "admission": say("El envío se entregó al operador el {day}.", day=""),
    "prior_claim": say("La reclamación previa se presentó el {day}.", day=""),
    "reply_or_silence": say("La empresa contestó el {day}, o ese día acabó su plazo.", day=""),
    "reply": say("La empresa contestó el {day}.", day=""),
    "complete_file": say("El expediente quedó completo el {day}.", day=""),
    "service": say("Se notificó a la empresa el {day}.", day=""),
    "request": say("Te lo pidieron el {day}.", day=""),
    "negotiation": say("La empresa recibió la propuesta, o terminó la negociación, el {day}.", day=""),
    "enforceable": say("Se pudo exigir desde el {day}.", day=""),
    "decision": say("Se decidió el {day}.", day=""),
    "start": say("El procedimiento empezó el {day}.", day=""),
    "last_request": say("La última petición directa, o la compra, fue el {day}.", day=""),
}
"""What starts each term, said with its day."""


def due_date(term: Term, presented: date | datetime, calendar: Calendar, happened: Happened = QUIET) -> Deadline:
    """When the term ends for what started on that day or moment.

    Raises WrongDatesError for impossible dates and NoCalendarError where a needed year has no calendar.
    """
    start, opening = _start(term, presented, happened)
    ground = Ground(calendar, happened.pauses if term.pausing is Pausing.SUSPENDS else ())
    span, chosen, readings = _read(term, start, ground)
    if happened.extended and term.extension:
        span, chosen = _extended(term.extension, chosen, start, ground)
    due, ending = _ending(term, chosen.due, calendar)
    shown, early_reading = _shown_early(term, due)
    return Deadline(
        due=shown,
        span=span,
        steps=(*opening, *chosen.steps, *ending, _last(shown)),
        basis=term.basis,
        readings=(*readings, *early_reading),
        provisional=_is_provisional(term, presented, due, calendar),
        acts_from=day_of(due) if span.unit is Unit.HORAS else day_of(due) + ONE_DAY,
    )


def _last(due: date | datetime) -> Sentence:
    return say("Vence el {day}.", day=due)


def _start(term: Term, presented: date | datetime, happened: Happened) -> tuple[date | datetime, tuple[Sentence, ...]]:
    """The day that the count starts from: it does not count itself.

    A presentation on a non-working day is not moved, not even at a public registry: the authority's own terms start with the
    effective presentation (Ley 39/2015 art. 31.2.c; 31.2.b moves only what is counted in working days for the person's benefit).
    """
    if day_of(presented).year > MAX_YEAR:
        raise WrongDatesError(first=str(presented), second=str(MAX_YEAR))
    said = (say(STARTS[term.counted_from].text, day=presented),)
    if happened.completed and term.pausing is Pausing.RESTARTS:
        return _completed(presented, happened.completed, said)
    return presented, said


def _completed(presented: date | datetime, completed: date, said: tuple[Sentence, ...]) -> tuple[date, tuple[Sentence, ...]]:
    if completed < day_of(presented):
        raise WrongDatesError(first=str(day_of(presented)), second=str(completed))
    return completed, (*said, say("Faltaba algo y lo completaste el {day}: el plazo empieza entonces.", day=completed))


def _count(span: Span, start: date | datetime, ground: Ground) -> Count:
    if span.unit is Unit.HORAS:
        return hours(span.n, start)
    try:
        return DAY_COUNTERS[span.unit](span.n, day_of(start), ground)
    except (OverflowError, ValueError):
        raise WrongDatesError(first=str(start), second=str(span.n)) from None


def _read(term: Term, start: date | datetime, ground: Ground) -> tuple[Span, Count, tuple[Text, ...]]:
    """The span among the plausible ones that the doctrine of readings chooses: the company's latest, the claimant's earliest."""
    spans = (term.span, *(reading.span for reading in term.readings if reading.kind is ReadingKind.ALTERNATIVE and reading.span))
    counts = [(span, _count(span, start, ground)) for span in spans]
    choose = min if term.whose is Whose.CLAIMANT and term.limit is Limit.LATEST else max
    span, chosen = choose(counts, key=lambda pair: day_of(pair[1].due))
    differ = len({day_of(count.due) for _, count in counts}) > 1
    bearing: dict[ReadingKind, Callable[[Reading], bool]] = {
        ReadingKind.ON_DAY: lambda reading: day_of(start) == reading.day,
        ReadingKind.LIMIT: lambda reading: day_of(_count(reading.span or span, start, ground).due) < day_of(chosen.due),
        ReadingKind.ALTERNATIVE: lambda _: differ,
        ReadingKind.SUNDAY_EARLY: lambda _: False,
    }
    return span, chosen, tuple(reading.says for reading in term.readings if bearing[reading.kind](reading))


def _extended(longer: Extension, chosen: Count, start: date | datetime, ground: Ground) -> tuple[Span, Count]:
    """The longer maximum, counted on from the end of the first term or in its place."""
    told = say("Se amplió el plazo.")
    if longer.added:
        more = _count(longer.span, chosen.due, Ground(ground.calendar))
        return longer.span, Count(more.due, (*chosen.steps, told, *more.steps))
    count = _count(longer.span, start, ground)
    return longer.span, Count(count.due, (told, *count.steps))


def _ending(term: Term, due: date | datetime, calendar: Calendar) -> tuple[date | datetime, tuple[Sentence, ...]]:
    """Whether a last day that is not a working day moves belongs to the procedure, not to the unit."""
    if isinstance(due, datetime) or not term.moves or calendar.is_habil(due):
        return due, ()
    moved = calendar.next_habil(due)
    return moved, (say("El {day} no es hábil: el final pasa al siguiente día hábil, el {moved}.", day=due, moved=moved),)


def _shown_early(term: Term, due: date | datetime) -> tuple[date | datetime, tuple[Text, ...]]:
    early = tuple(reading.says for reading in term.readings if reading.kind is ReadingKind.SUNDAY_EARLY)
    if early and day_of(due).weekday() == SUNDAY:
        return day_of(due) - ONE_DAY, early
    return due, ()


def _is_provisional(term: Term, presented: date | datetime, due: date | datetime, calendar: Calendar) -> bool:
    """Whether the date rests on a year whose official calendar was not out."""
    uses_calendar = term.moves or term.span.unit in {Unit.DIAS_HABILES, Unit.MISMO_DIA_HABIL}
    return uses_calendar and any(year in calendar.provisional for year in range(day_of(presented).year, day_of(due).year + 1))


def paused(term: Term, asked: date, given: date | None, calendar: Calendar) -> Pause:
    """The pause that asking the claimant for something opens, no longer than the law lets it be.

    Raises WrongDatesError where it was given before it was asked for.
    """
    if given is not None and given < asked:
        raise WrongDatesError(first=str(asked), second=str(given))
    if term.pause_at_most is None:
        return Pause(asked, given or asked)
    longest = day_of(_count(term.pause_at_most, asked, Ground(calendar)).due)
    return Pause(asked, min(given, longest) if given else longest)
