"""docs/security.md tells the truth: every row of the checklist is there, and every test that it names exists; and a few rules that hold for the whole tree."""

import ast
import csv
import re
from pathlib import Path

import pytest

from bridge.domain.second_factor import WeakPasswordError, check_password
from bridge.services.accounts import HASHER
from bridge.settings import SettingsError, from_env
from tests.shared import SHARED

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "docs" / "security.md").read_text()
ROWS = {line.split("|")[1].strip(): line for line in TEXT.splitlines() if re.match(r"\| V\d", line)}
NAMED = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")
CODE = sorted((ROOT / "bridge").rglob("*.py"))
FEWEST = 50


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS.keys())
def test_each_row_names_tests_that_exist_or_says_why_not(row: str) -> None:
    named = NAMED.findall(row)
    assert named or "**deviation**" in row.lower()
    for path, name in named:
        tests = {node.name for node in ast.walk(ast.parse((ROOT / path).read_text())) if isinstance(node, ast.FunctionDef | ast.ClassDef)}
        assert not name or name in tests, (path, name)


def test_the_rows_are_those_of_the_checklist() -> None:
    path = SHARED / "security" / "asvs_l2_checklist.csv"
    if not path.exists():
        assert len(ROWS) >= FEWEST
        return
    with path.open(newline="") as file:
        wanted = {row[0] for row in csv.reader(file)} - {"asvs_5.0.0_id"}
    assert set(ROWS) == wanted


def test_passwords_are_hashed_with_argon2id_at_its_cost() -> None:
    """ASVS V11.4.2; OWASP's figures: 19 MiB, two rounds, one lane."""
    assert HASHER.type.name == "ID"
    assert HASHER.memory_cost >= 19 * 1024
    assert HASHER.time_cost >= 2


GUESSED = ("short", "password1234", "contraseña!!!!", "aaaaaaaaaaaaaa", "12345678901234", "ana.lopez-2026-x", "x" * 300)


@pytest.mark.parametrize("password", GUESSED)
def test_a_password_that_would_be_guessed_is_refused(password: str) -> None:
    with pytest.raises(WeakPasswordError):
        check_password(password, "ana.lopez@asociacion.example")


def test_production_talks_to_no_relay_in_clear() -> None:
    """ASVS V12.3.1."""
    with pytest.raises(SettingsError, match="CONSTA_SMTP_SECURITY"):
        from_env({"CONSTA_PRODUCTION": "yes", "CONSTA_SMTP": "mail.example:25", "CONSTA_MAIL_DOMAIN": "consta.example", "CONSTA_SMTP_SECURITY": "none"})


def test_nothing_is_guessable() -> None:
    """ASVS V11.5.1: no module of ours draws from a generator that can be foreseen."""
    drawn = [path.name for path in CODE if re.search(r"^\s*(import random|from random)|uuid1\(", path.read_text(), re.MULTILINE)]
    assert drawn == []


def test_no_sql_is_put_together_from_text() -> None:
    """ASVS V1.2.4: `text()` takes literals, with constants of ours in them at most."""
    sql = [path for path in CODE if "migrations" not in path.parts and re.search(r"from sqlalchemy import .*\btext\b", path.read_text())]
    trees = ((path, ast.parse(path.read_text())) for path in sql)
    asked = [(path.name, node) for path, tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) == "text"]
    assert asked
    assert [(name, node.lineno) for name, node in asked if node.args and not _is_fixed(node.args[0])] == []


def _is_fixed(said: ast.expr) -> bool:
    if isinstance(said, ast.JoinedStr):
        return all(ast.unparse(part.value).isupper() for part in said.values if isinstance(part, ast.FormattedValue))
    return isinstance(said, ast.Constant)
