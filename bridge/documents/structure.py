"""The logical structure of a document: elements in reading order, tied to the marked content of its pages (ISO 32000-1, 14.7)."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDocument, PDFObject, PDFObjectReference

from bridge.documents.objects import Entries, text

FIRST_LINK_KEY = 100_000
"""Keys of the parent tree below this are pages; from here on they are links."""
TOP = "StructTreeRoot"


class Mark(NamedTuple):
    """A piece of marked content: the page, from 0, and its number there."""

    page: int
    number: int


class Element(PDFObject):  # type: ignore[misc]  # ReportLab is not typed
    """One structure element. Its kids are elements, marks, and annotations once they are placed.

    It writes itself: most objects of a document are elements, and through PDFDictionary they take six times as long.
    """

    def __init__(self, tag: str, attributes: bytes = b"", alt: str | None = None, parent: "Element | None" = None) -> None:
        self.tag = tag
        self.attributes = attributes
        self.alt = alt
        self.parent = parent
        self.kids: list[Element | Mark | PDFObjectReference] = []

    def child(self, tag: str, attributes: bytes = b"", alt: str | None = None) -> "Element":
        """A new element at the end of this one."""
        born = Element(tag, attributes, alt, self)
        self.kids.append(born)
        return born

    def format(self, document: PDFDocument) -> bytes:
        """The element as ReportLab asks for it. Where all its marks are on one page, the element names it once."""
        numbers = document.idToObjectNumberAndVersion
        pages = {kid.page for kid in self.kids if isinstance(kid, Mark)}
        page = b"/Pg %d 0 R" % numbers[f"Page{pages.pop() + 1}"][0] if len(pages) == 1 else b""
        kids = b" ".join(_kid(kid, document, bare=bool(page)) for kid in self.kids)
        alt = b"/Alt " + text(self.alt).format(document) if self.alt else b""
        above = numbers[self.parent.__InternalName__ if self.parent else TOP][0]
        return b"<</S/%b/P %d 0 R%b%b%b/K[%b]>>" % (self.tag.encode(), above, page, alt, self.attributes, kids)


def _kid(kid: Element | Mark | PDFObjectReference, document: PDFDocument, *, bare: bool) -> bytes:
    if isinstance(kid, Element):
        return b"%d 0 R" % document.idToObjectNumberAndVersion[kid.__InternalName__][0]
    if isinstance(kid, Mark):
        page, number = kid
        return b"%d" % number if bare else b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (document.idToObjectNumberAndVersion[f"Page{page + 1}"][0], number)
    return b"<</Type/OBJR/Obj %b>>" % kid.format(document)


def walk(element: Element) -> Iterable[Element]:
    """The element and all below it, in order."""
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from walk(kid)


def add_structure(document: PDFDocument, root: Element, pages: Sequence[Sequence[Element]], links: Sequence[Element]) -> PDFObjectReference:
    """Adds the tree and its parent tree: by page, the element of each mark; then those of the links."""
    parents, tree = Entries(), Entries()
    top = document.Reference(tree, TOP)
    found = {element: document.Reference(element) for element in walk(root)}
    keyed = [*enumerate(PDFArray([found[element] for element in page]) for page in pages)]
    keyed += [(FIRST_LINK_KEY + key, found[element]) for key, element in enumerate(links)]
    parents["Nums"] = PDFArray([part for pair in keyed for part in pair])
    tree.dict.update(Type="/StructTreeRoot", K=found[root], ParentTree=document.Reference(parents), ParentTreeNextKey=FIRST_LINK_KEY + len(links))
    return top
