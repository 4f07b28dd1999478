"""A PostgreSQL of the tests' own, started from Debian's binaries where they are found."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

FOLDERS = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)


def binaries() -> Path | None:
    """Where initdb and pg_ctl are."""
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else next((f for f in FOLDERS if (f / "initdb").exists()), None)


def required_or_skip(what: str, variable: str) -> None:
    """Skips with a clear line, or fails where the environment says that it must run (CI)."""
    message = f"no {what} found: install it, or unset {variable}"
    if os.environ.get(variable) == "required":
        pytest.fail(message)
    pytest.skip(message)


def _as_owner(*command: str | Path) -> None:
    """PostgreSQL refuses to run as root: then it runs as its own user."""
    prefix = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run([*prefix, *map(str, command)], check=True, stdout=subprocess.DEVNULL, cwd="/")


@contextmanager
def server(fsync: str = "off") -> Iterator[str]:
    """Runs a server on a socket in a folder of its own; gives the start of its URL (`postgresql+psycopg:///{}?host=…`)."""
    bin_folder = binaries()
    if bin_folder is None:
        required_or_skip("PostgreSQL", "CONSTA_POSTGRES")
    assert bin_folder
    folder = Path(tempfile.mkdtemp(prefix="consta-pg-"))
    if os.geteuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    data = folder / "data"
    try:
        _as_owner(bin_folder / "initdb", "-D", data, "-U", "consta", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        options = f"-k {folder} -c listen_addresses='' -c fsync={fsync} -c max_connections=60"
        _as_owner(bin_folder / "pg_ctl", "-D", data, "-w", "-s", "-l", folder / "log", "-o", options, "start")
        yield f"postgresql+psycopg://consta@/{{}}?host={folder}"
    finally:
        if (data / "postmaster.pid").exists():
            _as_owner(bin_folder / "pg_ctl", "-D", data, "-m", "immediate", "-s", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def run_sql(url: str, sql: str) -> None:
    """One statement outside a transaction, on the maintenance database."""
    with psycopg.connect(url.format("postgres").replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(sql)
