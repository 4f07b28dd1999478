"""Hands one message to the relay and keeps what was said: every line, the message itself as its fingerprint, no password.

What it tells apart: taken (250), put off (4xx, or a line cut before the final dot), rejected (5xx about this message), and cut off after the final
dot, when the server may have it: nobody can know, and it is not the same as a failure.
"""

import hashlib
import re
import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bridge.mail.setup import Relay

TRANSCRIPT_LINE = 400
TAKEN = frozenset({250, 251, 252})


@dataclass(frozen=True, slots=True)
class Parcel:
    """A message ready to go: exact bytes, one recipient, and where what comes back of it shall go."""

    raw: bytes
    recipient: str
    return_path: str
    """Envelope sender: "" for mail that nobody may answer."""
    envelope_id: str


@dataclass(frozen=True, slots=True)
class Handed:
    """What came of an attempt: an act of bridge.domain.deliveries, the server's last words, the whole dialogue."""

    act: str
    said: str
    transcript: str
    reports: bool = False
    """Whether the relay will report what becomes of it (DSN, RFC 3461)."""


class Rejected(Exception):  # noqa: N818 (what a server says about the message, not a defect)
    """The server's answer to this very message was not yes."""

    def __init__(self, code: int, said: bytes) -> None:
        super().__init__(code)
        self.code = code
        self.said = said


class Line(smtplib.SMTP):
    """A line to a server that writes down what is said on it."""

    def __init__(self, relay: Relay) -> None:
        self.lines: list[str] = []
        self.secret = False
        super().__init__(timeout=relay.answers_within, **self.encrypted())
        # smtplib checks certificates against this name, and sets it only where it connects at once.
        self._host = relay.host

    def encrypted(self) -> dict[str, Any]:
        """What it takes to be encrypted from the first byte."""
        return {}

    def send(self, s: object) -> None:
        """Sends, and notes it."""
        data = s.encode("ascii", "replace") if isinstance(s, str) else bytes(s)  # type: ignore[call-overload]
        self.lines.append(f"C: {self._noted(data)}")
        super().send(data)

    def _noted(self, data: bytes) -> str:
        if self.secret:
            return "[…]"
        if len(data) > TRANSCRIPT_LINE or data.endswith(b"\r\n.\r\n"):
            return f"[{len(data)} bytes, sha256 {hashlib.sha256(data).hexdigest()}]"
        return data.decode(errors="replace").rstrip()

    def getreply(self) -> tuple[int, bytes]:
        """The server's answer, noted."""
        code, said = super().getreply()
        self.lines.append(f"S: {code} {said.decode(errors='replace')}")
        return code, said

    @property
    def transcript(self) -> str:
        """Everything that was said."""
        return "\n".join(self.lines)


class SecureLine(Line, smtplib.SMTP_SSL):
    """The same, encrypted from the first byte."""

    def encrypted(self) -> dict[str, Any]:
        """Certificates are checked; smtplib alone would not."""
        return {"context": ssl.create_default_context()}


def hand_over(relay: Relay, parcel: Parcel, before_message: Callable[[], None]) -> Handed:
    """Tries to hand the message over, once. `before_message` is called when the server is ready and nothing of the message has gone yet."""
    line = (SecureLine if relay.security == "tls" else Line)(relay)
    try:
        _open(line, relay)
        _announce(line, parcel)
    except Rejected as error:
        return _told(line, "rejected" if error.code >= 500 else "put_off", error.code, error.said)
    except smtplib.SMTPResponseException as error:
        return _told(line, "put_off", error.smtp_code, error.smtp_error)
    except (OSError, smtplib.SMTPException) as error:
        return _told(line, "put_off", None, _words(error))
    before_message()
    return _give(line, relay, parcel)


def _open(line: Line, relay: Relay) -> None:
    """Greets, encrypts and logs in. What fails here says nothing about the message."""
    code, said = line.connect(relay.host, relay.port)
    if code != 220:
        raise smtplib.SMTPConnectError(code, said)
    line.ehlo_or_helo_if_needed()
    if relay.security == "starttls":
        line.starttls(context=ssl.create_default_context())
        line.ehlo()
    if relay.user:
        line.secret = True
        line.login(relay.user, relay.password)
        line.secret = False


def _announce(line: Line, parcel: Parcel) -> None:
    """Says from whom and to whom, asks for reports, and waits for the server to be ready. Raises Rejected."""
    reports = line.has_extn("dsn")
    size = [f"SIZE={len(parcel.raw)}"] if line.has_extn("size") else []
    _insist(line.mail(parcel.return_path, [*size, *([f"RET=HDRS ENVID={parcel.envelope_id}"] if reports else [])]), TAKEN)
    # RFC 3461 4.1: SUCCESS asks for the word of the company's own server.
    notify = "NOTIFY=SUCCESS,FAILURE,DELAY" if parcel.return_path else "NOTIFY=NEVER"
    _insist(line.rcpt(parcel.recipient, [notify] if reports else []), TAKEN)
    _insist(line.docmd("DATA"), frozenset({354}))


def _insist(answer: tuple[int, bytes], wanted: frozenset[int]) -> None:
    if answer[0] not in wanted:
        raise Rejected(*answer)


def _give(line: Line, relay: Relay, parcel: Parcel) -> Handed:
    """The message itself. Until its last byte is sent the server cannot have it; from there on, only its answer tells."""
    try:
        if line.sock:
            line.sock.settimeout(relay.takes_within)
        line.send(dotted(parcel.raw))
    except (OSError, smtplib.SMTPException) as error:
        return _told(line, "put_off", None, _words(error))
    try:
        code, said = line.getreply()
    except (OSError, smtplib.SMTPException) as error:
        return _told(line, "cut_off", None, _words(error))
    handed = _told(line, "accepted" if code == 250 else "rejected" if code >= 500 else "put_off", code, said, reports=line.has_extn("dsn"))
    _leave(line)
    return handed


def dotted(raw: bytes) -> bytes:
    """The message as it goes over the line: CRLF, dots doubled, ended by a dot alone (RFC 5321 4.5.2)."""
    lines = re.sub(rb"\r\n|\r|\n", b"\r\n", raw)
    whole = lines if lines.endswith(b"\r\n") else lines + b"\r\n"
    return re.sub(rb"(?m)^\.", b"..", whole) + b".\r\n"


def _leave(line: Line) -> None:
    """Takes leave. The message is handed over already: whatever goes wrong here changes nothing."""
    try:
        line.quit()
    except (OSError, smtplib.SMTPException):
        line.close()


def _told(line: Line, act: str, code: int | None, said: bytes | str, *, reports: bool = False) -> Handed:
    words = said.decode(errors="replace") if isinstance(said, bytes) else said
    if act != "accepted":
        line.close()
    return Handed(act, f"{code} {words}".strip() if code else words, line.transcript, reports)


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:300]
