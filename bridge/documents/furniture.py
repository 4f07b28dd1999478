"""What stands on every page: the mark of Consta, the reference, the verification code and the page's number."""

from collections.abc import Iterable
from typing import Protocol

from bridge.documents.layout import Layout
from bridge.documents.lettering import Lettering
from bridge.documents.marks import brand, rule
from bridge.documents.objects import number
from bridge.documents.sheets import Page, Sheet, Text
from bridge.documents.styles import BRAND, GREEN, GREEN_COPY, LINE, PINK, PINK_COPY, RUNNING, WHITE
from bridge.sentences import say
from bridge.words import spoken


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


def head(layout: Layout, page: Page, content: Running) -> Iterable[str]:
    """The mark of Consta and the reference."""
    sheet, letters = layout.sheet, layout.letters
    y = sheet.height - 37
    yield brand(sheet.left, y - 2.5)
    yield from page.operators([(Text(None, sheet.left + 16, 0, letters.line("Consta", BRAND), BRAND), y)])
    said = letters.line(content.reference, RUNNING)
    yield from page.operators([(Text(None, sheet.width - sheet.right - said.width, 0, said, RUNNING), y)])


def foot(layout: Layout, page: Page, content: Running, total: int) -> Iterable[str]:
    """Where to follow the claim, page n of N, the colours of the three copies, and the code up the margin."""
    sheet, letters = layout.sheet, layout.letters
    yield rule(sheet.left, 46, sheet.measure)
    for step, (fill_colour, edge) in enumerate(((WHITE, LINE), (PINK_COPY, PINK), (GREEN_COPY, GREEN))):
        yield f"q {fill_colour} rg {edge} RG .5 w {number(sheet.left + 0.3 + 9 * step)} 33 6 6 re B Q"
    followed = letters.line(content.status_url, RUNNING)
    counted = letters.line(spoken(say("Página {page} de {total}", page=page.index + 1, total=total), content.language), RUNNING)
    yield from page.operators([(Text(None, sheet.left + 32, 0, followed, RUNNING), 33.5)])
    yield from page.operators([(Text(None, sheet.width - sheet.right - counted.width, 0, counted, RUNNING), 33.5)])
    yield _margin(letters, sheet, content)


def _margin(letters: Lettering, sheet: Sheet, content: Running) -> str:
    """Reference and verification code up the left margin. Never «CSV»: that is for public bodies (Ley 40/2015 art. 42)."""
    said = spoken(say("{reference} · Código de verificación {code}", reference=content.reference, code=content.verification_code), content.language)
    line = letters.line(said, RUNNING)
    start = (sheet.height - line.width) / 2
    runs = (f"/{run.font} {RUNNING.size:g} Tf 0 1 -1 0 34 {number(start + run.x)} Tm [({run.codes})] TJ" for run in line.runs)
    return f"q BT {RUNNING.colour} rg {' '.join(runs)} ET Q"
