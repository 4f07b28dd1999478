"""Claims for the tests: drafts that a procedure would admit, and what comes of them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from sqlalchemy.orm import Session

from bridge.domain.captures import Capture
from bridge.domain.claims import Cited, Counting
from bridge.domain.drafts import Draft, PostSource, Request
from bridge.domain.parties import Claimant, Company
from bridge.domain.posts import Author, PostRef, Reading, merge
from bridge.services import intake, issuing
from bridge.services.issuing import Plan
from bridge.services.record import Act
from bridge.store.tables import ClaimRow

NOON = datetime(2026, 11, 25, 11, 0, tzinfo=UTC)
CLAIMANT = Act("claimant", NOON)
REF = PostRef("x", "post", "https://x.com/lucia_m/status/1987", "1987", datetime(2026, 11, 8, 20, 17, tzinfo=UTC), "exact", "id")
TEXT = "@AeroLinde llevo TRES semanas esperando el reembolso de 286,40 €. 😡"
DRAFT = Draft(
    post=PostSource(url=REF.canonical_url),
    company=Company(name="Linde Air, S.A.", brand="AeroLinde", address="Calle del Puerto 1, 28001 Madrid", email="reclamaciones@aerolinde.example"),
    claimant=Claimant(name="Lucía Marín Soto", address="Calle Mayor 3, 2.º B", postal_code="28013", city="Madrid", email="lucia@correo.example"),
    facts_date=date(2026, 10, 3), facts="Cancelaron el vuelo del 3 de octubre y no me han devuelto el dinero.",
    request=Request("refund", "Que me devuelvan lo que pagué.", Decimal("286.40")), procedure="es.general",
)  # fmt: skip
PLAN = Plan(
    "es.general", "2025-12-28.abc", "Reclamación directa a la empresa", None, "A4", (Cited("TRLGDCU", "21.3", None, "text", "Responder en quince días"),),
    Counting("15 días naturales", "presentation", date(2026, 12, 10), ("Se presentó el 25 de noviembre de 2026.",)), ("Arbitraje",), (),
)  # fmt: skip


def capture() -> Capture:
    """The post, as a network would give it."""
    post = merge(REF, [Reading("endpoint", author=Author("Lucía M.", "lucia_m"), text=TEXT)], "fetched")
    return Capture(post, NOON, "ab" * 32)


def opened(session: Session, draft: Draft = DRAFT) -> ClaimRow:
    """A claim just opened."""
    return intake.open_claim(session, draft, CLAIMANT).claim


def issued(session: Session, draft: Draft = DRAFT) -> ClaimRow:
    """A claim with its reference."""
    claim = opened(session, draft)
    intake.keep_capture(session, claim, capture(), replace(CLAIMANT, actor="consta"))
    issuing.issue(session, claim, PLAN, CLAIMANT, "https://consta.example")
    return claim
