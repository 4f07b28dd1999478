"""Listens for the mail server (LMTP, RFC 2033): whose mail it is, is asked at RCPT; «250» is said once the bytes are durable."""

import asyncio
import logging
import re
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Protocol
from weakref import WeakKeyDictionary

from aiosmtpd.controller import Controller
from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import Envelope, Session

from bridge.errors import ConstaError, NotFoundError, UnavailableError

LOG = logging.getLogger(__name__)
LONGEST_LINE = 1024 * 1024
"""Bytes: relays fold at 2 KB, some senders do not; what is longer is no mail."""
WRITERS = 32
"""Threads that wait for the disk: messages that come together are made durable together."""
NO_SUCH, LATER = "550 5.1.1 No hay ningún buzón con esa dirección", "451 4.3.0 Ahora no podemos guardarlo"
Take = Callable[[bytes, Sequence[Any]], Sequence[ConstaError | None]]


class Doorkeeper(Protocol):
    """Says where mail belongs."""

    def known(self, address: str) -> object | None:
        """The place, if it is known without asking anybody."""

    def locate(self, address: str) -> object:
        """The place. Raises NotFoundError where nobody lives."""


class Line(LMTP):
    """One server's line."""

    line_length_limit = LONGEST_LINE


def plain(text: str) -> str:
    """Words that fit a server's line: ASCII, no breaks."""
    return re.sub(r"[^\x20-\x7e]", "?", text)[:200]


def answer_to(error: ConstaError | None) -> str:
    """The reply for one recipient."""
    if error is None:
        return "250 2.0.0 OK"
    if isinstance(error, NotFoundError):
        return plain(NO_SUCH)
    return plain(f"451 4.3.0 {error.code}" if isinstance(error, UnavailableError) else f"552 5.3.4 {error.code}")


class Door:
    """Answers the server: the doorkeeper says whose mail it is, `take(raw, places)` keeps the message in each place."""

    def __init__(self, keeper: Doorkeeper, take: Take) -> None:
        self.keeper = keeper
        self.take = take
        self.places: WeakKeyDictionary[Envelope, list[Any]] = WeakKeyDictionary()
        self.writers = ThreadPoolExecutor(WRITERS, "lmtp")

    async def handle_RCPT(  # noqa: N802 (the hook's name and arguments are aiosmtpd's)
        self, _server: LMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Nobody's mail is refused here, so that its sender hears of it and we keep nothing."""
        found = self.keeper.known(address) or await self._done(self.keeper.locate, address)
        if isinstance(found, Exception):
            return plain(NO_SUCH) if isinstance(found, NotFoundError) else plain(LATER)
        envelope.rcpt_tos.append(address)
        self.places.setdefault(envelope, []).append(found)
        return "250 2.1.5 OK"

    async def handle_DATA(self, _server: LMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """One reply for each recipient (RFC 2033 4.2)."""
        raw = bytes(envelope.original_content or b"")
        found = await self._done(self.take, raw, tuple(self.places.pop(envelope, ())))
        answers = [plain(LATER)] * len(envelope.rcpt_tos) if isinstance(found, Exception) else [answer_to(error) for error in found]
        return "\r\n".join(answers)

    async def _done(self, work: Callable[..., Any], *given: object) -> Any:
        """What the work gives, or what it raises: whatever it is, the line goes on."""
        try:
            return await asyncio.get_running_loop().run_in_executor(self.writers, work, *given)
        except ConstaError as error:
            return error
        except Exception as error:
            LOG.exception("mail could not be taken")
            return error


class Listener(Controller):
    """Listens until it is stopped."""

    def __init__(self, door: Door, host: str, port: int, max_bytes: int) -> None:
        self.max_bytes = max_bytes
        super().__init__(door, hostname=host, port=port, ready_timeout=10)

    def factory(self) -> LMTP:
        """A line for one server."""
        return Line(self.handler, data_size_limit=self.max_bytes, ident="Consta", loop=self.loop)
