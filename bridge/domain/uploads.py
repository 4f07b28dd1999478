"""What a file really is, by its first bytes: names and declared types lie."""

import re
import struct
from collections.abc import Callable
from dataclasses import dataclass

from bridge.errors import InvalidError
from bridge.sentences import say

MAX_BYTES = 10 * 1024 * 1024
MAX_PIXELS = 40_000_000


class EmptyFileError(InvalidError):
    """A file without bytes."""

    code = "empty_file"
    sentence = say("El archivo «{name}» está vacío.", name="")


class FileTooLargeError(InvalidError):
    """More bytes than we keep."""

    code = "file_too_large"
    sentence = say("El archivo «{name}» pesa demasiado: el máximo son {limit} MB.", name="", limit=0)


class UnknownFileError(InvalidError):
    """Not a kind of file that we keep, or not what its name says."""

    code = "unknown_file"
    sentence = say("«{name}» no es una imagen (PNG, JPEG, WebP), un PDF ni un correo (.eml), aunque su nombre lo diga.", name="")


class TooManyPixelsError(InvalidError):
    """A small file that opens into an enormous picture."""

    code = "too_many_pixels"
    sentence = say("La imagen «{name}» es demasiado grande para abrirla sin riesgo. Haz una captura más pequeña.", name="")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as given: its name made harmless, its true media type, its bytes."""

    name: str
    media_type: str
    data: bytes


PICTURES = frozenset({"image/png", "image/jpeg", "image/webp"})
PAGES = frozenset({"text/html", "application/json"})
EVIDENCE = PICTURES | {"application/pdf", "message/rfc822"}


def check_upload(name: str, data: bytes, allowed: frozenset[str] = EVIDENCE) -> Upload:
    """The upload, or an error that says what is wrong with it.

    Raises EmptyFileError, FileTooLargeError, UnknownFileError or TooManyPixelsError.
    """
    shown = harmless_name(name)
    if not data:
        raise EmptyFileError(name=shown)
    if len(data) > MAX_BYTES:
        raise FileTooLargeError(name=shown, limit=MAX_BYTES // 2**20)
    media_type = media_type_of(data)
    if media_type not in allowed:
        raise UnknownFileError(name=shown)
    width, height = MEASURES.get(media_type, _not_a_picture)(data)
    if width * height > MAX_PIXELS:
        raise TooManyPixelsError(name=shown)
    return Upload(shown, media_type, data)


def harmless_name(name: str) -> str:
    """The last part of the name, without control or direction characters, at most 80 long."""
    last = re.split(r"[\\/]", name)[-1]
    kept = "".join(c for c in last if c.isprintable() and c not in '<>:"|?*').strip(". ")
    return kept[-80:] or "archivo"


def media_type_of(data: bytes) -> str | None:
    """The media type that the bytes themselves show; None if it is none that we know."""
    return next((kind for kind, shows in SIGNATURES if shows(data)), None)


def _starts(prefix: bytes) -> Callable[[bytes], bool]:
    return lambda data: data.startswith(prefix)


def _is_webp(data: bytes) -> bool:
    return data[:4] == b"RIFF" and data[8:12] == b"WEBP"


MAIL_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,40}:[ \t]")
MAIL_FIELDS = re.compile(rb"^(from|date|message-id|received|return-path|subject|delivered-to):", re.IGNORECASE | re.MULTILINE)


def _is_mail(data: bytes) -> bool:
    head = data[:65536].split(b"\n\n")[0].split(b"\r\n\r\n")[0]
    return bool(MAIL_HEADER.match(data)) and len(MAIL_FIELDS.findall(head)) >= 2


def _is_html(data: bytes) -> bool:
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype html", b"<html", b"<head", b"<!--"))


def _is_json(data: bytes) -> bool:
    return data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"{", b"["}


SIGNATURES: tuple[tuple[str, Callable[[bytes], bool]], ...] = (
    ("image/png", _starts(b"\x89PNG\r\n\x1a\n")),
    ("image/jpeg", _starts(b"\xff\xd8\xff")),
    ("image/webp", _is_webp),
    ("application/pdf", _starts(b"%PDF-")),
    ("text/html", _is_html),
    ("application/json", _is_json),
    ("message/rfc822", _is_mail),
)


def _not_a_picture(_data: bytes) -> tuple[int, int]:
    return (0, 0)


def _png_size(data: bytes) -> tuple[int, int]:
    if len(data) < 24:
        return (0, 0)
    width, height = struct.unpack(">II", data[16:24])
    return width, height


JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def _jpeg_size(data: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])[0]
        if marker in JPEG_FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return (0, 0)


def _webp_size(data: bytes) -> tuple[int, int]:
    kind, body = data[12:16], data[20:30]
    if len(body) < 10:
        return (0, 0)
    if kind == b"VP8X":
        return int.from_bytes(body[4:7], "little") + 1, int.from_bytes(body[7:10], "little") + 1
    if kind == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = struct.unpack("<HH", body[6:10])
    return width & 0x3FFF, height & 0x3FFF


MEASURES: dict[str | None, Callable[[bytes], tuple[int, int]]] = {"image/png": _png_size, "image/jpeg": _jpeg_size, "image/webp": _webp_size}
