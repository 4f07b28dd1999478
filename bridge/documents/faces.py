"""The typefaces: which glyph prints each character, how wide it is, and the font objects that a file embeds.

The first font of a face holds the letters of the languages we write in and is made once in a process; whatever else
a text brings goes into further fonts made for its document. ReportLab reads and subsets the TrueType files.
"""

import json
import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont, TTFontFace

HERE = Path(__file__).parent / "fonts"
SANS = Path(str(files("font_source_sans_pro"))) / "files"
SERIF = Path(str(files("font_source_serif_pro"))) / "files"
FILES = {
    "Sans": SANS / "SourceSansPro-Regular.ttf",
    "Bold": SANS / "SourceSansPro-Semibold.ttf",
    "Head": SERIF / "SourceSerifPro-Semibold.ttf",
    "Said": SERIF / "SourceSerifPro-It.ttf",
    "Emoji": HERE / "NotoEmoji.ttf",
    "Wide": HERE / "DejaVuSans.ttf",
    "Han": HERE / "DroidSansFallback.ttf",
}
WRITTEN = frozenset({"Sans", "Bold", "Head", "Said"})
"""The faces we write in; the others only lend what these lack."""
FALLBACKS = ("Sans", "Emoji", "Wide", "Han")
CORE = "\u00a0ÁÉÍÓÚÜÑÇÀÈÌÒÙÂÊÔÃÕÏáéíóúüñçàèìòùâêôãõïª­º°§·¿¡«»“”‘’–—…•€£№×→✓".replace("\u00ad", "")
FIRST_CODE = 32
CODES = 256 - FIRST_CODE
SYMBOLIC = 4
"""The flag of fonts with codes of their own (9.8.2)."""
ESCAPED = {ord("("): "\\(", ord(")"): "\\)", ord("\\"): "\\\\"}
EMOJI = re.compile("[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]")


class Word(NamedTuple):
    """A word: its width in thousandths of the size, its codes where one font prints it, else its pieces by font."""

    text: str
    width: float
    codes: str = ""
    pieces: tuple[tuple[str, str, float], ...] = ()
    spaced: bool = True


class Face:
    """One typeface. `known` remembers the words made of core characters only."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.file = _read(name)
        self.advance = {chr(code): width for code, width in self.file.charWidths.items() if self.file.charToGlyph.get(code)}
        self.advance["\u00a0"] = self.advance.get(" ", 250)
        ascii_part = "".join(map(chr, range(32, 127))) if name in WRITTEN else ""
        extra = [char for char in CORE if char in self.advance] if name in WRITTEN else []
        self.core_chars = ascii_part + "\0" + "".join(extra)
        self.core = {char: self.advance[char] for char in ascii_part + "".join(extra)}
        self.table = ESCAPED | {ord(char): 128 + index for index, char in enumerate(extra)}
        self.kerning = _kerning().get(name, {})
        self.known: dict[str, Word] = {}

    def word(self, word: str) -> Word:
        """The word measured and coded. Raises KeyError where a character is not in the core."""
        core, kerned = self.core, self.kerning
        pulls = [kerned.get(first + second, 0) for first, second in pairwise(word)]
        width = sum([core[char] for char in word]) + sum(pulls)
        found = Word(word, width, self._coded(word, pulls) if any(pulls) else word.translate(self.table))
        if len(self.known) > 20_000:
            self.known.clear()
        self.known[word] = found
        return found

    def _coded(self, word: str, pulls: list[int]) -> str:
        """Codes with the space between letters mended, as the strings and numbers of a TJ array."""
        mended = (f"{char.translate(self.table)}){-pull}(" if pull else char.translate(self.table) for char, pull in zip(word, pulls, strict=False))
        return "".join(mended) + word[-1].translate(self.table)


@cache
def _kerning() -> dict[str, dict[str, int]]:
    """By face, the pairs of letters that its designer drew closer or apart (the font's GPOS table, read beforehand)."""
    found: dict[str, dict[str, int]] = json.loads((HERE / "kerning.json").read_text())
    return found


@cache
def face(name: str) -> Face:
    """The face by that name, read once."""
    return Face(name)


def _read(name: str) -> TTFontFace:
    """The TrueType file, registered with ReportLab. Its subsets leave out the tables that a PDF does not need (ISO 32000-1, 9.9)."""
    font = TTFont(_registered_as(name), str(FILES[name]), shapable=False)
    for table in ("name", "OS/2"):
        font.face.table.pop(table, None)
    pdfmetrics.registerFont(font)
    return font.face


def _registered_as(name: str) -> str:
    return f"Consta{name}"


def registered(name: str) -> str:
    """The name by which ReportLab knows the face."""
    face(name)
    return _registered_as(name)


@dataclass(frozen=True, slots=True)
class Embedded:
    """What the font objects of a file are made of; the streams are deflated already."""

    program: bytes
    length: int
    to_unicode: bytes
    widths: bytes
    described: dict[str, Any]


SUBSETTING = Lock()
"""ReportLab reads a font through one cursor: two threads would lose their place."""


@lru_cache(maxsize=128)
def embedded(name: str, chars: str) -> Embedded:
    """The font that prints these characters, the first with code 32. A NUL leaves a code without a glyph."""
    of = face(name)
    with SUBSETTING:
        program = of.file.makeSubset([0] * FIRST_CODE + [ord(char) for char in chars])
    widths = b" ".join(b"%g" % round(of.advance.get(char, 0), 2) for char in chars)
    return Embedded(zlib.compress(program, 9), len(program), zlib.compress(_to_unicode(chars)), b"[%b]" % widths, _described(of.file))


def _described(file: TTFontFace) -> dict[str, Any]:
    """What a font descriptor says of the file, rounded (9.8)."""
    measures = {"ItalicAngle": file.italicAngle, "Ascent": file.ascent, "Descent": file.descent, "CapHeight": file.capHeight, "StemV": file.stemV}
    box = " ".join(str(round(edge)) for edge in file.bbox)
    return {"FontBBox": f"[{box}]", **{key: round(value) for key, value in measures.items()}}


def _to_unicode(chars: str) -> bytes:
    """The map back to text (9.10.3), characters beyond the first plane as surrogate pairs."""
    lines = [b"<%02X> <%b>" % (FIRST_CODE + index, char.encode("utf-16-be").hex().upper().encode()) for index, char in enumerate(chars) if char != "\0"]
    blocks = [b"%d beginbfchar\n%b\nendbfchar\n" % (len(part), b"\n".join(part)) for part in _hundreds(lines)]
    return CMAP % b"".join(blocks)


def _hundreds(lines: list[bytes]) -> Iterable[list[bytes]]:
    return (lines[start : start + 100] for start in range(0, len(lines), 100))


CMAP = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
%bendcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def chosen(char: str, wanted: str) -> str | None:
    """The face that prints the character: the wanted one, the emoji for what people send as emoji, then the fallbacks."""
    if EMOJI.match(char) and char in face("Emoji").advance and char not in face(wanted).core:
        return "Emoji"
    return next((name for name in (wanted, *FALLBACKS) if char in face(name).advance), None)
