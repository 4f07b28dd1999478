"""The tree of RFC 9162 (section 2.1): one root for many things, with short proofs that one is among them and that nothing was rewritten."""

import hashlib
from collections.abc import Sequence
from itertools import zip_longest

EMPTY = hashlib.sha256().digest()
"""The root of no leaves."""

Proof = tuple[bytes, ...]


def leaf_hash(data: bytes) -> bytes:
    """The hash of a leaf: SHA-256 over a zero byte and the data."""
    return hashlib.sha256(b"\0" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node: SHA-256 over a byte one and both children."""
    return hashlib.sha256(b"\1" + left + right).digest()


def _above(level: Sequence[bytes]) -> list[bytes]:
    """The next level. A last node without a sibling goes up as it is."""
    pairs = zip_longest(level[::2], level[1::2])
    return [node_hash(left, right) if right is not None else left for left, right in pairs]


class Tree:
    """The tree over the hashes of its leaves, in order."""

    def __init__(self, leaves: Sequence[bytes]) -> None:
        self._levels: list[Sequence[bytes]] = [leaves]
        while len(self._levels[-1]) > 1:
            self._levels.append(_above(self._levels[-1]))

    @property
    def size(self) -> int:
        """How many leaves it has."""
        return len(self._levels[0])

    @property
    def root(self) -> bytes:
        """The one hash that commits to all leaves and their order."""
        return self._levels[-1][0] if self.size else EMPTY

    def inclusion(self, index: int) -> Proof:
        """What shows that the leaf at `index` is in the tree (RFC 9162, 2.1.3.1)."""
        if not 0 <= index < self.size:
            raise IndexError(index)
        return self._climb(index, 0)

    def consistency(self, size: int) -> Proof:
        """What shows that the tree of the first `size` leaves was only added to (RFC 9162, 2.1.4.1)."""
        if not 0 <= size <= self.size:
            raise IndexError(size)
        if size in {0, self.size}:
            return ()
        last, height = size - 1, 0
        while last & 1:
            last, height = last >> 1, height + 1
        start = (self._levels[height][last],) if last else ()
        return start + self._climb(last, height)

    def _climb(self, node: int, height: int) -> Proof:
        """The siblings met on the way up from a node."""
        met = []
        for level in self._levels[height:-1]:
            if (sibling := node ^ 1) < len(level):
                met.append(level[sibling])
            node >>= 1
        return tuple(met)


def root(leaves: Sequence[bytes]) -> bytes:
    """The root over the hashes of the leaves."""
    return Tree(leaves).root


def is_included(leaf: bytes, index: int, size: int, proof: Sequence[bytes], whole: bytes) -> bool:
    """Whether the proof shows that the leaf's hash stands at `index` in a tree of that size and root (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    node, last, made = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return False
        if node & 1 or node == last:
            made = node_hash(sibling, made)
            node, last = _to_left_child(node, last)
        else:
            made = node_hash(made, sibling)
        node, last = node >> 1, last >> 1
    return last == 0 and made == whole


def _to_left_child(node: int, last: int) -> tuple[int, int]:
    """Skips the levels where the node had no sibling."""
    while node and not node & 1:
        node, last = node >> 1, last >> 1
    return node, last


def is_consistent(old_size: int, size: int, proof: Sequence[bytes], old: bytes, new: bytes) -> bool:
    """Whether the proof shows that the tree of root `old` is the beginning of the tree of root `new` (RFC 9162, 2.1.4.2)."""
    if not 0 <= old_size <= size:
        return False
    if old_size == 0:
        return not proof and old == EMPTY
    if old_size == size:
        return not proof and old == new
    if old_size & (old_size - 1) == 0:
        proof = (old, *proof)
    return bool(proof) and _both(old_size - 1, size - 1, proof) == (old, new)


def _both(node: int, last: int, proof: Sequence[bytes]) -> tuple[bytes, bytes] | None:
    """Both roots that the proof makes; None if it has not the length that the sizes ask for."""
    while node & 1:
        node, last = node >> 1, last >> 1
    before = after = proof[0]
    for sibling in proof[1:]:
        if last == 0:
            return None
        if node & 1 or node == last:
            before, after = node_hash(sibling, before), node_hash(sibling, after)
            node, last = _to_left_child(node, last)
        else:
            after = node_hash(after, sibling)
        node, last = node >> 1, last >> 1
    return (before, after) if last == 0 else None
