"""Trusted time (RFC 3161): asks authorities in order, reads what they say and checks it."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from rfc3161_client import HashAlgorithm, TimestampRequestBuilder, TimeStampResponse, VerificationError, VerifierBuilder, decode_timestamp_response

from bridge.errors import ConstaError, UnavailableError
from bridge.sentences import say

Post = Callable[[str, bytes], bytes]
"""Sends a request to an address and gives the answer's body: the one door out, closed over by whoever calls. Raises a ConstaError."""
QUERY_TYPE = "application/timestamp-query"
SHA256 = x509.ObjectIdentifier("2.16.840.1.101.3.4.2.1")


class NoTimeError(UnavailableError):
    """No time-stamp authority answered with a token that holds. What waits for it is stamped later."""

    code = "no_time"
    sentence = say("Ninguna autoridad de sellado de tiempo ha respondido bien ahora. El sello de tiempo se pondrá más tarde.")


@dataclass(frozen=True, slots=True)
class Authority:
    """A time-stamp authority: its address and the certificates (PEM) that its chain must end in."""

    url: str
    roots: tuple[x509.Certificate, ...]


@dataclass(frozen=True, slots=True)
class Stamp:
    """A token over some data: the whole answer (DER, as `openssl ts` reads it), who gave it, and the moment that it says."""

    authority: str
    answer: bytes
    at: datetime


def stamp(data: bytes, authorities: Sequence[Authority], post: Post) -> Stamp:
    """A token from the first authority that gives a good one. Raises NoTimeError."""
    for authority in authorities:
        try:
            return _asked(data, authority, post)
        except (ConstaError, ValueError, VerificationError):
            continue
    raise NoTimeError


def _asked(data: bytes, authority: Authority, post: Post) -> Stamp:
    request = TimestampRequestBuilder().data(data).hash_algorithm(HashAlgorithm.SHA256).build()
    answer = post(authority.url, request.as_bytes())
    read = decode_timestamp_response(answer)
    if read.tst_info.nonce != request.nonce:
        raise VerificationError
    _verify(read, hashlib.sha256(data).digest(), authority.roots)
    return Stamp(authority.url, answer, read.tst_info.gen_time)


def _verify(read: TimeStampResponse, digest: bytes, roots: Sequence[x509.Certificate]) -> None:
    if read.tst_info.message_imprint.hash_algorithm != SHA256:
        raise VerificationError
    builder = VerifierBuilder(roots=list(roots), intermediates=list(certificates_in(read)))
    builder.build().verify(read, digest)


def certificates_in(read: TimeStampResponse) -> tuple[x509.Certificate, ...]:
    """The certificates that came with the token."""
    return tuple(x509.load_der_x509_certificate(found) for found in read.signed_data.certificates)


def holds_for(answer: bytes, digest: bytes, roots: Sequence[x509.Certificate]) -> bool:
    """Whether the answer is a token over that SHA-256 by an authority whose chain ends in one of the roots."""
    try:
        _verify(decode_timestamp_response(answer), digest, roots)
    except (ValueError, VerificationError, x509.InvalidVersion):
        return False
    return True


def holds(answer: bytes, data: bytes, roots: Sequence[x509.Certificate]) -> bool:
    """Whether the answer is a token over the data by an authority whose chain ends in one of the roots."""
    return holds_for(answer, hashlib.sha256(data).digest(), roots)


def token(answer: bytes) -> bytes:
    """The token inside an answer that holds, as a seal carries it."""
    return decode_timestamp_response(answer).time_stamp_token()
