"""A reader who has only the words of a deadline, and counts the date again from them."""

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from bridge.domain.deadlines import Deadline
from bridge.sentences import MONTHS

DAY = re.compile(r"(\d{1,2}) de (\w+) de (\d{4})")
AMOUNT = re.compile(r"(?:Son|Es) (\d+) (días hábiles|días naturales|mes|meses|año|años)")
Days = frozenset[date]


def days_in(text: str) -> list[date]:
    """The days that a sentence names."""
    return [date(int(year), MONTHS.index(month) + 1, int(day)) for day, month, year in DAY.findall(text)]


def walk_working(start: date, n: int, excluded: Days, parked: Days) -> date:
    day = start
    while n:
        day += timedelta(days=1)
        n -= day.weekday() < 5 and day not in excluded and day not in parked
    return day


def walk_natural(start: date, n: int, _: Days, parked: Days) -> date:
    return start + timedelta(days=n + len(parked))


def walk_months(start: date, n: int, *_: Days) -> date:
    months = start.month - 1 + n
    try:
        return start.replace(year=start.year + months // 12, month=months % 12 + 1)
    except ValueError:
        return start  # the next sentence says which day it is


def walk_years(start: date, n: int, *_: Days) -> date:
    return walk_months(start, n * 12)


WALKS: dict[str, Callable[[date, int, Days, Days], date]] = {
    "días hábiles": walk_working, "días naturales": walk_natural, "mes": walk_months, "meses": walk_months, "año": walk_years, "años": walk_years,
}  # fmt: skip


def _all_days(steps: Iterable[str], opening: str) -> Days:
    return frozenset(day for step in steps if step.startswith(opening) for day in days_in(step))


def _parked(steps: Iterable[str]) -> Days:
    stretches = [days_in(step) for step in steps if "estuvo parado" in step]
    return frozenset(first + timedelta(days=i) for first, last in stretches for i in range((last - first).days + 1))


def _corrected(step: str, day: date) -> date:
    """The day after a sentence that changes it: a short month, or an end that moves."""
    if step.startswith("Ese mes no tiene día"):
        return days_in(step)[0]
    if "pasa al siguiente día hábil" in step:
        told, moved = days_in(step)
        assert told == day
        return moved
    return day


def recounted(deadline: Deadline) -> date:
    """The date that comes out of the words alone."""
    steps = [str(step) for step in deadline.steps]
    excluded, parked = _all_days(steps, "No cuenta el"), _parked(steps)
    completed = [step for step in steps if step.startswith("Faltaba algo")]
    day = days_in((completed or steps)[0])[0]
    for step in steps:
        amount = AMOUNT.match(step)
        day = WALKS[amount[2]](day, int(amount[1]), excluded, parked) if amount else _corrected(step, day)
    return day
