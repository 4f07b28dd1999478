"""Parts of a picture covered for good: opaque boxes drawn into the pixels of a fresh copy, so that nothing lies beneath them."""

from collections.abc import Iterable
from io import BytesIO

from PIL import Image, ImageDraw

from bridge.documents.shown import shown
from bridge.domain.cover_grid import COLUMNS, ROWS

BLACK = (0, 0, 0)


def covered(data: bytes, cells: Iterable[int]) -> bytes | None:
    """The picture as it is shown, with those cells (row by row from 0) black; None where it cannot be drawn."""
    fresh = shown(data)
    if fresh is None:
        return None
    with Image.open(BytesIO(fresh)) as image:
        canvas = Image.new("RGB", image.size, (255, 255, 255))
        canvas.paste(image, mask=image.getchannel("A") if "A" in image.getbands() else None)
    pencil = ImageDraw.Draw(canvas)
    for cell in cells:
        pencil.rectangle(_box(cell, *canvas.size), fill=BLACK)
    out = BytesIO()
    canvas.save(out, "PNG", compress_level=6)
    return out.getvalue()


def _box(cell: int, width: int, height: int) -> tuple[int, int, int, int]:
    """Where a cell is, a point too large rather than one too small."""
    row, column = divmod(cell, COLUMNS)
    return column * width // COLUMNS, row * height // ROWS, -(-(column + 1) * width // COLUMNS), -(-(row + 1) * height // ROWS)
