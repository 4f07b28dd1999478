"""Reads what a sealed document holds: its seals, its identity and the files inside. The document may be hostile."""

import hashlib
import json
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.reader import PdfFileReader

from bridge.errors import InvalidError
from bridge.sentences import say

MOST_BYTES = 60 * 1024 * 1024
CONTENT, POST = "content.json", "post.json"
SUBFILTER = "/ETSI.CAdES.detached"

# pyHanko logs a traceback for each chain that it cannot build; for us an unknown authority is an ordinary answer.
for _talker in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_talker).setLevel(logging.CRITICAL)


class UnreadablePdfError(InvalidError):
    """The bytes are not a PDF that can be read."""

    code = "unreadable_pdf"
    sentence = say("El archivo no es un PDF o está dañado: no se puede leer.")


@dataclass(frozen=True)
class Document:
    """A document as read. Its seals are pyHanko's objects; `files` are the files inside by their names."""

    data: bytes
    identity: str
    seals: tuple[Any, ...]
    times: tuple[Any, ...]
    files: Mapping[str, bytes]

    @property
    def content(self) -> Mapping[str, Any]:
        """What content.json says; empty where it is not a JSON object."""
        try:
            found = json.loads(self.files.get(CONTENT, b""))
        except (ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}

    @property
    def content_sha256(self) -> str | None:
        """The fingerprint of the content."""
        return sha256(self.files[CONTENT]) if CONTENT in self.files else None

    @property
    def sealed_sha256(self) -> str:
        """The fingerprint of the document as it was sealed, without what was added after."""
        return sha256(self.data[: _sealed_length(self.seals[0])] if self.seals else self.data)


def sha256(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def read_document(data: bytes) -> Document:
    """The document in the bytes. Raises UnreadablePdfError."""
    if len(data) > MOST_BYTES or not data.startswith(b"%PDF-"):
        raise UnreadablePdfError
    try:
        return _read(data)
    except Exception:  # noqa: BLE001 (a hostile file may make a parser raise anything: RecursionError, KeyError, zlib.error…)
        raise UnreadablePdfError from None


def _read(data: bytes) -> Document:
    reader = PdfFileReader(BytesIO(data))
    seals = tuple(reader.embedded_regular_signatures)
    return Document(data, reader.trailer["/ID"][0].original_bytes.hex(), seals, tuple(reader.embedded_timestamp_signatures), dict(_files(reader)))


def _files(reader: PdfFileReader) -> Iterator[tuple[str, bytes]]:
    named = reader.root.get("/Names", {}).get("/EmbeddedFiles", {}).get("/Names", [])
    for place in range(0, len(named) - 1, 2):
        yield str(named[place]), named[place + 1]["/EF"]["/F"].data


def _sealed_length(seal: Any) -> int:
    ranges = [int(number) for number in seal.byte_range]
    return ranges[2] + ranges[3]
