"""Sentences in the reader's language: gettext catalogues and the local way to write dates and amounts.

Catalogues live in translations/<language>/LC_MESSAGES/messages.po; Spanish is the source and needs none.
They are read straight from the .po file, so that nothing has to be compiled first.
"""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from babel.dates import format_date, format_datetime
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from bridge.sentences import Sentence, Value

TRANSLATIONS = Path(__file__).resolve().parent.parent / "translations"
LANGUAGES = ("es", "en")
LOCALES = {"en": "en_GB"}
"""How a language writes dates and figures, where it is not as its bare name says: day before month."""


@lru_cache(maxsize=16)
def catalogue(language: str) -> dict[str, str]:
    """Source text → translation, for the language; empty for Spanish or an unknown language."""
    path = TRANSLATIONS / language / "LC_MESSAGES" / "messages.po"
    if not path.exists():
        return {}
    with path.open("rb") as file:
        found = read_po(file, locale=language)
    return {str(m.id): str(m.string) for m in found if isinstance(m.id, str) and m.id and m.string and not m.fuzzy}


def written(value: Value, language: str) -> str:
    """A value as that language writes it."""
    locale = LOCALES.get(language, language)
    if isinstance(value, Sentence):
        return spoken(value, language)
    if isinstance(value, datetime):
        return format_datetime(value, "d MMMM y, HH:mm" if language != "es" else "d 'de' MMMM 'de' y, HH:mm", locale=locale)
    if isinstance(value, date):
        return format_date(value, "long", locale=locale)
    if isinstance(value, Decimal):
        return format_decimal(value, "#,##0.00", locale=locale)
    return str(value)


def spoken(sentence: Sentence, language: str) -> str:
    """The sentence in that language; in Spanish where no translation exists."""
    if language == "es":
        return str(sentence)
    text = catalogue(language).get(sentence.text)
    if text is None:
        return str(sentence)
    if not sentence.values:
        return text
    return text.format(**{name: written(value, language) for name, value in sentence.values})


def speaker(language: str) -> Callable[[Sentence], str]:
    """`spoken` with the language already chosen."""
    return lambda sentence: spoken(sentence, language)
