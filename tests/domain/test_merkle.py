"""The tree is that of RFC 9162, its proofs hold, and nothing else does."""

import hashlib
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.domain.merkle import EMPTY, Tree, is_consistent, is_included, leaf_hash, node_hash, root


def leaves(size: int) -> list[bytes]:
    return [leaf_hash(b"%d" % i) for i in range(size)]


def defined(hashes: Sequence[bytes]) -> bytes:
    """MTH as section 2.1.1 writes it."""
    if not hashes:
        return hashlib.sha256(b"").digest()
    if len(hashes) == 1:
        return hashes[0]
    k = 1 << (len(hashes) - 1).bit_length() - 1
    return hashlib.sha256(b"\x01" + defined(hashes[:k]) + defined(hashes[k:])).digest()


def defined_path(index: int, hashes: Sequence[bytes]) -> list[bytes]:
    """PATH as section 2.1.3.1 writes it."""
    if len(hashes) == 1:
        return []
    k = 1 << (len(hashes) - 1).bit_length() - 1
    if index < k:
        return [*defined_path(index, hashes[:k]), defined(hashes[k:])]
    return [*defined_path(index - k, hashes[k:]), defined(hashes[:k])]


def defined_subproof(size: int, hashes: Sequence[bytes], whole: bool) -> list[bytes]:
    """SUBPROOF as section 2.1.4.1 writes it."""
    if size == len(hashes):
        return [] if whole else [defined(hashes)]
    k = 1 << (len(hashes) - 1).bit_length() - 1
    if size <= k:
        return [*defined_subproof(size, hashes[:k], whole), defined(hashes[k:])]
    return [*defined_subproof(size - k, hashes[k:], False), defined(hashes[:k])]


@pytest.mark.parametrize("size", range(34))
def test_root_paths_and_consistency_are_those_of_the_recursive_definition(size: int) -> None:
    hashes = leaves(size)
    tree = Tree(hashes)
    assert tree.root == root(hashes) == defined(hashes)
    for index in range(size):
        assert list(tree.inclusion(index)) == defined_path(index, hashes)
        assert list(tree.consistency(index + 1)) == defined_subproof(index + 1, hashes, True)


@given(st.integers(1, 700), st.data())
@settings(max_examples=60, deadline=None)
def test_every_leaf_is_shown_to_be_in_the_tree(size: int, data: st.DataObject) -> None:
    hashes = leaves(size)
    index = data.draw(st.integers(0, size - 1))
    tree = Tree(hashes)
    assert tree.root == defined(hashes)
    assert is_included(hashes[index], index, size, tree.inclusion(index), tree.root)


@given(st.integers(0, 700), st.data())
@settings(max_examples=60, deadline=None)
def test_every_earlier_tree_is_shown_to_be_its_beginning(size: int, data: st.DataObject) -> None:
    hashes = leaves(size)
    old = data.draw(st.integers(0, size))
    tree = Tree(hashes)
    assert is_consistent(old, size, tree.consistency(old), defined(hashes[:old]), tree.root)


def one_bit_off(value: bytes) -> Iterator[bytes]:
    for place in range(len(value)):
        yield value[:place] + bytes([value[place] ^ 1 << place % 8]) + value[place + 1 :]


def proofs_like(proof: tuple[bytes, ...]) -> Iterator[tuple[bytes, ...]]:
    """The proof with each byte of each hash changed, one hash less, one more, two exchanged."""
    for place, value in enumerate(proof):
        yield from ((*proof[:place], changed, *proof[place + 1 :]) for changed in one_bit_off(value))
        yield proof[:place] + proof[place + 1 :]
    yield (*proof, EMPTY)
    yield (EMPTY, *proof)
    if len(proof) > 1:
        yield (proof[1], proof[0], *proof[2:])


@pytest.mark.parametrize(("index", "size"), [(0, 1), (0, 2), (6, 7), (4, 7), (63, 100), (99, 100)])
def test_any_change_to_an_inclusion_is_found(index: int, size: int) -> None:
    hashes = leaves(size)
    tree = Tree(hashes)
    proof, leaf, whole = tree.inclusion(index), hashes[index], tree.root
    assert not any(is_included(leaf, index, size, changed, whole) for changed in proofs_like(proof))
    assert not any(is_included(changed, index, size, proof, whole) for changed in one_bit_off(leaf))
    assert not any(is_included(leaf, index, size, proof, changed) for changed in one_bit_off(whole))
    assert not any(is_included(leaf, other, size, proof, whole) for other in range(-2, size + 2) if other != index)


@pytest.mark.parametrize(("old", "size"), [(1, 2), (3, 7), (4, 7), (6, 8), (64, 100), (99, 100), (7, 7)])
def test_any_change_to_a_consistency_proof_is_found(old: int, size: int) -> None:
    hashes = leaves(size)
    tree = Tree(hashes)
    proof, before, after = tree.consistency(old), root(hashes[:old]), tree.root
    assert is_consistent(old, size, proof, before, after)
    assert not any(is_consistent(old, size, changed, before, after) for changed in proofs_like(proof))
    assert not any(is_consistent(old, size, proof, changed, after) for changed in one_bit_off(before))
    assert not any(is_consistent(old, size, proof, before, changed) for changed in one_bit_off(after))


def test_a_rewritten_past_has_no_consistency_proof() -> None:
    honest = leaves(20)
    forged = [*honest[:5], leaf_hash(b"another"), *honest[6:], leaf_hash(b"new")]
    assert not is_consistent(20, 21, Tree(forged).consistency(20), root(honest), root(forged))


def test_a_leaf_cannot_pass_for_a_node() -> None:
    left, right = leaves(2)
    assert leaf_hash(left + right) != node_hash(left, right)


@pytest.mark.parametrize("wrong", [-1, 3, 10**30])
def test_there_is_no_proof_for_what_is_not_there(wrong: int) -> None:
    tree = Tree(leaves(3))
    with pytest.raises(IndexError):
        tree.inclusion(wrong)
    with pytest.raises(IndexError):
        tree.consistency(wrong if wrong != 3 else 4)


@pytest.mark.parametrize("sizes", [(-1, 3), (4, 3), (0, -1)])
def test_impossible_sizes_are_not_consistent(sizes: tuple[int, int]) -> None:
    assert not is_consistent(*sizes, (), EMPTY, EMPTY)
