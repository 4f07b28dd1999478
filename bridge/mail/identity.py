"""What makes two copies of a message the same message, and who vouches for its sender."""

import hashlib
import re

from bridge.domain.messages import Message

MESSAGE_ID = re.compile(rb"^message-id:\s*(<[^<>\r\n]{1,500}>)", re.IGNORECASE | re.MULTILINE)
HEAD = 256 * 1024
VERDICT = re.compile(r"\b(spf|dkim|dmarc)=([a-z]+)")
MOST_HOPS = 40
"""Received headers: more is a loop (RFC 5321 6.3 asks for at least a hundred to be let through by relays; nobody's answer takes forty)."""


def identity(raw: bytes) -> str:
    """Fingerprint of Message-ID and body. A copy that took another way has other headers; another message under a used Message-ID has another body."""
    head, body = _split(raw)
    found = MESSAGE_ID.search(head)
    return hashlib.sha256((found[1] if found else head) + b"\0" + re.sub(rb"\r\n|\r", b"\n", body).strip()).hexdigest()


def _split(raw: bytes) -> tuple[bytes, bytes]:
    end = re.search(rb"\r?\n\r?\n", raw[:HEAD])
    return (raw[: end.start()], raw[end.end() :]) if end else (raw[:HEAD], raw[HEAD:])


def vouched(message: Message, trusted: str) -> dict[str, str]:
    """What our own server found (RFC 8601): `{"spf": "pass", "dkim": …, "dmarc": …}`. The word of any other server is not taken."""
    found = [value.lower() for name, value in message.headers if name == "authentication-results"]
    ours = [value for value in found if re.split(r"[\s;]", value.strip(), maxsplit=1)[0] == trusted.lower()]
    return dict(VERDICT.findall(ours[0])) if trusted and ours else {}


def is_looping(message: Message, domain: str) -> bool:
    """Whether it goes in circles, or is our own mail come back."""
    hops = sum(name == "received" for name, _ in message.headers)
    own = message.sender_address.endswith(f"@{domain}") or message.header("message-id").rstrip("> ").endswith(f"@{domain}")
    return hops > MOST_HOPS or (bool(domain) and own)
