"""Check your answers, register, and the panel that says: it is on record."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from flask import Blueprint, redirect
from werkzeug.wrappers import Response

from bridge.domain.catalogue import Procedure
from bridge.domain.claims import Content
from bridge.errors import ConflictError, ConstaError
from bridge.jobs import render
from bridge.jobs.context import Context
from bridge.jobs.making import day
from bridge.sentences import Sentence, say
from bridge.services import issuing, planning
from bridge.web.access import bound, seen_by
from bridge.web.answering import page
from bridge.web.language import aloud, money
from bridge.web.linking import link_back_view
from bridge.web.mine import Mine, change, look
from bridge.web.views import Group, Row, captured_view
from forms.claimants import ASKED
from forms.drafting import REQUESTS

LACKS: dict[str, tuple[str, Sentence]] = {
    "post": ("publicacion", say("Falta tu publicación o lo que pasó")),
    "company.name": ("empresa", say("Falta el nombre de la empresa")),
    "company.tax_id": ("empresa", say("Falta el NIF de la empresa: este cauce lo exige")),
    "company.address": ("empresa", say("Falta la dirección de la empresa: este cauce la exige")),
    "company.email": ("empresa", say("Falta el correo de la empresa: este cauce lo exige")),
    "company": ("empresa", say("Falta un dato de la empresa")),
    "facts_date": ("hechos", say("Falta el día en que pasó")),
    "facts": ("hechos", say("Falta contar qué pasó")),
    "evidence": ("hechos", say("Faltan las pruebas: sube la factura, el billete o lo que tengas")),
    "request.amount": ("peticion", say("Falta cuánto dinero pides")),
    "request": ("peticion", say("Falta decir qué pides")),
    "procedure": ("cauce", say("Falta elegir adónde va")),
    "claimant.name": ("datos", say("Falta tu nombre")),
    "claimant.id_number": ("datos", say("Falta tu DNI, NIE o pasaporte: este cauce lo exige")),
    "claimant.address": ("datos", say("Falta tu dirección: este cauce la exige")),
    "claimant.email": ("datos", say("Falta tu correo: este cauce lo exige")),
    "claimant.phone": ("datos", say("Falta tu teléfono: este cauce lo exige")),
    "claimant": ("datos", say("Falta un dato tuyo")),
}
"""Where each field is asked, and how its absence is told; a longer path is looked for before the shorter."""
OTHERWISE = ("hechos", say("Falta algo que este cauce exige"))


@dataclass(frozen=True, slots=True)
class Lack:
    """Something missing: what, and where to give it."""

    sentence: Sentence | str
    address: str


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happens next."""

    title: Sentence
    text: Sentence


@seen_by("claimant")
def check(context: Context, token: str) -> Response:
    """Everything once more, before it is fixed for good."""
    mine = look(context, token)
    if mine.content is not None:
        return redirect(f"{mine.home}/consta", 303)
    return _check_page(context, mine)


@seen_by("claimant")
def register(context: Context, token: str) -> Response:
    """Freezes the claim and gives it its reference. A second click finds it done."""
    mine = look(context, token)
    try:
        with change(context, token) as (session, claim, act):
            plan = planning.plan(context.catalogue, mine.draft, day(context))
            issuing.issue(session, claim, plan, act, context.address)
            render.ask_for(session, claim.id, act)
    except ConflictError:
        return redirect(f"{mine.home}/consta", 303)
    except (planning.IncompleteError, planning.NothingChosenError):
        return _check_page(context, mine, 422)
    return redirect(f"{mine.home}/consta", 303)


def _check_page(context: Context, mine: Mine, status: int | None = None) -> Response:
    lacks = _lacks(context, mine)
    return page("issuing/check.html", None, status, back=f"{mine.home}/datos", missing=lacks, groups=_groups(context, mine))


def _lacks(context: Context, mine: Mine) -> tuple[Lack, ...]:
    on = day(context)
    try:
        row, paths = planning.chosen(context.catalogue, mine.draft, on), planning.lacking(context.catalogue, mine.draft, on)
    except ConstaError:
        return (_lack(mine, "procedure"),)
    return tuple(_detail(mine, row, path) or _lack(mine, path) for path in paths)


def _detail(mine: Mine, row: Procedure, path: str) -> Lack | None:
    asked = next((detail.asks for detail in row.details if detail.path == path), None)
    return Lack(say("Falta: {detail}", detail=str(aloud(asked))), f"{mine.home}/hechos?volver=revisa") if asked else None


def _lack(mine: Mine, path: str) -> Lack:
    parts = path.split(".")
    question, sentence = next((LACKS[known] for n in range(len(parts), 0, -1) if (known := ".".join(parts[:n])) in LACKS), OTHERWISE)
    return Lack(sentence, f"{mine.home}/{question}?volver=revisa")


def _groups(context: Context, mine: Mine) -> tuple[Group, ...]:
    return (_post_group(context, mine), _company_group(mine), _facts_group(mine), _request_group(mine), _procedure_group(context, mine), _claimant_group(mine))


