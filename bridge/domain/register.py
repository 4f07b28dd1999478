"""The register of the instance: each day closed with the root of its entries, and a tree over the days whose head is time-stamped.

Two trees (RFC 9162): one over the entries that a day took in, one over the days. So closing a day costs what that day cost,
however old the register is, and one head says everything that went before it.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce

from bridge.domain.merkle import Proof, Tree, is_consistent, is_included, leaf_hash, node_hash, root

TITLE = "Consta: registro"


@dataclass(frozen=True, slots=True)
class Day:
    """A closed day: the `number`-th of the register, counted from 0; how many entries it took in, and their root."""

    number: int
    on: date
    size: int
    root: bytes

    @property
    def leaf(self) -> bytes:
        """The hash of its leaf in the tree of days."""
        parts = [self.number, self.on.isoformat(), self.size, self.root.hex()]
        return leaf_hash(json.dumps(parts, separators=(",", ":")).encode())


def close(number: int, on: date, digests: Sequence[bytes]) -> Day:
    """The day with the digests of its entries, in the order in which the register took them."""
    return Day(number, on, len(digests), root([leaf_hash(digest) for digest in digests]))


def head(days: Sequence[Day]) -> bytes:
    """The root over all days so far, the first first."""
    return root([day.leaf for day in days])


def heads(days: Iterable[Day]) -> Iterator[bytes]:
    """The head after each day. It keeps only the roots of the whole trees so far, largest first."""
    whole: list[tuple[int, bytes]] = []
    for day in days:
        whole.append((1, day.leaf))
        while len(whole) > 1 and whole[-1][0] == whole[-2][0]:
            (size, right), (_, left) = whole.pop(), whole.pop()
            whole.append((2 * size, node_hash(left, right)))
        yield reduce(lambda right, left: node_hash(left, right), (made for _, made in reversed(whole)))


def statement(on: date, size: int, head_hash: bytes) -> bytes:
    """What is time-stamped: four lines that anybody can read. `size` is how many days the head covers."""
    return f"{TITLE}\n{on.isoformat()}\n{size}\n{head_hash.hex()}\n".encode()


@dataclass(frozen=True, slots=True)
class Inclusion:
    """What shows that an entry is in the register: its place in its day, and its day's place under the head of that day."""

    day: Day
    index: int
    in_day: Proof
    in_register: Proof
    head: bytes

    def holds(self, digest: bytes) -> bool:
        """Whether it shows it for the entry of that digest."""
        return is_included(leaf_hash(digest), self.index, self.day.size, self.in_day, self.day.root) and is_included(
            self.day.leaf, self.day.number, self.day.number + 1, self.in_register, self.head
        )


def include(days: Sequence[Day], number: int, entries: Tree, index: int) -> Inclusion:
    """The proof for the entry at `index` of the day of that number; `entries` is that day's tree."""
    known = Tree([day.leaf for day in days[: number + 1]])
    return Inclusion(days[number], index, entries.inclusion(index), known.inclusion(number), known.root)


@dataclass(frozen=True, slots=True)
class Step:
    """From one head to the next that was published: the proof that nothing before was changed."""

    old_size: int
    old_head: bytes
    size: int
    head: bytes
    proof: Proof

    def holds(self) -> bool:
        """Whether the proof shows it."""
        return is_consistent(self.old_size, self.size, self.proof, self.old_head, self.head)


def step(days: Sequence[Day], old_size: int, size: int) -> Step:
    """The proof from the head over `old_size` days to the one over `size` days."""
    tree = Tree([day.leaf for day in days[:size]])
    return Step(old_size, head(days[:old_size]), size, tree.root, tree.consistency(old_size))
