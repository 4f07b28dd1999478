"""What is known of companies. Nothing of people: sole traders are not kept, and what a claim found for itself is sealed under its key."""

from datetime import datetime

from sqlalchemy import ForeignKey, Integer, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bridge.store.model import Identity, Moment, Record


class CompanyRow(Record):
    """A company as an operator imported it, or as claimants confirmed it from its own legal notice."""

    __tablename__ = "company"

    id: Mapped[int] = mapped_column(Identity, primary_key=True)
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    """Its public page: `/empresas/<slug>`."""
    country: Mapped[str] = mapped_column(String(2))
    brand: Mapped[str] = mapped_column(String(200))
    name: Mapped[str | None] = mapped_column(String(200))
    tax_id: Mapped[str | None] = mapped_column(String(40))
    website: Mapped[str | None] = mapped_column(String(300))
    address: Mapped[str | None] = mapped_column(String(300))
    email: Mapped[str | None] = mapped_column(String(254))
    """Where it takes claims, as its notice or the directory says."""
    url: Mapped[str | None] = mapped_column(String(500))
    """Its own form for claims."""
    source: Mapped[str] = mapped_column(String(10))
    """`import` or `notice`."""
    confirmed: Mapped[int] = mapped_column(Integer, default=0)
    """How many claims said that it is this one."""
    updated_at: Mapped[datetime] = mapped_column(Moment)


class CompanyAliasRow(Record):
    """Something that a company is known by: `b:` its brand or name, `h:` an account, `w:` its site, `t:` its tax number; folded."""

    __tablename__ = "company_alias"
    __table_args__ = (UniqueConstraint("alias", "company_id"),)

    id: Mapped[int] = mapped_column(Identity, primary_key=True)
    company_id: Mapped[int] = mapped_column(ForeignKey("company.id"), index=True)
    alias: Mapped[str] = mapped_column(String(210))


class NoticeRow(Record):
    """What the legal notice of a site said, for one claim that asked."""

    __tablename__ = "company_notice"

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), primary_key=True, autoincrement=False)
    state: Mapped[str] = mapped_column(String(10))
    """`waiting`, `found`, `nothing`."""
    asked: Mapped[bytes] = mapped_column(LargeBinary)
    """Sealed: the site that the person gave."""
    found: Mapped[bytes | None] = mapped_column(LargeBinary)
    """Sealed: the identity read there."""
    at: Mapped[datetime] = mapped_column(Moment)


class PublicCompanyRow(Record):
    """Under which company's public page a claim counts. There only while its claimant shows it to everybody."""

    __tablename__ = "public_company"

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), primary_key=True, autoincrement=False)
    slug: Mapped[str] = mapped_column(String(80), index=True)
