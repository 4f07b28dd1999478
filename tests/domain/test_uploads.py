"""A file is what its bytes say; its name is only shown."""

import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bridge.domain.uploads import (
    EVIDENCE,
    MAX_BYTES,
    PAGES,
    PICTURES,
    EmptyFileError,
    FileTooLargeError,
    TooManyPixelsError,
    UnknownFileError,
    check_upload,
    harmless_name,
)  # fmt: skip
from bridge.errors import ConstaError


def picture(kind: str, size: tuple[int, int] = (3, 2)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "red").save(out, kind)
    return out.getvalue()


def png_claiming(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", width, height) + b"\x08\x02\x00\x00\x00" + b"\0" * 40


MAIL = b"From: a@b.example\nSubject: hola\nDate: Wed, 25 Nov 2026 12:00:00 +0100\n\nhola\n"
TAKEN = [
    ("captura.png", picture("PNG"), "image/png"),
    ("captura.pdf", picture("JPEG"), "image/jpeg"),
    ("captura", picture("WEBP"), "image/webp"),
    ("factura.exe", b"%PDF-1.7\n", "application/pdf"),
    ("respuesta.eml", MAIL, "message/rfc822"),
]
REFUSED = [
    ("vacio.pdf", b"", EmptyFileError, "no bytes"),
    ("grande.pdf", b"%PDF-" + b"0" * MAX_BYTES, FileTooLargeError, "more than we keep"),
    ("factura.pdf", b"MZ\x90\0", UnknownFileError, "a program that calls itself PDF"),
    ("factura.pdf", b"<html><script>1</script>%PDF-1.4", UnknownFileError, "a page with a PDF inside, which lax viewers take"),
    ("foto.png", b"PK\x03\x04", UnknownFileError, "a zip"),
    ("foto.svg", b"<svg xmlns='x'/>", UnknownFileError, "a drawing that runs scripts"),
    ("bomba.png", png_claiming(30000, 30000), TooManyPixelsError, "a bomb"),
]


@pytest.mark.parametrize(("name", "data", "media_type"), TAKEN)
def test_the_bytes_say_what_it_is(name: str, data: bytes, media_type: str) -> None:
    assert check_upload(name, data).media_type == media_type


@pytest.mark.parametrize(("name", "data", "error", "why"), REFUSED)
def test_what_lies_or_harms_is_refused(name: str, data: bytes, error: type[ConstaError], why: str) -> None:
    with pytest.raises(error) as caught:
        check_upload(name, data)
    assert name in str(caught.value), why


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_the_size_of_a_picture_is_read_without_opening_it(kind: str) -> None:
    with pytest.raises(TooManyPixelsError):
        check_upload("a", picture(kind, (8000, 5001)))


def test_a_saved_page_is_taken_only_where_pages_are() -> None:
    page = b"<!DOCTYPE html><html><body>hola</body></html>"
    assert check_upload("pagina.html", page, PAGES).media_type == "text/html"
    with pytest.raises(UnknownFileError):
        check_upload("pagina.html", page, PICTURES)


@given(st.text(max_size=200))
def test_no_name_is_harmful(name: str) -> None:
    shown = harmless_name(name)
    assert 0 < len(shown) <= 80
    assert not set(shown) & set('/\\<>:"|?*\n\r\0')


@given(st.binary(max_size=300))
def test_no_bytes_break_the_check(data: bytes) -> None:
    try:
        assert check_upload("a", data, EVIDENCE | PAGES).data == data
    except ConstaError as error:
        assert str(error)
