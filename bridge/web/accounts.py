"""Entering an association's house, joining it by invitation, and the people who are in it."""

from flask import Blueprint, redirect, session
from werkzeug.wrappers import Response

from bridge.documents.qr_path import qr_path
from bridge.domain import second_factor
from bridge.domain.organisations import OWN, ROLE_NAMES
from bridge.errors import ConstaError
from bridge.jobs.context import Context
from bridge.services import accounts, organisations
from bridge.services.accounts import Joining, Knock, NotYouError
from bridge.web.access import Route, bound, seen_by
from bridge.web.answering import accepted, page, refused, sent
from bridge.web.house import VISIT, House, room
from forms.asking import Asking
from forms.organisations import EnterForm, InviteForm, JoinForm


@seen_by("world")
def enter(context: Context, slug: str) -> Response:
    """The door: e-mail, password and code."""
    with context.store.read() as database:
        name = organisations.find_one(database, slug).name
    form = sent(EnterForm)
    if not accepted(form):
        return page("organisations/enter.html", form, None, name=name)
    knock = Knock(form.data["email"], form.data["password"], form.data["code"])
    with context.store.begin() as database:
        token = accounts.enter(database, organisations.find_one(database, slug).id, knock, context.clock())
    if token is None:
        return page("organisations/enter.html", form, refused(form, "code", NotYouError()), name=name)
    return _inside(slug, token)


def _inside(slug: str, token: str) -> Response:
    """A visit begins with a cookie of its own: nothing of before goes on."""
    session.clear()
    session[VISIT] = token
    return redirect(f"/asociaciones/{slug}", 303)


@seen_by("world")
def leave(context: Context, slug: str) -> Response:
    """Ends the visit."""
    with context.store.begin() as database:
        accounts.leave(database, session.get(VISIT))
    session.clear()
    return redirect(f"/asociaciones/{slug}/entrar", 303)


@seen_by("world")
def join(context: Context, slug: str, key: str) -> Response:
    """Whoever holds the invitation makes their account, with a second factor from the start."""
    form = sent(JoinForm)
    with context.store.begin() as database:
        row = organisations.find_one(database, slug)
        email, secret = accounts.invited(database, row.id, key, context.clock())
    address = second_factor.address(secret, row.name, email)
    shown = {"name": row.name, "email": email, "secret": second_factor.written(secret), "qr": qr_path(address), "address": address}
    if not accepted(form):
        return page("organisations/join.html", form, None, **shown)
    try:
        with context.store.begin() as database:
            joining = Joining(form.data["name"], form.data["password"], form.data["code"])
            person, codes = accounts.join(database, row.id, key, joining, context.clock())
            session.clear()
            session[VISIT] = accounts.begin_visit(database, person.id, context.clock())
    except ConstaError as error:
        return page("organisations/join.html", form, refused(form, "password" if error.code == "weak_password" else "code", error), **shown)
    return page("organisations/joined.html", None, None, name=row.name, slug=slug, codes=codes)


@room(OWN)
def people(house: House) -> Response:
    """Who works here, and whom to invite."""
    form, link = sent(InviteForm), None
    if accepted(form):
        try:
            with house.context.store.begin() as database:
                token = accounts.invite(database, house.organisation_id, form.data["email"], form.data["role"], house.act)
            link, form = f"{house.context.address}{house.home}/invitacion/{token}", InviteForm()
        except ConstaError as error:
            return _people(house, form, None, refused(form, "email", error))
    return _people(house, form, link)


def _people(house: House, form: Asking, link: str | None, status: int | None = None) -> Response:
    with house.context.store.read() as database:
        found = accounts.people(database, house.organisation_id)
    return page("organisations/people.html", form, status, house=house, people=found, roles=ROLE_NAMES, link=link)


@room(OWN)
def let_go(house: House, account_id: int) -> Response:
    """Somebody works here no more."""
    with house.context.store.begin() as database:
        accounts.let_go(database, house.organisation_id, account_id, house.act)
    return redirect(f"{house.home}/equipo", 303)


HOUSE = "/asociaciones/<slug>"
ROUTES: tuple[Route, ...] = (
    *((method, f"{HOUSE}/entrar", enter) for method in ("GET", "POST")),
    ("POST", f"{HOUSE}/salir", leave),
    *((method, f"{HOUSE}/invitacion/<key>", join) for method in ("GET", "POST")),
    *((method, f"{HOUSE}/equipo", people) for method in ("GET", "POST")),
    ("POST", f"{HOUSE}/equipo/<int:account_id>/baja", let_go),
)


def make_blueprint(context: Context) -> Blueprint:
    """The pages of this noun."""
    return bound("accounts", ROUTES, context)
