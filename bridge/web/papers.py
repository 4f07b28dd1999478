"""The papers of a claim, for whoever holds its link: the document, the ready letter, what was attached and captured."""

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from bridge.documents.shown import MEDIA_TYPE, shown
from bridge.domain.claims import Content
from bridge.domain.uploads import PICTURES
from bridge.errors import NotFoundError, UnavailableError
from bridge.jobs import render
from bridge.jobs.context import Context
from bridge.jobs.registry import REGISTRY
from bridge.jobs.running import run_job_now
from bridge.mail.composing import eml
from bridge.sentences import say
from bridge.services import attaching, find, replying
from bridge.web.access import bound, seen_by
from bridge.web.mine import Filed, Mine, look

SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


class NotDrawnYetError(UnavailableError):
    """The document is still being drawn."""

    code = "not_drawn_yet"
    sentence = say("El documento todavía no está listo. Vuelve a intentarlo dentro de unos segundos.")


@seen_by("claimant")
def document(context: Context, token: str) -> Response:
    """The claim's PDF. If nobody has drawn it yet, it is drawn now."""
    mine = look(context, token)
    return download(_bytes(context, mine, drawn(context, mine)), "application/pdf", f"{_issued(mine).reference}.pdf")


@seen_by("claimant")
def drawing(context: Context, token: str) -> str:
    """The fragment that the page asks for while the document is being drawn."""
    mine = look(context, token)
    return render_template("documents/progress.html", finished=f"{mine.home}/consta" if mine.of_kind("document") else None)


@seen_by("claimant")
def letter(context: Context, token: str) -> Response:
    """The e-mail ready to send: opened by the person's own program, with the document attached."""
    mine = look(context, token)
    pdf = _bytes(context, mine, drawn(context, mine))
    with context.store.read() as session:
        answered_at = replying.reply_url(session, find.by_token(session, token), context.address)
    return download(eml(_issued(mine), pdf, answered_at), "message/rfc822", f"{_issued(mine).reference}.eml")


@seen_by("claimant")
def paper(context: Context, token: str, file_id: int) -> Response:
    """One of the claim's files. Pictures are shown, drawn anew; the bytes as they were given are only handed over."""
    mine = look(context, token)
    found = next((file for file in mine.files if file.id == file_id), None)
    if found is None:
        raise NotFoundError
    data = _bytes(context, mine, found)
    picture = shown(data) if found.about.media_type in PICTURES and "original" not in request.args else None
    if picture:
        return Response(picture, mimetype=MEDIA_TYPE, headers={"Content-Security-Policy": SANDBOX})
    return download(data, found.about.media_type, found.about.name)


def _issued(mine: Mine) -> Content:
    if mine.content is None:
        raise NotFoundError
    return mine.content


def drawn(context: Context, mine: Mine) -> Filed:
    """The document of the claim, drawn now if nobody has. Raises NotDrawnYetError."""
    _issued(mine)
    found = mine.of_kind("document")
    if not found:
        run_job_now(context, REGISTRY, render.key(mine.id, again=mine.state.redirected))
        found = look(context, mine.token).of_kind("document")
    if not found:
        raise NotDrawnYetError
    return found[0]


def _bytes(context: Context, mine: Mine, file: Filed) -> bytes:
    return attaching.read(context.store, context.files, mine.id, file.stored_as)


def download(data: bytes, media_type: str, name: str) -> Response:
    """A file to be kept, not opened here."""
    made = Response(data, mimetype=media_type, headers={"Content-Security-Policy": SANDBOX})
    made.headers.set("Content-Disposition", "attachment", filename=name)
    return made


ROUTES = (
    ("GET", "/mia/<token>/documento.pdf", document),
    ("GET", "/mia/<token>/documento/estado", drawing),
    ("GET", "/mia/<token>/correo.eml", letter),
    ("GET", "/mia/<token>/papeles/<int:file_id>", paper),
)


def make_blueprint(context: Context) -> Blueprint:
    """The pages of this noun."""
    return bound("papers", ROUTES, context)
