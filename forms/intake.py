"""How a claim starts: with a link, or with what the person has instead of one."""

from typing import Any

from wtforms.validators import StopValidation

from bridge.sentences import say
from forms import fields
from forms.asking import Asking
from forms.validators import at_most, needed

IMAGES = "image/png,image/jpeg,image/webp"
PAGES = "text/html,application/xhtml+xml,.html,.htm,.mhtml"


class LinkForm(Asking):
    """The link, or a text that contains one: phones share both together."""

    link = fields.Line(
        say("Enlace de tu publicación"),
        [needed(say("Pega el enlace de tu publicación")), at_most(5000)],
        hint=say("Por ejemplo, https://x.com/lucia_m/status/1834…"),
        box=fields.WEB,
    )
    told = fields.Hidden(say("Lo que venía con el enlace"), [at_most(5000)])
    key = fields.Hidden(say("Clave"))


class WithoutLinkForm(Asking):
    """The text of the post, a screenshot or a saved page; one of the three is enough."""

    text = fields.Area(
        say("Texto de tu queja"),
        [at_most(20000)],
        hint=say("Cópialo tal como lo publicaste. Lo citaremos sin cambiar nada"),
        optional=True,
    )
    picture = fields.Files(say("Captura de pantalla"), accept=IMAGES, hint=say("PNG, JPEG o WebP, hasta 10 MB"), optional=True)
    page = fields.Files(say("Página guardada"), accept=PAGES, hint=say("El archivo que sale al elegir «Guardar página» en el navegador"), optional=True)
    key = fields.Hidden(say("Clave"))

    def validate_text(self, _field: Any) -> None:
        """One of the three has to be there."""
        if not (self.text.data or self.picture.data or self.page.data):
            raise StopValidation(say("Pega el texto de tu queja, o sube una captura o la página guardada"))  # type: ignore[arg-type]
