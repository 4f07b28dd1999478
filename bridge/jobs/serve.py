"""Keeps worker processes running: starts them, starts the dead anew, stops them together."""

import logging
import multiprocessing
import signal
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from multiprocessing.context import SpawnProcess
from typing import Any

LOG = logging.getLogger(__name__)
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
SETTLED = 60.0
"""Seconds: whoever lived so long is not failing at once."""
PATIENCE = 30.0
"""Seconds that a worker has to end its job when told to stop."""
LOOK_EVERY = 0.2
Target = Callable[..., None]


def told_to_stop() -> Callable[[], bool]:
    """A question that is true from SIGTERM or SIGINT on, or once the process that started this one is gone. For the main thread of a worker."""
    told: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda received, _: told.append(received))
    parent = multiprocessing.parent_process()
    return lambda: bool(told) or (parent is not None and not parent.is_alive())


def pause_after(pause: float, lived: float) -> float:
    """How long to wait before starting a worker anew: longer each time, if it dies at once."""
    return FIRST_PAUSE if lived >= SETTLED else min(pause * 2, LONGEST_PAUSE)


@dataclass
class Seat:
    """A place for one worker process."""

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
        self.process = multiprocessing.get_context("spawn").Process(target=self.target, args=tuple(self.arguments), name=self.name, daemon=True)
        self.process.start()
        self.started = now


@dataclass
class Crew:
    """So many workers of one kind. `target(*arguments)` must be a module's function, its arguments picklable."""

    target: Target
    arguments: Sequence[Any]
    many: int
    seats: list[Seat] = field(init=False)

    def __post_init__(self) -> None:
        self.seats = [Seat(self.target, self.arguments, f"worker {n + 1}") for n in range(self.many)]

    def tend(self) -> None:
        """Starts whoever is missing."""
        for seat in self.seats:
            seat.tend(time.monotonic())

    def dismiss(self, patience: float = PATIENCE) -> None:
        """Tells all to stop, waits, and ends those that do not."""
        processes = [seat.process for seat in self.seats if seat.process]
        for process in processes:
            process.terminate()
        end = time.monotonic() + patience
        for process in processes:
            process.join(max(0.0, end - time.monotonic()))
            if process.is_alive():
                process.kill()
                process.join()


def keep_running(crew: Crew, stop: Callable[[], bool]) -> None:
    """Keeps the crew complete until `stop()`; then dismisses it."""
    try:
        while not stop():
            crew.tend()
            time.sleep(LOOK_EVERY)
    finally:
        crew.dismiss()
