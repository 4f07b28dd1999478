"""Text made comparable: lower case, no accents, straight quotes, one character for one, so that positions stay true."""

import unicodedata
from functools import lru_cache

STRAIGHT = {"’": "'", "‘": "'", "´": "'", "`": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-", "‑": "-", "−": "-", "\xa0": " ", "\t": " "}


@lru_cache(maxsize=4096)
def _folded(letter: str) -> str:
    if letter in STRAIGHT:
        return STRAIGHT[letter]
    plain = unicodedata.normalize("NFD", letter)[0]
    lower = plain.lower()
    return lower if len(lower) == 1 else plain


def fold(text: str) -> str:
    """The text folded; `len(fold(text)) == len(text)` always."""
    return "".join(map(_folded, text))


def unaccented(text: str) -> str:
    """The text without accents, its capitals kept; of the same length."""
    return "".join(unicodedata.normalize("NFD", letter)[0] for letter in text)
