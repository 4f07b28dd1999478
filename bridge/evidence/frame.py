"""The frame of a seal: all of its message (CMS, RFC 5652) but the digest, the signature and the time, made once for a sealer.

PyHanko makes the frame and so decides what a seal says; filling it takes a hundredth of the time that making it takes, which for a
lot of documents was more than drawing them (docs/decisions/0012).
"""

import hashlib
from dataclasses import dataclass
from functools import lru_cache

from asn1crypto import keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.sign.signers.pdf_cms import SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from bridge.evidence.authority import Sealer, SealKey
from bridge.evidence.loops import finished

HASH = "sha256"
MARKER = hashlib.sha256(b"the digest goes here").digest()
SEQUENCE, SET, OCTETS, EXPLICIT, SIGNED, UNSIGNED = 0x30, 0x31, 0x04, 0xA0, 0xA0, 0xA1
TIME = bytes.fromhex("060b2a864886f70d010910020e")
"""The attribute that holds a time-stamp: id-aa-signatureTimeStampToken (RFC 3161, appendix A)."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The parts of the message in DER: before and after the signed attributes, those with the marker, and what stands around."""

    content_type: bytes
    head: bytes
    signer_head: bytes
    attributes: bytes
    algorithm: bytes

    def filled(self, digest: bytes) -> bytes:
        """The signed attributes for a digest, as their signature sees them: the contents of a SET."""
        return self.attributes.replace(MARKER, digest, 1)

    def message(self, attributes: bytes, signature: bytes, token: bytes | None) -> bytes:
        """The whole message, with a time-stamp if there is one."""
        unsigned = tagged(UNSIGNED, tagged(SEQUENCE, TIME + tagged(SET, token))) if token else b""
        signer = self.signer_head + tagged(SIGNED, attributes) + self.algorithm + tagged(OCTETS, signature) + unsigned
        data = tagged(SEQUENCE, self.head + tagged(SET, tagged(SEQUENCE, signer)))
        return tagged(SEQUENCE, self.content_type + tagged(EXPLICIT, data))


def tagged(tag: int, contents: bytes) -> bytes:
    """A DER value (X.690, 8.1)."""
    size = len(contents)
    if size < 0x80:
        return bytes([tag, size]) + contents
    digits = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(digits)]) + digits + contents


@lru_cache(maxsize=8)
def frame_of(sealer: Sealer) -> Frame:
    """The frame of the sealer."""
    message = finished(signer(sealer).async_sign(MARKER, HASH, use_pades=True))
    data = message["content"]
    info = data["signer_infos"][0]
    return Frame(
        content_type=message["content_type"].dump(),
        head=b"".join(data[name].dump() for name in ("version", "digest_algorithms", "encap_content_info", "certificates")),
        signer_head=b"".join(info[name].dump() for name in ("version", "sid", "digest_algorithm")),
        attributes=info["signed_attrs"].contents,
        algorithm=info["signature_algorithm"].dump(),
    )


def sign(key: SealKey, attributes: bytes) -> bytes:
    """The signature over the signed attributes (RFC 5652, 5.4)."""
    signed = tagged(SET, attributes)
    return key.sign(signed, ec.ECDSA(hashes.SHA256())) if isinstance(key, ec.EllipticCurvePrivateKey) else key.sign(signed, padding.PKCS1v15(), hashes.SHA256())


def signer(sealer: Sealer) -> SimpleSigner:
    """A signer of pyHanko's for the sealer, with the chain in the seal so that anybody can walk it."""
    store = SimpleCertificateStore()
    store.register_multiple(map(asn1, sealer.chain))
    key = keys.PrivateKeyInfo.load(sealer.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()))
    return SimpleSigner(signing_cert=asn1(sealer.certificate), signing_key=key, cert_registry=store)


def asn1(certificate: x509.Certificate) -> asn1_x509.Certificate:
    """The certificate as pyHanko holds it."""
    return asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER))
