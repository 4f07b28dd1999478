"""The claimant's own page: where the claim stands, what can be done now, who sees it, what the company answered, how it ended."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from bridge.domain import claves, own_pictures, terms_of_art
from bridge.domain.answers import Reply
from bridge.domain.claims import Content
from bridge.domain.phases import State
from bridge.domain.public import SHOWN
from bridge.domain.status import Told, tell
from bridge.domain.timeline import timeline
from bridge.errors import ConstaError
from bridge.jobs import webmention
from bridge.jobs.context import Context
from bridge.jobs.making import day
from bridge.packs.answers import all_steps
from bridge.sentences import Sentence, say
from bridge.services import planning, tracking
from bridge.web.access import bound, seen_by
from bridge.web.answering import accepted, page, refused, sent
from bridge.web.mine import Mine, change, look
from bridge.web.sorting import KINDS, unsorted
from bridge.web.views import ClaimPage, local_lines, quoted_view, title_of, who_claims
from forms.filing import VISIBILITIES, CloseForm, VisibilityForm, answer_form

SAID: Mapping[str, Sentence] = {
    "presentada": say("Apuntado: la has presentado. En cuanto tengas el justificante, apúntalo aquí."),
    "justificante": say("Justificante guardado. Tu reclamación consta."),
    "respuesta": say("Tu respuesta queda registrada."),
    "visibilidad": say("Guardado quién puede verla."),
    "contestacion": say("Respuesta de la empresa guardada."),
    "clasificada": say("Apuntado lo que era su mensaje."),
    "elevada": say("Justificante guardado. La reclamación ha pasado al siguiente paso, con su propio plazo."),
    "corregida": say("Empresa corregida. La reclamación está escrita otra vez: preséntala a la empresa que es."),
    "captura": say("La página pública enseña la captura como la has dejado."),
    "sin-captura": say("La página pública ya no enseña ninguna captura."),
    "aviso": say("Tu contestación queda guardada. La leerá quien decide."),
    "cerrada": say("Reclamación cerrada. Lo que consta, consta."),
    "reabierta": say("Reclamación abierta otra vez."),
}
"""What was just done, by the word that the address carries: nothing that a stranger writes there is repeated."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that the claimant may do now."""

    title: Sentence
    text: Sentence
    button: Sentence
    path: str
    fits: Callable[[State], bool]


DEEDS = (
    Deed(
        say("Preséntala"), say("Todavía no la ha recibido nadie. Elige cómo presentarla."), say("Presentarla"), "presentar", lambda s: s.phase == "ready"
    ),
    Deed(
        say("Apunta el justificante"), say("Con la prueba de que llegó, la reclamación consta y empieza a contar el plazo."), say("Apuntar el justificante"),
        "justificante", lambda s: s.phase in {"ready", "filed"},
    ),
    Deed(
        say("¿Te han contestado?"), say("Apunta lo que te digan. Si es automático o te mandan a otro sitio, el plazo sigue."), say("Apuntar la respuesta"),
        "contestacion", lambda s: s.phase in {"filed", "on_record", "needs_info", "answered", "committed"},
    ),
    Deed(
        say("El siguiente paso"), say("Si vence el plazo o la respuesta no te vale, te escribimos el documento que sigue, con todo adjunto."),
        say("Ver el siguiente paso"), "siguiente", lambda s: s.presented_at is not None and s.phase not in {"ready", "closed"},
    ),
    Deed(
        say("Preséntala también por otra vía"), say("Un burofax o un sello más es una prueba más."), say("Ver las formas de presentarla"),
        "presentar", lambda s: s.phase in {"filed", "on_record"},
    ),
    Deed(
        say("¿No era esa empresa?"), say("Se corrige una vez: la escribimos otra vez contra la que es, y se presenta de nuevo."), say("Corregir la empresa"),
        "empresa-equivocada", lambda s: not s.redirected and s.phase in {"ready", "filed", "on_record", "needs_info", "answered"},
    ),
    Deed(
        say("Que se sepa"), say("Responde a tu publicación con el enlace de la reclamación."), say("Ver el texto"), "respuesta", lambda s: not s.linked
    ),
    Deed(
        say("¿Te contestó en la red?"), say("Pega el enlace de su respuesta, o la captura de un mensaje privado."), say("Apuntar lo que dijo"),
        "empresa-dijo", lambda s: s.phase != "closed",
    ),
    Deed(
        say("Demuestra que es tuya"), say("Con un código que publicas desde tu cuenta, la queja queda probada como tuya."), say("Demostrarlo"),
        "autoria", lambda s: not s.author_proven and s.post_state in {"live", "edited"},
    ),
    Deed(say("¿Ha acabado?"), say("Di cómo ha acabado: bien, mal o a medias."), say("Cerrarla"), "cerrar", lambda s: s.phase not in {"ready", "closed"}),
    Deed(say("¿No ha acabado?"), say("Puedes abrirla otra vez."), say("Abrirla otra vez"), "reabrir", lambda s: s.phase == "closed"),
)  # fmt: skip


@seen_by("claimant")
def manage(context: Context, token: str) -> Response:
    """The page of the claim, for its claimant; a draft goes on where it was left."""
    mine = look(context, token)
    if mine.content is None:
        return redirect(f"{mine.home}/{_left_at(mine)}", 303)
    name, hint = VISIBILITIES[mine.visibility]
    shown = {
        "page": own_page(context, mine, mine.content),
        "home": mine.home,
        "due_next": mine.state.presented_at is not None and mine.state.phase != "closed",
        "said": SAID.get(request.args.get("hecho", "")),
        "deeds": tuple(deed for deed in DEEDS if deed.fits(mine.state)),
        "papers": tuple(_papers(mine)),
        "unsorted": unsorted(mine.state, context.zone),
        "kinds": KINDS,
        "verification_code": mine.content.verification_code,
        "visibility": {"name": name, "hint": hint},
        "pictured": bool(mine.of_kind("picture")),
        "withdrawn": mine.state.withdrawn,
        "flagged": sum(event.kind == "flagged" for event in mine.state.seen),
        "public_address": f"/r/{mine.content.reference[-9:]}" if mine.visibility in SHOWN and not mine.state.withdrawn else None,
    }
    return page("claims/manage.html", None, None, **shown)


