"""The register of days: what was taken in is shown to be there, and a rewritten day is not."""

import hashlib
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bridge.domain import register
from bridge.domain.merkle import EMPTY, Tree, leaf_hash
from bridge.domain.register import Day

START = date(2026, 11, 1)


def digests(day: int, size: int) -> list[bytes]:
    return [hashlib.sha256(b"%d.%d" % (day, i)).digest() for i in range(size)]


def register_of(*sizes: int) -> list[Day]:
    return [register.close(n, START + timedelta(days=n), digests(n, size)) for n, size in enumerate(sizes)]


DAYS = register_of(3, 0, 1, 8, 5, 2, 11)


def test_each_entry_is_shown_to_be_in_its_day_and_the_day_in_the_register() -> None:
    for day in DAYS:
        tree = Tree([leaf_hash(digest) for digest in digests(day.number, day.size)])
        for place, digest in enumerate(digests(day.number, day.size)):
            proof = register.include(DAYS, day.number, tree, place)
            assert proof.holds(digest)
            assert proof.head == register.head(DAYS[: day.number + 1])
            assert not proof.holds(hashlib.sha256(digest).digest())


def test_an_inclusion_changed_anywhere_does_not_hold() -> None:
    digest = digests(3, 8)[5]
    whole = register.include(DAYS, 3, Tree([leaf_hash(d) for d in digests(3, 8)]), 5)
    day, wrong = whole.day, bytes(32)
    changed = [
        replace(whole, index=4), replace(whole, index=-1), replace(whole, index=13), replace(whole, in_day=whole.in_day[:-1]), replace(whole, in_register=()),
        replace(whole, head=wrong), replace(whole, day=replace(day, size=9)), replace(whole, day=replace(day, root=wrong)),
        replace(whole, day=replace(day, on=date(2020, 1, 1))), replace(whole, day=replace(day, number=2)),
    ]  # fmt: skip
    assert whole.holds(digest)
    assert [one.holds(digest) for one in changed] == [False] * len(changed)


def test_heads_are_the_roots_over_the_days_so_far() -> None:
    assert list(register.heads(DAYS)) == [register.head(DAYS[: n + 1]) for n in range(len(DAYS))]
    assert register.head([]) == EMPTY


@pytest.mark.parametrize("size", range(1, len(DAYS) + 1))
def test_each_head_is_shown_to_follow_from_those_before(size: int) -> None:
    assert all(register.step(DAYS, old, size).holds() for old in range(size + 1))


def test_a_rewritten_day_does_not_follow() -> None:
    forged = [*DAYS[:2], replace(DAYS[2], root=bytes(32)), *DAYS[3:]]
    real, false = register.step(DAYS, 4, 7), register.step(forged, 4, 7)
    assert not replace(false, old_head=real.old_head).holds()


def test_what_is_stamped_can_be_read_by_anybody() -> None:
    assert register.statement(date(2026, 11, 3), 3, bytes(32)).decode().splitlines() == ["Consta: registro", "2026-11-03", "3", "00" * 32]


def test_an_empty_day_has_the_root_of_nothing() -> None:
    assert DAYS[1].root == EMPTY
