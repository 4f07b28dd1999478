"""Sets text into lines: words measured, broken where they fit, every character with a glyph or counted as lost."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import partial
from typing import NamedTuple

from reportlab.lib.colors import Color

from bridge.documents.faces import CODES, ESCAPED, FIRST_CODE, Word, chosen, face
from bridge.documents.righttoleft import begins_left, reordered, runs_left, seen


class Style(NamedTuple):
    """How a text looks."""

    face: str
    size: float
    leading: float
    colour: Color


class Run(NamedTuple):
    """Characters of one font, ready to be shown at `x` from the start of the line."""

    x: float
    font: str
    codes: str


class Line(NamedTuple):
    """One set line. `actual` is its text where its letters stand in another order (ISO 32000-1, 14.9.4)."""

    runs: tuple[Run, ...]
    width: float
    actual: str = ""


UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\ue000-\uf8ff\U000e0000-\U0010ffff]"
)
"""What has no look of its own: controls, zero widths, direction marks, lone surrogates, private use."""
SELECTORS = re.compile("[\ufe00-\ufe0f]")
BLANKS = re.compile(r"[^\S\u00a0\u202f]+")
JOINTS = re.compile(r"[^/\-_.?&=@,;:]*[/\-_.?&=@,;:]*")
REPLACEMENT = "\u25a1"


class Lettering:
    """The text of one document: which fonts it used so far and which characters it could not print."""

    def __init__(self) -> None:
        self.fonts: dict[str, tuple[str, str]] = {}
        """Resource name → face and characters of the font."""
        self.lost: dict[str, None] = {}
        self._codes: dict[str, dict[str, tuple[str, str]]] = {}
        self._open: dict[str, str] = {}

    def clean(self, text: str) -> str:
        """The text as it can be set: composed, blanks made spaces, what cannot be seen taken out and remembered."""
        if text.isascii() and text.isprintable():
            return text
        text = SELECTORS.sub("", unicodedata.normalize("NFC", BLANKS.sub(" ", text)))
        for char in UNSEEN.findall(text):
            self.lost[char] = None
        return UNSEEN.sub("", text)

    def lines(self, text: str, style: Style, width: float) -> list[Line]:
        """The text in lines no wider than `width` points."""
        self._uses(style.face)
        limit = width * 1000 / style.size
        gap = face(style.face).core[" "]
        set_line = self._setter(text)
        lines: list[Line] = []
        row: list[Word] = []
        used = 0.0
        for word in self._words(text, style.face, limit):
            step = word.width + (gap if word.spaced and row else 0)
            if row and used + step > limit:
                lines.append(_ended(set_line(row, style), style) if word.spaced else set_line(row, style))
                row, used, step = [], 0.0, word.width
            row.append(word)
            used += step
        return [*lines, set_line(row, style)] if row else lines

    def line(self, text: str, style: Style) -> Line:
        """The text in one line, however long."""
        self._uses(style.face)
        set_line = self._setter(text)
        return set_line([self._word(word, style.face) for word in self.clean(text).split(" ")], style)

    def _uses(self, name: str) -> None:
        self.fonts.setdefault(name, (name, face(name).core_chars))

    def _words(self, text: str, name: str, limit: float) -> Iterable[Word]:
        known = face(name).known
        for part in self.clean(text).split(" "):
            if not part:
                continue
            word = known.get(part) or self._word(part, name)
            if word.width <= limit:
                yield word
            else:
                yield from self._broken(part, name, limit)

    def _word(self, word: str, name: str) -> Word:
        of = face(name)
        try:
            return of.known.get(word) or of.word(word)
        except KeyError:
            pieces = tuple(self._pieces(word, name))
            return Word(word, sum(piece[2] for piece in pieces), pieces=pieces)

    def _broken(self, word: str, name: str, limit: float) -> Iterable[Word]:
        """A word wider than the line: broken after a joint, or anywhere if it must be."""
        spaced = True
        for part in filter(None, JOINTS.findall(word)):
            for piece in self._fitting(part, name, limit):
                yield self._word(piece, name)._replace(spaced=spaced)
                spaced = False

    def _fitting(self, part: str, name: str, limit: float) -> Iterable[str]:
        if self._word(part, name).width <= limit:
            yield part
            return
        start, used = 0, 0.0
        for index, char in enumerate(part):
            width = self._pieces_width(char, name)
            if used + width > limit and index > start:
                yield part[start:index]
                start, used = index, 0.0
            used += width
        yield part[start:]

    def _pieces_width(self, char: str, name: str) -> float:
        width = face(name).core.get(char)
        return sum(piece[2] for piece in self._pieces(char, name)) if width is None else width

    def _pieces(self, word: str, name: str) -> Iterable[tuple[str, str, float]]:
        """The word in pieces by font, each character in a face that has it."""
        for char in seen(word) if runs_left(word) else word:
            used = chosen(char, name)
            if used is None:
                self.lost[char] = None
                char, used = REPLACEMENT, "Wide"  # noqa: PLW2901
            font, code = self._code(char, used)
            yield font, code, face(used).advance[char]

    def _code(self, char: str, name: str) -> tuple[str, str]:
        of = face(name)
        if char in of.core:
            self._uses(name)
            return name, of.word(char).codes
        codes = self._codes.setdefault(name, {})
        if char not in codes:
            codes[char] = self._added(char, name)
        return codes[char]

    def _added(self, char: str, name: str) -> tuple[str, str]:
        """A place for the character in the document's own fonts of that face."""
        font = self._open.get(name, "")
        if not font or len(self.fonts[font][1]) == CODES:
            font = self._open[name] = f"{name}{sum(key.startswith(name) for key in self.fonts) + 1}"
            self.fonts[font] = (name, "")
        chars = self.fonts[font][1]
        self.fonts[font] = (name, chars + char)
        return font, chr(FIRST_CODE + len(chars)).translate(ESCAPED)

    def _setter(self, text: str) -> Callable[[list[Word], Style], Line]:
        """What sets the lines of a paragraph: the way it runs is that of its first letter."""
        return partial(self._turned_line, begins_left(text)) if runs_left(text) else self._line

    def _turned_line(self, base: bool, words: list[Word], style: Style) -> Line:
        """A line with words that run from right to left: each seen in its place, read in its order."""
        text = "".join(f" {word.text}" if word.spaced else word.text for word in words).lstrip()
        ordered = reordered(words, _leftward, base)
        return self._line(ordered, style)._replace(actual=text)

    def _line(self, words: list[Word], style: Style) -> Line:
        gap = face(style.face).core[" "]
        if all(word.codes and word.spaced for word in words):
            width = sum([word.width for word in words]) + gap * (len(words) - 1)
            return Line((Run(0, style.face, " ".join([word.codes for word in words])),), width * style.size / 1000)
        scale = style.size / 1000
        runs: list[Run] = []
        x = 0.0
        for index, word in enumerate(words):
            if index and word.spaced:
                _join(runs, Run(x * scale, style.face, " "))
                x += gap
            for font, codes, width in word.pieces or ((style.face, word.codes, word.width),):
                _join(runs, Run(x * scale, font, codes))
                x += width
        return Line(tuple(runs), x * scale)


def _leftward(word: Word) -> bool | None:
    if runs_left(word.text):
        return True
    return False if any(map(str.isalpha, word.text)) else None


def _ended(line: Line, style: Style) -> Line:
    """The line with the space that parts its last word from the next line's: unseen, but read aloud."""
    runs = list(line.runs)
    _join(runs, Run(line.width, style.face, " "))
    return Line(tuple(runs), line.width, f"{line.actual} " if line.actual else "")


def _join(runs: list[Run], run: Run) -> None:
    """Adds the run, to the last one if they are of one font."""
    if runs and runs[-1].font == run.font:
        last = runs[-1]
        runs[-1] = Run(last.x, last.font, last.codes + run.codes)
    else:
        runs.append(run)
