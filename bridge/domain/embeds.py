"""The claim in other people's pages: oEmbed, JSON-LD, the badge and the snippet that shows it. From what the world may see, and from nothing else."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from bridge.domain.card import HEIGHT, WIDTH, alternative
from bridge.domain.public import PublicClaim
from bridge.sentences import Sentence

Tell = Callable[[Sentence], str]
LIVE = "tarjeta-hoy.png"
"""The card under a name that stays, for pages that are not written again each day."""
CACHED = 3600


def title(claim: PublicClaim, tell: Tell) -> str:
    """The claim in one line: against whom, and where it stands."""
    company, *state = (tell(sentence) for sentence in alternative(claim))
    return f"{company}: {' '.join(state)}"


def oembed(claim: PublicClaim, address: str, room: tuple[int, int], tell: Tell) -> dict[str, Any]:
    """The card as an oEmbed photo, no larger than the room that the other page has: what blogs and forums show of a link."""
    scale = min(1.0, room[0] / WIDTH, room[1] / HEIGHT)
    return {
        "version": "1.0", "type": "photo", "title": title(claim, tell), "provider_name": "Consta", "provider_url": address, "cache_age": CACHED,
        "url": f"{address}/r/{claim.code}/{LIVE}", "width": round(WIDTH * scale), "height": round(HEIGHT * scale),
    }  # fmt: skip


def json_ld(claim: PublicClaim, address: str, image: str, changed_at: datetime, tell: Tell) -> dict[str, Any]:
    """What programs that read pages may know, in the words of schema.org."""
    page = f"{address}/r/{claim.code}"
    told: dict[str, Any] = {
        "@context": "https://schema.org", "@type": "Report", "@id": page, "url": page, "name": title(claim, tell),
        "reportNumber": claim.reference, "datePublished": claim.issued_at.isoformat(), "dateModified": changed_at.isoformat(), "image": image,
        "about": {"@type": "Organization", "name": claim.company}, "publisher": {"@type": "Organization", "name": "Consta", "url": address},
        "description": tell(claim.status.sentence),
    }  # fmt: skip
    if claim.post and claim.post.url:
        told["isBasedOn"] = claim.post.url
    return told


def snippet(claim: PublicClaim, address: str, tell: Tell) -> str:
    """What the claimant pastes into a page of theirs: a link with the badge, and nothing that runs."""
    alt = _escaped(title(claim, tell))
    return f'<a href="{address}/r/{claim.code}"><img src="{address}/r/{claim.code}/sello.svg" alt="{alt}" height="28"></a>'


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")


PAINTS = {"run": "#3a2fa0", "late": "#b3261e", "still": "#4b5864", "done": "#24693d"}
LETTER, PAD, TALL = 7.4, 12, 28
NAMED = "Consta"


def badge(claim: PublicClaim, tell: Tell) -> str:
    """The badge: the state of the claim in one line, as an SVG without scripts, styles or anything from outside."""
    left, right = NAMED, _state(claim, tell)
    first, second = _wide(left), _wide(right)
    words = f'<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="13" text-anchor="middle">{_word(left, first / 2)}'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{first + second}" height="{TALL}" role="img" aria-label="{_escaped(f"{left}: {right}")}">'
        f"<title>{_escaped(title(claim, tell))}</title>"
        f'<rect width="{first + second}" height="{TALL}" rx="4" fill="{PAINTS[claim.status.tone]}"/>'
        f'<path d="M4 0h{first - 4}v{TALL}H4a4 4 0 0 1-4-4V4a4 4 0 0 1 4-4z" fill="#14202b"/>'
        f"{words}{_word(right, first + second / 2)}</g></svg>"
    )


def _state(claim: PublicClaim, tell: Tell) -> str:
    return " ".join(tell(part) for part in (claim.status.heading, claim.status.under) if part)


def _word(text: str, middle: float) -> str:
    return f'<text x="{middle:g}" y="19" textLength="{len(text) * LETTER:g}" lengthAdjust="spacingAndGlyphs">{_escaped(text)}</text>'


def _wide(text: str) -> int:
    return round(len(text) * LETTER) + 2 * PAD
