"""Files are whole or not there, under the fingerprint of their bytes."""

import hashlib
import os
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.errors import NotFoundError
from bridge.store.engine import StorageBusyError
from bridge.store.files import LocalFiles

DATA = b"%PDF-1.7 a claim"
KEY = hashlib.sha256(DATA).hexdigest()


def test_a_file_is_found_under_its_fingerprint(files: LocalFiles) -> None:
    assert files.put(DATA) == KEY
    assert files.open(KEY) == DATA


def test_the_same_bytes_are_kept_once(files: LocalFiles, tmp_path: Path) -> None:
    files.put(DATA)
    before = stored(tmp_path)
    files.put(DATA)
    assert stored(tmp_path) == before == {f"{KEY[:2]}/{KEY}"}


def stored(tmp_path: Path) -> set[str]:
    folder = tmp_path / "files"
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_it_is_flushed_then_named_then_the_folder_is_flushed(files: LocalFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    """In any other order a power cut could leave a name without its bytes."""
    order: list[str] = []
    flush, rename = os.fsync, Path.rename

    def flushed(handle: int) -> None:
        order.append("flush folder" if Path(f"/proc/self/fd/{handle}").is_dir() else "flush file")
        flush(handle)

    def renamed(path: Path, target: Path) -> Path:
        order.append("name")
        return rename(path, target)

    monkeypatch.setattr(os, "fsync", flushed)
    monkeypatch.setattr(Path, "rename", renamed)
    files.put(DATA)
    assert order == ["flush file", "name", "flush folder"]


@pytest.mark.parametrize("broken", ["fsync", "rename"])
def test_a_disk_that_refuses_is_busy_and_leaves_nothing(files: LocalFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*{"fsync": (os, "fsync"), "rename": (Path, "rename")}[broken], refuse)
    with pytest.raises(StorageBusyError):
        files.put(DATA)
    assert stored(tmp_path) == set()
    with pytest.raises(NotFoundError):
        files.open(KEY)


def test_a_folder_that_cannot_be_made_is_busy(tmp_path: Path) -> None:
    (tmp_path / "files").write_text("a file where the folder should be")
    with pytest.raises(StorageBusyError):
        LocalFiles(tmp_path / "files").put(DATA)


def test_many_writers_of_the_same_bytes_leave_one_whole_file(files: LocalFiles, tmp_path: Path) -> None:
    threads = [threading.Thread(target=files.put, args=(DATA * 1000,)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (only,) = stored(tmp_path)
    assert files.open(only.rpartition("/")[2]) == DATA * 1000


@pytest.mark.parametrize("key", ["", "..", "../../etc/passwd", KEY.upper(), KEY[:-1], KEY + "0", f"{KEY}\n", "/" + KEY])
def test_what_is_no_fingerprint_is_not_there(files: LocalFiles, key: str) -> None:
    files.put(DATA)
    with pytest.raises(NotFoundError):
        files.open(key)
    with pytest.raises(NotFoundError):
        files.delete(key)


def test_forgotten_is_gone_and_forgetting_twice_does_no_harm(files: LocalFiles) -> None:
    files.put(DATA)
    files.delete(KEY)
    files.delete(KEY)
    with pytest.raises(NotFoundError):
        files.open(KEY)


@settings(max_examples=25, deadline=None)
@given(data=st.binary(max_size=2_000))
def test_any_bytes_come_back_as_they_were(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    files = LocalFiles(tmp_path_factory.getbasetemp() / "any")
    assert files.open(files.put(data)) == data
