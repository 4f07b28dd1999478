"""Real servers on this machine for tests of the door out: any path, any abuse, with and without TLS."""

import datetime as dt
import gzip
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

Answer = Callable[[socket.socket, str, bytes], None]


@dataclass
class Server:
    """A server that answers each connection with `answer(connection, request head, body)` and counts them."""

    answer: Answer
    context: ssl.SSLContext | None = None
    seen: list[str] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    listener: socket.socket = field(default_factory=lambda: socket.create_server(("127.0.0.1", 0)))
    closing: threading.Event = field(default_factory=threading.Event)

    @property
    def port(self) -> int:
        return int(self.listener.getsockname()[1])

    def run(self) -> None:
        self.listener.settimeout(0.05)
        while not self.closing.is_set():
            try:
                connection, _ = self.listener.accept()
            except TimeoutError:
                continue
            except OSError:
                return
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection: socket.socket) -> None:
        try:
            connection.settimeout(3)
            with self.context.wrap_socket(connection, server_side=True) if self.context else connection as secure:
                line, body = read_request(secure)
                self.seen.append(line.split("\r\n")[0])
                self.bodies.append(body)
                self.answer(secure, line, body)
        except OSError:
            connection.close()


def read_request(connection: socket.socket) -> tuple[str, bytes]:
    data = b""
    while b"\r\n\r\n" not in data and (chunk := connection.recv(65536)):
        data += chunk
    head, _, body = data.partition(b"\r\n\r\n")
    lengths = [int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")]
    while lengths and len(body) < lengths[0] and (chunk := connection.recv(65536)):
        body += chunk
    return head.decode("latin-1"), body


@contextmanager
def serving(answer: Answer, context: ssl.SSLContext | None = None) -> Iterator[Server]:
    server = Server(answer, context)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.closing.set()
        thread.join(2)
        server.listener.close()


def by_address(pages: Mapping[str, bytes]) -> Answer:
    """Answers by host and path; what is not named is a 404."""

    def respond(connection: socket.socket, head: str, _body: bytes) -> None:
        path = head.split()[1]
        host = next((line[6:] for line in head.split("\r\n") if line.startswith("Host: ")), "")
        found = next((page for address, page in pages.items() if f"{host}{path}".startswith(address)), None)
        connection.sendall(found if found is not None else reply(b"<p>no</p>", "404 Not Found"))

    return respond


def reply(body: bytes = b"<p>hola</p>", status: str = "200 OK", kind: str = "text/html; charset=utf-8", headers: Sequence[tuple[str, str]] = ()) -> bytes:
    lines = [
        f"HTTP/1.1 {status}",
        f"Content-Type: {kind}",
        f"Content-Length: {len(body)}",
        "Connection: close",
        *(f"{name}: {value}" for name, value in headers),
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def certificate(folder: Path) -> ssl.SSLContext:
    """A server context with a certificate made for this run; clients of the tests do not check it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    start = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), start, start + dt.timedelta(days=36500))
    signed = builder.sign(key, hashes.SHA256())
    file = folder / "test.pem"
    secret = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    file.write_bytes(secret + signed.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


def unchecked() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def endless(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        connection.sendall(b"10000\r\n" + b"a" * 65536 + b"\r\n")


def hang(connection: socket.socket) -> None:
    connection.recv(1)


def sends(*parts: bytes) -> Callable[[socket.socket], None]:
    return lambda connection: connection.sendall(b"".join(parts))


BOMB = gzip.compress(b"\0" * 60_000_000)
ABUSES: dict[str, Callable[[socket.socket], Any]] = {
    "ok": sends(reply()),
    "gzip": sends(reply(gzip.compress(b"<p>hola</p>"), headers=[("Content-Encoding", "gzip")])),
    "latin1": sends(reply("<p>año</p>".encode("latin-1"), kind="text/html; charset=iso-8859-1")),
    "manyheaders": sends(b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: y\r\n" % n for n in range(10_000)) + b"\r\n"),
    "longheader": sends(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 2_000_000 + b"\r\n\r\n"),
    "biglen": sends(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 30000000\r\n\r\n" + b"a" * 100),
    "binary": sends(reply(b"MZ", kind="application/x-msdownload")),
    "bomb": sends(reply(BOMB, headers=[("Content-Encoding", "gzip")])),
    "strange_encoding": sends(reply(b"x", headers=[("Content-Encoding", "br")])),
    "broken_gzip": sends(reply(b"not gzip at all", headers=[("Content-Encoding", "gzip")])),
    "nonsense": sends(b"\x00\x01\x02 nonsense\r\n\r\n"),
    "endlesschunk": endless,
    "hang": hang,
}
