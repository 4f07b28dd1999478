"""The custodian's box: a claim's key closed with a public key whose private half is kept offline (bloqueo, LOPDGDD art. 32).

X25519 with a key for each box, HKDF-SHA256 and AES-256-GCM. The instance can close boxes and open none.
"""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bridge.errors import InvalidError
from bridge.sentences import say
from bridge.store.vault import UnreadableError

LENGTH = 32
NONCE = bytes(12)
"""Each box has a key of its own, used once."""


class WrongCustodianError(InvalidError):
    """The custodian's public key is not one."""

    code = "wrong_custodian"
    sentence = say("La clave pública de custodia no es válida: son 64 cifras hexadecimales (X25519).")


def new_custodian() -> tuple[str, str]:
    """A custodian's keys in hexadecimal: the private one, to be kept offline, and the public one, for the settings."""
    private = X25519PrivateKey.generate()
    return private.private_bytes_raw().hex(), private.public_key().public_bytes_raw().hex()


def read_custodian(public: str) -> bytes:
    """The public key in a setting. Raises WrongCustodianError."""
    try:
        key = bytes.fromhex(public)
        X25519PrivateKey.generate().exchange(X25519PublicKey.from_public_bytes(key))
    except ValueError:
        raise WrongCustodianError from None
    return key


def close_box(public: bytes, key: bytes, claim_id: int) -> bytes:
    """The claim's key, which only the custodian's private key opens."""
    once = X25519PrivateKey.generate()
    mine = once.public_key().public_bytes_raw()
    shared = once.exchange(X25519PublicKey.from_public_bytes(public))
    return mine + AESGCM(_derived(shared, mine, public)).encrypt(NONCE, key, _about(claim_id))


def open_box(private: bytes, boxed: bytes, claim_id: int) -> bytes:
    """The claim's key, for a judge, a prosecutor or an authority, on the custodian's machine. Raises UnreadableError."""
    try:
        custodian = X25519PrivateKey.from_private_bytes(private)
        shared = custodian.exchange(X25519PublicKey.from_public_bytes(boxed[:LENGTH]))
        key = _derived(shared, boxed[:LENGTH], custodian.public_key().public_bytes_raw())
        return AESGCM(key).decrypt(NONCE, boxed[LENGTH:], _about(claim_id))
    except (ValueError, InvalidTag):
        raise UnreadableError from None


def _derived(shared: bytes, once: bytes, custodian: bytes) -> bytes:
    return HKDF(hashes.SHA256(), LENGTH, salt=None, info=b"bloqueo|" + once + custodian).derive(shared)


def _about(claim_id: int) -> bytes:
    return f"bloqueo|{claim_id}".encode()
