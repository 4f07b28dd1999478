"""Before the instance sends a claim in somebody's name, that somebody shows that they read the mail of the address it gives."""

import hmac
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from bridge.domain.claims import Content
from bridge.domain.limits import Limit
from bridge.domain.phases import State
from bridge.domain.references import NotAReferenceError, code_from, read_code
from bridge.domain.throwaway import is_throwaway
from bridge.errors import ConflictError, InvalidError
from bridge.sentences import say
from bridge.services import limiting, record
from bridge.services.record import Act
from bridge.store import sealing
from bridge.store.tables import ClaimRow

VALID_MINUTES = 10
"""A mailed code lives no longer (ASVS V6.5.5)."""
HOUR, DAY = 3600, 86_400
MAILED = Limit("codes to one address", 5, HOUR)
"""Nobody's mailbox is filled by typing it here."""
CLAIMS = Limit("claims of one address", 10, DAY)
AGAINST_ONE = Limit("claims of one address against one company", 3, DAY)


class NoEmailError(InvalidError):
    """The claim gives no address of its claimant's."""

    code = "no_claimant_email"
    sentence = say("La reclamación no lleva tu correo: la respuesta no te llegaría. Descarga el correo ya escrito y envíalo desde tu cuenta.")


class ThrowawayError(InvalidError):
    """An address that will be gone when the company answers."""

    code = "throwaway_email"
    sentence = say("Ese correo es de usar y tirar: la respuesta se perdería. Descarga el correo ya escrito y envíalo desde una cuenta que leas.")


class WrongCodeError(InvalidError):
    """Not the code that was mailed, or too late."""

    code = "wrong_email_code"
    sentence = say("Ese código no es el último que te enviamos, o han pasado más de {minutes} minutos. Pide otro.", minutes=VALID_MINUTES)


def is_proven(state: State) -> bool:
    """Whether the claimant showed that they read their mail; what was issued says the address, which cannot change."""
    return any(event.kind == "email_proven" for event in state.seen)


def address_of(content: Content) -> str:
    """The address to be proven. Raises NoEmailError or ThrowawayError."""
    address = (content.claimant.email or "").strip()
    if not address:
        raise NoEmailError
    if is_throwaway(address):
        raise ThrowawayError
    return address


def code_for(session: Session, claim: ClaimRow, content: Content, now: datetime) -> str:
    """The code to mail now. Raises NoEmailError, ThrowawayError, or TooOftenError when that address was mailed too often."""
    address = address_of(content)
    limiting.spend(session, MAILED, address.lower(), now)
    return _code(session, claim, address, _minute(now))


def prove(session: Session, claim: ClaimRow, content: Content, typed: str, act: Act) -> None:
    """Writes that the address is read by the claimant. Proven once is proven: the same code again changes nothing.

    Raises WrongCodeError.
    """
    address, last = address_of(content), _minute(act.at)
    if not _is_one_of(typed, (_code(session, claim, address, minute) for minute in range(last, last - VALID_MINUTES, -1))):
        raise WrongCodeError
    try:
        record.write(session, claim, "email_proven", act, {"way": "code"})
    except ConflictError:
        raise WrongCodeError from None


def count_sending(session: Session, content: Content, now: datetime) -> None:
    """One more claim that goes out in that address's name. Raises TooOftenError."""
    address, company = address_of(content).lower(), (content.company.email or "").lower()
    limiting.spend_all(session, ((CLAIMS, address), (AGAINST_ONE, f"{address}|{company}")), now)


def _minute(at: datetime) -> int:
    return int(at.timestamp()) // 60


def _code(session: Session, claim: ClaimRow, address: str, minute: int) -> str:
    """Forty bits that only this instance can compute: nothing is stored, and no other claim, address or minute has the same."""
    secret = sealing.vault_of(session).secret("email code")
    digest = hmac.digest(secret, f"{claim.id}|{address.lower()}|{minute}".encode(), "sha256")
    return code_from(int.from_bytes(digest[:5]))


def _is_one_of(typed: str, codes: Iterable[str]) -> bool:
    try:
        code = read_code(typed)
    except NotAReferenceError:
        return False
    return any(hmac.compare_digest(code, known) for known in codes)
