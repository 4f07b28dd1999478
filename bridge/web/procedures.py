"""Where the claim goes: the procedures that apply, in order, with reasons; the person chooses. Then the data that the chosen one wants."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from flask import Blueprint, redirect
from werkzeug.wrappers import Response

from bridge.domain.catalogue import Catalogue
from bridge.domain.norms import Text
from bridge.domain.procedures import Option
from bridge.domain.reach import Reach
from bridge.domain.terms import in_words
from bridge.errors import ConstaError
from bridge.jobs.context import Context
from bridge.jobs.making import day
from bridge.sentences import Sentence, say
from bridge.services import drafting, planning
from bridge.web.access import bound, seen_by
from bridge.web.answering import accepted, page, sent
from bridge.web.companies import will_reach
from bridge.web.drafting import before, place
from bridge.web.language import aloud
from bridge.web.mine import Mine, change, look, onward
from forms.asking import Asking
from forms.claimants import ASKED, claimant_form
from forms.drafting import PlaceForm, ProcedureForm
from forms.validators import compact_number

TO_COMPANY = planning.COMPANY_KINDS


@dataclass(frozen=True, slots=True)
class BasisView:
    """An article, with a link to where anybody can read it."""

    text: str
    url: str | None


@dataclass(frozen=True, slots=True)
class OptionView:
    """A procedure as the page offers it."""

    id: str
    name: Text
    chosen: bool
    first: bool
    reasons: tuple[Sentence, ...]
    deadline: Sentence | None
    bases: tuple[BasisView, ...]
    unverified: bool
    unmet: tuple[Sentence, ...]
    warnings: tuple[Text, ...]
    reach: Reach | None
    next: tuple[str, ...]
    word: Text | None
    """What its word means there, where that is not what one would think."""


@seen_by("claimant")
def procedure(context: Context, token: str) -> Response:
    """Which way, of those that the law opens."""
    mine = look(context, token)
    if mine.content is not None:
        return redirect(mine.home, 303)
    form = sent(ProcedureForm, procedure=mine.draft.procedure)
    options = planning.options(context.catalogue, mine.draft, day(context))
    if accepted(form) and form.data["procedure"] not in {option.procedure.id for option in options}:
        form.refuse("procedure", say("Elige uno de los cauces de la lista"))
    if not accepted(form) or form.errors:
        return _procedure_page(context, mine, form, options)
    with change(context, token) as (session, claim, _act):
        drafting.answer(session, claim, {"procedure": form.data["procedure"]})
    return onward(mine.home, "datos")


def _procedure_page(context: Context, mine: Mine, form: Asking, options: tuple[Option, ...], refining: Asking | None = None) -> Response:
    on = day(context)
    reached = will_reach(context, mine.draft.company)
    views = [_view(option, n, mine, context.catalogue, on) for n, option in enumerate(options)]
    views = [replace(view, reach=reached if option.procedure.kind in TO_COMPANY else None) for view, option in zip(views, options, strict=True)]
    place_form = refining or PlaceForm(data={"sector": mine.draft.sector, "postal_code": mine.draft.claimant.postal_code})
    shown = {"step": place("cauce"), "back": before(mine, "cauce"), "options": views, "refining": place_form, "choosing": form, "home": mine.home}
    return page("drafting/procedure.html", refining or form, **shown)


def _view(option: Option, n: int, mine: Mine, catalogue: Catalogue, on: date) -> OptionView:
    row = option.procedure
    bases = dict.fromkeys((row.basis, *((option.reply.term.basis,) if option.reply else ())))
    return OptionView(
        id=row.id,
        name=row.name,
        chosen=mine.draft.procedure == row.id,
        first=n == 0,
        reasons=option.reasons,
        deadline=_deadline(option),
        bases=tuple(BasisView(basis.cited, basis.norm.url) for basis in bases),
        unverified=not all(basis.verified for basis in bases),
        unmet=option.unmet,
        warnings=row.warnings,
        reach=None,
        next=tuple(_names(option.next, catalogue, on)),
        word=catalogue.glossary.get(row.country, {}).get(row.word) if (row.country, row.word) != ("ES", "reclamacion") else None,
    )


def _names(ids: Iterable[str], catalogue: Catalogue, on: date) -> Iterable[str]:
    return (str(aloud(row.name)) for id_ in ids if (row := catalogue.find(id_, on)))


def _deadline(option: Option) -> Sentence | None:
    if option.reply is None:
        return None
    return say("Plazo para responder: {term}.", term=in_words(option.reply.term.span))


@seen_by("claimant")
def refine(context: Context, token: str) -> Response:
    """The sector and the place, which change what applies."""
    mine = look(context, token)
    form = sent(PlaceForm)
    if not accepted(form):
        options = planning.options(context.catalogue, mine.draft, day(context))
        return _procedure_page(context, mine, ProcedureForm(data={"procedure": mine.draft.procedure}), options, form)
    with change(context, token) as (session, claim, _act):
        drafting.answer(session, claim, {"sector": form.data["sector"], "claimant.postal_code": form.data["postal_code"]})
    return redirect(f"{mine.home}/cauce", 303)


@seen_by("claimant")
def claimant(context: Context, token: str) -> Response:
    """Who claims: only what the chosen procedure wants."""
    mine = look(context, token)
    if mine.content is not None:
        return redirect(mine.home, 303)
    try:
        row = planning.chosen(context.catalogue, mine.draft, day(context))
    except ConstaError:
        return redirect(f"{mine.home}/cauce", 303)
    form = sent(claimant_form(_wanted(row.required), _wanted((*row.required, *row.optional), either=True), mine.draft.claimant.country), **_known(mine))
    if not accepted(form):
        return page("drafting/claimant.html", form, step=place("datos"), back=before(mine, "datos"), procedure=aloud(row.name))
    with change(context, token) as (session, claim, _act):
        drafting.answer(session, claim, {f"claimant.{name}": value for name, value in _said(form, mine).items()})
    return onward(mine.home, "revisa")


def _wanted(paths: Iterable[str], *, either: bool = False) -> frozenset[str]:
    """The claimant's fields among those paths; with `either`, also those that are one of several alternatives."""
    single = [one for path in paths for one in path.split("|") if either or "|" not in path]
    return frozenset(path.removeprefix("claimant.") for path in single if path.startswith("claimant."))


def _known(mine: Mine) -> dict[str, Any]:
    return {name: getattr(mine.draft.claimant, name) for name in ASKED}


def _said(form: Asking, mine: Mine) -> dict[str, Any]:
    said: dict[str, Any] = dict(form.data)
    if "id_number" in said:
        said["id_number"] = compact_number(mine.draft.claimant.country, said["id_number"])
    return said


ROUTES = (
    ("GET", "/mia/<token>/cauce", procedure),
    ("POST", "/mia/<token>/cauce", procedure),
    ("POST", "/mia/<token>/cauce/afinar", refine),
    ("GET", "/mia/<token>/datos", claimant),
    ("POST", "/mia/<token>/datos", claimant),
)


def make_blueprint(context: Context) -> Blueprint:
    """The pages of this noun."""
    return bound("procedures", ROUTES, context)
