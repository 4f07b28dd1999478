"""An association's file measured: from a CSV to issued claims with their PDFs on disk, claims a second, where the time goes, how much memory.

    python -m benchmarks.batch [rows] [workers]
"""

import cProfile
import io
import pstats
import resource
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from benchmarks import machine
from bridge import clock
from bridge.domain.organisations import Profile
from bridge.jobs import batch
from bridge.jobs.context import Context
from bridge.jobs.handlers import registry_of
from bridge.jobs.running import run_until_empty
from bridge.jobs.serve import Crew, dismiss, told_to_stop
from bridge.jobs.slicing import begin, open_batch
from bridge.jobs.tabling import guess_reading
from bridge.jobs.worker import work
from bridge.networks.http import Http
from bridge.packs import load_catalogue
from bridge.services import organisations
from bridge.services.record import Act
from bridge.store import migrate
from bridge.store.engine import Store
from bridge.store.files import LocalFiles
from bridge.store.organisation_tables import LineRow
from bridge.store.vault import Vault
from tests import postgres

REGISTRY = registry_of(batch.HANDLERS)
OPERATOR = Act("operator", clock.now())
HEADINGS = "Nombre;Correo;Dirección;CP;Municipio;Empresa;Correo empresa;Fecha de los hechos;Hechos;Qué se pide;Importe;Fecha de la representación"
ROW = (
    "Lucía Marín {n};lucia{n}@correo.example;Calle Mayor {n}, 2.º B;28013;Madrid;Zapatos Pino;sac@pino.example;03/10/2026;"
    "Compré unos zapatos el 3 de octubre y a la semana se les despegó la suela. Los llevé a la tienda y no quisieron cambiarlos ni devolverme el dinero.;"
    "devolución;86,40;01/11/2026"
)


@dataclass
class Figures:
    """What was measured."""

    read_s: float
    claims_per_second: float
    memory_start_mb: float
    memory_end_mb: float


def file_of(rows: int) -> bytes:
    return "\r\n".join((HEADINGS, *(ROW.format(n=n) for n in range(rows)))).encode("cp1252")


def open_context(url: str, folder: Path) -> Context:
    store = Store(url, Vault({1: bytes(32)}))
    return Context(store, LocalFiles(folder / "files"), Http(), load_catalogue(), clock.now, "https://consta.example", ZoneInfo("Europe/Madrid"))


def serve(url: str, folder: Path) -> None:
    """A worker of the benchmark."""
    work(open_context(url, folder), REGISTRY, told_to_stop())


def memory(pid: int) -> float:
    """Megabytes that a process holds."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 2**20


def prepare(context: Context, rows: int) -> tuple[int, float]:
    """The association and its batch, begun. Its number and the seconds that reading took."""
    with context.store.begin() as session:
        us = organisations.create(session, "asociacion", Profile("Asociación de Prueba", None, "Plaza 1", "hola@asociacion.example"), OPERATOR).id
    data = file_of(rows)
    began = time.perf_counter()
    batch_id = open_batch(context, us, data, {"name": "socios.csv", "reading": guess_reading(data).kept()}, OPERATOR)
    begin(context, us, batch_id, OPERATOR)
    return batch_id, time.perf_counter() - began


def done(context: Context, batch_id: int) -> int:
    with context.store.read() as session:
        return session.scalar(select(func.count()).select_from(LineRow).where(LineRow.batch_id == batch_id)) or 0


def wait(context: Context, batch_id: int, until: int) -> float:
    while done(context, batch_id) < until:
        time.sleep(0.25)
    return time.perf_counter()


def measure(url: str, folder: Path, rows: int, workers: int) -> Figures:
    migrate.upgrade(url)
    context = open_context(url, folder)
    batch_id, read = prepare(context, rows)
    crew = Crew(serve, (url, folder), workers)
    crew.tend()
    first = min(rows // 5, 400)
    try:
        began = wait(context, batch_id, first)
        counted = done(context, batch_id)
        small = memory(crew.processes[0].pid or 0)
        ended = wait(context, batch_id, rows)
        large = memory(crew.processes[0].pid or 0)
    finally:
        dismiss(crew.processes)
    context.store.close()
    return Figures(read, (rows - counted) / (ended - began), small, large)


def profiled(folder: Path, rows: int) -> str:
    """Where the time of one worker goes, by the module that spends it."""
    url = f"sqlite:///{folder / 'profile.db'}"
    migrate.upgrade(url)
    context = open_context(url, folder)
    prepare(context, rows)
    profile = cProfile.Profile()
    profile.runcall(run_until_empty, context, REGISTRY)
    out = io.StringIO()
    pstats.Stats(profile, stream=out).sort_stats("cumulative").print_stats(r"(bridge|sqlalchemy.engine|posix|fsync|commit|execute)", 45)
    return out.getvalue()


def main(rows: int, workers: int) -> None:
    print(machine.described())
    with tempfile.TemporaryDirectory() as name:
        print(profiled(Path(name), 200))
    with tempfile.TemporaryDirectory() as name:
        tell("SQLite", measure(f"sqlite:///{Path(name) / 'consta.db'}", Path(name), rows, workers), rows, workers)
    with tempfile.TemporaryDirectory() as name, postgres.server(fsync="on") as pattern:
        tell("PostgreSQL", measure(pattern.format("postgres"), Path(name), rows, workers), rows, workers)


def tell(name: str, figures: Figures, rows: int, workers: int) -> None:
    print(
        f"{name}: {rows} rows, {workers} workers: {figures.claims_per_second:.1f} claims a second; file read and cut in {figures.read_s:.1f} s; "
        f"a worker's memory {figures.memory_start_mb:.0f} MB at the start, {figures.memory_end_mb:.0f} MB at the end"
    )


if __name__ == "__main__":
    main(*(int(argument) for argument in (sys.argv[1:] + ["10000", "2"][len(sys.argv) - 1 :])))
