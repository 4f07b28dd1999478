"""The document of a next step: content in, blocks out, drawn like the claim (PDF/A-3a and PDF/UA-1) with everything attached inside."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import count

from bridge.documents.annexes import annexed, check_annexes, inside
from bridge.documents.archive import About
from bridge.documents.blocks import Block, Boxes, Filled, Heading, Item, Listing, Prose, Signature, Summary, Title
from bridge.documents.drawing import Whole, drawn
from bridge.documents.layout import Layout
from bridge.documents.setting import units
from bridge.documents.sheets import PAPERS
from bridge.documents.wording import VERIFIED, Tell, cut, zone
from bridge.domain.claims import Cited
from bridge.domain.escalation import StepContent, Where, canonical
from bridge.domain.forms_official import Shape
from bridge.sentences import Sentence, say
from bridge.words import speaker

Section = Callable[[StepContent, Tell], Iterable[Block]]


def compose_step(step: StepContent) -> tuple[Block, ...]:
    """The blocks of the document, in the order in which they are read. Headings are numbered here."""
    tell, number = speaker(step.language), count(1)
    found = [block for section in SECTIONS for block in section(step, tell)]
    return tuple(replace(block, text=f"{next(number)}. {block.text}") if isinstance(block, Heading) else block for block in found)


def draw_step(step: StepContent, files: Mapping[str, bytes]) -> bytes:
    """The PDF of a step. `files` are the annexes by their SHA-256; what is missing is listed but not inside. The same step gives the same bytes.

    Raises AlteredFileError where a file's bytes do not have the fingerprint that the step names.
    """
    check_annexes(step, files)
    layout = Layout(PAPERS.get(step.paper, PAPERS["A4"]), files)
    set_units = [unit for block in compose_step(step) for unit in units(layout, block)]
    identity = hashlib.sha256(canonical(step)).hexdigest()[:32]
    return drawn(layout, set_units, Whole(step, _about(step), tuple(inside(step, files)), identity))


def _about(step: StepContent) -> About:
    headline = f"{step.title} · {step.reference}"
    return About(headline, step.claimant, step.name, step.verification_code, step.language, step.issued_at)


def _title(step: StepContent, tell: Tell) -> Iterable[Block]:
    moment = step.issued_at
    issued = tell(say("Emitido el {when} {zone}", when=moment, zone=zone(moment))).rstrip()
    yield Title(
        kicker=tell(say("Siguiente paso de la reclamación {reference}", reference=step.reference)),
        text=step.title,
        standfirst=tell(say("{claimant} contra {company}", claimant=cut(step.claimant, 120), company=cut(step.company, 120))),
        issued=issued,
        stamp=(tell(say("SIGUIENTE PASO")), f"{moment:%Y}", f"{moment:%d/%m}", f"{moment:%H:%M} h"),
        stamp_alt=tell(say("Sello de emisión de Consta: {issued}. No es el sello de un registro oficial.", issued=issued)),
    )


def _summary(step: StepContent, tell: Tell) -> Iterable[Block]:
    yield Summary(
        label=tell(ADDRESSED[step.shape]),
        figure=cut(step.addressee or step.name, 140),
        lines=(step.name,) if step.addressee else (),
        url=step.status_url,
        url_label=tell(say("La reclamación de la que nace")),
        qr_alt=tell(say("Código QR con la dirección de seguimiento: {url}", url=step.status_url)),
    )


ADDRESSED: Mapping[str, Sentence] = {
    Shape.COMPANION: say("Acompaña a la hoja oficial, que acaba en"), Shape.APPLICATION: say("Dirigido a"), Shape.GUIDE: say("Textos para presentar en"),
}  # fmt: skip


def _boxes(step: StepContent, tell: Tell) -> Iterable[Block]:
    yield Prose(step.opening, tone="strong")
    yield from (Prose(step.limit, tone="strong"),) if step.limit else ()
    yield Heading(tell(TEXTS[step.shape]))
    yield Boxes(tuple(Filled(f"{n}. {box.label}", _article(box.article, tell), box.paragraphs) for n, box in enumerate(step.boxes, 1)))


TEXTS: Mapping[str, Sentence] = {
    Shape.COMPANION: say("Los textos, recuadro por recuadro"), Shape.APPLICATION: say("Datos de la solicitud"), Shape.GUIDE: say("Los textos, en su orden"),
}  # fmt: skip


def _article(article: str | None, tell: Tell) -> str:
    if not article:
        return ""
    return tell(say("art. {article}", article=article)) if article[0].isdigit() else article


def _law(step: StepContent, tell: Tell) -> Iterable[Block]:
    if step.cited:
        yield Heading(tell(say("Normas de este paso")))
        yield Listing(tuple(_cited(norm, tell) for norm in step.cited))


def _cited(norm: Cited, tell: Tell) -> Item:
    where = tell(say("{norm}, {article}", norm=norm.norm, article=norm.article)) if norm.article else norm.norm
    doubt = "" if norm.confidence in VERIFIED else " " + tell(say("(sin verificar)"))
    return Item(where + doubt, detail=norm.says or "", link=norm.url)


def _signature(step: StepContent, tell: Tell) -> Iterable[Block]:
    """Only an application is signed: texts to copy are signed where they are copied."""
    if step.shape == Shape.APPLICATION:
        day = step.issued_at.date()
        dated = tell(say("En {place}, a {day}", place=step.city, day=day)) if step.city else tell(say("A {day}", day=day))
        yield Signature(dated, tell(say("Firma")), cut(step.signer, 160))


def _handing_in(step: StepContent, tell: Tell) -> Iterable[Block]:
    """For the claimant, after what is handed in."""
    yield Heading(tell(say("Para ti: cómo se presenta (esta hoja no se entrega)")), new_page=True)
    yield Listing(tuple(Item(text) for text in step.how), numbered=True)
    if step.where:
        yield Prose(tell(say("Dónde se presenta:")), tone="strong", leads=True)
        yield Listing(tuple(_where(place) for place in step.where))
    doubt = "" if step.cost_verified else " " + tell(say("(sin verificar)"))
    yield Prose(tell(say("Qué cuesta: {cost}", cost=step.cost)) + doubt)
    yield Prose(tell(say("Hasta cuándo:")), tone="strong", leads=True)
    yield Listing(tuple(Item(text) for text in step.until))
    yield Prose(tell(ABOUT), tone="small")


def _where(place: Where) -> Item:
    return Item(place.name, detail=place.how, link=place.url)


ABOUT = say(
    "Consta no es un organismo público ni un despacho de abogados, y esto no es asesoramiento jurídico. Este documento nunca imita ni sustituye a un impreso "
    "oficial cuando la norma lo exige."
)

SECTIONS: tuple[Section, ...] = (_title, _summary, _boxes, annexed, _law, _signature, _handing_in)
