"""The registro holds as long as nobody touches it, and says where it was touched."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bridge.domain.ledger import Entry, canonical, commit_to, first_broken, seal

START = datetime(2026, 11, 25, 11, tzinfo=UTC)
CHANGES = st.sampled_from(["at", "kind", "actor", "commitment", "previous", "digest", "seq"])


def chain(length: int) -> list[Entry]:
    made: list[Entry] = []
    for n in range(length):
        made.append(seal(made[-1] if made else None, START + timedelta(minutes=n), "filed", "claimant", commit_to(bytes(32), {"n": n})))
    return made


def changed(entry: Entry, what: str) -> Entry:
    values: dict[str, Any] = {
        "at": entry.at + timedelta(milliseconds=1), "kind": "receipt", "actor": "company", "seq": entry.seq + 1,
        "commitment": bytes(32), "previous": b"\1" * 32, "digest": b"\2" * 32,
    }  # fmt: skip
    return replace(entry, **{what: values[what]})


@given(st.integers(0, 12))
def test_an_untouched_registro_holds(length: int) -> None:
    assert first_broken(chain(length)) is None


@given(st.integers(1, 12), st.data(), CHANGES)
def test_any_change_is_found_where_it_was_made(length: int, data: st.DataObject, what: str) -> None:
    entries = chain(length)
    at = data.draw(st.integers(0, length - 1))
    entries[at] = changed(entries[at], what)
    assert first_broken(entries) == at + 1


@given(st.integers(2, 12), st.data())
def test_a_line_taken_out_of_the_middle_is_found(length: int, data: st.DataObject) -> None:
    entries = chain(length)
    at = data.draw(st.integers(0, length - 2))
    del entries[at]
    assert first_broken(entries) == at + 1


def test_the_commitment_depends_on_the_salt_and_not_on_the_order_of_keys() -> None:
    assert commit_to(bytes(32), {"a": 1, "b": 2}) == commit_to(bytes(32), {"b": 2, "a": 1})
    assert commit_to(bytes(32), {"a": 1}) != commit_to(b"\1" * 32, {"a": 1})


def test_words_are_kept_as_they_are() -> None:
    assert canonical({"texto": "ñ 😡"}) == '{"texto":"ñ 😡"}'.encode()
