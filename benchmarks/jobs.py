"""The background work measured: jobs a second with two workers, from commit to start, what waiting costs; SQLite and PostgreSQL.

    python -m benchmarks.jobs [jobs]
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import Column, Float, Integer, MetaData, Table, func, insert, select
from sqlalchemy.orm import Session

from benchmarks import machine
from bridge import clock
from bridge.domain.catalogue import Catalogue
from bridge.jobs.context import Context
from bridge.jobs.handlers import Handler, registry_of
from bridge.jobs.serve import Crew, dismiss, told_to_stop
from bridge.jobs.worker import work
from bridge.networks.http import Http
from bridge.store import jobs, migrate
from bridge.store.engine import Store
from bridge.store.files import LocalFiles
from bridge.store.jobs import Arguments, Task
from bridge.store.model import Identity
from bridge.store.vault import Vault
from tests import postgres

TABLES = MetaData()
EFFECT = Table("effect", TABLES, Column("id", Identity, primary_key=True), Column("n", Integer, nullable=False), Column("started", Float, nullable=False))
WORK = 0.002
"""Seconds of processor that the work of a job takes."""
RINGS, IDLE = 60, 10.0


@dataclass
class Figures:
    """What was measured."""

    enqueue_one_ms: float
    enqueue_many_s: float
    jobs_per_second: float
    cpu_ms_per_job: float
    start_ms_median: float
    start_ms_p95: float
    idle_cpu_percent: float


def toil(_context: Context, _arguments: Arguments) -> float:
    began, end = time.time(), time.thread_time() + WORK
    while time.thread_time() < end:
        pass
    return began


def note(session: Session, arguments: Arguments, began: float) -> None:
    session.execute(insert(EFFECT).values(n=arguments["n"], started=began))


REGISTRY = registry_of([Handler("toil", toil, note)])


def open_context(url: str, folder: Path) -> Context:
    store = Store(url, Vault({1: bytes(32)}))
    return Context(store, LocalFiles(folder), Http(), Catalogue({}), clock.now, "https://consta.example", ZoneInfo("Europe/Madrid"))


def serve(url: str, folder: Path) -> None:
    """A worker of the benchmark."""
    work(open_context(url, folder), REGISTRY, told_to_stop())


@contextmanager
def crew(url: str, folder: Path, many: int) -> Iterator[Crew]:
    """Workers, for a while."""
    workers = Crew(serve, (url, folder), many)
    workers.tend()
    try:
        yield workers
    finally:
        dismiss(workers.processes)


def ask(context: Context, numbers: range) -> None:
    with context.store.begin() as session:
        jobs.enqueue_all(session, [Task("toil", f"toil:{n}", {"n": n}, context.clock()) for n in numbers])


def done(context: Context) -> int:
    with context.store.read() as session:
        return session.scalar(select(func.count()).select_from(EFFECT)) or 0


def wait_for(context: Context, many: int) -> None:
    while done(context) < many:
        time.sleep(0.2)


def timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def cpu_seconds(pid: int) -> float:
    ticks = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(ticks[11]) + int(ticks[12])) / 100


def cpu_of(workers: Crew) -> float:
    """Seconds of processor that they have taken, their work included."""
    return sum(cpu_seconds(process.pid or 0) for process in workers.processes)


def idling(pid: int) -> float:
    """Per cent of a processor that a waiting worker takes."""
    before = cpu_seconds(pid)
    time.sleep(IDLE)
    return (cpu_seconds(pid) - before) / IDLE * 100


def rate(context: Context, many: int) -> float:
    """Jobs a second between the first start and the last."""
    with context.store.read() as session:
        first, last = session.execute(select(func.min(EFFECT.c.started), func.max(EFFECT.c.started)).where(EFFECT.c.n.between(50, many - 1))).one()
    return float((many - 50) / (last - first))


def ring(context: Context, first: int) -> list[float]:
    """Milliseconds from each commit to the start of its job, one at a time."""
    committed = {}
    for n in range(first, first + RINGS):
        ask(context, range(n, n + 1))
        committed[n] = time.time()
        time.sleep(0.11)
    wait_for(context, first + RINGS)
    with context.store.read() as session:
        started = session.execute(select(EFFECT.c.n, EFFECT.c.started).where(EFFECT.c.n >= first)).all()
    return sorted(max(0.0, began - committed[n]) * 1000 for n, began in started)


def measure(url: str, folder: Path, many: int) -> Figures:
    migrate.upgrade(url)
    context = open_context(url, folder)
    TABLES.create_all(context.store.engine)
    one = statistics.median(timed(lambda n=n: ask(context, range(n, n + 1))) for n in range(50))
    with crew(url, folder, 2) as pair:
        wait_for(context, 50)
        spent = -cpu_of(pair)
        bulk = timed(lambda: ask(context, range(50, many)))
        wait_for(context, many)
        spent += cpu_of(pair)
    with crew(url, folder, 1) as idle:
        ask(context, range(many, many + 1))
        wait_for(context, many + 1)
        cpu = idling(idle.processes[0].pid or 0)
        starts = ring(context, many + 1)
    figures = Figures(one * 1000, bulk, rate(context, many), spent / (many - 50) * 1000, statistics.median(starts), starts[int(len(starts) * 0.95)], cpu)
    context.store.close()
    return figures


def main(many: int) -> None:
    print(machine.described())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tell("SQLite", measure(f"sqlite:///{folder / 'consta.db'}", folder, many))
    with tempfile.TemporaryDirectory() as name, postgres.server(fsync="on") as pattern:
        tell("PostgreSQL", measure(pattern.format("postgres"), Path(name), many))


def tell(name: str, figures: Figures) -> None:
    print(f"{name}: " + ", ".join(f"{field} {value:.2f}" for field, value in asdict(figures).items()))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000)
