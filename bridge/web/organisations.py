"""An association's house: its claims as a work list, each claim with its notes, its representations, its keys and its registro."""

from datetime import timedelta

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from bridge.domain.mandates import Mandate, words
from bridge.domain.organisations import OWN, READ, WORK
from bridge.domain.parties import Claimant
from bridge.domain.phases import PHASES, State
from bridge.domain.status import Told, tell
from bridge.domain.timeline import timeline
from bridge.errors import InvalidError, NotFoundError
from bridge.jobs.context import Context
from bridge.jobs.exports import FORMATS, documents
from bridge.jobs.making import day
from bridge.services import accounts, attaching, find, mandates, organisations, tokens, worklist
from bridge.services.mandates import Given
from bridge.services.record import Act
from bridge.services.worklist import Asked
from bridge.web.access import Route, bound, seen_by
from bridge.web.answering import accepted, page, sent
from bridge.web.house import House, room
from bridge.web.views import local_lines
from forms.organisations import NoteForm, TokenForm, mandate_form

PAGE = 50
SOON = timedelta(days=5)
MOST_AT_ONCE = 200


@seen_by("world")
def about(_context: Context) -> Response:
    """What an association can do here."""
    return page("organisations/about.html", None, None)


@room(READ)
def work(house: House) -> Response:
    """The work list, a page at a time."""
    with house.context.store.read() as database:
        found = worklist.page(database, house.organisation_id, _asked(house))
        names = {person.id: person.name for person in accounts.people(database, house.organisation_id)}
    after = found[-1].id if len(found) == PAGE else None
    return page(
        "organisations/list.html", None, None, house=house, claims=found, names=names, today=worklist.TODAY, phases=PHASES[1:], asked=request.args, after=after,
        states=STATES, day=day(house.context),
    )  # fmt: skip


STATES = {phase: tell(Told("…", State(phase=phase))).heading for phase in ("ready", "filed", "needs_info", "answered", "committed", "escalated", "closed")}


def _asked(house: House) -> Asked:
    """What the address asks for; what cannot be read is not asked."""
    given = request.args
    phase = given.get("estado", "")
    return Asked(
        phase=phase if phase in PHASES else None, company=given.get("empresa", "").strip() or None, limit=PAGE,
        due_by=day(house.context) + SOON if given.get("vence") else None, assigned_to=house.person.id if given.get("mias") else None,
        before=given.get("antes", type=int),
    )  # fmt: skip


@room(WORK)
def act_on_many(house: House) -> Response:
    """Takes or lets go of many claims at once."""
    chosen = [int(number) for number in request.form.getlist("claim")[:MOST_AT_ONCE] if number.isdigit()]
    to = house.person.id if request.form.get("what") == "take" else None
    with house.context.store.begin() as database:
        many = worklist.assign(database, house.organisation_id, chosen, to)
        if many:
            organisations.write(database, house.organisation_id, "assigned", house.act, {"claims": chosen, "to": to})
    return redirect(house.home, 303)


@room(READ)
def claim(house: House, code: str) -> Response:
    """A claim as its association sees it."""
    with house.context.store.read() as database:
        row = worklist.own_claim(database, house.organisation_id, code)
        content, state = find.content(database, row), find.state(database, row)
        notes = organisations.deeds(database, house.organisation_id, claim_id=row.id)
        names = {person.actor: person.name for person in accounts.people(database, house.organisation_id)}
    if content is None:
        raise NotFoundError
    shown = {
        "content": content, "status": tell(Told(content.company.called, state)), "lines": local_lines(timeline(state, public=False), house.context.zone),
        "notes": [note for note in notes if note.kind == "note"], "names": names,
    }  # fmt: skip
    return page("organisations/claim.html", NoteForm(), None, house=house, code=code, **shown)


@room(WORK)
def note(house: House, code: str) -> Response:
    """Writes a note about a claim."""
    form = sent(NoteForm)
    if not accepted(form):
        return page("organisations/note.html", form, None, back=f"{house.home}/r/{code}")
    with house.context.store.begin() as database:
        row = worklist.own_claim(database, house.organisation_id, code)
        organisations.write(database, house.organisation_id, "note", house.act, {"text": form.data["note"]}, claim_id=row.id)
    return redirect(f"{house.home}/r/{code}", 303)


@room(READ)
def document(house: House, code: str) -> Response:
    """A claim's document."""
    with house.context.store.read() as database:
        row = worklist.own_claim(database, house.organisation_id, code)
        drawn = find.attachments(database, row, "document")
    if not drawn:
        raise NotFoundError
    pdf = attaching.read(house.context.store, house.context.files, row.id, drawn[0].stored_as)
    return Response(pdf, mimetype="application/pdf", headers={"Content-Disposition": f'attachment; filename="CONSTA-{code}.pdf"'})


