"""What the claimant covers of a picture before the world sees it."""

from bridge.domain.cover_grid import CELLS, COLUMNS
from bridge.sentences import say
from forms import fields
from forms.asking import Asking
from forms.fields import Option
from forms.validators import needed


class CoverForm(Asking):
    """The cells that are covered, and that the person has looked."""

    picture = fields.Hidden(say("Imagen"))
    cells = fields.Choices(
        say("Marca lo que hay que tapar"),
        options=[Option(str(n), say("Fila {row}, columna {column}", row=n // COLUMNS + 1, column=n % COLUMNS + 1)) for n in range(CELLS)],
        hint=say("Caras, nombres, fotos de perfil, teléfonos, matrículas y todo lo que sea de otras personas"),
    )
    looked = fields.Tick(
        say("La he mirado entera: lo que queda a la vista puede verlo todo el mundo"), [needed(say("Mira la imagen entera y márcalo"))]
    )  # fmt: skip
