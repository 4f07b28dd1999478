"""The public page of a company: only claims that their claimants show to everybody, and only answers that they confirmed."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Select, delete, select
from sqlalchemy.orm import Session

from bridge.domain.catalogue import Catalogue
from bridge.domain.companies import is_legal_person, slug_of
from bridge.domain.parties import Company
from bridge.domain.response_times import Heard, heard
from bridge.errors import NotFoundError
from bridge.sentences import say
from bridge.services import companies, find, planning
from bridge.store.company_tables import CompanyRow, PublicCompanyRow
from bridge.store.tables import ClaimRow, KeyRow

SHOWN = ("public_pseudonymous", "public_named")
MOST = 2000
"""Claims that a page counts, the newest."""


class NoSuchCompanyError(NotFoundError):
    """No public claim is against a company of that word."""

    code = "no_such_company"
    sentence = say("No hay reclamaciones públicas contra esa empresa.")


@dataclass(frozen=True, slots=True)
class Heading:
    """Who the page is about: only what is public of a company."""

    slug: str
    brand: str
    name: str | None
    country: str


def place(session: Session, claim: ClaimRow) -> None:
    """Puts a claim under its company's page while it is public and not withdrawn, and takes it away when it is not. A sole trader has no page."""
    session.execute(delete(PublicCompanyRow).where(PublicCompanyRow.claim_id == claim.id))
    if claim.visibility not in SHOWN or find.is_erased(session, claim) or find.state(session, claim).withdrawn:
        return
    slug = page_of(session, find.draft(session, claim).company)
    if slug:
        session.add(PublicCompanyRow(claim_id=claim.id, slug=slug))
        session.flush()


def page_of(session: Session, company: Company) -> str | None:
    """The word of the company's page; None for who may be a person."""
    row = companies.same_as(session, company)
    if row is not None:
        return row.slug
    return slug_of(company.called, company.country) or None if is_legal_person(company.name, company.tax_id, company.country) else None


def heading(session: Session, slug: str) -> Heading:
    """Who it is: as the directory says, else as its newest public claim does. Raises NoSuchCompanyError."""
    row = session.scalars(select(CompanyRow).where(CompanyRow.slug == slug)).one_or_none()
    if row is not None:
        return Heading(slug, row.brand, row.name, row.country)
    claim = session.scalars(_claims(slug).limit(1)).first()
    if claim is None:
        raise NoSuchCompanyError
    company = find.draft(session, claim).company
    return Heading(slug, company.called, company.name, company.country)


def _claims(slug: str) -> Select[ClaimRow]:
    shown = select(ClaimRow).join(PublicCompanyRow, PublicCompanyRow.claim_id == ClaimRow.id).join(KeyRow, KeyRow.claim_id == ClaimRow.id)
    return shown.where(PublicCompanyRow.slug == slug, ClaimRow.visibility.in_(SHOWN), ClaimRow.code.is_not(None)).order_by(ClaimRow.id.desc())


def cases(session: Session, catalogue: Catalogue, slug: str, now: datetime, zone: ZoneInfo) -> tuple[Heard, ...]:
    """Its public claims as the figures count them, the newest first."""
    return tuple(_heard(session, catalogue, claim, now, zone) for claim in session.scalars(_claims(slug).limit(MOST)))


def _heard(session: Session, catalogue: Catalogue, claim: ClaimRow, now: datetime, zone: ZoneInfo) -> Heard:
    state = find.state(session, claim)
    running = planning.first_running(catalogue, find.draft(session, claim), state, now, zone)
    return heard(claim.code or "", state, running.dated.deadline.due_day if running else None)
