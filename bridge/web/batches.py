"""Batches on pages: a file is given, its columns are looked at and put right once, and its rows become claims while one looks on."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from bridge.domain.column_fields import FIELDS
from bridge.domain.columns import MORE, is_known, template
from bridge.domain.organisations import READ, WORK
from bridge.domain.spreadsheets import ENCODINGS, csv_file
from bridge.domain.uploads import harmless_name
from bridge.errors import ConstaError, NotFoundError
from bridge.jobs.batch_results import corrections
from bridge.jobs.context import Context
from bridge.jobs.slicing import begin, open_batch, read_file
from bridge.jobs.tabling import PREVIEWED, Reading, guess_reading, open_table, read_reading
from bridge.services import batches, campaigns
from bridge.store.organisation_tables import BatchRow
from bridge.web.access import Route, bound
from bridge.web.answering import accepted, page, refused, sent
from bridge.web.house import House, room
from forms.asking import Asking
from forms.batches import BatchForm


@room(WORK)
def every(house: House) -> Response:
    """The batches there are, and a file for a new one."""
    form = sent(BatchForm)
    if not accepted(form):
        return _every(house, form)
    try:
        batch_id = _opened(house, form.data)
    except ConstaError as error:
        return _every(house, form, refused(form, "file", error))
    return redirect(f"{house.home}/lotes/{batch_id}", 303)


def _every(house: House, form: Asking, status: int | None = None) -> Response:
    with house.context.store.read() as database:
        rows = batches.recent(database, house.organisation_id)
        found = [(row.id, batches.name_of(database, row), row.state, row.many, row.created_at) for row in rows]
    return page("batches/every.html", form, status, house=house, batches=found)


def _opened(house: House, said: Mapping[str, Any]) -> int:
    """Keeps the file with the reading that is guessed, or remembered of such a file."""
    file = said["file"][0]
    data = file.read()
    reading = guess_reading(data)
    headings = open_table(data, reading).headings_print
    with house.context.store.read() as database:
        shared, campaign_id = campaigns.shared(database, house.organisation_id, said["campaign"])
        reading = reading.sharing(shared, batches.remembered_columns(database, house.organisation_id, headings))
    opening = {"name": harmless_name(file.filename or ""), "reading": reading.kept(), "to_file": bool(said["to_file"]), "campaign_id": campaign_id}
    return open_batch(house.context, house.organisation_id, data, opening, house.act)


def _found(house: House, batch_id: int) -> BatchRow:
    with house.context.store.read() as database:
        return batches.find_one(database, house.organisation_id, batch_id)


@room(WORK)
def one(house: House, batch_id: int) -> Response:
    """Before it is begun, how its file is read; afterwards, how far it is."""
    row = _found(house, batch_id)
    return _preview(house, row) if row.state == "preview" else _progress_page(house, row)


def _preview(house: House, row: BatchRow, problem: ConstaError | None = None) -> Response:
    reading = read_reading(row.reading)
    table = open_table(read_file(house.context, house.organisation_id, row.stored_as), reading)
    rows = list(islice(table.rows, PREVIEWED))
    columns = [
        (n, heading, table.meaning.get(n), [cells[n] if n < len(cells) else "" for _, cells in rows[:3]]) for n, heading in enumerate(table.head.headings)
    ]  # fmt: skip
    shown = {"columns": columns, "fields_list": FIELDS, "more": MORE, "encodings": ENCODINGS, "reading": reading, "problem": problem, "number": row.id}
    return page("batches/preview.html", None, 422 if problem else None, house=house, **shown)


@room(WORK)
def start(house: House, batch_id: int) -> Response:
    """Reads it anew with other letters, or begins."""
    row = _found(house, batch_id)
    if row.state != "preview":
        return redirect(f"{house.home}/lotes/{batch_id}", 303)
    try:
        _read_as(house, row, _asked(row))
        if request.form.get("what") == "begin":
            begin(house.context, house.organisation_id, batch_id, house.act)
    except ConstaError as error:
        return _preview(house, _found(house, batch_id), error)
    return redirect(f"{house.home}/lotes/{batch_id}", 303)


def _asked(row: BatchRow) -> Reading:
    """How the person says that it is read. Other letters: the columns are guessed anew."""
    reading = read_reading(row.reading)
    encoding = request.form.get("encoding", reading.encoding)
    if reading.kind == "csv" and encoding != reading.encoding:
        return replace(reading, encoding=encoding, meaning=None)
    said = {int(name.removeprefix("column-")): path for name, path in request.form.items() if name.startswith("column-") and name[7:].isdigit()}
    return replace(reading, meaning={column: path for column, path in said.items() if is_known(path)} or None)


def _read_as(house: House, row: BatchRow, reading: Reading) -> None:
    data = read_file(house.context, house.organisation_id, row.stored_as)
    checked = replace(reading, encoding=guess_reading(data, reading.encoding).encoding) if reading.kind == "csv" else reading
    with house.context.store.begin() as database:
        batches.find_one(database, house.organisation_id, row.id, lock=True).reading = checked.kept()


def _progress_page(house: House, row: BatchRow) -> Response:
    return page("batches/progress_page.html", None, None, house=house, number=row.id, **_progress(house, row))


def _progress(house: House, row: BatchRow) -> dict[str, Any]:
    with house.context.store.read() as database:
        at = batches.progress(database, row)
        name = batches.name_of(database, row)
        problems = [(line.number, line.problems) for line in islice(batches.failed_lines(database, row), 20)]
    return {"at": at, "name": name, "problems": problems, "quarter": at.done * 4 // max(at.many, 1) * 25}


@room(WORK)
def progress(house: House, batch_id: int) -> str:
    """The part of the page that moves."""
    row = _found(house, batch_id)
    return render_template("batches/progress.html", house=house, number=row.id, **_progress(house, row))


def _moving(name: str, move: Callable[..., None]) -> Callable[..., Response]:
    def moved(house: House, batch_id: int) -> Response:
        with house.context.store.begin() as database:
            move(database, batches.find_one(database, house.organisation_id, batch_id, lock=True), house.act)
        return redirect(f"{house.home}/lotes/{batch_id}", 303)

    moved.__name__, moved.__doc__ = name, f"Makes the batch {name}."
    return room(WORK)(moved)


@room(WORK)
def corrected(house: House, batch_id: int) -> Response:
    """The rows that failed, with the reason in each."""
    _found(house, batch_id)
    head = {"Content-Disposition": f'attachment; filename="lote-{batch_id}-por-corregir.csv"'}
    return Response(corrections(house.context, house.organisation_id, batch_id), content_type="text/csv; charset=utf-8", headers=head)


@room(READ)
def blank(_house: House, kind: str) -> Response:
    """The file to fill in, with an example."""
    if kind != "csv":
        raise NotFoundError
    head = {"Content-Disposition": 'attachment; filename="plantilla-reclamaciones.csv"'}
    return Response(csv_file(template()), content_type="text/csv; charset=utf-8", headers=head)


LOTS = "/asociaciones/<slug>/lotes"
ROUTES: tuple[Route, ...] = (
    *((method, LOTS, every) for method in ("GET", "POST")),
    ("GET", f"{LOTS}/plantilla.<kind>", blank), ("GET", f"{LOTS}/<int:batch_id>", one), ("POST", f"{LOTS}/<int:batch_id>", start),
    ("GET", f"{LOTS}/<int:batch_id>/progreso", progress), ("GET", f"{LOTS}/<int:batch_id>/por-corregir.csv", corrected),
    ("POST", f"{LOTS}/<int:batch_id>/pausa", _moving("pause", batches.pause)), ("POST", f"{LOTS}/<int:batch_id>/seguir", _moving("resume", batches.resume)),
    ("POST", f"{LOTS}/<int:batch_id>/cancelar", _moving("cancel", batches.cancel)),
)  # fmt: skip


def make_blueprint(context: Context) -> Blueprint:
    """The pages of this noun."""
    return bound("batches", ROUTES, context)
