"""Reads what people type (dates, hours, amounts) as they type it, and says in a sentence what it could not read."""

import re
import unicodedata
from datetime import date, time
from decimal import Decimal

from bridge.sentences import MONTHS, Sentence, say

INVISIBLE = re.compile(r"[\u200b-\u200f\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
ABBREVIATED = 3
LARGEST = Decimal(10) ** 9


class NotRead(Exception):  # noqa: N818 # it is not an error of ours: somebody mistyped
    """What was typed cannot be read; `sentence` says why."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


def tidy(raw: str) -> str:
    """What was typed, in composed letters, without invisible characters or blanks around."""
    return INVISIBLE.sub("", unicodedata.normalize("NFC", raw.replace("\r\n", "\n"))).strip()


def read_date(day: str, month: str, year: str) -> date | None:
    """The date in three boxes; None when all are blank. A month may be a name, a year may have two digits."""
    if not (day or month or year):
        return None
    missing = next((sentence for box, sentence in zip((day, month, year), MISSING, strict=True) if not box), None)
    if missing:
        raise NotRead(missing)
    numbers = _number(day), _month(month), _year(year)
    if None in numbers:
        raise NotRead(say("Escribe la fecha con números, como 3 10 2026"))
    return _existing(*(n for n in numbers if n is not None))


MISSING = (say("Falta el día"), say("Falta el mes"), say("Falta el año"))


def _number(raw: str) -> int | None:
    return int(raw) if raw.isascii() and raw.isdigit() and len(raw) <= 4 else None


def _month(raw: str) -> int | None:
    named = [n for n, name in enumerate(MONTHS, start=1) if len(raw) >= ABBREVIATED and name.startswith(raw.lower().rstrip("."))]
    return named[0] if named else _number(raw)


def _year(raw: str) -> int | None:
    number = _number(raw)
    return number + 2000 if number is not None and len(raw) == 2 else number


def _existing(day: int, month: int, year: int) -> date:
    if not 1 <= month <= len(MONTHS):
        raise NotRead(say("El mes va del 1 al 12"))
    if not 1900 <= year <= 2100:
        raise NotRead(say("Escribe el año con cuatro cifras, como 2026"))
    try:
        return date(year, month, day)
    except ValueError:
        raise NotRead(_no_such_day(day, month, year)) from None


def _no_such_day(day: int, month: int, year: int) -> Sentence:
    return say("El {day}/{month}/{year} no existe. Comprueba el día", day=day, month=month, year=year)


def read_hour(raw: str) -> time | None:
    """The hour in «9:42», «09.42 h» or «9»; None when blank."""
    if not raw:
        return None
    found = re.fullmatch(r"(\d{1,2})(?:\s*[:.h,]\s*(\d{1,2}))?\s*(?:h|horas)?\.?", raw, re.IGNORECASE | re.ASCII)
    if found and int(found[1]) < 24 and int(found[2] or 0) < 60:
        return time(int(found[1]), int(found[2] or 0))
    raise NotRead(say("Escribe la hora como 9:42"))


def read_amount(raw: str) -> Decimal | None:
    """The amount in «286,40», «286.40 €», «1.286,40» or «1,286.40»; None when blank.

    With one separator alone and three figures after it, it parts thousands: nobody writes money with three decimals.
    """
    if not raw:
        return None
    digits = re.sub(r"[\s\u00a0\u202f'’]|€|\$|eur(os?)?|mxn|pesos?|usd", "", raw, flags=re.IGNORECASE)
    if not re.fullmatch(r"\d[\d.,]*", digits, re.ASCII):
        raise NotRead(say("Escribe solo la cantidad, como 286,40"))
    amount = Decimal(_with_point(digits))
    if amount >= LARGEST:
        raise NotRead(say("Esa cantidad es demasiado grande. Comprueba las comas y los puntos"))
    return amount.quantize(Decimal("0.01"))


def _with_point(digits: str) -> str:
    last = max(digits.rfind(","), digits.rfind("."))
    whole, cents = (digits[:last], digits[last + 1 :]) if last >= 0 else (digits, "")
    if len(cents) > 2:
        whole, cents = whole + cents, ""
    return f"{re.sub(r'[.,]', '', whole)}.{cents or '0'}"
