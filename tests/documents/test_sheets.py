"""Pages: what spills a little is drawn tighter, what does not stays as it was."""

import pytest

from bridge.documents.sheets import Card, Sheet, Unit, fitted

TINT = Card(0, 200, lambda _canvas, _x, _y, _width, _height: None)
SHEET = Sheet(200, 100, left=0, right=0, top=0, bottom=0)


def _units(number: int, slack: float) -> list[Unit]:
    return [Unit(10, cards=(TINT,), slack=slack) for _ in range(number)]


@pytest.mark.parametrize(
    ("units", "pages", "first", "why"),
    [
        (_units(10, 4), 1, 10, "a full page is left alone"),
        (_units(11, 4), 1, 9, "a line too many: a quarter of the free space is enough"),
        (_units(12, 4), 1, 8, "two too many: half of it"),
        (_units(14, 4), 2, 10, "no tightening saves the page, so there is none"),
        (_units(19, 4), 2, 10, "a page of its own is no spill"),
        (_units(11, 0), 2, 10, "nothing to take"),
    ],
)
def test_a_spill_is_drawn_tighter_where_that_saves_its_page(units: list[Unit], pages: int, first: float, why: str) -> None:
    found = fitted(units, SHEET)
    assert len(found) == pages, why
    assert found[0][0].unit.height == pytest.approx(first), why
