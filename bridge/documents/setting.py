"""Sets each kind of block: titles, panels, cards, lists, tables and the box to sign."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from reportlab.lib.colors import Color

from bridge.documents.blocks import Block, Boxes, Heading, Item, Listing, Parties, Party, Picture, Prose, Quote, Register, Signature, Summary, Title
from bridge.documents.filling import filled_boxes
from bridge.documents.layout import Column, Layout, beside, gap, glued, row_of, stacked
from bridge.documents.lettering import Style
from bridge.documents.marks import STAMP_SIZE, dashes, outlined, pictured, qr, rule, stamp, tinted, triplicate
from bridge.documents.pictures import printed
from bridge.documents.sheets import Art, Card, Text, Unit
from bridge.documents.structure import Element
from bridge.documents.styles import (
    BYLINE,
    CELL,
    CELL_HEAD,
    FIGURE,
    GREEN,
    HEADING,
    INK,
    ISSUED,
    KICKER,
    LABEL,
    LINE,
    LINK,
    PANEL,
    PANEL_LABEL,
    SAID,
    SIDE,
    SMALL,
    STANDFIRST,
    TITLE,
    TONES,
    VALUE,
    baseline,
)

LIST = b"/A<</O/List/ListNumbering/%b>>"
COLUMN_HEAD = b"/A<</O/Table/Scope/Column>>"
QR_SIZE = 70.0
SIGNATURE_BOX = (236.0, 56.0)
COLUMNS = (0.27, 0.35, 0.38)
TALLEST = 250.0
SHORT_ENTRY = 6
SHORT_QUOTE = 14
"""Lines up to which an entry of a list or a quote is never split over pages."""
MOST_BESIDE = 600
"""Characters that a side can hold next to the other; a longer one takes the whole width."""
PAD = 12.0


def units(layout: Layout, block: Block) -> Iterable[Unit]:
    """The block laid out."""
    return SETTERS[type(block)](layout, block)


def _title(layout: Layout, block: Title) -> Iterable[Unit]:
    column = Column(layout.body.x, layout.body.width - STAMP_SIZE - 14)
    root = layout.root
    units = [
        *layout.run(block.kicker, KICKER, column, root.child("P"), after=3),
        *layout.run(block.text, TITLE, column, root.child("H1"), after=4),
        *layout.run(block.standfirst, STANDFIRST, column, root.child("P"), after=3),
        *layout.run(block.issued, ISSUED, column, root.child("P")),
    ]
    figure, x = root.child("Figure", alt=block.stamp_alt), layout.sheet.width - layout.sheet.right - STAMP_SIZE
    seal = Art(figure, x, STAMP_SIZE - 6, STAMP_SIZE, STAMP_SIZE, stamp(layout.letters, block.stamp))
    units[0] = beside(units[0], seal)._replace(bookmark=block.text)
    lacking = max(STAMP_SIZE - sum(unit.height for unit in units), 0)
    return glued([*units, gap(lacking + 16)._replace(slack=10)])


def _summary(layout: Layout, block: Summary) -> Iterable[Unit]:
    body = layout.body
    card = Card(body.x, body.width - 6, triplicate())
    column = Column(body.x + 16, body.width - 6 - 32 - QR_SIZE - 16, (card,))
    part = layout.root.child("Sect")
    units = [
        *layout.run(block.label, PANEL_LABEL, column, part.child("P"), after=1),
        *layout.run(block.figure, FIGURE, column, part.child("P"), after=4),
        *(unit for line in block.lines for unit in layout.run(line, PANEL, column, part.child("P"))),
        gap(5, column),
        *layout.run(block.url_label, LABEL, column, part.child("P")),
        *layout.linked(block.url, LINK, column, part.child("P")),
    ]
    tall = sum(unit.height for unit in units)
    lacking = max(QR_SIZE - tall, 0)
    code = Art(part.child("Figure", alt=block.qr_alt), body.x + body.width - 6 - 16 - QR_SIZE, QR_SIZE, QR_SIZE, QR_SIZE, qr(block.url, QR_SIZE))
    units[0] = beside(units[0], code)
    return [*glued([gap(PAD, column), *units, gap(PAD + lacking, column)._replace(slack=4)]), gap(24, keep=False)]


def _parties(layout: Layout, block: Parties) -> Iterable[Unit]:
    if any(sum(len(value) for _, value in side.fields) > MOST_BESIDE for side in block.sides):
        return [unit for side in block.sides for unit in (*_party(layout, side, layout.body), gap(14, keep=False))]
    half = (layout.body.width - 14) / 2
    columns = [_party(layout, side, Column(layout.body.x + i * (half + 14), half)) for i, side in enumerate(block.sides)]
    tall = [sum(unit.height for unit in column) for column in columns]
    cards = tuple(column[0].cards[0] for column in columns)
    return [Unit(max(tall), tuple(stacked(columns)), cards=cards), gap(8, keep=False)]


def _party(layout: Layout, side: Party, outer: Column) -> list[Unit]:
    card = Card(outer.x, outer.width, tinted(side.side))
    column = Column(outer.x + 14, outer.width - 26, (card,))
    part = layout.root.child("Sect")
    units = [gap(9, column), *layout.run(side.heading, SIDE, column, part.child("H2"), after=4, keep=True)]
    entries = part.child("L", LIST % b"None") if side.fields else part
    for label, value in side.fields:
        entry = entries.child("LI")
        units += layout.run(label, LABEL, column, entry.child("Lbl"), keep=True)
        units += layout.run(value, VALUE, column, entry.child("LBody"), after=4)
    return [*units, gap(6, column, keep=False)]


def _heading(layout: Layout, block: Heading) -> Iterable[Unit]:
    units = layout.run(block.text, HEADING, layout.body, layout.root.child("H2"), after=4, keep=True)
    return [gap(11)._replace(starts_page=block.new_page), units[0]._replace(bookmark=block.text), *units[1:]]


def _prose(layout: Layout, block: Prose) -> Iterable[Unit]:
    style = TONES[block.tone]
    return layout.run(block.text, style, layout.body, layout.root.child("P"), after=5, keep=block.leads)


def _quote(layout: Layout, block: Quote) -> Iterable[Unit]:
    body = layout.body
    card = Card(body.x, body.width, tinted("person"))
    column = Column(body.x + 18, body.width - 34, (card,))
    units = [gap(PAD, column)]
    said = layout.root.child("BlockQuote")
    for part in block.text.splitlines():
        if part.strip():
            units += layout.run(part, SAID, column, said.child("P"))
    units += [gap(6, column), *layout.run(block.byline, BYLINE, column, layout.root.child("P"), keep=True)]
    if block.link:
        units += layout.linked(block.link, LINK, column, layout.root.child("P"), keep=True)
    spoken = glued(units) if len(units) <= SHORT_QUOTE else units
    tear = Art(None, body.x + 2.4, 6, body.width, 0, dashes(body.width - 2.4, GREEN))
    proofs = [Unit(13, (tear,), keep=True, cards=(card,)), *_labelled(layout, block.proofs, column)]
    return [*spoken[:-1], spoken[-1]._replace(keep=False), *glued([*proofs, gap(PAD - 4, column)]), gap(9, keep=False)]


def _labelled(layout: Layout, fields: Sequence[tuple[str, str]], column: Column) -> Iterable[Unit]:
    """Labels on the left, values on the right, row by row."""
    entries = layout.root.child("L", LIST % b"None")
    label_column = Column(column.x, 104, column.cards)
    value_column = Column(column.x + 112, column.width - 112, column.cards)
    for label, value in fields:
        entry = entries.child("LI")
        named = layout.run(label, SMALL, label_column, entry.child("Lbl"))
        valued = layout.run(value, SMALL._replace(colour=INK), value_column, entry.child("LBody"))
        yield row_of([named, valued], after=2, cards=column.cards)


def _picture(layout: Layout, block: Picture) -> Iterable[Unit]:
    found = printed(layout.files[block.sha256]) if block.sha256 in layout.files else None
    if found is None:
        return layout.run(block.otherwise, SMALL, layout.body, layout.root.child("P"), after=6)
    name = f"P{block.sha256[:12]}"
    layout.pictures[name] = found
    scale = min(layout.body.width / found.width, TALLEST / found.height, 0.75)
    width, height = found.width * scale, found.height * scale
    art = Art(layout.root.child("Figure", alt=block.alt), layout.body.x, height, width, height, pictured(name, width, height))
    caption = layout.run(block.caption, SMALL, layout.body, layout.root.child("P"), after=8)
    return [Unit(height + 5, (art,), keep=True), *caption]


def _listing(layout: Layout, block: Listing) -> Iterable[Unit]:
    entries = layout.root.child("L", LIST % (b"Decimal" if block.numbered else b"Disc"))
    for n, item in enumerate(block.items, 1):
        yield from _entry(layout, item, f"{n}." if block.numbered else "•", entries.child("LI"))


def _entry(layout: Layout, item: Item, mark: str, entry: Element) -> list[Unit]:
    style, indent = TONES["plain"], 16.0
    column = Column(layout.body.x + indent, layout.body.width - indent)
    label, inside = entry.child("Lbl"), entry.child("LBody")
    alone = not (item.detail or item.link)
    units = layout.run(item.text, style, column, inside if alone else inside.child("P"))
    if item.detail:
        units += layout.run(item.detail, SMALL, column, inside.child("P"))
    if item.link:
        units += layout.linked(item.link, SMALL._replace(colour=LINK.colour), column, inside.child("P"))
    if units:
        bullet = Text(label, layout.body.x + 2, baseline(style), layout.letters.line(mark, style), style)
        units[0] = beside(units[0], bullet)
        units[-1] = units[-1]._replace(height=units[-1].height + 4, slack=4)
    return glued(units) if len(units) <= SHORT_ENTRY else units


def _register(layout: Layout, block: Register) -> Iterable[Unit]:
    table = layout.root.child("Table")
    top = table.child("TR")
    head = _cells(layout, block.head, CELL_HEAD, [top.child("TH", COLUMN_HEAD) for _ in block.head], INK)
    again = head._replace(pieces=tuple(piece._replace(element=None) for piece in head.pieces))
    yield head._replace(keep=True)
    for row in block.rows:
        line = table.child("TR")
        yield _cells(layout, row, CELL, [line.child("TD") for _ in row], LINE)._replace(head=again)
    yield gap(8, keep=False)


def _columns(body: Column) -> list[Column]:
    starts = [sum(COLUMNS[:i]) for i in range(len(COLUMNS))]
    return [Column(body.x + body.width * start, body.width * share - 10) for start, share in zip(starts, COLUMNS, strict=True)]


def _cells(layout: Layout, texts: Sequence[str], look: Style, elements: Sequence[Element], colour: Color) -> Unit:
    columns = _columns(layout.body)
    set_cells = [layout.run(text, look, column, element) for text, column, element in zip(texts, columns, elements, strict=True)]
    row = row_of(set_cells, after=7)
    under = Art(None, layout.body.x, row.height - 2.5, layout.body.width, 0, lambda canvas, x, y: rule(canvas, x, y, layout.body.width, colour))
    return beside(row, under)._replace(slack=0)


def _signature(layout: Layout, block: Signature) -> Iterable[Unit]:
    """Place, date and name on the left, the box to sign on the right, never apart."""
    part, left = layout.root.child("Sect"), layout.body.width - SIGNATURE_BOX[0]
    narrow = Column(layout.body.x, left - 16)
    written = [
        *layout.run(block.place_and_date, TONES["plain"], narrow, part.child("P"), after=6),
        *layout.run(block.name, BYLINE, narrow, part.child("P")),
    ]
    width, height = SIGNATURE_BOX
    box = Art(None, layout.body.x + left, height, width, height, outlined(width, height))
    label = layout.run(block.label, LABEL, Column(layout.body.x + left + 8, width - 16), part.child("P"))
    row = row_of([written, [gap(3), *label]], after=12)
    return [gap(12), beside(row._replace(height=max(row.height, height + 12)), box)]


SETTERS: dict[type[Block], Callable[[Layout, Any], Iterable[Unit]]] = {
    Title: _title, Summary: _summary, Parties: _parties, Heading: _heading, Prose: _prose,
    Quote: _quote, Picture: _picture, Listing: _listing, Register: _register, Signature: _signature, Boxes: filled_boxes,
}  # fmt: skip
