"""What our questions check, each with its own sentence: WTForms' messages are not ours, and some languages lack them."""

import re
from collections.abc import Callable
from datetime import date
from types import ModuleType
from typing import Any

from stdnum import exceptions as stdnum_problems
from stdnum.es import nif
from stdnum.mx import rfc
from stdnum.pt import nif as portuguese_nif
from wtforms import Form
from wtforms.validators import StopValidation, ValidationError

from bridge.sentences import Sentence, say
from forms.fields import Question

Checked = Callable[[Form, Question], None]
EMAIL = re.compile(r"[^@\s,;<>()\"]{1,64}@[^@\s,;<>()\"]+\.[^@\s,;<>()\".]{2,63}")
NUMBERS: dict[str, ModuleType] = {"ES": nif, "MX": rfc, "PT": portuguese_nif}


def needed(sentence: Sentence) -> Checked:
    """Something has to be answered."""

    def check(_form: Form, field: Question) -> None:
        if field.data in (None, "", (), False):
            raise StopValidation(sentence)  # type: ignore[arg-type]

    return check


def at_most(limit: int) -> Checked:
    """A text of so many letters at most."""

    def check(_form: Form, field: Question) -> None:
        over = len(field.data or "") - limit
        if over > 0:
            raise ValidationError(say("Sobran {over} letras: caben {limit}", over=over, limit=limit))  # type: ignore[arg-type]

    return check


def not_after(today: Callable[[], date], sentence: Sentence) -> Checked:
    """A day that has come already."""

    def check(_form: Form, field: Question) -> None:
        if field.data is not None and field.data > today():
            raise ValidationError(sentence)  # type: ignore[arg-type]

    return check


def email(_form: Form, field: Question) -> None:
    """An address that mail could be sent to."""
    if field.data and not EMAIL.fullmatch(field.data):
        raise ValidationError(say("Escribe una dirección de correo completa, como nombre@ejemplo.es"))  # type: ignore[arg-type]


def phone(_form: Form, field: Question) -> None:
    """A telephone number: 6 to 15 figures, however they are parted."""
    figures = re.sub(r"[\s().+-]", "", field.data or "")
    if field.data and not re.fullmatch(r"\d{6,15}", figures, re.ASCII):
        raise ValidationError(say("Escribe un teléfono con números, como 600 123 456"))  # type: ignore[arg-type]


def postal_code(_form: Form, field: Question) -> None:
    """Five figures; four and three in Portugal."""
    if field.data and not re.fullmatch(r"\d{4,5}|\d{4}-\d{3}", field.data.replace(" ", ""), re.ASCII):
        raise ValidationError(say("El código postal son cinco cifras, como 28013"))  # type: ignore[arg-type]


def web_address(_form: Form, field: Question) -> None:
    """An address of the web, with or without `https://`."""
    if field.data and not re.fullmatch(r"(https?://)?[^\s/@:]+\.[^\s/@:.]{2,}(/\S*)?", field.data, re.IGNORECASE):
        raise ValidationError(say("Escribe la dirección de la web, como www.ejemplo.es"))  # type: ignore[arg-type]


def tax_number(country: str = "ES") -> Checked:
    """A tax or identity number whose check letter is right, where we know how that country writes it."""

    def check(_form: Form, field: Question) -> None:
        module = NUMBERS.get(country)
        if field.data and module is not None:
            _check_number(module, field.data)

    return check


def _check_number(module: ModuleType, typed: str) -> None:
    try:
        module.validate(typed)
    except stdnum_problems.InvalidChecksum:
        raise ValidationError(say("El número {typed} no es correcto: la letra o la última cifra no cuadran", typed=typed)) from None  # type: ignore[arg-type]
    except stdnum_problems.ValidationError:
        raise ValidationError(say("El número {typed} no tiene la forma de un NIF, DNI o NIE. Comprueba que esté entero", typed=typed)) from None  # type: ignore[arg-type]


def compact_number(country: str, typed: str | None) -> str | None:
    """The number without blanks or dashes, as it is stored."""
    module = NUMBERS.get(country)
    compacted: Any = module.compact(typed) if module is not None and typed else typed
    return compacted or None
