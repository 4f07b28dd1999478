"""Places set lines on pages: what must stay together stays together."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

from bridge.documents.lettering import Line, Style
from bridge.documents.structure import Element

Draw = Callable[[Canvas, float, float], None]
"""Draws something with its lower left corner at (x, y)."""


class Text(NamedTuple):
    """A set line in its place: `x` from the left edge of the sheet, `drop` from the top of its unit to the baseline."""

    element: Element | None
    x: float
    drop: float
    line: Line
    style: Style
    link: str | None = None


class Art(NamedTuple):
    """Something drawn: `drop` goes from the top of its unit to its lower edge."""

    element: Element | None
    x: float
    drop: float
    width: float
    height: float
    draw: Draw


class Card(NamedTuple):
    """What lies behind consecutive units: a tint with a bar or copies at its edge."""

    x: float
    width: float
    draw: Callable[[Canvas, float, float, float, float], None]
    """Draws it from x, y (lower edge), width and height."""


class Unit(NamedTuple):
    """What is never split: a line, a row, a picture. `keep` holds it to the next one; `head` is repeated above it on a new page.

    `slack` is how much of its height is free space at its foot, which may be drawn tighter.
    """

    height: float
    pieces: tuple[Text | Art, ...] = ()
    keep: bool = False
    cards: tuple[Card, ...] = ()
    head: "Unit | None" = None
    bookmark: str | None = None
    starts_page: bool = False
    slack: float = 0


class Placed(NamedTuple):
    """A unit with its top edge, measured from the foot of the sheet."""

    unit: Unit
    top: float


class Sheet(NamedTuple):
    """The size of the paper and what is left free around the text."""

    width: float
    height: float
    left: float = 71
    right: float = 56
    top: float = 60
    bottom: float = 58

    @property
    def measure(self) -> float:
        """The width of the text."""
        return self.width - self.left - self.right


PAPERS = {"A4": Sheet(595.276, 841.89), "LETTER": Sheet(612, 792)}


TIGHTER = (0.25, 0.5)
"""How much of the free space is taken out, by degrees, of a document that spills a little onto one more page."""
SPILL = 0.6
"""Up to which part of its last page a document only spills."""


def fitted(units: Sequence[Unit], sheet: Sheet) -> list[list[Placed]]:
    """The units on pages; drawn tighter where that saves a page that would be mostly empty."""
    loose = paginate(units, sheet)
    spilt = _used(loose[-1], sheet) if len(loose) > 1 else 0
    if not 0 < spilt < min(SPILL * (sheet.height - sheet.top - sheet.bottom), TIGHTER[-1] * sum(unit.slack for unit in units)):
        return loose
    tight = (paginate([unit._replace(height=unit.height - unit.slack * degree) for unit in units], sheet) for degree in TIGHTER)
    return next((pages for pages in tight if len(pages) < len(loose)), loose)


def _used(page: Sequence[Placed], sheet: Sheet) -> float:
    """How much of a page's height is taken."""
    unit, top = page[-1]
    return sheet.height - sheet.top - (top - unit.height)


def paginate(units: Sequence[Unit], sheet: Sheet) -> list[list[Placed]]:
    """The units on pages, in order."""
    floor, ceiling = sheet.bottom, sheet.height - sheet.top
    pages: list[list[Placed]] = [[]]
    y = ceiling
    for group in _groups(units):
        tall = sum(unit.height for unit in group)
        if pages[-1] and (group[0].starts_page or (y - tall < floor and tall <= ceiling - floor)):
            pages.append([])
            y = ceiling
        for unit in group:
            if pages[-1] and y - unit.height < floor:
                pages.append([])
                y = ceiling
            if not pages[-1] and unit.head:
                pages[-1].append(Placed(unit.head, y))
                y -= unit.head.height
            if pages[-1] or unit.pieces or unit.cards:
                pages[-1].append(Placed(unit, y))
                y -= unit.height
    return [page for page in pages if page] or [[]]


def _groups(units: Iterable[Unit]) -> Iterable[list[Unit]]:
    group: list[Unit] = []
    for unit in units:
        group.append(unit)
        if not unit.keep:
            yield group
            group = []
    if group:
        yield group
