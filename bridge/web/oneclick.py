"""What a mail of ours asked, answered without logging in: the link shows a question, and only the button answers it."""

from collections.abc import Mapping
from decimal import Decimal

from flask import Blueprint
from werkzeug.wrappers import Response

from bridge.domain.answers import CLASS_NAMES
from bridge.domain.claims import Content
from bridge.errors import ConstaError, NotFoundError
from bridge.jobs.context import Context
from bridge.sentences import Sentence, say
from bridge.services import find, reminding
from bridge.services.record import Act
from bridge.web.access import Route, bound, seen_by
from bridge.web.answering import accepted, page, refused, sent
from forms.clicks import ConfirmForm, RateForm

QUESTIONS: Mapping[str, tuple[Sentence, Sentence]] = {
    "kept": (say("¿Lo ha cumplido?"), say("Sí, lo ha cumplido")),
    "broken": (say("¿No lo ha cumplido?"), say("No, no lo ha cumplido")),
    "solved": (say("¿Está resuelto?"), say("Sí, está resuelto: cerrar la reclamación")),
}
Address = tuple[str, str, int, str]


def _content(context: Context, address: Address) -> Content:
    """Raises NotFoundError for a link that is not ours."""
    with context.store.read() as session:
        content = find.content(session, reminding.clicked(session, address))
    if content is None:
        raise NotFoundError
    return content


def _asked(deed: str) -> tuple[Sentence, Sentence]:
    """The question and the button. Raises NotFoundError for a deed that there is not."""
    kind = deed.removeprefix("is-")
    if deed.startswith("is-") and kind in CLASS_NAMES:
        return say("¿Qué era el mensaje de la empresa?"), CLASS_NAMES[kind]
    if deed not in QUESTIONS:
        raise NotFoundError
    return QUESTIONS[deed]


@seen_by("addressee")
def answer(context: Context, code: str, deed: str, seq: int, seal: str) -> Response:
    """Asks whether it is so, and writes it down once it is confirmed."""
    address = (code, deed, seq, seal)
    content = _content(context, address)
    if deed == "rate":
        return _rate(context, address, content)
    question, button = _asked(deed)
    form = sent(ConfirmForm)
    shown = {"content": content, "question": question, "button": button}
    if not accepted(form):
        return page("mail/confirm.html", form, None, **shown)
    try:
        with context.store.begin() as session:
            claim = reminding.clicked(session, address, lock=True)
            reminding.do(session, claim, deed, seq, _act(context))
            rate = reminding.click_path(session, code, "rate", seq) if deed == "solved" else None
    except ConstaError as error:
        return page("mail/confirm.html", form, refused(form, "sure", error), **shown)
    return page("mail/done.html", None, None, content=content, rate=rate)


def _rate(context: Context, address: Address, content: Content) -> Response:
    form = sent(RateForm)
    if not accepted(form):
        return page("mail/rate.html", form, None, content=content)
    recovered: Decimal | None = form.data["recovered"]
    try:
        with context.store.begin() as session:
            claim = reminding.clicked(session, address, lock=True)
            reminding.rate(session, claim, int(form.data["satisfaction"]), str(recovered) if recovered is not None else None, _act(context))
    except ConstaError as error:
        return page("mail/rate.html", form, refused(form, "satisfaction", error), content=content)
    return page("mail/done.html", None, None, content=content, rate=None)


def _act(context: Context) -> Act:
    return Act("claimant", context.clock().astimezone(context.zone))


ROUTES: tuple[Route, ...] = tuple((method, "/di/<code>/<deed>/<int:seq>/<seal>", answer) for method in ("GET", "POST"))


def make_blueprint(context: Context) -> Blueprint:
    """The pages of this noun."""
    return bound("oneclick", ROUTES, context)
