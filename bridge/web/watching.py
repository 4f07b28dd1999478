"""What the company said on the network or by direct message, and the evidence of the post to take away and replay."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from flask import Blueprint, redirect
from werkzeug.wrappers import Response

from bridge.domain.uploads import PICTURES
from bridge.errors import ConstaError, NotFoundError
from bridge.jobs import answers_found
from bridge.jobs.context import Context
from bridge.jobs.making import day
from bridge.networks import recognise, web_link
from bridge.networks.wacz import wacz
from bridge.services import attaching, watching
from bridge.services.attaching import Kept
from bridge.web.access import bound, seen_by
from bridge.web.answering import FileRefusedError, accepted, page, refused, sent, uploads
from bridge.web.mine import Filed, Mine, change, look
from bridge.web.papers import SANDBOX
from forms.asking import Asking
from forms.proving import said_form

ARCHIVES = ("capture", "watched", "proof")


@seen_by("claimant")
def said(context: Context, token: str) -> Response:
    """Where the company answered, or what it said by direct message."""
    mine = look(context, token)
    form = sent(said_form(lambda: day(context)))
    if not accepted(form):
        return _asked(mine, form)
    try:
        url = _address(form)
        kind = "reply" if mine.content else "evidence"  # before the claim is issued it goes inside its document
        kept = tuple(attaching.keep(context.store, context.files, mine.id, kind, file) for file in uploads(form, "picture", PICTURES))
    except FileRefusedError as problem:
        return _asked(mine, form, refused(form, problem.field, problem.error))
    except ConstaError as error:
        return _asked(mine, form, refused(form, "url", error))
    _keep(context, token, form, url, kept)
    return redirect(f"{mine.home}?hecho=contestacion" if mine.content else f"{mine.home}/revisa", 303)


def _asked(mine: Mine, form: Asking, status: int | None = None) -> Response:
    shown = {"back": mine.home if mine.content else f"{mine.home}/revisa", "issued": mine.content is not None}
    return page("watching/said.html", form, status, **shown)


def _address(form: Asking) -> str | None:
    """The link of the answer. Raises NotAPostError or RefusedError kinds."""
    if not form.data["url"]:
        return None
    url = web_link(form.data["url"])
    recognise(url)
    return url


def _keep(context: Context, token: str, form: Asking, url: str | None, kept: tuple[Kept, ...]) -> None:
    """A link is read by a job; words and pictures are kept as they are, told apart now."""
    told = None if url else _told(context, form, kept)
    with change(context, token) as (session, claim, act):
        if url:
            seq = watching.give_answer(session, claim, url, act)
            answers_found.ask_for_given(session, claim.id, seq, act)
        for file in kept:
            attaching.attach(session, claim, file, act.at)
        if told:
            watching.keep_answer(session, claim, told, kept, act)


def _told(context: Context, form: Asking, kept: tuple[Kept, ...]) -> dict[str, Any]:
    """What the event of a direct message says. A picture without words is not told apart: the claimant does it."""
    text, on = form.data["text"] or "", form.data["day"]
    received = datetime.combine(on, time(0), context.zone).isoformat(timespec="minutes")
    verdict = answers_found.judged(text, on, "ES") if text else {"class": "unknown", "stops_clock": False, "reasons": []}
    first = kept[0].sha256 if kept else None
    return {**verdict, "received_at": received, "text": text, "url": None, "via": "message", "sender": None, "file_sha256": first}


@seen_by("claimant")
def archive(context: Context, token: str) -> Response:
    """All that was served of the post, as a WACZ that ReplayWeb.page opens."""
    mine = look(context, token)
    found = tuple(_archives(mine))
    if not found:
        raise NotFoundError
    warcs = [attaching.read(context.store, context.files, mine.id, file.stored_as) for file in found]
    title = (mine.content.reference if mine.content else None) or "Consta"
    answer = Response(wacz(warcs, title, context.clock()), mimetype="application/wacz", headers={"Content-Security-Policy": SANDBOX})
    answer.headers.set("Content-Disposition", "attachment", filename="publicacion.wacz")
    return answer


def _archives(mine: Mine) -> Iterable[Filed]:
    return (file for file in mine.of_kind(*ARCHIVES) if file.about.media_type == "application/warc")


ROUTES = (
    ("GET", "/mia/<token>/empresa-dijo", said),
    ("POST", "/mia/<token>/empresa-dijo", said),
    ("GET", "/mia/<token>/publicacion.wacz", archive),
)


def make_blueprint(context: Context) -> Blueprint:
    """The pages of this noun."""
    return bound("watching", ROUTES, context)
