"""Objecting to a public page, and the claimant's answer to it."""

from dataclasses import replace

from flask import Blueprint, redirect
from werkzeug.wrappers import Response

from bridge.domain.moderation import REASONS
from bridge.jobs.context import Context
from bridge.services import find, moderating
from bridge.services.moderating import Report
from bridge.services.record import Act
from bridge.web.access import bound, seen_by
from bridge.web.answering import accepted, page, sent
from bridge.web.mine import change, look
from bridge.web.public import seen
from forms.flagging import ReportAnswerForm, ReportForm


@seen_by("world")
def flag(context: Context, code: str) -> Response:
    """Anybody says what is wrong with a public page. Nothing is hidden by saying so."""
    claim = seen(context, code)
    form, shown = sent(ReportForm), {"back": f"/r/{claim.code}", "reference": claim.reference}
    if not accepted(form):
        return page("flagging/report.html", form, None, done=False, **shown)
    made = Report(form.data["reason"], form.data["text"], form.data["email"] or None)
    with context.store.begin() as session:
        moderating.report(session, find.by_code(session, claim.code, lock=True), made, Act("world", context.clock()))
    return page("flagging/report.html", None, None, done=True, **shown)


@seen_by("claimant")
def flags(context: Context, token: str) -> Response:
    """What was reported about the claimant's page, and their answer."""
    mine = look(context, token)
    form = sent(ReportAnswerForm)
    if accepted(form):
        with change(context, token) as (session, claim, act):
            moderating.answer(session, claim, form.data["text"], act)
        return redirect(f"{mine.home}?hecho=aviso", 303)
    with context.store.read() as session:
        found = [replace(one, at=one.at.astimezone(context.zone)) for one in moderating.flags(session, find.by_token(session, token))]
    return page("flagging/flags.html", form, None, flags=found, reasons=REASONS, home=mine.home, back=mine.home, withdrawn=mine.state.withdrawn)


ROUTES = tuple((method, path, view) for path, view in (("/r/<code>/avisar", flag), ("/mia/<token>/avisos", flags)) for method in ("GET", "POST"))


def make_blueprint(context: Context) -> Blueprint:
    """The pages of this noun."""
    return bound("flagging", ROUTES, context)
