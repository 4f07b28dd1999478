"""Seals a document just drawn (PAdES baseline B-B, or B-T with a time-stamp), in the room that it left, in one pass.

The document keeps one revision and stays the PDF/A-3a and PDF/UA-1 that it was. Time-stamp authorities are asked in order, and
if none answers the document is sealed all the same: an outage never holds a claim back, and the night adds the time (archival.py).
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from cryptography.hazmat.primitives.serialization import Encoding

from bridge.domain.seals import BYTE_RANGE, CONTENTS
from bridge.errors import InvalidError
from bridge.evidence import timestamps
from bridge.evidence.authority import Sealer
from bridge.evidence.frame import frame_of, sign
from bridge.evidence.timestamps import Authority, NoTimeError, Post
from bridge.sentences import say

ATTRIBUTES, TOKEN = 2048, 10_000
"""Bytes that a seal takes beside its certificates, and that a time-stamp with its chain may take."""


class NoRoomError(InvalidError):
    """The document left no room for a seal, or not enough."""

    code = "no_room_for_seal"
    sentence = say("Este documento no tiene sitio para el sello.")


@dataclass(frozen=True, slots=True)
class Time:
    """Where to ask for the time: authorities in order, and the way out."""

    authorities: Sequence[Authority]
    post: Post


@dataclass(frozen=True, slots=True)
class Sealed:
    """The sealed document. `timed`: the seal carries a time-stamp (B-T)."""

    pdf: bytes
    timed: bool


def room_for(sealer: Sealer, time: Time | None = None) -> int:
    """How many bytes a drawing must leave for the seal."""
    certificates = sum(len(certificate.public_bytes(Encoding.DER)) for certificate in (sealer.certificate, *sealer.chain))
    return certificates + ATTRIBUTES + (TOKEN if time and time.authorities else 0)


def seal(pdf: bytes, sealer: Sealer, time: Time | None = None) -> Sealed:
    """The document with its seal in the room that it left. Raises NoRoomError."""
    start, end = _room(pdf)
    said = b"/ByteRange[0 %-10d %-10d %-10d]" % (start, end, len(pdf) - end)
    before, after = pdf[:start].replace(BYTE_RANGE, said, 1), pdf[end:]
    message, timed = _message(hashlib.sha256(before + after).digest(), sealer, time)
    return Sealed(before + _padded(message, end - start) + after, timed)


def _message(digest: bytes, sealer: Sealer, time: Time | None) -> tuple[bytes, bool]:
    frame = frame_of(sealer)
    attributes = frame.filled(digest)
    signature = sign(sealer.key, attributes)
    token = _token(signature, time)
    return frame.message(attributes, signature, token), token is not None


def _token(signature: bytes, time: Time | None) -> bytes | None:
    """A time-stamp over the signature, if somebody gives one now that fits the room."""
    if time is None:
        return None
    try:
        token = timestamps.token(timestamps.stamp(signature, time.authorities, time.post).answer)
    except NoTimeError:
        return None
    return token if len(token) <= TOKEN else None


def _room(pdf: bytes) -> tuple[int, int]:
    """Where the hexadecimal string of the seal begins and ends, its brackets included."""
    opened = pdf.find(BYTE_RANGE + CONTENTS)
    closed = pdf.find(b">", opened)
    if opened < 0 or closed < 0:
        raise NoRoomError
    return opened + len(BYTE_RANGE) + len(CONTENTS) - 1, closed + 1


def _padded(message: bytes, room: int) -> bytes:
    digits = message.hex().encode()
    if len(digits) > room - 2:
        raise NoRoomError
    return b"<" + digits.ljust(room - 2, b"0") + b">"
