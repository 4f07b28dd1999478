"""Calendars of public holidays by region, from the package `holidays` and the corrections written in calendars/*.toml."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

import holidays

from bridge.domain.calendars import Calendar, united
from bridge.domain.regions import NAMES
from bridge.errors import InvalidError
from bridge.packs.tables import Table, open_table
from bridge.sentences import say

ROOT = Path(__file__).resolve().parent
YEARS_AHEAD = 7
FIRST_YEAR, LAST_YEAR = 1990, 2090
NATIVE = {"ES": "es", "MX": "es", "PE": "es", "CO": "es", "CL": "es", "AR": "es", "PT": "pt_PT", "BR": "pt_BR", "FR": "fr"}
ACTS = {"add": True, "remove": False}


class UnknownRegionError(InvalidError):
    """A region code that no calendar has."""

    code = "unknown_region"
    sentence = say("No existe la región «{region}». Los códigos son: {known}.", region="", known="")


class NoYearError(InvalidError):
    """A year too far away for any calendar of holidays to mean something."""

    code = "no_year"
    sentence = say("No podemos contar plazos en el año {year}.", year=0)


@dataclass(frozen=True, slots=True)
class Change:
    """A correction of the package's list, with where it was read."""

    region: str | None
    day: date
    adds: bool
    name: str
    source: str
    confidence: str
    checked_on: date


@dataclass(frozen=True, slots=True)
class Country:
    """What is known of a country's calendars."""

    code: str
    official_until: int
    zone: str
    zones: Mapping[str, str]
    changes: tuple[Change, ...]
    complete: int | None
    complete_in: Mapping[str, int]

    def zone_of(self, region: str | None) -> ZoneInfo:
        """The local time of a region: the local date counts, not UTC's."""
        return ZoneInfo(self.zones.get(region or "", self.zone))


@lru_cache(maxsize=1)
def countries(root: Path = ROOT) -> Mapping[str, Country]:
    """Every country that calendars/*.toml describes, by code.

    Raises PackError for a file that is wrong.
    """
    found = (_country(open_table(file, root)) for file in sorted((root / "calendars").glob("*.toml")))
    return {country.code: country for country in found}


def _country(table: Table) -> Country:
    country = Country(
        code=table.string("country"),
        official_until=table.take("official_until", int),
        zone=table.string("zone"),
        zones=table.take("zones", dict, {}),
        changes=tuple(_change(inner) for inner in table.tables("change")),
        complete=table.take("complete", int, None),
        complete_in=table.take("complete_in", dict, {}),
    )
    table.done()
    return country


def _change(table: Table) -> Change:
    change = Change(
        region=table.string("region", None),
        day=table.day("day"),
        adds=ACTS[table.string("act")],
        name=table.string("name", ""),
        source=table.string("source"),
        confidence=table.string("confidence"),
        checked_on=table.day("checked_on"),
    )
    table.done()
    return change


@lru_cache(maxsize=4096)
def holidays_of(country: str, region: str | None, year: int) -> Mapping[date, str]:
    """The public holidays of a region in a year, corrected."""
    listed = holidays.country_holidays(country, subdiv=region, years=year, language=NATIVE[country])
    found = dict(listed.items())
    for change in countries()[country].changes:
        if change.day.year == year and change.region in {None, region}:
            _apply(change, found)
    return found


def _apply(change: Change, found: dict[date, str]) -> None:
    if change.adds:
        found.setdefault(change.day, change.name)
    else:
        found.pop(change.day, None)


@lru_cache(maxsize=64)
def regions_of(country: str) -> frozenset[str]:
    """The region codes of a country; of Spain, its communities and cities."""
    return frozenset(NAMES) if country == "ES" else frozenset(holidays.country_holidays(country).subdivisions)


def check_region(country: str, region: str | None) -> None:
    """Raises UnknownRegionError unless the country has that region."""
    if region is not None and region not in regions_of(country):
        raise UnknownRegionError(region=region[:40], known=", ".join(sorted(regions_of(country))) or "—")


@lru_cache(maxsize=1024)
def calendar(country: str, region: str | None, first_year: int) -> Calendar:
    """The calendar of a region from that year on, for as long as any term runs.

    Raises UnknownRegionError or NoYearError.
    """
    check_region(country, region)
    if not FIRST_YEAR <= first_year <= LAST_YEAR:
        raise NoYearError(year=first_year)
    years = range(first_year, first_year + YEARS_AHEAD)
    return Calendar(
        place=region or country,
        holidays={day: name for year in years for day, name in holidays_of(country, region, year).items()},
        years=frozenset(years),
        provisional=frozenset(year for year in years if year > countries()[country].official_until),
    )


@lru_cache(maxsize=1024)
def calendars(country: str, regions: tuple[str, ...], first_year: int) -> Calendar:
    """The calendars of several regions as one; the country's own where none is given."""
    return united([calendar(country, region, first_year) for region in regions] or [calendar(country, None, first_year)])


def with_municipal(found: Calendar, days: Iterable[date]) -> Calendar:
    """The calendar with a town's own holidays, which no list has."""
    return found.adding(dict.fromkeys(days, "fiesta local"))
