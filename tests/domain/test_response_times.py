"""How a company answers: only what its claimants confirmed counts, the unanswered are always a bar, and few cases are a list."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.domain.phases import Event, project
from bridge.domain.response_times import FEWEST, Heard, chart, confirmed_answer, figures, heard

ON = date(2026, 12, 31)
AT = datetime(2026, 11, 25, 11, 0, tzinfo=UTC)
PRESENTED = date(2026, 11, 1)
DUE = date(2026, 11, 16)


def event(seq: int, kind: str, actor: str = "claimant", **data: object) -> Event:
    return Event(seq, AT + timedelta(minutes=seq), kind, actor, data)


FILED = (event(1, "opened", url=None), event(2, "issued"), event(3, "receipt", channel="counter", number="1", received_at="2026-11-01T10:00+01:00"))


def reply(seq: int, kind: str, actor: str, day: str = "2026-11-09T10:00+01:00") -> Event:
    return event(seq, "reply", actor, **{"class": kind, "received_at": day, "text": ""})


def test_an_answer_that_only_a_machine_read_does_not_count() -> None:
    state = project([*FILED, reply(4, "refusal", "company")])
    assert confirmed_answer(state) is None
    found = heard("A", state, DUE)
    assert (found.answered, found.unconfirmed, found.kind(ON)) == (None, True, "unanswered")


def test_once_the_claimant_says_what_it_was_it_counts() -> None:
    state = project([*FILED, reply(4, "unknown", "company"), event(5, "reclassified", of=4, **{"class": "refusal"})])
    found = heard("A", state, DUE)
    assert (found.answered, found.days, found.kind(ON)) == (date(2026, 11, 9), 8, "in_time")


def test_an_automatic_answer_is_none_even_if_noted_by_hand() -> None:
    assert heard("A", project([*FILED, reply(4, "auto_ack", "claimant")]), DUE).answered is None


def test_figures_sort_every_case() -> None:
    cases = [
        Heard("A", PRESENTED, DUE, date(2026, 11, 3)), Heard("B", PRESENTED, DUE, date(2026, 11, 20)), Heard("C", PRESENTED, DUE),
        Heard("D", PRESENTED, date(2027, 1, 15)), Heard("E", None, None),
    ]  # fmt: skip
    found = figures(cases, ON)
    assert (found.total, found.presented, found.in_time, found.late, found.unanswered, found.running) == (5, 4, 1, 1, 1, 1)
    assert found.median_days == 10
    assert not found.enough


CASES = st.builds(
    Heard, st.just("A"), st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 1)), st.none() | st.just(DUE), st.none() | st.dates(date(2026, 1, 1), ON), st.booleans()
)


@settings(max_examples=80, deadline=None)
@given(st.lists(CASES, max_size=40), st.sampled_from([320.0, 560.0]))
def test_no_case_is_lost_and_every_bar_stays_within_its_box(cases: list[Heard], width: float) -> None:
    found = figures(cases, ON)
    assert found.in_time + found.late + found.unanswered + found.running == found.presented
    assert found.enough is (found.presented >= FEWEST)
    drawn = chart(found, width)
    assert drawn.bars[-1].kind == "unanswered"
    assert drawn.bars[-1].count == found.unanswered
    assert len(drawn.bars) == len(found.slots)
    assert all(0 < bar.width <= width and bar.y + bar.height <= drawn.height for bar in drawn.bars)
    answered = sum(case.days is not None for case in cases)
    assert sum(bar.count for bar in drawn.bars if bar.kind == "answered") == answered
