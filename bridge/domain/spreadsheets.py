"""Tables as people export them: which letters, which separator, where the headings are; and cells that cannot become formulas again."""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bridge.domain.cells import tidy
from bridge.errors import InvalidError
from bridge.sentences import say

MOST_COLUMNS = 200
MOST_ROWS = 200_000
SAMPLE = 256 * 1024
SEPARATORS = (";", ",", "\t", "|")
ENCODINGS = (
    "utf-8", "cp1252", "mac_roman", "cp850", "utf-16", "utf-32", "iso8859-15", "iso8859-1", "cp1250", "iso8859-2", "cp437", "cp1254", "iso8859-9", "cp858",
)  # fmt: skip
"""Those that a person may choose from; the first four are guessed."""
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
ONE_BYTE = ("cp1252", "mac_roman", "cp850")
USUAL = frozenset("áéíóúñüÁÉÍÓÚÑÜ¿¡ºª€àèòÀÈÒçÇïÏ·«»–—‘’“”…°")
LIKELIEST = frozenset("áéíóúñÁÉÍÓÚÑ€")


class NotATableError(InvalidError):
    """The file does not hold rows that we can read."""

    code = "not_a_table"
    sentence = say("No se puede leer como una tabla. Guárdalo como CSV o como XLSX y vuelve a subirlo.")


class TooManyRowsError(InvalidError):
    """More rows than one batch takes."""

    code = "too_many_rows"
    sentence = say("Tiene demasiadas filas: caben {limit}. Pártelo en varios archivos.", limit=MOST_ROWS)


class EmptyTableError(InvalidError):
    """No row has anything in it."""

    code = "empty_table"
    sentence = say("El archivo no tiene filas con datos.")


class UnknownEncodingError(InvalidError):
    """An encoding that is not on the list."""

    code = "unknown_encoding"
    sentence = say("No conocemos esa codificación de letras.")


@dataclass(frozen=True, slots=True)
class Form:
    """How a text is to be read as a table."""

    encoding: str
    separator: str
    skip: int = 0
    """Lines before the table: `sep=;`."""


Row = tuple[int, tuple[str, ...]]
"""A row's number, as the spreadsheet counts them, and its cells."""


def guess_encoding(data: bytes) -> str:
    """The encoding of a text: its mark, else UTF-8 where it is, else the one-byte code that makes most Spanish sense."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return encoding
    sample = data[:SAMPLE]
    if zeros := sample.count(0):
        return _without_mark(sample, zeros)
    if _is_utf8(data):
        return "utf-8"
    return max(ONE_BYTE, key=lambda encoding: sense(sample.decode(encoding, "replace")))


def _without_mark(sample: bytes, zeros: int) -> str:
    """UTF-16 or UTF-32 whose mark was lost: most letters leave zeros, before or after."""
    wide = "32" if zeros > len(sample) / 2 else "16"
    order = "be" if sample.startswith(b"\x00") else "le"
    return f"utf-{wide}-{order}"


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def sense(text: str) -> int:
    """How much a text looks like Spanish: its letters beyond ASCII that we know, less those that we do not."""
    strange = [c for c in text if ord(c) > 127]
    return sum(3 if c in LIKELIEST else 1 if c in USUAL else -2 for c in strange)


def guess_form(data: bytes, encoding: str | None = None) -> Form:
    """How the text is most likely to be read. Raises UnknownEncodingError."""
    chosen = check_encoding(encoding) if encoding else guess_encoding(data)
    lines = [line for _, line in zip(range(40), _text(data[:SAMPLE], chosen), strict=False)]
    first = tidy(lines[0]).lower().strip('"') if lines else ""
    if first.startswith("sep=") and len(first) == 5:
        return Form(chosen, first[4], 1)
    if first == "sep=":
        return Form(chosen, "\t", 1)
    return Form(chosen, max(SEPARATORS, key=lambda separator: _columns(lines, separator)))


def check_encoding(encoding: str) -> str:
    """Raises UnknownEncodingError unless it is one that we offer or guess."""
    if encoding not in {*ENCODINGS, "utf-8-sig", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"}:
        raise UnknownEncodingError
    return encoding


def _columns(lines: list[str], separator: str) -> tuple[int, int]:
    """In how many of the first lines it parts as many cells as in most, and how many."""
    try:
        counts = [len(cells) for cells in csv.reader(lines, delimiter=separator) if cells]
    except csv.Error:
        return (0, 0)
    parted = [count for count in counts if count > 1]
    if not parted:
        return (0, 0)
    usual = max(set(parted), key=parted.count)
    return (parted.count(usual) * usual, usual)


def _text(data: bytes, encoding: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(data), encoding=encoding, errors="replace", newline="")


def read_csv(data: bytes, form: Form) -> Iterator[Row]:
    """The rows that have something in them, one at a time. Raises NotATableError or TooManyRowsError."""
    lines = (line.replace("\x00", "") for line in _text(data, form.encoding))
    for _ in range(form.skip):
        next(lines, None)
    reader = csv.reader(lines, delimiter=form.separator)
    try:
        yield from filled(enumerate(reader, start=1 + form.skip))
    except csv.Error:
        raise NotATableError from None


def filled(rows: Iterable[tuple[int, Iterable[str]]]) -> Iterator[Row]:
    """The rows with something in them, their cells tidied. Raises TooManyRowsError."""
    found = 0
    for number, cells in rows:
        kept = tuple(tidy(cell) for cell, _ in zip(cells, range(MOST_COLUMNS), strict=False))
        if any(kept):
            found += 1
            if found > MOST_ROWS:
                raise TooManyRowsError(limit=MOST_ROWS)
            yield number, kept


DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(cell: str) -> str:
    """The cell as text that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(DANGEROUS) and not _is_number(cell) else cell


def _is_number(cell: str) -> bool:
    return cell[:1] in "+-" and cell[1:].replace(",", "").replace(".", "").isdigit()


def csv_line(cells: Iterable[str], separator: str = ";") -> str:
    """One line as Spanish Excel opens it."""
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator="\r\n").writerow([harmless(cell) for cell in cells])
    return out.getvalue()


def csv_file(rows: Iterable[Iterable[str]]) -> Iterator[bytes]:
    """A file that Spanish Excel opens with a double click: its mark, semicolons, no formulas."""
    yield codecs.BOM_UTF8
    for cells in rows:
        yield csv_line(cells).encode("utf-8", "replace")
