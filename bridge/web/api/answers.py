"""What each call of the API does."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import request
from werkzeug.wrappers import Response

from bridge.domain.batches import Claimed
from bridge.domain.drafts import check_object, read_draft
from bridge.domain.mandates import Mandate, words
from bridge.domain.parties import Claimant
from bridge.domain.phases import PHASES
from bridge.domain.references import read_code
from bridge.domain.status import Told, tell
from bridge.domain.uploads import harmless_name
from bridge.errors import InvalidError, NotFoundError
from bridge.jobs.exports import claim_json
from bridge.jobs.making import day
from bridge.jobs.single import make
from bridge.jobs.slicing import begin, open_batch
from bridge.jobs.tabling import check_table, guess_reading, open_table
from bridge.networks import web_link
from bridge.sentences import say
from bridge.services import attaching, batches, campaigns, find, hooks, mandates, organisations, worklist
from bridge.services.mandates import Given
from bridge.services.worklist import Asked
from bridge.store.organisation_tables import BatchRow, OrganisationRow
from bridge.web.api.calling import Call, body, called
from bridge.web.language import aloud

MOST = 200
Made = tuple[int, Any]


class WrongCursorError(InvalidError):
    """A cursor or a limit that is not one."""

    code = "wrong_cursor"
    sentence = say("`cursor` y `limit` son números: usa el `next` de la página anterior.")


class WrongDayError(InvalidError):
    """A day that is not written as RFC 3339 wants."""

    code = "wrong_day"
    sentence = say("`{field}` es un día, como 2026-11-30.", field="")


@called("claims:write")
def create_claim(call: Call) -> Made:
    """Issues a claim from the claim object; the same again is the same claim."""
    given = dict(body())
    mandate, row_id = given.pop("mandate", None) or {}, given.pop("row_id", None)
    check_object(mandate, "mandate")
    claimed = Claimed(read_draft(given), str(row_id) if row_id else None, _day(mandate, "signed_on"), _day(mandate, "ends_on"))
    single = make(call.context, call.organisation_id, claimed)
    return (201 if single.fresh else 200), _claim(call, single.code)


def _day(given: Mapping[str, Any], field: str) -> date | None:
    value = given.get(field)
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except (ValueError, TypeError):
        raise WrongDayError(field=field) from None


def _claim(call: Call, code: str) -> dict[str, Any]:
    """A claim with where it stands. Raises NoSuchClaimError, for another association's as for none."""
    with call.context.store.read() as session:
        row = worklist.own_claim(session, call.organisation_id, code)
        (listed,) = worklist.page(session, call.organisation_id, Asked(before=row.id + 1, limit=1))
        content, state = find.content(session, row), find.state(session, row)
    if content is None:
        raise NotFoundError
    status = tell(Told(content.company.called, state))
    return {
        **claim_json(call.context, listed), "content_sha256": row.content_sha256, "procedure": content.procedure_id,
        "verification_code": content.verification_code,
        "represented": content.representative is not None, "status": aloud(status.heading), "sentence": aloud(status.sentence),
    }  # fmt: skip


@called("claims:read")
def list_claims(call: Call) -> Made:
    """A page of the association's claims, newest first; `next` is the cursor of the following one."""
    given = request.args
    phase, limit = given.get("phase"), _number("limit", 50)
    asked = Asked(
        phase=phase if phase in PHASES else None, company=given.get("company") or None, before=_number("cursor", 0) or None, limit=min(max(limit, 1), MOST),
    )  # fmt: skip
    with call.context.store.read() as session:
        found = worklist.page(session, call.organisation_id, asked)
    following = str(found[-1].id) if len(found) == asked.limit else None
    return 200, {"data": [claim_json(call.context, one) for one in found], "next": following}


def _number(name: str, otherwise: int) -> int:
    given = request.args.get(name)
    if given is None:
        return otherwise
    if not (given.isascii() and given.isdigit() and len(given) < 16):
        raise WrongCursorError
    return int(given)


@called("claims:read")
def read_claim(call: Call, code: str) -> Made:
    """A claim and where it stands."""
    return 200, _claim(call, read_code(code))


@called("claims:read")
def read_document(call: Call, code: str) -> Response:
    """A claim's PDF."""
    with call.context.store.read() as session:
        row = worklist.own_claim(session, call.organisation_id, read_code(code))
        drawn = find.attachments(session, row, "document")
    if not drawn:
        raise NotFoundError
    return Response(attaching.read(call.context.store, call.context.files, row.id, drawn[0].stored_as), mimetype="application/pdf")


