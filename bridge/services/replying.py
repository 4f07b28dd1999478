"""What the company does in its reply space, without enrolling: each act an event by the company, in the same thread as its mail."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from bridge.domain import mailboxes, tone
from bridge.domain.outcomes import CODED
from bridge.domain.redaction import redact
from bridge.errors import ConflictError, InvalidError, NotFoundError
from bridge.sentences import say
from bridge.services import attaching, find, issuing, record
from bridge.services.attaching import Kept
from bridge.services.record import Act
from bridge.store import jobs, sealing
from bridge.store.tables import ClaimRow

MAILBOXES = "mailboxes"
"""Purposes of the instance's secrets."""
CHANNEL, TELL = "replyspace", "tell"


class NoDateError(InvalidError):
    """A promise without a day is none."""

    code = "promise_without_date"
    sentence = say("Escribe para qué día lo haréis.")


class NothingSaidError(InvalidError):
    """An answer that says nothing."""

    code = "nothing_said"
    sentence = say("Escribe la respuesta.")


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as the company gave it on its page."""

    outcome: str
    text: str
    due: date | None = None
    files: Sequence[Kept] = ()


def reply_url(session: Session, claim: ClaimRow, address: str) -> str:
    """The capability link of the claim's reply space, for its mail, its PDF and its QR. Raises NotFoundError before it is issued."""
    return f"{address}/e/{_code(claim)}/{reply_key(session, claim)}"


def reply_key(session: Session, claim: ClaimRow) -> str:
    """The short code that opens it, typed beside the reference: `K3MZ-91VT-…`."""
    return issuing.reply_key(sealing.vault_of(session), _code(claim))


def _code(claim: ClaimRow) -> str:
    if claim.code is None:
        raise NotFoundError
    return claim.code


def by_key(session: Session, code: str, key: str, *, lock: bool = False) -> ClaimRow:
    """The claim that the company's link opens. Raises NoSuchClaimError, also for a wrong key."""
    if not mailboxes.is_key_for_company(sealing.vault_of(session).secret(mailboxes.REPLY_SPACE), code, key):
        raise find.NoSuchClaimError
    return find.by_code(session, code, lock=lock)


def received(session: Session, claim: ClaimRow, number: str | None, act: Act) -> None:
    """The company says that it has the claim, and under which number of its own: from here on it is on record."""
    known = {event.data["number"] for event in find.state(session, claim).receipts if event.data["channel"] == CHANNEL}
    if known and (not number or number in known):
        return
    said = {"channel": CHANNEL, "number": number, "received_at": act.at.isoformat(timespec="minutes"), "file_sha256": None}
    record.write(session, claim, "receipt", act, said)


def answer(session: Session, claim: ClaimRow, given: Given, act: Act) -> None:
    """The company's answer, of the kind that it says itself. Raises NoDateError, NothingSaidError or ConflictError."""
    coded = CODED[given.outcome]
    if coded.dated and given.due is None:
        raise NoDateError
    if not given.text.strip():
        raise NothingSaidError
    if not find.state(session, claim).receipts:
        received(session, claim, None, act)
    for file in given.files:
        attaching.attach(session, claim, file, act.at)
    seq = record.write(session, claim, "reply", act, _said(given, coded.kind, act)).seq
    jobs.enqueue(session, TELL, f"{TELL}:{claim.id}:{seq}", {"claim_id": claim.id, "seq": seq}, run_at=act.at, priority=3)


def _said(given: Given, kind: str, act: Act) -> dict[str, object]:
    return {
        "class": kind, "received_at": act.at.isoformat(timespec="minutes"), "text": given.text.strip(), "via": CHANNEL, "outcome": given.outcome,
        "due_date": given.due.isoformat() if given.due else None, "file_sha256": None, "automatic": False,
        "attachments": [{"name": file.upload.name, "sha256": file.sha256} for file in given.files],
    }  # fmt: skip


class StatedAlreadyError(ConflictError):
    """The company has had its say in public."""

    code = "stated_already"
    sentence = say("Ya habéis dicho algo en público en esta reclamación: se dice una vez.")


class NotForThePublicError(InvalidError):
    """Words that would stand in public and insult, threaten or name somebody."""

    code = "not_for_the_public"
    sentence = say("Así no puede salir en público. Cambia esto: {quotes}.", quotes="")


def state_publicly(session: Session, claim: ClaimRow, text: str, act: Act) -> None:
    """The company's right of reply on the public page: once, short, without anybody's data. Raises StatedAlreadyError or NotForThePublicError."""
    if any(event.kind == "statement" for event in find.state(session, claim).seen):
        raise StatedAlreadyError
    found = find.content(session, claim)
    shown = redact(text, [(found.claimant.name if found else None) or ""])
    if flags := tone.check(shown):
        raise NotForThePublicError(quotes=", ".join(f"«{flag.quote}»" for flag in flags))
    record.write(session, claim, "statement", act, {"text": shown})


def forward(session: Session, claim: ClaimRow, department: str, act: Act) -> None:
    """The company passes it on inside the house."""
    record.write(session, claim, "forwarded", act, {"department": department})
