"""What the company does in its reply space, without enrolling: each act an event by the company, in the same thread as its mail."""

from sqlalchemy.orm import Session

from bridge.domain import mailboxes
from bridge.errors import NotFoundError
from bridge.services import find
from bridge.store import sealing
from bridge.store.tables import ClaimRow

MAILBOXES, SPACE = "mailboxes", "reply space"
"""Purposes of the instance's secrets."""


def reply_url(session: Session, claim: ClaimRow, address: str) -> str:
    """The capability link of the claim's reply space, for its mail, its PDF and its QR. Raises NotFoundError before it is issued."""
    return f"{address}/e/{_code(claim)}/{reply_key(session, claim)}"


def reply_key(session: Session, claim: ClaimRow) -> str:
    """The short code that opens it, typed beside the reference: `K3MZ-91VT-…`."""
    return mailboxes.key_for_company(sealing.vault_of(session).secret(SPACE), _code(claim))


def _code(claim: ClaimRow) -> str:
    if claim.code is None:
        raise NotFoundError
    return claim.code


def by_key(session: Session, code: str, key: str, *, lock: bool = False) -> ClaimRow:
    """The claim that the company's link opens. Raises NoSuchClaimError, also for a wrong key."""
    if not mailboxes.is_key_for_company(sealing.vault_of(session).secret(SPACE), code, key):
        raise find.NoSuchClaimError
    return find.by_code(session, code, lock=lock)
