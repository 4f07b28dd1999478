"""The words a document chooses by code: kinds of request, ways a post was read, how well it is proven."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.numbers import format_currency, get_currency_symbol

from bridge.sentences import Sentence, say, spanish
from bridge.words import LANGUAGES, written

Tell = Callable[[Sentence], str]
"""Renders a sentence in the claim's language."""

REQUESTS = {
    "refund": say("Devolución del dinero"),
    "repair": say("Reparación"),
    "replace": say("Sustitución del producto"),
    "terminate": say("Baja o resolución del contrato"),
    "compensation": say("Indemnización"),
    "explanation": say("Explicación por escrito"),
    "apology": say("Disculpa"),
    "other": say("Lo que se detalla en este escrito"),
}
REQUESTS_WITH_AMOUNT = {
    "refund": say("Devolución de {amount}", amount=""),
    "compensation": say("Indemnización de {amount}", amount=""),
}
REQUEST_AND_AMOUNT = say("{what} ({amount})", what="", amount="")

HOW = {
    "fetched": say("Consta la leyó en la propia red, en su dirección pública."),
    "saved": say("Se leyó de una copia guardada que aporta quien reclama."),
    "pasted": say("La aporta quien reclama: pegó su texto."),
    "address": say("Solo se leyó su dirección; el contenido no se ha comprobado."),
}
HOW_UNKNOWN = say("No consta cómo se leyó.")

LEVELS = {
    "A": say("Nivel A: leída por Consta y con autoría comprobada."),
    "B": say("Nivel B: leída por Consta en la propia red; autoría no comprobada."),
    "C": say("Nivel C: texto aportado por quien reclama, con la fecha que da su enlace; autoría no comprobada."),
    "D": say("Nivel D: solo una captura o una copia aportada por quien reclama; autoría no comprobada."),
}
LEVEL_UNKNOWN = say("Autoría no comprobada.")

PRECISION = {
    "day": say("{when} (se conoce el día, no la hora)", when=""),
    "not_before": say("no antes del {when}", when=""),
    "author_claimed": say("{when} (según su autor)", when=""),
}
FIELDS = {
    "text": say("el texto"), "author_name": say("el nombre del autor"), "author_handle": say("la cuenta del autor"), "published_at": say("la fecha"),
    "url": say("el enlace"), "network": say("la red"),
}  # fmt: skip

COMPANY_NUMBERS = {
    "ES": say("NIF de la empresa"), "PT": say("NIF de la empresa"), "MX": say("RFC de la empresa"), "AR": say("CUIT de la empresa"),
    "PE": say("RUC de la empresa"), "CL": say("RUT de la empresa"), "CO": say("NIT de la empresa"), "BR": say("CNPJ de la empresa"),
}  # fmt: skip
COMPANY_NUMBER = say("Número de la empresa")
PERSON_NUMBERS = {"ES": say("NIF, NIE o documento")}
PERSON_NUMBER = say("Documento de identidad")

KINDS = {
    "picture": say("Imagen de la publicación"),
    "capture": say("La publicación, como se leyó"),
    "evidence": say("Prueba de quien reclama"),
}
VERIFIED = frozenset({"text", "official"})
"""Confidence at which the text of the norm itself was read; below it the document says «sin verificar»."""


def filled(sentence: Sentence, **values: str | int | Decimal | date | datetime) -> Sentence:
    """The sentence of a table with its places filled."""
    return Sentence(sentence.text, tuple(values.items()))


def dated(moment: date | datetime, language: str) -> str:
    """A moment as the language writes it; as Spanish does where we do not write that language."""
    return written(moment, language) if language in LANGUAGES else spanish(moment)


def money(amount: Decimal, currency: str, language: str, country: str) -> str:
    """An amount as the claimant's country writes it: «286,40 €», «$1,860.00 MXN». A bare «$» is money of many countries, so its code follows."""
    locale = _locale(language, country)
    said = format_currency(amount, currency, locale=locale)
    return f"{said}\u00a0{currency}" if get_currency_symbol(currency, locale) == "$" else said


@lru_cache(maxsize=64)
def _locale(language: str, country: str) -> Locale:
    """The language as that country writes it; as it is written anywhere where we know no better."""
    tried = (f"{language}_{country}", language) if re.fullmatch("[A-Z]{2}", country) else (language,)
    for name in tried:
        with suppress(UnknownLocaleError, ValueError):
            return Locale.parse(name)
    return Locale(LANGUAGES[0])


def zone(moment: datetime) -> str:
    """The offset of a moment as people read it: «UTC», «UTC+1», «UTC−5:30»; nothing where it is not known."""
    offset = moment.utcoffset()
    if offset is None:
        return ""
    minutes = round(offset.total_seconds() / 60)
    if minutes == 0:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    sign = "+" if minutes > 0 else "−"
    return f"UTC{sign}{hours}:{rest:02d}" if rest else f"UTC{sign}{hours}"


def grouped(fingerprint: str) -> str:
    """A fingerprint in groups of eight, so that an eye can compare it."""
    return " ".join(fingerprint[i : i + 8] for i in range(0, len(fingerprint), 8))


def weight(size: int) -> str:
    """A file's size as people read it."""
    if size < 1000:
        return f"{size}\u00a0B"
    return f"{size / 1000:.0f}\u00a0kB" if size < 999_500 else f"{size / 1_000_000:.1f}\u00a0MB"


def cut(text: str, limit: int) -> str:
    """The text, shortened with «…» where it is longer than a table can hold."""
    return text if len(text) <= limit else text[: limit - 1] + "…"
