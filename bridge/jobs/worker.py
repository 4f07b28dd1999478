"""A worker: takes what is due, does it, waits for the bell; returns the jobs of the dead and asks for what is periodic."""

import logging
import time
from collections import deque
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import inf

from bridge.clock import Clock
from bridge.jobs.context import Context
from bridge.jobs.doorbell import Doorbell, doorbell
from bridge.jobs.handlers import Registry
from bridge.jobs.periodic import ask_for_periodic
from bridge.jobs.running import run, taker
from bridge.store import jobs
from bridge.store.engine import StorageBusyError
from bridge.store.jobs import LeaseLostError, Taken

LOG = logging.getLogger(__name__)
LONGEST_PAUSE = 15.0
"""Seconds between two tries to reach a database that does not answer."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How often a worker looks, and how much it takes."""

    poll: float = 1.0
    """Seconds that a lost bell costs at most."""
    upkeep: float = 5.0
    """Seconds between two looks for what the dead left and for what is periodic."""
    most: int = 20
    """Jobs taken at once, if they are quick."""
    handful: float = 0.25
    """Seconds that what is taken at once should last: its last job waits so long, while another worker may be idle."""


def work(context: Context, registry: Registry, stop: Callable[[], bool], pace: Pace = Pace()) -> None:
    """Works until `stop()`. A database that does not answer is waited for."""
    pause = pace.poll
    while not stop():
        try:
            worker = Worker(context, registry, stop, pace)
            with closing(worker.bell):
                worker.work()
        except StorageBusyError:
            LOG.warning("the database does not answer; next try in %.0f s", pause)
            time.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
        else:
            return


def shared_clock(context: Context) -> Clock:
    """The context's clock, set by the one that all workers share: leases taken on one machine end at the same moment on another."""
    with context.store.read() as session:
        mine = context.clock()
        ahead = jobs.clock_of_database(session, mine) - mine
    return lambda: context.clock() + ahead


class Worker:
    """One process's turn at the jobs."""

    def __init__(self, context: Context, registry: Registry, stop: Callable[[], bool], pace: Pace) -> None:
        self.context = replace(context, clock=shared_clock(context))
        self.registry = registry
        self.taker = taker(registry)
        self.stop = stop
        self.pace = pace
        self.bell: Doorbell = doorbell(context.store)
        self.handful = 1
        self.tended = -inf

    def work(self) -> None:
        """Takes and does; when nothing is due, waits."""
        while not self.stop():
            self.tend()
            taken = self.take()
            self.do(deque(taken))
            if len(taken) < self.handful:
                self.wait()

    def tend(self) -> None:
        """Now and then: what the dead left behind, and what is periodic."""
        if time.monotonic() - self.tended < self.pace.upkeep:
            return
        self.tended = time.monotonic()
        now = self.context.clock()
        with self.context.store.begin() as session:
            if swept := jobs.sweep(session, now):
                LOG.warning("%d jobs of dead workers go back", swept)
            ask_for_periodic(session, self.registry, now)

    def take(self) -> list[Taken]:
        """A handful of what is due."""
        with self.context.store.begin() as session:
            return jobs.take(session, self.taker, self.context.clock(), n=self.handful)

    def do(self, taken: deque[Taken]) -> None:
        """Does them one by one; told to stop, gives the rest back."""
        many, began = len(taken), time.monotonic()
        while taken and not self.stop():
            run(self.context, self.registry, taken.popleft())
        for job in taken:
            self.give_back(job)
        if many:
            self.handful = fit(self.pace, many, time.monotonic() - began)

    def give_back(self, job: Taken) -> None:
        """Lets another worker have it at once."""
        try:
            with self.context.store.begin() as session:
                jobs.give_back(session, job)
        except LeaseLostError:
            LOG.info("job %s was somebody else's by now", job.id)

    def wait(self) -> None:
        """Waits until something is due or it is time to tend. Looking only reads: whoever else commits, rings here too."""
        while not self.stop() and time.monotonic() - self.tended < self.pace.upkeep and (left := self.until_due()) > 0:
            self.bell.wait(left)

    def until_due(self) -> float:
        """The seconds until the next job, at most the poll."""
        with self.context.store.read() as session:
            return seconds_until(jobs.next_run_at(session, self.registry), self.context.clock(), self.pace.poll)


def seconds_until(due: datetime | None, now: datetime, at_most: float) -> float:
    """The seconds until the moment, at most so many."""
    return at_most if due is None else min((due - now) / timedelta(seconds=1), at_most)


def fit(pace: Pace, done: int, seconds: float) -> int:
    """How many jobs like those last one handful; at most twice as many as before."""
    return max(1, min(pace.most, int(done * pace.handful / max(seconds, 0.001)), done * 2))
