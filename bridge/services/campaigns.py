"""Campaigns: many people against one company, with a page to join and what their claims share."""

from collections.abc import Mapping, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bridge.domain.campaigns import Campaign, as_json, check, read_campaign
from bridge.domain.organisations import check_slug
from bridge.errors import ConflictError, NotFoundError
from bridge.sentences import say
from bridge.services import organisations
from bridge.services.record import Act
from bridge.store.organisation_tables import CampaignRow, ListedRow


class NoSuchCampaignError(NotFoundError):
    """No campaign has that slug."""

    code = "no_such_campaign"
    sentence = say("No hay ninguna campaña «{slug}».", slug="")


class CampaignTakenError(ConflictError):
    """Another campaign has that address."""

    code = "campaign_taken"
    sentence = say("Esa dirección ya la tiene otra campaña.")


def create(session: Session, organisation_id: int, slug: str, campaign: Campaign, act: Act) -> CampaignRow:
    """Opens a campaign. Raises NotASlugError, CampaignTakenError, NotSharedError or what its values raise."""
    check_slug(slug)
    check(campaign)
    if session.scalar(select(CampaignRow.id).where(CampaignRow.slug == slug)) is not None:
        raise CampaignTakenError
    row = CampaignRow(organisation_id=organisation_id, slug=slug, said=as_json(campaign), created_at=act.at)
    session.add(row)
    session.flush()
    organisations.write(session, organisation_id, "campaign_opened", act, {"slug": slug, "title": campaign.title})
    return row


def find_one(session: Session, slug: str) -> CampaignRow:
    """The campaign of that slug. Raises NoSuchCampaignError."""
    found = session.scalars(select(CampaignRow).where(CampaignRow.slug == slug[:60])).one_or_none()
    if found is None:
        raise NoSuchCampaignError(slug=slug[:60])
    return found


def of_organisation(session: Session, organisation_id: int, slug: str) -> CampaignRow:
    """The association's campaign of that slug. Raises NoSuchCampaignError, for another's as for none."""
    found = find_one(session, slug)
    if found.organisation_id != organisation_id:
        raise NoSuchCampaignError(slug=slug[:60])
    return found


def shared(session: Session, organisation_id: int, slug: str | None) -> tuple[Mapping[str, str], int | None]:
    """What the rows of a campaign's file share, by path, and its number; nothing without one. Raises NoSuchCampaignError."""
    if not slug:
        return {}, None
    row = of_organisation(session, organisation_id, slug)
    return read_campaign(row.said).shared, row.id


def every(session: Session, organisation_id: int) -> Sequence[tuple[CampaignRow, int]]:
    """The association's campaigns with how many have joined, newest first."""
    joined = select(func.count()).select_from(ListedRow).where(ListedRow.campaign_id == CampaignRow.id).scalar_subquery()
    query = select(CampaignRow, joined).where(CampaignRow.organisation_id == organisation_id).order_by(CampaignRow.id.desc())
    return [(row, many) for row, many in session.execute(query)]


def joined(session: Session, campaign_id: int) -> int:
    """How many have joined."""
    return session.scalar(select(func.count()).select_from(ListedRow).where(ListedRow.campaign_id == campaign_id)) or 0


def close(session: Session, organisation_id: int, slug: str, act: Act) -> None:
    """Nobody joins any more. Closed twice, it is closed once."""
    row = of_organisation(session, organisation_id, slug)
    if row.closed_at is None:
        row.closed_at = act.at
        organisations.write(session, organisation_id, "campaign_closed", act, {"slug": slug})
