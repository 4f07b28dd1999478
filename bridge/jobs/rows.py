"""One row of a batch: checked for its procedure, drawn, and written as a claim, in one transaction; or all that is wrong with it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bridge.domain.batches import Claimed, Problem, read_row, row_text
from bridge.domain.claims import Attached
from bridge.domain.column_fields import BY_PATH
from bridge.domain.columns import Meaning
from bridge.domain.drafts import Draft
from bridge.domain.mandates import Mandate, check
from bridge.domain.organisations import CAPACITY, CAPACITY_ACCEPTED, Profile, representative
from bridge.domain.uploads import Upload
from bridge.errors import ConstaError
from bridge.jobs import watch
from bridge.jobs.context import Context
from bridge.jobs.making import Material, day, with_procedure
from bridge.jobs.render import sealed
from bridge.sentences import say
from bridge.services import attaching, batches, issuing, mandates, planning, whole
from bridge.services.attaching import Kept
from bridge.services.batches import Line
from bridge.services.issuing import Plan
from bridge.services.mandates import Given
from bridge.services.planning import IncompleteError
from bridge.services.record import Act
from bridge.services.whole import Whole
from bridge.store import organisation_sealing
from bridge.store.organisation_tables import MandateRow
from bridge.store.vault import fresh_key, seal_file
from bridge.words import spoken


@dataclass(frozen=True, slots=True)
class Order:
    """What all rows of a batch share."""

    batch_id: int
    organisation_id: int
    profile: Profile
    meaning: Meaning
    shared: Mapping[str, str]
    to_file: bool
    campaign_id: int | None = None


@dataclass(frozen=True, slots=True)
class Ready:
    """A row that has been read: what it claims, the key that makes it one claim, and who gives it."""

    number: int
    claimed: Claimed
    key: bytes
    member: bytes


def prepared(context: Context, order: Order, number: int, cells: Sequence[str]) -> Ready | Line:
    """The row as read, or what is wrong with it."""
    claimed = read_row(cells, order.meaning, order.shared)
    if isinstance(claimed, tuple):
        return Line(number, "failed", None, claimed)
    vault = context.store.vault
    return Ready(
        number, claimed, organisation_sealing.blind(vault, order.organisation_id, "row", row_text(claimed)),
        mandates.member_key(vault, order.organisation_id, claimed.draft.claimant),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Checked:
    """A row that its procedure admits: the draft with who represents, what the procedure brings, and the representation if there is one."""

    draft: Draft
    plan: Plan
    mandate: Mandate | None
    new_mandate: bool


def checked(context: Context, order: Order, ready: Ready, given: Sequence[Mandate]) -> Checked | tuple[Problem, ...]:
    """The row worked out, or what it lacks. Presenting wants a representation; a document alone does not (Ley 39/2015 art. 5.3)."""
    draft = ready.claimed.draft
    try:
        mandate, new = _mandate(context, order, ready, given)
        draft = with_procedure(context, _represented(draft, order.profile, mandate))
        return Checked(draft, planning.plan(context.catalogue, draft, day(context)), mandate, new)
    except IncompleteError as error:
        return tuple(_lacking(context, draft, error))
    except ConstaError as error:
        return (Problem(FIELD_OF.get(error.code, ""), error.spoken()),)


FIELD_OF = {
    "no_mandate": "mandate.signed_on", "mandate_ended": "mandate.ends_on", "mandate_in_future": "mandate.signed_on",
    "no_procedure": "company.country", "unknown_procedure": "procedure", "not_in_force": "procedure", "repealed": "procedure",
}  # fmt: skip


def _lacking(context: Context, draft: Draft, error: IncompleteError) -> Iterator[Problem]:
    """What the procedure wants and the row does not say, each by its name, with the procedure's own words where it has some."""
    row = planning.chosen(context.catalogue, draft, day(context))
    asked = {detail.path: detail.asks.said("es") for detail in row.details}
    for path in error.paths:
        name = asked.get(path) or (str(BY_PATH[path].name) if path in BY_PATH else path)
        yield Problem(path, say("Falta: {field} (lo pide «{procedure}»).", field=name, procedure=row.name.said("es")))


