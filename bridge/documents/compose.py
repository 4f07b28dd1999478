"""What the document of a claim says, in order, in the claim's language: content in, blocks out, nothing drawn yet."""

import re
from collections.abc import Callable, Iterable
from itertools import count

from bridge.documents.blocks import Block, Heading, Item, Listing, Parties, Party, Prose, Register, Signature, Summary, Title
from bridge.documents.prior import prior_attempts
from bridge.documents.quoting import pictured, quoted
from bridge.documents.wording import (
    COMPANY_NUMBER,
    COMPANY_NUMBERS,
    KINDS,
    PERSON_NUMBER,
    PERSON_NUMBERS,
    REQUEST_AND_AMOUNT,
    REQUESTS,
    REQUESTS_WITH_AMOUNT,
    VERIFIED,
    Tell,
    cut,
    dated,
    filled,
    grouped,
    money,
    weight,
    zone,
)
from bridge.domain import terms_of_art
from bridge.domain.claims import Attached, Cited, Content, Counting
from bridge.sentences import Sentence, say
from bridge.words import speaker

SHOWN = frozenset({"image/jpeg", "image/png", "image/webp"})
MOST_SHOWN = 8
Section = Callable[[Content, Tell], Iterable[Block]]


def compose(content: Content) -> tuple[Block, ...]:
    """The blocks of the document, in the order in which they are read. Headings are numbered here."""
    tell = speaker(content.language)
    number = count(1)
    found = [block for section in SECTIONS for block in section(content, tell)]
    return tuple(Heading(f"{next(number)}. {block.text}") if isinstance(block, Heading) else block for block in found)


def _title(content: Content, tell: Tell) -> Iterable[Block]:
    moment = content.issued_at
    month = max(re.findall(r"[^\W\d]+", dated(moment.date(), content.language)), key=len)[:3].upper()
    issued = tell(say("Emitida el {when} {zone}", when=moment, zone=zone(moment))).rstrip()
    yield Title(
        kicker=tell(terms_of_art.numbered(content.word, content.reference)),
        text=title(content, tell),
        standfirst=content.procedure_name,
        issued=issued,
        stamp=(tell(terms_of_art.stamped(content.word)), f"{moment:%Y}", f"{moment.day} {month}", f"{moment:%H:%M} h"),
        stamp_alt=tell(say("Sello de emisión de Consta: {issued}. No es el sello de un registro oficial.", issued=issued)),
    )


def title(content: Content, tell: Tell) -> str:
    """The claim in one line: against whom."""
    return tell(terms_of_art.title(content.word, cut(content.company.called or content.company.name or "—", 120)))


def asked(content: Content, tell: Tell) -> str:
    """What is asked, in a few words: «Devolución de 286,40 €»."""
    request = content.request
    what = tell(REQUESTS.get(request.kind or "other", REQUESTS["other"]))
    if request.amount is None:
        return what
    amount = money(request.amount, request.currency, content.language, content.claimant.country)
    sentence = REQUESTS_WITH_AMOUNT.get(request.kind or "", REQUEST_AND_AMOUNT)
    return tell(filled(sentence, what=what, amount=amount))


def _summary(content: Content, tell: Tell) -> Iterable[Block]:
    yield Summary(
        label=tell(say("Lo que pido")),
        figure=asked(content, tell),
        lines=tuple(_due(content, tell)),
        url=content.status_url,
        url_label=tell(say("Sigue esta reclamación")),
        qr_alt=tell(say("Código QR con la dirección de seguimiento: {url}", url=content.status_url)),
    )


def _reply_space(content: Content, tell: Tell) -> Iterable[Block]:
    """Where the company answers without enrolling: a link, a code and a QR."""
    if content.reply_url is None or content.reply_key is None:
        return
    yield Summary(
        label=tell(say("Si eres la empresa")),
        figure=tell(say("Responde aquí")),
        lines=(
            tell(say("Sin registrarte: di que la has recibido, pide datos o contesta.")),
            tell(say("Código para responder: {key}", key=content.reply_key)),
        ),
        url=content.reply_url,
        url_label=tell(say("También por escrito, como siempre")),
        qr_alt=tell(say("Código QR con la dirección para responder: {url}", url=content.reply_url)),
    )


