"""The registro: entries chained by their digests over salted commitments, so that nobody changes the past unnoticed.

An entry's digest covers its place, moment, kind, actor and a commitment to what it says; not the words themselves.
The words and their salt can be destroyed (erasure) and the chain still holds.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

START = bytes(32)
"""What the first entry of a claim follows."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a claim's registro. `seq` counts from 1; `at` is UTC to the millisecond."""

    seq: int
    at: datetime
    kind: str
    actor: str
    commitment: bytes
    previous: bytes
    digest: bytes


def canonical(data: Mapping[str, Any]) -> bytes:
    """What an event says, as canonical JSON."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode(errors="backslashreplace")


def commit_to(salt: bytes, data: Mapping[str, Any]) -> bytes:
    """A commitment to the data: SHA-256 over 32 random bytes and the canonical JSON. Without the salt it cannot be guessed."""
    return hashlib.sha256(salt + canonical(data)).digest()


def stamp(at: datetime) -> str:
    """The moment as the digest sees it: UTC, milliseconds, `Z`."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


@dataclass(frozen=True, slots=True)
class Unsealed:
    """An entry before its digest is known."""

    seq: int
    at: datetime
    kind: str
    actor: str
    commitment: bytes
    previous: bytes

    def digest(self) -> bytes:
        """SHA-256 of the canonical JSON list of the parts."""
        parts = [self.seq, stamp(self.at), self.kind, self.actor, self.commitment.hex(), self.previous.hex()]
        return hashlib.sha256(json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()).digest()


def seal(last: Entry | None, at: datetime, kind: str, actor: str, commitment: bytes) -> Entry:
    """The entry that follows `last` (None: the first)."""
    seq, previous = (last.seq + 1, last.digest) if last else (1, START)
    digest = Unsealed(seq, at, kind, actor, commitment, previous).digest()
    return Entry(seq, at, kind, actor, commitment, previous, digest)


def first_broken(entries: Iterable[Entry]) -> int | None:
    """The `seq` of the first entry that does not follow from the one before or from its own parts; None if all hold."""
    previous, expected = START, 1
    for entry in entries:
        true = Unsealed(entry.seq, entry.at, entry.kind, entry.actor, entry.commitment, entry.previous).digest()
        if (entry.seq, entry.previous, entry.digest) != (expected, previous, true):
            return expected
        previous, expected = entry.digest, expected + 1
    return None
