"""One e-mail address, checked: what a form or a claim says is the company's, before it goes into a header or to a server."""

import re
from email.utils import formataddr

import idna

from bridge.errors import InvalidError
from bridge.sentences import say

LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
LABELS = re.compile(r"(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]")
LONGEST_LOCAL = 64
"""RFC 5321 4.5.3.1.1."""


class BadAddressError(InvalidError):
    """Not one e-mail address: several, none, or something that would add headers."""

    code = "bad_address"
    sentence = say("«{address}» no es una dirección de correo. Escribe una sola, como reclamaciones@empresa.es.", address="")


def one_address(text: str) -> str:
    """The address in what was typed, its domain in ASCII and lower case.

    Raises BadAddressError: also for two addresses, line breaks, quotes, and names around it.
    """
    local, at, domain = text.strip(" \t").rpartition("@")
    host = _ascii(domain)
    if not at or len(local) > LONGEST_LOCAL or not LOCAL.fullmatch(local) or not LABELS.fullmatch(host):
        raise BadAddressError(address=one_line(text)[:80])
    return f"{local}@{host}"


def _ascii(domain: str) -> str:
    try:
        return idna.encode(domain, uts46=True).decode().lower()
    except (idna.IDNAError, UnicodeError):
        return ""


def one_line(text: str) -> str:
    """The text without line breaks or control characters: a header's value can add no header."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def named(name: str, address: str) -> str:
    """`Name <address>` for a header."""
    return formataddr((one_line(name), address))
