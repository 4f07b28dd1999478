"""Which replies under a post are the company's: of the account that the author addressed, or of its own domain; never of whoever looks like it."""

import re
import unicodedata
from collections.abc import Iterable

from bridge.domain.addresses import apart
from bridge.domain.parties import Company
from bridge.domain.posts import CapturedPost
from bridge.domain.posts_authorship import same_account

MENTION = re.compile(r"(?<![\w@])@([\w.-]*\w)(?:@([\w.-]*\w))?")
LEAST = 4


def from_company(reply: CapturedPost, post: CapturedPost, company: Company) -> bool:
    """Whether that reply is the company's. A name is no proof: scams answer complaints under names like the company's."""
    handle = (reply.author.handle if reply.author else None) or ""
    if not handle or same_account(reply.author, post.author):
        return False
    return _is_domain(handle, company.website) or (_addressed(handle, post.text or "") and _is_meant(handle, post.text or "", company))


def _is_domain(handle: str, website: str | None) -> bool:
    """On Bluesky a handle may be a domain, which only its owner can take."""
    host = (apart(website if "//" in (website or "") else f"//{website}").hostname or "").removeprefix("www.") if website else ""
    return bool(host) and "." in host and handle.lstrip("@").casefold() == host.casefold()


def _addressed(handle: str, text: str) -> bool:
    wanted = handle.lstrip("@").casefold()
    found = {f"{name}@{host}" if host else name for name, host in MENTION.findall(text.casefold())}
    return wanted in found or wanted.partition("@")[0] in found


def _is_meant(handle: str, text: str, company: Company) -> bool:
    """The author may address friends as well. Who is the only one addressed is meant; among several, who is called like the company."""
    if company.brand or company.name:
        return _resembles(handle, (company.brand, company.name))
    return len(set(MENTION.findall(text.casefold()))) == 1


def _resembles(handle: str, names: Iterable[str | None]) -> bool:
    own = _folded(handle.partition("@")[0])
    told = [_folded(name) for name in names if name]
    words = [_folded(word) for name in names if name for word in name.split()]
    return any(own and (own in name or name in own) for name in told if name) or any(len(word) >= LEAST and word in own for word in words)


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).casefold()
    return re.sub(r"[^0-9a-z]", "", plain)
