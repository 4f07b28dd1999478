"""The logical structure of a document: elements in reading order, tied to the marked content of its pages (ISO 32000-1, 14.7)."""

from collections.abc import Iterable

from bridge.documents.objects import PdfFile, ref, text

FIRST_LINK_KEY = 100_000
"""Keys of the parent tree below this are pages; from here on they are links."""


class Element:
    """One structure element. Its kids are elements, (page, mcid) pairs, or annotation numbers once they are placed."""

    __slots__ = ("alt", "attributes", "kids", "number", "tag")

    def __init__(self, tag: str, attributes: bytes = b"", alt: str | None = None) -> None:
        self.tag = tag
        self.attributes = attributes
        self.alt = alt
        self.kids: list[Element | tuple[int, int] | int] = []
        self.number = 0

    def child(self, tag: str, attributes: bytes = b"", alt: str | None = None) -> "Element":
        """A new element at the end of this one."""
        born = Element(tag, attributes, alt)
        self.kids.append(born)
        return born


def walk(element: Element) -> Iterable[Element]:
    """The element and all below it, in order. Elements without content are left out."""
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from walk(kid)


def write_structure(file: PdfFile, root: Element, pages: list[int], contents: list[list[Element]], links: list[Element]) -> int:
    """Writes the tree and its parent tree; the number of the StructTreeRoot."""
    top = file.reserve()
    for element in walk(root):
        element.number = file.reserve()
    _write(file, root, top, pages)
    nums = [b"%d[%b]" % (key, b" ".join(ref(element.number) for element in found)) for key, found in enumerate(contents)]
    nums += [b"%d %b" % (FIRST_LINK_KEY + key, ref(element.number)) for key, element in enumerate(links)]
    parents = file.put(b"<</Nums[%b]>>" % b" ".join(nums))
    next_key = FIRST_LINK_KEY + len(links)
    return file.put(b"<</Type/StructTreeRoot/K %b/ParentTree %b/ParentTreeNextKey %d>>" % (ref(root.number), ref(parents), next_key), top)


def _write(file: PdfFile, element: Element, parent: int, pages: list[int]) -> None:
    kids = b" ".join(_kid(kid, pages) for kid in element.kids)
    alt = b"/Alt" + text(element.alt) if element.alt else b""
    file.put(b"<</Type/StructElem/S/%b/P %b%b%b/K[%b]>>" % (element.tag.encode(), ref(parent), alt, element.attributes, kids), element.number)
    for kid in element.kids:
        if isinstance(kid, Element):
            _write(file, kid, element.number, pages)


def _kid(kid: Element | tuple[int, int] | int, pages: list[int]) -> bytes:
    if isinstance(kid, Element):
        return ref(kid.number)
    if isinstance(kid, int):
        return b"<</Type/OBJR/Obj %b>>" % ref(kid)
    page, mark = kid
    return b"<</Type/MCR/Pg %b/MCID %d>>" % (ref(pages[page]), mark)
