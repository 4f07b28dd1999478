"""What a datum of the law rests on: the norm, its article, how surely we read it, and texts in both languages."""

from dataclasses import dataclass
from datetime import date

CONFIDENCES = ("memory", "secondary", "official", "text")
"""How a datum was read, from worst to best: not checked, another's page, an official page, the law's own text."""
SEVERAL = (" y ", " a ", ", ")
"""What joins several articles when they are cited."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a pack, written in both languages by whoever wrote the pack."""

    es: str
    en: str

    def said(self, language: str) -> str:
        """The text in that language; Spanish for any language a pack is not written in."""
        return self.en if language == "en" else self.es

    def __str__(self) -> str:
        return self.es


@dataclass(frozen=True, slots=True)
class Norm:
    """A law, decree or regulation, where anybody can read it."""

    id: str
    title: str
    number: str
    url: str


@dataclass(frozen=True, slots=True)
class Basis:
    """The article that a datum rests on."""

    norm: Norm
    article: str
    confidence: str
    checked_on: date

    @property
    def verified(self) -> bool:
        """Whether it was read in the law or on an official page; the rest renders as «sin verificar»."""
        return self.confidence in {"text", "official"}

    @property
    def cited(self) -> str:
        """How it is cited: «TRLGDCU (RDLeg 1/2007), art. 21.3», «LEC (Ley 1/2000), arts. 23 y 31»."""
        return f"{self.norm.title}, {self.articles}" if self.article else self.norm.title

    @property
    def articles(self) -> str:
        """The article alone: «art. 21.3», «arts. 23 y 31»; empty where there is none."""
        several = any(joint in self.article for joint in SEVERAL)
        return f"{'arts.' if several else 'art.'} {self.article}" if self.article else ""
