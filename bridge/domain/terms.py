"""A term (plazo) as its law sets it: how many of which unit, from when, and what happens at its end."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bridge.domain.norms import Basis, Text
from bridge.sentences import Sentence, say


class Unit(StrEnum):
    """What a term is counted in."""

    HORAS = "hours"
    DIAS_NATURALES = "calendar_days"
    DIAS_HABILES = "working_days"
    MESES = "months"
    ANOS = "years"
    MISMO_DIA_HABIL = "same_working_day"


class Whose(StrEnum):
    """Who has to act within the term: it decides which of several readings is shown."""

    COMPANY = "company"
    AUTHORITY = "authority"
    CLAIMANT = "claimant"


class Limit(StrEnum):
    """Of a claimant's term: the last day to act, or the wait before acting."""

    LATEST = "latest"
    EARLIEST = "earliest"


class ReadingKind(StrEnum):
    """How a second reading of the law bears on the date."""

    ALTERNATIVE = "alternative"
    """Both are plausible: the company's latest or the claimant's earliest is shown."""
    LIMIT = "limit"
    """Another law sets a shorter limit: the term's own date is kept, and it is said where that limit came first."""
    SUNDAY_EARLY = "sunday_early"
    """A claimant's last day that is a Sunday is shown a day early."""
    ON_DAY = "on_day"
    """Said only for what is presented on that very day."""


@dataclass(frozen=True, slots=True)
class Span:
    """An amount of time as a law writes it."""

    n: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Reading:
    """A question that the law leaves open, and the answer that we use."""

    kind: ReadingKind
    says: Text
    span: Span | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Extension:
    """A longer maximum that the law allows in some cases. `added`: on top of the term; otherwise in its place."""

    span: Span
    added: bool
    says: Text
    basis: Basis


class Pausing(StrEnum):
    """What asking the claimant for something does to the term."""

    NOTHING = "nothing"
    SUSPENDS = "suspends"
    RESTARTS = "restarts"


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a procedure, with the rule for each doubt that counting it may raise."""

    id: str
    name: Text
    span: Span
    whose: Whose
    counted_from: str
    basis: Basis
    moves: bool = False
    """A last day that is not a working day passes to the next one (Ley 39/2015 art. 30.5; Reg. 1182/71 art. 3.4), or not (CC art. 5.2)."""
    when: tuple[str, ...] = ()
    """Facts that make this term the one that applies, instead of the general one."""
    limit: Limit | None = None
    readings: tuple[Reading, ...] = ()
    extension: Extension | None = None
    pausing: Pausing = Pausing.NOTHING
    pause_at_most: Span | None = None
    effect: Text | None = None
    """What it means that the term passes in silence."""


def _plural(n: int, one: Sentence, many: Sentence) -> Sentence:
    return one if n == 1 else many


def in_words(span: Span) -> Sentence:
    """«15 días hábiles», «1 mes»."""
    n = span.n
    words = {
        Unit.HORAS: (say("1 hora"), say("{n} horas", n=n)),
        Unit.DIAS_NATURALES: (say("1 día natural"), say("{n} días naturales", n=n)),
        Unit.DIAS_HABILES: (say("1 día hábil"), say("{n} días hábiles", n=n)),
        Unit.MESES: (say("1 mes"), say("{n} meses", n=n)),
        Unit.ANOS: (say("1 año"), say("{n} años", n=n)),
        Unit.MISMO_DIA_HABIL: (say("el mismo día hábil"), say("el mismo día hábil")),
    }
    return _plural(n, *words[span.unit])
