"""Everything that a claim keeps as evidence, bound by one fingerprint in the registro: a manifest of fingerprints, made anew when something comes."""

import hashlib
import json
from typing import Any

from sqlalchemy.orm import Session

from bridge.services import find, record
from bridge.services.record import Act
from bridge.store.tables import ClaimRow

BOUND = ("capture", "watched", "proof", "picture", "evidence", "receipt", "reply")
"""Kinds of files that are evidence; what we write ourselves has its own fingerprint."""


def manifest(session: Session, claim: ClaimRow) -> tuple[dict[str, Any], ...]:
    """The files in the order in which they came: kind, size and fingerprint."""
    return tuple({"kind": row.kind, "bytes": row.size, "sha256": row.sha256} for row in find.attachments(session, claim, *BOUND))


def digest(files: tuple[dict[str, Any], ...]) -> str:
    """The fingerprint of a manifest: of its canonical JSON (sorted keys, no blanks)."""
    return hashlib.sha256(json.dumps(files, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def bind(session: Session, claim: ClaimRow, act: Act) -> None:
    """Writes the manifest and its fingerprint into the registro, unless the last one still holds."""
    files = manifest(session, claim)
    now = digest(files)
    last = next((event.data["sha256"] for event in reversed(find.events(session, claim)) if event.kind == "evidence"), None)
    if files and now != last:
        record.write(session, claim, "evidence", Act("consta", act.at), {"sha256": now, "files": list(files)})
