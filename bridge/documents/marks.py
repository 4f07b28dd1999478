"""What is drawn rather than written: the stamp, the QR code, the brand's mark, tints, rules and pictures."""

from collections.abc import Callable, Iterable
from math import cos, pi, radians, sin

from reportlab.graphics.barcode import qrencoder

from bridge.documents.lettering import Lettering, Line, Style
from bridge.documents.objects import number
from bridge.documents.sheets import Draw
from bridge.documents.styles import GREEN, GREEN_COPY, GREEN_TINT, LINE, PINK, PINK_COPY, PINK_TINT, STAMP, WHITE

ARC = 0.5523
"""How far the handles of a Bézier quarter circle reach."""
STAMP_SIZE = 86.0


def circle(x: float, y: float, radius: float) -> str:
    """The path of a circle around (x, y)."""
    r, k = radius, radius * ARC
    turns = (
        (r, k, k, r, 0, r), (-k, r, -r, k, -r, 0), (-r, -k, -k, -r, 0, -r), (k, -r, r, -k, r, 0),
    )  # fmt: skip
    curves = (" ".join(number(value + (x, y)[i % 2]) for i, value in enumerate(turn)) + " c" for turn in turns)
    return f"{number(x + r)} {number(y)} m {' '.join(curves)}"


def box(x: float, y: float, width: float, height: float) -> str:
    """The path of a rectangle."""
    return f"{number(x)} {number(y)} {number(width)} {number(height)} re"


def rule(x: float, y: float, width: float, colour: str = LINE, thick: float = 0.6) -> str:
    """A horizontal line."""
    return f"q {colour} RG {number(thick)} w {number(x)} {number(y)} m {number(x + width)} {number(y)} l S Q"


def dashes(width: float, colour: str) -> Draw:
    """A dashed line, as where a copy is torn off."""
    return lambda x, y: f"q {colour} RG .6 w [2 2] 0 d {number(x)} {number(y)} m {number(x + width)} {number(y)} l S Q"


def outlined(width: float, height: float) -> Draw:
    """An empty box to write in."""
    return lambda x, y: f"q {LINE} RG .8 w {box(x, y, width, height)} S Q"


def tinted(side: str) -> Callable[[float, float, float, float], str]:
    """The background of a side's card: green for the person, pink for the company, like their copies of the form."""
    edge, tint = {"person": (GREEN, GREEN_TINT), "company": (PINK, PINK_TINT)}[side]
    return lambda x, y, width, height: f"q {tint} rg {box(x, y, width, height)} f {edge} rg {box(x, y, 2.4, height)} f Q"


def triplicate() -> Callable[[float, float, float, float], str]:
    """A white sheet over its pink and green copies."""

    def draw(x: float, y: float, width: float, height: float) -> str:
        copies = ((6, GREEN_COPY, GREEN), (3, PINK_COPY, PINK), (0, WHITE, LINE))
        return " ".join(f"q {fill} rg {edge} RG .5 w {box(x + by, y - by, width, height)} B Q" for by, fill, edge in copies)

    return draw


def brand(x: float, y: float) -> str:
    """The mark of Consta: a tick in a circle."""
    tick = f"{number(x + 3.2)} {number(y + 6)} m {number(x + 5.2)} {number(y + 4)} l {number(x + 8.8)} {number(y + 8)} l"
    return f"q {STAMP} RG 1.1 w {circle(x + 6, y + 6, 5.4)} S 1.4 w {tick} S Q"


class FixedMask(qrencoder.QRCode):
    """A QR code with one mask for all: readers take any, and searching for the best is most of the work."""

    def getBestMaskPattern(self) -> int:  # noqa: N802
        return 2


def qr(address: str, size: float) -> Draw:
    """The address as a QR code."""
    code = FixedMask(None, qrencoder.QRErrorCorrectLevel.M)
    code.addData(address)
    code.make()
    rows: list[list[bool]] = code.modules
    path = " ".join(_bars(rows))
    scale = size / len(rows)
    return lambda x, y: f"q 0 g {scale:.4f} 0 0 {scale:.4f} {number(x)} {number(y)} cm {path} f Q"


def _bars(rows: list[list[bool]]) -> Iterable[str]:
    for y, row in enumerate(reversed(rows)):
        bits = "".join("1" if dark else "0" for dark in row)
        x = bits.find("1")
        while x >= 0:
            end = bits.find("0", x)
            end = len(bits) if end < 0 else end
            yield f"{x} {y} {end - x} 1 re"
            x = bits.find("1", end)


def pictured(name: str, width: float, height: float) -> Draw:
    """A picture of the file, by its resource name."""
    return lambda x, y: f"q {number(width)} 0 0 {number(height)} {number(x)} {number(y)} cm /{name} Do Q"


def stamp(lettering: Lettering, said: tuple[str, str, str, str]) -> Draw:
    """The registry stamp, in violet ink, a little askew."""
    around, year, day, hour = said
    rings = f"{STAMP} RG 1.7 w {circle(0, 0, 39)} S .9 w {circle(0, 0, 25.5)} S"
    texts = [
        *_arched(lettering, around, 29.3, top=True), *_arched(lettering, "· CONSTA ·", 34.6, top=False),
        _centred(lettering, year, Style("Bold", 7, 0, STAMP), 10.5), _centred(lettering, day, Style("Head", 14, 0, STAMP), -4.2),
        _centred(lettering, hour, Style("Bold", 7, 0, STAMP), -14),
    ]  # fmt: skip
    turned = f"{cos(radians(8)):.4f} {sin(radians(8)):.4f} {-sin(radians(8)):.4f} {cos(radians(8)):.4f}"
    half = STAMP_SIZE / 2
    return lambda x, y: f"q {turned} {number(x + half)} {number(y + half)} cm {rings} BT {STAMP} rg {' '.join(texts)} ET Q"


def _centred(lettering: Lettering, text: str, style: Style, y: float) -> str:
    line = lettering.line(text, style)
    return " ".join(f"/{run.font} {style.size:g} Tf 1 0 0 1 {number(run.x - line.width / 2)} {number(y)} Tm [({run.codes})] TJ" for run in line.runs)


def _arched(lettering: Lettering, text: str, radius: float, *, top: bool) -> Iterable[str]:
    """Letters along a circle, upright at its top or at its bottom."""
    style, spacing = Style("Bold", 7.4, 0, STAMP), 1.5
    letters = [lettering.line(char, style) if char != " " else None for char in text]
    widths = [(letter.width if letter else 2.0) + spacing for letter in letters]
    at = -sum(widths) / 2
    for letter, width in zip(letters, widths, strict=True):
        turn = (at + width / 2) / radius
        if letter and letter.runs:
            yield _turned(letter, radius, -turn if top else turn + pi, style.size)
        at += width


def _turned(letter: Line, radius: float, angle: float, size: float) -> str:
    """One letter whose middle stands at the angle, counted from the top against the clock."""
    flip = -1 if pi / 2 < angle % (2 * pi) < 3 * pi / 2 else 1
    font, codes, width = letter.runs[0].font, letter.runs[0].codes, letter.width
    direction = angle + (pi if flip < 0 else 0)
    c, s = cos(direction), sin(direction)
    x = -radius * sin(angle) - c * width / 2
    y = radius * cos(angle) - s * width / 2
    return f"/{font} {size:g} Tf {c:.4f} {s:.4f} {-s:.4f} {c:.4f} {number(x)} {number(y)} Tm ({codes}) Tj"
