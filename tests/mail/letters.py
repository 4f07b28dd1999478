"""Messages that companies send back, invented for the tests."""

from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from bridge.domain import mailboxes
from bridge.services import find
from bridge.services.replying import MAILBOXES
from tests.mail.conftest import DOMAIN, Instance

COMPANY = "AeroLinde <reclamaciones@aerolinde.example>"
DONE = "Hola, Lucía:\n\nSoy Marta, de reclamaciones. Ya hemos hecho la devolución de 286,40 € a su tarjeta.\n\nUn saludo,\nMarta\n"
AUTO = "Hemos recibido su mensaje. Este es un mensaje automático, por favor no responda.\n"
TICKETED = "Hemos recibido su mensaje. Su número de caso es 00918273. Este es un mensaje automático.\n"
ELSEWHERE = "Hola. Este buzón no atiende reclamaciones. Para reclamar use el formulario de nuestra web https://aerolinde.example/formulario\n"
DENIED = "Hola, Lucía:\n\nHemos revisado su caso y lamentamos comunicarle que no procede la devolución solicitada.\n\nMarta Gil\nAtención al cliente\n"


def address(instance: Instance, claim_id: int) -> str:
    """The claim's own address."""
    with instance.context.store.read() as session:
        code = find.by_id(session, claim_id).code
    assert code
    return mailboxes.reply_address(instance.context.store.vault.secret(MAILBOXES), code, DOMAIN)


def bounce_address(instance: Instance, number: int) -> str:
    """Where what comes back of a message goes."""
    return mailboxes.bounce_address(instance.context.store.vault.secret(MAILBOXES), number, DOMAIN)


def letter(instance: Instance, text: str, subject: str = "Re: Reclamación", message_id: str = "<1@aerolinde.example>", **headers: str) -> EmailMessage:
    """A message of the company, sent now."""
    message = EmailMessage(policy=SMTP)
    message["From"] = headers.pop("From", COMPANY)
    message["To"] = "lucia"
    message["Subject"] = subject
    message["Message-ID"] = message_id
    message["Date"] = format_datetime(instance.hands.at)
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message


def machine(instance: Instance, text: str, message_id: str = "<a1@aerolinde.example>") -> bytes:
    """The same, sent by a machine."""
    return letter(instance, text, "Respuesta automática: Reclamación", message_id, Auto_Submitted="auto-replied").as_bytes()


def report(envelope_id: str, action: str, said: str) -> bytes:
    """A delivery report, as Postfix writes it."""
    return f"""From: MAILER-DAEMON@relay.example (Mail Delivery System)
Subject: Successful Mail Delivery Report
To: b@{DOMAIN}
Auto-Submitted: auto-replied
MIME-Version: 1.0
Message-ID: <{action}.{abs(hash((envelope_id, said)))}@relay.example>
Content-Type: multipart/report; report-type=delivery-status; boundary="X"

--X
Content-Type: text/plain; charset=us-ascii

This is the mail system at host relay.example.

--X
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; relay.example
Original-Envelope-Id: {envelope_id}
Arrival-Date: Wed, 25 Nov 2026 11:00:00 +0000 (UTC)

Final-Recipient: rfc822; reclamaciones@aerolinde.example
Action: {action}
Status: {"2.0.0" if action in {"relayed", "delivered"} else "4.4.1" if action == "delayed" else "5.1.1"}
Remote-MTA: dns; mx.aerolinde.example
Diagnostic-Code: smtp; {said}

--X
Content-Type: text/rfc822-headers

Message-ID: <x@{DOMAIN}>
Subject: hola

--X--
""".replace("\n", "\r\n").encode()


def read_receipt() -> bytes:
    """A read receipt."""
    return b"""From: Marta <marta@aerolinde.example>\r
Subject: Leido: Reclamacion\r
Message-ID: <mdn1@aerolinde.example>\r
MIME-Version: 1.0\r
Content-Type: multipart/report; report-type=disposition-notification; boundary="X"\r
\r
--X\r
Content-Type: text/plain\r
\r
Su mensaje se ha mostrado.\r
--X\r
Content-Type: message/disposition-notification\r
\r
Final-Recipient: rfc822;marta@aerolinde.example\r
Disposition: manual-action/MDN-sent-manually; displayed\r
\r
--X--\r
"""
