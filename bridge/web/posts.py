"""«¿Es esta tu publicación?»: what was read of the post, with where each field came from, and the person's corrections."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from bridge.domain.captures import Capture, corrected
from bridge.domain.own_pictures import ABOUT, COMPOSED, SHOT
from bridge.domain.posts import UNPLACED, PostRef, pasted, written
from bridge.domain.uploads import PICTURES
from bridge.errors import ConstaError
from bridge.jobs import picture
from bridge.jobs.context import Context
from bridge.jobs.making import day
from bridge.networks import errors as network_errors
from bridge.networks import recognise
from bridge.sentences import Sentence, say
from bridge.services import attaching, drafting, intake
from bridge.store import jobs
from bridge.web.access import bound, seen_by
from bridge.web.answering import FileRefusedError, accepted, page, sent, uploads
from bridge.web.mine import Mine, change, look, onward
from bridge.web.views import captured_view, known_rows
from forms.asking import Asking
from forms.posts import post_form

TROUBLES: Mapping[str, Sentence] = {
    kind.code: kind.sentence
    for kind in vars(network_errors).values()
    if isinstance(kind, type) and issubclass(kind, ConstaError) and "{" not in kind.sentence.text
}
"""Why a post could not be read, by the code that the registro keeps."""
TROUBLE = say("No hemos podido leer tu publicación. Pega el texto o sube una captura de pantalla: también sirven.")
PICTURED: Mapping[str, tuple[Sentence, Sentence]] = {
    SHOT: (ABOUT[SHOT], say("Como la ve cualquiera en un navegador. Irá dentro del documento.")),
    COMPOSED: (
        say("Imagen compuesta con el texto, el autor y la fecha que hemos leído"),
        say("La hemos compuesto con lo que hemos leído: no es una captura de pantalla. Irá dentro del documento."),
    ),
}
"""Our own pictures, by their names: what they show, and what they are."""
GIVEN = (say("Captura de la publicación, tal como la has subido"), say("La captura que has subido. Irá dentro del documento."))


@dataclass(frozen=True, slots=True)
class Pictured:
    """A picture of the post: where it is, what it shows, and what it is."""

    url: str
    alt: Sentence
    caption: Sentence


@seen_by("claimant")
def post(context: Context, token: str) -> Response:
    """What we know of the post, or the wait while it is being read."""
    mine = look(context, token)
    if mine.content is not None:
        return redirect(mine.home, 303)
    if _is_being_read(context, mine) and "sin-esperar" not in request.args:
        return page("drafting/reading.html", back="/", link=mine.draft.post.url, **_waiting(mine))
    return _asked(context, mine, _form(context, mine))


@seen_by("claimant")
def reading(context: Context, token: str) -> str:
    """The fragment that the page asks for again and again while the post is being read."""
    mine = look(context, token)
    finished = None if _is_being_read(context, mine) else f"{mine.home}/publicacion"
    return render_template("drafting/reading_progress.html", finished=finished, link=mine.draft.post.url)


@seen_by("claimant")
def confirm(context: Context, token: str) -> Response:
    """The post is the person's, as read or as corrected."""
    mine = look(context, token)
    form = _form(context, mine)
    if not accepted(form):
        return _asked(context, mine, form)
    try:
        kept = [attaching.keep(context.store, context.files, mine.id, "picture", file) for file in uploads(form, "picture", PICTURES)]
        capture, fields = _as_said(context, mine, form)
    except FileRefusedError as problem:
        return _asked(context, mine, form, problem.told(form))
    with change(context, token) as (session, claim, act):
        drafting.answer(session, claim, _answers(capture))
        for file in kept:
            attaching.attach(session, claim, file, act.at)
        if mine.capture is None:
            intake.keep_capture(session, claim, capture, act)
        elif fields:
            intake.correct_post(session, claim, capture, fields, act)
        if not kept and _is_to_compose(mine, capture):
            picture.ask_for(session, claim.id, act)
    return onward(mine.home, "empresa")


def _is_to_compose(mine: Mine, capture: Capture) -> bool:
    """What the person wrote is composed as they leave it, unless they gave a picture."""
    return capture.post.how == "pasted" and all(file.about.name in PICTURED for file in mine.of_kind("picture"))


