"""The sector of a claim, guessed from what was written and offered, never imposed; and what it is about (its matter)."""

import re
import unicodedata
from types import MappingProxyType

from bridge.domain.sector_words import MATTERS, NAMES, WORDS

GENERAL = "general"
SUBSECTORS = MappingProxyType({
    "bank": ("finance", "bank"), "insurance": ("finance", "insurance"), "invest": ("finance", "invest"),
    "electricity": ("energy", "electricity"), "gas": ("energy", "gas"), "water": ("utilities", "water"),
})  # fmt: skip
"""A sector inside another: both are served by the packs of the wider one."""
KNOWN = ("general", "telecom", "air", "finance", "energy", "utilities", "postal", "rail", "coach", "sea", "tourism", "data_protection")

SYNONYMS = MappingProxyType({
    "parcel": "postal", "post": "postal", "courier": "postal", "airline": "air", "train": "rail", "bus": "coach", "phone": "telecom", "internet": "telecom",
    "banking": "bank", "investment": "invest", "insurer": "insurance", "data": "data_protection", "privacy": "data_protection", "power": "electricity",
    "general_large_company": "general",
})  # fmt: skip
"""Other names that people and files give to a sector."""

BASIC_SERVICES = frozenset({"utilities", "energy", "air", "rail", "coach", "sea", "postal", "telecom", "finance"})
"""Bound by Ley 10/2025 whatever their size (art. 2.1)."""

ON_THE_SPOT = frozenset({"restaurant", "hotel", "shop", "bar", "cafe", "hairdresser", "garage", "supermarket", "gym", "cinema", "petrol_station", "nightclub"})
"""Kinds of business whose facts happen on their premises: the region is theirs."""

NAME_WEIGHT = 3
LONGEST_NAME = 200


def plain(text: str) -> str:
    """Lower case without accents or signs: how words are looked for."""
    marks = unicodedata.normalize("NFD", text.lower())
    bare = "".join(letter for letter in marks if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[a-z0-9]+", bare))


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b")


SECTOR_PATTERNS = tuple((sector, _pattern(words)) for sector, words in WORDS)
NAME_PATTERNS = MappingProxyType({sector: re.compile("|".join(names)) for sector, names in NAMES})
MATTER_PATTERNS = tuple((matter, _pattern(words)) for matter, words in MATTERS)


def scores(text: str, company: str = "") -> dict[str, int]:
    """How many words of each sector are there; the company's name weighs more."""
    found, named = plain(text), plain(company[:LONGEST_NAME])
    counted = {sector: len(set(pattern.findall(found))) for sector, pattern in SECTOR_PATTERNS}
    for sector, pattern in NAME_PATTERNS.items():
        if named and pattern.search(named):
            counted[sector] += NAME_WEIGHT
    return counted


def guess(text: str, company: str = "") -> str | None:
    """The kind of business or sector that the words and the company's name suggest; None where they suggest none."""
    counted = scores(text, company)
    best = max(counted, key=lambda sector: counted[sector])
    return best if counted[best] else None


def narrowed(sector: str, text: str, company: str = "") -> str:
    """A wide sector (energy, finance) made narrower where the words tell which of its parts it is."""
    name = SYNONYMS.get(sector, sector)
    counted = scores(text, company)
    parts = [part for part, wide in SUBSECTORS.items() if wide[0] == name and counted[part]]
    return max(parts, key=lambda part: counted[part], default=name)


def matters(text: str) -> frozenset[str]:
    """What the words say it is about."""
    found = plain(text)
    return frozenset(matter for matter, pattern in MATTER_PATTERNS if pattern.search(found))


def widened(sector: str) -> tuple[str, ...]:
    """A sector and those that hold it: `bank` → finance, bank. Anything unknown is general."""
    name = SYNONYMS.get(sector, sector)
    if name in SUBSECTORS:
        return SUBSECTORS[name]
    return (name,) if name in KNOWN else (GENERAL,)


def is_on_the_spot(sector: str | None, about: frozenset[str]) -> bool:
    """Whether the facts happened at the establishment, as far as one can guess."""
    return sector in ON_THE_SPOT or "form_refused" in about
