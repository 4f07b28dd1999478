"""Words of scripts that run from right to left: Arabic letters joined, letters and words put in the order in which they are seen.

A small part of the bidirectional algorithm (UAX #9), for quotes inside a text that runs from left to right or the other way.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import groupby
from typing import TypeVar

T = TypeVar("T")
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
PRESENTATION = (*range(0xFB50, 0xFBFF), *range(0xFE70, 0xFEFD))
TATWEEL = "\u0640"
JOINED = {(True, True): "medial", (True, False): "final", (False, True): "initial", (False, False): "isolated"}
MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")


def runs_left(text: str) -> bool:
    """Whether the text has letters that run from right to left."""
    return RIGHT_TO_LEFT.search(text) is not None


def begins_left(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left: then so does the paragraph."""
    strong = (unicodedata.bidirectional(char) for char in text)
    return next((kind != "L" for kind in strong if kind in {"L", "R", "AL"}), False)


@cache
def _forms() -> dict[str, dict[str, str]]:
    """Letter (or lam with alef) → its joined forms, as Unicode itself decomposes them."""
    found: dict[str, dict[str, str]] = {}
    for code in PRESENTATION:
        kind, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        base = "".join(chr(int(letter, 16)) for letter in letters)
        if kind.strip("<>") in JOINED.values() and (len(base) == 1 or (len(base) == 2 and base[0] == "\u0644")):
            found.setdefault(base, {})[kind.strip("<>")] = chr(code)
    return found


def joined(word: str) -> list[str]:
    """The word's letters with Arabic ones in their joined forms, marks kept on their letters, in logical order."""
    letters = _letters(word)
    forms = _forms()
    bases = [letter[0] if letter[:2] not in forms else letter[:2] for letter in letters]
    around = zip(letters, bases, ["", *bases[:-1]], [*bases[1:], ""], strict=True)
    return [_form(letter, base, before, after) for letter, base, before, after in around]


def _letters(word: str) -> list[str]:
    """The word in letters, each with the marks on it; lam and alef are one."""
    letters: list[str] = []
    for char in word:
        if letters and (unicodedata.combining(char) or letters[-1] + char in _forms()):
            letters[-1] += char
        else:
            letters.append(char)
    return letters


def _form(letter: str, base: str, before: str, after: str) -> str:
    forms = _forms()
    own = forms.get(base, {})
    to_before = "final" in own and (before == TATWEEL or "initial" in forms.get(before, {}))
    to_after = "initial" in own and (after == TATWEEL or "final" in forms.get(after, {}))
    return own.get(JOINED[to_before, to_after], base) + letter[len(base) :]


def _is_left_to_right(letter: str) -> bool:
    return unicodedata.bidirectional(letter[0]) in {"L", "EN", "AN"}


def seen(word: str) -> str:
    """The word as it is seen: letters from right to left, numbers and Latin inside it as they are."""
    parts = [(forward, list(group)) for forward, group in groupby(joined(word), key=_is_left_to_right)]
    return "".join("".join(group if forward else [letter.translate(MIRRORED) for letter in reversed(group)]) for forward, group in reversed(parts))


def reordered(words: Sequence[T], leftward: Callable[[T], bool | None], base: bool) -> list[T]:
    """The words of a line as they are seen. `leftward` says how each runs, None for neither; `base` whether the paragraph runs leftward."""
    ways = _resolved([leftward(word) for word in words], base)
    runs = [list(group) for _, group in groupby(zip(words, ways, strict=True), key=lambda pair: pair[1])]
    ordered = reversed(runs) if base else runs
    return [word for run in ordered for word, _ in (reversed(run) if run[0][1] else run)]


def _resolved(kinds: Sequence[bool | None], base: bool) -> Iterable[bool]:
    """The words without a direction follow their neighbours where both agree, else the paragraph."""
    for i, kind in enumerate(kinds):
        before = next((k for k in reversed(kinds[:i]) if k is not None), base)
        after = next((k for k in kinds[i + 1 :] if k is not None), base)
        yield kind if kind is not None else (before if before == after else base)
