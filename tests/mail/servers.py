"""Mail servers of the tests' own: a company's, which does what the test tells it to."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from bridge.mail.setup import Relay


@dataclass
class Company:
    """A server that takes mail, or answers as told. `script` is used up, one answer a message; then it takes everything."""

    script: list[str] = field(default_factory=list)
    unknown: frozenset[str] = frozenset()
    mails: list[bytes] = field(default_factory=list)
    envelopes: list[tuple[str | None, list[str], list[str]]] = field(default_factory=list)

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]) -> str:  # noqa: N802, ARG002 (the names that aiosmtpd calls)
        if address.lower() in self.unknown:
            return "550 5.1.1 Usuario desconocido"
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802, ARG002 (the names that aiosmtpd calls)
        said = self.script.pop(0) if self.script else "250 2.0.0 aceptado id=ABC123"
        if said.startswith(("250", "cut")):
            self.mails.append(bytes(envelope.original_content or b""))
            self.envelopes.append((envelope.mail_from, list(envelope.rcpt_tos), [str(o) for o in envelope.rcpt_options]))
        if said == "cut" and server.transport:
            server.transport.close()
        return said


def free_port() -> int:
    """A port that nobody has now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def serving(company: Company, port: int | None = None) -> Iterator[int]:
    """The company's server, listening."""
    controller = Controller(company, hostname="127.0.0.1", port=port or free_port(), ready_timeout=10)
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


def relay(port: int, **changes: Any) -> Relay:
    """The company's server as if it were our relay."""
    return Relay("127.0.0.1", port, "none", answers_within=5, takes_within=5, **changes)
