"""The questions about the claim itself: against whom, what happened, what is asked."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from wtforms.validators import StopValidation

from bridge.domain.drafts import REQUEST_KINDS
from bridge.sentences import Sentence, say
from forms import fields
from forms.asking import Asking
from forms.fields import Option
from forms.validators import at_most, email, needed, not_after, postal_code, tax_number, web_address

REQUESTS: Mapping[str, Sentence] = {
    "refund": say("Que me devuelvan el dinero"),
    "repair": say("Que lo reparen o lo arreglen"),
    "replace": say("Que me lo cambien por otro"),
    "terminate": say("Que den de baja el contrato"),
    "compensation": say("Una compensación por los perjuicios"),
    "explanation": say("Una explicación por escrito"),
    "apology": say("Una disculpa"),
    "other": say("Otra cosa"),
}
assert tuple(REQUESTS) == REQUEST_KINDS
CURRENCIES = {"ES": "EUR", "PT": "EUR", "MX": "MXN", "PE": "PEN", "CL": "CLP", "CO": "COP", "AR": "ARS"}
COUNTRIES: Mapping[str, Sentence] = {"ES": say("España"), "MX": say("México"), "PT": say("Portugal")}

BOUND: Mapping[str, Sentence] = {"yes": say("Sí"), "no": say("No"), "unknown": say("No lo sé")}
"""Ley 10/2025 art. 2.2 binds large companies of any sector."""
SECTORS: Mapping[str, Sentence] = {
    "general": say("Compras y servicios en general"),
    "telecom": say("Teléfono e internet"),
    "air": say("Vuelos"),
    "bank": say("Bancos y pagos"),
    "insurance": say("Seguros"),
    "invest": say("Inversiones"),
    "electricity": say("Luz"),
    "gas": say("Gas"),
    "water": say("Agua"),
    "postal": say("Paquetería y correos"),
    "rail": say("Tren"),
    "coach": say("Autobús"),
    "sea": say("Barco"),
    "tourism": say("Turismo"),
    "restaurant": say("Bares y restaurantes"),
    "hotel": say("Hoteles"),
    "data_protection": say("Mis datos personales"),
}


class CompanyForm(Asking):
    """The company: what people call it is enough to go on."""

    brand = fields.Line(
        say("¿Contra qué empresa reclamas?"),
        [needed(say("Escribe el nombre de la empresa")), at_most(200)],
        hint=say("El nombre que usa todo el mundo: el de la tienda, la app o la marca"),
        box=fields.WORDS,
    )
    name = fields.Line(
        say("Nombre legal"), [at_most(200)], hint=say("El de la factura o el aviso legal, como «AeroLinde, S.A.»"), box=fields.WORDS, optional=True
    )
    tax_id = fields.Line(say("NIF de la empresa"), [at_most(40)], hint=say("Está en la factura y en el aviso legal"), box=fields.MEDIUM, optional=True)
    address = fields.Line(say("Dirección"), [at_most(300)], box=fields.WORDS, optional=True)
    email = fields.Line(say("Correo de atención al cliente"), [at_most(254), email], box=fields.Box(kind="email"), optional=True)
    website = fields.Line(say("Página web"), [at_most(300), web_address], hint=say("Por ejemplo, www.aerolinde.es"), box=fields.WEB, optional=True)
    country = fields.Choice(
        say("¿En qué país está?"), [needed(say("Elige el país de la empresa"))], options=[Option(code, name) for code, name in COUNTRIES.items()]
    )

    bound = fields.Choice(
        say("¿Es una empresa grande?"),
        options=[Option(code, name) for code, name in BOUND.items()],
        hint=say("250 personas o más, o más de 50 millones de euros de ventas. A las grandes la ley les exige más"),
        optional=True,
    )

    def validate_tax_id(self, field: fields.Question) -> None:
        """The number as the company's country writes it."""
        tax_number(self.country.data or "ES")(self, field)


def facts_form(today: Callable[[], date]) -> type[Asking]:
    """The form about what happened, that knows which day it is."""

    class FactsForm(Asking):
        facts = fields.Area(
            say("Cuenta qué pasó"),
            [needed(say("Cuenta qué pasó")), at_most(8000)],
            hint=say("Hemos copiado el texto de tu publicación. Añade lo que falte: número de pedido, importes, con quién hablaste"),
            rows=10,
        )
        facts_date = fields.Day(
            say("¿Qué día pasó?"),
            [needed(say("Escribe el día en que pasó")), not_after(today, say("La fecha de los hechos no puede ser futura"))],
            hint=say("Por ejemplo, 3 10 2026. Si fueron varios días, el primero"),
        )
        evidence = fields.Files(
            say("Pruebas"),
            accept="image/png,image/jpeg,image/webp,application/pdf",
            several=True,
            hint=say("Facturas, correos, fotos: PDF, PNG, JPEG o WebP, hasta 10 MB cada archivo"),
            optional=True,
        )

    return FactsForm


def tone_form(rewordings: Sequence[tuple[str, str, str, Sentence]]) -> type[Asking]:
    """The form about the tone of the facts: one tick a rewording (its value, the words, the calmer ones, why)."""
    options = [Option(value, _change(quote, calmer), why) for value, quote, calmer, why in rewordings]

    class ToneForm(Asking):
        accepted = fields.Choices(say("¿Qué cambios aceptas?"), options=options)

    return ToneForm


def _change(quote: str, calmer: str) -> Sentence:
    if calmer:
        return say("Cambiar «{quote}» por «{calmer}»", quote=quote, calmer=calmer)
    return say("Quitar «{quote}»", quote=quote)


class RequestForm(Asking):
    """What is asked of the company."""

    kind = fields.Choice(
        say("¿Qué pides?"),
        [needed(say("Elige qué le pides a la empresa"))],
        options=[Option(kind, sentence) for kind, sentence in REQUESTS.items()],
    )
    amount = fields.Money(say("¿Cuánto dinero?"), hint=say("Por ejemplo, 286,40. Déjalo en blanco si no pides dinero"), optional=True)
    text = fields.Area(
        say("Dilo con tus palabras"), [at_most(4000)], rows=4, hint=say("Lo que quieres que haga la empresa, en una o dos frases"), optional=True
    )

    def validate_text(self, _field: Any) -> None:
        """«Otra cosa» has to be said."""
        if self.kind.data == "other" and not self.text.data:
            raise StopValidation(say("Escribe qué pides"))  # type: ignore[arg-type]

    def validate_amount(self, _field: Any) -> None:
        """A refund is of some amount."""
        if self.kind.data == "refund" and self.amount.data is None and not self.amount.process_errors:
            raise StopValidation(say("Escribe cuánto dinero te tienen que devolver"))  # type: ignore[arg-type]


class ProcedureForm(Asking):
    """The procedure chosen; the options are the law's, drawn by the page with their reasons."""

    procedure = fields.Line(say("Cauce"), [needed(say("Elige adónde va tu reclamación"))])


class PlaceForm(Asking):
    """What sharpens the choice of procedures: the sector, and where the person lives."""

    sector = fields.Choice(say("¿De qué va?"), options=[Option(code, name) for code, name in SECTORS.items()], optional=True)
    postal_code = fields.Line(say("Tu código postal"), [postal_code], hint=say("Hay cauces de cada comunidad autónoma"), box=fields.SHORT, optional=True)
