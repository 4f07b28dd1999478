"""What an incoming message of the company can be, and what each is called."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bridge.sentences import Sentence, say

CLASS_NAMES: Mapping[str, Sentence] = {
    "auto_ack": say("Respuesta automática"),
    "human_ack": say("Acuse de una persona"),
    "deflection": say("Deriva a otro canal"),
    "info_request": say("Pide datos"),
    "offer": say("Ofrece algo"),
    "commitment": say("Se compromete"),
    "resolution": say("Lo resuelve"),
    "refusal": say("Lo deniega"),
    "wrong_company": say("Dice que no es la empresa"),
    "bounce": say("Devuelto: no llegó"),
    "unrelated": say("No tiene que ver"),
    "unknown": say("Sin clasificar"),
}
CLASSES = frozenset(CLASS_NAMES)


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer of the company, by whatever way it came."""

    kind: str
    received_at: datetime
    text: str = ""
    file_sha256: str | None = None
