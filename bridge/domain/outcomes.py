"""What a company may answer in its reply space: a short list, each with the class of answer that it is (after SignalConso's)."""

from collections.abc import Mapping
from dataclasses import dataclass

from bridge.sentences import Sentence, say


@dataclass(frozen=True, slots=True)
class Coded:
    """An outcome: what the company says, what sort of answer that is, and whether it must say until when."""

    name: Sentence
    kind: str
    hint: Sentence | None = None
    dated: bool = False


CODED: Mapping[str, Coded] = {
    "done": Coded(say("Ya está hecho lo que pide"), "resolution"),
    "will_do": Coded(say("Lo haremos antes de una fecha"), "commitment", say("Pon el día. Después preguntaremos si se ha cumplido"), dated=True),
    "offer": Coded(say("Ofrecemos otra cosa"), "offer", say("No se publica nunca")),
    "needs_data": Coded(say("Nos faltan datos o documentos"), "info_request", say("Di cuáles")),
    "looking": Coded(say("Lo estamos estudiando"), "human_ack", say("No detiene el plazo")),
    "denied": Coded(say("No podemos aceptarla"), "refusal", say("Di por qué")),
    "not_us": Coded(say("No somos la empresa reclamada"), "wrong_company", say("Di cuál es, si lo sabes")),
}
