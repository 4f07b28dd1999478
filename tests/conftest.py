"""What every test may ask for: a store on each database, files, a moment."""

import itertools
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bridge.store import migrate
from bridge.store.engine import Store
from bridge.store.files import LocalFiles
from bridge.store.vault import Vault
from tests import postgres

COUNTER = itertools.count()
NOON = datetime(2026, 11, 25, 11, 0, tzinfo=UTC)
"""A Wednesday, 12:00 in Madrid: the tests' present."""


@pytest.fixture(scope="session")
def vault() -> Vault:
    return Vault({1: bytes(range(32))})


@pytest.fixture
def moment() -> datetime:
    return NOON


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sqlite") / "empty.db"
    migrate.upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    with postgres.server() as url:
        postgres.run_sql(url, "CREATE DATABASE empty")
        migrate.upgrade(url.format("empty"))
        yield url


@pytest.fixture
def sqlite_url(migrated_sqlite: Path, tmp_path: Path) -> str:
    path = tmp_path / "consta.db"
    shutil.copy(migrated_sqlite, path)
    return f"sqlite:///{path}"


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    name = f"t{next(COUNTER)}"
    postgres.run_sql(postgres_server, f"CREATE DATABASE {name} TEMPLATE empty")
    yield postgres_server.format(name)
    postgres.run_sql(postgres_server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> str:
    """A migrated, empty database: each test that asks for it runs on both."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
def store(database_url: str, vault: Vault) -> Iterator[Store]:
    made = Store(database_url, vault)
    yield made
    made.close()


@pytest.fixture
def files(tmp_path: Path) -> LocalFiles:
    return LocalFiles(tmp_path / "files")
