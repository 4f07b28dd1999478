"""The covering document of a campaign, worked out from its claims as they are now."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from bridge.documents.covering import draw_covering
from bridge.domain.campaigns import read_campaign
from bridge.domain.covering import Covered, Covering
from bridge.errors import NotFoundError
from bridge.jobs.context import Context
from bridge.services import campaigns, find, organisations
from bridge.store.organisation_tables import CampaignRow, ListedRow, OrganisationRow
from bridge.store.tables import AttachmentRow, ClaimRow

MOST = 5_000
"""Claims in one index: more are parted by whoever presents them."""


def campaign_cover(context: Context, organisation_id: int, slug: str) -> bytes:
    """The PDF. Raises NoSuchCampaignError, or NotFoundError while nobody has joined."""
    with context.store.read() as session:
        campaign = campaigns.of_organisation(session, organisation_id, slug)
        covered = tuple(_covered(session, campaign))
        profile = organisations.profile(session, session.get_one(OrganisationRow, organisation_id))
    if not covered:
        raise NotFoundError
    said = read_campaign(campaign.said)
    return draw_covering(Covering(
        association=profile.name, association_address=profile.address or "", company=said.company, company_address=said.shared.get("company.address", ""),
        title=said.title, reference=f"/c/{slug}", status_url=f"{context.address}/c/{slug}", claims=covered,
        issued_at=context.clock().astimezone(context.zone).replace(microsecond=0),
    ))  # fmt: skip


def _covered(session: Session, campaign: CampaignRow) -> Iterator[Covered]:
    query = (
        select(ClaimRow, AttachmentRow.sha256)
        .join(ListedRow, ListedRow.claim_id == ClaimRow.id)
        .join(AttachmentRow, AttachmentRow.claim_id == ClaimRow.id)
        .where(ListedRow.campaign_id == campaign.id, AttachmentRow.kind == "document")
        .order_by(ClaimRow.id).limit(MOST)
    )  # fmt: skip
    for claim, sha256 in session.execute(query):
        content = None if find.is_erased(session, claim) else find.content(session, claim)
        if content is not None:
            acts = content.representative.capacity or "" if content.representative else ""
            yield Covered(content.reference, content.claimant.name or "", acts, content.request.amount, sha256)
