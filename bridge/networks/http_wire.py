"""The wire under the door: connects only to the addresses that were checked, within one deadline, and reads no more than allowed."""

import hashlib
import socket
import threading
import time
import zlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.response import BaseHTTPResponse

from bridge.networks.errors import PrivateAddressError, TooLargeError, UnreachableError, WrongContentError
from bridge.networks.http_safety import Allowed, is_public

AddressInfo = tuple[int, int, int, str, tuple[Any, ...]]
Resolver = Callable[[str, int], Sequence[AddressInfo]]
CHUNK = 65_536
DECODERS = {"gzip": zlib.MAX_WBITS | 32, "x-gzip": zlib.MAX_WBITS | 32, "deflate": zlib.MAX_WBITS | 32}


def system_resolver(host: str, port: int) -> Sequence[AddressInfo]:
    """The addresses of a name, as the system knows them."""
    return [(int(family), int(kind), proto, name, address) for family, kind, proto, name, address in socket.getaddrinfo(host, port, 0, socket.SOCK_STREAM)]


def open_socket(family: int, kind: int, proto: int, address: tuple[Any, ...], seconds: float) -> socket.socket:
    """A connection to that very address."""
    sock = socket.socket(family, kind, proto)
    try:
        sock.settimeout(seconds)
        sock.connect(address)
    except BaseException:
        sock.close()
        raise
    return sock


@dataclass
class Attempt:
    """One request on its way: until when, over which socket, and what is learnt of the other side."""

    resolver: Resolver
    allowed: Allowed
    ends_at: float
    connect_seconds: float
    read_seconds: float
    line: socket.socket | None = None  # a second handle on the connection: TLS takes the first one over
    peer: str | None = None
    tls: dict[str, str] = field(default_factory=dict)
    cut: threading.Event = field(default_factory=threading.Event)

    def left(self) -> float:
        """Seconds until the deadline; raises TimeoutError past it."""
        seconds = self.ends_at - time.monotonic()
        if seconds <= 0 or self.cut.is_set():
            raise TimeoutError
        return seconds

    def hang_up(self) -> None:
        """Ends whatever is going on over the socket, also during slow headers and under TLS."""
        self.cut.set()
        if self.line is not None:
            with suppress(OSError):
                self.line.shutdown(socket.SHUT_RDWR)

    def done(self) -> None:
        """Lets go of the connection."""
        if self.line is not None:
            self.line.close()
            self.line = None

    def connect(self, host: str, port: int) -> socket.socket:
        """A socket to the first address of the host that answers; raises PrivateAddressError if any of them is not public."""
        last: OSError | None = None
        for family, kind, proto, _, address in self.addresses(host, port)[:4]:
            try:
                sock = open_socket(family, kind, proto, address, min(self.connect_seconds, self.left()))
            except OSError as error:
                last = error
                continue
            self.line, self.peer = sock.dup(), str(address[0])
            sock.settimeout(max(0.1, min(self.read_seconds, self.ends_at - time.monotonic())))
            return sock
        raise UnreachableError(host=host) from last

    def addresses(self, host: str, port: int) -> Sequence[AddressInfo]:
        """The checked addresses of a host: one bad answer refuses all."""
        try:
            found = self.resolver(host, port)
        except (OSError, UnicodeError) as error:
            raise UnreachableError(host=host) from error
        if not found:
            raise UnreachableError(host=host)
        if (host, port) not in self.allowed and not all(is_public(str(info[4][0])) for info in found):
            raise PrivateAddressError(host=host)
        return found


class _Pinned:
    """Connects through the attempt; the name stays for SNI and the certificate."""

    attempt: Attempt
    _dns_host: str

    def _new_conn(self) -> socket.socket:
        return self.attempt.connect(self._dns_host, int(getattr(self, "port", 0) or 0))


class PinnedHTTP(_Pinned, HTTPConnection):
    def __init__(self, *args: Any, attempt: Attempt, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.attempt = attempt


class PinnedHTTPS(_Pinned, HTTPSConnection):
    def __init__(self, *args: Any, attempt: Attempt, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.attempt = attempt

    def connect(self) -> None:
        super().connect()
        self.attempt.tls = tls_facts(self.sock)


class PlainPool(HTTPConnectionPool):
    ConnectionCls = PinnedHTTP


class TlsPool(HTTPSConnectionPool):
    ConnectionCls = PinnedHTTPS


POOLS: dict[str, type[HTTPConnectionPool]] = {"http": PlainPool, "https": TlsPool}


def tls_facts(sock: Any) -> dict[str, str]:
    """Version, cipher and the certificate's fingerprint of a secure connection."""
    certificate = sock.getpeercert(binary_form=True) or b""
    cipher = sock.cipher() or ("",)
    return {"version": sock.version() or "", "cipher": str(cipher[0]), "certificate_sha256": hashlib.sha256(certificate).hexdigest()}


def read_body(response: BaseHTTPResponse, attempt: Attempt, limit: int) -> bytes:
    """The body, inflated by us, stopped as soon as it is larger than the limit on the wire or inflated."""
    declared = response.headers.get("content-length", "0")
    if declared.isdigit() and int(declared) > limit:
        raise TooLargeError
    inflate = inflater(response.headers.get("content-encoding", "").strip().lower())
    body = bytearray()
    received = 0
    while chunk := response.read(CHUNK, decode_content=False):
        attempt.left()
        received += len(chunk)
        body += inflate(chunk, limit - len(body))
        if received > limit or len(body) > limit:
            raise TooLargeError
    attempt.left()
    return bytes(body)


def inflater(encoding: str) -> Callable[[bytes, int], bytes]:
    """How to undo a content encoding piece by piece, never beyond what is left."""
    if encoding in {"", "identity"}:
        return lambda data, _left: data
    if encoding not in DECODERS:
        raise WrongContentError(kind=encoding[:40])
    decoder = zlib.decompressobj(DECODERS[encoding])

    def step(data: bytes, left: int) -> bytes:
        out = decoder.decompress(data, max(left, 0) + 1)
        if decoder.unconsumed_tail:
            raise TooLargeError
        return out

    return step
