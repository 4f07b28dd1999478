"""Tables as people export them: letters, separators, headings, and cells that cannot become formulas."""

import codecs
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.domain.batches import Claimed, Problem, find_head, read_row, row_text, understood
from bridge.domain.cells import UnreadableAmountError, UnreadableDayError, read_amount, read_day, written
from bridge.domain.column_fields import FIELDS
from bridge.domain.columns import guess, path_of, template
from bridge.domain.spreadsheets import NotATableError, UnknownEncodingError, csv_line, guess_encoding, guess_form, harmless, read_csv
from bridge.errors import ConstaError

TEXT = "Nombre;Dirección;Hechos\nÍñigo Muñoz;Calle Peña 1;Pagué 12 € y no llegó «nada»\nMaría Güell;Avda. Ñ;¿Qué pasó? ¡Nada!\n"


@pytest.mark.parametrize(
    ("encoding", "why"),
    [
        ("utf-8", "what the web writes"), ("utf-8-sig", "Excel's «CSV UTF-8»"), ("cp1252", "Excel in Spain"), ("utf-16", "«Texto Unicode»"),
        ("utf-16-le", "its mark lost"), ("utf-16-be", "its mark lost, the other way"), ("utf-32", "nobody, but it has a mark"), ("mac_roman", "an old Mac"),
        ("cp858", "MS-DOS with the euro"), ("iso8859-15", "an old Linux"),
    ],
)  # fmt: skip
def test_spanish_is_read_whatever_its_letters(encoding: str, why: str) -> None:
    data = TEXT.encode(encoding, "replace")
    rows = [cells for _, cells in read_csv(data, guess_form(data))]
    assert rows[0] == ("Nombre", "Dirección", "Hechos"), why
    assert rows[1][:2] == ("Íñigo Muñoz", "Calle Peña 1"), why


@pytest.mark.parametrize("encoding", ["latin_1", "iso8859-1", "cp1250", "cp1254", "iso8859-9", "cp437", "cp850", "utf_8", "cp1252", "iso8859-2", "ascii", "utf-7", "cp037"])
def test_any_encoding_gives_rows_or_a_sentence(encoding: str) -> None:
    data = TEXT.encode(encoding, "replace")
    assert list(read_csv(data, guess_form(data)))


def test_a_person_may_say_the_encoding() -> None:
    data = "Nombre;Ciudad\nJosé;Žižkov".encode("cp1250")
    assert [cells for _, cells in read_csv(data, guess_form(data, "cp1250"))][1] == ("José", "Žižkov")
    with pytest.raises(UnknownEncodingError):
        guess_form(data, "klingon")


@pytest.mark.parametrize(
    ("text", "separator"),
    [("a;b;c\n1;2,5;3\n", ";"), ("a,b,c\n1,2,3\n", ","), ("a\tb\n1\t2\n", "\t"), ("sep=|\na|b\n1|2\n", "|"), ("sep=;\na;b\n", ";"), ('"a";"b, c"\n"x";"y, z"\n', ";"), ("a|b\n1|2", "|")],
)  # fmt: skip
def test_the_separator_is_found(text: str, separator: str) -> None:
    form = guess_form(text.encode())
    assert form.separator == separator
    assert len(next(iter(read_csv(text.encode(), form)))[1]) >= 2


def test_rows_keep_the_numbers_that_the_spreadsheet_shows() -> None:
    data = b"sep=;\nNombre;Hechos\n;\n;;;\nAna;algo\n"
    assert list(read_csv(data, guess_form(data))) == [(2, ("Nombre", "Hechos")), (5, ("Ana", "algo"))]


@pytest.mark.parametrize("cell", ["=1+1", "+34600", "@SUM(A1)", "-cmd|' /C calc'!A0", "\t=1", "＝1", '=HYPERLINK("http://x")'])
def test_nothing_that_goes_out_is_a_formula(cell: str) -> None:
    assert harmless(cell).startswith("'") or cell == "+34600"
    assert csv_line([cell])[:1] not in "=@\t＝" or csv_line([cell]).startswith("+34600")


@given(st.binary(max_size=400))
@settings(max_examples=150)
def test_no_bytes_break_the_reading(data: bytes) -> None:
    try:
        for _number, cells in read_csv(data, guess_form(data)):
            assert all(isinstance(cell, str) for cell in cells)
    except ConstaError:
        pass


@given(st.lists(st.lists(st.text(max_size=12), min_size=2, max_size=4), min_size=1, max_size=5))
@settings(max_examples=60)
def test_guessing_what_columns_mean_never_fails(rows: list[list[str]]) -> None:
    head = find_head([(n, tuple(cells)) for n, cells in enumerate(rows, start=1)])
    read_row(rows[-1], understood(head.headings, None), {})


