"""What the document of a next step says, put together from the law, the form and the case, in the claim's language."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bridge.domain.boxes import NEGOTIATED, Case, Paragraph, filled
from bridge.domain.catalogue import Procedure
from bridge.domain.claims import Attached, Cited
from bridge.domain.escalation import Annex, Said, StepContent, Where, Window, place_name, renumbered
from bridge.domain.forms_official import Enclosure, OfficialForm
from bridge.domain.norms import Basis, Text
from bridge.sentences import Sentence, say
from bridge.words import spoken


@dataclass(frozen=True, slots=True)
class Written:
    """All that goes into the document of a step. `claim_sha256` is the digest of the claim that it follows."""

    row: Procedure
    form: OfficialForm
    case: Case
    window: Window
    files: tuple[Attached, ...]
    claim_sha256: str
    at: datetime


def write(given: Written) -> StepContent:
    """The step as its document says it, frozen."""
    content, form, row = given.case.content, given.form, given.row
    language = content.language
    signer = content.representative.name if content.representative else given.case.claimant.name or ""
    annexes = renumbered(tuple(_annexes(given, language)))
    return StepContent(
        reference=content.reference, verification_code=content.verification_code, status_url=content.status_url, language=language, paper=str(row.paper),
        issued_at=given.at, procedure_id=row.id, procedure_version=row.version, form_version=form.version, shape=str(form.shape),
        title=form.title.said(language), name=row.name.said(language), opening=form.opening.said(language), addressee=_addressee(row, language),
        company=content.company.called, claimant=given.case.claimant.name or "", signer=signer, city=given.case.claimant.city,
        boxes=tuple(_boxes(given, language)), cited=tuple(_cited(given, language)), where=tuple(_where(row, language)),
        how=tuple(text.said(language) for text in form.how), cost=form.cost.says.said(language), cost_verified=form.cost.basis.verified,
        until=tuple(_until(given.window, language)), annexes=annexes, by_hand=tuple(_by_hand(given, language)),
        claim_sha256=given.claim_sha256, limit=_limit(given, language),
    )  # fmt: skip


def _addressee(row: Procedure, language: str) -> str | None:
    return row.authority.name.said(language) if row.authority else None


def _boxes(given: Written, language: str) -> Iterator[Said]:
    """Every box that something goes into, in the form's order."""
    for box in given.form.boxes:
        paragraphs = tuple(said(one, language) for one in filled(box, given.case))
        if paragraphs:
            yield Said(box.id, box.label.said(language), paragraphs, box.article)


def said(paragraph: Paragraph, language: str) -> str:
    """A paragraph in the document's language."""
    if isinstance(paragraph, Sentence):
        return spoken(paragraph, language)
    return paragraph.said(language) if isinstance(paragraph, Text) else paragraph


def _cited(given: Written, language: str) -> Iterator[Cited]:
    bases = dict.fromkeys(filter(None, (given.form.basis, given.row.basis)))
    yield from (_citation(basis, given, language) for basis in bases)


def _citation(basis: Basis, given: Written, language: str) -> Cited:
    says = given.row.bound.said(language) if basis == given.row.basis else None
    return Cited(basis.norm.title, basis.articles, basis.norm.url, basis.confidence, says)


def _where(row: Procedure, language: str) -> Iterator[Where]:
    yield from (Where(spoken(place_name(one.id), language), one.how.said(language), one.url) for one in row.channels)


def _until(found: Window, language: str) -> Iterator[str]:
    yield from (spoken(sentence, language) for sentence in found.says)
    yield from (reading.said(language) for reading in found.readings)
    if not found.says:
        yield spoken(say("No conocemos un plazo para dar este paso; no lo dejes: los derechos prescriben."), language)


def _annexes(given: Written, language: str) -> Iterator[Annex]:
    """The claim's own files, in the order in which the form wants them; where offers may not be told, theirs stay out."""
    hidden = {answer.file_sha256 for answer in given.case.answers if given.case.confidential and answer.kind in NEGOTIATED}
    for enclosure in given.form.enclosures:
        files = (file for file in given.files if file.kind in enclosure.kinds and file.sha256 not in hidden)
        yield from (Annex(enclosure.says.said(language), file) for file in files)


NEEDED = frozenset({"document", "receipt"})
"""Kinds of file that a step wants in any case: what we do not have, the claimant adds."""


def _by_hand(given: Written, language: str) -> Iterator[str]:
    there = {file.kind for file in given.files}
    for enclosure in given.form.enclosures:
        if enclosure.by_hand or _is_missed(enclosure, there):
            yield enclosure.says.said(language)


def _is_missed(enclosure: Enclosure, there: set[str]) -> bool:
    return bool(NEEDED & set(enclosure.kinds)) and there.isdisjoint(enclosure.kinds)


def _limit(given: Written, language: str) -> str | None:
    """What is said above the amount that the step is written for."""
    limit, request = given.form.limit, given.case.content.request
    if limit is None or request.amount is None or request.currency != limit.currency or request.amount <= limit.most:
        return None
    return limit.above.says.said(language)