@room(READ)
def states(house: House, kind: str) -> Response:
    """The states of all claims, as a file."""
    if kind not in FORMATS:
        raise NotFoundError
    media_type, make = FORMATS[kind]
    head = {"Content-Disposition": f'attachment; filename="estados.{kind}"'}
    return Response(make(house.context, house.organisation_id), content_type=media_type, headers=head)


@room(READ)
def all_documents(house: House) -> Response:
    """All documents in one file, streamed."""
    parts = documents(house.context, house.organisation_id, request.args.get("lote", type=int))
    return Response(parts, mimetype="application/zip", headers={"Content-Disposition": 'attachment; filename="reclamaciones.zip"'})


@room(WORK)
def representations(house: House) -> Response:
    """A representation kept from signed paper, or offered by a link."""
    form = sent(mandate_form(lambda: day(house.context)))
    link = None
    if accepted(form):
        link = _kept_or_offered(house, form.data)
        form = mandate_form(lambda: day(house.context))()
    return page("organisations/mandates.html", form, None, house=house, link=link)


def _kept_or_offered(house: House, said: dict[str, object]) -> str:
    """The link, or that it is kept."""
    who = Claimant(name=str(said["name"]), id_number=said["id_number"] or None, email=said["email"] or None)  # type: ignore[arg-type]
    signed, ends = said["signed_on"], said["ends_on"]
    accepts = tuple(str(sentence) for sentence in words(house.name, None, ends))  # type: ignore[arg-type]
    mandate = Mandate("paper" if signed else "electronic", signed, ends)  # type: ignore[arg-type]
    with house.context.store.begin() as database:
        if signed:
            mandates.keep(database, house.organisation_id, Given(who, mandate), house.act)
            return ""
        token = mandates.offer(database, house.organisation_id, Given(who, mandate, accepts), house.act)
    return f"{house.context.address}/representacion/{token}"


@seen_by("world")
def representation(context: Context, key: str) -> Response:
    """Whoever holds the link reads what they accept, accepts it, and may withdraw it."""
    with context.store.begin() as database:
        offered = mandates.by_link(database, key)
        if request.method == "POST":
            act = Act("member", context.clock())
            {"accept": mandates.accept, "revoke": mandates.revoke}.get(request.form.get("what", ""), _nothing)(database, key, day(context), act)
            offered = mandates.by_link(database, key)
    return page("organisations/representation.html", None, None, offered=offered)


def _nothing(*_: object) -> None:
    """Neither."""
    raise InvalidError


@room(OWN)
def keys(house: House) -> Response:
    """The keys of the API."""
    form, token = sent(TokenForm), None
    if accepted(form):
        with house.context.store.begin() as database:
            token = tokens.make(database, house.organisation_id, form.data["name"], form.data["scopes"], house.act)
        form = TokenForm()
    with house.context.store.read() as database:
        found = tokens.of_organisation(database, house.organisation_id)
    return page("organisations/keys.html", form, None, house=house, tokens=found, token=token)


@room(OWN)
def revoke_key(house: House, token_id: int) -> Response:
    """Ends a key."""
    with house.context.store.begin() as database:
        tokens.revoke(database, house.organisation_id, token_id, house.act)
    return redirect(f"{house.home}/llaves", 303)


@room(OWN)
def ledger(house: House) -> Response:
    """Everything that was done here, newest first."""
    with house.context.store.read() as database:
        done = organisations.deeds(database, house.organisation_id, before=request.args.get("antes", type=int))
        names = {person.actor: person.name for person in accounts.people(database, house.organisation_id)}
    return Response(render_template("organisations/ledger.html", house=house, deeds=done, names=names), mimetype="text/html")


HOUSE = "/asociaciones/<slug>"
ROUTES: tuple[Route, ...] = (
    ("GET", "/asociaciones", about), ("GET", HOUSE, work), ("POST", f"{HOUSE}/varias", act_on_many),
    ("GET", f"{HOUSE}/r/<code>", claim), ("POST", f"{HOUSE}/r/<code>/nota", note), ("GET", f"{HOUSE}/r/<code>/documento.pdf", document),
    ("GET", f"{HOUSE}/estados.<kind>", states), ("GET", f"{HOUSE}/documentos.zip", all_documents), ("GET", f"{HOUSE}/registro", ledger),
    *((method, f"{HOUSE}/representaciones", representations) for method in ("GET", "POST")),
    *((method, "/representacion/<key>", representation) for method in ("GET", "POST")),
    *((method, f"{HOUSE}/llaves", keys) for method in ("GET", "POST")),
    ("POST", f"{HOUSE}/llaves/<int:token_id>/fuera", revoke_key),
)  # fmt: skip


def make_blueprint(context: Context) -> Blueprint:
    """The pages of this noun."""
    return bound("organisations", ROUTES, context)
