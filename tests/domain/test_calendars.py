"""Working days as the pure core sees them."""

from datetime import date

import pytest

from bridge.domain.calendars import Calendar, NoCalendarError, united

HERE = Calendar("AA", {date(2026, 5, 4): "Fiesta"}, frozenset({2026, 2027}))
THERE = Calendar("BB", {date(2026, 5, 5): "Otra"}, frozenset({2026}), frozenset({2026}))


@pytest.mark.parametrize(
    ("day", "is_habil"),
    [(date(2026, 5, 2), False), (date(2026, 5, 3), False), (date(2026, 5, 4), False), (date(2026, 5, 5), True)],
)
def test_saturdays_sundays_and_holidays_are_not_working_days(day: date, is_habil: bool) -> None:
    assert HERE.is_habil(day) is is_habil


def test_the_next_working_day_is_the_day_itself_if_it_is_one() -> None:
    assert HERE.next_habil(date(2026, 5, 2)) == date(2026, 5, 5)
    assert HERE.next_habil(date(2026, 5, 5)) == date(2026, 5, 5)


def test_a_day_off_in_one_calendar_is_off_in_both() -> None:
    both = united([HERE, THERE])
    assert both.next_habil(date(2026, 5, 2)) == date(2026, 5, 6)
    assert both.years == frozenset({2026})
    assert both.provisional == frozenset({2026})
    assert united([HERE]) is HERE


def test_a_year_without_calendar_is_refused_and_not_guessed() -> None:
    with pytest.raises(NoCalendarError) as caught:
        HERE.is_habil(date(2030, 1, 8))
    assert "2030" in str(caught.value)


def test_adding_holidays_leaves_the_first_calendar_as_it_was() -> None:
    assert not HERE.adding({date(2026, 5, 5): "Patrona"}).is_habil(date(2026, 5, 5))
    assert HERE.is_habil(date(2026, 5, 5))
