"""A draft becomes a claim: its content is frozen, fingerprinted and given its reference."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bridge.domain import mailboxes
from bridge.domain.captures import Capture
from bridge.domain.claims import Attached, Cited, Content, Counting, Prior, QuotedPost, canonical, digest
from bridge.domain.drafts import Draft
from bridge.domain.posts import Author
from bridge.domain.references import code_from, reference
from bridge.errors import ConflictError
from bridge.sentences import say
from bridge.services import attaching, find, record
from bridge.services.binding import bind
from bridge.services.record import Act
from bridge.store import sealing
from bridge.store.tables import ClaimRow
from bridge.store.vault import Vault


class AlreadyIssuedError(ConflictError):
    """The claim was issued before (a double click, another tab); what was issued stands."""

    code = "already_issued"
    sentence = say("Esta reclamación ya está hecha: {reference}.", reference="")


@dataclass(frozen=True, slots=True)
class Plan:
    """What the chosen procedure brings to the claim, in the claim's language."""

    procedure_id: str
    procedure_version: str
    name: str
    addressee: str | None
    paper: str
    cited: tuple[Cited, ...]
    counting: Counting | None
    next_steps: tuple[str, ...]
    notices: tuple[str, ...]
    word: str = "reclamacion"
    """The country's word for it, a key of the glossary."""


def issue(session: Session, claim: ClaimRow, plan: Plan, act: Act, address: str) -> Content:
    """Freezes the claim and gives it its reference. `address` is the instance's public address.

    Raises AlreadyIssuedError when it has one.
    """
    if claim.code is not None:
        raise AlreadyIssuedError(reference=reference(claim.code, claim.issued_at.year if claim.issued_at else act.at.year))
    code = new_code()
    content = _content(session, claim, plan, act, (code, address))
    claim.code, claim.issued_at, claim.content_sha256 = code, act.at, digest(content)
    claim.procedure_id, claim.procedure_version = plan.procedure_id, plan.procedure_version
    claim.content = sealing.seal_for(session, claim.id, "claim|content", canonical(content))
    bind(session, claim, act)
    record.write(session, claim, "issued", act, {"reference": content.reference, "sha256": claim.content_sha256, "procedure": plan.procedure_id})
    return content


def _content(session: Session, claim: ClaimRow, plan: Plan, act: Act, where: tuple[str, str]) -> Content:
    key = reply_key(sealing.vault_of(session), where[0])
    whole = Whole(find.draft(session, claim), find.post(session, claim), _attached(session, claim), _prior(session, claim), key)
    return content_of(whole, plan, act, where)


def reply_key(vault: Vault, code: str) -> str:
    """The code that opens the company's reply space of a claim: `K3MZ-91VT-…`."""
    return mailboxes.key_for_company(vault.secret(mailboxes.REPLY_SPACE), code)


@dataclass(frozen=True, slots=True)
class Whole:
    """All that a claim is made of before it is issued."""

    draft: Draft
    capture: Capture | None = None
    attached: tuple[Attached, ...] = ()
    prior: tuple[Prior, ...] = ()
    reply_key: str | None = None


def content_of(whole: Whole, plan: Plan, act: Act, where: tuple[str, str]) -> Content:
    """What the claim says, frozen. `where` is its code and the instance's public address."""
    draft, attached = whole.draft, whole.attached
    code, address = where
    return Content(
        reference=reference(code, act.at.year), verification_code=verification_code(), status_url=f"{address}/r/{code}",
        language=draft.language, paper=plan.paper, issued_at=act.at, claimant=draft.claimant, representative=draft.representative,
        company=draft.company, post=quoted(whole.capture), facts=draft.facts or "", facts_date=draft.facts_date, request=draft.request,
        attachments=attached, procedure_id=plan.procedure_id, procedure_version=plan.procedure_version,
        procedure_name=plan.name, addressee=plan.addressee, cited=plan.cited, counting=plan.counting, next_steps=plan.next_steps, notices=plan.notices,
        word=plan.word, announced=_announced(draft, attached), prior=whole.prior, reply_key=whole.reply_key,
    )  # fmt: skip


def new_code() -> str:
    """Forty random bits: the code of a reference."""
    return code_from(secrets.randbits(40))


def verification_code() -> str:
    """Eighty random bits that whoever holds the paper types to check it: `K3MZ-91VT-…`."""
    return f"{code_from(secrets.randbits(40))}-{code_from(secrets.randbits(40))}"


def _attached(session: Session, claim: ClaimRow) -> tuple[Attached, ...]:
    return tuple(attaching.described(session, row) for row in find.attachments(session, claim, "picture", "capture", "evidence"))


def _prior(session: Session, claim: ClaimRow) -> tuple[Prior, ...]:
    said = (event.data for event in find.state(session, claim).prior)
    return tuple(Prior(one["class"], datetime.fromisoformat(one["received_at"]), one["text"] or "", one["url"], one["via"] or "web") for one in said)


def _announced(draft: Draft, attached: tuple[Attached, ...]) -> tuple[str, ...]:
    there = {file.name for file in attached}
    return tuple(name for name in draft.evidence if name not in there)


def quoted(capture: Capture | None) -> QuotedPost | None:
    """The post as the claim quotes it: as it was read, or as the person gave it."""
    if capture is None:
        return None
    post, author = capture.post, capture.post.author or Author()
    return QuotedPost(
        network=post.ref.network, kind=post.ref.kind, url=post.ref.canonical_url, author_name=author.name, author_handle=author.handle,
        text=post.text, published_at=post.published_at, published_precision=post.published_precision, published_source=post.published_source,
        level=post.level, captured_at=capture.captured_at, sha256=capture.sha256, how=post.how, edited_by_claimant=capture.corrected,
    )  # fmt: skip


def keep_document(session: Session, claim: ClaimRow, kept: attaching.Kept, act: Act) -> None:
    """Gives the claim its PDF and says its fingerprint in the registro. Drawn twice, it is the same file and one entry."""
    if find.attachments(session, claim, "document"):
        return
    row = attaching.attach(session, claim, kept, act.at)
    record.write(session, claim, "document", act, {"sha256": row.sha256})
