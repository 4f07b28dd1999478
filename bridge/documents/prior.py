"""What the company had answered before the claim: cited as the attempt that the law asks for first, each with what it was and when."""

from collections.abc import Iterable

from bridge.documents.blocks import Block, Heading, Prose, Quote
from bridge.documents.wording import Tell, cut, dated, zone
from bridge.domain.answers import CLASS_NAMES
from bridge.domain.claims import Content, Prior
from bridge.domain.network_names import network_name
from bridge.sentences import Sentence, say

LONGEST = 2_000
BY_MESSAGE = say("por mensaje privado")


def prior_attempts(content: Content, tell: Tell) -> Iterable[Block]:
    """The section of prior answers; nothing where there were none."""
    if not content.prior:
        return
    yield Heading(tell(say("Lo que la empresa contestó antes")))
    yield Prose(tell(say("Antes de esta reclamación me dirigí a la empresa, que contestó lo siguiente:")), leads=True)
    for answer in content.prior:
        yield Quote(text=_words(answer, tell), byline=_byline(answer, content.language, tell), link=answer.url, proofs=())


def _words(answer: Prior, tell: Tell) -> str:
    return cut(answer.text, LONGEST) or tell(say("(En la captura que va entre las pruebas.)"))


def _byline(answer: Prior, language: str, tell: Tell) -> str:
    moment = answer.received_at
    midnight = (moment.hour, moment.minute) == (0, 0)
    when = dated(moment.date(), language) if midnight else f"{dated(moment, language)} {zone(moment)}".rstrip()
    what: Sentence = CLASS_NAMES.get(answer.kind, CLASS_NAMES["unknown"])
    where = tell(BY_MESSAGE) if answer.via == "message" else tell(say("en {network}", network=network_name(answer.via)))
    return f"{tell(what)} · {where} · {when}"
