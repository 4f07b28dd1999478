"""How this instance seals, asks the time and trusts: opened once at start, handed over as an argument."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from cryptography import x509

from bridge.errors import InvalidError
from bridge.evidence import archival, timestamps
from bridge.evidence.archival import Fetch
from bridge.evidence.authority import Sealer, own_sealer, qualified_sealer, read_pem
from bridge.evidence.pdf_checks import Trust
from bridge.evidence.seal import Time, room_for, seal
from bridge.evidence.timestamps import Authority, NoTimeError, Post, Stamp
from bridge.sentences import say


class NoTimeRootsError(InvalidError):
    """Time-stamp authorities were named and not the certificates that their chains end in."""

    code = "no_time_roots"
    sentence = say("Hace falta un archivo PEM con los certificados raíz de las autoridades de sellado de tiempo: sin ellos no se sabe si un sello es suyo.")


@dataclass(frozen=True, slots=True)
class EvidenceSetup:
    """Who seals, who gives the time (None: nobody), and whom verifying trusts."""

    sealer: Sealer
    time: Time | None
    trust: Trust

    def sealed(self, draw: Callable[[int], bytes]) -> bytes:
        """The document that `draw` makes with so much room, sealed. It does not wait for the time: nobody answering leaves it for the night."""
        return seal(draw(room_for(self.sealer, self.time)), self.sealer, self.time).pdf

    def extend(self, pdf: bytes, fetch: Fetch | None = None) -> bytes:
        """The document with what it needs for the long term. Raises NoTimeError."""
        if self.time is None:
            raise NoTimeError
        return archival.extend(pdf, self.sealer, self.time, fetch)

    def stamp(self, data: bytes) -> Stamp:
        """A time-stamp over the data. Raises NoTimeError."""
        if self.time is None:
            raise NoTimeError
        return timestamps.stamp(data, self.time.authorities, self.time.post)


@dataclass(frozen=True, slots=True)
class Qualified:
    """A qualified seal (eIDAS art. 35) in a PKCS#12 file."""

    file: Path
    passphrase: str


def open_setup(folder: Path, name: str, now: datetime, qualified: Qualified | None = None, time: Time | None = None) -> EvidenceSetup:
    """How the instance of that name seals: with what it was issued, or with its own authority, made in the folder on first start.

    What its own authority sealed once is still trusted. Raises WrongSealError.
    """
    make_own = partial(own_sealer, folder, name, now)
    sealer = qualified_sealer(qualified.file, qualified.passphrase) if qualified else make_own()
    own = (make_own().root,) if qualified and folder.exists() else ()
    times = tuple(dict.fromkeys(root for authority in (time.authorities if time else ()) for root in authority.roots))
    return EvidenceSetup(sealer, time, Trust((sealer.root, *own), times))


def time_from(urls: Sequence[str], roots: Path | None, post: Post) -> Time | None:
    """The authorities at those addresses, whose chains end in the certificates of a PEM file. Raises NoTimeRootsError."""
    if not urls:
        return None
    known = _roots(roots)
    return Time(tuple(Authority(url, known) for url in urls), post)


def _roots(path: Path | None) -> tuple[x509.Certificate, ...]:
    try:
        known = read_pem(path.read_bytes()) if path else ()
    except OSError:
        known = ()
    if not known:
        raise NoTimeRootsError
    return known
