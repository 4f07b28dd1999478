"""What a report about our own mail says (DSN, RFC 3464; read receipts, RFC 8098): which message, what became of it, in the server's words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bridge.domain.messages import Fields, Message

ACTS: Mapping[str, str] = {"delivered": "delivered", "relayed": "delivered", "expanded": "delivered", "failed": "bounced", "delayed": "late"}
LONGEST_WORDS = 300


@dataclass(frozen=True, slots=True)
class Report:
    """`act`: `delivered`, `bounced`, `late` or `read`."""

    act: str
    said: str
    envelope_id: str | None = None
    status: str | None = None
    server: str | None = None


def read_report(message: Message) -> Report | None:
    """The report that the message is; None if it is none."""
    if message.delivery_status:
        return _delivery(message.delivery_status)
    if message.disposition:
        return _read(message.disposition)
    return None


def _delivery(blocks: tuple[Fields, ...]) -> Report | None:
    """The worst that happened to any recipient: ours has one, an alias of theirs may have several."""
    whole = _field(blocks[0], "original-envelope-id")
    found = [report for block in blocks if (report := _of_recipient(block, whole))]
    return min(found, key=lambda report: ("bounced", "late", "delivered").index(report.act), default=None)


def _of_recipient(block: Fields, envelope_id: str | None) -> Report | None:
    act = ACTS.get((_field(block, "action") or "").lower())
    if act is None:
        return None
    server = _field(block, "remote-mta")
    return Report(act, _said(block), envelope_id, _field(block, "status"), server.partition(";")[2].strip() or server if server else None)


def _said(block: Fields) -> str:
    """The server's own words: `smtp; 250 2.0.0 aceptado id=ABC123` without its type."""
    code = _field(block, "diagnostic-code") or _field(block, "status") or ""
    return re.sub(r"^\s*[\w-]+\s*;\s*", "", code)[:LONGEST_WORDS]


def _field(block: Fields, name: str) -> str | None:
    return next((value.strip() for key, value in block if key == name and value.strip()), None)


def _read(disposition: str) -> Report | None:
    """`deleted` without reading says nothing that counts."""
    return Report("read", disposition[:LONGEST_WORDS]) if "displayed" in disposition.lower() else None
