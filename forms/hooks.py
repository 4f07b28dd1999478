"""The address of a program that wants to be told what happens to a claim."""

from bridge.sentences import say
from forms import fields
from forms.asking import Asking
from forms.validators import at_most, needed


class HookForm(Asking):
    """Where to tell it."""

    url = fields.Line(
        say("Dirección del programa"), [needed(say("Escribe la dirección")), at_most(500)], hint=say("Completa: empieza por https://"),
        box=fields.WEB,
    )  # fmt: skip
