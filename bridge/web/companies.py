"""Who the company is: looked for in its own site, offered from what others confirmed, corrected once; and its public page."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from flask import Blueprint, redirect, render_template
from werkzeug.wrappers import Response

from bridge.domain.hints import handles_in
from bridge.domain.identity import Identity
from bridge.domain.parties import Company
from bridge.domain.reach import Reach, reach, ways_in
from bridge.domain.response_times import FEWEST, chart, figures
from bridge.errors import ConstaError
from bridge.jobs import identify, render
from bridge.jobs.context import Context
from bridge.jobs.making import day, with_procedure
from bridge.sentences import Sentence, say
from bridge.services import companies, find, noticing, planning, public_companies, redirecting
from bridge.services.companies import Offered
from bridge.web.access import bound, seen_by
from bridge.web.answering import accepted, page, refused, sent
from bridge.web.mine import Mine, change, look
from bridge.web.views import Row
from forms.asking import Asking
from forms.companies import RightCompanyForm, SiteForm
from forms.validators import compact_number

LARGE = {"yes": True, "no": False}
NAMES: Mapping[str, Sentence] = {
    "name": say("Nombre legal"), "tax_id": say("Número fiscal"), "address": say("Dirección"), "email": say("Correo"), "phone": say("Teléfono"),
    "registry": say("Registro"), "website": say("Página web"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Suggested:
    """A company that may be the one, as the page offers it."""

    offered: Offered
    because: Sentence


def suggested(context: Context, mine: Mine) -> tuple[Suggested, ...]:
    """Companies known by what the claim says and by the accounts that the post names, unless it is clear which one it is."""
    if mine.draft.company.tax_id:
        return ()
    with context.store.read() as session:
        found = companies.suggestions(session, mine.draft.company, handles_of(mine))
    return tuple(Suggested(offered, _because(offered)) for offered in found)


def handles_of(mine: Mine) -> tuple[str, ...]:
    """The accounts that the post names, but its author's own."""
    post = mine.capture.post if mine.capture else None
    author = (post.author.handle or "").lower() if post and post.author else ""
    text = (post.text if post else None) or mine.draft.post.text or ""
    return tuple(handle for handle in handles_in(text) if handle.lower() != author)


def _because(offered: Offered) -> Sentence:
    if offered.confirmed == 1:
        return say("La confirmó 1 persona antes.")
    return say("La confirmaron {n} personas antes.", n=offered.confirmed) if offered.confirmed else say("Está en el directorio de esta instalación.")


def will_reach(context: Context, company: Company) -> Reach:
    """«¿Les llegará?», before filing."""
    with context.store.read() as session:
        return reach(ways_in(company, companies.ways_in(session, company)))


@seen_by("claimant")
def site(context: Context, token: str) -> Response:
    """Asks for the site, and has its legal notice looked at."""
    mine = look(context, token)
    if mine.content is not None:
        return redirect(mine.home, 303)
    form = sent(SiteForm, website=mine.draft.company.website)
    if not accepted(form):
        return page("companies/site.html", form, None, back=f"{mine.home}/empresa")
    with change(context, token) as (session, claim, act):
        noticing.ask(session, claim, form.data["website"], act)
        identify.ask_for(session, claim.id, form.data["website"], act)
    return redirect(f"{mine.home}/empresa/quien", 303)


@seen_by("claimant")
def who(context: Context, token: str) -> Response:
    """«¿Es esta empresa?», or the wait while the site is being read; nobody has to wait."""
    mine = look(context, token)
    found = _notice(context, mine)
    if found is None or mine.content is not None:
        return redirect(f"{mine.home}/empresa", 303)
    rows = _rows(found.identity) if found.identity else ()
    shown = {"back": f"{mine.home}/empresa", "home": mine.home, "notice": found, "rows": rows, "notes": found.identity.notes if found.identity else ()}
    return page(f"companies/{found.state}.html", None, None, finished=None, **shown)


def _notice(context: Context, mine: Mine) -> noticing.Notice | None:
    with context.store.read() as session:
        return noticing.notice(session, find.by_id(session, mine.id))


def _rows(identity: Identity) -> tuple[Row, ...]:
    """What the notice says, each with the words that it was read from."""
    said = dict(identity.origins)
    values = {field: getattr(identity, field) for field in NAMES}
    return tuple(Row(NAMES[field], value, _from(said.get(field))) for field, value in values.items() if value)


def _from(words: str | None) -> Sentence | None:
    return say("Lo dice así: «{words}»", words=words) if words else None


@seen_by("claimant")
def looking(context: Context, token: str) -> str:
    """The fragment that the page asks for while the site is being read."""
    mine = look(context, token)
    found = _notice(context, mine)
    finished = None if found and found.state == noticing.WAITING else f"{mine.home}/empresa/quien"
    return render_template("companies/looking.html", finished=finished)


