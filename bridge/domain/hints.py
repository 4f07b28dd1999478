"""What a post already says and a form can offer: whom it names, how much, which day. Offered, never imposed."""

import re
from datetime import date
from decimal import Decimal

from bridge.sentences import MONTHS

HANDLE = re.compile(r"(?<![\w@.])@([A-Za-z0-9_](?:[\w.-]{0,48}\w)?)")
AMOUNT = re.compile(
    r"(?<![\d.,])(\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?)\s?(?:€|euros?\b|eur\b|pesos?\b|mxn\b|\$)|(?:€|\$)\s?(\d[\d.,]*\d|\d)",
    re.IGNORECASE,
)
NAMED_DAY = re.compile(rf"\b(\d{{1,2}})\s+de\s+({'|'.join(MONTHS)})(?:\s+(?:de|del)\s+(20\d\d))?\b", re.IGNORECASE)
WRITTEN_DAY = re.compile(r"(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](20\d\d|\d\d)(?![\d/-])")
LARGEST = Decimal(10) ** 7


def handles_in(text: str) -> tuple[str, ...]:
    """The accounts that a text names, in order, without the at sign."""
    return tuple(dict.fromkeys(found.split("@")[0] for found in HANDLE.findall(text)))


def amount_in(text: str) -> Decimal | None:
    """The one amount of money in a text; None if there is none, or several to choose from."""
    found = {amount for before, after in AMOUNT.findall(text) if (amount := _amount(before or after)) is not None}
    return found.pop() if len(found) == 1 else None


def _amount(digits: str) -> Decimal | None:
    last = max(digits.rfind(","), digits.rfind("."))
    whole, cents = (digits[:last], digits[last + 1 :]) if last >= 0 else (digits, "")
    if len(cents) > 2:
        whole, cents = whole + cents, ""
    value = Decimal(f"{re.sub(r'[.,]', '', whole)}.{cents or '0'}").quantize(Decimal("0.01"))
    return value if 0 < value < LARGEST else None


def past_day_in(text: str, on: date) -> date | None:
    """The one day not after `on` that a text names; a day without a year is the last such day."""
    named = (_named(int(day), month.lower(), year, on) for day, month, year in NAMED_DAY.findall(text))
    written = (_day(int(day), int(month), _year(year)) for day, month, year in WRITTEN_DAY.findall(text))
    found = {day for day in (*named, *written) if day is not None and day <= on}
    return found.pop() if len(found) == 1 else None


def _named(day: int, month: str, year: str, on: date) -> date | None:
    number = MONTHS.index(month) + 1
    if year:
        return _day(day, number, int(year))
    this_year = _day(day, number, on.year)
    return this_year if this_year is not None and this_year <= on else _day(day, number, on.year - 1)


def _year(digits: str) -> int:
    return int(digits) if len(digits) > 2 else 2000 + int(digits)


def _day(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
