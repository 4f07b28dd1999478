"""The ruler is the same drawing on the web, on paper and on the card: its arithmetic is tested here."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.domain.ruler import MARGIN, ruler


def test_a_short_term_has_a_tick_a_day_and_a_number_every_five() -> None:
    drawn = ruler(12, 30)
    assert len(drawn.ticks) == 31
    assert [label.text for label in drawn.labels] == ["0", "5", "10", "15", "20", "25", "30"]
    assert [tick.kind for tick in drawn.ticks].count("past") == 13


def test_the_pennant_stays_at_the_end_when_the_term_is_over() -> None:
    assert ruler(34, 30).mark == ruler(30, 30).mark == 720 - MARGIN


def test_a_long_term_on_a_narrow_screen_draws_fewer_ticks() -> None:
    assert len(ruler(10, 180, 340).ticks) < 60


@pytest.mark.parametrize("total", [1, 7, 15, 30, 31, 90, 365])
@pytest.mark.parametrize("width", [340.0, 720.0])
def test_numbers_never_touch(total: int, width: float) -> None:
    places = [label.x for label in ruler(0, total, width).labels]
    assert all(after - before >= 30 for before, after in pairwise(places))


@given(st.integers(-5, 800), st.integers(0, 730), st.sampled_from([340.0, 720.0, 1100.0]))
def test_everything_is_drawn_inside(day: int, total: int, width: float) -> None:
    drawn = ruler(day, total, width)
    assert all(0 <= tick.x <= width + 0.001 for tick in drawn.ticks)
    assert all(bar.width >= 0 and bar.x + bar.width <= width + 0.001 for bar in drawn.bars)
    assert drawn.labels[-1].text == str(max(total, 1))
