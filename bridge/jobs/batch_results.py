"""What comes of a batch, as files: the bad rows with the reason in each, and what became of all, streamed."""

from collections.abc import Iterable, Iterator

from sqlalchemy import select

from bridge.domain.batches import Problem
from bridge.domain.spreadsheets import csv_file
from bridge.jobs.context import Context
from bridge.jobs.slicing import read_file, unpacked
from bridge.jobs.tabling import open_table, read_reading
from bridge.services import batches
from bridge.store import organisation_sealing
from bridge.store.organisation_tables import BatchRow, SliceRow
from bridge.store.vault import unseal_file

REASON = "Motivo"
"""The heading of the column that says why; it means nothing to us when the file comes back."""


def corrections(context: Context, organisation_id: int, batch_id: int) -> Iterator[bytes]:
    """The bad rows as a file that Spanish Excel opens: as they were, with the reason in each, ready to be put right and sent again."""
    with context.store.read() as session:
        row = batches.find_one(session, organisation_id, batch_id)
        failed = {line.number: line.problems for line in batches.failed_lines(session, row)}
    table = open_table(read_file(context, organisation_id, row.stored_as), read_reading(row.reading))
    headings = [heading for heading in table.head.headings if heading != REASON]
    yield from csv_file(_corrected(context, row, headings, failed))


def _corrected(context: Context, row: BatchRow, headings: list[str], failed: dict[int, tuple[Problem, ...]]) -> Iterator[list[str]]:
    yield [*headings, REASON]
    width = len(headings)
    for number, cells in _rows(context, row, failed):
        yield [*(*cells, *[""] * width)[:width], reason(failed[number])]


def _rows(context: Context, row: BatchRow, wanted: Iterable[int]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Those rows, slice by slice."""
    numbers = set(wanted)
    with context.store.read() as session:
        key = organisation_sealing.key_of(session, row.organisation_id)
        stored = list(session.scalars(select(SliceRow.stored_as).where(SliceRow.batch_id == row.id).order_by(SliceRow.first)))
    for name in stored:
        yield from (one for one in unpacked(unseal_file(key, context.files.open(name))) if one[0] in numbers)


def reason(problems: Iterable[Problem]) -> str:
    """All that is wrong with a row, in Spanish."""
    return " ".join(str(problem.sentence) for problem in problems)
