"""The rules of the house: what is true of the whole tree, whoever writes in it."""

import ast
import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from bridge.settings import Settings, from_env, variable

ROOT = Path(__file__).resolve().parent.parent
CODE = sorted(path for folder in ("bridge", "forms") for path in (ROOT / folder).rglob("*.py") if "migrations" not in path.parts)
FORBIDDEN = {"utils", "helpers", "common", "misc", "manager", "base", "core"}


def test_imports_point_the_way_that_the_architecture_says() -> None:
    done = subprocess.run([str(Path(sys.executable).parent / "lint-imports")], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_no_file_is_called_after_nothing() -> None:
    assert [path for path in CODE if path.stem in FORBIDDEN] == []


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_says_what_it_is_for_and_stays_short(path: Path) -> None:
    text = path.read_text()
    assert text.count("\n") <= 300
    assert not text.strip() or ast.get_docstring(ast.parse(text))


@pytest.mark.parametrize("name", [f.name for f in fields(Settings)])
def test_every_setting_is_documented(name: str) -> None:
    assert f"| `{variable(name)}` |" in (ROOT / "README.md").read_text()


def test_every_documented_setting_exists() -> None:
    documented = set(re.findall(r"^\| `(CONSTA_\w+)` \|", (ROOT / "README.md").read_text(), re.MULTILINE))
    assert documented == {variable(f.name) for f in fields(Settings)}


def test_settings_say_all_their_problems_at_once() -> None:
    with pytest.raises(Exception, match=r"CONSTA_PORT[\s\S]*CONSTA_PUBLIC_URL") as caught:
        from_env({"CONSTA_PORT": "many", "CONSTA_PUBLIC_URL": "ftp://x"})
    assert "CONSTA_PORT" in str(caught.value)


def test_production_refuses_what_is_only_fit_for_ones_own_machine() -> None:
    with pytest.raises(Exception, match="CONSTA_KEYS"):
        from_env({"CONSTA_PRODUCTION": "yes"})


@pytest.mark.parametrize("file", ["requirements.in", "requirements-dev.in"])
def test_every_dependency_has_its_reason(file: str) -> None:
    reasons = (ROOT / "docs" / "dependencies.md").read_text()
    names = [line.strip() for line in (ROOT / file).read_text().splitlines() if line.strip() and not line.startswith(("-", "#"))]
    assert [name for name in names if f"- {name.split('>')[0].split('=')[0]} —" not in reasons] == []


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_every_dependency_is_pinned_with_hashes_and_no_registry_is_named(file: str) -> None:
    text = (ROOT / file).read_text()
    pins = re.findall(r"^([a-z0-9][\w.\[\]-]*)==", text, re.MULTILINE)
    assert len(pins) > 10
    assert text.count("--hash=sha256:") >= len(pins)
    assert "://" not in text
    assert "index-url" not in text
