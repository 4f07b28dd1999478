"""Calendars of holidays: complete, corrected for 2027, provisional where no official list was out."""

from datetime import date

import pytest

from bridge.domain.regions import NAMES
from bridge.packs.calendars import NoYearError, UnknownRegionError, calendar, calendars, countries, holidays_of, with_municipal

CORRECTED = [
    ("MD", date(2027, 5, 3), False), ("MD", date(2027, 8, 16), True), ("PV", date(2027, 3, 19), False), ("PV", date(2027, 10, 7), True),
    ("VC", date(2027, 6, 24), False), ("GA", date(2027, 3, 19), True), ("NC", date(2027, 3, 19), True), ("CN", date(2027, 5, 31), False),
    ("EX", date(2027, 10, 11), True),
]  # fmt: skip


@pytest.mark.parametrize("year", [2026, 2027])
@pytest.mark.parametrize("region", sorted(set(NAMES) - {"CE", "ML"}))
def test_a_complete_list_sums_to_what_the_law_says(region: str, year: int) -> None:
    spain = countries()["ES"]
    assert len(holidays_of("ES", region, year)) == spain.complete_in.get(region, spain.complete)


@pytest.mark.parametrize(("region", "day", "is_holiday"), CORRECTED)
def test_the_2027_decrees_correct_the_package(region: str, day: date, is_holiday: bool) -> None:
    assert (day in holidays_of("ES", region, 2027)) is is_holiday


def test_every_correction_names_its_decree() -> None:
    for change in countries()["ES"].changes:
        assert change.source
        assert change.confidence in {"secondary", "official", "text"}


def test_years_after_the_official_list_are_provisional() -> None:
    found = calendar("ES", "MD", 2026)
    assert 2026 not in found.provisional
    assert {2027, 2028} <= found.provisional


def test_several_calendars_at_once() -> None:
    both = calendars("ES", ("MD", "CT"), 2027)
    assert not both.is_habil(date(2027, 3, 19))
    assert not both.is_habil(date(2027, 3, 29))
    assert both.place == "MD + CT"


def test_a_towns_holidays_can_be_added() -> None:
    found = with_municipal(calendar("ES", "MD", 2026), [date(2026, 11, 9)])
    assert not found.is_habil(date(2026, 11, 9))
    assert calendar("ES", "MD", 2026).is_habil(date(2026, 11, 9))


@pytest.mark.parametrize("day", [date(2026, 12, 24), date(2026, 12, 31), date(2026, 8, 3)])
def test_the_eves_and_august_are_working_days_outside_the_courts(day: date) -> None:
    assert calendar("ES", "MD", 2026).is_habil(day)


@pytest.mark.parametrize(("country", "day"), [("PE", date(2026, 7, 23)), ("PE", date(2026, 12, 9)), ("CO", date(2026, 7, 13)), ("CO", date(2026, 11, 16))])
def test_new_and_moved_holidays_abroad(country: str, day: date) -> None:
    assert not calendar(country, None, 2026).is_habil(day)


def test_portugal_works_on_the_sixth_of_january() -> None:
    assert calendar("PT", None, 2027).is_habil(date(2027, 1, 6))


def test_a_region_or_a_year_that_does_not_exist_is_refused() -> None:
    with pytest.raises(UnknownRegionError):
        calendar("ES", "XX", 2026)
    with pytest.raises(UnknownRegionError):
        calendar("MX", "XX", 2026)
    with pytest.raises(NoYearError):
        calendar("ES", "MD", 1200)
    assert calendar("BR", "SP", 2026).place == "SP"


def test_local_time_is_the_islands_own() -> None:
    spain = countries()["ES"]
    assert str(spain.zone_of("CN")) == "Atlantic/Canary"
    assert str(spain.zone_of("MD")) == "Europe/Madrid"
