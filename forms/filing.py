"""The receipt of a filing, and the claimant's later words about it: visibility, the company's answer, the reply under the post."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from wtforms.validators import StopValidation

from bridge.domain.filing import CHANNELS
from bridge.sentences import Sentence, say
from forms import fields
from forms.asking import Asking
from forms.fields import Option
from forms.validators import at_most, needed, not_after

PROOFS = "application/pdf,image/png,image/jpeg,image/webp,message/rfc822,.eml"
VISIBILITIES: Mapping[str, tuple[Sentence, Sentence]] = {
    "private": (say("Privada"), say("Solo la ves tú, con tu enlace secreto")),
    "link": (say("Solo con enlace"), say("La ve quien tenga el enlace. No sale en buscadores")),
    "public_pseudonymous": (say("Pública con seudónimo"), say("La ve todo el mundo. Tu nombre no sale")),
    "public_named": (say("Pública con tu nombre"), say("La ve todo el mundo, con tu nombre y la inicial del apellido")),
}
ANSWERS: Mapping[str, tuple[Sentence, Sentence | None]] = {
    "resolution": (say("Me dan lo que pido"), None),
    "offer": (say("Me ofrecen otra cosa"), say("La oferta no se publica nunca")),
    "commitment": (say("Prometen hacerlo más adelante"), None),
    "refusal": (say("Me dicen que no"), None),
    "info_request": (say("Me piden datos o documentos"), None),
    "wrong_company": (say("Dicen que no son ellos"), None),
    "deflection": (say("Me mandan a otro sitio"), say("«Escriba a este correo», «llame a este número»: no detiene el plazo")),
    "auto_ack": (say("Es una respuesta automática"), say("Solo dice que lo han recibido: no detiene el plazo")),
}


def _day(label: Sentence, missing: Sentence, today: Callable[[], date]) -> Any:
    return fields.Day(label, [needed(missing), not_after(today, say("Esa fecha todavía no ha llegado"))])


def receipt_form(today: Callable[[], date]) -> type[Asking]:
    """The form for the proof that a filing arrived: the way it went, number, day and hour, file."""

    class ReceiptForm(Asking):
        channel = fields.Choice(
            say("¿Cómo la presentaste?"),
            [needed(say("Elige cómo la presentaste"))],
            options=[Option(channel.id, channel.name) for channel in CHANNELS],
        )
        number = fields.Line(
            say("Número de entrada o de envío"), [at_most(120)], hint=say("El del sello, el resguardo o el justificante"), box=fields.MEDIUM, optional=True
        )
        day = _day(say("¿Qué día se recibió?"), say("Escribe el día que pone en el justificante"), today)
        hour = fields.Hour(say("Hora"), hint=say("Por ejemplo, 9:42"), optional=True)
        file = fields.Files(say("El justificante"), accept=PROOFS, hint=say("Foto, PDF o correo del acuse, hasta 10 MB"), optional=True)

        def validate_number(self, _field: Any) -> None:
            """A proof is a number or a paper."""
            if not (self.number.data or self.file.data):
                raise StopValidation(say("Escribe el número o sube el justificante: sin uno de los dos no hay prueba"))  # type: ignore[arg-type]

    return ReceiptForm


class VisibilityForm(Asking):
    """Who may see the page of the claim."""

    visibility = fields.Choice(
        say("¿Quién puede ver tu reclamación?"),
        [needed(say("Elige quién puede verla"))],
        options=[Option(code, name, hint) for code, (name, hint) in VISIBILITIES.items()],
    )


def answer_form(today: Callable[[], date]) -> type[Asking]:
    """The form for the company's answer, noted by hand."""

    class AnswerForm(Asking):
        kind = fields.Choice(
            say("¿Qué te ha contestado la empresa?"),
            [needed(say("Elige qué te ha contestado"))],
            options=[Option(code, name, hint) for code, (name, hint) in ANSWERS.items()],
        )
        day = _day(say("¿Qué día te contestó?"), say("Escribe el día de la respuesta"), today)
        due = fields.Day(say("¿Para cuándo lo prometen?"), hint=say("Solo si prometen una fecha"), optional=True)
        text = fields.Area(say("Qué dice"), [at_most(8000)], rows=5, hint=say("Cópialo o resúmelo. Queda guardado para ti: no se publica"), optional=True)

    return AnswerForm


class LinkBackForm(Asking):
    """The address of the reply that was put under the post."""

    url = fields.Line(say("Enlace de tu respuesta"), [needed(say("Pega el enlace de tu respuesta")), at_most(2048)], box=fields.WEB)


class CodeForm(Asking):
    """A reference or a code of verification, as typed from paper."""

    code = fields.Line(
        say("Referencia"),
        [needed(say("Escribe la referencia")), at_most(60)],
        hint=say("Está en el margen del documento. Por ejemplo, CONSTA-2026-7QK4-M93D"),
        box=fields.MEDIUM,
    )


class VerifyForm(Asking):
    """The two codes in the margin of the document."""

    reference = fields.Line(
        say("Referencia"), [needed(say("Escribe la referencia")), at_most(60)], hint=say("Por ejemplo, CONSTA-2026-7QK4-M93D"), box=fields.MEDIUM
    )
    code = fields.Line(
        say("Código de verificación"),
        [needed(say("Escribe el código de verificación")), at_most(60)],
        hint=say("Cuatro grupos de cuatro letras y números"),
        box=fields.MEDIUM,
    )


class DropForm(Asking):
    """A document of ours, or an exported bundle, to be looked at."""

    file = fields.Files(
        say("Documento"), [needed(say("Elige el archivo"))], accept="application/pdf,application/zip",
        hint=say("El PDF de la reclamación, o el ZIP que se exporta. Lo miramos y no lo guardamos"),
    )  # fmt: skip


ENDINGS: Mapping[str, Sentence] = {
    "resolved": say("Me han dado lo que pedía"),
    "partial": say("Me han dado una parte"),
    "rejected": say("Me han dicho que no"),
    "promise_broken": say("Prometieron y no cumplieron"),
    "no_response": say("No contestaron"),
    "wrong_company": say("No era esa empresa"),
    "settled": say("Hemos llegado a un acuerdo"),
    "awarded": say("Hubo laudo o resolución a mi favor"),
    "not_admitted": say("No la admitieron a trámite"),
    "withdrawn": say("La retiro"),
}


class CloseForm(Asking):
    """How it ended."""

    outcome = fields.Choice(
        say("¿Cómo ha acabado?"),
        [needed(say("Elige cómo ha acabado"))],
        options=[Option(code, name) for code, name in ENDINGS.items()],
    )
