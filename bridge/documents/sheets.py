"""Places set lines on pages: what must stay together stays together, and every mark belongs to an element or is an artifact."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from bridge.documents.lettering import Line, Run, Style
from bridge.documents.objects import number, text
from bridge.documents.structure import Element

Draw = Callable[[float, float], str]
"""Operators for something drawn with its lower left corner at (x, y)."""


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
    draw: Callable[[float, float, float, float], str]
    """Operators from x, y (lower edge), width and height."""


class Unit(NamedTuple):
    """What is never split: a line, a row, a picture. `keep` holds it to the next one; `head` is repeated above it on a new page."""

    height: float
    pieces: tuple[Text | Art, ...] = ()
    keep: bool = False
    cards: tuple[Card, ...] = ()
    head: "Unit | None" = None
    bookmark: str | None = None
    starts_page: bool = False


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
    top: float = 62
    bottom: float = 60

    @property
    def measure(self) -> float:
        """The width of the text."""
        return self.width - self.left - self.right


PAPERS = {"A4": Sheet(595.276, 841.89), "LETTER": Sheet(612, 792)}


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
    return pages


def _groups(units: Iterable[Unit]) -> Iterable[list[Unit]]:
    group: list[Unit] = []
    for unit in units:
        group.append(unit)
        if not unit.keep:
            yield group
            group = []
    if group:
        yield group


class Page:
    """The content of one page being written: operators, the elements of its marks, and its links."""

    def __init__(self, index: int) -> None:
        self.index = index
        self.out: list[str] = []
        self.marks: list[Element] = []
        self.links: list[tuple[Element, str, tuple[float, float, float, float]]] = []
        self._font = ""
        self._colour = ""

    def artifact(self, operators: Iterable[str], kind: str = "") -> None:
        """Writes what carries no meaning: tints, rules, repeated heads."""
        joined = "\n".join(operators)
        if joined:
            opening = f"/Artifact <</Type/Pagination{kind}>>BDC" if kind else "/Artifact BMC"
            self.out += [opening, joined, "EMC"]

    def marked(self, element: Element, pieces: Iterable[tuple[Text | Art, float]]) -> None:
        """Writes what an element holds on this page under one mark."""
        self.out.append(f"/{element.tag} <</MCID {len(self.marks)}>>BDC")
        element.kids.append((self.index, len(self.marks)))
        self.marks.append(element)
        self.out += self.operators(pieces)
        self.out.append("EMC")

    def operators(self, pieces: Iterable[tuple[Text | Art, float]]) -> list[str]:
        """The operators that show the pieces, each with the top of its unit."""
        out: list[str] = []
        inside = False
        for piece, top in pieces:
            is_text = isinstance(piece, Text)
            if is_text != inside:
                out.append("BT" if is_text else "ET")
                inside = is_text
            out += self._shown(piece, top - piece.drop) if isinstance(piece, Text) else [piece.draw(piece.x, top - piece.drop)]
            self._note(piece, top - piece.drop)
        return [*out, "ET"] if inside else out

    def _shown(self, piece: Text, y: float) -> Iterable[str]:
        if piece.style.colour != self._colour:
            self._colour = piece.style.colour
            yield f"{self._colour} rg"
        if piece.line.actual:
            yield f"/Span<</ActualText{text(piece.line.actual).decode()}>>BDC"
        for run in piece.line.runs:
            yield from self._run(run, piece, y)
        if piece.line.actual:
            yield "EMC"

    def _run(self, run: Run, piece: Text, y: float) -> Iterable[str]:
        font = f"/{run.font} {piece.style.size:g} Tf"
        if font != self._font:
            self._font = font
            yield font
        yield f"1 0 0 1 {number(piece.x + run.x)} {number(y)} Tm [({run.codes})] TJ"

    def _note(self, piece: Text | Art, y: float) -> None:
        """Remembers where a figure and a link lie; both must say so (ISO 14289-1, 7.3 and 7.18.5)."""
        if isinstance(piece, Art):
            if piece.element:
                box = " ".join(map(number, (piece.x, y, piece.x + piece.width, y + piece.height)))
                piece.element.attributes = f"/A<</O/Layout/Placement/Block/BBox[{box}]>>".encode()
        elif piece.link and piece.element:
            low = y - piece.style.size / 4
            self.links.append((piece.element, piece.link, (piece.x, low, piece.x + piece.line.width, low + piece.style.size * 1.2)))


def fill(page: Page, placed: Sequence[Placed]) -> None:
    """Writes the units of a page: what lies behind them, then each element's pieces in order."""
    page.artifact(_behind(placed))
    by_element: dict[Element | None, list[tuple[Text | Art, float]]] = {}
    for unit, top in placed:
        for piece in unit.pieces:
            by_element.setdefault(piece.element, []).append((piece, top))
    page.artifact(page.operators(by_element.pop(None, [])))
    for element, pieces in by_element.items():
        if element:
            page.marked(element, pieces)


def _behind(placed: Sequence[Placed]) -> Iterable[str]:
    """Each card as one piece over the consecutive units that lie on it."""
    spans: dict[Card, list[float]] = {}
    for unit, top in placed:
        for card in unit.cards:
            spans.setdefault(card, [top, top])[1] = top - unit.height
    return (card.draw(card.x, low, card.width, high - low) for card, (high, low) in spans.items())
