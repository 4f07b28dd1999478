"""What goes in each box of an official form, out of the claim and its registro: paragraphs, in the words of the claimant or as sentences."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from bridge.domain.claims import Content
from bridge.domain.forms_official import Asked, Box, OfficialForm, Question
from bridge.domain.norms import Text
from bridge.domain.parties import Claimant
from bridge.sentences import Sentence, say

Paragraph = Sentence | Text | str


@dataclass(frozen=True, slots=True)
class Proved:
    """A reception that is proven: which way, what day, under which number."""

    channel: str
    day: date
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer of the company: its class, the day, and its words where we have them."""

    kind: str
    day: date
    text: str = ""
    file_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A claim as its next step sees it."""

    content: Content
    proofs: tuple[Proved, ...] = ()
    answers: tuple[Answered, ...] = ()
    due: date | None = None
    """The last day that the company had, where a law sets one."""
    told: Mapping[str, str] = field(default_factory=dict)
    """What the claimant answered for this step and those before: box → answer."""
    confidential: bool = False
    """Whether offers may not be told (LO 1/2025 art. 9)."""
    on: date | None = None
    """The day on which it is written: silence is told only once the term is over."""

    @property
    def waiting(self) -> bool:
        """Whether the company may still answer, and has not."""
        answered = any(answer.kind in MEANT for answer in self.answers)
        return not answered and self.due is not None and self.on is not None and self.on <= self.due

    @property
    def presented(self) -> date | None:
        """The day of the first proven reception."""
        return min((proof.day for proof in self.proofs), default=None)

    @property
    def claimant(self) -> Claimant:
        """The claimant, with what was answered since."""
        given = {name: self.told[f"claimant.{name}"] for name in Claimant.__dataclass_fields__ if self.told.get(f"claimant.{name}")}
        return replace(self.content.claimant, **given)


def filled(box: Box, case: Case) -> tuple[Paragraph, ...]:
    """What goes in the box; nothing where it is not known."""
    given = case.told.get(box.key, "")
    if box.asks and given:
        return tuple(_answer(box.asks, given))
    found = tuple(FILLERS[box.fills](case)) if box.fills else ()
    return found or paragraphs(given)


def _answer(asks: Question, given: str) -> Iterator[Paragraph]:
    """The answer as the document says it: the words of the option or of the tick, or what was written."""
    if asks.shape is Asked.TICK and asks.says:
        yield asks.says
        return
    option = next((one for one in asks.options if one.value == given), None)
    yield from (option.says,) if option else paragraphs(given)


def lacking(form: OfficialForm, case: Case) -> tuple[Box, ...]:
    """The boxes that the form requires and nobody has answered yet: all that is asked, and once."""
    return tuple(box for box in form.boxes if box.required and not filled(box, case))


def answerable(form: OfficialForm, case: Case) -> tuple[Box, ...]:
    """What may be asked: what is lacking, and the questions that may be left open."""
    return tuple(box for box in form.boxes if (box.required or box.asks) and not filled(box, case))


def paragraphs(text: str) -> tuple[str, ...]:
    """The text in paragraphs: each line that says something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _said(*values: str | None) -> Iterator[Paragraph]:
    yield from (value for value in values if value)


def _address(case: Case) -> Iterator[Paragraph]:
    who = case.claimant
    if who.address:
        place = " ".join(filter(None, (who.postal_code, who.city)))
        yield ", ".join(filter(None, (who.address, place)))


def _notices(case: Case) -> Iterator[Paragraph]:
    """Where to be told: the e-mail, or the home."""
    who = case.claimant
    yield from _said(who.email) if who.email else _address(case)


def _representative(case: Case) -> Iterator[Paragraph]:
    acts = case.content.representative
    if acts:
        yield ", ".join(filter(None, (acts.name, acts.id_number, acts.capacity, acts.address, acts.email)))


def _company(case: Case) -> Iterator[Paragraph]:
    firm = case.content.company
    known = firm.name or firm.brand
    if known and firm.brand and firm.brand != known:
        yield say("{name} (conocida como {brand})", name=known, brand=firm.brand)
    else:
        yield from _said(known)


def _company_contact(case: Case) -> Iterator[Paragraph]:
    firm = case.content.company
    yield from _said(firm.email, firm.website)


def _facts(case: Case) -> Iterator[Paragraph]:
    if case.content.facts_date:
        yield say("Fecha de los hechos: {day}.", day=case.content.facts_date)
    yield from paragraphs(case.content.facts)


def _facts_date(case: Case) -> Iterator[Paragraph]:
    if case.content.facts_date:
        yield say("{day}", day=case.content.facts_date)


def _request(case: Case) -> Iterator[Paragraph]:
    request = case.content.request
    yield ASKED.get(request.kind or "other", ASKED["other"])
    yield from _amount(case)
    yield from paragraphs(request.text or "")


ASKED: Mapping[str, Sentence] = {
    "refund": say("Que me devuelvan el dinero."), "repair": say("Que lo reparen."), "replace": say("Que lo cambien por otro."),
    "terminate": say("Que se resuelva el contrato, o se dé de baja."), "compensation": say("Que me indemnicen por los perjuicios."),
    "explanation": say("Una explicación por escrito."), "apology": say("Una disculpa."), "other": say("Lo que se detalla a continuación."),
}  # fmt: skip


