"""Makes a seal checkable for many years (PAdES baseline B-LTA): certificates and revocation lists go in, and a time-stamp over all of it.

The seal stays whole: what is added comes after it, and the document allows it (DocMDP). Done at night; done again, it adds
another time-stamp before the one before grows old.
"""

from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from typing import Any

from asn1crypto import cms, crl, tsp
from cryptography import x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.signers.pdf_signer import PdfTimeStamper
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.sign.validation.dss import DocumentSecurityStore

from bridge.errors import ConstaError
from bridge.evidence.authority import Sealer
from bridge.evidence.frame import HASH, asn1
from bridge.evidence.loops import finished
from bridge.evidence.reading import Document, UnreadablePdfError, read_document
from bridge.evidence.seal import TOKEN, Time
from bridge.evidence.timestamps import NoTimeError, holds_for

Fetch = Callable[[str], bytes]
"""Gives what an address serves: the one door out, closed over by whoever calls. Raises a ConstaError."""


def extend(pdf: bytes, sealer: Sealer, time: Time, fetch: Fetch | None = None) -> bytes:
    """The sealed document with what it needs to be checked for years.

    Raises NoTimeError when no authority answers (another night will do), or UnreadablePdfError.
    """
    document = read_document(pdf)
    certificates = list(_certificates(document, sealer, time))
    lists = [crl.CertificateList.load(one) for one in _lists(certificates, sealer, fetch)]
    out = BytesIO(pdf)
    DocumentSecurityStore.add_dss(out, None, certs=[asn1(one) for one in certificates], crls=lists)
    finished(_stamped(out, time))
    return out.getvalue()


async def _stamped(out: BytesIO, time: Time) -> None:
    """The room is given, so that the authority is asked once and not twice."""
    stamper = PdfTimeStamper(Stamper(time))
    await stamper.async_timestamp_pdf(IncrementalPdfFileWriter(out), HASH, bytes_reserved=2 * TOKEN, in_place=True)


class Stamper(TimeStamper):  # type: ignore[misc]  # pyHanko is not typed
    """PyHanko's time-stamper through our own way out: authorities in order, the first good answer."""

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


def _certificates(document: Document, sealer: Sealer, time: Time) -> Iterator[x509.Certificate]:
    """The chain of the seal, that of its time-stamps, and the roots of the authorities."""
    if not document.seals:
        raise UnreadablePdfError
    yield from (sealer.certificate, *sealer.chain)
    tokens = [document.seals[0].signer_info["unsigned_attrs"], *(one.signed_data for one in document.times)]
    yield from {one for token in tokens for one in _inside(token)}
    yield from {root for authority in time.authorities for root in authority.roots}


def _inside(token: cms.CMSAttributes | cms.SignedData) -> Iterator[x509.Certificate]:
    """The certificates of a time-stamp, alone or in a seal."""
    if isinstance(token, cms.SignedData):
        yield from (x509.load_der_x509_certificate(one.chosen.dump()) for one in token["certificates"])
        return
    for attribute in token:
        if attribute["type"].native == "signature_time_stamp_token":
            yield from (found for value in attribute["values"] for found in _inside(value["content"]))


def _lists(certificates: Iterable[x509.Certificate], sealer: Sealer, fetch: Fetch | None) -> Iterator[bytes]:
    """The revocation lists: our own authority's, and those that the certificates point to, as far as they can be had."""
    if sealer.revoked:
        yield sealer.revoked
    for url in sorted({url for certificate in certificates for url in _points(certificate)}) if fetch else ():
        try:
            found = fetch(url) if fetch else b""
            x509.load_der_x509_crl(found)
        except (ConstaError, ValueError):
            continue
        yield found


def _points(certificate: x509.Certificate) -> Iterator[str]:
    """Where the certificate says that its list is."""
    try:
        found = certificate.extensions.get_extension_for_class(x509.CRLDistributionPoints).value
    except (x509.ExtensionNotFound, ValueError):
        return
    for point in found:
        yield from (name.value for name in point.full_name or () if isinstance(name, x509.UniformResourceIdentifier) and name.value.startswith("http"))
