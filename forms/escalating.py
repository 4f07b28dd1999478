"""What a next step still asks, as its official form words it, and the receipt of having handed it in."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from wtforms.validators import StopValidation, ValidationError

from bridge.domain.boxes import UNSATISFIED
from bridge.domain.forms_official import Asked, Box, Question
from bridge.sentences import Sentence, say
from forms import fields
from forms.asking import Asking
from forms.filing import PROOFS
from forms.validators import at_most, email, needed, not_after, phone, tax_number

MISSING = say("Contesta a esta pregunta: este paso lo exige")
LONGEST = 4000
CHECKS: dict[str, Callable[[str], Any]] = {
    "claimant.id_number": tax_number, "claimant.email": lambda _: email, "claimant.phone": lambda _: phone,
}  # fmt: skip
"""Data that have a form of their own, in the claimant's country."""


def name_of(box: Box) -> str:
    """What the box is called among the form's fields."""
    return box.key.replace(".", "_")


def step_form(boxes: Sequence[Box], country: str, *, wants_reason: bool) -> type[Asking]:
    """The form with what is still lacking, and why the company's answer does not satisfy where it answered."""
    asked = {name_of(box): _field(box, country) for box in boxes}
    return type("StepForm", (Asking,), ({UNSATISFIED: _reason()} if wants_reason else {}) | asked)


def _reason() -> Any:
    return fields.Area(
        say("¿Por qué no te vale lo que ha contestado la empresa?"),
        [needed(say("Di en una o dos frases por qué no te vale")), at_most(LONGEST)],
        rows=4,
        hint=say("Con tus palabras: irá en el documento, después de lo que contestó"),
    )


def _field(box: Box, country: str) -> Any:
    asks = box.asks or Question(Asked.LINE, box.label)
    must = [needed(MISSING)] if box.required else []
    said: dict[str, Any] = {"hint": asks.hint, "optional": not box.required, **DRAWN[asks.shape](asks)}
    checks = [*must, *_checks(box, country)] if asks.shape in WRITTEN else must
    return FIELDS[asks.shape](asks.words, checks, **said)


def _checks(box: Box, country: str) -> list[Any]:
    if box.asks and box.asks.pattern:
        return [at_most(LONGEST), _shaped(box.asks.pattern)]
    own = CHECKS.get(box.fills or "")
    needs_number = own is not tax_number or country == "ES"
    return [at_most(LONGEST), *([own(country)] if own and needs_number else [])]


def _shaped(pattern: str) -> Any:
    def check(_form: Any, field: fields.Question) -> None:
        if field.data and not re.search(pattern, field.data):
            raise ValidationError(say("No tiene la forma que debe: cópialo como está en el documento"))  # type: ignore[arg-type]

    return check


WRITTEN = frozenset({Asked.LINE, Asked.TEXT})
FIELDS: dict[Asked, Any] = {Asked.LINE: fields.Line, Asked.TEXT: fields.Area, Asked.TICK: fields.Tick, Asked.CHOICE: fields.Choice}
"""Texts of the packs are put into the reader's language where they are shown, as sentences are."""
DRAWN: dict[Asked, Callable[[Question], dict[str, Any]]] = {
    Asked.LINE: lambda _: {"box": fields.WORDS}, Asked.TEXT: lambda _: {"rows": 4}, Asked.TICK: lambda _: {},
    Asked.CHOICE: lambda asks: {"options": _options(asks)},
}  # fmt: skip


def _options(asks: Question) -> list[fields.Option]:
    return [fields.Option(option.value, option.name) for option in asks.options]  # type: ignore[arg-type] # a Text is spoken where it is shown


def step_receipt_form(places: Sequence[tuple[str, Sentence]], today: Callable[[], date]) -> type[Asking]:
    """The form for the proof that a step was handed in: where, number, day and hour, file."""

    class StepReceiptForm(Asking):
        channel = fields.Choice(
            say("¿Dónde lo presentaste?"),
            [needed(say("Elige dónde lo presentaste"))],
            options=[fields.Option(code, name) for code, name in places],
        )
        number = fields.Line(
            say("Número de entrada o de expediente"), [at_most(120)], hint=say("El del sello, el resguardo o el justificante"), box=fields.MEDIUM, optional=True
        )
        day = fields.Day(
            say("¿Qué día lo presentaste?"),
            [needed(say("Escribe el día que pone en el justificante")), not_after(today, say("Esa fecha todavía no ha llegado"))],
        )
        hour = fields.Hour(say("Hora"), hint=say("Por ejemplo, 9:42"), optional=True)
        file = fields.Files(say("El justificante"), accept=PROOFS, hint=say("Foto, PDF o correo del acuse, hasta 10 MB"), optional=True)

        def validate_number(self, _field: Any) -> None:
            """A proof is a number or a paper."""
            if not (self.number.data or self.file.data):
                raise StopValidation(say("Escribe el número o sube el justificante: sin uno de los dos no hay prueba"))  # type: ignore[arg-type]

    return StepReceiptForm
