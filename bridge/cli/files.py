"""Files named on the command line: read with a clear sentence when they cannot be."""

import json
from pathlib import Path
from typing import Any

from bridge.errors import InvalidError
from bridge.sentences import say

MAX_BYTES = 60 * 1024 * 1024


class NoFileError(InvalidError):
    """The file is not there or cannot be read."""

    code = "no_file"
    sentence = say("No se puede leer el archivo «{name}».", name="")


class NotJsonError(InvalidError):
    """The file does not hold one JSON object."""

    code = "not_json"
    sentence = say("«{name}» no contiene un objeto JSON.", name="")


def read_bytes(name: str) -> bytes:
    """The bytes of a file. Raises NoFileError."""
    try:
        path = Path(name)
        if path.stat().st_size > MAX_BYTES:
            raise NoFileError(name=name)
        return path.read_bytes()
    except (OSError, ValueError):
        raise NoFileError(name=name) from None


def write_bytes(name: str, data: bytes) -> None:
    """Writes a file. Raises NoFileError where it cannot be written."""
    try:
        Path(name).write_bytes(data)
    except OSError:
        raise NoFileError(name=name) from None


def read_object(name: str) -> dict[str, Any]:
    """The JSON object in a file. Raises NoFileError or NotJsonError."""
    return object_in(read_bytes(name), name)


def object_in(data: bytes, name: str) -> dict[str, Any]:
    """The JSON object in the bytes. Raises NotJsonError."""
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise NotJsonError(name=name) from None
    if not isinstance(found, dict):
        raise NotJsonError(name=name)
    return found
