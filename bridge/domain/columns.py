"""What the columns of an association's file mean, guessed from Spanish headings."""

import hashlib
import re
from collections.abc import Mapping, Sequence

from bridge.domain.column_fields import BY_PATH, FIELDS
from bridge.domain.folding import fold

COMPANY = frozenset({
    "empresa", "empresas", "compania", "company", "establecimiento", "comercio", "proveedor", "vendedor", "reclamada", "demandada", "entidad",
})  # fmt: skip
CLAIMANT = frozenset({
    "socio", "socia", "socios", "afectado", "afectada", "reclamante", "cliente", "consumidor", "consumidora", "persona", "titular",
    "claimant", "miembro", "usuaria", "interesado",
})  # fmt: skip
LINKING = frozenset({"de", "del", "la", "el", "los", "las", "y", "o", "en", "u", "su", "tu", "the", "of", "a", "al"})
Meaning = Mapping[int, str]
"""Column (from 0) → path."""


def words_of(heading: str) -> tuple[str, ...]:
    """The words of a heading that say something."""
    return tuple(word for word in re.findall(r"[a-z0-9]+", fold(heading)) if word not in LINKING)


MORE = "more:"
"""A column whose heading and value are added to the facts: `more:Número de vuelo`."""
TELLING = frozenset({
    "vuelo", "reserva", "localizador", "contrato", "poliza", "cups", "factura", "pedido", "matricula", "envio", "seguimiento", "linea", "iban", "tarjeta",
    "expediente", "siniestro", "billete", "ticket", "albaran", "flight", "booking", "order", "invoice", "contract", "modelo", "producto",
})  # fmt: skip
"""What procedures ask for that the claim object has no field for."""


def guess(headings: Sequence[str]) -> dict[int, str]:
    """What each column most likely means; each field once, the first that says so. What cannot be guessed is left out."""
    found: dict[int, str] = {}
    for column, heading in enumerate(headings):
        path = path_of(heading) or (f"{MORE}{heading.strip()[:60]}" if TELLING & set(words_of(heading)) else None)
        if path and path not in found.values():
            found[column] = path
    return found


def is_known(path: str) -> bool:
    """Whether a column may mean that."""
    return path in BY_PATH or path.startswith(MORE)


def path_of(heading: str) -> str | None:
    """The field that the heading means; None if it says none that we know."""
    dotted = heading.strip().lower()
    if dotted in BY_PATH or dotted.replace("_", ".", 1) in BY_PATH:
        return dotted if dotted in BY_PATH else dotted.replace("_", ".", 1)
    words = words_of(heading)
    if not words:
        return None
    party = "company" if COMPANY & set(words) else "claimant" if CLAIMANT & set(words) else ""
    rest = " ".join(word for word in words if word not in COMPANY | CLAIMANT)
    return _named(rest, (party,) if party else ANYBODY) or _named(" ".join(words), ANYBODY) or _named(rest, ("",))


ANYBODY = ("", "claimant", "company")


def _named(said: str, parties: tuple[str, ...]) -> str | None:
    words = frozenset(said.split())
    wanted = [field for field in FIELDS if words in SAID[field.path] and field.party in parties and (said or len(parties) == 1)]
    return wanted[0].path if wanted else None


SAID: Mapping[str, frozenset[frozenset[str]]] = {
    field.path: frozenset({*(frozenset(words.split()) for words in field.words), frozenset(words_of(str(field.name)))}) for field in FIELDS
}
"""The words of each field's headings, in whatever order."""


def score(cells: Sequence[str]) -> int:
    """How many of the cells read like headings."""
    return len(guess([cell if len(cell) < 60 else "" for cell in cells]))


def fingerprint(headings: Sequence[str]) -> str:
    """The same headings, whatever their case, accents and blanks."""
    return hashlib.sha256("\x1f".join(" ".join(words_of(heading)) for heading in headings).encode()).hexdigest()


def template() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The headings and an example row of the file to fill in."""
    shown = [field for field in FIELDS if field.example]
    return tuple(str(field.name) for field in shown), tuple(field.example for field in shown)
