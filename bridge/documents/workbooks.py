"""XLSX in and out, row by row: measured before it is opened, formulas read as their values and never written."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils.cell import range_boundaries

from bridge.domain.cells import written
from bridge.domain.spreadsheets import MOST_COLUMNS, NotATableError, Row, filled
from bridge.errors import InvalidError
from bridge.sentences import say

MOST_BYTES, SUSPICIOUS_BYTES, MOST_TIMES = 400 * 2**20, 20 * 2**20, 60
"""Inflated bytes refused outright; from how many on we ask how many times they were squeezed, and how many are believed (sheets: 8 to 25)."""
MOST_PARTS = 2_000
MOST_MERGES, TALLEST_MERGE = 20_000, 5_000
LONGEST_GAP = 5_000
"""Empty rows after which a sheet is over."""
MERGE = re.compile(rb'<mergeCell [^>]*ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
CHUNK = 1 << 20


class BombError(InvalidError):
    """A small file that inflates into an enormous one."""

    code = "too_large_inside"
    sentence = say("El archivo es demasiado grande por dentro para abrirlo sin riesgo. Copia la tabla en un archivo nuevo, o guárdala como CSV.")


class NoSuchSheetError(InvalidError):
    """The workbook has no sheet by that name."""

    code = "no_such_sheet"
    sentence = say("El libro no tiene una hoja llamada «{sheet}».", sheet="")


def is_workbook(data: bytes) -> bool:
    """Whether the bytes are a zip: a workbook, or nothing that we read."""
    return data.startswith(b"PK\x03\x04")


def check(data: bytes) -> None:
    """Adds up what the parts say that they inflate to, before anything is inflated. Raises BombError or NotATableError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError):
        raise NotATableError from None
    inflated = sum(part.file_size for part in parts)
    squeezed = inflated > SUSPICIOUS_BYTES and inflated > MOST_TIMES * len(data)
    if len(parts) > MOST_PARTS or inflated > MOST_BYTES or squeezed:
        raise BombError


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    """The workbook; whatever openpyxl finds wrong with it is not a table."""
    check(data)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    except Exception:  # noqa: BLE001 (openpyxl and the XML parsers raise what they like)
        raise NotATableError from None
    try:
        yield book
    finally:
        book.close()


def sheets(data: bytes) -> tuple[str, ...]:
    """The names of the sheets. Raises BombError or NotATableError."""
    with _opened(data) as book:
        return tuple(sheet.title for sheet in book.worksheets)


def read_xlsx(data: bytes, name: str | None = None) -> Iterator[Row]:
    """The rows of the sheet, or of the first one, that have something in them; a merged cell counts in all its rows and columns.

    Raises BombError, NotATableError, NoSuchSheetError or TooManyRowsError.
    """
    with _opened(data) as book:
        sheet = _sheet(book, name)
        spread = merged(data, sheet._worksheet_path)  # noqa: SLF001 (openpyxl has no public name for it)
        yield from filled(_spread(_rows(sheet), spread))


def _sheet(book: Any, name: str | None) -> Any:
    found = next((sheet for sheet in book.worksheets if name in {None, sheet.title}), None)
    if found is None:
        raise NoSuchSheetError(sheet=(name or "")[:60])
    return found


def _rows(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    """Rows as text, until a long gap: a sheet may claim a million empty ones."""
    sheet.reset_dimensions()
    gap = 0
    try:
        for number, values in enumerate(sheet.iter_rows(values_only=True), start=1):
            gap = 0 if any(value is not None for value in values) else gap + 1
            if gap > LONGEST_GAP:
                return
            yield number, [written(value) for value in values[:MOST_COLUMNS]]
    except Exception:  # noqa: BLE001 (a broken sheet fails anywhere)
        raise NotATableError from None


Spread = Mapping[int, list[tuple[int, int, int, int]]]


def merged(data: bytes, path: str) -> Spread:
    """The merged ranges of a sheet by each row that they reach: (first column, last column, first row, last row), from 0 and 1."""
    found: dict[int, list[tuple[int, int, int, int]]] = {}
    for reference in _merges(data, path):
        left, top, right, bottom = (int(edge or 0) for edge in range_boundaries(reference.decode()))
        if right <= MOST_COLUMNS and bottom - top <= TALLEST_MERGE:
            for row in range(top, bottom + 1):
                found.setdefault(row, []).append((left - 1, right - 1, top, bottom))
    return found


def _merges(data: bytes, path: str) -> list[bytes]:
    """The references in the sheet's XML, read piece by piece."""
    found: list[bytes] = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(path.lstrip("/")) as part:
        tail = b""
        while (piece := part.read(CHUNK)) and len(found) < MOST_MERGES:
            text = tail + piece
            cut = text.rfind(b"<")
            found += MERGE.findall(text[:cut])
            tail = text[cut:][:CHUNK]
    return found


def _spread(rows: Iterable[tuple[int, list[str]]], spread: Spread) -> Iterator[tuple[int, list[str]]]:
    """Each merged cell's text in all the cells that it covers."""
    held: dict[tuple[int, int], str] = {}
    for number, cells in rows:
        for left, right, top, bottom in spread.get(number, ()):
            if number == top:
                held[left, top] = cells[left] if left < len(cells) else ""
            cells.extend([""] * (right + 1 - len(cells)))
            cells[left : right + 1] = [held.get((left, top), "")] * (right + 1 - left)
            if number == bottom:
                held.pop((left, top), None)
        yield number, cells


def write_xlsx(rows: Iterable[Iterable[str]], title: str) -> bytes:
    """A workbook of texts: nothing in it is a formula, whatever it begins with."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    for cells in rows:
        sheet.append([_text_cell(sheet, cell) for cell in cells])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def _text_cell(sheet: Any, text: str) -> Any:
    cell = WriteOnlyCell(sheet, value=ILLEGAL.sub("", text)[:32_000])
    cell.data_type = "s"
    return cell
