"""Reads a mailbox (IMAP, RFC 3501) for those who have no mail server: what is unread is taken in, and marked as read only then."""

import imaplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass

from bridge.errors import UnavailableError
from bridge.sentences import say

MOST_AT_ONCE = 200


class MailboxError(UnavailableError):
    """The mailbox does not answer, or does not let us in."""

    code = "mailbox"
    sentence = say("No se puede leer el buzón {host}.", host="")


@dataclass(frozen=True, slots=True)
class Account:
    """A mailbox."""

    host: str
    port: int
    user: str
    password: str
    folder: str = "INBOX"
    encrypted: bool = True


def poll(account: Account, take: Callable[[bytes], None]) -> int:
    """Takes in what is unread. How many. Raises MailboxError; what was not taken stays unread."""
    try:
        with _connected(account) as box:
            box.login(account.user, account.password)
            box.select(account.folder)
            _, found = box.search(None, "UNSEEN")
            numbers = found[0].split()[:MOST_AT_ONCE] if found and found[0] else []
            for number in numbers:
                _take_one(box, number.decode(), take)
            return len(numbers)
    except (OSError, imaplib.IMAP4.error, ssl.SSLError) as error:
        raise MailboxError(host=account.host) from error


def _connected(account: Account) -> imaplib.IMAP4:
    if account.encrypted:
        return imaplib.IMAP4_SSL(account.host, account.port, ssl_context=ssl.create_default_context(), timeout=30)
    return imaplib.IMAP4(account.host, account.port, timeout=30)


def _take_one(box: imaplib.IMAP4, number: str, take: Callable[[bytes], None]) -> None:
    """PEEK leaves it unread until it is durable here."""
    _, parts = box.fetch(number, "(BODY.PEEK[])")
    raw = next((part[1] for part in parts if isinstance(part, tuple)), None)
    if raw:
        take(raw)
        box.store(number, "+FLAGS", "\\Seen")
