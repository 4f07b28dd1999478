"""Addresses from outside taken apart and joined, where the library would raise on a lone bracket (`http://[`) that any page may carry."""

from urllib.parse import SplitResult, urljoin, urlsplit

NOTHING = SplitResult("", "", "", "", "")


def apart(address: str | None) -> SplitResult:
    """The parts; all of them empty where it is no address."""
    try:
        return urlsplit(address or "")
    except ValueError:
        return NOTHING


def joined(here: str, link: str) -> str:
    """The link as seen from `here`; nothing where it leads nowhere."""
    try:
        return urljoin(here, link)
    except ValueError:
        return ""
