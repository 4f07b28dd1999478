"""Who seals: the instance's own certificate authority, made on first start, or a qualified seal that the operator was issued.

The own one is what it says it is: self-made. It shows that a document was not changed since this instance sealed it; that the
instance is who it says, only whoever compares its fingerprint knows. A qualified seal (eIDAS art. 35) says both.
"""

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key, pkcs12
from cryptography.x509.oid import NameOID

from bridge.errors import InvalidError
from bridge.sentences import say

SealKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
YEARS = timedelta(days=3653)
SKEW = timedelta(hours=1)
"""Certificates begin a little before they are made, for whoever's clock is behind."""
LIST_LIVES = timedelta(days=30)
ROOT, ROOT_KEY, SEAL, SEAL_KEY = "authority.pem", "authority.key", "seal.pem", "seal.key"


class WrongSealError(InvalidError):
    """The PKCS#12 file cannot be opened or holds no key that can seal."""

    code = "wrong_seal"
    sentence = say("El sello «{name}» no se puede usar: comprueba el archivo y su contraseña.", name="")


@dataclass(frozen=True, slots=True)
class Sealer:
    """A certificate and its key to seal with, and the chain above it, the root last when it is known.

    `revoked` is the list of revoked certificates (DER) where the authority is our own: there are none.
    """

    certificate: x509.Certificate
    key: SealKey
    chain: tuple[x509.Certificate, ...]
    own: bool
    revoked: bytes | None = None

    @property
    def root(self) -> x509.Certificate:
        """The certificate at the top."""
        return self.chain[-1] if self.chain else self.certificate


def own_sealer(folder: Path, name: str, now: datetime) -> Sealer:
    """The instance's own seal, kept in a folder that only its owner reads; made if there is none. `name` is the instance's host."""
    if not folder.exists():
        _make(folder, name, now)
    root, root_key = _certificate(folder / ROOT), _key(folder / ROOT_KEY)
    return Sealer(_certificate(folder / SEAL), _key(folder / SEAL_KEY), (root,), own=True, revoked=_revoked(root, root_key, now))


def qualified_sealer(path: Path, passphrase: str) -> Sealer:
    """The seal in a PKCS#12 file from a trust service provider. Raises WrongSealError."""
    try:
        key, certificate, chain = pkcs12.load_key_and_certificates(path.read_bytes(), passphrase.encode() or None)
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm):
        raise WrongSealError(name=path.name) from None
    if certificate is None or not isinstance(key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey):
        raise WrongSealError(name=path.name)
    return Sealer(certificate, key, _ordered(certificate, chain), own=False)


def _ordered(certificate: x509.Certificate, others: Sequence[x509.Certificate]) -> tuple[x509.Certificate, ...]:
    """The chain from the issuer up; what does not belong to it is left out."""
    chain: list[x509.Certificate] = []
    below = certificate
    while len(chain) < len(others) and below.issuer != below.subject:
        above = next((other for other in others if _issued(other, below)), None)
        if above is None:
            break
        chain.append(above)
        below = above
    return tuple(chain)


def _issued(issuer: x509.Certificate, certificate: x509.Certificate) -> bool:
    """Whether it really signed it: names alone can be copied."""
    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True


def whole_chain(carried: Sequence[x509.Certificate]) -> tuple[x509.Certificate, ...] | None:
    """A certificate (the first) and those above it that came along; None if one does not belong, or the root did not sign itself."""
    chain = (carried[0], *_ordered(carried[0], carried[1:]))
    root = chain[-1]
    if set(chain) != set(carried) or (root.issuer == root.subject and not _issued(root, root)):
        return None
    return chain


def fingerprint(certificate: x509.Certificate) -> str:
    """The certificate's SHA-256, as people compare it: `AB:CD:…`."""
    return certificate.fingerprint(hashes.SHA256()).hex(":").upper()


def pem(*certificates: x509.Certificate) -> bytes:
    """Certificates as PEM."""
    return b"".join(certificate.public_bytes(Encoding.PEM) for certificate in certificates)


def read_pem(data: bytes) -> tuple[x509.Certificate, ...]:
    """The certificates in a PEM file; none where it cannot be read."""
    try:
        return tuple(x509.load_pem_x509_certificates(data))
    except ValueError:
        return ()


def _make(folder: Path, name: str, now: datetime) -> None:
    """Two processes that start together keep one authority: the first to rename its folder wins."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = folder.with_name(f".{folder.name}.{os.getpid()}.{os.urandom(4).hex()}")
    fresh.mkdir(mode=0o700)
    try:
        for file, data in _made(name, now).items():
            _write(fresh / file, data)
        fresh.rename(folder)
    except OSError:
        if not folder.exists():
            raise
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _made(name: str, now: datetime) -> dict[str, bytes]:
    root_key, seal_key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root_name, seal_name = _named(f"Autoridad propia de {name}", name), _named(f"Sello de Consta en {name}", name)
    root = _blank(root_name, root_name, root_key, root_key, now).add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    root = root.add_extension(_usage("key_cert_sign", "crl_sign"), critical=True)
    seal = _blank(seal_name, root_name, seal_key, root_key, now).add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    seal = seal.add_extension(_usage("digital_signature", "content_commitment"), critical=True)
    return {
        ROOT: pem(root.sign(root_key, hashes.SHA256())), ROOT_KEY: _private(root_key),
        SEAL: pem(seal.sign(root_key, hashes.SHA256())), SEAL_KEY: _private(seal_key),
    }  # fmt: skip


def _named(common: str, organisation: str) -> x509.Name:
    """Names in certificates hold 64 characters at most (RFC 5280, appendix A)."""
    return x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation[:64]), x509.NameAttribute(NameOID.COMMON_NAME, common[:64])])


def _blank(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, issuer_key: ec.EllipticCurvePrivateKey, now: datetime
) -> x509.CertificateBuilder:
    start = now - SKEW
    made = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(key.public_key())
    made = made.serial_number(x509.random_serial_number()).not_valid_before(start).not_valid_after(start + YEARS)
    made = made.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    return made.add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)


USES = (
    "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
    "key_cert_sign", "crl_sign", "encipher_only", "decipher_only",
)  # fmt: skip


def _usage(*uses: str) -> x509.KeyUsage:
    return x509.KeyUsage(**{use: use in uses for use in USES})


def _private(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _revoked(root: x509.Certificate, key: SealKey, now: datetime) -> bytes:
    """The list of revoked certificates: empty, but whoever checks in ten years needs to see that it was."""
    made = x509.CertificateRevocationListBuilder().issuer_name(root.subject).last_update(now - SKEW).next_update(now + LIST_LIVES)
    made = made.add_extension(x509.CRLNumber(int(now.timestamp())), critical=False)
    made = made.add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key()), critical=False)
    return made.sign(key, hashes.SHA256()).public_bytes(Encoding.DER)


def _write(path: Path, data: bytes) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _certificate(path: Path) -> x509.Certificate:
    return x509.load_pem_x509_certificate(path.read_bytes())


def _key(path: Path) -> SealKey:
    key = load_pem_private_key(path.read_bytes(), None)
    assert isinstance(key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey)
    return key
