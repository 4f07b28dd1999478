"""ReportLab's PDF objects where its own do not do: streams that end as archives ask, texts and coordinates as we write them."""

import re
import zlib
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFObject, PDFStream, PDFString
from reportlab.pdfbase.pdfdoc import format as formatted

SURROGATES = re.compile("[\ud800-\udfff]")
DEFLATE = "/FlateDecode"


class Written(PDFObject):  # type: ignore[misc]  # ReportLab is not typed
    """An object whose bytes stand in the file as they are."""

    def __init__(self, body: bytes) -> None:
        self.body = body

    def format(self, document: PDFDocument) -> bytes:  # noqa: ARG002 (ReportLab's signature)
        return self.body


class Entries(PDFDictionary):  # type: ignore[misc]  # ReportLab is not typed
    """A dictionary whose keys are plain names, in the order given. ReportLab's sorts and escapes each key each time, which takes twice as long."""

    def format(self, document: PDFDocument, IND: bytes = b"") -> bytes:  # noqa: ARG002, N803 (ReportLab's signature)
        return b"<<%b>>" % b"".join(b"/%b %b" % (key.encode(), formatted(value, document)) for key, value in self.dict.items())


class Stream(PDFStream):  # type: ignore[misc]  # ReportLab is not typed
    """A stream with the end-of-line before `endstream` that archives require (ISO 19005-3, 6.1.7.1) and ReportLab leaves out."""

    def format(self, document: PDFDocument) -> bytes:
        head: bytes = self.dictionary.format(document)
        return b"%b\nstream\n%b\nendstream\n" % (head, self.content)


def stream(head: dict[str, Any], data: bytes) -> Stream:
    """The data as it is; `head` names its filter if it has one."""
    return Stream(Entries({**head, "Length": len(data)}), data)


def deflated(head: dict[str, Any], data: bytes) -> Stream:
    """The data, deflated."""
    return stream({**head, "Filter": DEFLATE}, zlib.compress(data))


def text(value: str) -> PDFString:
    """A text string; unpaired surrogates become U+FFFD."""
    return PDFString(SURROGATES.sub("\ufffd", value))


def number(value: float) -> str:
    """A coordinate: at most two decimals, never an exponent."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value else "0"
