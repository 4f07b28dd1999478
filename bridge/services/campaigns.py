"""Campaigns: many people against one company, with what their claims share."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from bridge.errors import NotFoundError
from bridge.sentences import say
from bridge.store.organisation_tables import CampaignRow


class NoSuchCampaignError(NotFoundError):
    """No campaign has that slug."""

    code = "no_such_campaign"
    sentence = say("No hay ninguna campaña «{slug}».", slug="")


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
    return row.said.get("shared", {}), row.id
