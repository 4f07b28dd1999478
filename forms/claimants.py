"""The claimant's own data: only what the chosen procedure wants is asked, and it says so."""

from collections.abc import Callable, Collection
from typing import Any

from bridge.sentences import Sentence, say
from forms import fields
from forms.asking import Asking
from forms.validators import at_most, email, needed, phone, postal_code, tax_number

ALWAYS = ("name", "email")
"""The name because a claim without one is no claim; the mail because the company must answer somewhere."""

ASKED: dict[str, Callable[[dict[str, Any]], Any]] = {
    "name": lambda k: fields.Line(say("Nombre y apellidos"), box=fields.Box(prose=True, autocomplete="name"), **k),
    "id_number": lambda k: fields.Line(say("DNI, NIE o pasaporte"), box=fields.MEDIUM, **k),
    "address": lambda k: fields.Line(say("Dirección"), box=fields.Box(prose=True, autocomplete="street-address"), **k),
    "postal_code": lambda k: fields.Line(say("Código postal"), box=fields.Box(size="short", inputmode="numeric", autocomplete="postal-code"), **k),
    "city": lambda k: fields.Line(say("Población"), box=fields.Box(size="medium", prose=True, autocomplete="address-level2"), **k),
    "email": lambda k: fields.Line(say("Correo electrónico"), hint=say("Para que la empresa te conteste"), box=fields.EMAIL, **k),
    "phone": lambda k: fields.Line(say("Teléfono"), box=fields.PHONE, **k),
}
MISSING: dict[str, Sentence] = {
    "name": say("Escribe tu nombre y apellidos"),
    "id_number": say("Escribe tu DNI, NIE o pasaporte: este cauce lo exige"),
    "address": say("Escribe tu dirección: este cauce la exige"),
    "postal_code": say("Escribe tu código postal"),
    "city": say("Escribe tu población"),
    "email": say("Escribe tu correo"),
    "phone": say("Escribe tu teléfono: este cauce lo exige"),
}
CHECKS: dict[str, Callable[[str], list[Any]]] = {
    "id_number": lambda country: [tax_number(country)] if country == "ES" else [],
    "email": lambda _: [email],
    "phone": lambda _: [phone],
    "postal_code": lambda _: [postal_code],
}


def claimant_form(required: Collection[str], offered: Collection[str], country: str) -> type[Asking]:
    """The form with what is required and what may be given, in the usual order; nothing else is asked."""
    asked = [name for name in ASKED if name in required or name in offered or name in ALWAYS]
    return type("ClaimantForm", (Asking,), {name: _question(name, required, country) for name in asked})


def _question(name: str, required: Collection[str], country: str) -> Any:
    must = name in required or name == "name"
    checks = [*([needed(MISSING[name])] if must else []), at_most(254), *_checks(name, country)]
    return ASKED[name]({"validators": checks, "optional": not must})


def _checks(name: str, country: str) -> list[Any]:
    return CHECKS[name](country) if name in CHECKS else []
