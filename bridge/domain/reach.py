"""«¿Les llegará?»: said before filing, from what is known of the company's ways in."""

from dataclasses import dataclass

from bridge.domain.filing import Channel
from bridge.domain.filing import channel as way
from bridge.domain.parties import Company
from bridge.sentences import Sentence, say


@dataclass(frozen=True, slots=True)
class WaysIn:
    """What is known of how a company takes claims."""

    email: str | None = None
    url: str | None = None
    """Its own form."""
    address: str | None = None
    confirmed: int = 0
    """How many claimants confirmed it before; 0 where only this claim says so."""
    in_directory: bool = False


@dataclass(frozen=True, slots=True)
class Reach:
    """Whether and how it will reach them: one sentence, the best way, and what it rests on."""

    surely: bool
    says: Sentence
    best: Channel
    because: Sentence


def ways_in(company: Company, known: WaysIn | None) -> WaysIn:
    """What the claim says, completed with what was known before."""
    known = known or WaysIn()
    return WaysIn(company.email or known.email, known.url, company.address or known.address, known.confirmed, known.in_directory)


def reach(ways: WaysIn) -> Reach:
    """The best way in: its own form gives a key at once; mail wants an acknowledgement; paper wants an address."""
    if ways.url:
        return Reach(True, say("Sí: tienen un formulario propio, que da un número al momento."), way("portal"), _because(ways))
    if ways.email:
        mailed = say("Sí, si la dirección es buena: va por correo a {email}, y hay que guardar su acuse.", email=ways.email)
        return Reach(False, mailed, way("own_email"), _because(ways))
    if ways.address:
        on_paper = say("Sí, en papel: por burofax, por correo certificado o en mano, a {address}.", address=ways.address)
        return Reach(True, on_paper, way("burofax"), _because(ways))
    says = say("No sabemos cómo llegarles: ni correo, ni formulario, ni dirección. Añade su web en los datos de la empresa y la buscamos, o llévala en mano.")
    return Reach(False, says, way("counter"), say("No lo sabemos por nadie."))


def _because(ways: WaysIn) -> Sentence:
    if ways.in_directory and ways.confirmed == 0:
        return say("Está en el directorio de esta instalación.")
    if ways.confirmed == 1:
        return say("Lo confirmó otra persona antes.")
    return say("Lo confirmaron {n} personas antes.", n=ways.confirmed) if ways.confirmed else say("Lo sabemos por lo que has escrito.")
