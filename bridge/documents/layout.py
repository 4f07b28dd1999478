"""Lays texts out in columns as units that are not split, and grows the logical structure of the document on the way."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from bridge.documents.lettering import Lettering, Style
from bridge.documents.pictures import Printed
from bridge.documents.sheets import Art, Card, Sheet, Text, Unit
from bridge.documents.structure import Element
from bridge.documents.styles import baseline


class Column(NamedTuple):
    """Where a text runs: its left edge, its width, and the cards under it."""

    x: float
    width: float
    cards: tuple[Card, ...] = ()


class Layout:
    """The blocks of one document as units, with the structure and the pictures they use."""

    def __init__(self, sheet: Sheet, files: Mapping[str, bytes]) -> None:
        self.sheet = sheet
        self.files = files
        self.letters = Lettering()
        self.root = Element("Document")
        self.pictures: dict[str, Printed] = {}
        self.bookmarks: list[str] = []
        self.body = Column(sheet.left, sheet.measure)

    def run(self, text: str, look: Style, column: Column, element: Element, *, after: float = 0, keep: bool = False, link: str | None = None) -> list[Unit]:  # noqa: PLR0913
        """A paragraph: its lines, the first two and the last two together."""
        lines = self.letters.lines(text, look, column.width)
        drop, last = baseline(look), len(lines) - 1
        return [
            Unit(
                look.leading + (after if i == last else 0),
                (Text(element, column.x, drop, line, look, link),),
                keep=(i == 0 and last > 0) or i == last - 1 or (i == last and keep),
                cards=column.cards,
                slack=after if i == last else 0,
            )
            for i, line in enumerate(lines)
        ]  # fmt: skip

    def linked(self, url: str, look: Style, column: Column, parent: Element, *, keep: bool = False) -> list[Unit]:
        """An address that can be followed; only web addresses become links."""
        if not url.lower().startswith(("https://", "http://")):
            return self.run(url, look, column, parent, keep=keep)
        return self.run(url, look, column, parent.child("Link"), keep=keep, link=url)


def gap(height: float, column: Column | None = None, *, keep: bool = True) -> Unit:
    """Free space, on the cards of the column."""
    return Unit(height, cards=column.cards if column else (), keep=keep, slack=height)


def beside(unit: Unit, *pieces: Text | Art) -> Unit:
    """The unit with more pieces next to its own."""
    return unit._replace(pieces=unit.pieces + pieces)


def glued(units: Sequence[Unit]) -> list[Unit]:
    """The units held together to the last."""
    return [unit._replace(keep=True) for unit in units[:-1]] + list(units[-1:])


def stacked(columns: Iterable[list[Unit]]) -> Iterable[Text | Art]:
    """The pieces of columns that stand side by side, as if each were one unit."""
    for column in columns:
        top = 0.0
        for unit in column:
            yield from (piece._replace(drop=piece.drop + top) for piece in unit.pieces)
            top += unit.height


def row_of(cells: Sequence[Sequence[Unit]], *, after: float, cards: tuple[Card, ...] = ()) -> Unit:
    """Cells that stand side by side as one unit."""
    tall = max((sum(unit.height for unit in cell) for cell in cells), default=0)
    return Unit(tall + after, tuple(stacked(list(cell) for cell in cells)), cards=cards, slack=after)
