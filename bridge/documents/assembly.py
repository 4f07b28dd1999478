"""Assembles the file: pages, fonts, pictures, links, outline, structure and catalogue, in the order in which they are numbered."""

import hashlib
from collections.abc import Sequence
from urllib.parse import quote

from bridge.documents.archive import About, Inside, write_info, write_inside, write_metadata, write_output_intent
from bridge.documents.faces import embedded
from bridge.documents.layout import Layout
from bridge.documents.objects import PdfFile, number, ref, text
from bridge.documents.pictures import Printed
from bridge.documents.seal_place import REASON, SealPlace, write_seal_place
from bridge.documents.sheets import Page, Placed
from bridge.documents.structure import FIRST_LINK_KEY, Element, write_structure
from bridge.words import spoken

SAFE_IN_URL = "%/:?#[]@!$&'()*+,;=~-._"


class Assembly:
    """One file being assembled from laid out pages."""

    def __init__(self, layout: Layout, placed: Sequence[Sequence[Placed]], pages: Sequence[Page]) -> None:
        self.file = PdfFile()
        self.layout = layout
        self.placed = placed
        self.pages = pages
        self.numbers = [self.file.reserve() for _ in pages]
        self.tree = self.file.reserve()
        self.links: list[Element] = []
        self.seal: SealPlace | None = None

    def written(self, about: About, inside: Sequence[Inside], identity: bytes, room: int = 0) -> bytes:
        """The bytes of the file, with that much room for a seal."""
        file = self.file
        if room:
            self.seal = write_seal_place(file, room, self.numbers[0], about.moment, spoken(REASON, about.language[:2]))
        self._write_pages()
        structure = write_structure(file, self.layout.root, self.numbers, [page.marks for page in self.pages], self.links)
        names, associated = write_inside(file, inside, about.moment)
        entries = {
            b"Pages": ref(self.tree), b"Lang": text(about.language), b"MarkInfo": b"<</Marked true>>", b"StructTreeRoot": ref(structure),
            b"ViewerPreferences": b"<</DisplayDocTitle true>>", b"Metadata": ref(write_metadata(file, about)),
            b"OutputIntents": b"[%b]" % write_output_intent(file), b"Outlines": ref(self._write_outline()),
            b"Names": b"<</EmbeddedFiles<</Names[%b]>>>>" % names, b"AF": b"[%b]" % associated, **(self.seal.entries if self.seal else {}),
        }  # fmt: skip
        root = file.put(b"<</Type/Catalog%b>>" % b"".join(b"/%b %b" % entry for entry in entries.items()))
        return file.written(root, write_info(file, about), identity)

    def _write_pages(self) -> None:
        resources = self._resources()
        for page, at in zip(self.pages, self.numbers, strict=True):
            self._write_page(page, at, resources)
        self.file.put(b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(self.pages), b" ".join(map(ref, self.numbers))), self.tree)

    def _write_page(self, page: Page, at: int, resources: bytes) -> None:
        content = self.file.stream(b"", "\n".join(page.out).encode("latin-1"))
        annotations = [self._write_link(element, url, box) for element, url, box in page.links]
        annotations += [self.seal.field] if self.seal and page.index == 0 else []
        listed = b"/Annots[%b]" % b" ".join(map(ref, annotations)) if annotations else b""
        size = f"{number(self.layout.sheet.width)} {number(self.layout.sheet.height)}".encode()
        said = ref(self.tree), size, resources, ref(content), page.index, listed
        self.file.put(b"<</Type/Page/Parent %b/MediaBox[0 0 %b]/Resources %b/Contents %b/StructParents %d/Tabs/S%b>>" % said, at)

    def _write_link(self, element: Element, url: str, box: tuple[float, ...]) -> int:
        address = quote(url.encode("utf-8", "replace").decode(), safe=SAFE_IN_URL)
        said = " ".join(map(number, box)).encode(), text(url), FIRST_LINK_KEY + len(self.links), text(address)
        made = self.file.put(b"<</Type/Annot/Subtype/Link/Border[0 0 0]/F 4/Rect[%b]/Contents%b/StructParent %d/A<</S/URI/URI%b>>>>" % said)
        element.kids.append(made)
        self.links.append(element)
        return made

    def _resources(self) -> bytes:
        fonts = b"".join(b"/%b %b" % (name.encode(), ref(self._write_font(*made))) for name, made in self.layout.letters.fonts.items())
        pictures = b"".join(b"/%b %b" % (name.encode(), ref(self._write_picture(picture))) for name, picture in self.layout.pictures.items())
        return ref(self.file.put(b"<</Font<<%b>>/XObject<<%b>>>>" % (fonts, pictures)))

    def _write_font(self, face: str, chars: str) -> int:
        font = embedded(face, chars)
        name = f"/{_tag(face, chars)}+Consta{face}".encode()
        program = self.file.stream(b"/Length1 %d" % font.length, font.program, packed=True)
        descriptor = self.file.put(b"<</Type/FontDescriptor/FontName%b%b/FontFile2 %b>>" % (name, font.descriptor, ref(program)))
        mapped = self.file.stream(b"", font.to_unicode, packed=True)
        said = name, font.last, font.widths, ref(mapped), ref(descriptor)
        return self.file.put(b"<</Type/Font/Subtype/TrueType/BaseFont%b/FirstChar 32/LastChar %d/Widths[%b]/ToUnicode %b/FontDescriptor %b>>" % said)

    def _write_picture(self, picture: Printed) -> int:
        said = picture.width, picture.height, picture.colours
        head = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace%b/BitsPerComponent 8/Filter/DCTDecode" % said
        return self.file.raw_stream(head, picture.data)

    def _write_outline(self) -> int:
        marks = [(unit.bookmark, at, top) for at, page in zip(self.numbers, self.placed, strict=True) for unit, top in page if unit.bookmark]
        top = self.file.reserve()
        items = [self.file.reserve() for _ in marks]
        for i, (label, at, y) in enumerate(marks):
            before = b"/Prev %b" % ref(items[i - 1]) if i else b""
            after = b"/Next %b" % ref(items[i + 1]) if i + 1 < len(items) else b""
            said = text(label), ref(top), before, after, ref(at), round(y + 4)
            self.file.put(b"<</Title%b/Parent %b%b%b/Dest[%b/XYZ null %d null]>>" % said, items[i])
        return self.file.put(b"<</Type/Outlines/Count %d/First %b/Last %b>>" % (len(items), ref(items[0]), ref(items[-1])), top)


def _tag(face: str, chars: str) -> str:
    """The six capitals that name a subset (ISO 32000-1, 9.6.4)."""
    return "".join(chr(65 + byte % 26) for byte in hashlib.sha256(f"{face}{chars}".encode()).digest()[:6])
