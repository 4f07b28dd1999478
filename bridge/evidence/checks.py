"""What checking says: each check with its name, whether it holds, and a sentence; and what no check can prove."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bridge.sentences import Sentence, say


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was checked. `holds` is None where there is nothing to check it against."""

    name: str
    holds: bool | None
    detail: Sentence


@dataclass(frozen=True, slots=True)
class Report:
    """All that was checked of a document or a bundle."""

    checks: tuple[Check, ...]
    reference: str | None = None
    """The claim that it says it is."""
    document_sha256: str | None = None
    """Of the document as it was sealed, without what was added for the long term: the fingerprint that the registro has."""
    content_sha256: str | None = None

    @property
    def holds(self) -> bool:
        """Whether everything that could be checked holds, and the seal among it."""
        return all(check.holds is not False for check in self.checks) and any(check.holds for check in self.checks if check.name == "seal")


NOT_PROVEN: tuple[Sentence, ...] = (
    say("Quién es de verdad la persona que reclama, ni que la cuenta de la publicación sea suya."),
    say("Que lo que cuenta la reclamación sea cierto."),
    say("Que la empresa la haya leído. La recepción la prueban su acuse o su sello, no este archivo."),
)
WEIGHT = say("Es un indicio: sirve para que cualquiera compruebe que nada ha cambiado. No es una prueba fehaciente.")
"""How a court may weigh it is for the court (LEC arts. 326 and 348)."""

TITLES: dict[str, Sentence] = {
    "readable": say("El archivo se puede leer"),
    "seal": say("El sello está intacto"),
    "sealer": say("Quién lo selló"),
    "time": say("El sello de tiempo"),
    "content": say("Los datos de la reclamación"),
    "files": say("Los archivos de dentro"),
    "inventory": say("El paquete está completo"),
    "document": say("El documento es el que consta"),
    "papers": say("Los archivos y mensajes"),
    "ledger": say("El registro de la reclamación"),
    "said": say("Lo que dice cada anotación"),
    "register": say("El registro general"),
    "history": say("Nadie ha reescrito el registro general"),
    "register_time": say("La hora del registro general"),
    "issued_here": say("Si lo emitió esta instalación"),
}


def report_json(report: Report, tell: Callable[[Sentence], str]) -> dict[str, Any]:
    """The report as `verify --json` prints it (docs: commands)."""
    checks = [{"name": check.name, "holds": check.holds, "detail": tell(check.detail)} for check in report.checks]
    return {"holds": report.holds, "checks": checks, "not_proven": [tell(sentence) for sentence in (*NOT_PROVEN, WEIGHT)]}


def broken(name: str, detail: Sentence) -> Report:
    """What is said of something that cannot even be read."""
    return Report((Check(name, holds=False, detail=detail),))
