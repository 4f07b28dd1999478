"""Brings a database to the present shape of the tables."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import make_url

HERE = Path(__file__).resolve().parent / "migrations"


def configuration(url: str) -> Config:
    """Alembic's configuration for the database."""
    config = Config()
    config.set_main_option("script_location", str(HERE))
    config.attributes["url"] = url
    return config


def upgrade(url: str, to: str = "head") -> None:
    """Migrates up. Processes that start together do it one after the other."""
    with _alone(url):
        command.upgrade(configuration(url), to)


def downgrade(url: str, to: str) -> None:
    """Migrates down."""
    with _alone(url):
        command.downgrade(configuration(url), to)


@contextmanager
def _alone(url: str) -> Iterator[None]:
    """SQLite has no advisory locks: a lock file beside the database stands for one."""
    where = make_url(url)
    if where.get_backend_name() != "sqlite" or not where.database:
        yield
        return
    path = Path(where.database)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
