"""The people of an association: invited, let in with a password and a second factor, and let go. Who has entered is a row that can be ended."""

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from bridge.domain import second_factor
from bridge.domain.organisations import check_role
from bridge.domain.references import ALPHABET
from bridge.errors import ConflictError, NotFoundError, RefusedError
from bridge.sentences import say
from bridge.services import organisations
from bridge.services.find import hash_token
from bridge.services.record import Act
from bridge.store import organisation_sealing
from bridge.store.organisation_tables import AccountRow, InvitationRow, OrganisationRow, RecoveryRow, VisitRow
from bridge.store.sealing import vault_of

HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
"""OWASP's floor: about 50 ms."""
NOBODY = HASHER.hash(secrets.token_urlsafe(16))
"""Checked where there is no account, so that the time tells nothing."""
INVITED_FOR, VISIT = timedelta(days=7), timedelta(hours=12)
PATIENCE, LOCKED = 8, timedelta(minutes=15)
CODES = 10


class NotYouError(RefusedError):
    """The e-mail, the password or the code is wrong; which, is not said."""

    code = "not_you"
    sentence = say("El correo, la contraseña o el código no son correctos. Tras varios intentos hay que esperar un cuarto de hora.")


class NoInvitationError(NotFoundError):
    """No invitation has that link any more."""

    code = "no_invitation"
    sentence = say("Esta invitación ya se usó o caducó. Pide otra a quien lleva la asociación.")


class LastOwnerError(ConflictError):
    """Somebody has to hold the keys."""

    code = "last_owner"
    sentence = say("Es la única persona responsable: nombra antes a otra.")


class AlreadyInError(ConflictError):
    """That e-mail has an account here."""

    code = "already_in"
    sentence = say("Ese correo ya tiene cuenta en esta asociación.")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works at an association."""

    id: int
    organisation_id: int
    name: str
    email: str
    role: str
    disabled: bool = False

    @property
    def actor(self) -> str:
        """As the registro names them."""
        return f"account:{self.id}"


@dataclass(frozen=True, slots=True)
class Joining:
    """What an invited person gives."""

    name: str
    password: str
    code: str


def invite(session: Session, organisation_id: int, email: str, role: str, act: Act) -> str:
    """Makes an invitation. Its token is shown once. Raises UnknownRoleError or AlreadyInError."""
    check_role(role)
    if _by_email(session, organisation_id, email) is not None:
        raise AlreadyInError
    token = secrets.token_urlsafe(16)
    session.add(InvitationRow(
        token_hash=hash_token(token), organisation_id=organisation_id, role=role, ends_at=act.at + INVITED_FOR,
        email=organisation_sealing.seal_json(session, organisation_id, "invitation|email", email),
    ))  # fmt: skip
    organisations.write(session, organisation_id, "invited", act, {"email": email, "role": role})
    return token


def invited(session: Session, organisation_id: int, token: str, now: datetime) -> tuple[str, bytes]:
    """Whom the invitation is for, and the secret that their telephone will share. Raises NoInvitationError."""
    row = _invitation(session, organisation_id, token, now)
    email: str = organisation_sealing.open_json(session, organisation_id, "invitation|email", row.email)
    return email, _secret(session, token)


def _secret(session: Session, token: str) -> bytes:
    """Of the invitation itself, so that nothing is kept before it is used."""
    return hmac.new(vault_of(session).secret("totp"), token.encode(), hashlib.sha256).digest()[:20]


def _invitation(session: Session, organisation_id: int, token: str, now: datetime) -> InvitationRow:
    mine = (InvitationRow.token_hash == hash_token(token), InvitationRow.organisation_id == organisation_id, InvitationRow.used_at.is_(None))
    row = session.scalars(select(InvitationRow).where(*mine, InvitationRow.ends_at > now).with_for_update()).one_or_none()
    if row is None:
        raise NoInvitationError
    return row


def join(session: Session, organisation_id: int, token: str, joining: Joining, now: datetime) -> tuple[Person, tuple[str, ...]]:
    """Makes the account of an invited person; gives their recovery codes, shown once.

    Raises NoInvitationError, WeakPasswordError, NotYouError (the code of the telephone) or AlreadyInError.
    """
    row = _invitation(session, organisation_id, token, now)
    email, secret = invited(session, organisation_id, token, now)
    second_factor.check_password(joining.password, email)
    step = second_factor.step_of(secret, joining.code, now.timestamp(), 0)
    if step is None:
        raise NotYouError
    if _by_email(session, organisation_id, email) is not None:
        raise AlreadyInError
    account = AccountRow(
        organisation_id=organisation_id, email=_blind(session, organisation_id, email), role=row.role, password=HASHER.hash(joining.password),
        who=organisation_sealing.seal_json(session, organisation_id, "account|who", {"name": joining.name, "email": email}),
        totp=organisation_sealing.seal_json(session, organisation_id, "account|totp", secret.hex()), totp_step=step, created_at=now, failures=0,
    )  # fmt: skip
    session.add(account)
    session.flush()
    row.used_at = now
    person = _person(session, account)
    organisations.write(session, organisation_id, "joined", Act(person.actor, now), {"name": joining.name, "role": row.role})
    return person, _new_codes(session, account.id)


def _new_codes(session: Session, account_id: int) -> tuple[str, ...]:
    session.execute(delete(RecoveryRow).where(RecoveryRow.account_id == account_id))
    codes = tuple("-".join("".join(secrets.choice(ALPHABET) for _ in range(5)) for _ in range(3)) for _ in range(CODES))
    session.execute(insert(RecoveryRow), [{"hash": hash_token(code), "account_id": account_id} for code in codes])
    return codes


def _blind(session: Session, organisation_id: int, email: str) -> bytes:
    return organisation_sealing.blind(vault_of(session), organisation_id, "email", email.strip().lower())


def _by_email(session: Session, organisation_id: int, email: str) -> AccountRow | None:
    mine = (AccountRow.organisation_id == organisation_id, AccountRow.email == _blind(session, organisation_id, email))
    return session.scalars(select(AccountRow).where(*mine).with_for_update()).one_or_none()


def _person(session: Session, row: AccountRow) -> Person:
    who = organisation_sealing.open_json(session, row.organisation_id, "account|who", row.who)
    return Person(row.id, row.organisation_id, who["name"], who["email"], row.role, row.disabled_at is not None)


@dataclass(frozen=True, slots=True)
class Knock:
    """What somebody at the door gives."""

    email: str
    password: str
    code: str


def enter(session: Session, organisation_id: int, knock: Knock, now: datetime) -> str | None:
    """Lets in whoever gives password and code; the token of their visit, or None. Failures count, and too many close the door for a while."""
    row = _by_email(session, organisation_id, knock.email)
    fine = _password_fits(row.password if row else NOBODY, knock.password)
    if row is None or row.disabled_at or (row.locked_until and row.locked_until > now):
        return None
    if not fine or not _second_fits(session, row, knock.code, now):
        row.failures += 1
        if row.failures >= PATIENCE:
            row.locked_until, row.failures = now + LOCKED, 0
        return None
    row.failures, row.locked_until = 0, None
    organisations.write(session, organisation_id, "entered", Act(f"account:{row.id}", now), {})
    return begin_visit(session, row.id, now)


def _password_fits(known: str, typed: str) -> bool:
    try:
        return HASHER.verify(known, typed[: second_factor.LONGEST])
    except VerificationError:
        return False


def _second_fits(session: Session, row: AccountRow, typed: str, now: datetime) -> bool:
    """The telephone's code, once; or a recovery code, once."""
    secret = bytes.fromhex(organisation_sealing.open_json(session, row.organisation_id, "account|totp", row.totp or b""))
    step = second_factor.step_of(secret, typed, now.timestamp(), row.totp_step)
    if step is not None:
        row.totp_step = step
        return True
    mine = (RecoveryRow.hash == hash_token(typed.strip().upper()), RecoveryRow.account_id == row.id, RecoveryRow.used_at.is_(None))
    found = session.scalars(select(RecoveryRow).where(*mine)).one_or_none()
    if found is not None:
        found.used_at = now
    return found is not None


