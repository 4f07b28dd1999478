"""Leaves room for the seal while the document is drawn, so that sealing adds no second revision (PAdES; ISO 32000-1, 12.7 and 12.8)."""

from datetime import datetime

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDocument, PDFObjectReference

from bridge.documents.archive import stamped
from bridge.documents.objects import Entries, Written, text
from bridge.documents.tagged import TaggedCanvas
from bridge.domain.seals import empty_seal
from bridge.sentences import say

FIELD = "Sello"
REASON = say("Sello de integridad del documento")
FILLING_FORMS = 2
"""What a certified document allows later (DocMDP, 12.8.2.2): the long-term data of the seal itself."""
SIGNATURES_ONLY = 3
"""The form of the document has a signature, and grows by appending (SigFlags, 12.7.2)."""
HIDDEN = 132
"""Printed and locked (12.5.3), with no size: seen by nobody."""


def leave_room(canvas: TaggedCanvas, room: int, moment: datetime, reason: str) -> None:
    """Room for a seal of so many bytes, and its field on the page begun. It must come first: sealing fills the first such room that it finds."""
    document = canvas.document
    signature = document.Reference(Written(_signature(document, room, moment, reason)))
    page = PDFObjectReference(document.thisPageName())
    field = {"Type": "/Annot", "Subtype": "/Widget", "FT": "/Sig", "T": text(FIELD), "Rect": PDFArray([0, 0, 0, 0]), "F": HIDDEN, "P": page, "V": signature}
    placed = canvas.annotate(Entries(field))
    canvas.say("AcroForm", Entries({"Fields": PDFArray([placed]), "SigFlags": SIGNATURES_ONLY}))
    canvas.say("Perms", Entries({"DocMDP": signature}))


def _signature(document: PDFDocument, room: int, moment: datetime, reason: str) -> bytes:
    """The signature dictionary. Its range and its contents must stand side by side, where sealing looks for them."""
    rule = b"/Reference[<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</Type/TransformParams/P %d/V/1.2>>>>]" % FILLING_FORMS
    said = text(stamped(moment)).format(document), text(reason).format(document), rule, empty_seal(room)
    return b"<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M%b/Reason%b%b%b>>" % said
