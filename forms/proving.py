"""The claimant shows that the post is theirs, and says where the company answered in public."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from wtforms.validators import StopValidation

from bridge.sentences import Sentence, say
from forms import fields
from forms.asking import Asking
from forms.fields import Option
from forms.validators import at_most, needed, not_after

IMAGES = "image/png,image/jpeg,image/webp"
WAYS: Mapping[str, tuple[Sentence, Sentence]] = {
    "reply": (say("Lo he puesto en una respuesta a mi publicación"), say("La forma más fácil: puedes borrarla después")),
    "edit": (say("Lo he puesto en la propia publicación, editándola"), say("No todas las redes dejan editar")),
    "profile": (say("Lo he puesto en mi perfil"), say("En la descripción. Si la queja está en tu web, en el archivo /.well-known/consta.txt")),
}


class CodeWantedForm(Asking):
    """Asks for a code; there is nothing to fill in."""


class ProofForm(Asking):
    """Where the code was put."""

    way = fields.Choice(
        say("¿Dónde has puesto el código?"),
        [needed(say("Elige dónde has puesto el código"))],
        options=[Option(code, name, hint) for code, (name, hint) in WAYS.items()],
    )
    url = fields.Line(say("Enlace de tu respuesta"), [at_most(2048)], hint=say("Solo si lo has puesto en una respuesta"), box=fields.WEB, optional=True)

    def validate_url(self, _field: Any) -> None:
        """A reply is found by its link."""
        if self.way.data == "reply" and not self.url.data:
            raise StopValidation(say("Pega el enlace de tu respuesta"))  # type: ignore[arg-type]


def said_form(today: Callable[[], date]) -> type[Asking]:
    """The form for what the company said on the network or by direct message: a link, its words or a picture; one is enough."""

    class SaidForm(Asking):
        url = fields.Line(say("Enlace de su respuesta"), [at_most(2048)], hint=say("Si contestó en público"), box=fields.WEB, optional=True)
        text = fields.Area(say("Qué decía"), [at_most(8000)], rows=5, hint=say("Si fue por mensaje privado: cópialo tal cual"), optional=True)
        picture = fields.Files(say("Captura de pantalla"), accept=IMAGES, hint=say("PNG, JPEG o WebP, hasta 10 MB"), several=True, optional=True)
        day = fields.Day(
            say("¿Qué día contestó?"),
            [not_after(today, say("Esa fecha todavía no ha llegado"))],
            hint=say("No hace falta si pegas el enlace: la fecha sale de él"),
            optional=True,
        )

        def validate_url(self, _field: Any) -> None:
            """One of the three has to be there."""
            if not (self.url.data or self.text.data or self.picture.data):
                raise StopValidation(say("Pega el enlace, copia lo que decía o sube una captura"))  # type: ignore[arg-type]

        def validate_day(self, _field: Any) -> None:
            """What has no link has no date of its own."""
            if not self.url.data and self.day.data is None and (self.text.data or self.picture.data):
                raise StopValidation(say("Escribe el día de la respuesta"))  # type: ignore[arg-type]

    return SaidForm
