"""How fast the registro is verified, and what a day of a hundred thousand events costs: its root, its proofs, its place in the store.

    python -m benchmarks.ledger [events]
"""

import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from sqlalchemy import insert

from benchmarks.machine import described
from bridge.domain import register as book
from bridge.domain.ledger import Entry, commit_to, first_broken, seal
from bridge.domain.merkle import Tree, is_consistent, is_included, leaf_hash
from bridge.services import find, register
from bridge.store import migrate
from bridge.store.engine import Store
from bridge.store.tables import ClaimRow, EntryRow
from bridge.store.vault import Vault

EVENTS, A_CLAIM = 100_000, 10
NOON = datetime(2026, 11, 25, 11, 0, tzinfo=UTC)
T = TypeVar("T")


def told(what: str, work: Callable[[], T], many: int = 1) -> T:
    cpu, wall = time.process_time(), time.perf_counter()
    made = work()
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    each = f", {many / cpu:,.0f}/s, {cpu / many * 1e6:.1f} µs each" if many > 1 else ""
    print(f"- {what}: {cpu * 1e3:,.0f} ms of processor, {wall * 1e3:,.0f} ms{each}")
    return made


def chain(claim: int) -> list[Entry]:
    entries: list[Entry] = []
    for n in range(A_CLAIM):
        commitment = commit_to(os.urandom(32), {"claim": claim, "n": n})
        entries.append(seal(entries[-1] if entries else None, NOON, "capture_failed", "consta", commitment))
    return entries


def trees(digests: list[bytes]) -> None:
    many = len(digests)
    tree = told(f"a tree of {many:,} leaves", lambda: Tree([leaf_hash(digest) for digest in digests]))
    proofs = told("all its inclusion proofs", lambda: [tree.inclusion(n) for n in range(many)], many)
    sample = range(0, many, max(1, many // 2000))
    told("verifying inclusions", lambda: [is_included(leaf_hash(digests[n]), n, many, proofs[n], tree.root) for n in sample], len(sample))
    print(f"- a proof: {len(proofs[many // 2])} hashes, {32 * len(proofs[many // 2])} bytes")
    old = Tree([leaf_hash(digest) for digest in digests[: many - many // 3]])
    step = told("one consistency proof", lambda: tree.consistency(old.size))
    assert is_consistent(old.size, many, step, old.root, tree.root)


def years(digest: bytes) -> None:
    days = [book.Day(n, date(2026, 1, 1) + timedelta(days=n), 1, digest) for n in range(3653)]
    told("the heads of ten years of days", lambda: list(book.heads(days)), len(days))


def stored(chains: list[list[Entry]], folder: Path) -> None:
    url = f"sqlite:///{folder / 'bench.db'}"
    migrate.upgrade(url)
    store = Store(url, Vault({1: bytes(32)}))
    with store.begin() as session:
        for claim in range(1, len(chains) + 1):
            session.add(ClaimRow(id=claim, token_hash=hashlib.sha256(b"%d" % claim).digest(), opened_at=NOON, language="es", visibility="private"))
        session.flush()
        rows = [row(claim, entry) for claim, entries in enumerate(chains, 1) for entry in entries]
        session.execute(insert(EntryRow), rows)
    told(f"closing a day of {len(rows):,} entries in SQLite", lambda: register.close_until_yesterday(store, NOON + timedelta(days=1)))
    with store.read() as session:
        claim = find.by_id(session, len(chains) // 2)
        told("the proofs of one claim of that day", lambda: register.inclusions(session, claim))
        assert told("auditing every entry, root and head", lambda: list(register.broken(session)), len(rows)) == []


def row(claim: int, entry: Entry) -> dict[str, object]:
    return {
        "claim_id": claim, "seq": entry.seq, "at": entry.at, "kind": entry.kind, "actor": entry.actor,
        "commitment": entry.commitment, "previous": entry.previous, "digest": entry.digest,
    }  # fmt: skip


def main() -> None:
    print(described() + "\n")
    many = int(sys.argv[1]) if len(sys.argv) > 1 else EVENTS
    chains = told(f"writing {many:,} chained entries (no store)", lambda: [chain(n) for n in range(many // A_CLAIM)], many)
    told("verifying the chains", lambda: [first_broken(entries) for entries in chains], many)
    digests = [entry.digest for entries in chains for entry in entries]
    trees(digests)
    years(digests[0])
    with tempfile.TemporaryDirectory() as folder:
        stored(chains, Path(folder))


if __name__ == "__main__":
    main()
