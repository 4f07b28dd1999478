"""`batch` from the shell: results on stdout, progress on stderr, exit codes, and nothing stored by a dry run."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.jobs.associations import BAD_DAY, GOOD, table

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "socios.csv").write_bytes(table(GOOD, BAD_DAY))
    (tmp_path / "buenos.csv").write_bytes(table(GOOD))
    return tmp_path


def run(folder: Path, *arguments: str) -> tuple[int, Any, str]:
    env = {**os.environ, "CONSTA_DATA": str(folder / "data")}
    done = subprocess.run([sys.executable, str(ROOT / "app.py"), *arguments, "--json"], cwd=folder, env=env, capture_output=True, text=True, check=False)
    return done.returncode, json.loads(done.stdout) if done.stdout.strip() else None, done.stderr


def test_a_batch_from_the_shell(folder: Path) -> None:
    code, tried, _ = run(folder, "batch", "socios.csv", "--organisation", "pinares", "--dry-run")
    assert (code, tried["batch"], tried["rows"], tried["issued"], tried["failed"]) == (1, None, 2, 0, 1)
    code, found, told = run(folder, "batch", "socios.csv", "--organisation", "pinares")
    assert (code, found["rows"], found["issued"], found["failed"]) == (1, 2, 1, 1)
    assert found["errors"] == [{"row": 3, "field": "facts_date", "message": "«31/02/2026» no es una fecha. Escríbela como 03/10/2026."}]
    assert found["claims"][0]["reference"].startswith("CONSTA-")
    assert "1 hechas, 0 ya estaban, 1 con errores; lote 1" in told
    code, again, _ = run(folder, "batch", "buenos.csv", "--organisation", "pinares")
    assert (code, again["issued"], again["repeated"], again["already"][0]["reference"]) == (0, 0, 1, found["claims"][0]["reference"])


def test_mistakes_of_usage_exit_with_two(folder: Path) -> None:
    run(folder, "organisation", "pinares", "--name", "Asociación Pinares")
    for arguments in (("nada.csv", "--organisation", "pinares"), ("socios.csv", "--organisation", "otra"), ("socios.csv",), ("socios.csv", "--organisation", "pinares", "--campaign", "nada")):
        code, _, told = run(folder, "batch", *arguments)
        assert code == 2, arguments
        assert told
