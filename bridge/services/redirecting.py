"""Wrong company, corrected once: the claim is written anew to the one that it is, to be filed again, with a clock of its own."""

from dataclasses import replace

from sqlalchemy import update
from sqlalchemy.orm import Session

from bridge.domain import deliveries
from bridge.domain.claims import Content, canonical, digest
from bridge.domain.drafts import Draft, as_json
from bridge.domain.parties import Company
from bridge.domain.phases import check_may_follow
from bridge.errors import ConflictError, InvalidError
from bridge.sentences import say
from bridge.services import find, outbox, public_companies, record
from bridge.services.issuing import Plan
from bridge.services.record import Act
from bridge.store import sealing
from bridge.store.tables import AttachmentRow, ClaimRow, OutboxRow

WAS = "was-"
"""What the papers and messages of the first company are called from then on."""
LEAVING = frozenset({"queued", "sending", "deferred", "unknown"})


class AlreadyRedirectedError(ConflictError):
    """The company was corrected before: once is what a reader of the registro can follow."""

    code = "already_redirected"
    sentence = say("La empresa de esta reclamación ya se corrigió una vez. Si tampoco era esta, cierra la reclamación y abre otra.")


class SameCompanyError(InvalidError):
    """The company given is the one that the claim already has."""

    code = "same_company"
    sentence = say("Es la misma empresa que ya tenía.")


class OnItsWayError(ConflictError):
    """A message to the first company is on its way: it is not stopped."""

    code = "on_its_way"
    sentence = say("El correo a la primera empresa está saliendo ahora mismo. Espera un minuto y vuelve a intentarlo.")


def redirected(draft: Draft, company: Company) -> Draft:
    """The draft to the other company. What was known of the first, the sector among it, is not carried over."""
    return replace(draft, company=company)


def check(session: Session, claim: ClaimRow, company: Company) -> None:
    """Raises AlreadyRedirectedError, SameCompanyError or ConflictError if the company cannot be corrected so."""
    state, now = find.state(session, claim), find.draft(session, claim).company
    check_may_follow(state.phase, "redirected")
    if state.redirected:
        raise AlreadyRedirectedError
    told_apart = ("name", "brand", "tax_id", "country")
    if all(getattr(now, field) == getattr(company, field) for field in told_apart):
        raise SameCompanyError


def redirect(session: Session, claim: ClaimRow, company: Company, plan: Plan, act: Act) -> Content:
    """Writes the claim anew to that company, under its reference; all that was done with the first stays in the registro. The plan is for the new one.

    Raises what `check` raises, or OnItsWayError.
    """
    check(session, claim, company)
    _stop_mail(session, claim, act)
    was, draft = find.content(session, claim), find.draft(session, claim)
    assert was is not None
    content = _written_anew(was, company, plan, act)
    said = {"was": was.company.called, "company": company.called, "sha256": digest(content), "procedure": plan.procedure_id}
    record.write(session, claim, "redirected", act, said)
    claim.content_sha256, claim.procedure_id, claim.procedure_version = digest(content), plan.procedure_id, plan.procedure_version
    claim.content = sealing.seal_for(session, claim.id, "claim|content", canonical(content))
    sealing.put_json(session, claim, "answers", as_json(redirected(draft, company)))
    claim.due_on = None
    documents = (AttachmentRow.claim_id == claim.id, AttachmentRow.kind.in_(("document", "document_lta")))
    session.execute(update(AttachmentRow).where(*documents).values(kind=f"{WAS}document"))
    public_companies.place(session, claim)
    return content


def _written_anew(was: Content, company: Company, plan: Plan, act: Act) -> Content:
    return replace(
        was, company=company, issued_at=act.at, procedure_id=plan.procedure_id, procedure_version=plan.procedure_version, procedure_name=plan.name,
        addressee=plan.addressee, paper=plan.paper, cited=plan.cited, counting=plan.counting, next_steps=plan.next_steps, notices=plan.notices,
        word=plan.word,
    )  # fmt: skip


def _stop_mail(session: Session, claim: ClaimRow, act: Act) -> None:
    """What has not left to the first company does not leave; what has is kept under another name, so that the claim can go out again."""
    for row in session.query(OutboxRow).filter(OutboxRow.claim_id == claim.id, OutboxRow.kind.startswith("claim")).with_for_update():
        if deliveries.can(row.state, "undo"):
            outbox.undo(session, claim, row, act)
        elif row.state in LEAVING:
            raise OnItsWayError
        row.kind = f"{WAS}{row.kind}"[:60]


