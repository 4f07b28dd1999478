"""The database: one way to read, one way to write, the same on SQLite and PostgreSQL."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import Session

from bridge.errors import UnavailableError
from bridge.sentences import say
from bridge.store.vault import Vault

SAFE_WAL = ((3, 51, 3), (3, 50, 7), (3, 44, 6))
"""SQLite releases with the WAL-reset fix (sqlite.org/changes): 3.51.3 and later, and two backports."""

_open: ContextVar[bool] = ContextVar("transaction_open", default=False)


class StorageBusyError(UnavailableError):
    """The database did not answer, or the disk is full; nothing was changed."""

    code = "storage"
    sentence = say("Ahora mismo no podemos guardar nada. No se ha perdido lo anterior: inténtalo dentro de unos minutos.")


class OutsideInTransactionError(AssertionError):
    """Somebody reached for the network with a transaction open: a defect of ours."""


def wal_is_safe(version: tuple[int, ...]) -> bool:
    """Whether this SQLite may use write-ahead logging (others can, rarely, corrupt the file)."""
    if version >= SAFE_WAL[0]:
        return True
    return any(version[:2] == fixed[:2] and version >= fixed for fixed in SAFE_WAL[1:])


def refuse_in_transaction(_url: str) -> None:
    """Raises OutsideInTransactionError if a transaction is open here. The door out calls it before each request."""
    if _open.get():
        raise OutsideInTransactionError


def _set_up_sqlite(engine: Engine) -> None:
    journal = "WAL" if wal_is_safe(sqlite3.sqlite_version_info) else "TRUNCATE"

    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        for pragma in ("busy_timeout=15000", f"journal_mode={journal}", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # A writer takes its place before it reads, or two of them fork a ledger (docs/decisions/0002).
        connection.exec_driver_sql("BEGIN" if connection.get_execution_options().get("readonly") else "BEGIN IMMEDIATE")


def make_engine(url: str) -> Engine:
    """An engine for the URL, with SQLite's transactions put right."""
    if make_url(url).get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True, pool_size=10)
    if path := make_url(url).database:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url)
    _set_up_sqlite(engine)
    return engine


class Store:
    """Where everything is kept. `read()` and `begin()` give a session; `begin()` commits at its end or changes nothing."""

    def __init__(self, url: str, vault: Vault) -> None:
        self.engine = make_engine(url)
        self.vault = vault

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that only reads."""
        with self._session(readonly=True) as session:
            yield session

    @contextmanager
    def begin(self) -> Iterator[Session]:
        """A session that writes: everything or nothing.

        Raises StorageBusyError when the database cannot take it.
        """
        with self._session(readonly=False) as session:
            yield session
            session.commit()

    @contextmanager
    def _session(self, *, readonly: bool) -> Iterator[Session]:
        mark = _open.set(True)
        try:
            with self.engine.connect() as bare:
                connection = bare.execution_options(readonly=readonly)
                with Session(connection, expire_on_commit=False, info={"vault": self.vault}) as session:
                    yield session
        except (OperationalError, DBAPIError) as error:
            if isinstance(error, OperationalError) or error.connection_invalidated:
                raise StorageBusyError from error
            raise
        finally:
            _open.reset(mark)

    def close(self) -> None:
        """Gives the connections back."""
        self.engine.dispose()
