"""Keys: one for each claim, wrapped by a ring of the instance's own; what people entrust to us is sealed with them (AES-256-GCM).

The first byte of everything wrapped says which key of the ring did it, so that rings can be turned (rotated).
"""

import hashlib
import hmac
import json
import os
import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bridge.errors import ConstaError
from bridge.sentences import say

NONCE = 12


class UnreadableError(ConstaError):
    """Sealed bytes do not open: another claim's, changed, or sealed with a key that this instance does not have."""

    code = "unreadable"
    sentence = say("Estos datos no se pueden abrir con las claves de esta instalación.")


class Vault:
    """The instance's key ring: `{version: 32 bytes}`; the newest wraps, the older ones only unwrap."""

    def __init__(self, ring: Mapping[int, bytes]) -> None:
        self._ring = dict(ring)
        self._newest = max(ring)
        self._derived = lru_cache(maxsize=64)(self._derive)

    def _derive(self, version: int, purpose: str) -> bytes:
        return HKDF(hashes.SHA256(), 32, salt=None, info=purpose.encode()).derive(self._ring[version])

    def new_key(self, claim_id: int) -> tuple[bytes, bytes]:
        """A fresh claim key and the same key wrapped."""
        key = fresh_key()
        return key, self.wrap(key, claim_id)

    def wrap(self, key: bytes, claim_id: int) -> bytes:
        """The claim's key, wrapped by the newest key of the ring."""
        nonce = os.urandom(NONCE)
        sealed = AESGCM(self._derived(self._newest, "wrap")).encrypt(nonce, key, f"key|{claim_id}".encode())
        return bytes([self._newest]) + nonce + sealed

    def unwrap(self, wrapped: bytes, claim_id: int) -> bytes:
        """The claim's key. Raises UnreadableError."""
        version, nonce, sealed = wrapped[:1], wrapped[1 : 1 + NONCE], wrapped[1 + NONCE :]
        if not version or version[0] not in self._ring:
            raise UnreadableError
        return _opened(self._derived(version[0], "wrap"), nonce, sealed, f"key|{claim_id}".encode())

    def blind(self, field: str, value: str) -> bytes:
        """An index to search by equality without storing the value: HMAC of its plain form, cut to 16 bytes."""
        plain = re.sub(r"[\s.\-/]", "", unicodedata.normalize("NFKC", value)).upper()
        return hmac.new(self._derived(min(self._ring), f"blind|{field}"), plain.encode(), hashlib.sha256).digest()[:16]

    def secret(self, purpose: str) -> bytes:
        """32 bytes for another use (cookies, reply addresses), from the oldest key of the ring, so that turning the ring keeps them."""
        return self._derived(min(self._ring), f"secret|{purpose}")


def fresh_key() -> bytes:
    """A key that nobody has had."""
    return AESGCM.generate_key(256)


def _opened(key: bytes, nonce: bytes, sealed: bytes, about: bytes) -> bytes:
    try:
        return AESGCM(key).decrypt(nonce, sealed, about)
    except (InvalidTag, ValueError):  # ValueError: too short to hold a nonce
        raise UnreadableError from None


def seal(key: bytes, about: str, data: bytes) -> bytes:
    """The data sealed under the key, bound to what it is about (`table|field|claim`)."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, data, about.encode())


def unseal(key: bytes, about: str, sealed: bytes) -> bytes:
    """The data again. Raises UnreadableError."""
    return _opened(key, sealed[:NONCE], sealed[NONCE:], about.encode())


def seal_file(key: bytes, data: bytes) -> bytes:
    """A file sealed so that the same bytes under the same key give the same sealed bytes: a retried write makes no second copy."""
    fingerprint = hashlib.sha256(data).digest()
    nonce = hmac.new(key, b"file|" + fingerprint, hashlib.sha256).digest()[:NONCE]
    return nonce + AESGCM(key).encrypt(nonce, data, b"file")


def unseal_file(key: bytes, sealed: bytes) -> bytes:
    """The file again. Raises UnreadableError."""
    return _opened(key, sealed[:NONCE], sealed[NONCE:], b"file")


def read_ring(path: Path) -> dict[int, bytes]:
    """The ring kept in a file that only its owner reads; made on first start."""
    if not path.exists():
        _create(path, {1: os.urandom(32)})
    kept = json.loads(path.read_text())
    return {int(version): bytes.fromhex(key) for version, key in kept.items()}


def replace_ring(path: Path, ring: Mapping[int, bytes]) -> None:
    """Puts a turned ring in place of the old one, whole or not at all."""
    _written(path, ring).replace(path)


def _create(path: Path, ring: Mapping[int, bytes]) -> None:
    """Two processes that start together keep one ring: the first to link wins."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = _written(path, ring)
    try:
        path.hardlink_to(fresh)
    except FileExistsError:
        return
    finally:
        fresh.unlink()


def _written(path: Path, ring: Mapping[int, bytes]) -> Path:
    fresh = path.with_name(f".{path.name}.{os.getpid()}.{os.urandom(4).hex()}")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump({str(version): key.hex() for version, key in ring.items()}, file)
        file.flush()
        os.fsync(file.fileno())
    return fresh
