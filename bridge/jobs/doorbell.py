"""What wakes an idle worker when work is committed. A ring that is lost costs at most one wait, no more (docs/decisions/0003)."""

import sqlite3
import time
from typing import Protocol

import psycopg
from sqlalchemy import URL

from bridge.store.engine import Store
from bridge.store.jobs import BELL

LOOK_EVERY = 0.05
"""Seconds between two looks at SQLite's file: some microseconds each."""


class Doorbell(Protocol):
    """Waits for work."""

    def wait(self, seconds: float) -> bool:
        """Waits so long at most. Whether it rang."""

    def close(self) -> None:
        """Waits no more."""


def doorbell(store: Store) -> Doorbell:
    """The bell of the database."""
    url = store.engine.url
    return SQLiteBell(url.database or "") if url.get_backend_name() == "sqlite" else PostgreSQLBell(url)


class SQLiteBell:
    """Looks at `PRAGMA data_version`, which changes when another connection commits to the file."""

    def __init__(self, path: str) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._seen = self._version()

    def _version(self) -> int | None:
        try:
            version: int = self._connection.execute("PRAGMA data_version").fetchone()[0]
        except sqlite3.DatabaseError:
            return None
        return version

    def wait(self, seconds: float) -> bool:
        """Looks until something has changed since it last did."""
        end = time.monotonic() + seconds
        while (seen := self._version()) in {self._seen, None}:
            if (left := end - time.monotonic()) <= 0:
                return False
            time.sleep(min(LOOK_EVERY, left))
        self._seen = seen
        return True

    def close(self) -> None:
        """Closes its connection."""
        self._connection.close()


class PostgreSQLBell:
    """Hears the NOTIFY of whoever asks for work, over a connection of its own, opened anew when it breaks."""

    def __init__(self, url: URL) -> None:
        self._url = url.set(drivername="postgresql").render_as_string(hide_password=False)
        self._connection: psycopg.Connection | None = None

    def _listening(self) -> psycopg.Connection:
        if self._connection is None:
            self._connection = psycopg.connect(self._url, autocommit=True)
            self._connection.execute(f"LISTEN {BELL}")
        return self._connection

    def wait(self, seconds: float) -> bool:
        """Waits for a notification; without a connection, for the time alone."""
        try:
            return any(True for _ in self._listening().notifies(timeout=seconds, stop_after=1))
        except psycopg.Error:
            self.close()
            time.sleep(seconds)
            return False

    def close(self) -> None:
        """Closes its connection."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None
