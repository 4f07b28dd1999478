"""A real time-stamp authority of the tests' own: `openssl ts` behind a web server on this machine."""

import http.server
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from urllib.request import Request, urlopen

from cryptography import x509

from bridge import clock
from bridge.errors import UnavailableError
from bridge.evidence.timestamps import QUERY_TYPE, Authority
from tests.postgres import required_or_skip

NOW = clock.now() + timedelta(minutes=30)
"""The authority's certificates begin when they are made: what it stamps is checked later, also where a machine is slow."""
CONFIGURATION = """
[req]
distinguished_name = name
[name]
[root]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[leaf]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[tsa]
default_tsa = t
[t]
serial = {folder}/serial
crypto_device = builtin
signer_cert = {folder}/leaf.pem
signer_key = {folder}/leaf.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
accuracy = secs:1
ordering = yes
tsa_name = yes
ess_cert_id_chain = yes
ess_cert_id_alg = sha256
"""


@dataclass
class LocalAuthority:
    """Its address, its root, and what it was asked."""

    url: str
    root: x509.Certificate
    root_file: Path
    asked: list[bytes] = field(default_factory=list)

    @property
    def authority(self) -> Authority:
        return Authority(self.url, (self.root,))


def _openssl(*arguments: str | Path) -> bytes:
    return subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True).stdout


def _set_up(folder: Path) -> Path:
    conf = folder / "ts.cnf"
    conf.write_text(CONFIGURATION.format(folder=folder))
    (folder / "serial").write_text("01\n")
    new = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-config", conf)
    root, key = folder / "root.pem", folder / "root.key"
    _openssl("req", "-x509", *new, "-keyout", key, "-out", root, "-days", "3650", "-subj", "/O=Prueba/CN=Autoridad de tiempo", "-extensions", "root")
    signed = ("-CA", root, "-CAkey", key, "-subj", "/O=Prueba/CN=Sello de tiempo", "-extensions", "leaf", "-days", "3650")
    _openssl("req", "-x509", *new, "-keyout", folder / "leaf.key", "-out", folder / "leaf.pem", *signed)
    return conf


@contextmanager
def running(folder: Path) -> Iterator[LocalAuthority]:
    """The authority, while it runs."""
    if shutil.which("openssl") is None:
        required_or_skip("openssl", "CONSTA_OPENSSL")
    conf = _set_up(folder)
    lock = threading.Lock()
    asked: list[bytes] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            query = self.rfile.read(int(self.headers["Content-Length"]))
            with lock:
                asked.append(query)
                (folder / "query").write_bytes(query)
                answer = _openssl("ts", "-reply", "-config", conf, "-queryfile", folder / "query")
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    root = folder / "root.pem"
    try:
        yield LocalAuthority(f"http://127.0.0.1:{server.server_port}/", x509.load_pem_x509_certificate(root.read_bytes()), root, asked)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def post(url: str, body: bytes) -> bytes:
    """The way out that tests use."""
    try:
        with urlopen(Request(url, body, {"Content-Type": QUERY_TYPE}), timeout=5) as answer:
            data: bytes = answer.read()
    except OSError as error:
        raise UnavailableError from error
    return data
