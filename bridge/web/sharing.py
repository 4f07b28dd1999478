"""From the phone's «Compartir»: a link fills the first form; screenshots become a private draft of whoever shared them (docs/decisions/0016)."""

from urllib.parse import urlencode

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from bridge.domain.drafts import Draft, PostSource
from bridge.domain.uploads import PICTURES, Upload, check_upload
from bridge.errors import ConstaError
from bridge.jobs import capture as capture_job
from bridge.jobs.context import Context
from bridge.networks import recognise, web_link
from bridge.networks.http_safety import safe_url
from bridge.services import attaching, intake
from bridge.services.record import Act
from bridge.web.access import bound, seen_by
from bridge.web.answering import page
from bridge.web.intake import new_key, shared_link
from bridge.web.language import language

MOST = 8
EXEMPT = f"{__name__}.receive"
"""The phone itself sends this form: it has no token of ours."""


@seen_by("world")
def receive(context: Context) -> Response:
    """What the phone shares. Words and links change nothing yet: they go on to the form, as a GET would."""
    given = {name: request.form.get(name, "")[:5000] for name in ("title", "text", "url")}
    pictures = tuple(_pictures())
    if not pictures:
        return redirect(f"/nueva?{urlencode({name: said for name, said in given.items() if said})}", 303)
    return redirect(f"/mia/{_open(context, given, pictures)}/publicacion", 303)


def _pictures() -> list[Upload]:
    """What really are pictures among what came; a phone shares all sorts of things."""
    found: list[Upload] = []
    for file in request.files.getlist("pictures")[:MOST]:
        try:
            found.append(check_upload(file.filename or "", file.read(), PICTURES))
        except ConstaError:
            continue
    return found


def _open(context: Context, given: dict[str, str], pictures: tuple[Upload, ...]) -> str:
    """Opens a draft that only the one who shared has the link of, and keeps the pictures byte for byte. The token of its link."""
    link, told = _link(context, given), shared_link(given)["told"]
    act = Act("claimant", context.clock())
    draft = Draft(post=PostSource(url=link), facts=told or None, language=language())
    token = new_key()
    with context.store.begin() as session:
        claim_id = intake.open_claim(session, draft, act, token=token).claim.id
    kept = [attaching.keep(context.store, context.files, claim_id, "picture", picture) for picture in pictures]
    with context.store.begin() as session:
        claim = intake.open_claim(session, draft, act, token=token).claim
        for file in kept:
            attaching.attach(session, claim, file, act.at)
        if link:
            capture_job.ask_for(session, claim_id, act)
    return token


def _link(context: Context, given: dict[str, str]) -> str | None:
    """The link of a post among what was shared; none where it is not one that we would open."""
    try:
        link = web_link(shared_link(given)["link"])
        safe_url(link, context.http.allowed)
        recognise(link)
    except ConstaError:
        return None
    return link


@seen_by("world")
def quick_ways(context: Context) -> Response:
    """How to bring a post here with one tap: the installed app, the bookmarklet, the iOS shortcut."""
    return page("intake/quick_ways.html", None, None, back="/como-funciona", address=context.address, bookmarklet=BOOKMARKLET % context.address)


BOOKMARKLET = (
    "javascript:location.href='%s/nueva?url='+encodeURIComponent(location.href)+'&title='+encodeURIComponent(document.title)"
    "+'&text='+encodeURIComponent(getSelection())"
)
ROUTES = (
    ("POST", "/compartir", receive),
    ("GET", "/desde-el-movil", quick_ways),
)


def make_blueprint(context: Context) -> Blueprint:
    """The pages of this noun."""
    return bound("sharing", ROUTES, context)
