"""Puts the fonts and pictures of a document among ReportLab's objects.

ReportLab reads and cuts down the fonts. Its own way to embed them makes every subset again for every document (2 ms of 9),
through one cursor that threads cannot share, and maps letters beyond the first plane to others. Ours are made once in a process.
"""

import hashlib

from reportlab.pdfbase.pdfdoc import BasicFonts, PDFDocument, PDFTrueTypeFont, xObjectName

from bridge.documents.faces import FIRST_CODE, SYMBOLIC, embedded
from bridge.documents.objects import DEFLATE, Entries, stream
from bridge.documents.pictures import Printed


class FontInside:
    """A font of one document; ReportLab calls `addObjects` when it closes the document."""

    def __init__(self, name: str, face: str, chars: str) -> None:
        self.name, self.face, self.chars = name, face, chars

    def addObjects(self, document: PDFDocument) -> None:  # noqa: N802 (ReportLab's name)
        """Adds the font, its description, its glyphs and its map back to text."""
        made = embedded(self.face, self.chars)
        named = f"{_tag(self.face, self.chars)}+Consta{self.face}"
        program = document.Reference(stream({"Length1": made.length, "Filter": DEFLATE}, made.program))
        described = {"Type": "/FontDescriptor", "FontName": f"/{named}", "Flags": SYMBOLIC, "FontFile2": program, **made.described}
        font = PDFTrueTypeFont()
        font.BaseFont, font.FirstChar, font.LastChar = named, FIRST_CODE, FIRST_CODE + len(self.chars) - 1
        font.Widths = made.widths
        font.ToUnicode = document.Reference(stream({"Filter": DEFLATE}, made.to_unicode))
        font.FontDescriptor = document.Reference(Entries(described))
        document.idToObject[BasicFonts][self.name] = document.Reference(font)


def add_picture(document: PDFDocument, name: str, picture: Printed) -> None:
    """Adds a picture under the name by which `canvas.doForm` shows it."""
    size = {"Width": picture.width, "Height": picture.height}
    head = {"Type": "/XObject", "Subtype": "/Image", **size, "ColorSpace": picture.colours, "BitsPerComponent": 8, "Filter": "/DCTDecode"}
    document.Reference(stream(head, picture.data), xObjectName(name))


def _tag(face: str, chars: str) -> str:
    """The six capitals that name a subset (ISO 32000-1, 9.6.4)."""
    return "".join(chr(65 + byte % 26) for byte in hashlib.sha256(f"{face}{chars}".encode()).digest()[:6])
