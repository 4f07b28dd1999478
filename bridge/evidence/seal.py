"""Seals a document just drawn (PAdES baseline B-B, or B-T with a time-stamp), in the room that it left, in one pass.

The document keeps one revision and stays the PDF/A-3a and PDF/UA-1 that it was. Time-stamp authorities are asked in order, and
if none answers the document is sealed all the same: an outage never holds a claim back, and the night adds the time (archival.py).
"""

import asyncio
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from asn1crypto import keys, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.sign.signers.pdf_cms import SimpleSigner
from pyhanko.sign.timestamps import TimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from bridge.domain.seals import BYTE_RANGE, CONTENTS
from bridge.errors import ConstaError, InvalidError
from bridge.evidence.authority import Sealer
from bridge.evidence.timestamps import Authority, NoTimeError, Post, holds_for
from bridge.sentences import say

HASH = "sha256"
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
    ranged = _ranged(pdf, start, end)
    digest = hashlib.sha256(ranged[:start] + ranged[end:]).digest()
    for timestamper in _stampers(time):
        try:
            made = asyncio.run(signer(sealer).async_sign(digest, HASH, use_pades=True, timestamper=timestamper))
            return Sealed(_filled(ranged, start, end, made.dump()), timed=timestamper is not None)
        except NoTimeError:
            continue
    raise NoRoomError  # pragma: no cover - the last attempt asks for no time


def _stampers(time: Time | None) -> tuple[TimeStamper | None, ...]:
    """With the time if it can be had; without it otherwise."""
    return (Stamper(time), None) if time and time.authorities else (None,)


def _room(pdf: bytes) -> tuple[int, int]:
    """Where the hexadecimal string of the seal begins and ends, its brackets included."""
    opened = pdf.find(BYTE_RANGE + CONTENTS)
    closed = pdf.find(b">", opened)
    if opened < 0 or closed < 0:
        raise NoRoomError
    return opened + len(BYTE_RANGE) + len(CONTENTS) - 1, closed + 1


def _ranged(pdf: bytes, start: int, end: int) -> bytes:
    """The document with the ranges that the seal covers: all but the seal itself."""
    said = b"/ByteRange[0 %-10d %-10d %-10d]" % (start, end, len(pdf) - end)
    return pdf.replace(BYTE_RANGE, said, 1)


def _filled(pdf: bytes, start: int, end: int, made: bytes) -> bytes:
    room = end - start - 2
    digits = made.hex().encode()
    if len(digits) > room:
        raise NoRoomError
    return pdf[: start + 1] + digits.ljust(room, b"0") + pdf[end - 1 :]


def signer(sealer: Sealer) -> SimpleSigner:
    """A signer of pyHanko's for the sealer, with the chain in the seal so that anybody can walk it."""
    store = SimpleCertificateStore()
    store.register_multiple(map(asn1, sealer.chain))
    key = keys.PrivateKeyInfo.load(sealer.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()))
    return SimpleSigner(signing_cert=asn1(sealer.certificate), signing_key=key, cert_registry=store)


def asn1(certificate: x509.Certificate) -> asn1_x509.Certificate:
    """The certificate as pyHanko holds it."""
    return asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER))


class Stamper(TimeStamper):  # type: ignore[misc]  # pyHanko is not typed
    """pyHanko's time-stamper through our own way out: authorities in order, the first good answer."""

    def __init__(self, time: Time) -> None:
        super().__init__()
        self._time = time

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> Any:
        """The token of the first authority that gives one. Raises NoTimeError."""
        for authority in self._time.authorities:
            self._authority = authority
            try:
                return await super().async_timestamp(message_digest, md_algorithm)
            except (ConstaError, OSError, ValueError, TypeError, KeyError, AttributeError):
                continue  # no answer, a refusal, or an answer that cannot be read
        raise NoTimeError

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """One authority's answer, if its token holds."""
        answer = self._time.post(self._authority.url, req.dump())
        if not holds_for(answer, req["message_imprint"]["hashed_message"].native, self._authority.roots):
            raise NoTimeError
        return tsp.TimeStampResp.load(answer, strict=True)
