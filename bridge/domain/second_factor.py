"""The telephone's code (TOTP, RFC 6238: SHA-1, 30 seconds, six figures), and what makes a password good enough."""

import hashlib
import hmac
import struct
from base64 import b32encode
from urllib.parse import quote

from bridge.errors import InvalidError
from bridge.sentences import say

STEP, DIGITS = 30, 6
SHORTEST, LONGEST = 12, 200
COMMON = frozenset({"contraseña", "contrasena", "password", "123456789012", "qwertyuiopas", "consta", "asociacion"})


class WeakPasswordError(InvalidError):
    """A password that would be guessed."""

    code = "weak_password"
    sentence = say("Usa al menos {least} letras: cuatro palabras que no vayan juntas valen, y se recuerdan.", least=SHORTEST)


def code(secret: bytes, step: int) -> str:
    """The six figures of a step of thirty seconds (RFC 4226 §5.3)."""
    digest = hmac.new(secret, struct.pack(">Q", step), hashlib.sha1).digest()
    offset = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[offset : offset + 4])[0] & 0x7FFFFFFF) % 10**DIGITS:0{DIGITS}}"


def step_of(secret: bytes, typed: str, now: float, last: int) -> int | None:
    """The step whose code was typed: the present one or a neighbour (clocks differ), later than the last used; else None."""
    digits = "".join(figure for figure in typed if figure.isascii() and figure.isdigit())
    present = int(now) // STEP
    good = (step for step in (present, present - 1, present + 1) if step > last and hmac.compare_digest(code(secret, step), digits))
    return next(good, None)


def written(secret: bytes) -> str:
    """The secret as people copy it."""
    return b32encode(secret).decode().rstrip("=")


def address(secret: bytes, association: str, email: str) -> str:
    """The secret as an application on a telephone takes it."""
    return f"otpauth://totp/{quote(f'Consta:{email}')}?secret={written(secret)}&issuer={quote(f'Consta {association}')}"


def check_password(password: str, email: str) -> None:
    """Raises WeakPasswordError."""
    folded = password.lower()
    known = folded.isdigit() or any(word == folded.strip("0123456789!.") for word in COMMON) or email.partition("@")[0].lower() in folded
    if len(password) < SHORTEST or len(password) > LONGEST or known or len(set(folded)) < 5:
        raise WeakPasswordError(least=SHORTEST)
