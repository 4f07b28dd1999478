"""Every datum of the packs with its source, age and confidence, and what changes on coming dates: `python -m bridge.packs.report`."""

import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date

from bridge.clock import now
from bridge.domain.catalogue import Catalogue, Procedure
from bridge.domain.forms_official import Box, OfficialForm, Shape
from bridge.domain.norms import Basis
from bridge.domain.terms import Term, Whose, in_words
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
    for form in _forms(catalogue):
        yield from _form(form, today)
    for country in countries().values():
        yield from _calendar(country, today)


def _forms(catalogue: Catalogue) -> tuple[OfficialForm, ...]:
    """The forms of next steps, each row once, in the order of their files."""
    found = {form.source_line: form for rows in catalogue.forms.values() for form in rows}
    return tuple(found[line] for line in sorted(found))


def _form(form: OfficialForm, today: date) -> Iterator[str]:
    until = form.valid_to.isoformat() if form.valid_to else "hoy"
    yield f"\n## Siguiente paso: {form.title.es} · {form.valid_from.isoformat()} a {until} ({form.source_line})"
    yield f"- para: {', '.join(form.procedures)}; es {SHAPES[form.shape]}; versión {form.version}"
    yield f"- recuadros según: {_told(form.basis, today) if form.basis else 'la norma de cada cauce'}"
    yield from (f"  {n}. {_box(box)}" for n, box in enumerate(form.boxes, 1))
    yield f"- cuesta: {form.cost.says.es} · {_told(form.cost.basis, today)}"
    if form.limit:
        yield f"- hasta {form.limit.most} {form.limit.currency}: {form.limit.above.says.es} · {_told(form.limit.above.basis, today)}"
    yield f"- se adjunta: {'; '.join(enclosure.says.es for enclosure in form.enclosures)}"


SHAPES = {Shape.COMPANION: "hoja que acompaña al impreso oficial", Shape.APPLICATION: "el escrito mismo", Shape.GUIDE: "textos para copiar en su formulario"}


def _box(box: Box) -> str:
    where = f" (art. {box.article})" if box.article else ""
    source = f"de la reclamación ({box.fills})" if box.fills else "se pregunta"
    return f"{box.label.es}{where}: {source}{', obligatorio' if box.required else ''}"


def _bases(catalogue: Catalogue) -> Iterator[Basis]:
    for rows in catalogue.rows.values():
        for row in rows:
            yield row.basis
            yield from (term.basis for term in row.terms)
    for form in _forms(catalogue):
        yield from filter(None, (form.basis, form.cost.basis, form.limit.above.basis if form.limit else None))


def _summary(catalogue: Catalogue, today: date) -> Iterator[str]:
    bases = list(_bases(catalogue))
    counted = Counter(basis.confidence for basis in bases)
    old = sum((today - basis.checked_on).days > OLD_DAYS for basis in bases)
    versions = sum(map(len, catalogue.rows.values()))
    yield f"\n{len(catalogue.rows)} cauces, {versions} versiones, {len(_forms(catalogue))} formularios de siguientes pasos, {len(bases)} datos con fuente."
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
    yield from (f"- plazo «{term.id}»: {_term(term)}; {_told(term.basis, today, row.basis)}" for term in row.terms)
    if row.borrows:
        yield f"- sin plazo propio: el de {row.borrows}"
    if row.required or row.details:
        yield f"- hace falta: {', '.join([*map(_path, row.required), *(detail.asks.es for detail in row.details)])}"
    if row.next:
        yield f"- después: {', '.join(row.next)}"


def _term(term: Term) -> str:
    moves = "; si acaba en inhábil, pasa al siguiente" if term.moves else ""
    open_questions = "".join(f" [lectura: {reading.says.es}]" for reading in term.readings)
    whose = {Whose.CLAIMANT: "quien reclama"}.get(term.whose, "quien contesta o decide")
    return f"{in_words(term.span)} desde {SINCE.get(term.counted_from, term.counted_from)}, de {whose}, para: {term.name.es}{moves}{open_questions}"


SINCE = {
    "presentation": "la presentación", "reception": "la recepción", "facts": "los hechos", "known": "que se supo", "admission": "la entrega del envío",
    "prior_claim": "la reclamación previa", "reply_or_silence": "la respuesta o el fin del plazo", "reply": "la respuesta",
    "complete_file": "el expediente completo",
    "service": "la notificación a la empresa", "request": "el requerimiento", "negotiation": "la recepción de la propuesta o el fin de la negociación",
    "enforceable": "que se pudo exigir", "decision": "la resolución", "start": "el inicio del procedimiento", "last_request": "la última petición directa",
}  # fmt: skip
PATHS = {
    "claimant.name": "nombre", "claimant.id_number": "documento de identidad", "claimant.address": "domicilio", "claimant.email": "correo",
    "claimant.phone": "teléfono", "company.name": "empresa", "company.tax_id": "número fiscal de la empresa", "company.address": "dirección de la empresa",
    "company.email": "correo de la empresa", "facts": "hechos", "facts_date": "fecha de los hechos", "request.text": "petición", "request.amount": "cuantía",
    "evidence": "pruebas",
}  # fmt: skip


def _path(path: str) -> str:
    """What is required, as a lawyer says it; `a|b` is «a o b»."""
    return " o ".join(PATHS.get(one, one) for one in path.split("|"))


def _told(basis: Basis, today: date, around: Basis | None = None) -> str:
    """The source of a datum; of one that rests on the same norm and reading as what is around it, only the article."""
    age = (today - basis.checked_on).days
    if around and (basis.norm, basis.confidence, basis.checked_on) == (around.norm, around.confidence, around.checked_on):
        return basis.articles or "la misma norma"
    source = f"{basis.cited} ({basis.norm.number}) {basis.norm.url}" if basis.norm.id else "sin norma"
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
