"""Sends what the outbox holds: intent on record, then the line to the relay with no transaction open, then what came of it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from bridge.domain import mailboxes
from bridge.domain.claims import Content
from bridge.domain.uploads import Upload
from bridge.errors import InvalidError, NotFoundError
from bridge.jobs.context import Context
from bridge.jobs.handlers import Handler
from bridge.mail.composing import Headers, claim_mail, company_address
from bridge.mail.sending import Handed, Parcel, hand_over
from bridge.sentences import say
from bridge.services import attaching, find, outbox, replying
from bridge.services.outbox import CLAIM, DELIVER, Ended, Going, Letter
from bridge.services.record import Act
from bridge.store.tables import OutboxRow

RETRIES = (60.0,) * 10
"""For troubles of our own (the database busy); what servers say has the schedule of bridge.domain.deliveries."""
LEASE = 420.0
"""Longer than the longest talk with a relay, or two workers would hold one message."""
SPACING = 2.0
"""Seconds between two messages to one domain."""


class NoMailError(InvalidError):
    """The instance sends no mail: the claimant's own account does."""

    code = "no_mail"
    sentence = say("Esta instalación no envía correo. Descarga el correo ya escrito y envíalo desde tu cuenta.")


@dataclass(frozen=True, slots=True)
class Settled:
    """What came of an attempt, and when."""

    ended: Ended
    act: Act


def send_claim(context: Context, claim_id: int, act: Act) -> OutboxRow:
    """Asks that the claim be sent to its company, after the time to undo it. Asked twice, it is one message.

    Raises NoMailError, NoAddressError, BadAddressError, or NotFoundError while its document is not drawn.
    """
    if not context.mail.sends:
        raise NoMailError
    content, pdf, reply_url = _document(context, claim_id)
    code = content.reference[-9:]
    secret = context.store.vault.secret(replying.MAILBOXES)
    reply_to = mailboxes.reply_address(secret, code, context.mail.domain)
    message_id = mailboxes.message_id(secret, code, CLAIM, context.mail.domain)
    headers = Headers(
        to=company_address(content), sender=context.mail.sender, sender_name=content.claimant.name or "", reply_to=reply_to,
        message_id=message_id, date=act.at, receipt_to=reply_to,
    )  # fmt: skip
    raw = claim_mail(content, pdf, headers, reply_url)
    return post(context, claim_id, Outgoing(CLAIM, headers.to, message_id, raw, act.at + context.mail.undo), act)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A composed message on its way to the outbox."""

    kind: str
    recipient: str
    message_id: str
    raw: bytes
    release_at: datetime


def post(context: Context, claim_id: int, outgoing: Outgoing, act: Act) -> OutboxRow:
    """Makes the bytes durable and asks for the message."""
    upload = Upload(f"{outgoing.kind}.eml", "message/rfc822", outgoing.raw)
    kept = attaching.keep(context.store, context.files, claim_id, "sent", upload)
    sha256 = hashlib.sha256(outgoing.raw).hexdigest()
    letter = Letter(outgoing.kind, outgoing.recipient, outgoing.message_id, sha256, len(outgoing.raw), kept.stored_as, outgoing.release_at)
    with context.store.begin() as session:
        return outbox.enqueue(session, find.by_id(session, claim_id, lock=True), letter, act)


def _document(context: Context, claim_id: int) -> tuple[Content, bytes, str]:
    with context.store.read() as session:
        claim = find.by_id(session, claim_id)
        content, documents = find.content(session, claim), find.attachments(session, claim, "document")
        reply_url = replying.reply_url(session, claim, context.address) if claim.code else ""
    if content is None or not documents:
        raise NotFoundError
    return content, attaching.read(context.store, context.files, claim_id, documents[0].stored_as), reply_url


def _work(context: Context, arguments: Mapping[str, Any]) -> Settled | None:
    with context.store.begin() as session:
        going = outbox.begin(session, arguments["outbox_id"], context.clock())
    if going is None:
        return None
    if isinstance(going, Going):
        return _attempted(context, going)
    return Settled(going, Act("consta", context.clock()))


def _attempted(context: Context, going: Going) -> Settled:
    handed = _handed(context, going)
    now = context.clock()
    return Settled(Ended(now, going.attempt, handed.act, handed.said, handed.transcript), Act("consta", now))


def _handed(context: Context, going: Going) -> Handed:
    """Raises NoMailError when the relay's settings are gone meanwhile."""
    if context.mail.relay is None:
        raise NoMailError
    raw = attaching.read(context.store, context.files, going.claim_id, going.stored_as)
    back = mailboxes.bounce_address(context.store.vault.secret(replying.MAILBOXES), going.id, context.mail.domain)
    parcel = Parcel(raw, going.recipient, back if outbox.wants_reports(going.kind) else "", back.rpartition("@")[0])

    def on_record() -> None:
        with context.store.begin() as session:
            outbox.mark_message_going(session, going)

    return hand_over(context.mail.relay, parcel, on_record)


def _finish(session: Session, arguments: Mapping[str, Any], settled: Settled | None) -> None:
    if settled:
        outbox.settle(session, arguments["outbox_id"], settled.ended, settled.act)


def _give_up(session: Session, arguments: Mapping[str, Any], code: str) -> None:
    outbox.broke(session, arguments["outbox_id"], code)


HANDLER = Handler(DELIVER, _work, _finish, lease_seconds=LEASE, retry_schedule=RETRIES, spacing=SPACING, give_up=_give_up)
