"""Signed notices for programs (Standard Webhooks 1.0.0): what they say, how they are signed, and what an answer to them means. Nothing personal."""

import hashlib
import hmac
import json
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bridge.domain.phases import Event, State

PREFIX = "whsec_"
SECRET_BYTES = 32


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice ready to go: its identity (the same at each try), moment and body."""

    id: str
    at: datetime
    body: bytes


def notice(reference: str, status_url: str, state: State, event: Event) -> Notice:
    """Thin: which claim, what happened, where it stands, where to look. Who may look is asked there."""
    payload = {
        "type": f"claim.{event.kind}", "timestamp": event.at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "data": {"reference": reference, "entry": event.seq, "actor": event.actor, "phase": state.phase, "outcome": state.outcome, "url": status_url},
    }  # fmt: skip
    return Notice(f"{reference}.{event.seq}", event.at, json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode())


def written_secret(raw: bytes) -> str:
    """A secret as it is shown to whoever sets up the other end."""
    return PREFIX + b64encode(raw).decode()


def signature(secret: str, message_id: str, moment: int, body: bytes) -> str:
    """`v1,…`: HMAC-SHA256 over identity, second and body."""
    key = b64decode(secret.removeprefix(PREFIX))
    return "v1," + b64encode(hmac.new(key, f"{message_id}.{moment}.".encode() + body, hashlib.sha256).digest()).decode()


def headers(secrets: Sequence[str], message: Notice, now: datetime) -> dict[str, str]:
    """The headers of one try. Two secrets while one takes the place of the other: either end may be first."""
    moment = int(now.timestamp())
    return {
        "Content-Type": "application/json", "webhook-id": message.id, "webhook-timestamp": str(moment),
        "webhook-signature": " ".join(signature(secret, message.id, moment, message.body) for secret in secrets),
    }  # fmt: skip


def meaning(status: int) -> str:
    """What an answer means: `taken`, `gone` (never again), or `later`. A redirect is a failure: it is not followed."""
    if 200 <= status < 300:
        return "taken"
    return "gone" if status == 410 else "later"
