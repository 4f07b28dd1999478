"""«Comprueba tu correo»: a code by mail before the instance sends anything in the claimant's name."""

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from bridge.domain.claims import Content
from bridge.errors import ConstaError
from bridge.jobs.context import Context
from bridge.jobs.deliver import NoMailError
from bridge.jobs.remind import tell_claimant
from bridge.sentences import say
from bridge.services import find, proving_email
from bridge.web.access import Route, bound, seen_by
from bridge.web.answering import accepted, page, refused, sent
from bridge.web.mine import Mine, change, look
from bridge.words import speaker
from forms.asking import Asking
from forms.clicks import ConfirmForm
from forms.proving_email import EmailCodeForm


@seen_by("claimant")
def ask(context: Context, token: str) -> Response:
    """Where the code goes, and where it is typed."""
    mine, content = _issued(context, token)
    if content is None or proving_email.is_proven(mine.state):
        return redirect(f"{mine.home}/{'enviar' if content else 'revisa'}", 303)
    return _shown(mine, content, EmailCodeForm())


@seen_by("claimant")
def mail_code(context: Context, token: str) -> Response:
    """Mails a code."""
    mine, content = _issued(context, token)
    if content is None or not accepted(sent(ConfirmForm)):
        return redirect(f"{mine.home}/correo", 303)
    now = context.clock()
    with context.store.begin() as session:
        code = proving_email.code_for(session, find.by_id(session, mine.id), content, now)
    tell_claimant(context, mine.id, content, f"email-code-{int(now.timestamp()) // 60}", _letter(content, code))
    return redirect(f"{mine.home}/correo?hecho=enviado", 303)


@seen_by("claimant")
def check(context: Context, token: str) -> Response:
    """The code that was typed."""
    mine, content = _issued(context, token)
    form = sent(EmailCodeForm)
    if content is None or not accepted(form):
        return redirect(f"{mine.home}/revisa", 303) if content is None else _shown(mine, content, form)
    try:
        with change(context, token) as (session, claim, act):
            proving_email.prove(session, claim, content, form.data["code"], act)
    except ConstaError as error:
        return _shown(mine, content, form, refused(form, "code", error))
    return redirect(f"{mine.home}/enviar", 303)


def _issued(context: Context, token: str) -> tuple[Mine, Content | None]:
    """Raises NoMailError where the instance sends none."""
    mine = look(context, token)
    if not context.mail.sends:
        raise NoMailError
    return mine, mine.content


def _shown(mine: Mine, content: Content, form: Asking, status: int | None = None) -> Response:
    mailed = request.args.get("hecho") == "enviado" or bool(form.errors)
    return page("proving/email.html", form, status, back=f"{mine.home}/presentar", home=mine.home, address=content.claimant.email or "—", mailed=mailed)


def _letter(content: Content, code: str) -> tuple[str, str]:
    """The subject says nothing: it is seen on locked screens. No link: whoever reads a mistyped address must not get the claim."""
    tell = speaker(content.language)
    text = (
        tell(say("Tu código: {code}", code=code)),
        tell(say("Escríbelo en la página de tu reclamación antes de {minutes} minutos.", minutes=proving_email.VALID_MINUTES)),
        tell(say("Si no estás reclamando nada, borra este mensaje: alguien escribió tu dirección por error y no pasa nada más.")),
    )
    return tell(say("Tu código de Consta")), "\n\n".join(text) + "\n"


ROUTES: tuple[Route, ...] = (
    ("GET", "/mia/<token>/correo", ask),
    ("POST", "/mia/<token>/correo/codigo", mail_code),
    ("POST", "/mia/<token>/correo/comprobar", check),
)


def make_blueprint(context: Context) -> Blueprint:
    """The pages of this noun."""
    return bound("proving_email", ROUTES, context)
