"""Presenting the claim: the ways, what to do in each, the ready letter, and the receipt that makes it be on record."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any
from urllib.parse import quote

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from bridge.documents.plain import plain
from bridge.domain.claims import Content
from bridge.domain.drafts import value_at
from bridge.domain.filing import CHANNELS, Channel, Receipt, channel
from bridge.domain.uploads import EVIDENCE
from bridge.errors import ConstaError
from bridge.jobs.context import Context
from bridge.jobs.making import day
from bridge.sentences import Sentence, say
from bridge.services import attaching, filing
from bridge.web.access import bound, seen_by
from bridge.web.answering import FileRefusedError, accepted, page, refused, sent, uploads
from bridge.web.language import aloud
from bridge.web.mine import Mine, change, look
from forms.asking import Asking
from forms.filing import receipt_form

Button = tuple[Sentence, str, str]
"""What it says, where it leads, and its kind (empty, or `second`)."""
RECEIPT_FIELDS = {"receipt_in_future": "day", "receipt_before_claim": "day", "receipt_without_proof": "number"}


@dataclass(frozen=True, slots=True)
class WayView:
    """A way to present the claim, as its pages tell it."""

    id: str
    title: Sentence
    about: Sentence
    steps: tuple[Sentence, ...]
    proof: Sentence
    advised: bool
    links: tuple[Button, ...]
    copyable: str | None
    lacks: Sentence | None


@seen_by("claimant")
def ways(context: Context, token: str) -> Response:
    """All the ways, with what each proves."""
    mine = look(context, token)
    if mine.content is None:
        return redirect(f"{mine.home}/revisa", 303)
    views = [_way(context, mine, known) for known in CHANNELS]
    return page("filing/ways.html", None, None, back=mine.home, home=mine.home, reference=mine.content.reference, ways=views, sends=context.mail.sends)


@seen_by("claimant")
def way(context: Context, token: str, channel_id: str) -> Response:
    """One way, step by step."""
    mine = look(context, token)
    if mine.content is None:
        return redirect(f"{mine.home}/revisa", 303)
    return page("filing/way.html", None, None, back=f"{mine.home}/presentar", home=mine.home, way=_way(context, mine, channel(channel_id)))


@seen_by("claimant")
def gone(context: Context, token: str, channel_id: str) -> Response:
    """The person says that it went out by that way; the receipt is still to come."""
    mine = look(context, token)
    with change(context, token) as (session, claim, act):
        filing.file_by(session, claim, channel_id, act)
    return redirect(f"{mine.home}?hecho=presentada", 303)


def _way(context: Context, mine: Mine, known: Channel) -> WayView:
    content = mine.content
    assert content is not None
    return WayView(
        id=known.id,
        title=known.name,
        about=known.reaches,
        steps=known.steps,
        proof=known.proof,
        advised=known.id == _advised(mine),
        links=tuple(_links(context, mine, content, known.id)),
        copyable=plain(content) if known.id == "portal" else None,
        lacks=LACKS.get(known.needs) if known.needs and not value_at(mine.draft, known.needs) else None,
    )


LACKS = {"company.address": say("No tenemos la dirección de la empresa: búscala en su web o en la factura antes de ir.")}


def _advised(mine: Mine) -> str:
    """The way that proves most for least: their own form gives a key, and mail is free where there is an address."""
    return "own_email" if mine.draft.company.email else "portal"


def _links(context: Context, mine: Mine, content: Content, channel_id: str) -> Iterable[Button]:
    if channel_id == "own_email":
        yield say("Descargar el correo ya escrito (.eml)"), f"{mine.home}/correo.eml", ""
        yield say("Escribir el correo"), mailto(content), "second"
    yield say("Descargar el PDF"), f"{mine.home}/documento.pdf", "second" if channel_id == "own_email" else ""
    yield from _portals(context, mine) if channel_id == "portal" else ()


def _portals(context: Context, mine: Mine) -> Iterable[Button]:
    """The pages that the procedure names, and the company's own."""
    row = context.catalogue.find(mine.draft.procedure or "", day(context))
    for known in row.channels if row else ():
        if known.url and known.url.startswith("https://"):
            yield say("Abrir su portal"), known.url, "second"
    if mine.draft.company.website:
        yield say("Abrir la web de la empresa"), _web(mine.draft.company.website), "second"


def _web(website: str) -> str:
    return website if website.lower().startswith(("http://", "https://")) else f"https://{website}"


def mailto(content: Content) -> str:
    """The letter for the person's own mail program; a `mailto:` cannot carry the PDF, so it asks for it to be attached."""
    body = aloud(say("Adjunto la reclamación {reference} en PDF. Pido acuse de recibo y el número o clave que le den.", reference=content.reference))
    to = quote(content.company.email or "", safe="@")
    return f"mailto:{to}?subject={quote(subject(content), safe='')}&body={quote(str(body), safe='')}"


def subject(content: Content) -> str:
    """The subject of the letter."""
    return str(aloud(say("Reclamación {reference} de {name}", reference=content.reference, name=" ".join((content.claimant.name or "").split()))))


@seen_by("claimant")
def receipt(context: Context, token: str) -> Response:
    """The proof that it arrived."""
    mine = look(context, token)
    if mine.content is None:
        return redirect(f"{mine.home}/revisa", 303)
    form = sent(receipt_form(lambda: day(context)), channel=_went_by(mine))
    if not accepted(form):
        return _receipt_page(mine, form)
    try:
        _keep_receipt(context, mine, form)
    except FileRefusedError as problem:
        return _receipt_page(mine, form, problem.told(form))
    except ConstaError as error:
        return _receipt_page(mine, form, refused(form, RECEIPT_FIELDS.get(error.code, "channel"), error))
    return redirect(f"{mine.home}?hecho=justificante", 303)


def _receipt_page(mine: Mine, form: Asking, status: int | None = None) -> Response:
    return page("filing/receipt.html", form, status, back=f"{mine.home}/presentar")


def _went_by(mine: Mine) -> str | None:
    """The way that the address names, or the last one that the person said they took."""
    filed = [event.data["channel"] for event in mine.state.filed]
    return request.args.get("via") or (filed[-1] if filed else None)


def _keep_receipt(context: Context, mine: Mine, form: Asking) -> None:
    said: dict[str, Any] = form.data
    kept = [attaching.keep(context.store, context.files, mine.id, "receipt", file) for file in uploads(form, "file", EVIDENCE)]
    received = datetime.combine(said["day"], said["hour"] or time(0), context.zone)
    with change(context, mine.token) as (session, claim, act):
        for file in kept:
            attaching.attach(session, claim, file, act.at)
        proof = Receipt(said["channel"], received, said["number"], kept[0].sha256 if kept else None)
        filing.keep_receipt(session, claim, proof, act)


ROUTES = (
    ("GET", "/mia/<token>/presentar", ways),
    ("GET", "/mia/<token>/presentar/<channel_id>", way),
    ("POST", "/mia/<token>/presentar/<channel_id>", gone),
    ("GET", "/mia/<token>/justificante", receipt),
    ("POST", "/mia/<token>/justificante", receipt),
)


def make_blueprint(context: Context) -> Blueprint:
    """The pages of this noun."""
    return bound("filing", ROUTES, context)
