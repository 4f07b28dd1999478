"""Batches (lotes): a file's rows kept as sealed slices, what became of each row, and how far the whole is, read from the database."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from bridge.domain.batches import Problem
from bridge.domain.plain import plain
from bridge.errors import ConflictError, NotFoundError
from bridge.sentences import say
from bridge.services import organisations
from bridge.services.record import Act
from bridge.store import jobs, organisation_sealing
from bridge.store.jobs import Task
from bridge.store.organisation_tables import BatchRow, ColumnsRow, LineRow, SliceRow
from bridge.store.tables import ClaimRow

SLICE_JOB = "batch_slice"


class NoSuchBatchError(NotFoundError):
    """The association has no batch of that number."""

    code = "no_such_batch"
    sentence = say("No hay ningún lote con ese número.")


class BatchOverError(ConflictError):
    """The batch cannot go back to that state."""

    code = "batch_over"
    sentence = say("El lote ya no está en ese momento: mira cómo ha acabado.")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a batch is."""

    state: str
    many: int
    issued: int
    repeated: int
    failed: int

    @property
    def done(self) -> int:
        return self.issued + self.repeated + self.failed

    @property
    def left(self) -> int:
        return max(self.many - self.done, 0)

    @property
    def finished(self) -> bool:
        """Whether nothing more will become of it."""
        return self.state == "cancelled" or (self.state != "preview" and self.left == 0)


@dataclass(frozen=True, slots=True)
class Opening:
    """A file to make a batch of."""

    name: str
    stored_as: str
    reading: Mapping[str, Any]
    to_file: bool = False
    campaign_id: int | None = None


def open_batch(session: Session, organisation_id: int, opening: Opening, act: Act) -> BatchRow:
    """Keeps the file as a batch that nobody has begun."""
    row = BatchRow(
        organisation_id=organisation_id, campaign_id=opening.campaign_id, state="preview", stored_as=opening.stored_as, reading=dict(opening.reading),
        name=organisation_sealing.seal_json(session, organisation_id, "batch|name", opening.name), to_file=opening.to_file, created_at=act.at,
    )  # fmt: skip
    session.add(row)
    session.flush()
    organisations.write(session, organisation_id, "batch_opened", act, {"batch": row.id, "name": opening.name})
    return row


def find_one(session: Session, organisation_id: int, batch_id: int, *, lock: bool = False) -> BatchRow:
    """The batch of that association. Raises NoSuchBatchError, for another's as for none."""
    query = select(BatchRow).where(BatchRow.id == batch_id, BatchRow.organisation_id == organisation_id)
    found = session.scalars(query.with_for_update() if lock else query).one_or_none()
    if found is None:
        raise NoSuchBatchError
    return found


def name_of(session: Session, row: BatchRow) -> str:
    """The name of its file."""
    name: str = organisation_sealing.open_json(session, row.organisation_id, "batch|name", row.name)
    return name


def add_slices(session: Session, batch_id: int, slices: Sequence[tuple[int, int, str]]) -> None:
    """Keeps where the slices are: their first row, how many, and their file."""
    session.execute(insert(SliceRow), [{"batch_id": batch_id, "first": first, "many": many, "stored_as": stored} for first, many, stored in slices])


def forget_slices(session: Session, batch_id: int) -> None:
    """Before the file is read anew."""
    session.execute(delete(SliceRow).where(SliceRow.batch_id == batch_id))


def begin(session: Session, row: BatchRow, many: int, act: Act) -> None:
    """Asks for the rows to be done. Begun twice, it is begun once."""
    if row.state != "preview":
        return
    row.state, row.many = "running", many
    found = session.scalars(select(SliceRow.id).where(SliceRow.batch_id == row.id).order_by(SliceRow.first))
    jobs.enqueue_all(session, [Task(SLICE_JOB, f"{SLICE_JOB}:{slice_id}", {"slice_id": slice_id}, act.at, batch_id=row.id, priority=6) for slice_id in found])
    organisations.write(session, row.organisation_id, "batch_begun", act, {"batch": row.id, "rows": many})


def pause(session: Session, row: BatchRow, act: Act) -> None:
    """Holds the slices that nobody has begun. Raises BatchOverError."""
    _to(session, row, "running", "paused", act)
    jobs.pause_batch(session, row.id)


def resume(session: Session, row: BatchRow, act: Act) -> None:
    """Goes on. Raises BatchOverError."""
    _to(session, row, "paused", "running", act)
    jobs.resume_batch(session, row.id)


