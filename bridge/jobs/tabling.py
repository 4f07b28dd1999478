"""A file as rows: what it is, how it is read, where its headings are, what its columns mean."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import Any

from bridge.documents import workbooks
from bridge.domain.batches import HEAD_ROWS, Head, check_meaning, find_head, understood
from bridge.domain.columns import Meaning, fingerprint
from bridge.domain.plain import plain
from bridge.domain.spreadsheets import Form, Row, guess_form, read_csv

PREVIEWED = 8
"""Rows that a preview shows."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a file is read. `sheet` for workbooks, `encoding` and `separator` for text; `shared` is what all rows say."""

    kind: str
    encoding: str = ""
    separator: str = ""
    skip: int = 0
    sheet: str | None = None
    meaning: Meaning | None = None
    """None: by the headings."""
    shared: Mapping[str, str] | None = None

    def sharing(self, shared: Mapping[str, str], remembered: Meaning | None) -> "Reading":
        """The same, with what all rows share and what was said of such a file before."""
        return replace(self, shared=dict(shared), meaning=self.meaning or remembered)

    def kept(self) -> dict[str, Any]:
        """As a batch keeps it."""
        meaning = {str(column): path for column, path in (self.meaning or {}).items()}
        return {**plain(replace(self, meaning=None)), "meaning": meaning or None}


def read_reading(kept: Mapping[str, Any]) -> Reading:
    """The reading that a batch keeps."""
    meaning = kept["meaning"]
    return Reading(**{**kept, "meaning": {int(column): path for column, path in meaning.items()} if meaning else None})


def guess_reading(data: bytes, encoding: str | None = None, sheet: str | None = None) -> Reading:
    """How the file is most likely to be read. Raises BombError, NotATableError or UnknownEncodingError."""
    if workbooks.is_workbook(data):
        names = workbooks.sheets(data)
        return Reading("xlsx", sheet=sheet or (names[0] if names else None))
    form = guess_form(data, encoding)
    return Reading("csv", form.encoding, form.separator, form.skip)


def rows_of(data: bytes, reading: Reading) -> Iterator[Row]:
    """Every row that has something in it."""
    if reading.kind == "xlsx":
        return workbooks.read_xlsx(data, reading.sheet)
    return read_csv(data, Form(reading.encoding, reading.separator, reading.skip))


@dataclass(frozen=True, slots=True)
class Table:
    """A file opened: its headings, what they mean, and its rows to come."""

    head: Head
    meaning: Meaning
    rows: Iterator[Row]

    @property
    def headings_print(self) -> str:
        """What the association's memory knows such a file by."""
        return fingerprint(self.head.headings)


def open_table(data: bytes, reading: Reading, remembered: Meaning | None = None) -> Table:
    """The file as a table. Raises EmptyTableError, NotATableError, TooManyRowsError or BombError."""
    rows = rows_of(data, reading)
    first = list(islice(rows, HEAD_ROWS))
    head = find_head(first)
    body = chain((row for row in first if row[0] > head.row), rows)
    return Table(head, reading.meaning or understood(head.headings, remembered), body)


def check_table(table: Table, reading: Reading) -> None:
    """Raises NoColumnsError unless a claim can be made of its rows."""
    check_meaning(table.meaning, reading.shared or {})
