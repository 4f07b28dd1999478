"""Whoever was handed a claim on paper types its two codes and sees what is on record about it."""

import hmac

from flask import Blueprint
from werkzeug.wrappers import Response

from bridge.domain.claims import Content
from bridge.domain.references import LOOK_ALIKES, read_code
from bridge.errors import InvalidError, NotFoundError
from bridge.evidence.checks import NOT_PROVEN, TITLES, WEIGHT
from bridge.evidence.pdf_checks import Trust
from bridge.evidence.verify import verify as look_into
from bridge.jobs.context import Context
from bridge.sentences import Sentence, say
from bridge.services import find
from bridge.services.checking import with_registro
from bridge.web.access import bound, seen_by
from bridge.web.answering import accepted, page, refused, sent
from bridge.web.language import moment
from bridge.web.views import Row
from forms.asking import Asking
from forms.filing import DropForm, VerifyForm


class NotTheDocumentError(NotFoundError):
    """The two codes do not belong together."""

    code = "not_the_document"
    sentence = say("No tenemos ningún documento con esos dos códigos. Comprueba que estén bien copiados; las mayúsculas y los guiones dan igual.")


@seen_by("world")
def verify(context: Context) -> Response:
    """Both codes are in the margin of the paper: whoever has them has the document, and learns nothing more than it says."""
    form = sent(VerifyForm)
    if not accepted(form):
        return page("documents/verify.html", form, None, back="/", drop=DropForm())
    try:
        content, prints = _found(context, form)
    except NotFoundError as error:
        return page("documents/verify.html", form, refused(form, "code", error), back="/", drop=DropForm())
    rows = (
        Row(say("Referencia"), content.reference),
        Row(say("Registrada"), moment(content.issued_at.astimezone(context.zone))),
        Row(say("Empresa"), content.company.called),
        Row(say("Cauce"), content.procedure_name),
    )
    return page("documents/verified.html", None, None, back="/verificar", rows=rows, digests=prints)


Prints = tuple[tuple[Sentence, str], ...]


def _found(context: Context, form: Asking) -> tuple[Content, Prints]:
    """The content with that reference, if the code of verification is its own."""
    try:
        code = read_code(form.data["reference"])
    except InvalidError:
        raise NotTheDocumentError from None
    with context.store.read() as session:
        try:
            claim = find.by_code(session, code)
        except NotFoundError:
            raise NotTheDocumentError from None
        content = find.content(session, claim)
        drawn = find.attachments(session, claim, "document")
    if content is None or not hmac.compare_digest(_plain(content.verification_code), _plain(form.data["code"])):
        raise NotTheDocumentError
    prints = ((say("Del contenido (SHA-256)"), claim.content_sha256 or ""), *((say("Del PDF (SHA-256)"), row.sha256) for row in drawn))
    return content, prints


def _plain(code: str) -> bytes:
    """The code without dashes, case or look-alikes."""
    letters = "".join(letter for letter in code.upper() if letter.isascii() and letter.isalnum())
    return letters.translate(LOOK_ALIKES).encode()


LONGEST = 30 * 2**20


@seen_by("world")
def examine(context: Context) -> Response:
    """What a document that somebody hands over shows by itself, and whether it is one of ours. It is not kept."""
    form = sent(DropForm)
    given = [file.read(LONGEST + 1) for file in form.data["file"] or ()]
    if not accepted(form) or not given or len(given[0]) > LONGEST:
        return page("documents/examine.html", form, None, back="/verificar")
    report = look_into(given[0], context.evidence.trust if context.evidence else Trust(), context.clock())
    with context.store.read() as session:
        report = with_registro(session, report)
    return page("documents/examined.html", None, None, back="/verificar", report=report, titles=TITLES, doubts=(*NOT_PROVEN, WEIGHT))


ROUTES = (
    ("GET", "/verificar", verify),
    ("POST", "/verificar", verify),
    ("GET", "/verificar/archivo", examine),
    ("POST", "/verificar/archivo", examine),
)


def make_blueprint(context: Context) -> Blueprint:
    """The pages of this noun."""
    return bound("verifying", ROUTES, context)
