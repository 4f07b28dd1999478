"""What stands on every page: the mark of Consta, the reference, the verification code and the page's number."""

from typing import Protocol

from bridge.documents.layout import Layout
from bridge.documents.lettering import Line
from bridge.documents.marks import brand, rule, tilted
from bridge.documents.sheets import Text
from bridge.documents.styles import BRAND, GREEN, GREEN_COPY, LINE, PINK, PINK_COPY, RUNNING, WHITE
from bridge.documents.tagged import TaggedCanvas
from bridge.sentences import say
from bridge.words import spoken

COPIES = ((WHITE, LINE), (PINK_COPY, PINK), (GREEN_COPY, GREEN))


class Running(Protocol):
    """What of a document stands on each of its pages."""

    @property
    def reference(self) -> str: ...
    @property
    def status_url(self) -> str: ...
    @property
    def verification_code(self) -> str: ...
    @property
    def language(self) -> str: ...


def head(canvas: TaggedCanvas, layout: Layout, content: Running) -> None:
    """The mark of Consta and the reference."""
    sheet, letters = layout.sheet, layout.letters
    y = sheet.height - 37
    brand(canvas, sheet.left, y - 2.5)
    canvas.paint([(Text(None, sheet.left + 16, 0, letters.line("Consta", BRAND), BRAND), y)])
    _ranged_right(canvas, layout, letters.line(content.reference, RUNNING), y)


def _ranged_right(canvas: TaggedCanvas, layout: Layout, line: Line, y: float) -> None:
    canvas.paint([(Text(None, layout.sheet.width - layout.sheet.right - line.width, 0, line, RUNNING), y)])


def foot(canvas: TaggedCanvas, layout: Layout, content: Running, total: int) -> None:
    """Where to follow the claim, page n of N, the colours of the three copies, and the code up the margin."""
    sheet, letters = layout.sheet, layout.letters
    rule(canvas, sheet.left, 46, sheet.measure)
    for step, (colour, edge) in enumerate(COPIES):
        canvas.saveState()
        canvas.setFillColor(colour)
        canvas.setStrokeColor(edge)
        canvas.setLineWidth(0.5)
        canvas.rect(sheet.left + 0.3 + 9 * step, 33, 6, 6, fill=1)
        canvas.restoreState()
    canvas.paint([(Text(None, sheet.left + 32, 0, letters.line(content.status_url, RUNNING), RUNNING), 33.5)])
    counted = letters.line(spoken(say("Página {page} de {total}", page=canvas.index + 1, total=total), content.language), RUNNING)
    _ranged_right(canvas, layout, counted, 33.5)
    _margin(canvas, layout, content)


def _margin(canvas: TaggedCanvas, layout: Layout, content: Running) -> None:
    """Reference and verification code up the left margin. Never «CSV»: that is for public bodies (Ley 40/2015 art. 42)."""
    said = spoken(say("{reference} · Código de verificación {code}", reference=content.reference, code=content.verification_code), content.language)
    line = layout.letters.line(said, RUNNING)
    canvas.saveState()
    canvas.setFillColor(RUNNING.colour)
    canvas.translate(34, (layout.sheet.height - line.width) / 2)
    canvas.rotate(90)
    tilted(canvas, line, RUNNING.size, 0, 0)
    canvas.restoreState()
