"""Many people, one company: what the covering document says, with an index of the claims and their totals (Ley 39/2015 art. 66.2)."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from bridge.domain.plain import plain


@dataclass(frozen=True, slots=True)
class Covered:
    """A claim in the index."""

    reference: str
    claimant: str
    represented: str
    """How the representation is proved; empty where there is none."""
    amount: Decimal | None
    pdf_sha256: str


@dataclass(frozen=True, slots=True)
class Covering:
    """A covering document."""

    association: str
    association_address: str
    company: str
    company_address: str
    title: str
    reference: str
    status_url: str
    issued_at: datetime
    claims: tuple[Covered, ...]
    language: str = "es"

    @property
    def total(self) -> Decimal:
        """All that is claimed together."""
        return total(self.claims)

    @property
    def identity(self) -> str:
        """The digest of what it says."""
        return hashlib.sha256(json.dumps(plain(self), sort_keys=True).encode()).hexdigest()

    @property
    def verification_code(self) -> str:
        """Its digest, as far as it fits in a margin."""
        return "-".join(self.identity[n : n + 4].upper() for n in range(0, 16, 4))


def total(claims: Iterable[Covered]) -> Decimal:
    """The sum of the amounts that are claimed."""
    return sum((claim.amount for claim in claims if claim.amount is not None), Decimal(0))
