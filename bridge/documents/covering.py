"""The covering document of many claims against one company: who presents them, an index, the totals. Drawn like a claim."""

from collections.abc import Iterable

from bridge.documents.archive import About
from bridge.documents.blocks import Block, Heading, Parties, Party, Prose, Register, Signature, Summary, Title
from bridge.documents.drawing import Whole, drawn
from bridge.documents.layout import Layout
from bridge.documents.setting import units
from bridge.documents.sheets import PAPERS
from bridge.documents.wording import Tell, cut, zone
from bridge.domain.covering import Covered, Covering
from bridge.sentences import say
from bridge.words import speaker


def draw_covering(covering: Covering) -> bytes:
    """The PDF; the same covering gives the same bytes."""
    tell = speaker(covering.language)
    layout = Layout(PAPERS["A4"], {})
    found = [unit for block in compose_covering(covering, tell) for unit in units(layout, block)]
    about = About(
        f"{covering.title} · {covering.reference}", covering.association, tell(say("Reclamaciones agrupadas")), covering.verification_code, covering.language,
        covering.issued_at,
    )  # fmt: skip
    return drawn(layout, found, Whole(covering, about, (), covering.identity[:32]))


def compose_covering(covering: Covering, tell: Tell) -> Iterable[Block]:
    """The blocks, in the order in which they are read."""
    moment, many = covering.issued_at, len(covering.claims)
    issued = tell(say("Emitido el {when} {zone}", when=moment, zone=zone(moment))).rstrip()
    yield Title(
        kicker=tell(say("Reclamaciones agrupadas")), text=tell(say("{many} reclamaciones contra {company}", many=many, company=cut(covering.company, 120))),
        standfirst=covering.title, issued=issued, stamp=(tell(say("AGRUPADAS")), f"{moment:%Y}", f"{moment:%d/%m}", f"{moment:%H:%M} h"),
        stamp_alt=tell(say("Sello de emisión de Consta: {issued}. No es el sello de un registro oficial.", issued=issued)),
    )  # fmt: skip
    yield Summary(
        tell(say("Lo que se reclama en conjunto")), tell(say("{total} €", total=covering.total)), (tell(say("{many} personas", many=many)),),
        covering.status_url, tell(say("La campaña")), tell(say("Código QR con la dirección de la campaña: {url}", url=covering.status_url)),
    )  # fmt: skip
    yield Parties((
        Party("person", tell(say("Quien las presenta")), _named(tell, covering.association, covering.association_address)),
        Party("company", tell(say("Empresa reclamada")), _named(tell, covering.company, covering.company_address)),
    ))  # fmt: skip
    yield Prose(tell(say(
        "Se presentan juntas por ser de contenido sustancialmente igual (Ley 39/2015, art. 66.2). Cada una va en su propio documento."
    )))  # fmt: skip
    yield Heading(tell(say("1. Índice")))
    yield Register(tuple(tell(name) for name in HEADINGS), tuple(_line(tell, claim) for claim in covering.claims))
    yield Signature(issued, tell(say("Por la asociación")), covering.association)


HEADINGS = (say("Reclamación y persona"), say("Importe y representación"), say("Huella del PDF (SHA-256)"))


def _named(tell: Tell, name: str, address: str) -> tuple[tuple[str, str], ...]:
    fields = ((tell(say("Nombre")), name), (tell(say("Domicilio")), address))
    return tuple(field for field in fields if field[1])


def _line(tell: Tell, claim: Covered) -> tuple[str, str, str]:
    amount = tell(say("{amount} €", amount=claim.amount)) if claim.amount is not None else "—"
    return f"{claim.reference} · {claim.claimant}", f"{amount} · {claim.represented or tell(say('Sin representación'))}", claim.pdf_sha256
