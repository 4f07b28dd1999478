"""Campaigns: opened by an association, joined by whoever it happened to as well."""

from flask import Blueprint, redirect
from werkzeug.wrappers import Response

from bridge.documents.qr_path import qr_path
from bridge.domain.campaigns import Campaign, read_campaign, share_texts
from bridge.domain.drafts import Draft, PostSource, Request
from bridge.domain.mandates import words
from bridge.domain.organisations import WORK
from bridge.domain.parties import Claimant
from bridge.errors import ConstaError
from bridge.jobs.context import Context
from bridge.jobs.cover import campaign_cover
from bridge.jobs.joining import Joined, join
from bridge.jobs.making import day
from bridge.networks import recognise, web_link
from bridge.services import campaigns
from bridge.store.organisation_tables import CampaignRow, OrganisationRow
from bridge.web.access import Route, bound, seen_by
from bridge.web.answering import accepted, page, refused, sent
from bridge.web.house import House, room
from bridge.web.intake import new_key
from bridge.web.language import language
from forms.asking import Asking
from forms.campaigns import CampaignForm, join_form


@room(WORK)
def every(house: House) -> Response:
    """The association's campaigns, and a new one."""
    form = sent(CampaignForm)
    if not accepted(form):
        return _every(house, form)
    try:
        with house.context.store.begin() as database:
            campaigns.create(database, house.organisation_id, form.data["slug"], _campaign(form), house.act)
    except ConstaError as error:
        return _every(house, form, refused(form, "slug", error))
    return redirect(f"{house.home}/campanas", 303)


def _campaign(form: Asking) -> Campaign:
    said = form.data
    shared = {
        "company.name": said["company"], "company.email": said["company_email"], "company.address": said["company_address"],
        "request.kind": said["kind"], "request.text": said["request"],
    }  # fmt: skip
    return Campaign(said["title"], said["told"], {path: text for path, text in shared.items() if text})


def _every(house: House, form: Asking, status: int | None = None) -> Response:
    with house.context.store.read() as database:
        found = [(row.slug, read_campaign(row.said), many, row.closed_at) for row, many in campaigns.every(database, house.organisation_id)]
    return page("campaigns/every.html", form, status, house=house, campaigns=found)


@room(WORK)
def shared(house: House, campaign: str) -> Response:
    """The words and the code to spread a campaign with."""
    with house.context.store.read() as database:
        row = campaigns.of_organisation(database, house.organisation_id, campaign)
    address = f"{house.context.address}/c/{row.slug}"
    texts = share_texts(read_campaign(row.said), address)
    return page("campaigns/share.html", None, None, house=house, address=address, texts=texts, qr=qr_path(address), campaign=row.slug)


@room(WORK)
def cover(house: House, campaign: str) -> Response:
    """The covering document: index and totals of all who have joined."""
    pdf = campaign_cover(house.context, house.organisation_id, campaign)
    return Response(pdf, mimetype="application/pdf", headers={"Content-Disposition": f'attachment; filename="{campaign}.pdf"'})


@room(WORK)
def close(house: House, campaign: str) -> Response:
    """Nobody joins any more."""
    with house.context.store.begin() as database:
        campaigns.close(database, house.organisation_id, campaign, house.act)
    return redirect(f"{house.home}/campanas", 303)


@seen_by("world")
def public(context: Context, campaign: str) -> Response:
    """«¿A ti también te ha pasado?»: reads, tells, joins."""
    with context.store.read() as database:
        row = campaigns.find_one(database, campaign)
        name = database.get_one(OrganisationRow, row.organisation_id).name
        many = campaigns.joined(database, row.id)
    said = read_campaign(row.said)
    form = sent(join_form(lambda: day(context)))
    shown = {"campaign": said, "association": name, "many": many, "closed": row.closed_at is not None, "words": words(name, said.company, None)}
    if row.closed_at is not None or not accepted(form):
        return page("campaigns/join.html", form, None, **shown)
    try:
        joined = _joined(context, row, form)
    except ConstaError as error:
        field = "url" if error.code in {"not_an_address", "not_a_post"} else "facts"
        return page("campaigns/join.html", form, refused(form, field, error), **shown)
    return page("campaigns/joined.html", None, None, joined=joined, link=f"{context.address}/mia/{joined.token}", campaign=said, association=name)


def _joined(context: Context, row: CampaignRow, form: Asking) -> Joined:
    said = form.data
    link = web_link(said["url"]) if said["url"] else None
    if link:
        recognise(link)
    draft = Draft(
        post=PostSource(url=link), facts=said["facts"], facts_date=said["facts_date"], request=Request(amount=said["amount"]), language=language(),
        claimant=Claimant(
            name=said["name"], id_number=said["id_number"], email=said["email"], address=said["address"], postal_code=said["postal_code"], city=said["city"],
        ),
    )  # fmt: skip
    return join(context, row, draft, new_key())


HOUSE = "/asociaciones/<slug>"
ROUTES: tuple[Route, ...] = (
    *((method, f"{HOUSE}/campanas", every) for method in ("GET", "POST")), ("GET", f"{HOUSE}/campanas/<campaign>", shared),
    ("GET", f"{HOUSE}/campanas/<campaign>/indice.pdf", cover), ("POST", f"{HOUSE}/campanas/<campaign>/cerrar", close),
    *((method, "/c/<campaign>", public) for method in ("GET", "POST")),
)  # fmt: skip


def make_blueprint(context: Context) -> Blueprint:
    """The pages of this noun."""
    return bound("campaigns", ROUTES, context)
