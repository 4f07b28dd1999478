"""What the share card and the badge say of a claim: the live state in a few words. From what the world may see, and from nothing else."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bridge.domain.network_names import network_name
from bridge.domain.public import PublicClaim
from bridge.sentences import Sentence, say

WIDTH, HEIGHT = 1200, 630


@dataclass(frozen=True, slots=True)
class Card:
    """The card: who is claimed against, where it stands, how far the term has run, what is asked, by whom. `late` paints it red."""

    kicker: Sentence
    big: Sentence
    under: Sentence | None
    late: bool
    day: int | None
    total: int | None
    asks: Sentence
    amount: str
    who: Sentence
    stamped_at: datetime
    address: str


def card(claim: PublicClaim, zone: ZoneInfo, address: str) -> Card:
    """The card of a claim; `address` is the instance's."""
    at = claim.progress
    amount = "" if claim.amount is None else f"{claim.amount:,.2f}".translate(str.maketrans(",.", ".,"))
    network = network_name(claim.post.network) if claim.post else None
    return Card(
        kicker=claim.against, big=claim.status.heading, under=claim.status.under, late=claim.status.tone == "late",
        day=at.day if at else None, total=at.total if at else None, asks=claim.asks,
        amount=f"{amount} {CURRENCY_SIGNS.get(claim.currency, claim.currency)}" if amount else "",
        who=say("{who} en {network}", who=claim.claimant, network=network) if network else say("{who}", who=claim.claimant),
        stamped_at=(claim.presented_at or claim.issued_at).astimezone(zone), address=f"{address.partition('://')[2]}/r/{claim.code}",
    )  # fmt: skip


CURRENCY_SIGNS = {"EUR": "€", "USD": "$", "GBP": "£"}


def card_name(claim: PublicClaim, today: date) -> str:
    """The name of today's card: the day and a mark of the state, so that networks that keep pictures by their address fetch the new one."""
    state = f"{claim.status.heading} {claim.status.under} {claim.status.tone} {claim.claimant}"
    return f"tarjeta-{today:%Y%m%d}-{hashlib.sha256(state.encode()).hexdigest()[:6]}.png"


def alternative(claim: PublicClaim) -> tuple[Sentence, ...]:
    """What the card says, for those who do not see it."""
    return (claim.against, claim.status.heading, *((claim.status.under,) if claim.status.under else ()))
