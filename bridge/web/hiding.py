"""Covering faces and names in a picture before the world sees it, and the picture as the world sees it."""

from collections.abc import Iterable

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from bridge.documents.hiding import covered
from bridge.documents.shown import MEDIA_TYPE
from bridge.domain.uploads import PICTURES, Upload
from bridge.errors import InvalidError, NotFoundError
from bridge.jobs.context import Context
from bridge.sentences import say
from bridge.services import attaching, find, showing
from bridge.services.attaching import Kept
from bridge.web.access import bound, seen_by
from bridge.web.answering import accepted, page, refused, sent
from bridge.web.mine import Filed, Mine, change, look
from bridge.web.papers import SANDBOX
from bridge.web.public import seen
from forms.hiding import CoverForm

NAME = "captura-tapada.png"


class NotCoverableError(InvalidError):
    """A picture that we cannot draw anew cannot be shown."""

    code = "not_coverable"
    sentence = say("Esa imagen no se puede volver a dibujar, así que no se puede enseñar. Prueba con otra captura.")


@seen_by("claimant")
def cover(context: Context, token: str) -> Response:
    """The picture under a grid; what is marked is black in the copy that the world sees."""
    mine = look(context, token)
    chosen = _chosen(mine)
    form = sent(CoverForm, picture=str(chosen.id))
    shown = {"back": mine.home, "home": mine.home, "chosen": chosen, "pictures": _pictures(mine), "shown": mine.state.picture is not None}
    if not accepted(form):
        return page("hiding/cover.html", form, None, **shown)
    try:
        kept = _covered(context, mine, chosen, form.data["cells"] or ())
    except NotCoverableError as error:
        return page("hiding/cover.html", form, refused(form, "cells", error), **shown)
    with change(context, token) as (session, claim, act):
        showing.show(session, claim, kept, chosen.about.sha256, act)
    return redirect(f"{mine.home}?hecho=captura", 303)


def _pictures(mine: Mine) -> tuple[Filed, ...]:
    """What may be shown, once the claim is issued."""
    return tuple(file for file in mine.of_kind("picture") if file.about.media_type in PICTURES) if mine.content else ()


def _chosen(mine: Mine) -> Filed:
    """The picture that was asked for, or the first. Raises NotFoundError."""
    asked = request.form.get("picture") or request.args.get("imagen")
    found = next((file for file in _pictures(mine) if asked in {None, str(file.id)}), None)
    if found is None:
        raise NotFoundError
    return found


def _covered(context: Context, mine: Mine, chosen: Filed, cells: Iterable[str]) -> Kept:
    """Raises NotCoverableError."""
    data = covered(attaching.read(context.store, context.files, mine.id, chosen.stored_as), map(int, cells))
    if data is None:
        raise NotCoverableError
    return attaching.keep(context.store, context.files, mine.id, showing.COVERED, Upload(NAME, MEDIA_TYPE, data))


@seen_by("claimant")
def show_none(context: Context, token: str) -> Response:
    """No picture is shown any more."""
    with change(context, token) as (session, claim, act):
        showing.show_none(session, claim, act)
    return redirect(f"/mia/{token}?hecho=sin-captura", 303)


@seen_by("world")
def picture(context: Context, code: str) -> Response:
    """The covered copy, as the world sees it; nothing else of the claim's files is ever served here."""
    claim = seen(context, code)
    with context.store.read() as session:
        row = find.by_code(session, claim.code)
        found = showing.seen(session, row)
        claim_id, stored_as = row.id, found.stored_as if found else None
    if stored_as is None:
        raise NotFoundError
    data = attaching.read(context.store, context.files, claim_id, stored_as)
    return Response(data, mimetype=MEDIA_TYPE, headers={"Content-Security-Policy": SANDBOX})


ROUTES = (
    ("GET", "/mia/<token>/tapar", cover),
    ("POST", "/mia/<token>/tapar", cover),
    ("POST", "/mia/<token>/tapar/ninguna", show_none),
    ("GET", "/r/<code>/captura.png", picture),
)


def make_blueprint(context: Context) -> Blueprint:
    """The pages of this noun."""
    return bound("hiding", ROUTES, context)
