"""Who is in a claim: the claimant, the company, and whoever speaks for the claimant."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Claimant:
    """The person who claims. Everything but the name is asked only where the chosen procedure wants it."""

    name: str | None = None
    id_number: str | None = None
    address: str | None = None
    postal_code: str | None = None
    city: str | None = None
    country: str = "ES"
    email: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class Company:
    """The company claimed against (empresa reclamada). `brand` is what people call it, `name` its registered name."""

    name: str | None = None
    brand: str | None = None
    tax_id: str | None = None
    address: str | None = None
    email: str | None = None
    website: str | None = None
    country: str = "ES"
    bound_by_ley_10_2025: bool | None = None

    @property
    def called(self) -> str:
        """The name to use in a sentence."""
        return self.brand or self.name or ""


@dataclass(frozen=True, slots=True)
class Representative:
    """Who acts for the claimant (representación); must be proved (Ley 39/2015 art. 5.3)."""

    name: str
    id_number: str | None = None
    address: str | None = None
    email: str | None = None
    capacity: str | None = None
