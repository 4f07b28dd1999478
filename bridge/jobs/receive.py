"""Takes mail in: the bytes are durable before anything reads them; then each message is read, told apart and put into its thread."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from bridge.domain import quoting
from bridge.domain.messages import Message
from bridge.domain.replies import Verdict, classify
from bridge.domain.replying.machines import sign_of
from bridge.domain.uploads import Upload, check_upload
from bridge.errors import InvalidError
from bridge.jobs.context import Context
from bridge.jobs.handlers import Handler
from bridge.mail.dsn import read_report
from bridge.mail.identity import identity, is_looping, vouched
from bridge.mail.parse import read_message
from bridge.packs.calendars import calendar, countries
from bridge.sentences import say
from bridge.services import attaching, find, inbox
from bridge.services.attaching import Kept
from bridge.services.inbox import IN_TRAY, RECEIVE, Arrived, Home, Understood
from bridge.services.outbox import Word
from bridge.services.record import Act
from bridge.store.vault import seal_file

MAX_BYTES = 35 * 1024 * 1024
LONGEST = 20_000
"""Characters of a message in its event; the whole message is kept beside it."""
MACHINES = frozenset({"bounce", "arrived", "read", "feedback", "away", "recall", "automatic"})
PROVING = frozenset({"human_ack", "deflection", "info_request", "offer", "commitment", "resolution", "refusal"})
"""A person's words prove that they have the claim; a machine's, only with the number under which it entered it."""
MACHINE_SAYS = say("Lo escribió una máquina: no para el plazo mientras no lo confirmes.")
UNREADABLE = say("No se pudo leer el mensaje. Ábrelo tal como llegó y dinos qué es.")
FORGED = say("El servidor del remitente dice que este mensaje no es suyo: no para el plazo mientras no lo confirmes.")


class TooBigError(InvalidError):
    """More than we take."""

    code = "mail_too_big"
    sentence = say("El mensaje pesa demasiado.")


def take_in(context: Context, raw: bytes, home: Home, route: str) -> None:
    """Keeps a message that came by that route: first its bytes, then its row and the job that reads it. A copy changes nothing.

    Raises TooBigError or StorageBusyError; then whoever brought it must keep it.
    """
    arrived = made_durable(context, raw, home, route)
    with context.store.begin() as session:
        inbox.keep_all(session, [arrived], context.clock())


def made_durable(context: Context, raw: bytes, home: Home, route: str) -> Arrived:
    """Puts the bytes into the file store, sealed under their claim's key; what waits in the tray, under the instance's own."""
    if len(raw) > MAX_BYTES:
        raise TooBigError
    stored_as = context.files.put(seal_file(home.key or context.store.vault.secret(inbox.TRAY), raw))
    return Arrived(home, hashlib.sha256(raw).hexdigest(), identity(raw), len(raw), stored_as, route)


def home_for(context: Context, address: str) -> Home:
    """Where mail to that address belongs. Raises UnknownMailboxError or CrowdedError."""
    with context.store.read() as session:
        return inbox.home_of(session, context.mail.domain, address, context.clock())


def into_tray(context: Context, raw: bytes, route: str) -> None:
    """Keeps a message of which nobody knows whose it is, for a person to look at."""
    take_in(context, raw, IN_TRAY, route)


@dataclass(frozen=True, slots=True)
class Held:
    """A message that waits to be read, with what is needed to read it."""

    claim_id: int
    sha256: str
    stored_as: str
    on: date
    received_at: str
    claimant: str
    country: str


def _work(context: Context, arguments: Mapping[str, Any]) -> tuple[Act, Understood] | None:
    held = _held(context, arguments["inbox_id"])
    if held is None:
        return None
    raw = attaching.read(context.store, context.files, held.claim_id, held.stored_as)
    return Act("consta", context.clock()), understood(context, held, raw, read_message(raw))


def _held(context: Context, number: int) -> Held | None:
    with context.store.read() as session:
        row = inbox.message(session, number)
        if row.claim_id is None:
            return None
        content = find.content(session, find.by_id(session, row.claim_id))
        local = row.received_at.astimezone(context.zone)
        claimant = (content.claimant.email or "").lower() if content else ""
        country = content.company.country if content else "ES"
        return Held(row.claim_id, row.sha256, row.stored_as, local.date(), local.isoformat(timespec="minutes"), claimant, country)


def understood(context: Context, held: Held, raw: bytes, message: Message) -> Understood:
    """What the message is, most certain first: a report about our mail, our own mail come back, the claimant's words, an answer."""
    letter = Kept(Upload("mensaje.eml", "message/rfc822", raw), "reply", held.sha256, held.stored_as)
    if report := read_report(message):
        return Understood("report", {}, (letter,), automatic=True, word=Word(report.act, report.said, held.sha256))
    if is_looping(message, context.mail.domain):
        return Understood("loop", {}, automatic=True)
    if message.sender_address == held.claimant and held.claimant and sign_of(message) is None:
        return Understood("note", {"text": quoting.newest(message.text)[:LONGEST], "file_sha256": held.sha256}, (letter,))
    return _answer(context, held, message, (letter, *_attached(context, held.claim_id, message)))