def cancel(session: Session, row: BatchRow, act: Act) -> None:
    """Makes no more claims of it; those made stay. Cancelled twice, it is cancelled once."""
    if row.state != "cancelled":
        _to(session, row, row.state, "cancelled", act)
        jobs.cancel_batch(session, row.id, act.at)


def _to(session: Session, row: BatchRow, old: str, new: str, act: Act) -> None:
    if row.state != old:
        raise BatchOverError
    row.state = new
    organisations.write(session, row.organisation_id, f"batch_{new}", act, {"batch": row.id})


def progress(session: Session, row: BatchRow) -> Progress:
    """How far the batch is, counted from what became of its rows."""
    counted = session.execute(select(LineRow.state, func.count()).where(LineRow.batch_id == row.id).group_by(LineRow.state))
    found = {row.state: row[1] for row in counted}
    return Progress(row.state, row.many, *(found.get(state, 0) for state in ("issued", "repeated", "failed")))


@dataclass(frozen=True, slots=True)
class Line:
    """What became of a row."""

    number: int
    state: str
    claim_id: int | None = None
    problems: tuple[Problem, ...] = ()


def keep_line(session: Session, organisation_id: int, batch_id: int, line: Line) -> None:
    """Writes what became of a row."""
    said = [[problem.field, problem.sentence.text, plain(dict(problem.sentence.values))] for problem in line.problems]
    sealed = organisation_sealing.seal_json(session, organisation_id, "line|problems", said) if said else None
    session.execute(insert(LineRow).values(batch_id=batch_id, number=line.number, state=line.state, claim_id=line.claim_id, problems=sealed))


def is_cancelled(session: Session, batch_id: int) -> bool:
    """Whether no more claims are to be made of it."""
    return session.scalar(select(BatchRow.state).where(BatchRow.id == batch_id)) == "cancelled"


def done_rows(session: Session, batch_id: int, first: int, last: int) -> frozenset[int]:
    """The rows between two that something became of already."""
    query = select(LineRow.number).where(LineRow.batch_id == batch_id, LineRow.number.between(first, last))
    return frozenset(session.scalars(query))


def failed_lines(session: Session, row: BatchRow) -> Iterator[Line]:
    """The rows that failed, in order, each with its problems; a few in memory at a time."""
    query = select(LineRow.number, LineRow.problems).where(LineRow.batch_id == row.id, LineRow.state == "failed").order_by(LineRow.number)
    for number, sealed in session.execute(query.execution_options(yield_per=500)):
        said = organisation_sealing.open_json(session, row.organisation_id, "line|problems", sealed) if sealed else []
        yield Line(number, "failed", None, tuple(Problem(field, say(text, **values)) for field, text, values in said))


def made(session: Session, batch_id: int, *states: str) -> Iterator[tuple[int, str, str, int]]:
    """Row, state, code of the claim and the year of its issue, in the order of the file."""
    query = (
        select(LineRow.number, LineRow.state, ClaimRow.code, ClaimRow.issued_at)
        .join(ClaimRow, ClaimRow.id == LineRow.claim_id)
        .where(LineRow.batch_id == batch_id, LineRow.state.in_(states))
        .order_by(LineRow.number)
    )
    for number, state, code, issued_at in session.execute(query.execution_options(yield_per=500)):
        if code and issued_at:
            yield number, state, code, issued_at.year


def known(session: Session, organisation_id: int, keys: Iterable[bytes]) -> dict[bytes, int]:
    """The claims that rows with those keys have become already."""
    query = select(ClaimRow.row_key, ClaimRow.id).where(ClaimRow.organisation_id == organisation_id, ClaimRow.row_key.in_(set(keys)))
    return {key: claim_id for key, claim_id in session.execute(query) if key is not None}


def remember_columns(session: Session, organisation_id: int, headings: str, meaning: Mapping[int, str]) -> None:
    """Keeps what the columns of such a file mean."""
    session.merge(ColumnsRow(organisation_id=organisation_id, headings=headings, meaning={str(column): path for column, path in meaning.items()}))


def remembered_columns(session: Session, organisation_id: int, headings: str) -> dict[int, str] | None:
    """What was said of such a file; None if nothing."""
    row = session.get(ColumnsRow, (organisation_id, headings))
    return {int(column): path for column, path in row.meaning.items()} if row else None


def recent(session: Session, organisation_id: int, limit: int = 50) -> list[BatchRow]:
    """The association's batches, newest first."""
    return list(session.scalars(select(BatchRow).where(BatchRow.organisation_id == organisation_id).order_by(BatchRow.id.desc()).limit(limit)))
