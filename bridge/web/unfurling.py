"""What the status page says of itself to networks and programs that show our link: today's card, its words, and schema.org."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bridge.domain.card import card_name
from bridge.domain.embeds import json_ld, title
from bridge.domain.public import PublicClaim
from bridge.jobs.context import Context
from bridge.jobs.making import day
from bridge.sentences import Sentence
from bridge.web.language import aloud


@dataclass(frozen=True, slots=True)
class Unfurling:
    """The card with its words, what schema.org wants to know, when it last changed, and whether the post was seen to link here."""

    image: str
    alt: str
    about: dict[str, Any]
    changed_at: datetime
    linked: bool


def unfurling(context: Context, claim: PublicClaim) -> Unfurling:
    """Of what the world may see."""
    image = f"{context.address}/r/{claim.code}/{card_name(claim, day(context))}"
    about = json_ld(claim, context.address, image, changed_at(claim), _aloud)
    return Unfurling(image, title(claim, _aloud), about, changed_at(claim), claim.linked)


def changed_at(claim: PublicClaim) -> datetime:
    """When something last happened that the world may see."""
    return max((line.at for line in claim.lines), default=claim.issued_at)


def _aloud(sentence: Sentence) -> str:
    return str(aloud(sentence))
