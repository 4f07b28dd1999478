"""Addresses that only we can make and anybody can answer to: one for each claim, one for what comes back, one link for the company.

Each carries 80 bits of HMAC-SHA256 under a secret of the instance; case never matters; nothing is stored, and nothing personal is in them.
"""

import hashlib
import hmac
import re
from base64 import b32encode
from dataclasses import dataclass

from bridge.domain.references import LOOK_ALIKES, NotAReferenceError, code_from, read_code
from bridge.errors import NotFoundError
from bridge.sentences import say

SEALED_BYTES = 10
LOCAL = re.compile(r"(?P<purpose>[cb])\.(?P<name>[0-9a-z]{1,16})\.(?P<seal>[a-z2-7]{16})", re.IGNORECASE)
CLAIM, BOUNCE = "c", "b"
REPLY_SPACE = "reply space"
"""What the secret behind the companies' keys is for."""


class UnknownMailboxError(NotFoundError):
    """No claim has that address: wrong, forged, or not ours."""

    code = "unknown_mailbox"
    sentence = say("No hay ningún buzón con esa dirección.")


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Where a message is to go: `c` with a claim's code, or `b` with the number of what we sent."""

    purpose: str
    name: str

    @property
    def code(self) -> str:
        """The claim's code, `7QK4-M93D`. Raises UnknownMailboxError where the name is none."""
        try:
            return read_code(self.name)
        except NotAReferenceError:
            raise UnknownMailboxError from None

    @property
    def number(self) -> int:
        """The number of what we sent."""
        return int(self.name)


def sealed_name(secret: bytes, purpose: str, name: str) -> str:
    """The 16 letters that only this instance can put beside that name."""
    digest = hmac.new(secret, f"{purpose}|{name.lower()}".encode(), hashlib.sha256).digest()
    return b32encode(digest[:SEALED_BYTES]).decode().lower()


def reply_address(secret: bytes, code: str, domain: str) -> str:
    """The claim's own address: `c.7qk4m93d.mzxw6ytboi2dqmbq@…`. Dots, not plus: web forms refuse the plus."""
    name = code.replace("-", "").lower()
    return f"{CLAIM}.{name}.{sealed_name(secret, CLAIM, name)}@{domain}"


def bounce_address(secret: bytes, number: int, domain: str) -> str:
    """The envelope sender of what we sent: whatever comes back to it is about that message."""
    return f"{BOUNCE}.{number}.{sealed_name(secret, BOUNCE, str(number))}@{domain}"


def read_address(secret: bytes, address: str, domain: str) -> Mailbox:
    """The mailbox of an address, whatever its case. Raises UnknownMailboxError."""
    local, _, host = address.strip().strip("<>").rpartition("@")
    found = LOCAL.fullmatch(local)
    if found is None or host.lower() != domain.lower():
        raise UnknownMailboxError
    purpose, name = found["purpose"].lower(), found["name"].lower()
    if not hmac.compare_digest(sealed_name(secret, purpose, name), found["seal"].lower()) or (purpose == BOUNCE and not name.isdecimal()):
        raise UnknownMailboxError
    return Mailbox(purpose, name)


def message_id(secret: bytes, code: str, kind: str, domain: str) -> str:
    """The Message-ID of what a claim sends, the same each time it is asked for."""
    name = f"{code.replace('-', '').lower()}.{kind}"
    return f"<{name}.{sealed_name(secret, 'm', name)}@{domain}>"


def key_for_company(secret: bytes, code: str) -> str:
    """What opens the company's reply space of a claim: sixteen letters of the alphabet without look-alikes, in fours."""
    digest = hmac.new(secret, f"company|{code}".encode(), hashlib.sha256).digest()
    return f"{code_from(int.from_bytes(digest[:5]))}-{code_from(int.from_bytes(digest[5:10]))}"


def is_key_for_company(secret: bytes, code: str, typed: str) -> bool:
    """Whether that opens it; case, blanks, dashes and look-alikes are forgiven."""
    letters = "".join(c for c in typed.upper() if c.isalnum()).translate(LOOK_ALIKES)
    return hmac.compare_digest(key_for_company(secret, code).replace("-", ""), letters) if letters.isascii() else False
