"""How far a term has run: «día 12 de 15», late or not. Calculated on reading, never stored."""

from dataclasses import dataclass
from datetime import date, timedelta

from bridge.domain.calendars import Calendar
from bridge.domain.deadlines import Deadline
from bridge.domain.terms import Unit

VERY_LATE_DAYS = 30
SOON_DAYS = 3


@dataclass(frozen=True, slots=True)
class Progress:
    """A term on a day. `day` of `total` in the term's own days (hábiles or natural); `left` and `late_by` in natural days."""

    day: int
    total: int
    habiles: bool
    due: date
    left: int
    late_by: int
    stopped: bool = False

    @property
    def late(self) -> bool:
        return self.late_by > 0

    @property
    def very_late(self) -> bool:
        return self.late_by > VERY_LATE_DAYS

    @property
    def soon(self) -> bool:
        return not self.stopped and not self.late and self.left <= SOON_DAYS


def progress(deadline: Deadline, presented: date, until: date, calendar: Calendar, *, stopped: bool = False) -> Progress:
    """Where the term stands on the day `until` (today, or the day of the answer that stopped it)."""
    habiles = deadline.unit is Unit.DIAS_HABILES
    due = deadline.due_day
    total = max(_days(presented, due, calendar, habiles=habiles), 1)
    day = min(_days(presented, min(until, due), calendar, habiles=habiles), total)
    return Progress(day, total, habiles, due, max((due - until).days, 0), max((until - due).days, 0), stopped)


def _days(first: date, last: date, calendar: Calendar, *, habiles: bool) -> int:
    """Days after the first up to the last, of the kind that counts."""
    if last <= first:
        return 0
    every = (last - first).days
    if not habiles:
        return every
    return sum(calendar.is_habil(first + timedelta(days=n)) for n in range(1, every + 1))
