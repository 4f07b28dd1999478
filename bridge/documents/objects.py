"""ReportLab's PDF objects where its own do not do: streams that end as archives ask, texts and coordinates as we write them."""

import re
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFObject, PDFStream, PDFString, PDFZCompress

SURROGATES = re.compile("[\ud800-\udfff]")
DEFLATE = "/FlateDecode"


class Written(PDFObject):  # type: ignore[misc]  # ReportLab is not typed
    """An object whose bytes stand in the file as they are."""

    def __init__(self, body: bytes) -> None:
        self.body = body

    def format(self, document: PDFDocument) -> bytes:  # noqa: ARG002 (ReportLab's signature)
        return self.body


class Stream(PDFStream):  # type: ignore[misc]  # ReportLab is not typed
    """A stream with the end-of-line before `endstream` that archives require (ISO 19005-3, 6.1.7.1) and ReportLab leaves out."""

    def format(self, document: PDFDocument) -> bytes:
        written: bytes = super().format(document)
        return written.removesuffix(b"endstream\n") + b"\nendstream\n"


def stream(head: dict[str, Any], data: bytes) -> Stream:
    """The data as it is; `head` names its filter if it has one."""
    return Stream(PDFDictionary(head), data)


def deflated(head: dict[str, Any], data: bytes) -> Stream:
    """The data, deflated when it is written."""
    return Stream(PDFDictionary(head), data, [PDFZCompress])


def text(value: str) -> PDFString:
    """A text string; unpaired surrogates become U+FFFD."""
    return PDFString(SURROGATES.sub("\ufffd", value))


def number(value: float) -> str:
    """A coordinate: at most two decimals, never an exponent."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value else "0"
