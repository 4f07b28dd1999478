"""Somebody joins a campaign: their claim is issued with their post or story, under the representation that they have just accepted."""

from dataclasses import dataclass

from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from bridge.domain.batches import Claimed, member_text
from bridge.domain.campaigns import read_campaign
from bridge.domain.column_fields import BY_PATH
from bridge.domain.drafts import Draft, as_json, read_draft
from bridge.domain.mandates import Mandate, words
from bridge.errors import ConflictError, InvalidError
from bridge.jobs.context import Context
from bridge.jobs.making import Material, captured, day
from bridge.jobs.rows import Order, Ready, checked, drawn, keep
from bridge.sentences import say
from bridge.services import batches, mandates, organisations
from bridge.services.mandates import Given
from bridge.services.record import Act
from bridge.store import organisation_sealing
from bridge.store.organisation_tables import CampaignRow, MandateRow, OrganisationRow


class AlreadyJoinedError(ConflictError):
    """The same person in the same campaign."""

    code = "already_joined"
    sentence = say("Ya te habías sumado a esta campaña con ese documento. Tu reclamación sigue adelante: usa el enlace que guardaste.")


class CannotJoinError(InvalidError):
    """Something that the procedure wants is missing."""

    code = "cannot_join"
    sentence = say("Todavía no se puede hacer: {problems}", problems="")


@dataclass(frozen=True, slots=True)
class Joined:
    """A claim just made by joining."""

    code: str
    reference: str
    token: str


def with_shared(campaign: CampaignRow, draft: Draft) -> Draft:
    """The draft with what all claims of the campaign say."""
    given = as_json(draft)
    for path, text in read_campaign(campaign.said).shared.items():
        head, _, tail = path.partition(".")
        if tail:
            given[head] = {**(given[head] or {}), tail: BY_PATH[path].read(text)}
        else:
            given[head] = text
    return read_draft(given)


def join(context: Context, campaign: CampaignRow, draft: Draft, token: str) -> Joined:
    """Makes the claim, under the link of that token. The same person twice, however quickly, is one claim.

    Raises AlreadyJoinedError or CannotJoinError.
    """
    us, today = campaign.organisation_id, day(context)
    with context.store.read() as session:
        profile = organisations.profile(session, session.get_one(OrganisationRow, us))
    order = Order(0, us, profile, {}, {}, to_file=True, campaign_id=campaign.id)
    draft = with_shared(campaign, draft)
    key = organisation_sealing.blind(context.store.vault, us, "row", f"campaign|{campaign.id}|{member_text(draft.claimant)}")
    ready = Ready(0, Claimed(draft), key, mandates.member_key(context.store.vault, us, draft.claimant))
    mandate = Mandate("electronic", today, None, None, campaign.id)
    good = checked(context, order, ready, [mandate])
    if isinstance(good, tuple):
        raise CannotJoinError(problems=" ".join(str(problem.sentence) for problem in good))
    with context.store.read() as session:
        if batches.known(session, us, [key]):
            raise AlreadyJoinedError
    act = Act("claimant", context.clock().astimezone(context.zone))
    material = captured(context, draft.post, None) if draft.post.url else Material()
    made = drawn(context, order, ready, good, material, act)
    accepted = tuple(str(sentence) for sentence in words(profile.name, draft.company.called, None))
    try:
        with context.store.begin() as session:
            keep(session, made, token)
            session.execute(insert(MandateRow).values(mandates.row_values(session, us, Given(draft.claimant, mandate, accepted), act)))
    except IntegrityError:
        raise AlreadyJoinedError from None
    return Joined(made.code, made.content.reference, token)
