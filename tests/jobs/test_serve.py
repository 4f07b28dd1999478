"""The crew is kept complete, told to stop together, and does not outlive whoever keeps it."""

import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bridge.jobs.serve import FIRST_PAUSE, LONGEST_PAUSE, SETTLED, Crew, dismiss, keep_crews, pause_after, told_to_stop

SPAWN = multiprocessing.get_context("spawn")


def until(true: Callable[[], bool], seconds: float = 15.0) -> None:
    """Waits for another process, no longer than it takes."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it never came true"
        time.sleep(0.01)


def sit(folder: Path) -> None:
    """A process that shows that it lives, and says goodbye."""
    stop = told_to_stop()
    (folder / f"{os.getpid()}.here").touch()
    while not stop():
        time.sleep(0.01)
    (folder / f"{os.getpid()}.bye").touch()


def ignore(folder: Path) -> None:
    """A process that does not listen."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    (folder / f"{os.getpid()}.here").touch()
    while True:
        time.sleep(1)


def keep(folder: Path) -> None:
    """Keeps a crew of one."""
    keep_crews([Crew(sit, (folder,), 1)], told_to_stop())


def here(folder: Path, suffix: str = "here") -> set[int]:
    return {int(path.stem) for path in folder.glob(f"*.{suffix}")}


def test_whoever_dies_is_started_anew_and_all_stop_together(tmp_path: Path) -> None:
    crew = Crew(sit, (tmp_path,), 2)
    crew.tend()
    until(lambda: len(here(tmp_path)) == 2)
    (victim, other) = sorted(here(tmp_path))
    os.kill(victim, signal.SIGKILL)

    def started_anew() -> bool:
        crew.tend()
        return len(here(tmp_path)) == 3

    until(started_anew)
    dismiss(crew.processes)
    assert here(tmp_path, "bye") == here(tmp_path) - {victim}
    assert other in here(tmp_path, "bye")


def test_whoever_does_not_listen_is_ended(tmp_path: Path) -> None:
    crew = Crew(ignore, (tmp_path,), 1)
    crew.tend()
    until(lambda: bool(here(tmp_path)))
    dismiss(crew.processes, patience=0.1)
    assert crew.processes[0].exitcode == -signal.SIGKILL


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
def test_a_crew_does_not_outlive_its_keeper(tmp_path: Path, end: int) -> None:
    keeper = SPAWN.Process(target=keep, args=(tmp_path,))
    keeper.start()
    until(lambda: bool(here(tmp_path)))
    assert keeper.pid
    os.kill(keeper.pid, end)
    keeper.join(15)
    until(lambda: here(tmp_path, "bye") == here(tmp_path))


def test_whoever_dies_at_once_is_started_ever_more_slowly() -> None:
    pauses = [FIRST_PAUSE]
    for _ in range(8):
        pauses.append(pause_after(pauses[-1], lived=1.0))
    assert pauses[:4] == [0.5, 1.0, 2.0, 4.0]
    assert pauses[-1] == LONGEST_PAUSE
    assert pause_after(LONGEST_PAUSE, lived=SETTLED) == FIRST_PAUSE