def _left_at(mine: Mine) -> str:
    """The first question without an answer."""
    draft = mine.draft
    answered = {
        "publicacion": mine.capture is not None,
        "empresa": bool(draft.company.called),
        "hechos": draft.facts is not None and draft.facts_date is not None,
        "peticion": draft.request.kind is not None,
        "cauce": draft.procedure is not None,
        "datos": draft.claimant.name is not None,
    }
    return next((question for question, done in answered.items() if not done), "revisa")


def own_page(context: Context, mine: Mine, content: Content) -> ClaimPage:
    """The status page with everything on it."""
    company = content.company.called
    running = planning.running(context.catalogue, mine.draft, mine.state, context.clock(), context.zone)
    progress = running.progress if running else None
    return ClaimPage(
        reference=content.reference,
        company=company,
        title=title_of(content),
        who_claims=who_claims(content.claimant.name or "", company),
        status=claves.badged(tell(Told(company, mine.state, progress)), content, mine.state),
        progress=progress,
        counted=all_steps(running.dated) if running else (),
        next_steps=content.next_steps,
        lines=local_lines(claves.noted(timeline(mine.state, public=False), content, mine.state), context.zone),
        names={"claimant": say("Tú"), "company": company, "consta": "Consta"},
        post=quoted_view(content.post, context.zone) if content.post else None,
        stamped_at=(mine.state.presented_at or content.issued_at).astimezone(context.zone),
        code=content.reference[-9:],
        address=content.status_url,
        against=terms_of_art.yours(content.word, company),
        papers={},
    )


PAPER_NAMES: Mapping[str, Sentence] = {
    "capture": say("Lo leído de la publicación"),
    "picture": say("Captura de la publicación"),
    "covered": say("Captura tapada, para enseñarla"),
    "watched": say("La publicación, leída después: {name}", name=""),
    "proof": say("Prueba del código o del enlace: {name}", name=""),
    "receipt": say("Justificante: {name}", name=""),
    "was-document": say("Reclamación a la primera empresa: {name}", name=""),
    "step": say("Siguiente paso: {name}", name=""),
    "step_receipt": say("Justificante del siguiente paso: {name}", name=""),
    "evidence": say("Prueba: {name}", name=""),
}


def _papers(mine: Mine) -> Iterable[tuple[Sentence, str]]:
    yield say("Reclamación (PDF)"), f"{mine.home}/documento.pdf"
    for file in mine.of_kind(*PAPER_NAMES):
        pattern = PAPER_NAMES[file.about.kind]
        named = say(pattern.text, **({"name": file.about.name} if pattern.values else {}))
        yield own_pictures.about(file.about.kind, file.about.name) or named, f"{mine.home}/papeles/{file.id}"


@seen_by("claimant")
def visibility(context: Context, token: str) -> Response:
    """Who may see the status page."""
    mine = look(context, token)
    form = sent(VisibilityForm, visibility=mine.visibility)
    if not accepted(form):
        return page("claims/visibility.html", form, None, back=mine.home)
    with change(context, token) as (session, claim, act):
        tracking.show(session, claim, form.data["visibility"], act)
        webmention.ask_for(session, claim.id, act)
    return redirect(f"{mine.home}?hecho=visibilidad", 303)


@seen_by("claimant")
def answered(context: Context, token: str) -> Response:
    """What the company answered, noted by hand."""
    mine = look(context, token)
    form = sent(answer_form(lambda: day(context)))
    if not accepted(form):
        return page("claims/answer.html", form, None, back=mine.home)
    said = form.data
    received = datetime.combine(said["day"], time(0), context.zone)
    try:
        with change(context, token) as (session, claim, act):
            tracking.note_reply(session, claim, Reply(said["kind"], received, said["text"] or ""), act)
    except ConstaError as error:
        return page("claims/answer.html", form, refused(form, "kind", error), back=mine.home)
    return redirect(f"{mine.home}?hecho=contestacion", 303)



@seen_by("claimant")
def close(context: Context, token: str) -> Response:
    """How it ended."""
    mine = look(context, token)
    form = sent(CloseForm)
    if not accepted(form):
        return page("claims/close.html", form, None, back=mine.home)
    with change(context, token) as (session, claim, act):
        tracking.close(session, claim, form.data["outcome"], act)
    return redirect(f"{mine.home}?hecho=cerrada", 303)


@seen_by("claimant")
def reopen(context: Context, token: str) -> Response:
    """Asks whether to open it again, and does."""
    mine = look(context, token)
    if request.method == "GET":
        return page("claims/reopen.html", None, None, back=mine.home)
    with change(context, token) as (session, claim, act):
        tracking.reopen(session, claim, act)
    return redirect(f"{mine.home}?hecho=reabierta", 303)


QUESTIONS = (("visibilidad", visibility), ("contestacion", answered), ("cerrar", close), ("reabrir", reopen))
ROUTES = (
    ("GET", "/mia/<token>", manage),
    *((method, f"/mia/<token>/{path}", view) for path, view in QUESTIONS for method in ("GET", "POST")),
)


def make_blueprint(context: Context) -> Blueprint:
    """The pages of this noun."""
    return bound("claims", ROUTES, context)
