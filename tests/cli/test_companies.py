"""`companies import`: an operator's directory, good rows in, bad rows named."""

import json
from pathlib import Path

from click.testing import CliRunner

from bridge.cli.companies import companies

ROWS = "brand;name;tax_id;country\nAeroLinde;Linde Air, S.A.;A28015865;ES\nPepe;José Pérez;12345678Z;ES\n"


def test_a_dry_run_says_what_would_be_taken_and_why_not(tmp_path: Path) -> None:
    file = tmp_path / "empresas.csv"
    file.write_text(ROWS)
    ran = CliRunner().invoke(companies, ["import", str(file), "--dry-run", "--json"])
    assert json.loads(ran.stdout) == {"read": 1, "refused": 1, "imported": 0}
    assert "empresas.csv:3" in ran.stderr


def test_what_is_no_directory_has_its_exit_code(tmp_path: Path) -> None:
    file = tmp_path / "empresas.csv"
    file.write_text("uno,dos\n1,2\n")
    ran = CliRunner().invoke(companies, ["import", str(file), "--json"])
    assert ran.exit_code == 2
    assert json.loads(ran.stdout)["error"]["code"] == "not_a_directory"
