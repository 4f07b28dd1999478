"""Pictures that people gave, made safe to look at: decoded and written again, so that neither a place nor anything hidden behind the picture remains."""

from io import BytesIO

from PIL import Image, ImageOps

from bridge.documents.pictures import FORMATS, MOST_PIXELS, UNREADABLE

LONGEST_SIDE = 2000
MEDIA_TYPE = "image/png"


def shown(data: bytes) -> bytes | None:
    """The picture as a fresh PNG, upright, without metadata (ASVS V14.2.8); None where the bytes are none that can be trusted."""
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                return None
            image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            upright = ImageOps.exif_transpose(image)
            upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            return _bare(upright)
    except UNREADABLE:
        return None


def _bare(image: Image.Image) -> bytes:
    """Only the pixels: a new image takes no notes, profiles or comments along."""
    pixels = image.convert("RGBA" if "A" in image.getbands() or "transparency" in image.info else "RGB")
    fresh = Image.new(pixels.mode, pixels.size)
    fresh.paste(pixels)
    out = BytesIO()
    fresh.save(out, "PNG", compress_level=3)
    return out.getvalue()