def _due(content: Content, tell: Tell) -> Iterable[str]:
    counting = content.counting
    if counting is None:
        return
    if counting.expected_due:
        yield tell(say("Presentada hoy, el plazo para responder acaba el {due}.", due=counting.expected_due))
    yield tell(say("Plazo: {term} {start}.", term=counting.term, start=counting.counted_from))


def _parties(content: Content, tell: Tell) -> Iterable[Block]:
    person = Party("person", tell(say("Quien reclama")), tuple(_person(content, tell)))
    company = Party("company", tell(say("Empresa reclamada")), tuple(_company(content, tell)))
    yield Parties((person, company))


def _person(content: Content, tell: Tell) -> Iterable[tuple[str, str]]:
    who, acts = content.claimant, content.representative
    place = " ".join(filter(None, (who.postal_code, who.city)))
    labelled = [
        (say("Nombre y apellidos"), who.name), (PERSON_NUMBERS.get(who.country, PERSON_NUMBER), who.id_number), (say("Domicilio"), who.address),
        (say("Código postal y municipio"), place), (say("Correo electrónico"), who.email), (say("Teléfono"), who.phone),
    ]  # fmt: skip
    if acts:  # the representation must be proved: Ley 39/2015 art. 5.3
        labelled += [
            (say("Actúa en su nombre"), acts.name), (say("Documento de quien representa"), acts.id_number), (say("Condición"), acts.capacity),
            (say("Domicilio de quien representa"), acts.address), (say("Correo de quien representa"), acts.email),
        ]  # fmt: skip
    return ((tell(label), value) for label, value in labelled if value)


def _company(content: Content, tell: Tell) -> Iterable[tuple[str, str]]:
    firm = content.company
    labelled = [
        (say("Razón social"), firm.name), (say("Nombre comercial"), firm.brand if firm.brand != firm.name else None),
        (COMPANY_NUMBERS.get(firm.country, COMPANY_NUMBER), firm.tax_id),
        (say("Domicilio social"), firm.address), (say("Correo de la empresa"), firm.email), (say("Sitio web"), firm.website),
        (say("Dirigida a"), content.addressee),
    ]  # fmt: skip
    return ((tell(label), value) for label, value in labelled if value)


def _facts(content: Content, tell: Tell) -> Iterable[Block]:
    yield Heading(tell(say("Los hechos")))
    if content.facts_date:
        yield Prose(tell(say("Fecha de los hechos: {day}.", day=content.facts_date)), tone="strong", leads=True)
    yield from (Prose(part) for part in paragraphs(content.facts))


def paragraphs(text: str) -> list[str]:
    """The text in paragraphs: a blank line or a line break begins a new one."""
    return [part for part in (line.strip() for line in text.splitlines()) if part]


def _request(content: Content, tell: Tell) -> Iterable[Block]:
    yield Heading(tell(say("Lo que pido")))
    yield Prose(asked(content, tell) + ".", tone="strong")
    yield from (Prose(part) for part in paragraphs(content.request.text or ""))


def _law(content: Content, tell: Tell) -> Iterable[Block]:
    if not content.cited:
        return
    yield Heading(tell(say("En qué me baso")))
    yield Listing(tuple(_cited(norm, tell) for norm in content.cited))


def _cited(norm: Cited, tell: Tell) -> Item:
    where = tell(say("{norm}, {article}", norm=norm.norm, article=norm.article)) if norm.article else norm.norm
    doubt = "" if norm.confidence in VERIFIED else " " + tell(say("(sin verificar)"))
    return Item(where + doubt, detail=norm.says or "", link=norm.url)


def _express_requests(content: Content, tell: Tell) -> Iterable[Block]:
    said = tuple(Item(text) for text in content.notices)
    if content.company.country == "ES" and content.addressee is None:
        said = (Item(tell(KEY_AND_RECEIPT)), Item(_grounds(content, tell)), *said)
    if said:
        yield Heading(tell(say("Lo que solicito expresamente")))
        yield Listing(said)


KEY_AND_RECEIPT = say(
    "La clave identificativa de esta reclamación y un justificante en soporte duradero que haga constar su contenido y la fecha y la hora de su recepción."
)


def _grounds(content: Content, tell: Tell) -> str:
    """Every company owes them (TRLGDCU art. 21.2); Ley 10/2025 arts. 11 and 12.1 bind only the companies in its scope."""
    general = say("Lo pido conforme al artículo 21.2 del texto refundido de la Ley General para la Defensa de los Consumidores y Usuarios (RDLeg 1/2007).")
    return " ".join(map(tell, (general, *GROUNDS[content.company.bound_by_ley_10_2025])))