def _answer(context: Context, held: Held, message: Message, files: tuple[Kept, ...]) -> Understood:
    verdict = classify(message, held.on, held.country, holidays(held.country, held.on))
    sign = sign_of(message)
    machine = sign is not None and sign.kind in MACHINES
    flags = vouched(message, context.mail.trusts)
    forged = flags.get("dmarc") == "fail"
    doubts = (*([MACHINE_SAYS] if machine else []), *([FORGED] if forged else []))
    data = {**_said(held, message, verdict), "flags": flags, "automatic": machine, "stops_clock": verdict.stops_clock and not doubts}
    if verdict.stops_clock:
        data["reasons"] = [*data["reasons"], *map(str, doubts)]
    data["attachments"] = [{"name": file.upload.name, "sha256": file.sha256} for file in files[1:]]
    bounced = Word("bounced", quoting.newest(message.text)[:200], held.sha256) if verdict.kind == "bounce" else None
    return Understood("reply", data, files, verdict.kind in inbox.AUTOMATIC, _proves(verdict, machine=machine) and not forged, bounced)


def _proves(verdict: Verdict, *, machine: bool) -> bool:
    if machine or verdict.kind == "auto_ack":
        return verdict.kind in {"auto_ack", "deflection"} and verdict.ticket_number is not None
    return verdict.kind in PROVING


def _said(held: Held, message: Message, verdict: Verdict) -> dict[str, Any]:
    """What the event of an answer says. What it quotes is folded, not lost."""
    parts = quoting.split(message.text)
    return {
        "class": verdict.kind, "received_at": held.received_at, "text": parts.newest[:LONGEST], "quoted": parts.quoted[:LONGEST], "file_sha256": held.sha256,
        "subject": message.subject[:300], "sender": message.sender_address[:200], "via": "email", "reasons": [str(reason) for reason in verdict.reasons],
        "due_date": verdict.due_date.isoformat() if verdict.due_date else None, "deflects_to": verdict.deflects_to,
        "ticket_number": verdict.ticket_number, "language": verdict.language,
    }  # fmt: skip


def holidays(country: str, on: date) -> Mapping[date, str]:
    """The national holidays around that day; none where no calendar is known."""
    if country not in countries():
        return {}
    try:
        return calendar(country, None, on.year).holidays
    except InvalidError:
        return {}


def _attached(context: Context, claim_id: int, message: Message) -> tuple[Kept, ...]:
    """The files that are what we keep, by their own bytes; the others stay inside the message."""
    return tuple(kept for file in message.attachments[:20] if (kept := _safe(context, claim_id, file.name, file.content)))


def _safe(context: Context, claim_id: int, name: str, data: bytes) -> Kept | None:
    try:
        return attaching.keep(context.store, context.files, claim_id, "reply", check_upload(name, data))
    except InvalidError:
        return None


def _finish(session: Session, arguments: Mapping[str, Any], found: tuple[Act, Understood] | None) -> None:
    if found:
        act, what = found
        inbox.take(session, arguments["inbox_id"], what, act)


def _give_up(session: Session, arguments: Mapping[str, Any], _code: str) -> None:
    """A message that nothing can read is still an answer that came: a person opens it."""
    row = inbox.message(session, arguments["inbox_id"])
    at = row.received_at.isoformat(timespec="minutes")
    data = {"class": "unknown", "received_at": at, "text": "", "file_sha256": row.sha256, "reasons": [str(UNREADABLE)]}
    inbox.take(session, row.id, Understood("reply", data), Act("consta", row.received_at))


HANDLER = Handler(RECEIVE, _work, _finish, lease_seconds=60, retry_schedule=(2, 60), give_up=_give_up)
