"""What is known of companies: imported, confirmed by claimants, looked up by what people call them. Offered, never imposed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, or_, select
from sqlalchemy.orm import Session

from bridge.domain.companies import Firm, aliases, asked_aliases, compact, host_of, is_legal_person, resembles, slug_of
from bridge.domain.identity import Identity
from bridge.domain.parties import Company
from bridge.domain.reach import WaysIn
from bridge.errors import NotFoundError
from bridge.store.company_tables import CompanyAliasRow, CompanyRow

IMPORTED, FROM_NOTICE = "import", "notice"
MOST_OFFERED = 3


@dataclass(frozen=True, slots=True)
class Offered:
    """A company that may be the one: what is known of it, how many confirmed it, where it comes from."""

    id: int
    slug: str
    firm: Firm
    source: str
    confirmed: int


def suggestions(session: Session, company: Company, handles: tuple[str, ...]) -> tuple[Offered, ...]:
    """Companies known by what the claim already says, the most confirmed first."""
    asked = asked_aliases(company, handles)
    if not asked:
        return ()
    ids = select(CompanyAliasRow.company_id).where(CompanyAliasRow.alias.in_(asked))
    query = select(CompanyRow).where(CompanyRow.id.in_(ids)).order_by(CompanyRow.confirmed.desc(), CompanyRow.id).limit(MOST_OFFERED)
    return tuple(_offered(row) for row in session.scalars(query))


def known(session: Session, company_id: int) -> Offered:
    """The company of that number. Raises NotFoundError."""
    row = session.get(CompanyRow, company_id)
    if row is None:
        raise NotFoundError
    return _offered(row)


def _offered(row: CompanyRow) -> Offered:
    firm = Firm(row.brand, row.name, row.tax_id, row.country, row.website, row.address, row.email, row.url)
    return Offered(row.id, row.slug, firm, row.source, row.confirmed)


def same_as(session: Session, company: Company) -> CompanyRow | None:
    """The company of a claim in the directory: by its tax number, else by the one brand or name that it has there."""
    if company.tax_id:
        found = _by_alias(session, f"t:{compact(company.tax_id)}", company.country)
        if found:
            return found[0]
    called = Company(name=company.name, brand=company.brand, country=company.country)
    named = [_by_alias(session, alias, company.country) for alias in sorted(asked_aliases(called))]
    rows = {row.id: row for rows in named for row in rows}
    return next(iter(rows.values())) if len(rows) == 1 else None


def _by_alias(session: Session, alias: str, country: str) -> list[CompanyRow]:
    ids = select(CompanyAliasRow.company_id).where(CompanyAliasRow.alias == alias)
    return list(session.scalars(select(CompanyRow).where(CompanyRow.id.in_(ids), CompanyRow.country == country)))


def ways_in(session: Session, company: Company) -> WaysIn | None:
    """How the company is known to take claims; None where it is not known."""
    row = same_as(session, company)
    return WaysIn(row.email, row.url, row.address, row.confirmed, row.source == IMPORTED) if row else None


def keep(session: Session, firm: Firm, source: str, at: datetime, *, confirmed: int = 0) -> CompanyRow | None:
    """Keeps a company, or what is new of one that is there. A sole trader is not kept. What an operator imported, no claimant changes."""
    if not is_legal_person(firm.name, firm.tax_id, firm.country):
        return None
    row = same_as(session, Company(firm.name, firm.brand, firm.tax_id, country=firm.country))
    if row is None:
        row = CompanyRow(slug=_free_slug(session, firm), country=firm.country, brand=firm.brand, source=source, confirmed=0, updated_at=at)
        session.add(row)
    _fill(row, firm, overwrite=source == IMPORTED or row.source != IMPORTED)
    row.source = IMPORTED if IMPORTED in {source, row.source} else source
    row.confirmed, row.updated_at = row.confirmed + confirmed, at
    session.flush()
    _remember_names(session, row.id, aliases(firm))
    return row


FIELDS = ("name", "tax_id", "website", "address", "email", "url")


def _fill(row: CompanyRow, firm: Firm, *, overwrite: bool) -> None:
    for field in FIELDS:
        value: Any = getattr(firm, field)
        if value and (overwrite or getattr(row, field) is None):
            setattr(row, field, value)
    if overwrite:
        row.brand = firm.brand


def _free_slug(session: Session, firm: Firm) -> str:
    """The company's word; a second one of the same word gets its tax number or a count."""
    word = slug_of(firm.brand, firm.country) or slug_of(firm.name or "", firm.country) or "empresa"
    taken = set(session.scalars(select(CompanyRow.slug).where(or_(CompanyRow.slug == word, CompanyRow.slug.startswith(f"{word}-")))))
    return next(one for n in range(1, len(taken) + 2) if (one := word if n == 1 else f"{word}-{n}") not in taken)


def _remember_names(session: Session, company_id: int, found: Iterable[str]) -> None:
    there = set(session.scalars(select(CompanyAliasRow.alias).where(CompanyAliasRow.company_id == company_id)))
    session.add_all(CompanyAliasRow(company_id=company_id, alias=alias) for alias in sorted(set(found) - there))
    session.flush()


def confirm(session: Session, identity: Identity, brand: str, handles: tuple[str, ...], at: datetime) -> CompanyRow | None:
    """Keeps what a site's own legal notice says, once a claimant says that it is the company; of the accounts only those that are plainly its own."""
    firm = firm_of(identity, brand)
    own = tuple(handle for handle in handles if resembles(handle, firm))
    return keep(session, replace(firm, handles=own), FROM_NOTICE, at, confirmed=1)


def firm_of(identity: Identity, brand: str) -> Firm:
    """The identity of a legal notice as a company of the directory. The brand is the person's word, or the site's name."""
    host = (host_of(identity.website) or "").split(".")[0].capitalize()
    return Firm(
        brand or host or identity.name or "—", identity.name, identity.tax_id, identity.country or "ES", identity.website, identity.address, identity.email
    )


def confirm_known(session: Session, company_id: int, at: datetime) -> Offered:
    """Counts that one more claimant says that it is this company. Raises NotFoundError."""
    row = session.get(CompanyRow, company_id)
    if row is None:
        raise NotFoundError
    row.confirmed, row.updated_at = row.confirmed + 1, at
    return _offered(row)


def bring_in(session: Session, firms: Iterable[Firm], at: datetime) -> int:
    """Imports a directory. How many companies it gave; the same again changes nothing but what is new."""
    return sum(keep(session, firm, IMPORTED, at) is not None for firm in firms)


def count(session: Session) -> int:
    """How many companies are known."""
    return session.scalar(select(func.count()).select_from(CompanyRow)) or 0


def forget(session: Session, company_id: int) -> None:
    """Takes a company out of the directory."""
    session.execute(delete(CompanyAliasRow).where(CompanyAliasRow.company_id == company_id))
    session.execute(delete(CompanyRow).where(CompanyRow.id == company_id))
