"""An association's claims on their way out: states as CSV, XLSX or JSON, and all documents as a ZIP, streamed."""

import json
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import select

from bridge.documents.workbooks import write_xlsx
from bridge.domain.spreadsheets import csv_file
from bridge.jobs.context import Context
from bridge.sentences import say
from bridge.services import worklist
from bridge.services.worklist import Listed
from bridge.store import sealing
from bridge.store.organisation_tables import ListedRow
from bridge.store.tables import AttachmentRow, ClaimRow, KeyRow
from bridge.store.vault import unseal_file

HEADINGS = (say("Referencia"), say("Reclamante"), say("Empresa"), say("Estado"), say("Resultado"), say("Vence"), say("Registrada"), say("Página"))
AT_ONCE = 100


def rows(context: Context, organisation_id: int) -> Iterator[list[str]]:
    """A line of headings, then a line a claim."""
    yield [str(heading) for heading in HEADINGS]
    with context.store.read() as session:
        for one in worklist.everything(session, organisation_id):
            yield _row(context, one)


def _row(context: Context, one: Listed) -> list[str]:
    due = one.due_on.isoformat() if one.due_on else ""
    day = one.issued_at.astimezone(context.zone).date().isoformat()
    return [one.reference, one.claimant, one.company, one.phase, one.outcome or "", due, day, f"{context.address}/r/{one.code}"]


def as_csv(context: Context, organisation_id: int) -> Iterable[bytes]:
    """As Spanish Excel opens it with a double click."""
    return csv_file(rows(context, organisation_id))


def as_xlsx(context: Context, organisation_id: int) -> Iterable[bytes]:
    """As a workbook of texts."""
    yield write_xlsx(rows(context, organisation_id), "Estados")


def as_json(context: Context, organisation_id: int) -> Iterator[bytes]:
    """As a list of objects."""
    yield b"["
    with context.store.read() as session:
        for n, one in enumerate(worklist.everything(session, organisation_id)):
            yield (b"," if n else b"") + json.dumps(claim_json(context, one), ensure_ascii=False).encode()
    yield b"]\n"


def claim_json(context: Context, one: Listed) -> dict[str, Any]:
    """A claim as programs read it."""
    return {
        "reference": one.reference, "claimant": one.claimant, "company": one.company, "phase": one.phase, "outcome": one.outcome,
        "due_on": one.due_on.isoformat() if one.due_on else None, "issued_at": one.issued_at.isoformat(), "status_url": f"{context.address}/r/{one.code}",
    }  # fmt: skip


FORMATS = {
    "csv": ("text/csv; charset=utf-8", as_csv), "json": ("application/json", as_json),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_xlsx),
}  # fmt: skip


class Pipe:
    """Where zipfile writes and we read: nothing is sought, nothing is kept longer than it is needed."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []

    def write(self, data: bytes) -> int:
        """Takes a part."""
        self.parts.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing waits."""

    def taken(self) -> bytes:
        """What has been written since the last time."""
        data, self.parts = b"".join(self.parts), []
        return data


def documents(context: Context, organisation_id: int, batch_id: int | None = None) -> Iterator[bytes]:
    """A ZIP of all PDFs, of a batch or of all, a document in memory at a time."""
    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_STORED) as archive:  # type: ignore[call-overload]
        for name, pdf in _pdfs(context, organisation_id, batch_id):
            with archive.open(name, "w") as part:
                part.write(pdf)
            yield pipe.taken()
    yield pipe.taken()


def _pdfs(context: Context, organisation_id: int, batch_id: int | None) -> Iterator[tuple[str, bytes]]:
    last = 0
    while found := _some(context, organisation_id, batch_id, last):
        for claim_id, name, key, stored in found:
            last = claim_id
            yield name, unseal_file(key, context.files.open(stored))


def _some(context: Context, organisation_id: int, batch_id: int | None, after: int) -> list[tuple[int, str, bytes, str]]:
    """Some claims with their keys and where their documents are; those that were erased are left out."""
    query = (
        select(ClaimRow.id, ClaimRow.code, ClaimRow.issued_at, AttachmentRow.stored_as, KeyRow.wrapped)
        .join(ListedRow, ListedRow.claim_id == ClaimRow.id)
        .join(AttachmentRow, AttachmentRow.claim_id == ClaimRow.id)
        .join(KeyRow, KeyRow.claim_id == ClaimRow.id)
        .where(ListedRow.organisation_id == organisation_id, AttachmentRow.kind == "document", ClaimRow.id > after)
        .order_by(ClaimRow.id).limit(AT_ONCE)
    )  # fmt: skip
    if batch_id is not None:
        query = query.where(ListedRow.batch_id == batch_id)
    with context.store.read() as session:
        vault = sealing.vault_of(session)
        return [
            (row.id, f"CONSTA-{row.issued_at.year}-{row.code}.pdf", vault.unwrap(row.wrapped, row.id), row.stored_as) for row in session.execute(query)
        ]  # fmt: skip
