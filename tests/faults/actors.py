"""Who takes part in the rehearsal of crashes, each a process of its own: `python -m tests.faults.actors web|worker URL FOLDER`."""

import contextlib
import hashlib
import logging
import secrets
import sys
import time
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import Column, Integer, MetaData, String, Table, insert
from sqlalchemy.orm import Session

from bridge import clock
from bridge.domain.catalogue import Catalogue
from bridge.jobs.context import Context
from bridge.jobs.handlers import Handler, registry_of
from bridge.jobs.serve import told_to_stop
from bridge.jobs.worker import Pace, work
from bridge.networks.http import Http
from bridge.store import jobs
from bridge.store.engine import StorageBusyError, Store
from bridge.store.files import LocalFiles
from bridge.store.jobs import Arguments, Task
from bridge.store.model import Identity
from bridge.store.vault import Vault

TABLES = MetaData()
PLAY = Table("play", TABLES, Column("id", Identity, primary_key=True), Column("name", String(40), unique=True))
# Nothing here is unique, so that a doubled effect is seen and not refused.
EFFECT = Table(
    "effect", TABLES, Column("id", Identity, primary_key=True), Column("play_id", Integer, index=True), Column("step", String(8)), Column("file", String(64))
)
ONE_IN = 5
"""One play in five has a second step, in a lane."""
PACE = Pace(poll=0.3, upkeep=0.4)


def paper(play_id: int) -> bytes:
    """What is drawn for a play: the same bytes each time."""
    return hashlib.sha256(str(play_id).encode()).digest() * 1_000


def open_context(url: str, folder: Path) -> Context:
    store = Store(url, Vault({1: bytes(32)}))
    return Context(store, LocalFiles(folder / "files"), Http(), Catalogue({}), clock.now, "https://consta.example", ZoneInfo("Europe/Madrid"))


def _draw(context: Context, arguments: Arguments) -> str:
    if secrets.randbelow(50) == 0:
        raise RuntimeError
    time.sleep(0.03)  # others are slow: most kills find a job at hand
    return context.files.put(paper(arguments["play"]))


def _drawn(session: Session, arguments: Arguments, key: str) -> None:
    play = arguments["play"]
    session.execute(insert(EFFECT).values(play_id=play, step="draw", file=key))
    if play % ONE_IN == 0:
        jobs.enqueue(session, "post", f"post:{play}", {"play": play}, run_at=clock.now(), lane=f"lane:{play % 3}")


def _posted(session: Session, arguments: Arguments, _result: None) -> None:
    session.execute(insert(EFFECT).values(play_id=arguments["play"], step="post"))


PATIENT = (0.1,) * 40
REGISTRY = registry_of([
    Handler("draw", _draw, _drawn, lease_seconds=0.7, retry_schedule=PATIENT),
    Handler("post", lambda _context, _arguments: None, _posted, lease_seconds=0.7, retry_schedule=PATIENT, spacing=0.01),
])  # fmt: skip


def act_web(context: Context, folder: Path) -> None:
    """Writes plays with their jobs; says which ones only after the commit."""
    while True:
        with contextlib.suppress(StorageBusyError):
            ids = _ask(context)
            with (folder / "acknowledged").open("a") as file:
                file.write("".join(f"{play}\n" for play in ids))
        time.sleep(0.2)


def _ask(context: Context) -> list[int]:
    with context.store.begin() as session:
        ids = [session.execute(insert(PLAY).values(name=secrets.token_hex(8)).returning(PLAY.c.id)).scalar_one() for _ in range(10)]
        jobs.enqueue_all(session, [Task("draw", f"draw:{play}", {"play": play}, clock.now(), batch_id=1) for play in ids])
    return ids


def act_worker(context: Context, _folder: Path) -> None:
    """A worker like any other, in a hurry."""
    work(context, REGISTRY, told_to_stop(), PACE)


ACTS = {"web": act_web, "worker": act_worker}

if __name__ == "__main__":
    logging.disable()
    act, url, folder = sys.argv[1:]
    ACTS[act](open_context(url, Path(folder)), Path(folder))
