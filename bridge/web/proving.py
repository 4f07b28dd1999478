"""«Demuestra que es tuya»: a code to show from the account that made the complaint, and the check."""

from typing import Any

from flask import Blueprint, redirect
from werkzeug.wrappers import Response

from bridge.domain.linkback import reply_links, weight
from bridge.domain.network_names import network_name
from bridge.domain.posts import PostRef
from bridge.domain.posts_authorship import open_challenge
from bridge.errors import ConstaError
from bridge.jobs import proof as proof_job
from bridge.jobs.context import Context
from bridge.networks import recognise, web_link
from bridge.sentences import Sentence, say
from bridge.services import proving
from bridge.store import jobs
from bridge.web.access import bound, seen_by
from bridge.web.answering import accepted, page, refused, sent
from bridge.web.language import aloud
from bridge.web.mine import Mine, change, look
from forms.asking import Asking
from forms.proving import CodeWantedForm, ProofForm

NO_POST = PostRef("web", "unknown", None)


@seen_by("claimant")
def author(context: Context, token: str) -> Response:
    """The code to show, or what came of the check."""
    return _asked(context, look(context, token), ProofForm())


@seen_by("claimant")
def code(context: Context, token: str) -> Response:
    """Gives a code: an act, so that looking at the page changes nothing."""
    mine = look(context, token)
    form = sent(CodeWantedForm)
    if accepted(form):
        with change(context, token) as (session, claim, act):
            proving.give_code(session, claim, act)
    return redirect(f"{mine.home}/autoria", 303)


@seen_by("claimant")
def check(context: Context, token: str) -> Response:
    """Asks that the code be looked for where the person says."""
    mine = look(context, token)
    form = sent(ProofForm)
    if not accepted(form):
        return _asked(context, mine, form)
    try:
        url = _address(form)
        with change(context, token) as (session, claim, act):
            seq = proving.ask(session, claim, form.data["way"], url, act)
            proof_job.ask_for(session, claim.id, seq, act)
    except ConstaError as error:
        return _asked(context, mine, form, refused(form, "url", error))
    return redirect(f"{mine.home}/autoria", 303)


def _address(form: Asking) -> str | None:
    """The link of a reply, once it is known to be of a post. Raises NotAPostError or RefusedError kinds."""
    if form.data["way"] != "reply":
        return None
    url = web_link(form.data["url"])
    recognise(url)
    return url


def _asked(context: Context, mine: Mine, form: Asking, status: int | None = None) -> Response:
    ref = mine.capture.post.ref if mine.capture else NO_POST
    challenge = open_challenge(mine.state.seen, ref.canonical_url, context.clock())
    shown: dict[str, Any] = {"home": mine.home, "back": _back(mine), "proven": mine.state.author_proven, "challenge": challenge}
    shown["network"] = network_name(ref.network)
    shown["has_post"] = ref.canonical_url is not None
    shown["looking"] = _is_looked_for(context, mine)
    shown["failure"] = None if shown["looking"] or challenge is None else _failure(mine)
    if challenge:
        text = _words(ref, challenge.code)
        shown |= {"text": text, "links": reply_links(ref, text, context.address), "until": challenge.valid_until.astimezone(context.zone).date()}
    return page("proving/author.html", form, status, **shown)


def _back(mine: Mine) -> str:
    return mine.home if mine.content else f"{mine.home}/revisa"


def _words(ref: PostRef, code: str) -> str:
    """The words of the reply that shows the code; short, and with nothing that is not needed."""
    said = str(aloud(say("Confirmo que esta queja es mía: {code}", code=code)))
    return said if weight(ref.network, said) <= SHORTEST else code


SHORTEST = 140


def _failure(mine: Mine) -> Sentence | None:
    """What the last check said, if none was asked for since."""
    last = next((event for event in reversed(mine.state.seen) if event.kind in {"proof_asked", "proof_failed", "code_given"}), None)
    return Sentence(last.data["reason"]) if last and last.kind == "proof_failed" else None


def _is_looked_for(context: Context, mine: Mine) -> bool:
    asked = [event.seq for event in mine.state.seen if event.kind == "proof_asked"]
    if not asked:
        return False
    with context.store.read() as session:
        standing = jobs.standing(session, proof_job.key(mine.id, asked[-1]))
    return standing is not None and standing.state in {"queued", "running"}


ROUTES = (
    ("GET", "/mia/<token>/autoria", author),
    ("POST", "/mia/<token>/autoria", check),
    ("POST", "/mia/<token>/autoria/codigo", code),
)


def make_blueprint(context: Context) -> Blueprint:
    """The pages of this noun."""
    return bound("proving", ROUTES, context)
