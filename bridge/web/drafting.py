"""Against whom, what happened, what is asked: one question a page, filled with what the post already says."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, redirect
from werkzeug.wrappers import Response

from bridge.domain.drafts import Draft
from bridge.domain.hints import amount_in, handles_in, past_day_in
from bridge.domain.uploads import EVIDENCE
from bridge.jobs import answers_found
from bridge.jobs.context import Context
from bridge.jobs.making import day
from bridge.sentences import Sentence, say
from bridge.services import attaching, drafting
from bridge.web.access import bound, seen_by
from bridge.web.answering import FileRefusedError, accepted, page, sent, uploads
from bridge.web.companies import suggested
from bridge.web.mine import Mine, change, look, onward
from bridge.web.tones import flagged
from bridge.web.views import size_shown
from forms.asking import Asking
from forms.drafting import CURRENCIES, CompanyForm, RequestForm, facts_form
from forms.validators import compact_number

QUESTIONS = ("publicacion", "empresa", "hechos", "peticion", "cauce", "datos")
LARGE = {"yes": True, "no": False}


def place(question: str) -> Sentence:
    """«Pregunta 2 de 6»."""
    return say("Pregunta {n} de {total}", n=QUESTIONS.index(question) + 1, total=len(QUESTIONS))


def before(mine: Mine, question: str) -> str:
    """The address of the question before."""
    return f"{mine.home}/{QUESTIONS[QUESTIONS.index(question) - 1]}"


@seen_by("claimant")
def company(context: Context, token: str) -> Response:
    """Against whom."""
    mine = look(context, token)
    if mine.content is not None:
        return redirect(mine.home, 303)
    form = sent(CompanyForm, **_company_known(mine))
    if not accepted(form):
        offered = {"suggested": suggested(context, mine), "home": mine.home}
        return page("drafting/company.html", form, step=place("empresa"), back=before(mine, "empresa"), more=_has_more(form), **offered)
    _answer(context, token, {f"company.{name}": value for name, value in _company_said(form).items()})
    with change(context, token) as (session, claim, act):  # now that it is known whom to look for
        answers_found.ask_for(session, claim.id, act)
    return onward(mine.home, "hechos")


def _company_known(mine: Mine) -> dict[str, Any]:
    known = mine.draft.company
    bound = {True: "yes", False: "no", None: None}[known.bound_by_ley_10_2025]
    return {
        "brand": known.brand or known.name or _named(mine),
        "name": known.name,
        "tax_id": known.tax_id,
        "address": known.address,
        "email": known.email,
        "website": known.website,
        "country": known.country,
        "bound": bound,
    }


def _named(mine: Mine) -> str | None:
    """The account that the post complains to, when it names one that is not the author's own."""
    text = _told(mine.draft, mine)
    author = mine.capture.post.author.handle if mine.capture and mine.capture.post.author else None
    others = [handle for handle in handles_in(text) if handle.lower() != (author or "").lower()]
    return others[0] if others else None


def _company_said(form: Asking) -> dict[str, Any]:
    said = {name: form.data[name] for name in ("brand", "name", "address", "email", "website", "country")}
    return {**said, "tax_id": compact_number(said["country"], form.data["tax_id"]), "bound_by_ley_10_2025": LARGE.get(form.data["bound"] or "")}


def _has_more(form: Asking) -> bool:
    inside = ("name", "tax_id", "address", "email", "website", "bound")
    return any(form[name].errors or form[name].data for name in inside)


@seen_by("claimant")
def facts(context: Context, token: str) -> Response:
    """What happened, and what proves it."""
    mine = look(context, token)
    if mine.content is not None:
        return redirect(mine.home, 303)
    form = sent(facts_form(lambda: day(context)), **_facts_known(context, mine))
    if not accepted(form):
        return _facts_page(mine, form)
    try:
        kept = [attaching.keep(context.store, context.files, mine.id, "evidence", file) for file in uploads(form, "evidence", EVIDENCE)]
    except FileRefusedError as problem:
        return _facts_page(mine, form, problem.told(form))
    names = list(dict.fromkeys((*(file.about.name for file in mine.of_kind("evidence")), *(file.upload.name for file in kept))))
    with change(context, token) as (session, claim, act):
        drafting.answer(session, claim, {"facts": form.data["facts"], "facts_date": form.data["facts_date"].isoformat(), "evidence": names})
        for file in kept:
            attaching.attach(session, claim, file, act.at)
    harsh = bool(flagged(form.data["facts"]))
    return onward(mine.home, "tono" if harsh else "peticion", first=harsh)


def _facts_known(context: Context, mine: Mine) -> dict[str, Any]:
    text = _told(mine.draft, mine)
    return {"facts": mine.draft.facts or text, "facts_date": mine.draft.facts_date or past_day_in(text, day(context))}


def _facts_page(mine: Mine, form: Asking, status: int | None = None) -> Response:
    evidence = [{"name": file.about.name, "size": size_shown(file.about.size)} for file in mine.of_kind("evidence")]
    return page("drafting/facts.html", form, status, step=place("hechos"), back=before(mine, "hechos"), evidence=evidence)


@seen_by("claimant")
def request_made(context: Context, token: str) -> Response:
    """What is asked of the company."""
    mine = look(context, token)
    if mine.content is not None:
        return redirect(mine.home, 303)
    known = mine.draft.request
    form = sent(RequestForm, kind=known.kind, amount=known.amount or amount_in(_told(mine.draft, mine)), text=known.text)
    if not accepted(form):
        return page("drafting/request.html", form, step=place("peticion"), back=before(mine, "peticion"))
    amount = form.data["amount"]
    said = {"kind": form.data["kind"], "text": form.data["text"], "amount": None if amount is None else str(amount), "currency": _currency(mine.draft)}
    _answer(context, token, {f"request.{name}": value for name, value in said.items()})
    return onward(mine.home, "cauce")


def _currency(draft: Draft) -> str:
    return CURRENCIES.get(draft.company.country, "EUR")


def _told(draft: Draft, mine: Mine) -> str:
    """What the person said in public."""
    return (mine.capture.post.text if mine.capture else None) or draft.post.text or draft.facts or ""


def _answer(context: Context, token: str, answers: Mapping[str, Any]) -> None:
    with change(context, token) as (session, claim, _act):
        drafting.answer(session, claim, answers)


ROUTES = tuple(
    (method, f"/mia/<token>/{question}", view)
    for question, view in (("empresa", company), ("hechos", facts), ("peticion", request_made))
    for method in ("GET", "POST")
)


def make_blueprint(context: Context) -> Blueprint:
    """The pages of this noun."""
    return bound("drafting", ROUTES, context)
