"""What a cell of a spreadsheet says: days, amounts, yes and no, as people and Excel write them."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from bridge.domain.folding import fold
from bridge.errors import InvalidError
from bridge.sentences import MONTHS, say

LONGEST = 32_000
FIRST_SERIAL, LAST_SERIAL = 20_000, 80_000
EXCEL_START = date(1899, 12, 30)
"""Excel counts days from here (its 29 February 1900 never was)."""


class UnreadableDayError(InvalidError):
    """A cell that should hold a day."""

    code = "unreadable_day"
    sentence = say("«{value}» no es una fecha. Escríbela como 03/10/2026.", value="")


class UnreadableAmountError(InvalidError):
    """A cell that should hold an amount."""

    code = "unreadable_amount"
    sentence = say("«{value}» no es una cantidad. Escríbela como 286,40.", value="")


class UnknownWordError(InvalidError):
    """A cell that should hold one of a few words."""

    code = "unknown_word"
    sentence = say("«{value}» no es ninguna de las opciones: {options}.", value="", options="")


class TooLongError(InvalidError):
    """A cell with more text than a claim may hold."""

    code = "too_long"
    sentence = say("Es demasiado largo: caben {limit} letras.", limit=LONGEST)


def written(value: Any) -> str:
    """A cell's value as text: days in ISO form, whole numbers without decimals, no invisible characters around."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "sí" if value else "no"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**15:
        return str(int(value))
    return tidy(str(value))


def tidy(text: str) -> str:
    """Text without NULs, byte order marks and blanks around."""
    return text.replace("\x00", "").replace("\ufeff", "").replace("\u200b", "").strip()


def shortened(text: str) -> str:
    """As much of a wrong value as its error repeats."""
    return text if len(text) <= 60 else f"{text[:60]}…"


def read_text(text: str) -> str:
    """Raises TooLongError."""
    if len(text) > LONGEST:
        raise TooLongError(limit=LONGEST)
    return text


def read_names(text: str) -> tuple[str, ...]:
    """Names of files, parted by semicolons, bars or lines."""
    return tuple(name for part in re.split(r"[;|\n]", read_text(text)) if (name := part.strip()[:120]))[:20]


NUMBERS = re.compile(r"(\d{1,4})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{1,4})(?:[t ].*)?", re.ASCII)
WORDS = re.compile(r"(\d{1,2})\s*(?:de\s+|-|/)?\s*([a-z]{3,12})\.?\s*(?:de\s+|del\s+|-|/)?\s*(\d{2,4})", re.ASCII)


def read_day(text: str) -> date:
    """The day in «03/10/2026», «2026-10-03», «3 de octubre de 2026» or Excel's serial number. Raises UnreadableDayError."""
    folded = fold(text)
    for pattern, make in ((NUMBERS, _from_numbers), (WORDS, _from_words)):
        if found := pattern.fullmatch(folded):
            return _day(text, *make(*found.groups()))
    if folded.isdigit() and FIRST_SERIAL < int(folded[:9]) < LAST_SERIAL:
        return EXCEL_START + timedelta(days=int(folded))
    raise UnreadableDayError(value=shortened(text))


def _from_numbers(first: str, second: str, third: str) -> tuple[int, int, int]:
    if len(first) == 4:
        return int(first), int(second), int(third)
    return _year(third), int(second), int(first)


def _from_words(day: str, month: str, year: str) -> tuple[int, int, int]:
    return _year(year), next((n for n, name in enumerate(MONTHS, start=1) if name.startswith(month)), 0), int(day)


def _year(text: str) -> int:
    return {2: 2000, 4: 0}.get(len(text), -int(text)) + int(text)


def _day(text: str, year: int, month: int, day: int) -> date:
    try:
        made = date(year, month, day)
    except ValueError:
        raise UnreadableDayError(value=shortened(text)) from None
    if not 1900 <= made.year <= 2100:
        raise UnreadableDayError(value=shortened(text))
    return made


def read_amount(text: str) -> Decimal:
    """The amount in «286,40 €», «1.286,40», «286.4». Raises UnreadableAmountError."""
    digits = re.sub(r"[\s\u00a0\u202f'’]|€|\$|eur(?:os?)?|mxn|usd", "", text, flags=re.IGNORECASE)
    if not re.fullmatch(r"\d[\d.,]{0,20}", digits, re.ASCII):
        raise UnreadableAmountError(value=shortened(text))
    last = max(digits.rfind(","), digits.rfind("."))
    whole, cents = (digits[:last], digits[last + 1 :]) if last >= 0 else (digits, "")
    if len(cents) == 3 and whole not in {"", "0"}:
        whole, cents = whole + cents, ""  # «1.286»: one separator and three figures part thousands
    amount = Decimal(f"{re.sub(r'[.,]', '', whole) or '0'}.{cents or '0'}")
    if amount >= 10**9:
        raise UnreadableAmountError(value=shortened(text))
    return amount.quantize(Decimal("0.01"))


def one_of(words: Mapping[str, Any]) -> Callable[[str], Any]:
    """A reader of one of those words, whatever their case and accents. It raises UnknownWordError."""
    folded = {fold(word): value for word, value in words.items()}

    def read(text: str) -> Any:
        word = " ".join(fold(text).replace("_", " ").split())
        if word not in folded:
            raise UnknownWordError(value=shortened(text), options=", ".join(list(words)[:12]))
        return folded[word]

    return read


YES_OR_NO = one_of({
    "sí": True, "no": False, "s": True, "n": False, "yes": True, "true": True, "false": False, "verdadero": True,
    "falso": False, "1": True, "0": False, "x": True,
})  # fmt: skip
