"""The company's reply space, opened by a link or a code and by nothing else: read the claim, say «recibida», answer, pass it on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from bridge.domain.claims import Content
from bridge.domain.phases import State
from bridge.domain.references import NotAReferenceError, read_code
from bridge.domain.timeline import Line, timeline
from bridge.domain.uploads import EVIDENCE
from bridge.errors import ConstaError, NotFoundError
from bridge.jobs.context import Context
from bridge.jobs.making import day
from bridge.sentences import Sentence, say
from bridge.services import attaching, find, replying
from bridge.services.record import Act
from bridge.services.replying import Given
from bridge.web.access import Route, bound, seen_by
from bridge.web.answering import FileRefusedError, accepted, page, refused, sent, uploads
from bridge.web.views import local_lines, title_of
from forms.asking import Asking
from forms.replyspace import ForwardForm, OpenForm, ReceivedForm, StatementForm, answer_form

DONE: Mapping[str, Sentence] = {
    "recibida": say("Anotado: la tenéis. Consta con la fecha y la hora de ahora."),
    "respuesta": say("Respuesta guardada. Se la hacemos llegar a quien reclama."),
    "dicho": say("Guardado. Sale en la página pública mientras quien reclama la tenga pública."),
    "pasada": say("Anotado. Copia el enlace de esta página y pásaselo."),
}
FIELDS = {"promise_without_date": "due", "nothing_said": "text"}


class NoSpaceError(NotFoundError):
    """Reference and code do not open anything."""

    code = "no_reply_space"
    sentence = say("Esa referencia y ese código no abren ninguna reclamación. Cópialos tal como están en el documento.")


@dataclass(frozen=True, slots=True)
class Space:
    """A claim as its company sees it."""

    id: int
    home: str
    content: Content
    state: State
    pdf: str | None


def look(context: Context, code: str, key: str) -> Space:
    """The claim of that link. Raises NoSpaceError."""
    with context.store.read() as session:
        try:
            claim = replying.by_key(session, read_code(code), key)
        except (NotFoundError, NotAReferenceError):
            raise NoSpaceError from None
        content, drawn = find.content(session, claim), find.attachments(session, claim, "document")
        if content is None:
            raise NoSpaceError
        home = replying.reply_url(session, claim, "")
        return Space(claim.id, home, content, find.state(session, claim), drawn[0].stored_as if drawn else None)


@seen_by("world")
def enter(context: Context) -> Response:
    """The door for those who have the paper and not the link."""
    form = sent(OpenForm)
    if not accepted(form):
        return page("replyspace/open.html", form)
    try:
        space = look(context, form.data["reference"], form.data["key"])
    except ConstaError as error:
        return page("replyspace/open.html", form, refused(form, "key", error))
    return redirect(space.home, 303)


@seen_by("company")
def read(context: Context, code: str, key: str) -> Response:
    """The claim, what has happened, and what can be done."""
    space = look(context, code, key)
    shown = {
        "space": space, "title": title_of(space.content), "lines": _lines(context, space), "said": DONE.get(request.args.get("hecho", "")),
        "names": {"claimant": say("Quien reclama"), "company": space.content.company.called, "consta": "Consta"},
        "address": context.address + space.home,
    }  # fmt: skip
    return page("replyspace/space.html", None, None, **shown)


def _lines(context: Context, space: Space) -> tuple[Line, ...]:
    """What the world would be told: not the claimant's notes, nor what they said to themselves about the answers."""
    return local_lines(timeline(space.state, public=True), context.zone)


@seen_by("company")
def document(context: Context, code: str, key: str) -> Response:
    """The claim's PDF."""
    space = look(context, code, key)
    if space.pdf is None:
        raise NotFoundError
    data = attaching.read(context.store, context.files, space.id, space.pdf)
    names = {"Content-Disposition": f'attachment; filename="{space.content.reference}.pdf"'}
    return Response(data, mimetype="application/pdf", headers=names)


def _act(context: Context) -> Act:
    return Act("company", context.clock().astimezone(context.zone))


@seen_by("company")
def received(context: Context, code: str, key: str) -> Response:
    """«Recibida», with their own number."""
    space, form = look(context, code, key), sent(ReceivedForm)
    if not accepted(form):
        return page("replyspace/received.html", form, None, back=space.home)
    try:
        with context.store.begin() as session:
            replying.received(session, find.by_id(session, space.id, lock=True), form.data["number"] or None, _act(context))
    except ConstaError as error:
        return page("replyspace/received.html", form, refused(form, "number", error), back=space.home)
    return redirect(f"{space.home}?hecho=recibida", 303)


@seen_by("company")
def answered(context: Context, code: str, key: str) -> Response:
    """Their answer."""
    space, form = look(context, code, key), sent(answer_form(lambda: day(context)))
    if not accepted(form):
        return page("replyspace/answer.html", form, None, back=space.home)
    try:
        _keep(context, space, form)
    except FileRefusedError as problem:
        return page("replyspace/answer.html", form, refused(form, problem.field, problem.error), back=space.home)
    except ConstaError as error:
        return page("replyspace/answer.html", form, refused(form, FIELDS.get(error.code, "outcome"), error), back=space.home)
    return redirect(f"{space.home}?hecho=respuesta", 303)


def _keep(context: Context, space: Space, form: Asking) -> None:
    said = form.data
    files = [attaching.keep(context.store, context.files, space.id, "reply", upload) for upload in uploads(form, "files", EVIDENCE)]
    with context.store.begin() as session:
        claim = find.by_id(session, space.id, lock=True)
        replying.answer(session, claim, Given(said["outcome"], said["text"] or "", said["due"], files), _act(context))


@seen_by("company")
def forward(context: Context, code: str, key: str) -> Response:
    """To somebody else in the house."""
    space, form = look(context, code, key), sent(ForwardForm)
    if not accepted(form):
        return page("replyspace/forward.html", form, None, back=space.home)
    with context.store.begin() as session:
        replying.forward(session, find.by_id(session, space.id, lock=True), form.data["department"], _act(context))
    return redirect(f"{space.home}?hecho=pasada", 303)


@seen_by("company")
def state_publicly(context: Context, code: str, key: str) -> Response:
    """A line of the company's on the public page."""
    space, form = look(context, code, key), sent(StatementForm)
    if not accepted(form):
        return page("replyspace/statement.html", form, None, back=space.home)
    try:
        with context.store.begin() as session:
            replying.state_publicly(session, find.by_id(session, space.id, lock=True), form.data["text"], _act(context))
    except ConstaError as error:
        return page("replyspace/statement.html", form, refused(form, "text", error), back=space.home)
    return redirect(f"{space.home}?hecho=dicho", 303)


ACTS: tuple[tuple[str, Callable[..., Response]], ...] = (("recibida", received), ("respuesta", answered), ("pasar", forward), ("declarar", state_publicly))
ROUTES: tuple[Route, ...] = (
    ("GET", "/responder", enter),
    ("POST", "/responder", enter),
    ("GET", "/e/<code>/<key>", read),
    ("GET", "/e/<code>/<key>/reclamacion.pdf", document),
    *((method, f"/e/<code>/<key>/{path}", view) for path, view in ACTS for method in ("GET", "POST")),
)


def make_blueprint(context: Context) -> Blueprint:
    """The pages of this noun."""
    return bound("replyspace", ROUTES, context)
