"""The link that somebody means when they share or paste a text."""

import re

LINK = re.compile(r"(?:https?|at)://[^\s<>\"“”«»]+", re.IGNORECASE)
BARE = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}/[^\s<>\"“”«»]+", re.IGNORECASE)
TRAILING = ".,;:!?'’…*_~`|"
PAIRS = {")": "(", "]": "[", "}": "{"}


def find_link(title: str | None, text: str | None, url: str | None) -> str | None:
    """The last http(s) link, looked for in the address, then in the text, then in the title.

    Phones without an address field put the link at the end of the text. Punctuation that belongs to the sentence is cut, the fragment is kept.
    """
    return next((link for given in (url, text, title) if (link := _last(given or ""))), None)


def _last(text: str) -> str | None:
    if text.strip().startswith("//") and " " not in text.strip():
        return f"https:{text.strip()}"
    found = LINK.findall(text)
    if found:
        return trimmed(found[-1])
    bare = BARE.findall(text)
    return f"https://{trimmed(bare[-1])}" if bare else None


def trimmed(link: str) -> str:
    """The link without the punctuation of the sentence around it."""
    while link and (link[-1] in TRAILING or _unpaired(link)):
        link = link[:-1]
    return link


def _unpaired(link: str) -> bool:
    opening = PAIRS.get(link[-1])
    return opening is not None and link.count(opening) < link.count(link[-1])
