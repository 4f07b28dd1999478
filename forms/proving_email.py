"""The code that came by mail."""

from bridge.sentences import say
from forms import fields
from forms.asking import Asking
from forms.validators import at_most, needed


class EmailCodeForm(Asking):
    """The code, as it was read in the mail."""

    code = fields.Line(
        say("Código"), [needed(say("Escribe el código que te hemos enviado")), at_most(40)], hint=say("Ocho letras y números, como 7QK4-M93D"), box=fields.SHORT
    )
