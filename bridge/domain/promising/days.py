"""Arithmetic of promised days: working days from the day after, ends of weeks and months, the next such day."""

from collections.abc import Container
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

Holidays = Container[date]
ONE_DAY = timedelta(days=1)
LONG_PAST = timedelta(days=190)
"""A day and month further back than this are meant for next year."""


def working_days_after(start: date, count: int, holidays: Holidays) -> date:
    """The count-th working day (Monday to Friday, no holiday), beginning with the day after."""
    day, left = start, min(count, 400)
    while left > 0:
        day += ONE_DAY
        left -= day.weekday() < 5 and day not in holidays
    return day


def end_of_week(day: date, weeks: int = 0) -> date:
    """The Sunday of the day's week, or of a later one."""
    return day + timedelta(days=6 - day.weekday(), weeks=weeks)


def end_of_month(day: date, months: int = 0) -> date:
    """The last day of the day's month, or of a later one."""
    return day + relativedelta(months=months, day=31)


def next_weekday(start: date, weekday: int) -> date:
    """The next such weekday after the day."""
    return start + timedelta(days=(weekday - start.weekday() - 1) % 7 + 1)


def day_and_month(start: date, day: int, month: int, year: int | None = None) -> date | None:
    """That day; without a year, the one that a writer on the start day means."""
    try:
        found = date(year or start.year, month, day)
    except ValueError:
        return None
    return found + relativedelta(years=1) if year is None and found < start - LONG_PAST else found


def next_day_number(start: date, day: int, months: int = 0) -> date | None:
    """The next time that the month shows this number, or that of a later month."""
    if not 1 <= day <= 31:
        return None
    found = start + relativedelta(months=months, day=day)
    return found + relativedelta(months=1, day=day) if not months and found < start else found


def month_named(start: date, month: int) -> date:
    """The first day of the month that is meant: this year's, or next year's once it is over."""
    first = date(start.year, month, 1)
    return first if end_of_month(first) >= start else date(start.year + 1, month, 1)
