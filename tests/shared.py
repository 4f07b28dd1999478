"""Where the shared evaluation data lies, and the skip that says so when it is absent."""

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("CONSTA_SHARED", Path(__file__).resolve().parent.parent.parent / "shared"))


def needs_shared(path: str) -> Path:
    """The path of a shared file or folder; skips the test, saying so, where it is absent."""
    found = SHARED / path
    if not found.exists():
        pytest.skip(f"no shared data: {found} (set CONSTA_SHARED)")
    return found
