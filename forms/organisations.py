"""What an association's people are asked: to enter, to join, whom to invite, what a key of the API may do, whom they represent."""

from collections.abc import Callable
from datetime import date

from bridge.domain.organisations import ROLE_NAMES, SCOPES
from bridge.sentences import say
from forms import fields
from forms.asking import Asking
from forms.fields import Box, Option
from forms.validators import at_most, email, needed, not_after

PASSWORD = Box(kind="password", autocomplete="current-password")
NEW_PASSWORD = Box(kind="password", autocomplete="new-password")
CODE = Box(size="short", inputmode="numeric", autocomplete="one-time-code")


class EnterForm(Asking):
    """E-mail, password and the telephone's code, at once: which of them is wrong is not said."""

    email = fields.Line(say("Correo electrónico"), [needed(say("Escribe tu correo")), at_most(200)], box=fields.EMAIL)
    password = fields.Line(say("Contraseña"), [needed(say("Escribe tu contraseña"))], box=PASSWORD)
    code = fields.Line(
        say("Código del teléfono"), [needed(say("Escribe el código"))], box=CODE, hint=say("Seis cifras; o uno de tus códigos de recuperación")
    )  # fmt: skip


class JoinForm(Asking):
    """What an invited person gives."""

    name = fields.Line(say("Tu nombre"), [needed(say("Escribe tu nombre")), at_most(120)], box=fields.WORDS)
    password = fields.Line(
        say("Una contraseña"), [needed(say("Escribe una contraseña"))], box=NEW_PASSWORD,
        hint=say("Doce letras o más. Cuatro palabras que no vayan juntas valen"),
    )  # fmt: skip
    code = fields.Line(say("El código que muestra la aplicación"), [needed(say("Escribe el código"))], box=CODE)


class InviteForm(Asking):
    """Whom to invite, and as what."""

    email = fields.Line(say("Correo de la persona"), [needed(say("Escribe su correo")), email, at_most(200)], box=fields.EMAIL)
    role = fields.Choice(say("¿Qué podrá hacer?"), [needed(say("Elige qué podrá hacer"))], options=[Option(code, name) for code, name in ROLE_NAMES.items()])


class TokenForm(Asking):
    """A key of the API."""

    name = fields.Line(say("¿Para qué programa es?"), [needed(say("Escribe un nombre")), at_most(80)], box=fields.MEDIUM)
    scopes = fields.Choices(say("¿Qué podrá hacer?"), [needed(say("Elige al menos una cosa"))], options=[Option(scope, scope) for scope in SCOPES])


class NoteForm(Asking):
    """A note about a claim, for the association alone."""

    note = fields.Area(say("Nota"), [needed(say("Escribe la nota")), at_most(4000)], rows=4, hint=say("Solo la ve la asociación"))


def mandate_form(today: Callable[[], date]) -> type[Asking]:
    """The form for a representation: signed already on paper, or offered by link."""

    class MandateForm(Asking):
        name = fields.Line(say("Nombre de la persona"), [needed(say("Escribe su nombre")), at_most(160)], box=fields.WORDS)
        id_number = fields.Line(say("DNI o NIE"), [at_most(40)], box=fields.MEDIUM, optional=True)
        email = fields.Line(say("Correo electrónico"), [email, at_most(200)], box=fields.EMAIL, optional=True)
        signed_on = fields.Day(
            say("¿Qué día la firmó?"), [not_after(today, say("Esa fecha todavía no ha llegado"))], optional=True,
            hint=say("Si la firmó en papel. Si no, la dejas en blanco y te damos un enlace para que la acepte"),
        )  # fmt: skip
        ends_on = fields.Day(say("¿Hasta cuándo vale?"), optional=True)

    return MandateForm