def _amount(case: Case) -> Iterator[Paragraph]:
    request = case.content.request
    if request.amount is not None:
        yield say("Cuantía: {amount} {currency}.", amount=request.amount, currency=request.currency)


def _grounds(case: Case) -> Iterator[Paragraph]:
    yield from (f"{norm.norm}, {norm.article}" if norm.article else norm.norm for norm in case.content.cited)


PRESENTED: Mapping[str, Sentence] = {
    "email": say("El {day} la empresa recibió mi reclamación por correo electrónico.", day=""),
    "own_email": say("El {day} la empresa recibió mi reclamación por correo electrónico.", day=""),
    "portal": say("El {day} la empresa recibió mi reclamación por su formulario.", day=""),
    "counter": say("El {day} entregué mi reclamación a la empresa en mano.", day=""),
    "registered_post": say("El {day} la empresa recibió mi reclamación por correo certificado con aviso de recibo.", day=""),
    "burofax": say("El {day} la empresa recibió mi reclamación por burofax.", day=""),
}
PRESENTED_ANYHOW = say("El {day} la empresa recibió mi reclamación.", day="")


def _prior_claim(case: Case) -> Iterator[Paragraph]:
    """When it was claimed before, how that is proven, and what came of it."""
    for proof in case.proofs:
        yield say(PRESENTED.get(proof.channel, PRESENTED_ANYHOW).text, day=proof.day)
        if proof.number:
            yield say("Número o clave: {number}.", number=proof.number)
    yield from _outcome(case)


REPLIED: Mapping[str, Sentence] = {
    "refusal": say("El {day} contestó que no.", day=""), "offer": say("El {day} contestó ofreciendo otra cosa.", day=""),
    "commitment": say("El {day} se comprometió a arreglarlo, y no lo ha hecho.", day=""), "resolution": say("El {day} contestó que lo resolvía.", day=""),
    "wrong_company": say("El {day} contestó que no era con ella.", day=""), "info_request": say("El {day} pidió datos.", day=""),
}  # fmt: skip
ENDED_WITHOUT_AGREEMENT = say("El {day} contestó, sin que hubiera acuerdo.", day="")
MEANT = frozenset(REPLIED)
"""Answers that say something about what was asked; automatic ones and deflections do not."""


def _outcome(case: Case) -> Iterator[Paragraph]:
    meant = [answer for answer in case.answers if answer.kind in MEANT]
    for answer in meant:
        hidden = case.confidential and answer.kind in NEGOTIATED
        yield say((ENDED_WITHOUT_AGREEMENT if hidden else REPLIED[answer.kind]).text, day=answer.day)
        yield from () if hidden or not answer.text else (say("«{words}»", words=answer.text),)
    if not meant:
        yield _silence(case)
    if case.told.get(UNSATISFIED):
        yield say("No lo acepto: {why}", why=case.told[UNSATISFIED])


UNSATISFIED = "unsatisfied"
"""The box in which the claimant says why the company's answer does not satisfy."""
NEGOTIATED = frozenset({"offer", "commitment"})
"""Answers that belong to a negotiation (LO 1/2025 art. 9)."""


def _silence(case: Case) -> Sentence:
    if case.due is None:
        return say("No ha contestado a lo que pedía.")
    if case.waiting:
        return say("Puede contestar hasta el {due}; todavía no lo ha hecho.", due=case.due)
    return say("El plazo para contestar acabó el {due} y no ha contestado a lo que pedía.", due=case.due)


def _masc(case: Case) -> Iterator[Paragraph]:
    yield from _prior_claim(case)
    if case.waiting:
        return
    yield say(
        "Esa reclamación previa cumple el requisito de procedibilidad (LO 1/2025, disposición adicional séptima). Los documentos que se acompañan prueban "
        "que la empresa la recibió, en qué fecha, y que pudo acceder a su contenido íntegro (art. 10.2)."
    )


def _evidence(case: Case) -> Iterator[Paragraph]:
    yield from (file.description or file.name for file in case.content.attachments if file.kind == "evidence")
    yield from case.content.announced


def _post(case: Case) -> Iterator[Paragraph]:
    post = case.content.post
    if post and post.url:
        yield post.url


FILLERS: Mapping[str, Callable[[Case], Iterator[Paragraph]]] = {
    "claimant.name": lambda case: _said(case.claimant.name),
    "claimant.id_number": lambda case: _said(case.claimant.id_number),
    "claimant.address": _address,
    "claimant.email": lambda case: _said(case.claimant.email),
    "claimant.phone": lambda case: _said(case.claimant.phone),
    "claimant.notices": _notices,
    "representative": _representative,
    "company.name": _company,
    "company.tax_id": lambda case: _said(case.content.company.tax_id),
    "company.address": lambda case: _said(case.content.company.address),
    "company.contact": _company_contact,
    "company.country": lambda case: _said(case.content.company.country),
    "facts": _facts,
    "facts_date": _facts_date,
    "request": _request,
    "amount": _amount,
    "grounds": _grounds,
    "prior_claim": _prior_claim,
    "masc": _masc,
    "evidence": _evidence,
    "post": _post,
}
"""What of the claim a box can hold, by the name that the packs use."""
