"""Counting a span of time from a day, unit by unit, saying each step: the arithmetic under deadlines."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from dateutil.relativedelta import relativedelta

from bridge.domain.calendars import ONE_DAY, SATURDAY, Calendar
from bridge.domain.terms import Unit
from bridge.sentences import Sentence, say


@dataclass(frozen=True, slots=True)
class Pause:
    """A stretch in which the term did not run: from the day after `asked` to `given`, both included."""

    asked: date
    given: date

    def holds(self, day: date) -> bool:
        return self.asked < day <= self.given


@dataclass(frozen=True, slots=True)
class Count:
    """Where a span ends, and how one gets there."""

    due: date | datetime
    steps: tuple[Sentence, ...]


Pauses = tuple[Pause, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """What days are counted against: the calendar of the place, and the stretches in which the term stood still."""

    calendar: Calendar
    pauses: Pauses = ()


def _paused(pauses: Pauses) -> tuple[Sentence, ...]:
    return tuple(say("El plazo estuvo parado del {first} al {last}.", first=pause.asked + ONE_DAY, last=pause.given) for pause in pauses)


def working_days(n: int, start: date, ground: Ground) -> Count:
    """Working days from the day after the start; Saturdays, Sundays and public holidays do not count (Ley 39/2015 art. 30.2 and 30.3)."""
    day, left, skipped = start, n, []
    while left:
        day += ONE_DAY
        if any(pause.holds(day) for pause in ground.pauses):
            continue
        if ground.calendar.is_habil(day):
            left -= 1
        elif day.weekday() < SATURDAY:
            skipped.append(say("No cuenta el {day}: {holiday}.", day=day, holiday=ground.calendar.holidays[day]))
    opening = say("Son {n} días hábiles, desde el día siguiente: no cuentan sábados, domingos ni festivos.", n=n)
    return Count(day, (opening, *skipped, *_paused(ground.pauses)))


def calendar_days(n: int, start: date, ground: Ground) -> Count:
    """Natural days from the day after the start; all count (Código Civil art. 5)."""
    return Count(
        start + timedelta(days=n) + _length(ground.pauses),
        (say("Son {n} días naturales, desde el día siguiente: cuentan todos, también los festivos.", n=n), *_paused(ground.pauses)),
    )


def _length(pauses: Pauses) -> timedelta:
    return sum(((pause.given - pause.asked) for pause in pauses), timedelta())


def _by_date(start: date, due: date, opening: Sentence, pauses: Pauses) -> Count:
    """Months and years go from date to date, and end on the month's last day where it has none alike (Código Civil art. 5.1)."""
    clamped = () if due.day == start.day else (say("Ese mes no tiene día {number}: acaba en su último día, el {day}.", number=start.day, day=due),)
    return Count(due + _length(pauses), (opening, *clamped, *_paused(pauses)))


def months(n: int, start: date, ground: Ground) -> Count:
    opening = say("Es 1 mes, de fecha a fecha.") if n == 1 else say("Son {n} meses, de fecha a fecha.", n=n)
    return _by_date(start, start + relativedelta(months=n), opening, ground.pauses)


def years(n: int, start: date, ground: Ground) -> Count:
    opening = say("Es 1 año, de fecha a fecha.") if n == 1 else say("Son {n} años, de fecha a fecha.", n=n)
    return _by_date(start, start + relativedelta(years=n), opening, ground.pauses)


def same_working_day(_n: int, start: date, ground: Ground) -> Count:
    """The working day on which it arrives; arriving on another day, the next one (Ley 10/2025 art. 8.3)."""
    due = ground.calendar.next_habil(start)
    return Count(due, (say("Tiene que ser el mismo día hábil."),))


DAY_COUNTERS: dict[Unit, Callable[[int, date, Ground], Count]] = {
    Unit.DIAS_HABILES: working_days,
    Unit.DIAS_NATURALES: calendar_days,
    Unit.MESES: months,
    Unit.ANOS: years,
    Unit.MISMO_DIA_HABIL: same_working_day,
}


def hours(n: int, start: date | datetime) -> Count:
    """Hours run on over midnight. Where only the day is known they are counted from its end, the latest it can have been."""
    opening = say("Son {n} horas seguidas, también de noche y en festivo.", n=n)
    if isinstance(start, datetime):
        return Count(_hours_later(start, n), (opening,))
    end_of_day = datetime.combine(start + ONE_DAY, datetime.min.time())
    unknown = say("No consta la hora: se cuentan desde el final de ese día.")
    return Count(end_of_day + timedelta(hours=n), (opening, unknown))


def _hours_later(moment: datetime, n: int) -> datetime:
    """Elapsed hours, also over a change of clocks."""
    if moment.tzinfo is None:
        return moment + timedelta(hours=n)
    return (moment.astimezone(UTC) + timedelta(hours=n)).astimezone(moment.tzinfo)
