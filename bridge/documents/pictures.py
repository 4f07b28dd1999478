"""Pictures that strangers send, made safe to print: size checked before decoding, plain RGB, no metadata."""

from functools import lru_cache
from io import BytesIO
from typing import NamedTuple

from PIL import Image, ImageOps

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 1600
UNREADABLE = (
    OSError, ValueError, SyntaxError, ArithmeticError, LookupError, TypeError, AttributeError, EOFError, MemoryError, Image.DecompressionBombError,
)  # fmt: skip
"""What Pillow raises on broken files."""
HARMLESS = frozenset({"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi", "progressive", "progression", "adobe", "adobe_transform"})
"""What a JPEG may carry besides its pixels; anything else (XMP can say where it was taken) has it drawn again."""
COLOURS = {"RGB": "/DeviceRGB", "L": "/DeviceGray"}


class Printed(NamedTuple):
    """A picture as the file will hold it: JPEG data and its size in pixels."""

    data: bytes
    width: int
    height: int
    colours: str


@lru_cache(maxsize=4)
def printed(data: bytes) -> Printed | None:
    """The picture, or None where the bytes are not a picture that can be trusted."""
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as image:
            if image.width * image.height > MOST_PIXELS or min(image.size) < 1:
                return None
            return _kept(image, data) or _redrawn(image)
    except UNREADABLE:
        return None


def _kept(image: Image.Image, data: bytes) -> Printed | None:
    """A small upright JPEG goes in as it is, once its whole stream has been read (at an eighth of its size, which is quick)."""
    plain = image.format == "JPEG" and image.mode in COLOURS and max(image.size) <= LONGEST_SIDE and image.info.keys() <= HARMLESS and not image.getexif()
    if not plain:
        return None
    size, mode = image.size, image.mode
    image.draft(mode, (size[0] // 8 or 1, size[1] // 8 or 1))
    image.load()
    return Printed(data, *size, COLOURS[mode])


def _redrawn(image: Image.Image) -> Printed:
    """Anything else is decoded, turned upright, laid on white and written again."""
    image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    upright = ImageOps.exif_transpose(image)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    flat = upright.convert("RGBA")
    paper = Image.new("RGB", flat.size, "white")
    paper.paste(flat, mask=flat.getchannel("A"))
    out = BytesIO()
    paper.save(out, "JPEG", quality=86, subsampling=0, optimize=True)
    return Printed(out.getvalue(), *paper.size, COLOURS["RGB"])
