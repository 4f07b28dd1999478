"""Which days are working days (hábiles), where: calendars as values, several of them at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bridge.errors import InvalidError
from bridge.sentences import say

SATURDAY = 5
ONE_DAY = timedelta(days=1)


class NoCalendarError(InvalidError):
    """A working day was asked about in a year that no calendar covers."""

    code = "no_calendar"
    sentence = say("No tenemos el calendario de festivos de {year} para {place}.", year=0, place="")


@dataclass(frozen=True, slots=True)
class Calendar:
    """The public holidays of a place in some years. `provisional`: years whose official list was not out when it was written."""

    place: str
    holidays: Mapping[date, str]
    years: frozenset[int]
    provisional: frozenset[int] = frozenset()

    def is_habil(self, day: date) -> bool:
        """Whether it counts as a working day: not Saturday, Sunday or public holiday. August and 24 and 31 December do count.

        Raises NoCalendarError for a year that the calendar does not cover.
        """
        if day.weekday() >= SATURDAY:
            return False
        if day.year not in self.years:
            raise NoCalendarError(year=day.year, place=self.place)
        return day not in self.holidays

    def next_habil(self, day: date) -> date:
        """That day if it is a working day; otherwise the first one after it."""
        while not self.is_habil(day):
            day += ONE_DAY
        return day

    def adding(self, days: Mapping[date, str]) -> "Calendar":
        """The same calendar with more holidays: the two of the town, the island's."""
        return replace(self, holidays={**self.holidays, **days})


def united(calendars: Iterable[Calendar]) -> Calendar:
    """Several calendars as one: a day that is not a working day in any of them is none (Ley 39/2015 art. 30.6)."""
    every = tuple(calendars)
    if len(every) == 1:
        return every[0]
    return Calendar(
        place=" + ".join(calendar.place for calendar in every),
        holidays={day: name for calendar in every for day, name in calendar.holidays.items()},
        years=frozenset.intersection(*(calendar.years for calendar in every)),
        provisional=frozenset().union(*(calendar.provisional for calendar in every)),
    )
