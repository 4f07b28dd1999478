"""The tone of the facts: calmer words to accept or refuse, one by one. The post is quoted as it was; only the claim's own text changes."""

from collections.abc import Mapping

from flask import Blueprint, redirect
from werkzeug.wrappers import Response

from bridge.domain.tone import Flag, check, soften
from bridge.jobs.context import Context
from bridge.sentences import Sentence, say
from bridge.services import drafting
from bridge.web.access import bound, seen_by
from bridge.web.answering import accepted, page, sent
from bridge.web.mine import Mine, change, look, onward
from forms.drafting import tone_form

WHY: Mapping[str, Sentence] = {
    "insult": say("Un insulto puede hacer que rechacen la reclamación sin mirarla."),
    "threat": say("Una amenaza puede volverse contra ti."),
    "employee_data": say("Es el nombre de alguien que trabaja allí: no hace falta para reclamar."),
    "third_party_data": say("Es un dato personal de otra persona o tuyo que no hace falta aquí."),
}


def flagged(text: str | None) -> tuple[Flag, ...]:
    """What could be said more calmly."""
    return tuple(flag for flag in check(text or "") if flag.calm is not None)


@seen_by("claimant")
def tone(context: Context, token: str) -> Response:
    """One tick a rewording."""
    mine = look(context, token)
    flags = flagged(mine.draft.facts)
    if mine.content is not None or not flags:
        return onward(mine.home, "peticion") if mine.content is None else redirect(mine.home, 303)
    form = sent(tone_form([(_value(flag), flag.quote, flag.calm or "", WHY[flag.kind]) for flag in flags]))
    if not accepted(form):
        return page("drafting/tone.html", form, None, back=f"{mine.home}/hechos")
    taken = tuple(flag for flag in flags if _value(flag) in form.data["accepted"])
    _soften(context, mine, taken)
    return onward(mine.home, "peticion")


def _value(flag: Flag) -> str:
    return f"{flag.start}-{flag.quote}"


def _soften(context: Context, mine: Mine, taken: tuple[Flag, ...]) -> None:
    if not taken:
        return
    with change(context, mine.token) as (session, claim, _act):
        drafting.answer(session, claim, {"facts": soften(mine.draft.facts or "", taken)})


ROUTES = (("GET", "/mia/<token>/tono", tone), ("POST", "/mia/<token>/tono", tone))


def make_blueprint(context: Context) -> Blueprint:
    """The pages of this noun."""
    return bound("tones", ROUTES, context)
