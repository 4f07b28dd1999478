"""Keeps processes running: starts them, starts the dead anew, stops them together."""

import logging
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from multiprocessing.context import SpawnProcess
from multiprocessing.process import BaseProcess
from typing import Any

LOG = logging.getLogger(__name__)
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
SETTLED = 60.0
"""Seconds: whoever lived so long is not failing at once."""
PATIENCE = 35.0
"""Seconds to end the job or the request at hand when told to stop."""
LOOK_EVERY = 0.2
Target = Callable[..., None]


def told_to_stop() -> Callable[[], bool]:
    """A question that is true from SIGTERM or SIGINT on. For the main thread."""
    told: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda received, _: told.append(received))
    return lambda: bool(told)


def begin(target: Target, arguments: Sequence[Any]) -> None:
    """Where a process of a crew begins: it ends when told, and when whoever keeps the crew is gone, kill -9 included."""
    threading.Thread(target=_end_with, args=(multiprocessing.parent_process(),), daemon=True).start()
    target(*arguments)


def _end_with(parent: BaseProcess | None) -> None:
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)


def pause_after(pause: float, lived: float) -> float:
    """How long to wait before starting a worker anew: longer each time, if it dies at once."""
    return FIRST_PAUSE if lived >= SETTLED else min(pause * 2, LONGEST_PAUSE)


@dataclass
class Seat:
    """A place for one process."""

    target: Target
    arguments: Sequence[Any]
    name: str
    process: SpawnProcess | None = None
    started: float = 0.0
    pause: float = FIRST_PAUSE / 2
    start_at: float = 0.0

    def tend(self, now: float) -> None:
        """Starts its process, if it has none and the pause is over."""
        if self.process and not self.process.is_alive():
            self._bury(now)
        if self.process is None and now >= self.start_at:
            self._start(now)

    def _bury(self, now: float) -> None:
        assert self.process
        self.pause = pause_after(self.pause, now - self.started)
        self.start_at = now + self.pause
        LOG.warning("%s ended with %s; anew in %.1f s", self.name, self.process.exitcode, self.pause)
        self.process.close()
        self.process = None

    def _start(self, now: float) -> None:
        # Spawned, not forked: threads and connections of this process must not be copied.
        self.process = multiprocessing.get_context("spawn").Process(target=begin, args=(self.target, self.arguments), name=self.name, daemon=True)
        self.process.start()
        self.started = now


@dataclass
class Crew:
    """So many processes of one kind. `target(*arguments)` must be a module's function, its arguments picklable."""

    target: Target
    arguments: Sequence[Any]
    many: int
    seats: list[Seat] = field(init=False)

    def __post_init__(self) -> None:
        self.seats = [Seat(self.target, self.arguments, f"{self.target.__name__} {n + 1}") for n in range(self.many)]

    def tend(self) -> None:
        """Starts whoever is missing."""
        for seat in self.seats:
            seat.tend(time.monotonic())

    @property
    def processes(self) -> list[SpawnProcess]:
        """Those at work."""
        return [seat.process for seat in self.seats if seat.process]


def dismiss(processes: Sequence[SpawnProcess], patience: float = PATIENCE) -> None:
    """Tells all to stop, waits for them together, and ends those that do not."""
    for process in processes:
        process.terminate()
    end = time.monotonic() + patience
    for process in processes:
        process.join(max(0.0, end - time.monotonic()))
        if process.is_alive():
            process.kill()
            process.join()


def keep_crews(crews: Sequence[Crew], stop: Callable[[], bool]) -> None:
    """Keeps the crews complete until `stop()`; then dismisses them."""
    try:
        while not stop():
            for crew in crews:
                crew.tend()
            time.sleep(LOOK_EVERY)
    finally:
        dismiss([process for crew in crews for process in crew.processes])