@seen_by("claimant")
def this_one(context: Context, token: str) -> Response:
    """«Sí, es esta»: what its notice says goes into the claim."""
    mine = look(context, token)
    with change(context, token) as (session, claim, act):
        noticing.accept(session, claim, handles_of(mine), act)
    return redirect(f"{mine.home}/empresa", 303)


@seen_by("claimant")
def known_one(context: Context, token: str, company_id: int) -> Response:
    """«Sí, es esta», of one that others confirmed or an operator imported."""
    mine = look(context, token)
    with change(context, token) as (session, claim, act):
        noticing.accept_known(session, claim, company_id, act)
    return redirect(f"{mine.home}/empresa", 303)


@seen_by("claimant")
def wrong(context: Context, token: str) -> Response:
    """It was not that company: corrected once, to be filed again."""
    mine = look(context, token)
    if mine.content is None:
        return redirect(f"{mine.home}/empresa", 303)
    form = sent(RightCompanyForm, country=mine.draft.company.country)
    if mine.state.redirected or not accepted(form):
        return page("companies/wrong.html", form, None, back=mine.home, done=mine.state.redirected, company=mine.draft.company.called)
    company = _said(form)
    try:
        _redirect(context, mine, company)
    except ConstaError as error:
        status = refused(form, "brand", error)
        return page("companies/wrong.html", form, status, back=mine.home, done=False, company=mine.draft.company.called)
    return redirect(f"{mine.home}?hecho=corregida", 303)


def _said(form: Asking) -> Company:
    said = {name: form.data[name] for name in ("brand", "name", "address", "email", "website", "country")}
    return Company(**said, tax_id=compact_number(said["country"], form.data["tax_id"]), bound_by_ley_10_2025=LARGE.get(form.data["bound"] or ""))


def _redirect(context: Context, mine: Mine, company: Company) -> None:
    draft = redirecting.redirected(mine.draft, company)
    fitting = {option.procedure.id for option in planning.options(context.catalogue, draft, day(context))}
    draft = draft if draft.procedure in fitting else with_procedure(context, replace(draft, procedure=None))
    plan = planning.plan(context.catalogue, draft, day(context))
    with change(context, mine.token) as (session, claim, act):
        redirecting.redirect(session, claim, company, plan, act)
        render.ask_for(session, claim.id, act, again=True)


LEAVES_OUT: tuple[Sentence, ...] = (
    say("Solo cuentan las reclamaciones que quien reclama ha hecho públicas: no son todas, ni una muestra."),
    say("Una reclamación no dice quién tiene razón, y una respuesta en plazo puede ser un no."),
    say("Solo cuenta como respuesta la que quien reclama ha confirmado que lo es. Las automáticas no cuentan."),
    say("No dice cuántos clientes tiene la empresa: más reclamaciones no quiere decir peor."),
)


@seen_by("world")
def company(context: Context, slug: str) -> Response:
    """The public page of a company: how it answers."""
    now = context.clock()
    with context.store.read() as session:
        heading = public_companies.heading(session, slug)
        cases = public_companies.cases(session, context.catalogue, slug, now, context.zone)
    found, on = figures(cases, day(context)), day(context)
    charts = (("widely", chart(found)), ("narrowly", chart(found, 320))) if found.enough else ()
    listed = () if found.enough else tuple((case, KINDS[case.kind(on)]) for case in cases)
    shown = {"company": heading, "figures": found, "charts": charts, "cases": listed, "fewest": FEWEST, "leaves_out": LEAVES_OUT, "on": on}
    answer = page("companies/company.html", None, None, **shown)
    answer.headers["X-Robots-Tag"] = "all"
    return answer


KINDS: Mapping[str, Sentence] = {
    "not_presented": say("sin presentar"), "in_time": say("respondida en plazo"), "late": say("respondida fuera de plazo"),
    "unanswered": say("sin respuesta, plazo vencido"), "running": say("en plazo, sin respuesta aún"),
}  # fmt: skip

WHO = "/mia/<token>/empresa/quien"
ROUTES = (
    ("GET", "/mia/<token>/empresa/web", site),
    ("POST", "/mia/<token>/empresa/web", site),
    ("GET", WHO, who),
    ("POST", WHO, this_one),
    ("GET", f"{WHO}/estado", looking),
    ("POST", "/mia/<token>/empresa/conocida/<int:company_id>", known_one),
    ("GET", "/mia/<token>/empresa-equivocada", wrong),
    ("POST", "/mia/<token>/empresa-equivocada", wrong),
    ("GET", "/empresas/<slug>", company),
)


def make_blueprint(context: Context) -> Blueprint:
    """The pages of this noun."""
    return bound("companies", ROUTES, context)
