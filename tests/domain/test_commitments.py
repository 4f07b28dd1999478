"""Dates that words name, as somebody who writes on that day means them."""

from datetime import date

import holidays
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.domain.commitments import named_dates
from bridge.domain.promising.days import working_days_after

SPAIN = holidays.country_holidays("ES", years=[2026, 2027])
PORTUGAL = holidays.country_holidays("PT", years=[2026, 2027])
WEDNESDAY = "2026-11-11"
CASES = [
    ("hoy mismo antes de las 20:00", WEDNESDAY, "2026-11-11"), ("esta tarde", WEDNESDAY, "2026-11-11"), ("mañana", WEDNESDAY, "2026-11-12"), ("el día de mañana", WEDNESDAY, "2026-11-12"),
    ("mañá á tarde", WEDNESDAY, "2026-11-12"), ("demà al matí", WEDNESDAY, "2026-11-12"), ("amanhã", WEDNESDAY, "2026-11-12"), ("bihar", WEDNESDAY, "2026-11-12"), ("pasado mañana", WEDNESDAY, "2026-11-13"),
    ("de hoy en ocho", "2026-12-10", "2026-12-17"), ("de mañana en ocho", WEDNESDAY, "2026-11-19"), ("antes del viernes", WEDNESDAY, "2026-11-13"), ("el próximo martes", WEDNESDAY, "2026-11-17"),
    ("el miércoles", WEDNESDAY, "2026-11-18"), ("el lunes que viene", "2026-11-25", "2026-11-30"), ("el jueves que viene no, el otro", "2026-11-25", "2026-12-03"),
    ("el martes de la semana que viene", "2026-11-25", "2026-12-01"), ("next Friday", "2026-11-25", "2026-12-04"), ("by Friday", WEDNESDAY, "2026-11-13"), ("abans de divendres", WEDNESDAY, "2026-11-13"),
    ("na próxima segunda-feira", WEDNESDAY, "2026-11-16"), ("ostiralean", WEDNESDAY, "2026-11-13"), ("el jueves 15", "2026-10-09", "2026-10-15"), ("esta semana", WEDNESDAY, "2026-11-15"),
    ("en el transcurso de la semana", "2026-12-01", "2026-12-06"), ("la semana que viene", WEDNESDAY, "2026-11-22"), ("datorren astean", WEDNESDAY, "2026-11-22"), ("la semana del 23", WEDNESDAY, "2026-11-29"),
    ("en la semana del 14 al 20 de diciembre", WEDNESDAY, "2026-12-20"), ("en la primera quincena de diciembre", WEDNESDAY, "2026-12-15"), ("a mediados de enero", "2026-12-16", "2027-01-15"),
    ("a finales de mes", "2026-11-24", "2026-11-30"), ("a fin de mes", WEDNESDAY, "2026-11-30"), ("by the end of the month", WEDNESDAY, "2026-11-30"), ("antes de que acabe el mes", WEDNESDAY, "2026-11-30"),
    ("a lo largo de enero", WEDNESDAY, "2027-01-31"), ("con fecha valor 30 del corriente", "2026-11-23", "2026-11-30"), ("el día 5 del mes que viene", WEDNESDAY, "2026-12-05"),
    ("antes de Navidad", WEDNESDAY, "2026-12-24"), ("antes de Reyes", "2026-12-11", "2027-01-05"), ("antes de Semana Santa", "2027-02-01", "2027-03-21"), ("antes de fin de año", WEDNESDAY, "2026-12-31"),
    ("antes del 20 de noviembre", WEDNESDAY, "2026-11-20"), ("el 5/12", WEDNESDAY, "2026-12-05"), ("antes del 28/11/2026", WEDNESDAY, "2026-11-28"), ("2026-12-01", WEDNESDAY, "2026-12-01"),
    ("by 3 December", WEDNESDAY, "2026-12-03"), ("avant le 15 décembre", WEDNESDAY, "2026-12-15"), ("abenduaren 15a baino lehen", WEDNESDAY, "2026-12-15"), ("antes do día 15 de decembro", WEDNESDAY, "2026-12-15"),
    ("el 3 de febrero", "2026-12-20", "2027-02-03"), ("en un máximo de 72 horas", "2026-12-02", "2026-12-05"), ("en 48/72 horas", WEDNESDAY, "2026-11-14"), ("en un par de días", WEDNESDAY, "2026-11-13"),
    ("en quince días", WEDNESDAY, "2026-11-26"), ("within 14 days of the date of this email", "2026-10-20", "2026-11-03"), ("d'aquí a 10 dies", WEDNESDAY, "2026-11-21"), ("en un mes", WEDNESDAY, "2026-12-11"),
    ("en cinco días hábiles", WEDNESDAY, "2026-11-18"), ("de 5 a 7 días hábiles", WEDNESDAY, "2026-11-20"), ("en un plazo de diez (10) días hábiles", WEDNESDAY, "2026-11-25"), ("10 lan eguneko epean", WEDNESDAY, "2026-11-25"),
    ("en 3 días laborables", "2026-12-04", "2026-12-10"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "on", "due"), CASES, ids=[case[0] for case in CASES])
def test_words_name_a_day(words: str, on: str, due: str) -> None:
    found = named_dates(words, date.fromisoformat(on), SPAIN)
    assert [str(named.due) for named in found] == [due]


def test_holidays_of_the_country_are_left_out() -> None:
    """1 and 8 December are holidays in Portugal."""
    assert str(named_dates("no prazo de 10 dias úteis", date(2026, 11, 26), PORTUGAL)[0].due) == "2026-12-14"


@pytest.mark.parametrize(
    "words",
    ["por la mañana", "de mañana o de tarde", "lleva 9 días", "100 días de prueba", "31 de febrero", "a las 12:30", "en 10 días desde la recepción de la documentación", "7/8 de depósito", "1,8 kg"],
)
def test_words_that_name_no_day(words: str) -> None:
    assert named_dates(words, date(2026, 11, 11), SPAIN) == ()


def test_the_words_are_given_as_they_stand() -> None:
    text = "Te lo mando el próximo Martes, ¿vale?"
    named = named_dates(text, date(2026, 11, 11))[0]
    assert text[named.start : named.end] == named.words == "Martes"


@given(start=st.dates(date(2026, 1, 1), date(2027, 6, 1)), count=st.integers(1, 60))
@settings(max_examples=60, deadline=None)
def test_a_working_day_is_never_a_weekend_or_a_holiday_and_later_counts_end_later(start: date, count: int) -> None:
    due = working_days_after(start, count, SPAIN)
    assert due > start
    assert due.weekday() < 5
    assert due not in SPAIN
    assert working_days_after(start, count + 1, SPAIN) > due


@given(text=st.text(max_size=200), on=st.dates(date(2026, 1, 1), date(2030, 1, 1)))
@settings(max_examples=60, deadline=None)
def test_no_text_breaks_it(text: str, on: date) -> None:
    for named in named_dates(text, on):
        assert text[named.start : named.end] == named.words
