"""A command line with a data folder of its own."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bridge.cli import group, opening, wiring

Run = Callable[..., Result]


def forget() -> None:
    """Lets the next command read its settings anew."""
    for made in (wiring.settings, wiring.door, opening.context):
        made.cache_clear()


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """Runs a command as `python app.py …` would."""
    monkeypatch.setenv("CONSTA_DATA", str(tmp_path / "instance"))
    forget()

    def invoke(*words: str, given: str | None = None) -> Result:
        return CliRunner().invoke(group, list(words), input=given, catch_exceptions=False)

    yield invoke
    if opening.context.cache_info().currsize:
        opening.context().store.close()
    forget()


def objects(result: Result) -> list[dict[str, Any]]:
    """The JSON objects that were printed, one a line."""
    return [json.loads(line) for line in result.stdout.splitlines() if line.startswith("{")]
