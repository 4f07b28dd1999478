"""Messages that arrive together are put on record together: one transaction, one flush of the disk, and each sender hears of its own."""

import queue
import threading
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime, timedelta

from bridge.errors import ConstaError
from bridge.jobs.context import Context
from bridge.jobs.receive import home_for, made_durable
from bridge.services import inbox
from bridge.services.inbox import Arrived, Home
from bridge.store.engine import StorageBusyError

MOST = 200
"""Rows in one transaction: the last of them waits for all."""
TRUSTED_FOR = timedelta(seconds=5)
TRUSTED_TIMES = 50
"""How long, and for how many messages, it is taken for known where an address leads. A claim erased meanwhile is: its mail can no longer be opened."""
MOST_KNOWN = 10_000
Waiting = tuple[Arrived, "Future[None]"]


@dataclass
class Known:
    """Where an address leads, until when, and for how many more messages."""

    home: Home
    until: datetime
    left: int


class Doorkeeper:
    """Says where mail belongs, and asks the database only now and then."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.homes: dict[str, Known] = {}

    def locate(self, address: str) -> Home:
        """Where mail to that address belongs. Raises UnknownMailboxError or CrowdedError."""
        home = home_for(self.context, address)
        if len(self.homes) >= MOST_KNOWN:
            self.homes.clear()
        self.homes[address.lower()] = Known(home, self.context.clock() + TRUSTED_FOR, TRUSTED_TIMES - 1)
        return home

    def known(self, address: str) -> Home | None:
        """The same, if it was asked a moment ago."""
        found = self.homes.get(address.lower())
        if found is None or found.left <= 0 or self.context.clock() > found.until:
            return None
        found.left -= 1
        return found.home


class Together:
    """A writer of its own that takes whatever waits."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.waiting: queue.SimpleQueue[Waiting | None] = queue.SimpleQueue()
        self.writer = threading.Thread(target=self._write, name="gathering", daemon=True)
        self.writer.start()

    def take(self, raw: bytes, homes: Sequence[Home]) -> Sequence[ConstaError | None]:
        """Keeps a message in each of those homes. What came of each: None once it is durable, or why not."""
        return [self._kept(raw, home) for home in homes]

    def _kept(self, raw: bytes, home: Home) -> ConstaError | None:
        try:
            arrived, done = made_durable(self.context, raw, home, "lmtp"), Future[None]()
            self.waiting.put((arrived, done))
            done.result()
        except ConstaError as error:
            return error
        return None

    def _write(self) -> None:
        while batch := self._batch():
            self._keep(batch)

    def _batch(self) -> list[Waiting]:
        """Waits for one, and takes the others that are there; nothing once it is told to stop."""
        first = self.waiting.get()
        batch = [first] if first else []
        while batch and len(batch) < MOST and not self.waiting.empty():
            following = self.waiting.get()
            if following is None:
                self.waiting.put(None)
                break
            batch.append(following)
        return batch

    def _keep(self, batch: list[Waiting]) -> None:
        """All or, where one of them cannot be kept, each for itself."""
        try:
            with self.context.store.begin() as session:
                inbox.keep_all(session, [arrived for arrived, _ in batch], self.context.clock())
        except Exception as error:  # noqa: BLE001 (whoever waits must hear of it, whatever it is)
            self._failed(batch, error)
            return
        for _, done in batch:
            done.set_result(None)

    def _failed(self, batch: list[Waiting], error: Exception) -> None:
        if len(batch) == 1 or isinstance(error, StorageBusyError):
            for _, done in batch:
                done.set_exception(error)
            return
        for one in batch:
            self._keep([one])

    def stop(self) -> None:
        """Ends once what waits is kept."""
        self.waiting.put(None)
        self.writer.join()
