"""XLSX: bombs are measured, formulas are values, merged cells reach, and nothing that we write is a formula."""

import io
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook, load_workbook

from bridge.documents.workbooks import BombError, NoSuchSheetError, check, read_xlsx, sheets, write_xlsx
from bridge.domain.batches import find_head
from bridge.domain.columns import guess
from bridge.domain.spreadsheets import NotATableError


def book(*rows: tuple[object, ...], merge: tuple[str, ...] = ()) -> bytes:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    for reference in merge:
        sheet.merge_cells(reference)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_rows_are_read_with_days_and_numbers_as_text() -> None:
    data = book(("Nombre", "CP", "Fecha"), ("Ana", 8001, date(2026, 10, 3)), (None, None, None), ("Luis", 28013.0, None))
    assert list(read_xlsx(data)) == [(1, ("Nombre", "CP", "Fecha")), (2, ("Ana", "8001", "2026-10-03")), (4, ("Luis", "28013"))]


def test_formulas_are_read_as_their_values_and_never_run() -> None:
    rows = list(read_xlsx(book(("Nombre", "Importe"), ("Ana", "=1+1"), ('=HYPERLINK("http://x")', 3))))
    assert rows[1:] == [(2, ("Ana", "")), (3, ("", "3"))]


def test_merged_cells_count_in_all_the_rows_and_columns_that_they_cover() -> None:
    data = book(("Socio", "", "Empresa", ""), ("Nombre", "DNI", "Nombre", "CIF"), ("Ana", "", "Pino", ""), ("Luis", "", "", ""), merge=("A1:B1", "C1:D1", "C3:C4"))
    rows = list(read_xlsx(data))
    assert rows[3][1][2] == "Pino"
    assert list(guess(find_head(rows).headings).values()) == ["claimant.name", "claimant.id_number", "company.name", "company.tax_id"]


def test_a_bomb_is_measured_before_anything_is_inflated() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"<row/>" * 10_000_000)
    assert len(out.getvalue()) < 200_000
    with pytest.raises(BombError):
        check(out.getvalue())


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"PK\x03\x04" + bytes(500), b"not a zip"])
def test_what_is_no_workbook_is_no_table(data: bytes) -> None:
    with pytest.raises(NotATableError):
        list(read_xlsx(data))


def test_a_zip_that_is_no_workbook_is_no_table() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("hello.txt", "hello")
    with pytest.raises(NotATableError):
        sheets(out.getvalue())


def test_entities_that_grow_are_refused() -> None:
    laughs = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>'
    out, source = io.BytesIO(), zipfile.ZipFile(io.BytesIO(book(("a",))))
    with zipfile.ZipFile(out, "w") as archive:
        for name in source.namelist():
            archive.writestr(name, laughs if name == "xl/worksheets/sheet1.xml" else source.read(name))
    with pytest.raises(NotATableError):
        list(read_xlsx(out.getvalue()))


def test_one_cell_at_the_end_of_the_sheet_is_not_a_million_rows() -> None:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet["A1"], sheet["XFD1048576"] = "Nombre", "x"
    out = io.BytesIO()
    made.save(out)
    assert list(read_xlsx(out.getvalue())) == [(1, ("Nombre",))]


def test_a_sheet_is_chosen_by_its_name() -> None:
    data = book(("a",))
    assert sheets(data) == ("Sheet",)
    with pytest.raises(NoSuchSheetError):
        list(read_xlsx(data, "Otra"))


def test_nothing_written_is_a_formula() -> None:
    data = write_xlsx([["Nombre", "=1+1", "\x00+cmd"]], "Estados")
    cells = next(load_workbook(io.BytesIO(data)).worksheets[0].iter_rows())
    assert [(cell.value, cell.data_type) for cell in cells] == [("Nombre", "s"), ("=1+1", "s"), ("+cmd", "s")]
