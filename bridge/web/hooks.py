"""The programs that are told what happens to a claim: its claimant adds one, sees its secret once, and takes it away."""

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from bridge.errors import ConstaError, InvalidError, NotFoundError
from bridge.jobs.context import Context
from bridge.networks import web_link
from bridge.sentences import say
from bridge.services import find, hooks
from bridge.web.access import bound, seen_by
from bridge.web.answering import accepted, page, refused, sent
from bridge.web.mine import change, look
from forms.hooks import HookForm

TEMPLATE = "hooks/hooks.html"


class NotAnAddressError(InvalidError):
    """What was typed is no address of the web."""

    code = "not_an_address"
    sentence = say("Escribe una dirección completa, que empiece por https://")


@seen_by("claimant")
def told(context: Context, token: str) -> Response:
    """Who is told, and one more. The secret that signs is shown in the answer and nowhere else."""
    home, form, secret, status = look(context, token).home, sent(HookForm), None, None
    if accepted(form):
        try:
            secret = _added(context, token, form.data["url"])
        except ConstaError as error:
            status = refused(form, "url", error)
    with context.store.read() as session:
        standing = hooks.standing(session, find.by_token(session, token))
    return page(TEMPLATE, form, status, back=home, home=home, standing=standing, secret=secret)


def _added(context: Context, token: str, typed: str) -> str:
    try:
        url = web_link(typed)
    except ConstaError as error:
        raise NotAnAddressError from error
    with change(context, token) as (session, claim, act):
        return hooks.add(session, claim, url, act)


@seen_by("claimant")
def untold(context: Context, token: str) -> Response:
    """One of them is told no more."""
    mine = look(context, token)
    number = request.form.get("number", "")
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        raise NotFoundError
    with change(context, token) as (session, claim, act):
        hooks.remove(session, claim, int(number), act)
    return redirect(f"{mine.home}/programas", 303)


ROUTES = (*((method, "/mia/<token>/programas", told) for method in ("GET", "POST")), ("POST", "/mia/<token>/programas/quitar", untold))


def make_blueprint(context: Context) -> Blueprint:
    """The pages of this noun."""
    return bound("hooks", ROUTES, context)
