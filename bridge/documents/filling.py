"""Sets the boxes of an official form: each with its number and name, and the text to copy beside it, or under it where it is long."""

from collections.abc import Iterable, Sequence

from bridge.documents.blocks import Boxes, Filled
from bridge.documents.layout import Column, Layout, beside, gap, row_of
from bridge.documents.marks import rule
from bridge.documents.sheets import Art, Unit
from bridge.documents.structure import Element
from bridge.documents.styles import BYLINE, SMALL, VALUE

LIST = b"/A<</O/List/ListNumbering/None>>"
NAMED = 150.0
"""How wide the column of names is."""
LONG = 10
"""Lines from which a text goes under its name, over the whole width, and may pass to the next page."""


def filled_boxes(layout: Layout, block: Boxes) -> Iterable[Unit]:
    """The boxes laid out, a line under each."""
    entries = layout.root.child("L", LIST)
    for box in block.boxes:
        yield from _box(layout, box, entries.child("LI"))
    yield gap(4, keep=False)


def _box(layout: Layout, box: Filled, entry: Element) -> Sequence[Unit]:
    label, value = entry.child("Lbl"), entry.child("LBody")
    left = Column(layout.body.x, NAMED - 12)
    named = _named(layout, box, left, label)
    said = _said(layout, box, Column(layout.body.x + NAMED, layout.body.width - NAMED), value)
    if len(said) <= LONG:
        return [_ruled(layout, row_of([named, said], after=8))]
    value.kids.clear()
    whole = _said(layout, box, layout.body, value)
    first = [unit._replace(keep=True) for unit in (*named, gap(2), whole[0])]
    return [*first, *whole[1:-1], _ruled(layout, whole[-1]._replace(height=whole[-1].height + 8))]


def _named(layout: Layout, box: Filled, column: Column, label: Element) -> list[Unit]:
    units = layout.run(box.label, BYLINE, column, label.child("P"))
    return units + (layout.run(box.note, SMALL, column, label.child("P")) if box.note else [])


def _said(layout: Layout, box: Filled, column: Column, value: Element) -> list[Unit]:
    return [unit for text in box.paragraphs for unit in layout.run(text, VALUE, column, value.child("P"), after=2)]


def _ruled(layout: Layout, unit: Unit) -> Unit:
    under = Art(None, layout.body.x, unit.height - 3, layout.body.width, 0, lambda canvas, x, y: rule(canvas, x, y, layout.body.width))
    return beside(unit, under)._replace(slack=0)
