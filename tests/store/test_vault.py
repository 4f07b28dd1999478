"""What people entrust to us is in no file in clear, opens only in its place, and its keys can be turned and destroyed."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select, text
from sqlalchemy.orm import Session

from bridge.domain.uploads import Upload
from bridge.services import attaching, find
from bridge.store import sealing
from bridge.store.engine import Store
from bridge.store.files import LocalFiles
from bridge.store.sealing import ErasedError
from bridge.store.tables import ClaimRow, EntryRow, KeyRow
from bridge.store.vault import UnreadableError, Vault, read_ring, replace_ring, seal, seal_file, unseal, unseal_file
from tests.conftest import NOON
from tests.services import making

CANARY = "Canaria Verdísima"
FACTS = f"{CANARY} llamó tres veces y nadie contestó."
OLD, NEW = bytes(range(32)), bytes(range(1, 33))


def written(store: Store, files: LocalFiles) -> int:
    """A claim full of canaries, with a file."""
    draft = replace(making.DRAFT, facts=FACTS, claimant=replace(making.DRAFT.claimant, name=CANARY))
    with store.begin() as session:
        claim = making.issued(session, draft)
        claim_id = claim.id
    upload = Upload(f"{CANARY}.txt", "text/plain", CANARY.encode())
    kept = attaching.keep(store, files, claim_id, "evidence", upload)
    with store.begin() as session:
        attaching.attach(session, find.by_id(session, claim_id, lock=True), kept, NOON)
    return claim_id


FORMS = [CANARY.encode(), json.dumps(CANARY)[1:-1].encode(), CANARY.encode("utf-16-le"), CANARY.encode().hex().encode(), b"Canaria"]


def everything(store: Store, sqlite_folder: Path) -> Iterator[bytes]:
    """Every byte that stays: SQLite's files as they lie, PostgreSQL's rows."""
    if store.engine.dialect.name == "sqlite":
        yield from (path.read_bytes() for path in sqlite_folder.rglob("*") if path.is_file())
        return
    with store.read() as session:
        names = session.execute(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).scalars().all()
        for name in names:
            yield from (str(row).encode() for row in session.execute(text(f'SELECT "{name}"::text FROM "{name}"')).scalars())


def test_no_word_of_a_person_is_in_the_database_or_the_files_in_clear(store: Store, files: LocalFiles, tmp_path: Path) -> None:
    claim_id = written(store, files)
    with store.read() as session:
        assert FACTS in str(find.draft(session, find.by_id(session, claim_id)))
    data = b"\n".join([*everything(store, tmp_path), *(path.read_bytes() for path in (tmp_path / "files").rglob("*") if path.is_file())])
    assert len(data) > 1_000
    assert [form for form in FORMS if form in data] == []


@contextmanager
def two_claims(store: Store) -> Iterator[tuple[Session, ClaimRow, ClaimRow]]:
    with store.begin() as session:
        yield session, making.opened(session), making.opened(session)


def test_sealed_words_moved_to_another_claim_do_not_open(store: Store) -> None:
    with two_claims(store) as (session, one, other):
        other.answers = one.answers
        with pytest.raises(UnreadableError):
            sealing.get_json(session, other, "answers")


def test_sealed_words_moved_to_another_field_do_not_open(store: Store) -> None:
    with two_claims(store) as (session, one, _):
        one.post = one.answers
        with pytest.raises(UnreadableError):
            sealing.get_json(session, one, "post")


def test_a_key_moved_to_another_claim_does_not_open(store: Store) -> None:
    with two_claims(store) as (session, one, other):
        one_id, other_id = one.id, other.id
        theirs = session.get_one(KeyRow, one_id).wrapped
        session.get_one(KeyRow, other_id).wrapped = theirs
    with store.read() as session, pytest.raises(UnreadableError):
        sealing.key_of(session, other_id)


def test_without_its_key_a_claim_is_erased_and_the_others_are_not(store: Store) -> None:
    with two_claims(store) as (session, one, other):
        one_id, other_id = one.id, other.id
        session.flush()
        session.execute(delete(KeyRow).where(KeyRow.claim_id == one_id))
    with store.read() as session:
        with pytest.raises(ErasedError):
            find.draft(session, find.by_id(session, one_id))
        assert find.draft(session, find.by_id(session, other_id))
        assert session.scalars(select(EntryRow).where(EntryRow.claim_id == one_id)).first()


def test_a_turned_ring_opens_the_old_and_wraps_with_the_new(database_url: str) -> None:
    before, after = Store(database_url, Vault({1: OLD})), Store(database_url, Vault({1: OLD, 2: NEW}))
    with before.begin() as session:
        old_id = making.opened(session).id
    with after.begin() as session:
        new_id = making.opened(session).id
        assert find.draft(session, find.by_id(session, old_id))
        assert [session.get_one(KeyRow, which).wrapped[0] for which in (old_id, new_id)] == [1, 2]
    with before.read() as session, pytest.raises(UnreadableError):
        sealing.key_of(session, new_id)
    before.close()
    after.close()


def test_a_key_wrapped_anew_needs_the_old_ring_no_more() -> None:
    turned = Vault({1: OLD, 2: NEW})
    key, wrapped = Vault({1: OLD}).new_key(7)
    again = turned.wrap(turned.unwrap(wrapped, 7), 7)
    assert Vault({2: NEW}).unwrap(again, 7) == key
    with pytest.raises(UnreadableError):
        Vault({2: NEW}).unwrap(wrapped, 7)


def test_another_instance_s_ring_opens_nothing() -> None:
    _, wrapped = Vault({1: OLD}).new_key(7)
    with pytest.raises(UnreadableError):
        Vault({1: NEW}).unwrap(wrapped, 7)


def test_search_and_secrets_survive_a_turned_ring() -> None:
    before, after = Vault({1: OLD}), Vault({1: OLD, 2: NEW})
    assert before.blind("id_number", "12345678Z") == after.blind("id_number", "12345678Z")
    assert before.secret("cookies") == after.secret("cookies") != before.secret("replies")


@pytest.mark.parametrize("typed", ["12345678-z", " 12 345 678 Z ", "12.345.678/Z", "１２３４５６７８Ｚ"])
def test_a_number_is_found_however_it_is_typed(typed: str) -> None:
    vault = Vault({1: OLD})
    assert vault.blind("id_number", typed) == vault.blind("id_number", "12345678Z") != vault.blind("phone", "12345678Z")


@settings(max_examples=40, deadline=None)
@given(data=st.binary(max_size=300), flipped=st.integers(min_value=0))
def test_one_flipped_bit_and_it_does_not_open(data: bytes, flipped: int) -> None:
    ways: list[tuple[bytes, Callable[[bytes], bytes]]] = [
        (seal(OLD, "a|b|1", data), lambda sealed: unseal(OLD, "a|b|1", sealed)),
        (seal_file(OLD, data), lambda sealed: unseal_file(OLD, sealed)),
    ]
    for sealed, opened in ways:
        assert opened(sealed) == data
        place, bit = divmod(flipped % (len(sealed) * 8), 8)
        changed = sealed[:place] + bytes([sealed[place] ^ 1 << bit]) + sealed[place + 1 :]
        with pytest.raises(UnreadableError):
            opened(changed)



@pytest.mark.parametrize("cut", [0, 1, 8, 11, 12, 20])
def test_cut_short_it_does_not_open(cut: int) -> None:
    with pytest.raises(UnreadableError):
        unseal(OLD, "a|b|1", seal(OLD, "a|b|1", b"words")[:cut])


def test_a_file_sealed_twice_is_the_same_file_and_under_another_key_another() -> None:
    assert seal_file(OLD, b"pdf") == seal_file(OLD, b"pdf") != seal_file(NEW, b"pdf")


def test_a_ring_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "new" / "keys.json"
    rings: list[dict[int, bytes]] = []
    threads = [threading.Thread(target=lambda: rings.append(read_ring(path))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(ring == rings[0] for ring in rings)
    assert len(rings) == 6
    assert path.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["keys.json"]


def test_a_ring_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    first = read_ring(path)
    replace_ring(path, {**first, 2: NEW})
    assert read_ring(path) == {**first, 2: NEW}
    assert path.stat().st_mode & 0o777 == 0o600
