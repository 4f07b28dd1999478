"""ReportLab's canvas, made to tag: what it paints belongs to an element of the structure or is an artifact (ISO 32000-1, 14.6 to 14.8)."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFObjectReference
from reportlab.pdfgen.canvas import Canvas

from bridge.documents.faces import registered
from bridge.documents.lettering import Run
from bridge.documents.objects import deflated, number, text
from bridge.documents.sheets import Art, Placed, Sheet, Text
from bridge.documents.structure import FIRST_LINK_KEY, Element, Mark

SAFE_IN_URL = "%/:?#[]@!$&'()*+,;=~-._"
PRINTED = 4
"""An annotation that is printed with its page (12.5.3)."""


class TaggedCanvas(Canvas):  # type: ignore[misc]  # ReportLab is not typed
    """A canvas whose pages are marked. ReportLab has no marks and no kerning of its own: texts go in as operators, shapes as its drawings."""

    def __init__(self, sheet: Sheet, language: str) -> None:
        size = (sheet.width, sheet.height)
        super().__init__("", pagesize=size, pageCompression=1, invariant=1, pdfVersion=(1, 7), initialFontName=registered("Sans"), lang=language)
        self.marks: list[list[Element]] = [[]]
        """By page, the element of each mark."""
        self.links: list[Element] = []
        self._set_in = ""

    @property
    def document(self) -> PDFDocument:
        """ReportLab's document: its objects, by number and name."""
        return self._doc

    @property
    def index(self) -> int:
        """The page being painted, from 0."""
        return len(self.marks) - 1

    def say(self, key: str, value: Any) -> None:
        """An entry of the catalogue, also one of those that ReportLab does not know, written in its place: readers look for some of them there."""
        catalogue = self._doc.Catalog
        catalogue.__NoDefault__ = [*dict.fromkeys([*catalogue.__NoDefault__, key])]
        catalogue.__Refs__ = [other for other in catalogue.__Refs__ if other != key]
        setattr(catalogue, key, value)

    def annotate(self, annotation: PDFDictionary) -> PDFObjectReference:
        """Adds an annotation to the page."""
        self._addAnnotation(annotation)
        return self._annotationrefs[-1]

    @contextmanager
    def artifact(self, kind: str = "") -> Iterator[None]:
        """What is painted within carries no meaning: tints, rules, repeated heads."""
        self._code.append(f"/Artifact <</Type/Pagination{kind}>>BDC" if kind else "/Artifact BMC")
        yield
        self._code.append("EMC")

    def marked(self, element: Element, pieces: Iterable[tuple[Text | Art, float]]) -> None:
        """Paints what an element holds on this page under one mark."""
        marks = self.marks[-1]
        self._code.append(f"/{element.tag} <</MCID {len(marks)}>>BDC")
        element.kids.append(Mark(self.index, len(marks)))
        marks.append(element)
        self.paint(pieces)
        self._code.append("EMC")

    def paint(self, pieces: Iterable[tuple[Text | Art, float]]) -> None:
        """Paints the pieces, each with the top of its unit."""
        inside = False
        for piece, top in pieces:
            is_text = isinstance(piece, Text)
            if is_text != inside:
                self._code.append("BT" if is_text else "ET")
                inside = is_text
            y = top - piece.drop
            if isinstance(piece, Text):
                self._write(piece, y)
            else:
                self._draw(piece, y)
        if inside:
            self._code.append("ET")

    def _write(self, piece: Text, y: float) -> None:
        line, style = piece.line, piece.style
        if style.colour is not self._fillColorObj:
            self.setFillColor(style.colour)
        if line.actual:
            self._code.append(f"/Span<</ActualText {text(line.actual).format(self._doc).decode('latin-1')}>>BDC")
        for run in line.runs:
            self._show(run, style.size, piece.x + run.x, y)
        if line.actual:
            self._code.append("EMC")
        if piece.link and piece.element:
            self._follow(piece.element, piece.link, (piece.x, y - style.size / 4, piece.x + line.width, y + style.size * 0.95))

    def _show(self, run: Run, size: float, x: float, y: float) -> None:
        font = f"/{run.font} {size:g} Tf"
        if font != self._set_in:
            self._set_in = font
            self._code.append(font)
        self._code.append(f"1 0 0 1 {number(x)} {number(y)} Tm [({run.codes})] TJ")

    def _draw(self, piece: Art, y: float) -> None:
        """Paints a drawing; a figure must say where it lies (ISO 14289-1, 7.3)."""
        piece.draw(self, piece.x, y)
        if piece.element:
            box = " ".join(map(number, (piece.x, y, piece.x + piece.width, y + piece.height)))
            piece.element.attributes = f"/A<</O/Layout/Placement/Block/BBox[{box}]>>".encode()

    def _follow(self, element: Element, url: str, box: tuple[float, ...]) -> None:
        """A link over the text, part of the structure and described (ISO 14289-1, 7.18.5)."""
        address = quote(url.encode("utf-8", "replace").decode(), safe=SAFE_IN_URL)
        where = tuple(round(edge, 2) for edge in box)
        self.linkURL(address, where, Contents=text(url), F=PRINTED, StructParent=FIRST_LINK_KEY + len(self.links))
        element.kids.append(self._annotationrefs[-1])
        self.links.append(element)

    def bookmark(self, label: str, y: float) -> None:
        """A line of the outline that leads here."""
        key = f"{self.index}.{len(self._destinations)}"
        self.bookmarkPage(key, fit="XYZ", left=0, top=round(y))
        self.addOutlineEntry(text(label).s, key)

    def showPage(self) -> None:  # noqa: N802 (ReportLab's name)
        """Closes the page: the tab key follows the structure (ISO 14289-1, 7.18.3), and the content ends as archives ask."""
        name = self._doc.thisPageName()
        super().showPage()
        page = self._doc.idToObject[name]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs, page.Trans = self.index, "/S", None
        page.Contents = deflated({}, page.stream.encode("latin-1"))
        self.marks.append([])
        self._set_in = ""

    def written(self, identity: str) -> bytes:
        """The bytes of the file. `identity` is the 32 hexadecimal digits of its /ID, which must not depend on the clock."""
        self._doc._ID = f"[<{identity}><{identity}>]".encode()  # noqa: SLF001 (ReportLab has no public name for it)
        made: bytes = self.getpdfdata()
        return made


def fill(canvas: TaggedCanvas, placed: Sequence[Placed]) -> None:
    """Paints the units of a page: what lies behind them, then each element's pieces in order."""
    with canvas.artifact():
        _behind(canvas, placed)
    by_element: dict[Element | None, list[tuple[Text | Art, float]]] = {}
    for unit, top in placed:
        if unit.bookmark:
            canvas.bookmark(unit.bookmark, top + 4)
        for piece in unit.pieces:
            by_element.setdefault(piece.element, []).append((piece, top))
    with canvas.artifact():
        canvas.paint(by_element.pop(None, []))
    for element, pieces in by_element.items():
        if element:
            canvas.marked(element, pieces)


def _behind(canvas: TaggedCanvas, placed: Sequence[Placed]) -> None:
    """Each card as one piece over the consecutive units that lie on it."""
    spans: dict[Any, list[float]] = {}
    for unit, top in placed:
        for card in unit.cards:
            spans.setdefault(card, [top, top])[1] = top - unit.height
    for card, (high, low) in spans.items():
        card.draw(canvas, card.x, low, card.width, high - low)
