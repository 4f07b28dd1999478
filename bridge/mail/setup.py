"""How this instance sends and gets mail; without a relay it does not send, and the claimant's own account does."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Relay:
    """The server that takes our mail out. `security`: `starttls`, `tls`, or `none` on one's own machine."""

    host: str
    port: int
    security: str = "starttls"
    user: str = ""
    password: str = ""
    answers_within: float = 30.0
    """Seconds for an answer to a command."""
    takes_within: float = 180.0
    """Seconds for the answer to the message itself: the server may be scanning it."""


@dataclass(frozen=True, slots=True)
class MailSetup:
    """What the operator settled about mail."""

    domain: str = ""
    relay: Relay | None = None
    undo: timedelta = timedelta(minutes=10)
    trusts: str = ""
    """Our own server's name in `Authentication-Results`."""

    @property
    def sends(self) -> bool:
        """Whether mail goes out by us."""
        return self.relay is not None and bool(self.domain)

    @property
    def sender(self) -> str:
        """The address that our own mail comes from."""
        return f"reclamaciones@{self.domain}"


NO_MAIL = MailSetup()
