"""A sentence for people: a Spanish text to translate (gettext msgid) and the values that fill it.

The pure core speaks in sentences; the edges render them in the reader's language (bridge.words).
`say` is the extraction keyword: its first argument must be a literal string.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Union

MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio",
    "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip

Value = Union[str, int, Decimal, date, datetime, "Sentence"]
"""What fills a place; a sentence within another is said in the same language as the one around it."""


def spanish(value: Value) -> str:
    """A value as Spanish prose writes it: «3 de junio de 2026», «286,40»."""
    if isinstance(value, datetime):
        return f"{spanish(value.date())}, {value:%H:%M}"
    if isinstance(value, date):
        return f"{value.day} de {MONTHS[value.month - 1]} de {value.year}"
    if isinstance(value, Decimal):
        return f"{value:,.2f}".translate(str.maketrans(",.", ".,"))
    return str(value)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text with `{name}` places and their values. `str()` gives Spanish."""

    text: str
    values: tuple[tuple[str, Value], ...] = ()

    def __str__(self) -> str:
        if not self.values:
            return self.text
        return self.text.format(**{name: spanish(value) for name, value in self.values})


def say(text: str, **values: Value) -> Sentence:
    """A sentence ready to be translated."""
    return Sentence(text, tuple(values.items()))