def _mandate(context: Context, order: Order, ready: Ready, given: Sequence[Mandate]) -> tuple[Mandate | None, bool]:
    """The representation that holds today: one that is kept already, or the one that the row tells of."""
    claimed, today = ready.claimed, day(context)
    told = Mandate("paper", claimed.signed_on, claimed.ends_on) if claimed.signed_on else None
    if told or order.to_file:
        every = (*given, told) if told else given
        return check(every, today, order.campaign_id), told is not None and told not in given
    return next((mandate for mandate in given if mandate.holds(today, order.campaign_id)), None), False


def _represented(draft: Draft, profile: Profile, mandate: Mandate | None) -> Draft:
    if mandate is None or mandate.signed_on is None:
        return draft
    capacity = say((CAPACITY if mandate.kind == "paper" else CAPACITY_ACCEPTED).text, day=mandate.signed_on)
    return replace(draft, representative=representative(profile, spoken(capacity, draft.language)))


def issue(context: Context, order: Order, ready: Ready, good: Checked, material: Material) -> Line:
    """Draws the document, makes it durable, and writes the claim with all that belongs to it in one transaction.

    Done twice at once by two workers, the second finds the first's claim.
    """
    act = Act("association", context.clock().astimezone(context.zone))
    made = drawn(context, order, ready, good, material, act)
    try:
        with context.store.begin() as session:
            if batches.is_cancelled(session, order.batch_id):
                return Line(ready.number, "cancelled")
            claim_id = keep(session, made)
            if good.new_mandate and good.mandate:
                given = Given(ready.claimed.draft.claimant, good.mandate)
                session.execute(insert(MandateRow).values(mandates.row_values(session, order.organisation_id, given, act)))
            line = Line(ready.number, "issued", claim_id)
            batches.keep_line(session, order.organisation_id, order.batch_id, line)
    except IntegrityError:
        return keep_repeated(context, order, ready)
    return line


def keep(session: Session, made: Whole, token: str | None = None) -> int:
    """Writes the claim, and from now on its post is watched. Its number."""
    claim_id = whole.keep(session, made, token)
    if made.capture:
        watch.begin(session, claim_id, made.capture.post, made.act.at)
    return claim_id


def keep_repeated(context: Context, order: Order, ready: Ready) -> Line:
    """Writes that the row is a claim already."""
    with context.store.begin() as session:
        known = batches.known(session, order.organisation_id, [ready.key])
        line = Line(ready.number, "repeated", known[ready.key])
        if not batches.done_rows(session, order.batch_id, ready.number, ready.number):
            batches.keep_line(session, order.organisation_id, order.batch_id, line)
    return line


def drawn(context: Context, order: Order, ready: Ready, good: Checked, material: Material, act: Act) -> Whole:  # noqa: PLR0913, PLR0917 (all of a claim)
    """The claim drawn, its files durable under its own key, before any row speaks of it."""
    key = fresh_key()
    files = tuple(_kept(context, key, kind, upload) for kind, upload in material.files)
    code = issuing.new_code()
    said = tuple(_described(file, good.draft.language) for file in files)
    whole = issuing.Whole(good.draft, material.capture, said, reply_key=issuing.reply_key(context.store.vault, code))
    content = issuing.content_of(whole, good.plan, act, (code, context.address))
    pdf = sealed(context, content, {file.sha256: file.upload.data for file in files})
    document = _kept(context, key, "document", Upload(f"{content.reference}.pdf", "application/pdf", pdf))
    return Whole(
        key, good.draft, material.capture, content, (*files, document), act, order.organisation_id, order.batch_id or None, order.campaign_id, ready.key,
    )  # fmt: skip


def _described(kept: Kept, language: str) -> Attached:
    upload = kept.upload
    return Attached(upload.name, upload.media_type, len(upload.data), kept.sha256, kept.kind, attaching.in_words(kept.kind, upload.name, language))


def _kept(context: Context, key: bytes, kind: str, upload: Upload) -> Kept:
    return Kept(upload, kind, attaching.fingerprint(upload.data), context.files.put(seal_file(key, upload.data)))