def begin_visit(session: Session, account_id: int, now: datetime) -> str:
    """The token of a visit just begun."""
    token = secrets.token_urlsafe(24)
    session.add(VisitRow(token_hash=hash_token(token), account_id=account_id, began_at=now, ends_at=now + VISIT))
    return token


def visitor(session: Session, organisation_id: int, token: str | None, now: datetime) -> Person | None:
    """Who is visiting that association with that token; None for another's as for nobody."""
    if not token:
        return None
    query = (
        select(AccountRow).join(VisitRow, VisitRow.account_id == AccountRow.id)
        .where(VisitRow.token_hash == hash_token(token), VisitRow.ends_at > now)
        .where(AccountRow.organisation_id == organisation_id, AccountRow.disabled_at.is_(None))
    )  # fmt: skip
    row = session.scalars(query).one_or_none()
    return _person(session, row) if row else None


def leave(session: Session, token: str | None) -> None:
    """Ends the visit."""
    if token:
        session.execute(delete(VisitRow).where(VisitRow.token_hash == hash_token(token)))


def people(session: Session, organisation_id: int) -> Sequence[Person]:
    """Who works at the association."""
    rows = session.scalars(select(AccountRow).where(AccountRow.organisation_id == organisation_id).order_by(AccountRow.id))
    return [_person(session, row) for row in rows]


def let_go(session: Session, organisation_id: int, account_id: int, act: Act) -> None:
    """Closes an account and its visits. Raises LastOwnerError."""
    session.execute(select(OrganisationRow.id).where(OrganisationRow.id == organisation_id).with_for_update())
    row = session.scalars(select(AccountRow).where(AccountRow.id == account_id, AccountRow.organisation_id == organisation_id)).one_or_none()
    if row is None or row.disabled_at:
        return
    owners = (AccountRow.organisation_id == organisation_id, AccountRow.role == "owner", AccountRow.disabled_at.is_(None))
    if row.role == "owner" and (session.scalar(select(func.count()).select_from(AccountRow).where(*owners)) or 0) < 2:
        raise LastOwnerError
    session.execute(update(AccountRow).where(AccountRow.id == account_id).values(disabled_at=act.at))
    session.execute(delete(VisitRow).where(VisitRow.account_id == account_id))
    organisations.write(session, organisation_id, "let_go", act, {"account": account_id})
