"""The claim as an e-mail: exact bytes, the same for the same content, with the PDF attached. Also the ready .eml and the `mailto:`."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from urllib.parse import quote

from bridge.domain.claims import Content
from bridge.errors import InvalidError
from bridge.mail.addresses import BadAddressError, named, one_address, one_line
from bridge.sentences import say
from bridge.words import speaker

LONGEST_MAILTO = 1_900
"""Characters: some programs cut longer addresses."""
SHOWN_FACTS = 1_500
SUBJECT = say("Reclamación {reference}: {company}", reference="", company="")


class NoAddressError(InvalidError):
    """The claim does not say where the company reads its mail."""

    code = "no_company_address"
    sentence = say("Falta el correo de la empresa. Añádelo o elige otra forma de presentarla.")


@dataclass(frozen=True, slots=True)
class Headers:
    """How a message is addressed. Addresses are checked when it is composed."""

    to: str
    """Empty only in a draft: whoever sends it fills it in."""
    sender: str | None = None
    sender_name: str = ""
    reply_to: str | None = None
    message_id: str | None = None
    date: datetime | None = None
    receipt_to: str | None = None
    """Where a read receipt (RFC 8098) is politely asked to go."""
    automatic: bool = False
    """Written by the machine: says so, that no machine may answer it (RFC 3834)."""


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file that goes with a message."""

    name: str
    media_type: str
    data: bytes


def eml(content: Content, pdf: bytes, reply_url: str | None = None) -> bytes:
    """The claim's e-mail, ready to be opened and sent from the claimant's own account. Deterministic.

    Where no good address of the company is known, whoever sends it writes it there.
    """
    headers = Headers(_or_none(content.company.email) or "", _or_none(content.claimant.email), content.claimant.name or "")
    return claim_mail(content, pdf, headers, reply_url, draft=True)


def _or_none(address: str | None) -> str | None:
    try:
        return one_address(address) if address else None
    except BadAddressError:
        return None


def company_address(content: Content) -> str:
    """Where the company reads its claims. Raises NoAddressError or BadAddressError."""
    if not content.company.email:
        raise NoAddressError
    return one_address(content.company.email)


def claim_mail(content: Content, pdf: bytes, headers: Headers, reply_url: str | None = None, *, draft: bool = False) -> bytes:
    """The claim to its company, with the PDF. `draft`: for a mail program to open as not sent yet. Raises BadAddressError."""
    message = composed(subject(content), claim_text(content, reply_url, answered_here=not draft), headers, content.language)
    if draft:
        message["X-Unsent"] = "1"
    return sealed(message, (Enclosed(f"{content.reference}.pdf", "application/pdf", pdf),))


def subject(content: Content) -> str:
    """The subject of the claim's mail."""
    return speaker(content.language)(say(SUBJECT.text, reference=content.reference, company=content.company.called))


def composed(title: str, text: str, headers: Headers, language: str) -> EmailMessage:
    """A message of one text, its headers safe. Raises BadAddressError."""
    message = EmailMessage(policy=SMTP)
    if headers.to:
        message["To"] = one_address(headers.to)
    if headers.sender:
        message["From"] = named(headers.sender_name, one_address(headers.sender))
    message["Subject"] = one_line(title)
    for name, value in _further(headers, language).items():
        message[name] = value
    message.set_content(text.encode(errors="replace").decode(), cte="quoted-printable")
    return message


def _further(headers: Headers, language: str) -> dict[str, str]:
    found = {
        "Reply-To": one_address(headers.reply_to) if headers.reply_to else None,
        "Message-ID": headers.message_id,
        "Date": format_datetime(headers.date) if headers.date else None,
        "Disposition-Notification-To": one_address(headers.receipt_to) if headers.receipt_to else None,
        "Auto-Submitted": "auto-generated" if headers.automatic else None,
        "Content-Language": one_line(language),
    }
    return {name: value for name, value in found.items() if value}


def sealed(message: EmailMessage, files: tuple[Enclosed, ...] = ()) -> bytes:
    """The message's bytes with its files; the boundary follows from what it says, so that the same message is the same bytes."""
    for file in files:
        main, _, sub = file.media_type.partition("/")
        message.add_attachment(file.data, maintype=main, subtype=sub, filename=file.name)
    if files:
        prints = hashlib.sha256(str(message["Subject"]).encode() + b"".join(hashlib.sha256(file.data).digest() for file in files)).hexdigest()
        message.set_boundary(f"consta-{prints[:32]}")
    return message.as_bytes()


def claim_text(content: Content, reply_url: str | None = None, *, answered_here: bool = False) -> str:
    """What the claim's mail says, in the claim's language."""
    return "\n\n".join(filter(None, (*_opening(content), *_terms(content), *_ways(content, reply_url, answered_here=answered_here), *_closing(content)))) + "\n"


def _opening(content: Content) -> tuple[str, ...]:
    tell = speaker(content.language)
    facts = content.facts if len(content.facts) <= SHOWN_FACTS else content.facts[:SHOWN_FACTS].rsplit(" ", 1)[0] + " …"
    asked = content.request.text or ""
    return (
        tell(say("A la atención de {company}:", company=content.company.called)),
        tell(say("Presento esta reclamación, con referencia {reference}. El documento completo va en el PDF adjunto.", reference=content.reference)),
        facts,
        tell(say("Pido: {asked}", asked=asked)) if asked else "",
    )


def _terms(content: Content) -> tuple[str, ...]:
    if not content.counting:
        return ()
    tell = speaker(content.language)
    return (tell(say("El plazo para responder es de {term}. Un acuse automático no es una respuesta.", term=content.counting.term)),)


def _ways(content: Content, reply_url: str | None, *, answered_here: bool) -> tuple[str, ...]:
    tell = speaker(content.language)
    return (
        tell(say("Para responder basta con contestar a este mensaje: llega a quien reclama y queda unido a la reclamación.")) if answered_here else "",
        tell(say("También se puede leer y responder aquí, sin registrarse: {url}", url=reply_url)) if reply_url else "",
        tell(say("Estado y comprobación: {url} (código {code})", url=content.status_url, code=content.verification_code)),
    )


def _closing(content: Content) -> tuple[str, ...]:
    tell = speaker(content.language)
    name = content.representative.name if content.representative else content.claimant.name
    return (tell(say("Atentamente,")) + "\n" + (name or ""),)


def mailto(content: Content) -> str:
    """The claim's mail as an address that opens the person's mail program; the PDF has to be attached by hand.

    Raises NoAddressError or BadAddressError.
    """
    start = f"mailto:{quote(company_address(content), safe='@')}?subject={quote(subject(content))}&body="
    text = claim_text(content).replace("\n", "\r\n")
    while len(start) + len(quote(text)) > LONGEST_MAILTO:
        text = text[: int(len(text) * 0.9)].rsplit(" ", 1)[0] + " …"
    return start + quote(text)