def _is_being_read(context: Context, mine: Mine) -> bool:
    if mine.capture is not None or mine.draft.post.url is None or _failure(mine):
        return False
    with context.store.read() as session:
        standing = jobs.standing(session, f"capture:{mine.id}")
    return standing is not None and standing.state in {"queued", "running"}


def _failure(mine: Mine) -> str | None:
    failed = [event.data.get("code") for event in mine.state.seen if event.kind == "capture_failed"]
    return failed[-1] if failed else None


def _waiting(mine: Mine) -> dict[str, Any]:
    here = f"{mine.home}/publicacion"
    return {"poll": f"{here}/estado", "again": here, "skip": f"{here}?sin-esperar=si"}


def _form(context: Context, mine: Mine) -> Asking:
    return sent(post_form(lambda: day(context)), **_known(context, mine))


def _known(context: Context, mine: Mine) -> dict[str, Any]:
    """What the form shows at first; what differs when it comes back is a correction."""
    if mine.capture is None:
        return {"text": mine.draft.post.text, "author_name": None, "author_handle": mine.draft.post.author_handle, "published_at": None}
    post = mine.capture.post
    author = post.author
    return {
        "text": post.text,
        "author_name": author.name if author else None,
        "author_handle": author.handle if author else None,
        "published_at": _local_day(context, post.shown_date),
    }


def _local_day(context: Context, moment: datetime | date | None) -> date | None:
    return moment.astimezone(context.zone).date() if isinstance(moment, datetime) else moment


def _as_said(context: Context, mine: Mine, form: Asking) -> tuple[Capture, tuple[str, ...]]:
    """The capture as the person leaves it, and the fields that they corrected."""
    capture = mine.capture or Capture(pasted(_ref(mine), form.data["text"]), context.clock(), attaching.fingerprint(form.data["text"].encode(errors="replace")))
    known = _known(context, mine)
    fields = tuple(name for name in known if _plain(form.data[name]) != _plain(known[name]) and (form.data[name] or name != "published_at"))
    for name in fields:
        capture = corrected(capture, name, str(form.data[name] or ""))
    return capture, fields


def _plain(value: object) -> object:
    """Blank and nothing are the same; a handle is the same with its at sign; lines end in one way."""
    return value.replace("\r\n", "\n").strip().lstrip("@") or None if isinstance(value, str) else value


def _ref(mine: Mine) -> PostRef:
    if mine.draft.post.url is None:
        return UNPLACED
    return replace(recognise(mine.draft.post.url), shared_url=mine.draft.post.url)


def _answers(capture: Capture) -> dict[str, str | None]:
    """What the claim object says of the post from here on."""
    post = capture.post
    handle = post.author.handle if post.author else None
    return {"post.text": post.text, "post.author_handle": handle, "post.published_at": written(post.shown_date)}


def _asked(context: Context, mine: Mine, form: Asking, status: int | None = None) -> Response:
    capture = mine.capture or Capture(pasted(_ref(mine), ""), context.clock())
    view = captured_view(capture, context.zone)
    shown = {"post": view, "rows": known_rows(capture.post, view), "trouble": _trouble(mine), "picture": _picture(mine), "back": "/"}
    return page("drafting/post.html", form, status, **shown)


def _trouble(mine: Mine) -> Sentence | None:
    code = _failure(mine)
    return TROUBLES.get(code, TROUBLE) if code and mine.capture is None else None


def _picture(mine: Mine) -> Pictured | None:
    """The person's own picture before ours."""
    found = sorted(mine.of_kind("picture"), key=lambda file: file.about.name in PICTURED)
    if not found:
        return None
    alt, caption = PICTURED.get(found[0].about.name, GIVEN)
    return Pictured(f"{mine.home}/papeles/{found[0].id}", alt, caption)


ROUTES = (
    ("GET", "/mia/<token>/publicacion", post),
    ("GET", "/mia/<token>/publicacion/estado", reading),
    ("POST", "/mia/<token>/publicacion", confirm),
)


def make_blueprint(context: Context) -> Blueprint:
    """The pages of this noun."""
    return bound("posts", ROUTES, context)
