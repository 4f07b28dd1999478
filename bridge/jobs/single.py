"""One claim of an association, as the API makes it: a row of a file that holds one row, and that nobody keeps."""

from dataclasses import dataclass

from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from bridge.domain.batches import Claimed, row_text
from bridge.domain.drafts import Draft
from bridge.errors import InvalidError
from bridge.jobs.context import Context
from bridge.jobs.making import Material, captured, with_picture
from bridge.jobs.rows import Checked, Order, Ready, checked, drawn, keep
from bridge.sentences import say
from bridge.services import batches, mandates, organisations
from bridge.services.mandates import Given
from bridge.services.record import Act
from bridge.store import organisation_sealing
from bridge.store.organisation_tables import MandateRow, OrganisationRow
from bridge.store.tables import ClaimRow


class NotAdmittedError(InvalidError):
    """The procedure would not admit it."""

    code = "not_admitted"
    sentence = say("El cauce no la admitiría así: {problems}", problems="")

    def __init__(self, problems: str, paths: tuple[str, ...]) -> None:
        super().__init__(problems=problems)
        self.paths = paths


@dataclass(frozen=True, slots=True)
class Single:
    """The claim, and whether it was there already."""

    code: str
    fresh: bool


def make(context: Context, organisation_id: int, claimed: Claimed) -> Single:
    """Issues the claim. The same again is the same claim. Raises NotAdmittedError, or what the draft's values raise."""
    with context.store.read() as session:
        profile = organisations.profile(session, session.get_one(OrganisationRow, organisation_id))
    order = Order(0, organisation_id, profile, {}, {}, to_file=False)
    vault = context.store.vault
    key = organisation_sealing.blind(vault, organisation_id, "row", row_text(claimed))
    ready = Ready(0, claimed, key, mandates.member_key(vault, organisation_id, claimed.draft.claimant))
    with context.store.read() as session:
        known = batches.known(session, organisation_id, [key])
        given = mandates.of_members(session, organisation_id, [ready.member])[ready.member]
    if known:
        return _known(context, known[key])
    good = checked(context, order, ready, given)
    if isinstance(good, tuple):
        raise NotAdmittedError(" ".join(str(problem.sentence) for problem in good), tuple(problem.field for problem in good))
    return _issued(context, order, ready, good)


def _known(context: Context, claim_id: int) -> Single:
    with context.store.read() as session:
        return Single(session.get_one(ClaimRow, claim_id).code or "", fresh=False)


def _issued(context: Context, order: Order, ready: Ready, good: Checked) -> Single:
    act = Act("association", context.clock().astimezone(context.zone))
    made = drawn(context, order, ready, good, _material(context, good.draft), act)
    try:
        with context.store.begin() as session:
            keep(session, made)
            if good.new_mandate and good.mandate:
                given = Given(good.draft.claimant, good.mandate)
                session.execute(insert(MandateRow).values(mandates.row_values(session, order.organisation_id, given, act)))
    except IntegrityError:
        with context.store.read() as session:
            known = batches.known(session, order.organisation_id, [ready.key])
        return _known(context, known[ready.key])
    return Single(made.code, fresh=True)


def _material(context: Context, draft: Draft) -> Material:
    return with_picture(context, captured(context, draft.post, None), draft.language)
