"""Files under the fingerprint of their bytes: durable before anything speaks of them, never changed after."""

import hashlib
import os
import re
from pathlib import Path
from typing import Protocol

from bridge.errors import NotFoundError
from bridge.store.engine import StorageBusyError

KEY = re.compile(r"[0-9a-f]{64}")


class Files(Protocol):
    """A place for files. Keys are the SHA-256 of the bytes in hexadecimal."""

    def put(self, data: bytes) -> str:
        """Keeps the bytes and gives their key. Raises StorageBusyError."""

    def open(self, key: str) -> bytes:
        """The bytes. Raises NotFoundError."""

    def delete(self, key: str) -> None:
        """Forgets the bytes, if they are there."""


class LocalFiles:
    """Files in a folder: `ab/abcdef…`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _path(self, key: str) -> Path:
        if not KEY.fullmatch(key):
            raise NotFoundError
        return self._folder / key[:2] / key

    def put(self, data: bytes) -> str:
        """Write, flush to the disk, rename, flush the folder: after a crash the file is there whole or not at all."""
        key = hashlib.sha256(data).hexdigest()
        path = self._path(key)
        if path.exists():
            return key
        try:
            _write_durably(path, data)
        except OSError as error:
            raise StorageBusyError from error
        return key

    def open(self, key: str) -> bytes:
        """The bytes of the key."""
        try:
            return self._path(key).read_bytes()
        except FileNotFoundError:
            raise NotFoundError from None

    def delete(self, key: str) -> None:
        """Removes the file."""
        self._path(key).unlink(missing_ok=True)


def _write_durably(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}.{os.urandom(4).hex()}")
    try:
        with fresh.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fresh.rename(path)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
    _flush_folder(path.parent)


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
