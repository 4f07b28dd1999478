"""The corrections that a person makes to what was read of their post."""

from collections.abc import Callable
from datetime import date

from bridge.sentences import say
from forms import fields
from forms.asking import Asking
from forms.intake import IMAGES
from forms.validators import at_most, needed, not_after


def post_form(today: Callable[[], date]) -> type[Asking]:
    """The form, that knows which day it is."""

    class PostForm(Asking):
        text = fields.Area(
            say("Qué decía"), [needed(say("Escribe lo que decía tu publicación")), at_most(20000)], hint=say("Tal como lo publicaste: se cita sin cambiar nada")
        )
        author_name = fields.Line(say("Nombre con que firmas"), [at_most(200)], box=fields.WORDS, optional=True)
        author_handle = fields.Line(say("Usuario"), [at_most(200)], hint=say("Por ejemplo, @lucia_m"), optional=True)
        published_at = fields.Day(
            say("Día en que la publicaste"), [not_after(today, say("La publicación no puede ser de un día que no ha llegado"))], optional=True
        )

        picture = fields.Files(
            say("Captura de pantalla"), accept=IMAGES, hint=say("Una imagen de la publicación, por si la borran: PNG, JPEG o WebP"), optional=True
        )

    return PostForm
