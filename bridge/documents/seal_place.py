"""Leaves room for the seal while the document is drawn, so that sealing adds no second revision (PAdES; ISO 32000-1, 12.7 and 12.8)."""

from datetime import datetime
from typing import NamedTuple

from bridge.documents.archive import stamped
from bridge.documents.objects import PdfFile, ref, text
from bridge.domain.seals import empty_seal
from bridge.sentences import say

FIELD = b"Sello"
REASON = say("Sello de integridad del documento")
FILLING_FORMS = 2
"""What a certified document allows later (DocMDP, 12.8.2.2): the long-term data of the seal itself."""


class SealPlace(NamedTuple):
    """The objects of the seal: the signature dictionary and its field, which is seen by nobody."""

    signature: int
    field: int

    @property
    def entries(self) -> dict[bytes, bytes]:
        """What the catalogue says of them."""
        return {b"AcroForm": b"<</Fields[%b]/SigFlags 3>>" % ref(self.field), b"Perms": b"<</DocMDP %b>>" % ref(self.signature)}


def write_seal_place(file: PdfFile, room: int, page: int, moment: datetime, reason: str) -> SealPlace:
    """The room for a seal of so many bytes. It must come first: sealing fills the first such room that it finds."""
    rule = b"/Reference[<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</Type/TransformParams/P %d/V/1.2>>>>]" % FILLING_FORMS
    said = stamped(moment), text(reason), rule, empty_seal(room)
    signature = file.bare(b"<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M%b/Reason%b%b%b>>" % said)
    field = file.put(b"<</Type/Annot/Subtype/Widget/FT/Sig/T(%b)/Rect[0 0 0 0]/F 132/P %b/V %b>>" % (FIELD, ref(page), ref(signature)))
    return SealPlace(signature, field)
