"""A file becomes a batch: kept sealed, cut into sealed slices, and each slice asked for as a job."""

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy.orm import Session

from bridge.domain.batches import SLICE
from bridge.domain.spreadsheets import EmptyTableError, Row
from bridge.errors import UnavailableError
from bridge.jobs.context import Context
from bridge.jobs.rows import Order
from bridge.jobs.tabling import check_table, open_table, read_reading
from bridge.sentences import say
from bridge.services import batches, organisations
from bridge.services.batches import Opening
from bridge.services.record import Act
from bridge.store import organisation_sealing
from bridge.store.organisation_tables import BatchRow, OrganisationRow, SliceRow
from bridge.store.vault import seal_file, unseal_file

SLICES_AT_ONCE = 20
"""Slices that one transaction keeps."""


class NoRelayError(UnavailableError):
    """Presenting by mail without a relay."""

    code = "no_relay"
    sentence = say("Esta instalación no tiene correo de salida (CONSTA_SMTP): haz el lote sin presentarlo y preséntalo después.")


def keep_file(context: Context, organisation_id: int, data: bytes) -> str:
    """The file as given, sealed under the association's key and durable."""
    with context.store.read() as session:
        key = organisation_sealing.key_of(session, organisation_id)
    return context.files.put(seal_file(key, data))


def read_file(context: Context, organisation_id: int, stored_as: str) -> bytes:
    """The file again."""
    with context.store.read() as session:
        key = organisation_sealing.key_of(session, organisation_id)
    return unseal_file(key, context.files.open(stored_as))


def open_batch(context: Context, organisation_id: int, data: bytes, opening: Mapping[str, Any], act: Act) -> int:
    """Keeps the file as a batch that nobody has begun. `opening`: name, reading, to_file, campaign_id. Its number."""
    if opening.get("to_file") and not context.mail.sends:
        raise NoRelayError
    stored = keep_file(context, organisation_id, data)
    with context.store.begin() as session:
        return batches.open_batch(session, organisation_id, Opening(stored_as=stored, **opening), act).id


def begin(context: Context, organisation_id: int, batch_id: int, act: Act) -> None:
    """Cuts the file into slices and asks for each to be done; remembers what its columns mean.

    Raises what reading the file raises, or NoColumnsError; then nothing was begun.
    """
    with context.store.begin() as session:
        row = batches.find_one(session, organisation_id, batch_id, lock=True)
        batches.forget_slices(session, row.id)
        reading = read_reading(row.reading)
    table = open_table(read_file(context, organisation_id, row.stored_as), reading)
    check_table(table, reading)
    many = _cut(context, row, table.rows)
    if not many:
        raise EmptyTableError
    with context.store.begin() as session:
        row = batches.find_one(session, organisation_id, batch_id, lock=True)
        batches.remember_columns(session, organisation_id, table.headings_print, table.meaning)
        row.reading = {**reading.kept(), "meaning": {str(column): path for column, path in table.meaning.items()}}
        batches.begin(session, row, many, act)


def _cut(context: Context, row: BatchRow, rows: Iterator[Row]) -> int:
    """Keeps the rows as slices; how many rows there were. A slice is durable before its row speaks of it."""
    many = 0
    with context.store.read() as session:
        key = organisation_sealing.key_of(session, row.organisation_id)
    slices = ((part[0][0], len(part), context.files.put(seal_file(key, packed(part)))) for part in _in_parts(rows, SLICE))
    for group in _in_parts(slices, SLICES_AT_ONCE):
        with context.store.begin() as session:
            batches.add_slices(session, row.id, group)
        many += sum(count for _, count, _ in group)
    return many


def _in_parts(items: Iterable[Any], size: int) -> Iterator[list[Any]]:
    found = iter(items)
    while part := list(islice(found, size)):
        yield part


def packed(rows: Sequence[Row]) -> bytes:
    """Rows as the file of a slice."""
    return zlib.compress(json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"), 1)


def unpacked(data: bytes) -> list[Row]:
    """The rows of a slice."""
    return [(number, tuple(cells)) for number, cells in json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass"))]


@dataclass(frozen=True, slots=True)
class Piece:
    """A slice with what its rows share."""

    order: Order
    rows: list[Row]
    done: frozenset[int]
    cancelled: bool


def open_slice(context: Context, slice_id: int) -> Piece:
    """The slice's rows, and those of them that something became of already."""
    with context.store.read() as session:
        piece = session.get_one(SliceRow, slice_id)
        batch = session.get_one(BatchRow, piece.batch_id)
        order, key = order_of(session, batch), organisation_sealing.key_of(session, batch.organisation_id)
    rows = unpacked(unseal_file(key, context.files.open(piece.stored_as)))
    with context.store.read() as session:
        done = batches.done_rows(session, batch.id, rows[0][0], rows[-1][0])
    return Piece(order, rows, done, batch.state == "cancelled")


def order_of(session: Session, batch: BatchRow) -> Order:
    """What all rows of the batch share."""
    reading = read_reading(batch.reading)
    profile = organisations.profile(session, session.get_one(OrganisationRow, batch.organisation_id))
    return Order(batch.id, batch.organisation_id, profile, reading.meaning or {}, reading.shared or {}, batch.to_file, batch.campaign_id)
