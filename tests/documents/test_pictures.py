"""Pictures: what can be trusted is printed plain, the rest is refused without raising."""

from io import BytesIO

import pytest
from PIL import Image

from bridge.documents.pictures import LONGEST_SIDE, printed
from tests.documents import samples


def _saved(image: Image.Image, kind: str, **options: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def test_a_small_jpeg_goes_in_as_it_is() -> None:
    data = _saved(Image.new("RGB", (300, 200), "red"), "JPEG")
    found = printed(data)
    assert found
    assert found.data is data


@pytest.mark.parametrize(
    ("data", "size", "why"),
    [
        (samples.screenshot(), (900, 470), "a PNG is written again"),
        (_saved(Image.new("RGBA", (40, 30), (0, 0, 0, 0)), "WEBP"), (40, 30), "transparency is laid on white"),
        (_saved(Image.new("P", (40, 30)), "PNG"), (40, 30), "a palette becomes colours"),
        (_saved(Image.new("CMYK", (40, 30)), "JPEG"), (40, 30), "printer's colours become the screen's"),
        (_saved(Image.new("RGB", (4000, 1000)), "JPEG"), (LONGEST_SIDE, LONGEST_SIDE // 4), "a large one is made smaller"),
        (_saved(Image.new("RGB", (40, 30)), "JPEG", exif=b"Exif\x00\x00II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00\x06\x00\x00\x00\x00\x00\x00\x00"), (30, 40), "a turned one is set upright"),
    ],
)  # fmt: skip
def test_others_are_written_again(data: bytes, size: tuple[int, int], why: str) -> None:
    found = printed(data)
    assert found
    assert (found.width, found.height) == size
    assert Image.open(BytesIO(found.data)).mode == "RGB"
    assert not Image.open(BytesIO(found.data)).getexif()


BOMB = samples.screenshot().replace(b"\x00\x00\x03\x84\x00\x00\x01\xd6", b"\x00\x01\x86\xa0\x00\x01\x86\xa0", 1)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "nothing"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a format we read"),
        (b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", "a real picture of a format that we do not read"),
        (_saved(Image.new("RGB", (300, 200), "red"), "JPEG")[:500], "a JPEG cut short"),
        (samples.screenshot()[:4000], "a PNG cut short"),
        (BOMB, "ten thousand million pixels"),
    ],
)
def test_what_cannot_be_trusted_is_not_printed(data: bytes, why: str) -> None:
    assert printed(data) is None
