"""The doctrine of deadlines: what moves, what is chosen where the law is open, and steps from which the date comes out again."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.domain.calendars import Calendar, united
from bridge.domain.counting import Pause
from bridge.domain.deadlines import Happened, WrongDatesError, due_date, paused
from bridge.domain.norms import Basis, Norm, Text
from bridge.domain.terms import Extension, Limit, Pausing, Reading, ReadingKind, Span, Term, Unit, Whose, in_words
from tests.domain.recount import days_in, recounted

NORM = Norm("x", "Norma", "N-1", "https://example.test")
BASIS = Basis(NORM, "1", "text", date(2026, 1, 1))
SAYS = Text("se lee así", "it is read so")
FEASTS = {date(2026, 4, 2): "Jueves Santo", date(2026, 4, 3): "Viernes Santo", date(2026, 12, 8): "Inmaculada", date(2026, 10, 12): "Fiesta Nacional"}
SOMEWHERE = Calendar("XX", FEASTS, frozenset(range(2020, 2036)), frozenset(range(2027, 2036)))
DAYS = st.dates(date(2024, 1, 1), date(2029, 12, 31))
COUNTED = {Unit.DIAS_HABILES: 15, Unit.DIAS_NATURALES: 15, Unit.MESES: 1, Unit.ANOS: 1, Unit.MISMO_DIA_HABIL: 0}


def a_term(n: int = 15, unit: Unit = Unit.DIAS_HABILES, **more: object) -> Term:
    values: dict[str, object] = {
        "id": "general", "name": SAYS, "span": Span(n, unit), "whose": Whose.COMPANY, "counted_from": "presentation", "basis": BASIS, **more,
    }  # fmt: skip
    return Term(**values)  # type: ignore[arg-type]


def due(term: Term, day: date | datetime, happened: Happened | None = None) -> date | datetime:
    return due_date(term, day, SOMEWHERE, happened or Happened()).due


@pytest.mark.parametrize(
    ("n", "unit", "moves", "presented", "expected"),
    [
        (1, Unit.MESES, False, date(2026, 11, 8), date(2026, 12, 8)),  # a company's month ends on a holiday: CC 5.2
        (1, Unit.MESES, True, date(2026, 11, 8), date(2026, 12, 9)),  # a public body's or an EU month: Ley 39/2015 30.5, Reg. 1182/71 3.4
        (1, Unit.MESES, False, date(2026, 1, 31), date(2026, 2, 28)),  # CC 5.1
        (1, Unit.MESES, False, date(2026, 2, 28), date(2026, 3, 28)),  # does not stick to the end of the month
        (30, Unit.DIAS_NATURALES, False, date(2026, 1, 31), date(2026, 3, 2)),  # thirty days are not a month
        (10, Unit.DIAS_HABILES, False, date(2026, 3, 23), date(2026, 4, 8)),  # two Easter days
        (1, Unit.DIAS_HABILES, False, date(2026, 3, 21), date(2026, 3, 23)),  # presented on a Saturday
        (1, Unit.ANOS, False, date(2024, 2, 29), date(2025, 2, 28)),  # no 29 February
        (0, Unit.MISMO_DIA_HABIL, False, date(2026, 3, 21), date(2026, 3, 23)),  # the working day on which it arrives
    ],
)
def test_each_unit_is_counted_by_its_own_rule(n: int, unit: Unit, moves: bool, presented: date, expected: date) -> None:
    assert due(a_term(n, unit, moves=moves), presented) == expected


def test_hours_run_over_midnight_and_from_the_end_of_the_day_where_the_hour_is_unknown() -> None:
    assert due(a_term(2, Unit.HORAS), datetime(2026, 3, 1, 23, 30)) == datetime(2026, 3, 2, 1, 30)  # noqa: DTZ001 - local time is meant
    assert due(a_term(2, Unit.HORAS), date(2026, 3, 1)) == datetime(2026, 3, 2, 2, 0)  # noqa: DTZ001


def test_of_two_readings_the_company_gets_the_later_and_the_claimant_the_earlier() -> None:
    other = (Reading(ReadingKind.ALTERNATIVE, SAYS, Span(5, Unit.DIAS_HABILES)),)
    company = due_date(a_term(5, Unit.DIAS_NATURALES, readings=other), date(2026, 3, 12), SOMEWHERE)
    claimant = due_date(a_term(5, Unit.DIAS_NATURALES, readings=other, whose=Whose.CLAIMANT, limit=Limit.LATEST), date(2026, 3, 12), SOMEWHERE)
    assert (company.due, claimant.due) == (date(2026, 3, 19), date(2026, 3, 17))
    assert company.readings == claimant.readings == (SAYS,)


def test_a_limit_of_another_law_is_told_only_where_it_came_first() -> None:
    limit = (Reading(ReadingKind.LIMIT, SAYS, Span(15, Unit.DIAS_NATURALES)),)
    told = due_date(a_term(10, readings=limit), date(2026, 3, 23), SOMEWHERE)
    silent = due_date(a_term(10, readings=limit), date(2026, 3, 2), SOMEWHERE)
    assert (told.due, told.readings) == (date(2026, 4, 8), (SAYS,))
    assert (silent.due, silent.readings) == (date(2026, 3, 16), ())


def test_a_claimants_sunday_is_shown_a_day_early() -> None:
    term = a_term(1, Unit.ANOS, whose=Whose.CLAIMANT, limit=Limit.LATEST, readings=(Reading(ReadingKind.SUNDAY_EARLY, SAYS),))
    assert due(term, date(2025, 3, 15)) == date(2026, 3, 14)
    assert due(term, date(2025, 3, 16)) == date(2026, 3, 16)


def test_a_reading_of_one_day_is_told_on_that_day_only() -> None:
    term = a_term(readings=(Reading(ReadingKind.ON_DAY, SAYS, day=date(2026, 3, 2)),))
    assert due_date(term, date(2026, 3, 2), SOMEWHERE).readings == (SAYS,)
    assert due_date(term, date(2026, 3, 3), SOMEWHERE).readings == ()


def test_completing_a_claim_starts_the_term_again_only_where_the_law_says_so() -> None:
    done = Happened(completed=date(2026, 3, 10))
    assert due(a_term(5, pausing=Pausing.RESTARTS), date(2026, 3, 2), done) == date(2026, 3, 17)
    assert due(a_term(5), date(2026, 3, 2), done) == date(2026, 3, 9)


def test_a_pause_stops_the_count_and_no_longer_than_the_law_lets_it() -> None:
    term = a_term(5, pausing=Pausing.SUSPENDS, pause_at_most=Span(2, Unit.DIAS_HABILES))
    pause = paused(term, date(2026, 3, 3), None, SOMEWHERE)
    assert pause == Pause(date(2026, 3, 3), date(2026, 3, 5))
    assert due(term, date(2026, 3, 2), Happened(pauses=(pause,))) == date(2026, 3, 11)
    assert due(a_term(5, Unit.DIAS_NATURALES, pausing=Pausing.SUSPENDS), date(2026, 3, 2), Happened(pauses=(pause,))) == date(2026, 3, 9)


def test_an_extension_is_added_or_takes_the_place_of_the_term() -> None:
    added = Extension(Span(90, Unit.DIAS_NATURALES), True, SAYS, BASIS)
    instead = Extension(Span(1, Unit.MESES), False, SAYS, BASIS)
    longer = Happened(extended=True)
    assert due(a_term(90, Unit.DIAS_NATURALES, extension=added), date(2026, 1, 1), longer) == date(2026, 6, 30)
    assert due(a_term(15, extension=instead), date(2026, 3, 2), longer) == date(2026, 4, 2)


def test_impossible_dates_are_refused_and_not_counted() -> None:
    with pytest.raises(WrongDatesError):
        due(a_term(pausing=Pausing.RESTARTS), date(2026, 3, 2), Happened(completed=date(2026, 3, 1)))
    with pytest.raises(WrongDatesError):
        due(a_term(15, Unit.DIAS_NATURALES), date(9999, 12, 31))
    with pytest.raises(WrongDatesError):
        paused(a_term(), date(2026, 3, 2), date(2026, 3, 1), SOMEWHERE)


def test_a_chain_of_terms_is_not_their_sum() -> None:
    first = due_date(a_term(1, Unit.MESES), date(2026, 8, 31), SOMEWHERE)
    second = due_date(a_term(3, Unit.MESES, counted_from="reply_or_silence"), first.due_day, SOMEWHERE)
    assert second.due == date(2026, 12, 30)
    assert due(a_term(4, Unit.MESES), date(2026, 8, 31)) == date(2026, 12, 31)


def test_silence_closes_on_the_last_day_and_one_may_act_from_the_next() -> None:
    deadline = due_date(a_term(), date(2026, 3, 2), SOMEWHERE)
    assert deadline.acts_from == deadline.due_day + timedelta(days=1)


def test_only_a_date_that_uses_an_unpublished_calendar_is_provisional() -> None:
    assert due_date(a_term(), date(2026, 12, 28), SOMEWHERE).provisional
    assert not due_date(a_term(15, Unit.DIAS_NATURALES), date(2026, 12, 28), SOMEWHERE).provisional
    assert not due_date(a_term(), date(2026, 3, 2), SOMEWHERE).provisional


@pytest.mark.parametrize(
    ("span", "words"),
    [(Span(1, Unit.MESES), "1 mes"), (Span(15, Unit.DIAS_HABILES), "15 días hábiles"), (Span(2, Unit.HORAS), "2 horas"), (Span(1, Unit.ANOS), "1 año")],
)
def test_a_span_is_said_in_words(span: Span, words: str) -> None:
    assert str(in_words(span)) == words


@settings(max_examples=60)
@given(day=DAYS, unit=st.sampled_from(sorted(COUNTED)), moves=st.booleans())
def test_a_due_date_is_never_before_presentation_and_never_on_a_day_that_the_rule_excludes(day: date, unit: Unit, moves: bool) -> None:
    deadline = due_date(a_term(COUNTED[unit], unit, moves=moves), day, SOMEWHERE)
    assert deadline.due_day >= day
    if moves or unit in {Unit.DIAS_HABILES, Unit.MISMO_DIA_HABIL}:
        assert SOMEWHERE.is_habil(deadline.due_day)


@settings(max_examples=60)
@given(day=DAYS, later=st.integers(0, 400), unit=st.sampled_from(sorted(COUNTED)), moves=st.booleans())
def test_who_presents_later_is_never_due_earlier(day: date, later: int, unit: Unit, moves: bool) -> None:
    term = a_term(COUNTED[unit], unit, moves=moves)
    assert due(term, day) <= due(term, day + timedelta(days=later))


@settings(max_examples=40)
@given(day=DAYS, more=st.sets(DAYS, max_size=12))
def test_one_more_calendar_never_brings_the_date_forward(day: date, more: set[date]) -> None:
    town = SOMEWHERE.adding(dict.fromkeys(more, "fiesta local"))
    assert due_date(a_term(), day, united([SOMEWHERE, town])).due_day >= due_date(a_term(), day, SOMEWHERE).due_day


@settings(max_examples=80)
@given(day=DAYS, unit=st.sampled_from([Unit.DIAS_HABILES, Unit.DIAS_NATURALES, Unit.MESES, Unit.ANOS]), n=st.integers(1, 40), moves=st.booleans(), gap=st.integers(0, 9))
def test_the_date_comes_out_again_from_its_own_words(day: date, unit: Unit, n: int, moves: bool, gap: int) -> None:
    term = a_term(min(n, 4) if unit is Unit.ANOS else n, unit, moves=moves, pausing=Pausing.SUSPENDS)
    pauses = (Pause(day + timedelta(days=2), day + timedelta(days=2 + gap)),) if gap and unit in {Unit.DIAS_HABILES, Unit.DIAS_NATURALES} else ()
    deadline = due_date(term, day, SOMEWHERE, Happened(pauses=pauses))
    assert recounted(deadline) == deadline.due
    assert days_in(str(deadline.steps[-1]))[-1] == deadline.due
