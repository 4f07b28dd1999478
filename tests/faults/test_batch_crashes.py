"""kill -9 of workers in the middle of a batch: nothing lost, nothing doubled, nothing half-written, on both databases."""

import os
import signal
import time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select

from bridge import clock
from bridge.domain.ledger import first_broken
from bridge.jobs import batch
from bridge.jobs.context import Context
from bridge.jobs.handlers import registry_of
from bridge.jobs.serve import Crew, dismiss, told_to_stop
from bridge.jobs.slicing import begin
from bridge.jobs.worker import work
from bridge.networks.http import Http
from bridge.services import attaching, find
from bridge.services.record import Act
from bridge.store.engine import Store
from bridge.store.files import LocalFiles
from bridge.store.organisation_tables import LineRow
from bridge.store.tables import ClaimRow, JobRow
from bridge.store.vault import Vault
from tests.jobs.associations import GOOD, association, opened, table
from tests.web.site import law

pytestmark = pytest.mark.fault
KILLS = int(os.environ.get("CONSTA_KILLS", "50"))
ROWS = KILLS * 8
REGISTRY = registry_of(batch.HANDLERS)


def open_context(url: str, folder: Path) -> Context:
    return Context(Store(url, Vault({1: bytes(range(32))})), LocalFiles(folder / "files"), Http(), law(), clock.now, "http://localhost", ZoneInfo("Europe/Madrid"))


def serve(url: str, folder: Path) -> None:
    work(open_context(url, folder), REGISTRY, told_to_stop())


def lines(context: Context) -> int:
    with context.store.read() as session:
        return session.scalar(select(func.count()).select_from(LineRow)) or 0


def hurry(context: Context) -> None:
    """The leases of the dead end now, not in a minute."""
    with context.store.begin() as session:
        for job in session.scalars(select(JobRow).where(JobRow.state == "running")):
            job.lease_until, job.attempts = clock.now(), 0


def wait_for_some(context: Context, kill: int) -> None:
    """Until the workers are at it, and a moment more, each time another."""
    before, until = lines(context), time.monotonic() + 15
    while lines(context) == before < ROWS and time.monotonic() < until:
        time.sleep(0.05)
    time.sleep(kill % 7 / 20)


def killed(context: Context, url: str, folder: Path, kill: int) -> None:
    """Workers that are killed in the middle of it. A crew of their own: one whose workers die young waits before it starts others."""
    crew = Crew(serve, (url, folder), 2)
    crew.tend()
    wait_for_some(context, kill)
    for process in crew.processes:
        os.kill(process.pid or 0, signal.SIGKILL)
        process.join()
    hurry(context)


def test_a_batch_survives_fifty_kills(database_url: str, tmp_path: Path) -> None:
    context = open_context(database_url, tmp_path)
    us = association(context)
    batch_id = opened(context, us, table(*(GOOD.replace("Se rompieron", f"Se rompieron {n} veces") for n in range(ROWS))))
    begin(context, us, batch_id, Act("operator", clock.now()))
    for kill in range(KILLS):
        killed(context, database_url, tmp_path, kill)
    crew = Crew(serve, (database_url, tmp_path), 2)
    crew.tend()
    while lines(context) < ROWS:
        time.sleep(0.5)
    dismiss(crew.processes)
    audit(context)


def audit(context: Context) -> None:
    """Every row is one claim, with its document and a whole chain."""
    with context.store.read() as session:
        claims = list(session.scalars(select(ClaimRow)))
        assert len(claims) == len({claim.row_key for claim in claims}) == ROWS
        for claim in claims:
            assert first_broken(find.entries(session, claim)) is None
            (document,) = find.attachments(session, claim, "document")
            assert attaching.read(context.store, context.files, claim.id, document.stored_as).startswith(b"%PDF-")
    context.store.close()
