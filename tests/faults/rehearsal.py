"""A rehearsal of crashes: web and workers killed and frozen at random while they work, then a quiet end, then the audit."""

import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Self

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bridge.errors import NotFoundError
from bridge.jobs.context import Context
from bridge.store import jobs
from bridge.store.engine import StorageBusyError
from tests.faults.actors import EFFECT, ONE_IN, PLAY, TABLES, open_context, paper

ROOT = Path(__file__).resolve().parent.parent.parent
CHANCE = secrets.SystemRandom()
DRAINED_WITHIN = 90.0


@dataclass
class Findings:
    """What the audit counts. All but `plays` and `posts` must be nought."""

    plays: int
    posts: int
    lost: int
    without_job: int
    undone: int
    doubled: int
    half_written: int
    failed: int

    def faults(self) -> dict[str, int]:
        return {name: count for name, count in asdict(self).items() if name not in {"plays", "posts"} and count}


@dataclass
class Cast:
    """The processes on stage."""

    url: str
    folder: Path
    roles: tuple[str, ...] = ("web", "worker", "worker")
    stage: list[subprocess.Popen[bytes]] = field(default_factory=list)
    frozen: subprocess.Popen[bytes] | None = None

    def enter(self, role: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, "-m", "tests.faults.actors", role, self.url, str(self.folder)], cwd=ROOT, stderr=subprocess.DEVNULL)

    def kill_one(self) -> None:
        """kill -9, and somebody new in their place."""
        chosen = CHANCE.randrange(len(self.roles))
        self.leave(chosen)
        self.stage[chosen] = self.enter(self.roles[chosen])

    def freeze_one(self) -> None:
        """A worker stops where it is; when it goes on, its leases have ended and others have done its jobs."""
        self.frozen = self.stage[CHANCE.randrange(1, len(self.stage))]
        self.frozen.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        if self.frozen:
            self.frozen.send_signal(signal.SIGCONT)
        self.frozen = None

    def leave(self, index: int) -> None:
        self.stage[index].kill()
        self.stage[index].wait()

    def __enter__(self) -> Self:
        self.stage = [self.enter(role) for role in self.roles]
        return self

    def __exit__(self, *_: object) -> None:
        for index in range(len(self.stage)):
            self.leave(index)


def rehearse(url: str, folder: Path, kills: int, pause: tuple[float, float], disaster: Callable[[], None] = lambda: None) -> Findings:
    """Kills so many times, with the disaster half way; lets the workers finish; audits."""
    context = open_context(url, folder)
    TABLES.create_all(context.store.engine)
    with Cast(url, folder) as cast:
        _until((folder / "acknowledged").exists, 30.0)
        for kill in range(kills):
            time.sleep(CHANCE.uniform(*pause))
            if kill == kills // 2:
                disaster()
            cast.thaw()
            cast.kill_one()
            if kill % 3 == 0:
                cast.freeze_one()
        cast.thaw()
        cast.leave(0)
        _until(lambda: _drained(context), DRAINED_WITHIN)
    findings = audit(context, folder)
    context.store.close()
    return findings


def _until(true: Callable[[], bool], seconds: float) -> None:
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.1)


def _drained(context: Context) -> bool:
    try:
        with context.store.read() as session:
            return not {"queued", "running"} & {state for _, state in jobs.counts(session)}
    except StorageBusyError:
        return False


def audit(context: Context, folder: Path) -> Findings:
    """What is there against what was promised."""
    acknowledged = {int(line) for line in _whole_lines(folder / "acknowledged")}
    with context.store.read() as session:
        plays = set(session.scalars(select(PLAY.c.id)))
        draws, posts = _effects(session, "draw"), _effects(session, "post")
        asked = {int(key.partition(":")[2]) for key in session.scalars(select(jobs.JOB.c.key).where(jobs.JOB.c.kind == "draw"))}
        files = session.execute(select(EFFECT.c.play_id, EFFECT.c.file).where(EFFECT.c.step == "draw")).all()
        failed = sum(count for (_, state), count in jobs.counts(session).items() if state == "failed")
    wanted = {play for play in plays if play % ONE_IN == 0}
    return Findings(
        plays=len(plays), posts=len(posts), lost=len(acknowledged - plays), without_job=len(plays ^ asked),
        undone=len(plays - draws.keys()) + len(wanted - posts.keys()), doubled=sum(n > 1 for n in [*draws.values(), *posts.values()]),
        half_written=len(posts.keys() - draws.keys()) + sum(not _whole(context, play, key) for play, key in files), failed=failed,
    )  # fmt: skip


def _whole_lines(path: Path) -> Iterable[str]:
    """The lines that their writer lived to end."""
    return (line for line in path.read_text().splitlines(keepends=True) if line.endswith("\n"))


def _effects(session: Session, step: str) -> dict[int, int]:
    rows = session.execute(select(EFFECT.c.play_id, func.count()).where(EFFECT.c.step == step).group_by(EFFECT.c.play_id))
    return {row.play_id: row[1] for row in rows}


def _whole(context: Context, play: int, key: str) -> bool:
    try:
        return context.files.open(key) == paper(play)
    except NotFoundError:
        return False
