"""What a company writes in its reply space: its own number, its answer, whom it passes the claim to."""

from collections.abc import Callable
from datetime import date
from typing import Any

from wtforms.validators import StopValidation

from bridge.domain.outcomes import CODED
from bridge.sentences import say
from forms import fields
from forms.asking import Asking
from forms.fields import Option
from forms.filing import PROOFS
from forms.validators import at_most, needed


class OpenForm(Asking):
    """The reference and the code of the letter."""

    reference = fields.Line(
        say("Referencia"), [needed(say("Escribe la referencia")), at_most(60)], hint=say("Por ejemplo, CONSTA-2026-7QK4-M93D"), box=fields.MEDIUM
    )
    key = fields.Line(
        say("Código para responder"),
        [needed(say("Escribe el código para responder")), at_most(60)],
        hint=say("Cuatro grupos de cuatro letras y números, al pie del documento o del correo"),
        box=fields.MEDIUM,
    )


class ReceivedForm(Asking):
    """«Recibida»."""

    number = fields.Line(
        say("Vuestro número o clave"), [at_most(60)], hint=say("El que le habéis dado en vuestro sistema"), box=fields.MEDIUM, optional=True
    )


class StatementForm(Asking):
    """What the company wants to say in public."""

    text = fields.Area(
        say("Lo que queréis decir en público"), [needed(say("Escribe lo que queréis decir")), at_most(280)], rows=4,
        hint=say("Hasta 280 letras, una sola vez. Sin nombres ni datos de nadie: los que haya se tapan"),
    )  # fmt: skip


class ForwardForm(Asking):
    """To whom inside the house."""

    department = fields.Line(say("¿A qué departamento o persona?"), [needed(say("Escribe a quién se la pasas")), at_most(120)])


def answer_form(today: Callable[[], date]) -> type[Asking]:
    """The company's answer."""

    class AnswerForm(Asking):
        outcome = fields.Choice(
            say("¿Qué respondéis?"),
            [needed(say("Elige qué respondéis"))],
            options=[Option(code, coded.name, coded.hint) for code, coded in CODED.items()],
        )
        due = fields.Day(say("¿Para qué día?"), hint=say("Solo si lo haréis más adelante"), optional=True)
        text = fields.Area(say("Respuesta"), [needed(say("Escribe la respuesta")), at_most(8000)], rows=8)
        files = fields.Files(say("Documentos"), accept=PROOFS, several=True, hint=say("PDF, imágenes o correos, hasta 10 MB cada uno"), optional=True)

        def validate_due(self, field: Any) -> None:
            """A promise says when, and not in the past."""
            dated = self.outcome.data in CODED and CODED[self.outcome.data].dated
            if dated and field.data is None:
                raise StopValidation(say("Escribe para qué día lo haréis"))  # type: ignore[arg-type]
            if field.data and field.data < today():
                raise StopValidation(say("Ese día ya ha pasado"))  # type: ignore[arg-type]

    return AnswerForm
