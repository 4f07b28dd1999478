"""Sending the claim from the instance: ask, undo while it waits, and see what became of it in the servers' own words."""

from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, redirect
from werkzeug.wrappers import Response

from bridge.domain.deliveries import STATE_NAMES, Proposal, can, proposal
from bridge.domain.filing import BY_ID, Channel
from bridge.errors import ConstaError, NotFoundError
from bridge.jobs.context import Context
from bridge.jobs.deliver import NoMailError, send_claim
from bridge.sentences import Sentence
from bridge.services import find, outbox, proving_email
from bridge.services.record import Act
from bridge.web.access import Route, bound, seen_by
from bridge.web.answering import accepted, page, refused, sent
from bridge.web.mine import Mine, change, look
from forms.asking import Asking
from forms.clicks import ConfirmForm


@dataclass(frozen=True, slots=True)
class Going:
    """A message as its page shows it. `until`: while it can be undone."""

    state: Sentence
    to: str
    until: datetime | None
    said: str | None
    transcripts: tuple[str, ...]
    next: Proposal | None
    next_way: Channel | None


@seen_by("claimant")
def send(context: Context, token: str) -> Response:
    """Asks, sends, and then shows how it goes."""
    mine = look(context, token)
    if mine.content is None:
        return redirect(f"{mine.home}/revisa", 303)
    if not context.mail.sends:
        raise NoMailError
    going, form = _going(context, mine), sent(ConfirmForm)
    if going is None and not proving_email.is_proven(mine.state):
        return redirect(f"{mine.home}/correo", 303)
    if going is not None or not accepted(form):
        return _shown(mine, form, going)
    try:
        with context.store.begin() as session:
            proving_email.count_sending(session, mine.content, context.clock())
        send_claim(context, mine.id, Act("claimant", context.clock().astimezone(context.zone)))
    except ConstaError as error:
        return _shown(mine, form, None, refused(form, "sure", error))
    return redirect(f"{mine.home}/enviar", 303)


def _shown(mine: Mine, form: Asking, going: Going | None, status: int | None = None) -> Response:
    answer = page("mail/send.html", form, status, back=f"{mine.home}/presentar", home=mine.home, mine=mine, going=going)
    if going and going.until:
        answer.headers["Refresh"] = "20"
    return answer


def _going(context: Context, mine: Mine) -> Going | None:
    assert mine.content is not None
    with context.store.read() as session:
        claim = find.by_id(session, mine.id)
        row = outbox.find_message(session, claim, outbox.CLAIM)
        if row is None:
            return None
        dialogues = tuple(outbox.transcripts(session, row))
    said = mine.state.deliveries[-1].data.get("said") if mine.state.deliveries else None
    tried = [event.data["channel"] for event in mine.state.filed]
    found = proposal(mine.state.deliveries, tried, mine.content.company, context.clock(), proven=bool(mine.state.receipts))
    return Going(
        STATE_NAMES[row.state], mine.content.company.email or "", row.release_at.astimezone(context.zone) if can(row.state, "undo") else None,
        said, dialogues, found, BY_ID[found.channel] if found else None,
    )  # fmt: skip


@seen_by("claimant")
def undo(context: Context, token: str) -> Response:
    """Takes it back while it waits. Raises NoSuchMoveError once it has left."""
    with change(context, token) as (session, claim, act):
        row = outbox.find_message(session, claim, outbox.CLAIM)
        if row is None:
            raise NotFoundError
        outbox.undo(session, claim, outbox.locked(session, row.id), act)
    return redirect(f"/mia/{token}/enviar", 303)


ROUTES: tuple[Route, ...] = (
    ("GET", "/mia/<token>/enviar", send), ("POST", "/mia/<token>/enviar", send), ("POST", "/mia/<token>/enviar/deshacer", undo),
)  # fmt: skip


def make_blueprint(context: Context) -> Blueprint:
    """The pages of this noun."""
    return bound("sending", ROUTES, context)