def _at(mine: Mine, question: str) -> str:
    return f"{mine.home}/{question}?volver=revisa"


def _post_group(context: Context, mine: Mine) -> Group:
    here = _at(mine, "publicacion")
    if mine.capture is None:
        return Group(say("La publicación"), (Row(say("Texto"), mine.draft.post.text, change=here),))
    view = captured_view(mine.capture, context.zone)
    who = " ".join(filter(None, (view.author, view.handle)))
    return Group(
        say("La publicación"),
        (
            Row(say("Texto"), view.text, view.proof, here),
            Row(say("Autor"), who, change=here),
            Row(say("Red y fecha"), say("{network}. {when}", network=view.network, when=str(aloud(view.when))), change=here),
        ),
    )


def _company_group(mine: Mine) -> Group:
    company, here = mine.draft.company, _at(mine, "empresa")
    rows = (
        Row(say("Empresa"), company.called, change=here),
        Row(say("Nombre legal"), company.name, change=here),
        Row(say("NIF"), company.tax_id, change=here),
        Row(say("Dirección"), company.address, change=here),
        Row(say("Correo"), company.email, change=here),
    )
    return Group(say("La empresa"), rows)


def _facts_group(mine: Mine) -> Group:
    draft, here = mine.draft, _at(mine, "hechos")
    rows = (
        Row(say("Qué pasó"), draft.facts, change=here),
        Row(say("Cuándo"), draft.facts_date, change=here),
        Row(say("Pruebas"), ", ".join(file.about.name for file in mine.of_kind("evidence")), change=here),
    )
    return Group(say("Los hechos"), rows)


def _request_group(mine: Mine) -> Group:
    asked, here = mine.draft.request, _at(mine, "peticion")
    rows = (
        Row(say("Qué pides"), REQUESTS[asked.kind] if asked.kind else None, change=here),
        Row(say("Cuánto"), money(asked.amount, asked.currency) if asked.amount is not None else None, change=here),
        Row(say("Con tus palabras"), asked.text, change=here),
    )
    return Group(say("Lo que pides"), rows)


def _procedure_group(context: Context, mine: Mine) -> Group:
    try:
        name: str | None = str(aloud(planning.chosen(context.catalogue, mine.draft, day(context)).name))
    except ConstaError:
        name = None
    return Group(say("Adónde va"), (Row(say("Cauce"), name, change=_at(mine, "cauce")),))


def _claimant_group(mine: Mine) -> Group:
    known, here = mine.draft.claimant, _at(mine, "datos")
    rows = tuple(Row(LABELS[name], getattr(known, name), change=here) for name in ASKED if getattr(known, name) or name == "name")
    return Group(say("Tus datos"), rows)


LABELS = {
    "name": say("Nombre"),
    "id_number": say("Documento"),
    "address": say("Dirección"),
    "postal_code": say("Código postal"),
    "city": say("Población"),
    "email": say("Correo"),
    "phone": say("Teléfono"),
}


@seen_by("claimant")
def done(context: Context, token: str) -> Response:
    """The panel: the reference, the document, what happens next and when, the text for the thread, who sees what."""
    mine = look(context, token)
    if mine.content is None:
        return redirect(f"{mine.home}/revisa", 303)
    content = mine.content
    return page(
        "issuing/done.html",
        panel=PANELS[bool(mine.state.receipts)],
        reference=content.reference,
        issued_at=content.issued_at.astimezone(context.zone),
        secret=f"{context.address}{mine.home}",
        pdf_ready=bool(mine.of_kind("document")),
        home=mine.home,
        steps=tuple(_steps(content)),
        reply=link_back_view(context, mine),
        visibility=mine.visibility,
    )


PANELS = {False: say("Tu reclamación queda registrada"), True: say("Tu reclamación consta")}


def _steps(content: Content) -> Iterable[Step]:
    """What happens next and when: the date is given as it would be if it were presented today."""
    company = content.company.called
    yield Step(say("Preséntala"), say("Elige cómo: por correo, en su web, en mano o por burofax. Te decimos qué hacer en cada caso."))
    yield Step(say("Apunta el justificante"), say("Con él la reclamación consta y empieza a contar el plazo."))
    if content.counting is None:
        yield Step(say("Espera la respuesta"), say("Ninguna ley que conozcamos le pone a {company} un plazo aquí. Mira aquí si tarda.", company=company))
        return
    yield Step(say("Espera la respuesta"), _term(company, content.counting.term, content.counting.expected_due))


def _term(company: str, term: str, due: date | None) -> Sentence:
    if due is None:
        return say("{company} tiene {term} para responder.", company=company, term=term)
    return say("{company} tiene {term} para responder: si la presentas hoy, hasta el {due}.", company=company, term=term, due=due)


ROUTES = (
    ("GET", "/mia/<token>/revisa", check),
    ("POST", "/mia/<token>/revisa", register),
    ("GET", "/mia/<token>/consta", done),
)


def make_blueprint(context: Context) -> Blueprint:
    """The pages of this noun."""
    return bound("issuing", ROUTES, context)
