"""The questions that a mail of ours asks: is it so, and how content one is in the end."""

from bridge.sentences import say
from forms import fields
from forms.asking import Asking
from forms.fields import Option
from forms.validators import needed


class ConfirmForm(Asking):
    """Yes. The link alone says nothing: machines follow links."""

    sure = fields.Hidden(say("Confirmar"), default="y")


class RateForm(Asking):
    """How it ended for the claimant."""

    satisfaction = fields.Choice(
        say("¿Cómo de satisfecho has quedado?"),
        [needed(say("Elige una opción"))],
        options=[
            Option("5", say("Muy satisfecho")), Option("4", say("Satisfecho")), Option("3", say("Ni bien ni mal")),
            Option("2", say("Insatisfecho")), Option("1", say("Muy insatisfecho")),
        ],
    )  # fmt: skip
    recovered = fields.Money(say("¿Cuánto dinero has recuperado?"), hint=say("En euros. Deja la casilla vacía si no se trataba de dinero"), optional=True)
