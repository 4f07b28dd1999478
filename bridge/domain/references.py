"""References that people read aloud: `CONSTA-2026-7QK4-M93D`, from an alphabet without look-alikes (Crockford's base 32)."""

from bridge.errors import InvalidError
from bridge.sentences import say

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LOOK_ALIKES = str.maketrans("OILU", "011V")
CODE_LENGTH = 8


class NotAReferenceError(InvalidError):
    """What was typed is not a reference."""

    code = "not_a_reference"
    sentence = say("Eso no es una referencia. Son ocho letras y números, como 7QK4-M93D.")


def code_from(number: int) -> str:
    """The code of a random number of 40 bits: `7QK4-M93D`."""
    symbols = "".join(ALPHABET[number >> shift & 31] for shift in range(35, -1, -5))
    return f"{symbols[:4]}-{symbols[4:]}"


def read_code(typed: str) -> str:
    """The code in what somebody typed: case, blanks, dashes, look-alikes and the `CONSTA-2026-` before it are forgiven.

    Raises NotAReferenceError.
    """
    letters = "".join(c for c in typed.upper() if c.isalnum())
    tail = letters[-CODE_LENGTH:].translate(LOOK_ALIKES)
    head = letters[:-CODE_LENGTH]
    if len(tail) != CODE_LENGTH or any(c not in ALPHABET for c in tail) or not _is_prefix(head):
        raise NotAReferenceError
    return f"{tail[:4]}-{tail[4:]}"


def _is_prefix(head: str) -> bool:
    return not head or (head.startswith("CONSTA") and (not head[6:] or (head[6:].isdigit() and len(head) == 10)))


def reference(code: str, year: int) -> str:
    """The reference as printed."""
    return f"CONSTA-{year}-{code}"