@pytest.mark.parametrize(
    ("cell", "day"),
    [("03/10/2026", date(2026, 10, 3)), ("3-10-26", date(2026, 10, 3)), ("2026-10-03", date(2026, 10, 3)), ("3 de octubre de 2026", date(2026, 10, 3)),
     ("3-oct-2026", date(2026, 10, 3)), ("46298", date(2026, 10, 3)), ("2026-10-03T00:00:00", date(2026, 10, 3)), ("3.10.2026", date(2026, 10, 3))],
)  # fmt: skip
def test_days_are_read_as_people_and_excel_write_them(cell: str, day: date) -> None:
    assert read_day(cell) == day


@pytest.mark.parametrize("cell", ["31/02/2026", "mañana", "13/13/2026", "99", "1/1/1", "٣/١٠/٢٠٢٦"])
def test_what_is_no_day_is_said(cell: str) -> None:
    with pytest.raises(UnreadableDayError):
        read_day(cell)


@pytest.mark.parametrize(
    ("cell", "amount"), [("286,40", "286.40"), ("1.286,40 €", "1286.40"), ("1286.4", "1286.40"), ("1.286", "1286.00"), ("12 euros", "12.00"), ("1,286.40", "1286.40"), ("0.5", "0.50")]
)  # fmt: skip
def test_amounts_are_read(cell: str, amount: str) -> None:
    assert read_amount(cell) == Decimal(amount)


@pytest.mark.parametrize("cell", ["doce", "-5", "", "1e9", "99999999999"])
def test_what_is_no_amount_is_said(cell: str) -> None:
    with pytest.raises(UnreadableAmountError):
        read_amount(cell)


def test_every_heading_of_the_template_is_guessed() -> None:
    headings, _ = template()
    assert [path_of(heading) for heading in headings] == [field.path for field in FIELDS if field.example]


@pytest.mark.parametrize(
    ("heading", "path"),
    [("Nombre y apellidos", "claimant.name"), ("Nombre de la empresa", "company.name"), ("CIF", "company.tax_id"), ("NIF socio", "claimant.id_number"),
     ("E-mail", "claimant.email"), ("Importe (€)", "request.amount"), ("FECHA DE LOS HECHOS", "facts_date"), ("claimant.postal_code", "claimant.postal_code"),
     ("company_name", "company.name"), ("¿Qué se pide?", "request.kind"), ("Nº socio", None), ("Color favorito", None)],
)  # fmt: skip
def test_spanish_headings_are_understood(heading: str, path: str | None) -> None:
    assert path_of(heading) == path


def test_what_procedures_ask_for_goes_into_the_facts() -> None:
    meaning = guess(["Nombre", "Empresa", "Hechos", "Nº de vuelo"])
    claimed = read_row(["Ana", "Air", "Se canceló.", "VY1234"], meaning, {})
    assert isinstance(claimed, Claimed)
    assert claimed.draft.facts == "Se canceló.\nNº de vuelo: VY1234."


def test_headings_under_a_title_and_in_two_lines_are_found() -> None:
    rows = [(1, ("Afectados por Pino, S.L.",)), (3, ("Socio", "", "Empresa", "", "")), (4, ("Nombre", "DNI", "Nombre", "CIF", "Hechos")), (5, ("Ana", "", "Pino", "", "x"))]
    head = find_head(rows)
    assert head.row == 4
    assert list(guess(head.headings).values()) == ["claimant.name", "claimant.id_number", "company.name", "company.tax_id", "facts"]


def test_all_that_is_wrong_with_a_row_is_said_at_once() -> None:
    found = read_row(["Ana", "x@y", "doce", "ayer"], {0: "claimant.name", 1: "claimant.email", 2: "request.amount", 3: "facts_date"}, {})
    assert isinstance(found, tuple)
    assert {problem.field for problem in found if isinstance(problem, Problem)} == {"claimant.email", "request.amount", "facts_date"}


def test_the_same_row_written_otherwise_is_the_same_claim() -> None:
    meaning = {0: "claimant.id_number", 1: "claimant.name", 2: "company.name", 3: "facts_date", 4: "facts"}
    rows = [["12345678Z", "Ana Peña", "Pino", "03/10/2026", "No llegó."], ["12345678-z", "ANA PENA", "pino", "2026-10-03", " no  llego "]]
    read = [read_row(cells, meaning, {}) for cells in rows]
    assert len({row_text(one) for one in read if isinstance(one, Claimed)}) == 1


def test_values_of_cells_become_text() -> None:
    assert [written(value) for value in (28013.0, True, date(2026, 10, 3), None, 286.4)] == ["28013", "sí", "2026-10-03", "", "286.4"]


def test_a_mark_alone_says_the_encoding() -> None:
    assert guess_encoding(codecs.BOM_UTF16_LE + "a".encode("utf-16-le")) == "utf-16"


def test_a_field_without_end_is_no_table() -> None:
    data = b'a;"' + b"x" * 200_000
    with pytest.raises(NotATableError):
        list(read_csv(data, guess_form(data)))
