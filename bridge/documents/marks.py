"""What is drawn rather than written: the stamp, the QR code, the brand's mark, tints, rules and pictures."""

from collections.abc import Callable, Iterable
from math import cos, pi, sin

from reportlab.graphics.barcode import qrencoder
from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from bridge.documents.lettering import Lettering, Line, Style
from bridge.documents.objects import number
from bridge.documents.sheets import Draw
from bridge.documents.styles import GREEN, GREEN_COPY, GREEN_TINT, LINE, PINK, PINK_COPY, PINK_TINT, STAMP, WHITE

STAMP_SIZE = 86.0
ASKEW = 8
"""Degrees by which the stamp is turned: a hand put it there."""
Behind = Callable[[Canvas, float, float, float, float], None]


def rule(canvas: Canvas, x: float, y: float, width: float, colour: Color = LINE) -> None:
    """A horizontal line."""
    canvas.saveState()
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(0.6)
    canvas.line(x, y, x + width, y)
    canvas.restoreState()


def dashes(width: float, colour: Color) -> Draw:
    """A dashed line, as where a copy is torn off."""

    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.saveState()
        canvas.setDash(2, 2)
        rule(canvas, x, y, width, colour)
        canvas.restoreState()

    return draw


def outlined(width: float, height: float) -> Draw:
    """An empty box to write in."""

    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.saveState()
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.8)
        canvas.rect(x, y, width, height)
        canvas.restoreState()

    return draw


def tinted(side: str) -> Behind:
    """The background of a side's card: green for the person, pink for the company, like their copies of the form."""
    edge, tint = {"person": (GREEN, GREEN_TINT), "company": (PINK, PINK_TINT)}[side]

    def draw(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
        canvas.saveState()
        canvas.setFillColor(tint)
        canvas.rect(x, y, width, height, stroke=0, fill=1)
        canvas.setFillColor(edge)
        canvas.rect(x, y, 2.4, height, stroke=0, fill=1)
        canvas.restoreState()

    return draw


def triplicate() -> Behind:
    """A white sheet over its pink and green copies."""
    copies = ((6, GREEN_COPY, GREEN), (3, PINK_COPY, PINK), (0, WHITE, LINE))

    def draw(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
        canvas.saveState()
        canvas.setLineWidth(0.5)
        for by, tint, edge in copies:
            canvas.setFillColor(tint)
            canvas.setStrokeColor(edge)
            canvas.rect(x + by, y - by, width, height, fill=1)
        canvas.restoreState()

    return draw


def brand(canvas: Canvas, x: float, y: float) -> None:
    """The mark of Consta: a tick in a circle."""
    canvas.saveState()
    canvas.setStrokeColor(STAMP)
    canvas.setLineWidth(1.1)
    canvas.circle(x + 6, y + 6, 5.4)
    canvas.setLineWidth(1.4)
    tick = canvas.beginPath()
    tick.moveTo(x + 3.2, y + 6)
    tick.lineTo(x + 5.2, y + 4)
    tick.lineTo(x + 8.8, y + 8)
    canvas.drawPath(tick)
    canvas.restoreState()


class FixedMask(qrencoder.QRCode):  # type: ignore[misc]  # ReportLab is not typed
    """A QR code with one mask for all: readers take any, and searching for the best is most of the work."""

    def getBestMaskPattern(self) -> int:  # noqa: N802
        return 2


def qr(address: str, size: float) -> Draw:
    """The address as a QR code."""
    code = FixedMask(None, qrencoder.QRErrorCorrectLevel.M)
    code.addData(address)
    code.make()
    rows: list[list[bool]] = code.modules

    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.saveState()
        canvas.translate(x, y)
        canvas.scale(size / len(rows), size / len(rows))
        canvas.addLiteral(f"0 g {' '.join(_bars(rows))} f")
        canvas.restoreState()

    return draw


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
    """A picture of the document, by its name."""

    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.saveState()
        canvas.transform(width, 0, 0, height, x, y)
        canvas.doForm(name)
        canvas.restoreState()

    return draw


def stamp(lettering: Lettering, said: tuple[str, str, str, str]) -> Draw:
    """The registry stamp, in violet ink, a little askew."""
    around, year, day, hour = said
    small, large = Style("Bold", 7, 0, STAMP), Style("Head", 14, 0, STAMP)
    inside = [(lettering.line(text, style), style.size, y) for text, style, y in ((year, small, 10.5), (day, large, -4.2), (hour, small, -14))]
    arched = [*_arched(lettering, around, 29.3, top=True), *_arched(lettering, "· CONSTA ·", 34.6, top=False)]

    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.saveState()
        canvas.translate(x + STAMP_SIZE / 2, y + STAMP_SIZE / 2)
        canvas.rotate(ASKEW)
        canvas.setStrokeColor(STAMP)
        canvas.setFillColor(STAMP)
        canvas.setLineWidth(1.7)
        canvas.circle(0, 0, 39)
        canvas.setLineWidth(0.9)
        canvas.circle(0, 0, 25.5)
        canvas.addLiteral(f"BT {' '.join(arched)} ET")
        for line, size, low in inside:
            tilted(canvas, line, size, -line.width / 2, low)
        canvas.restoreState()

    return draw


def tilted(canvas: Canvas, line: Line, size: float, x: float, y: float) -> None:
    """A line of letters that is no text of a page: on a stamp, up a margin."""
    runs = (f"/{run.font} {size:g} Tf 1 0 0 1 {number(x + run.x)} {number(y)} Tm [({run.codes})] TJ" for run in line.runs)
    canvas.addLiteral(f"BT {' '.join(runs)} ET")


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
