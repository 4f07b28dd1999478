"""What a campaign says, and what is asked of whoever joins it."""

from collections.abc import Callable
from datetime import date

from bridge.domain.column_fields import REQUESTS
from bridge.sentences import say
from forms import fields
from forms.asking import Asking
from forms.fields import Option
from forms.validators import at_most, email, needed, not_after, postal_code, tax_number, web_address

ASKS = (
    Option("refund", say("Devolución del dinero")), Option("repair", say("Reparación")), Option("replace", say("Cambio")),
    Option("compensation", say("Indemnización")), Option("terminate", say("Baja o resolución del contrato")), Option("other", say("Otra cosa")),
)  # fmt: skip
assert all(REQUESTS(option.value) for option in ASKS)


class CampaignForm(Asking):
    """A campaign: its page and what all claims share."""

    slug = fields.Line(say("Dirección"), [needed(say("Escribe la dirección")), at_most(40)], box=fields.MEDIUM, hint=say("La última parte: /c/vuelos-linde"))
    title = fields.Line(say("Título"), [needed(say("Escribe el título")), at_most(120)], box=fields.WORDS)
    told = fields.Area(say("¿Qué ha pasado?"), [needed(say("Cuéntalo")), at_most(2000)], rows=5, hint=say("Para que cada persona sepa si es su caso"))
    company = fields.Line(say("Empresa"), [needed(say("Escribe la empresa")), at_most(160)], box=fields.WORDS)
    company_email = fields.Line(say("Correo de reclamaciones de la empresa"), [email, at_most(200)], box=fields.EMAIL, optional=True)
    company_address = fields.Line(say("Domicilio de la empresa"), [at_most(240)], box=fields.WORDS, optional=True)
    kind = fields.Choice(say("¿Qué se pide?"), [needed(say("Elige qué se pide"))], options=ASKS)
    request = fields.Area(say("La petición, con sus palabras"), [at_most(1000)], rows=3, optional=True)


def join_form(today: Callable[[], date]) -> type[Asking]:
    """The form of whoever joins: their post or story, who they are, and that they let the association act."""

    class JoinCampaignForm(Asking):
        url = fields.Line(
            say("Enlace de tu publicación"), [web_address, at_most(2048)], box=fields.WEB, hint=say("Si te quejaste en una red social"), optional=True
        )  # fmt: skip
        facts = fields.Area(say("¿Qué te pasó?"), [needed(say("Cuéntalo, aunque sea en dos líneas")), at_most(8000)], rows=5)
        facts_date = fields.Day(
            say("¿Qué día fue?"), [needed(say("Escribe el día")), not_after(today, say("Esa fecha todavía no ha llegado"))]
        )  # fmt: skip
        amount = fields.Money(say("¿Cuánto dinero reclamas?"), optional=True)
        name = fields.Line(say("Nombre y apellidos"), [needed(say("Escribe tu nombre")), at_most(160)], box=fields.WORDS)
        id_number = fields.Line(say("DNI o NIE"), [needed(say("Escribe tu DNI o NIE")), tax_number("ES")], box=fields.MEDIUM, hint=say("Nunca se publica"))
        email = fields.Line(say("Correo electrónico"), [needed(say("Escribe tu correo")), email, at_most(200)], box=fields.EMAIL)
        address = fields.Line(say("Domicilio"), [needed(say("Escribe tu domicilio")), at_most(240)], box=fields.WORDS)
        postal_code = fields.Line(say("Código postal"), [needed(say("Escribe tu código postal")), postal_code], box=fields.SHORT)
        city = fields.Line(say("Municipio"), [needed(say("Escribe tu municipio")), at_most(120)], box=fields.WORDS)
        mandate = fields.Tick(say("La autorizo"), [needed(say("Sin tu autorización la asociación no puede reclamar por ti"))])
        consent = fields.Tick(say("He leído qué se hace con mis datos"), [needed(say("Lee qué se hace con tus datos y márcalo"))])

    return JoinCampaignForm
