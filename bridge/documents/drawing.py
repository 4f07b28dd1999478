"""Draws units laid out as one document: its pages on ReportLab's canvas, then what makes them an archive and accessible to all."""

from collections.abc import Sequence
from typing import NamedTuple

from bridge.documents.archive import About, Inside, files_inside, metadata, output_intents, set_info
from bridge.documents.fonts_inside import FontInside, add_picture
from bridge.documents.furniture import Running, foot, head
from bridge.documents.layout import Layout
from bridge.documents.objects import Entries
from bridge.documents.seal_place import REASON, leave_room
from bridge.documents.sheets import Placed, Unit, fitted
from bridge.documents.structure import add_structure
from bridge.documents.styles import SMALL
from bridge.documents.tagged import TaggedCanvas, fill
from bridge.sentences import say
from bridge.words import spoken

MOST_LOST = 60


class Whole(NamedTuple):
    """What goes with the units: what stands on every page, the metadata, the files inside, the 32 digits of its /ID, and the room for a seal."""

    running: Running
    about: About
    inside: Sequence[Inside]
    identity: str
    room: int = 0


def drawn(layout: Layout, units: Sequence[Unit], whole: Whole) -> bytes:
    """The PDF. What could not be printed is said at its end."""
    canvas = TaggedCanvas(layout.sheet, whole.about.language)
    if whole.room:
        leave_room(canvas, whole.room, whole.about.moment, spoken(REASON, whole.running.language))
    _paint(canvas, layout, fitted([*units, *_lost(layout, whole.running.language)], layout.sheet), whole.running)
    _complete(canvas, layout, whole)
    return canvas.written(whole.identity)


def _lost(layout: Layout, language: str) -> list[Unit]:
    """What could not be printed, said and not hidden; the files inside hold it whole."""
    chars = list(layout.letters.lost)
    if not chars:
        return []
    codes = ", ".join(f"U+{ord(char):04X}" for char in chars[:MOST_LOST]) + (" …" if len(chars) > MOST_LOST else "")
    said = spoken(say("Caracteres que no se pueden imprimir: {codes}. Están completos en los archivos de dentro.", codes=codes), language)
    return layout.run(said, SMALL, layout.body, layout.root.child("P"))


def _paint(canvas: TaggedCanvas, layout: Layout, pages: Sequence[Sequence[Placed]], running: Running) -> None:
    for placed in pages:
        with canvas.artifact("/Subtype/Header"):
            head(canvas, layout, running)
        fill(canvas, placed)
        with canvas.artifact("/Subtype/Footer"):
            foot(canvas, layout, running, len(pages))
        canvas.showPage()


def _complete(canvas: TaggedCanvas, layout: Layout, whole: Whole) -> None:
    """Fonts and pictures, structure, metadata, colour and files."""
    document = canvas.document
    document.delayedFonts += [FontInside(name, *made) for name, made in layout.letters.fonts.items()]
    for name, picture in layout.pictures.items():
        add_picture(document, name, picture)
    set_info(canvas, whole.about)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.say("MarkInfo", Entries({"Marked": "true"}))
    canvas.say("StructTreeRoot", add_structure(document, layout.root, canvas.marks[:-1], canvas.links))
    canvas.say("Metadata", metadata(whole.about))
    canvas.say("OutputIntents", output_intents(document))
    names, associated = files_inside(document, whole.inside, whole.about.moment)
    canvas.say("Names", names)
    canvas.say("AF", associated)