@called("webhooks:write")
def create_webhook(call: Call, code: str) -> Made:
    """Tells an address what happens to the claim; the secret that signs is shown once."""
    url = web_link(str(body().get("url") or ""))
    with call.context.store.begin() as session:
        row = worklist.own_claim(session, call.organisation_id, read_code(code), lock=True)
        secret = hooks.add(session, row, url, call.act)
        organisations.write(session, call.organisation_id, "webhook_added", call.act, {"url": url}, claim_id=row.id)
    return 201, {"url": url, "secret": secret}


@called("batches:write")
def create_batch(call: Call) -> Made:
    """Makes the claims of a file (the body itself, CSV or XLSX)."""
    data, us = request.get_data(), call.organisation_id
    reading = guess_reading(data, request.args.get("encoding"))
    headings = open_table(data, reading).headings_print
    with call.context.store.read() as session:
        shared, campaign_id = campaigns.shared(session, us, request.args.get("campaign"))
        reading = reading.sharing(shared, batches.remembered_columns(session, us, headings))
    check_table(open_table(data, reading), reading)
    name = harmless_name(request.args.get("name", "api"))
    opening = {"name": name, "reading": reading.kept(), "to_file": request.args.get("file") == "true", "campaign_id": campaign_id}
    batch_id = open_batch(call.context, us, data, opening, call.act)
    begin(call.context, us, batch_id, call.act)
    return 202, _batch(call, batch_id)


def _batch(call: Call, batch_id: int) -> dict[str, Any]:
    with call.context.store.read() as session:
        return _batch_json(session, batches.find_one(session, call.organisation_id, batch_id))


def _batch_json(session: Any, row: BatchRow) -> dict[str, Any]:
    at = batches.progress(session, row)
    return {
        "id": row.id, "state": "finished" if at.finished and at.state == "running" else at.state, "rows": at.many, "issued": at.issued,
        "repeated": at.repeated, "failed": at.failed, "left": at.left,
    }  # fmt: skip


@called("batches:write")
def read_batch(call: Call, batch_id: int) -> Made:
    """How far a batch is."""
    return 200, _batch(call, batch_id)


@called("batches:write")
def read_errors(call: Call, batch_id: int) -> Made:
    """The rows that failed, with the reason in each."""
    with call.context.store.read() as session:
        failed = list(batches.failed_lines(session, batches.find_one(session, call.organisation_id, batch_id)))
    return 200, {"data": [
        {"row": line.number, "field": problem.field, "message": aloud(problem.sentence)} for line in failed for problem in line.problems
    ]}  # fmt: skip


MOVES = {"pause": batches.pause, "resume": batches.resume, "cancel": batches.cancel}


@called("batches:write")
def move_batch(call: Call, batch_id: int, move: str) -> Made:
    """Pauses, resumes or cancels a batch."""
    if move not in MOVES:
        raise NotFoundError
    with call.context.store.begin() as session:
        MOVES[move](session, batches.find_one(session, call.organisation_id, batch_id, lock=True), call.act)
    return 200, _batch(call, batch_id)


@called("claims:write")
def create_mandate(call: Call) -> Made:
    """Keeps a representation signed on paper, or gives the link by which somebody accepts one."""
    given = body()
    signed, ends = _day(given, "signed_on"), _day(given, "ends_on")
    who = Claimant(name=_text(given, "name"), id_number=_text(given, "id_number") or None, email=_text(given, "email") or None)
    with call.context.store.begin() as session:
        name = session.get_one(OrganisationRow, call.organisation_id).name
        accepts = tuple(aloud(sentence) for sentence in words(name, None, ends))
        told = Given(who, Mandate("paper" if signed else "electronic", signed, ends), () if signed else accepts)
        if signed and signed <= day(call.context):
            mandates.keep(session, call.organisation_id, told, call.act)
            return 201, {"kind": "paper", "link": None}
        token = mandates.offer(session, call.organisation_id, told, call.act)
    return 201, {"kind": "electronic", "link": f"{call.context.address}/representacion/{token}"}


def _text(given: Mapping[str, Any], field: str) -> str:
    value = given.get(field)
    return value[:200] if isinstance(value, str) else ""
