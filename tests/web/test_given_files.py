"""Files that strangers give: two things at once, bombs, pictures that tell where they were taken. What is shown is drawn anew; the rest only goes down."""

import io
import re
import struct
import zlib
from collections.abc import Callable
from pathlib import PurePosixPath

import pytest
from PIL import Image

from bridge.documents.pictures import printed
from bridge.documents.shown import shown
from bridge.domain.uploads import EVIDENCE, PICTURES, check_upload
from bridge.errors import ConstaError
from tests.web.site import Browsed
from tests.web.walking import start

GPS = 0x8825
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:li exif:GPSLatitude="40,25.0N" photoshop:City="CANARY-CITY"/></x:xmpmeta>'


def picture(kind: str, size: tuple[int, int] = (60, 40), *, tail: bytes = b"", **options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (12, 120, 200)).save(out, kind, **options)
    return out.getvalue() + tail


def located() -> bytes:
    """A photo as a phone makes it: the place in EXIF, words in a comment, and a page behind the picture."""
    exif = Image.Exif()
    exif[0x010E] = "CANARY-DESCRIPTION"
    exif[0x0112] = 6
    exif.get_ifd(GPS)[2] = (40.0, 25.0, 0.0)
    return picture("JPEG", exif=exif, comment=b"CANARY-COMMENT", tail=b"<script>alert('CANARY-TAIL')</script>PK\x03\x04")


def with_xmp() -> bytes:
    """The place only in XMP: no EXIF that would give it away."""
    plain = picture("JPEG")
    body = b"http://ns.adobe.com/xap/1.0/\x00" + XMP
    return plain[:2] + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + plain[2:]


def bomb(side: int) -> bytes:
    """A small PNG that opens into gigabytes."""
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(bytes(1 + side // 8) * 64, 9)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks)


NOT_TAKEN = (
    ("foto.png", b"<!doctype html><script>alert(1)</script>", "a page that calls itself a picture"),
    ("foto.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "SVG is a program (ASVS V1.3.4)"),
    ("foto.png", b"GIF89a" + bytes(30), "a kind that we do not take"),
    ("doc.pdf", b"<html>%PDF-1.7", "a PDF that begins as a page: lax readers would open it, browsers too"),
    ("doc.pdf", b"\n%PDF-1.7", "not at the very first byte"),
    ("doc.pdf", b"MZ%PDF-1.7", "a program in front"),
    ("hoja.zip", b"PK\x03\x04" + bytes(30), "a zip"),
    ("doc.docx", b"PK\x03\x04" + bytes(30), "an office document"),
    ("doc.exe", b"MZ" + bytes(60), "a program"),
    ("foto.heic", bytes(4) + b"ftypheic", "a kind that we cannot draw anew"),
    ("carta.eml", b"hola, esto no es un correo", "a text that calls itself a mail"),
    ("foto.tif", b"II*\x00" + bytes(60), "TIFF"),
    ("a.png", b"\x89PNG", "the beginning of a signature"),
    ("enorme.png", bomb(30_000), "900 million pixels in a few bytes"),
    ("enorme.png", bomb(12_000), "144 million"),
)  # fmt: skip


@pytest.mark.parametrize(("name", "data", "why"), NOT_TAKEN, ids=[why for _, _, why in NOT_TAKEN])
def test_what_is_not_what_it_says_is_refused(name: str, data: bytes, why: str) -> None:
    with pytest.raises(ConstaError):
        check_upload(name, data, EVIDENCE)


NAMES = ("../../etc/passwd", "..\\..\\a.png", "/etc/cron.d/x", "a\x00.png", "a\r\nX-Header: 1", "\u202egnp.exe", "C:\\a.png", "....//a", "a" * 400, "", ".", "con<>|.png")


@pytest.mark.parametrize("name", NAMES)
def test_the_name_that_was_given_leads_nowhere(name: str) -> None:
    """ASVS V5.3.2: the name is a datum; the file lies under its fingerprint."""
    kept = check_upload(name, picture("PNG"), PICTURES).name
    assert PurePosixPath(kept).name == kept
    assert not re.search(r"[\x00-\x1f\\/:\u202e]", kept)
    assert 1 <= len(kept) <= 80


@pytest.mark.parametrize("made", [located, with_xmp], ids=["exif, comment and tail", "xmp"])
@pytest.mark.parametrize("drawn", [shown, lambda data: found.data if (found := printed(data)) else None], ids=["on the page", "in the document"])
def test_where_a_photo_was_taken_is_neither_shown_nor_printed(made: Callable[[], bytes], drawn: Callable[[bytes], bytes | None]) -> None:
    """ASVS V14.2.8."""
    fresh = drawn(made())
    assert fresh
    assert not re.search(rb"CANARY|GPS|<script|PK\x03\x04|Exif|xap", fresh)
    with Image.open(io.BytesIO(fresh)) as again:
        assert dict(again.getexif()) == {}


def test_a_photo_held_sideways_is_shown_upright() -> None:
    fresh = shown(located())
    assert fresh
    with Image.open(io.BytesIO(fresh)) as again:
        assert again.size == (40, 60)


@pytest.mark.parametrize("data", [bomb(30_000), b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"", located()[:90]])
def test_what_cannot_be_drawn_is_not_shown(data: bytes) -> None:
    assert shown(data) is None


def given(browsed: Browsed, registry_run: Callable[[], None], data: bytes, name: str) -> str:
    """Gives a picture of the post; the address where it is seen."""
    start(browsed, registry_run)
    home = f"/mia/{browsed.path.split('/')[2]}"
    browsed.send(picture=(io.BytesIO(data), name))
    browsed.open(f"{home}/publicacion")
    return str(browsed.tree.xpath("//main//img[contains(@src, '/papeles/')]/@src")[0])


def test_a_picture_is_seen_drawn_anew_and_its_original_only_downloaded(browsed: Browsed, registry_run: Callable[[], None]) -> None:
    """ASVS V3.2.1 and V5.2.2."""
    data = located()
    path = given(browsed, registry_run, data, 'foto"; x=.jpg')
    seen = browsed.client.get(path)
    assert seen.mimetype == "image/png"
    assert b"CANARY" not in seen.data
    original = browsed.client.get(f"{path}?original=si")
    assert original.data == data
    assert original.headers["Content-Disposition"].startswith("attachment")
    for answer in (seen, original):
        assert "sandbox" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "no-store"


def test_no_one_elses_file_can_be_had_by_its_number(browsed: Browsed, registry_run: Callable[[], None]) -> None:
    path = given(browsed, registry_run, picture("PNG"), "foto.png")
    start(browsed, registry_run)
    other = f"/mia/{browsed.path.split('/')[2]}"
    assert browsed.client.get(f"{other}/papeles/{path.rpartition('/')[2]}").status_code == 404
