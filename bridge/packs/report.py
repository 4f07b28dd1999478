"""Every datum of the packs with its source, age and confidence, and what changes on coming dates: `python -m bridge.packs.report`."""

import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date

from bridge.clock import now
from bridge.domain.catalogue import Catalogue, Procedure
from bridge.domain.norms import Basis
from bridge.domain.terms import Term, in_words
from bridge.packs.calendars import Country, countries
from bridge.packs.loader import load_catalogue

OLD_DAYS = 365
CONFIDENCE_WORDS = {
    "text": "leído en la norma", "official": "página oficial", "secondary": "SIN VERIFICAR (otra página)", "memory": "SIN VERIFICAR (de memoria)",
}  # fmt: skip


def report(catalogue: Catalogue, today: date) -> Iterator[str]:
    """The lines of the report, in Spanish, for a lawyer to go through."""
    yield f"# Los datos de la ley, a {today.isoformat()}"
    yield from _summary(catalogue, today)
    yield from _coming(catalogue, today)
    for id_ in sorted(catalogue.rows):
        for row in catalogue.rows[id_]:
            yield from _row(row, today)
    for country in countries().values():
        yield from _calendar(country, today)


def _bases(catalogue: Catalogue) -> Iterator[Basis]:
    for rows in catalogue.rows.values():
        for row in rows:
            yield row.basis
            yield from (term.basis for term in row.terms)


def _summary(catalogue: Catalogue, today: date) -> Iterator[str]:
    bases = list(_bases(catalogue))
    counted = Counter(basis.confidence for basis in bases)
    old = sum((today - basis.checked_on).days > OLD_DAYS for basis in bases)
    yield f"\n{len(catalogue.rows)} cauces, {sum(map(len, catalogue.rows.values()))} versiones, {len(bases)} datos con fuente."
    yield from (f"- {words}: {counted[level]}" for level, words in CONFIDENCE_WORDS.items())
    yield f"- comprobados hace más de un año: {old}"


def _coming(catalogue: Catalogue, today: date) -> Iterator[str]:
    """What will change: rows that start or end after today."""
    rows = [row for versions in catalogue.rows.values() for row in versions]
    starts = [(row.valid_from, f"empieza {row.id}: {row.basis.cited}") for row in rows if row.valid_from > today]
    ends = [(row.valid_to, f"acaba {row.id}: {row.basis.cited}") for row in rows if row.valid_to and row.valid_to >= today]
    yield "\n## Qué cambia en fechas próximas"
    yield from (f"- {day.isoformat()}: {what}" for day, what in sorted(starts + ends))
    if not starts + ends:
        yield "- nada previsto"


def _row(row: Procedure, today: date) -> Iterator[str]:
    until = row.valid_to.isoformat() if row.valid_to else "hoy"
    yield f"\n## {row.id} · {row.name.es} · {row.valid_from.isoformat()} a {until} ({row.source_line})"
    yield f"- versión {row.version}; obliga a: {row.bound.es}"
    yield f"- norma: {_told(row.basis, today)}"
    yield from (f"- plazo «{term.id}»: {_term(term)}; {_told(term.basis, today)}" for term in row.terms)
    if row.borrows:
        yield f"- sin plazo propio: el de {row.borrows}"
    if row.required or row.details:
        yield f"- hace falta: {', '.join([*row.required, *(detail.path for detail in row.details)])}"
    if row.next:
        yield f"- después: {', '.join(row.next)}"


def _term(term: Term) -> str:
    moves = "; si acaba en inhábil, pasa al siguiente" if term.moves else ""
    open_questions = "".join(f" [lectura: {reading.says.es}]" for reading in term.readings)
    return f"{in_words(term.span)} desde {term.counted_from}, para: {term.name.es}{moves}{open_questions}"


def _told(basis: Basis, today: date) -> str:
    age = (today - basis.checked_on).days
    source = f"{basis.cited} ({basis.norm.number}) {basis.norm.url}"
    return f"{source} · {CONFIDENCE_WORDS[basis.confidence]} · comprobado el {basis.checked_on.isoformat()}, hace {age} días"


def _calendar(country: Country, today: date) -> Iterator[str]:
    yield f"\n## Calendario {country.code}: lista oficial hasta {country.official_until}, después provisional"
    for change in country.changes:
        act = "se añade" if change.adds else "se quita"
        where = change.region or "todo el país"
        yield (
            f"- {change.day.isoformat()} {where}: {act} {change.name} · {change.source} · {CONFIDENCE_WORDS[change.confidence]}"
            f" · comprobado hace {(today - change.checked_on).days} días"
        )


def main() -> None:
    """Prints the report of the packs that are installed."""
    sys.stdout.write("\n".join(report(load_catalogue(), now().date())) + "\n")


if __name__ == "__main__":
    main()
