"""The legal notice of a company's site, looked at for one claim: asked, found or not, and what the claimant makes of it."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy.orm import Session

from bridge.domain.companies import Firm, host_of, with_firm
from bridge.domain.identity import Identity
from bridge.domain.parties import Company
from bridge.errors import InvalidError
from bridge.sentences import say
from bridge.services import companies, drafting, find
from bridge.services.record import Act
from bridge.store import sealing
from bridge.store.company_tables import NoticeRow
from bridge.store.tables import ClaimRow

WAITING, FOUND, NOTHING = "waiting", "found", "nothing"
READ = ("name", "tax_id", "address", "email", "phone", "registry", "country", "website")


class NotASiteError(InvalidError):
    """Something that is no address of a site."""

    code = "not_a_site"
    sentence = say("Escribe la dirección de la web, como www.ejemplo.es")


@dataclass(frozen=True, slots=True)
class Notice:
    """What came of looking: `waiting`, `found` or `nothing`; and the identity, each field with the words that it was read from."""

    state: str
    website: str
    identity: Identity | None = None


def ask(session: Session, claim: ClaimRow, website: str, act: Act) -> None:
    """Notes that the site is to be looked at; the job is asked for by whoever calls. Raises NotASiteError."""
    if host_of(website) is None:
        raise NotASiteError
    row = session.get(NoticeRow, claim.id) or NoticeRow(claim_id=claim.id)
    row.state, row.found, row.at = WAITING, None, act.at
    row.asked = sealing.seal_for(session, claim.id, "company_notice|asked", website.encode())
    session.add(row)
    session.flush()


def notice(session: Session, claim: ClaimRow) -> Notice | None:
    """What came of it; None where nobody asked."""
    row = session.get(NoticeRow, claim.id)
    if row is None:
        return None
    website = sealing.open_for(session, claim.id, "company_notice|asked", row.asked).decode()
    return Notice(row.state, website, _identity(session, row))


def _identity(session: Session, row: NoticeRow) -> Identity | None:
    if row.found is None:
        return None
    said: dict[str, Any] = json.loads(sealing.open_for(session, row.claim_id, "company_notice|found", row.found))
    return Identity(**{field: said[field] for field in READ}, origins=tuple((str(field), str(words)) for field, words in said["origins"]))


def keep_notice(session: Session, claim: ClaimRow, identity: Identity | None, act: Act) -> None:
    """Keeps what the site says, or that it says nothing. What came late for another site that was asked since is let go."""
    row = session.get(NoticeRow, claim.id)
    if row is None:
        return
    row.state, row.at = (FOUND if identity and (identity.name or identity.tax_id) else NOTHING), act.at
    if row.state == FOUND and identity:
        said = {field: value for field, value in asdict(identity).items() if field in {*READ, "origins"}}
        row.found = sealing.seal_for(session, claim.id, "company_notice|found", json.dumps(said).encode())


def accept(session: Session, claim: ClaimRow, handles: tuple[str, ...], act: Act) -> bool:
    """«Sí, es esta»: the identity goes into the claim, and others will be offered it. Whether there was one."""
    found = notice(session, claim)
    if found is None or found.identity is None:
        return False
    draft = find.draft(session, claim)
    firm = companies.firm_of(found.identity, draft.company.brand or "")
    if not _is_there(draft.company, firm):
        companies.confirm(session, found.identity, draft.company.brand or "", handles, act.at)
    drafting.answer(session, claim, answers_of(with_firm(draft.company, firm)))
    return True


def accept_known(session: Session, claim: ClaimRow, company_id: int, act: Act) -> None:
    """«Sí, es esta», of one that is known: its identity goes into the claim. Counted once for each claim. Raises NotFoundError."""
    draft = find.draft(session, claim)
    firm = companies.known(session, company_id).firm
    if not _is_there(draft.company, firm):
        companies.confirm_known(session, company_id, act.at)
    drafting.answer(session, claim, answers_of(with_firm(draft.company, firm)))


def _is_there(company: Company, firm: Firm) -> bool:
    return (company.name, company.tax_id) == (firm.name, firm.tax_id)


def answers_of(company: Company) -> Mapping[str, Any]:
    """The company as answers of the claim object."""
    return {f"company.{field}": value for field, value in asdict(company).items()}
