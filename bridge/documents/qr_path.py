"""A QR code as the path of a drawing for pages: one square a dark module, joined by rows."""

from reportlab.graphics.barcode import qrencoder

from bridge.documents.marks import FixedMask


def qr_path(text: str) -> tuple[int, str]:
    """How many modules wide, and the path (SVG's `d`)."""
    code = FixedMask(None, qrencoder.QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    parts = [f"M{x} {y}h1v1h-1z" for y, row in enumerate(code.modules) for x, dark in enumerate(row) if dark]
    return len(code.modules), "".join(parts)