GROUNDS: dict[bool | None, tuple[Sentence, ...]] = {
    True: (say("También conforme a los artículos 11 y 12.1 de la Ley 10/2025, de servicios de atención a la clientela."),),
    None: (say("También, si la empresa está en su ámbito, conforme a los artículos 11 y 12.1 de la Ley 10/2025, de servicios de atención a la clientela."),),
    False: (),
}


def _deadline(content: Content, tell: Tell) -> Iterable[Block]:
    counting = content.counting
    if counting is None:
        return
    yield Heading(tell(say("El plazo y cómo se cuenta")))
    yield Prose(tell(say("{term} {start}.", term=counting.term, start=counting.counted_from)), tone="strong", leads=True)
    if counting.steps:
        yield Listing(tuple(Item(step) for step in counting.steps), numbered=True)
    yield from _reservations(counting, tell)


def _reservations(counting: Counting, tell: Tell) -> Iterable[Block]:
    if counting.expected_due:
        yield Prose(tell(say("La cuenta supone que se presenta el día de su emisión. La fecha que vale es la que resulte de la recepción.")), tone="small")
    if counting.provisional:
        yield Prose(tell(say("Cuenta provisional: falta publicar algún calendario de días inhábiles.")), tone="small")
    if counting.reading:
        yield Prose(tell(say("Lectura usada: {reading}", reading=counting.reading)), tone="small")


def _next(content: Content, tell: Tell) -> Iterable[Block]:
    if not content.next_steps:
        return
    yield Heading(tell(say("Si no hay respuesta")))
    yield Prose(tell(say("Si el plazo acaba sin respuesta, o la respuesta no resuelve lo que pido, podré acudir a:")), leads=True)
    yield Listing(tuple(Item(step) for step in content.next_steps))


def _files(content: Content, tell: Tell) -> Iterable[Block]:
    yield Heading(tell(say("Pruebas y archivos que van dentro")))
    if content.announced:
        yield Prose(tell(say("Pruebas que nombro y no adjunto:")), leads=True)
        yield Listing(tuple(Item(cut(name, 300)) for name in content.announced))
    if not content.attachments:
        yield Prose(tell(say("Este PDF lleva dentro los datos de la reclamación. No se adjuntan otros archivos.")), leads=True)
        return
    yield Prose(
        tell(say("Estos archivos van dentro de este PDF, sin cambios, junto a los datos de la reclamación. La huella permite comprobarlos.")), leads=True
    )
    head = (say("Archivo"), say("Qué es"), say("Huella SHA-256"))
    yield Register(tuple(map(tell, head)), tuple(_row(file, tell) for file in content.attachments))
    shown = [file for file in content.attachments if file.kind == "evidence" and file.media_type in SHOWN]
    yield from (pictured(file, tell(KINDS["evidence"]), tell) for file in shown[:MOST_SHOWN])


def _row(file: Attached, tell: Tell) -> tuple[str, ...]:
    what = file.description or (tell(KINDS[file.kind]) if file.kind in KINDS else file.kind)
    what = cut(what.rstrip("."), 240)
    return cut(file.name, 160), f"{what} ({cut(file.media_type, 80)}, {weight(file.size)})", grouped(file.sha256)


def _signature(content: Content, tell: Tell) -> Iterable[Block]:
    day, city = content.issued_at.date(), content.claimant.city
    dated = tell(say("En {place}, a {day}", place=city, day=day)) if city else tell(say("A {day}", day=day))
    signer = content.representative.name if content.representative else content.claimant.name
    yield Signature(dated, tell(say("Firma")), cut(signer or "", 160))
    yield Prose(tell(ABOUT), tone="small")


ABOUT = say(
    "Consta no es un organismo público ni un despacho de abogados. Este documento acompaña a la reclamación y nunca sustituye a un impreso oficial, "
    "como la hoja de reclamaciones, cuando la norma lo exige."
)

SECTIONS: tuple[Section, ...] = (
    _title, _summary, _parties, _facts, quoted, prior_attempts, _request, _law, _express_requests, _deadline, _next, _files, _reply_space, _signature,
)  # fmt: skip
