"""The reply under the post: the text to put there, the links that open it, and the registration of where it was put."""

from dataclasses import dataclass

from flask import Blueprint, redirect
from werkzeug.wrappers import Response

from bridge.domain.linkback import Link, reply_links, reply_text, share_links
from bridge.domain.network_names import network_name
from bridge.domain.posts import PostRef
from bridge.errors import ConstaError
from bridge.jobs import linkback as linkback_job
from bridge.jobs.context import Context
from bridge.networks import recognise, web_link
from bridge.sentences import Sentence
from bridge.services import tracking
from bridge.web.access import bound, seen_by
from bridge.web.answering import accepted, page, refused, sent
from bridge.web.language import aloud
from bridge.web.mine import Mine, change, look
from forms.filing import LinkBackForm

NO_POST = PostRef("web", "unknown", None)


@dataclass(frozen=True, slots=True)
class LinkBackView:
    """The reply, ready: its text, the links that open it on the network, and those that tell others."""

    text: str
    network: Sentence
    links: tuple[Link, ...]
    sharing: tuple[Link, ...]
    has_post: bool


def link_back_view(context: Context, mine: Mine) -> LinkBackView:
    """The reply to the claim's post, in the reader's language."""
    assert mine.content is not None
    ref = mine.capture.post.ref if mine.capture else NO_POST
    address, presented = mine.content.status_url, mine.state.presented_at
    on = presented.astimezone(context.zone).date() if presented else None
    text = reply_text(ref.network, mine.content.company.called, on, address, lambda sentence: str(aloud(sentence)))
    return LinkBackView(text, network_name(ref.network), reply_links(ref, text, address), share_links(text, address), ref.canonical_url is not None)


@seen_by("claimant")
def linked(context: Context, token: str) -> Response:
    """Where the person put the reply."""
    mine = look(context, token)
    if mine.content is None:
        return redirect(f"{mine.home}/revisa", 303)
    form = sent(LinkBackForm)
    shown = {"reply": link_back_view(context, mine), "back": mine.home, "visibility": mine.visibility, "home": mine.home}
    if not accepted(form):
        return page("claims/linked.html", form, None, **shown)
    try:
        url = web_link(form.data["url"])
        recognise(url)
        with change(context, token) as (session, claim, act):
            tracking.link_back(session, claim, url, act, seen=False)
            linkback_job.ask_for(session, claim.id, act)
    except ConstaError as error:
        return page("claims/linked.html", form, refused(form, "url", error), **shown)
    return redirect(f"{mine.home}?hecho=respuesta", 303)


ROUTES = (
    ("GET", "/mia/<token>/respuesta", linked),
    ("POST", "/mia/<token>/respuesta", linked),
)


def make_blueprint(context: Context) -> Blueprint:
    """The pages of this noun."""
    return bound("linking", ROUTES, context)
