"""What a post already says and a form can offer: whom it names, how much, which day, what is asked. Offered, never imposed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from bridge.domain.folding import fold
from bridge.domain.hinting import asked
from bridge.domain.promising.words import MONTH_OF, NUMBER_OF, WEEKDAY_OF

Money = tuple[Decimal, str]


@dataclass(frozen=True, slots=True)
class Hints:
    """Offers for the form, in the order of the text."""

    amounts: tuple[Money, ...]
    claimed: Money | None
    """The amount that is asked for, where one stands out."""
    dates: tuple[date, ...]
    handles: tuple[str, ...]
    company_names: tuple[str, ...]
    request_kind: str | None
    order_numbers: tuple[str, ...]


HANDLE = re.compile(r"(?<![\w@.])@([A-Za-z0-9_](?:[\w.-]{0,48}\w)?)")
DIGITS = r"\d{1,3}(?:[.,' ]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?"
SIGN = "|".join(f"(?:{words})" for words, _ in asked.SIGNS)
AMOUNT = re.compile(rf"(?<![\d.,/-])(?P<after>{DIGITS})\s?(?P<sign_after>{SIGN})(?![A-Za-z])|(?P<sign_before>{SIGN})\s?(?P<before>{DIGITS})(?![\d%])",
    re.IGNORECASE)
# «134,99» alone, where people write cents after a comma.
BARE = re.compile(
    r"(?<![\w.,/:-])(?P<bare>\d{1,3}(?:\.\d{3})*,\d{2})(?![\w%/:-]|[.,]\d|\s?(?:€|%|eur|kg|km|m\b|l\b|h\b|horas|grados|pavos|soles|pesos))", re.IGNORECASE
)
LARGEST = Decimal(10) ** 12
LARGEST_OF_A_FORM = Decimal(10) ** 7
MONTHS = "|".join(sorted(MONTH_OF, key=len, reverse=True))
WEEKDAYS = "|".join(sorted(WEEKDAY_OF, key=len, reverse=True))
COUNT = r"\d{1,3}|" + "|".join(sorted((word for word in NUMBER_OF if "_" not in word), key=len, reverse=True))
NAMED_DAY = re.compile(rf"\b(\d{{1,2}})(?:\.?[ºo])?\s+(?:de\s+|d'|d’|of\s+)?({MONTHS})\b(?:\s+(?:de|del|do)\s+(20\d\d))?")
WRITTEN_DAY = re.compile(r"(?<![\d/.,-])(\d{1,2})[/.-](\d{1,2})(?:[/.-](20\d\d|\d\d))?(?![\d/-]|[.,]\d| ?(?:€|eur|h\b|horas))")
AGO = re.compile(rf"\b(?:hace|fai|fa|ha|il y a)\s+(?:ya\s+|unos\s+|unas\s+|como\s+|mas de\s+|casi\s+)?({COUNT})\s+(dias?|dies|semanas?|setman(?:a|es)|mes(?:es|"
    rf"os)?|anos?|anys?|days?|jours?|semaines?|mois)\b|\b({COUNT})\s+(days?|weeks?|months?)\s+ago\b")
LAST_WEEKDAY = re.compile(rf"\b(?:el|este|o|el pasado|on|last)\s+(?:pasado\s+)?({WEEKDAYS})(?:\s+pasado)?\b(?!\s+(?:que viene|proximo|que ven|vinent))")
RELATIVE = {r"\b(?:anteayer|antes de ayer|abans d'ahir|antonte|anteontem)\b": 2, r"\b(?:ayer|ahir|onte|ontem|yesterday|hier|atzo|anoche|ayer noche)\b": 1,
    r"\b(?:hoy|avui|hoxe|hoje|today|gaur|esta (?:manana|tarde|noche))\b": 0}
BRAND = re.compile(r"(?<![\w@#])[A-ZÁÉÍÓÚÑÇ][\wáéíóúñçü'&-]+(?:\s+(?:de\s+|del\s+|la\s+|y\s+|El\s+)?[A-ZÁÉÍÓÚÑÇ][\wáéíóúñçü'&-]+){1,3}")


def read(text: str, published_on: date, country: str = "ES") -> Hints:
    """Every hint in a post that was published on that day, in a country (for «$» and the order of figures)."""
    text = text[:20_000]
    amounts = tuple(money for _, money in _amounts(text, country))
    return Hints(
        amounts=amounts, claimed=_claimed(text, country), dates=tuple(_dates(text, published_on)), handles=handles_in(text),
        company_names=tuple(dict.fromkeys(BRAND.findall(text)))[:5], request_kind=request_kind(text), order_numbers=_order_numbers(text),
    )  # fmt: skip


def handles_in(text: str) -> tuple[str, ...]:
    """The accounts that a text names, in order, without the at sign."""
    return tuple(dict.fromkeys(found.split("@")[0] for found in HANDLE.findall(text)))


def amount_in(text: str, country: str = "ES") -> Decimal | None:
    """The amount of money that a form can offer: the only one, or the one that is asked for; None where none stands out."""
    claimed = _claimed(text, country)
    return claimed[0] if claimed and claimed[0] < LARGEST_OF_A_FORM else None


def past_day_in(text: str, on: date) -> date | None:
    """The one day not after `on` that a text names; a day without a year is the last such day."""
    found = {day for day in _dates(text, on) if day <= on}
    return found.pop() if len(found) == 1 else None


def request_kind(text: str) -> str | None:
    """What is asked, as a kind of the claim object; the last demand weighs most, as people end with what they want."""
    folded = fold(text)
    best: tuple[float, str] | None = None
    for rank, (kind, patterns) in enumerate(asked.KINDS.items()):
        for match in re.finditer("|".join(patterns), folded):
            weight = _weight(folded, match) - rank / 100
            best = max(best or (0.0, kind), (weight, kind))
    if best and best[0] > 0:
        return best[1]
    return "refund" if re.search(asked.CHARGED, folded) else None


def _weight(folded: str, match: re.Match[str]) -> float:
    before, after = folded[max(0, match.start() - 45) : match.start()], folded[match.end() : match.end() + 30]
    if re.search(r"\bno (?:quiero|pido|me vale|acepto) (?:\S+ ){0,3}$|\b(?:me )?(?:dij|dic|promet|asegur|respond|contest)\w+ (?:\S+ ){0,4}$|"
        r"[\"“«][^\"”»]{0,40}$", before):
        return 0.2
    wanted = bool(re.search(rf"\b{asked.WANT}\b[^.!?]*$", before) or re.match(rf"{asked.WANT}\b", match[0]))
    ordered = bool(re.search(r"(?:ad|ed|id|adme|edme|enme|anme|enlo|anlo|eu|ednos|ednos|enmel[oa]|anmel[oa]|edlo|adlo)\b", match[0]))
    if re.match(r" ?(?:me )?(?:os|los|els) (?:dias|dies)\b", after):
        return 0.5  # days without service are discounted besides; the service itself comes first
    return 1.0 + 2.0 * wanted + 1.5 * ordered + bool(re.search(asked.DEMAND, after)) * 0.5 + match.start() / max(1, len(folded))


def _amounts(text: str, country: str) -> Iterator[tuple[int, Money]]:
    for match in AMOUNT.finditer(text):
        sign = match["sign_after"] or match["sign_before"]
        value = decimal_of(match["after"] or match["before"])
        if value is not None and not _is_part_of_date(text, match):
            yield match.start(), (value, _currency(sign, country))
    if asked.CURRENCY_BY_COUNTRY.get(country) == "EUR":
        bare = ((match.start(), decimal_of(match["bare"])) for match in BARE.finditer(text))
        yield from ((at, (value, "EUR")) for at, value in bare if value is not None and not re.search(r"(?:€|\$) ?$", text[:at]))


def _is_part_of_date(text: str, match: re.Match[str]) -> bool:
    return bool(re.search(r"\bde\s*$", text[: match.start()]) and re.fullmatch(r"(?:19|20)\d\d", match["after"] or ""))


def _currency(sign: str, country: str) -> str:
    code = next(code for words, code in asked.SIGNS if re.fullmatch(words, sign, re.IGNORECASE))
    if code != "LOCAL":
        return code
    local = asked.CURRENCY_BY_COUNTRY.get(country, "USD")
    return "MXN" if local == "EUR" and sign != "$" else "USD" if local == "EUR" else local


def decimal_of(digits: str) -> Decimal | None:
    """«1.890.000», «13,499», «286,40», «34.90» as a number; three figures after the last mark are thousands."""
    last = max(digits.rfind(","), digits.rfind("."))
    whole, cents = (digits[:last], digits[last + 1 :]) if last >= 0 else (digits, "")
    if len(cents) > 2:
        whole, cents = whole + cents, ""
    value = Decimal(f"{re.sub(r'[^0-9]', '', whole) or '0'}.{cents or '0'}").quantize(Decimal("0.01"))
    return value if 0 < value < LARGEST else None


def _claimed(text: str, country: str) -> Money | None:
    found = list(_amounts(text, country))
    if len({money for _, money in found}) <= 1:
        return found[0][1] if found else None
    folded = fold(text)
    wanted = [money for at, money in found if re.search(
        rf"(?:\b{asked.WANT}\b|\bmis? \b|\breembolso de|\bdevolu\w+ de|\bdevolv\w+|\bdevuelv\w+|\bbonificacion de|\bcompensacion de|\bregres\w+|"
        rf"\babon\w+)[^.!?]{{0,40}}$", folded[:at])]
    if wanted:
        return wanted[-1]
    summed = [money for at,
        money in found if re.search(r"\b(?:en total|total|suma\w*|son|ascien\w+) (?:\S+ ){0,2}$|\b(?:de nada|en total)\b", folded[max(0, at - 25) : at + 25])]
    return summed[-1] if summed else None


def _dates(text: str, on: date) -> Iterator[date]:
    folded = fold(text)
    named = [_named(int(m[1]), MONTH_OF[m[2]], m[3] or "", on) for m in NAMED_DAY.finditer(folded)]
    written = [_named(int(m[1]), int(m[2]), m[3] or "", on) for m in WRITTEN_DAY.finditer(folded) if int(m[2]) <= 12]
    ago = [_ago(m[1] or m[3], m[2] or m[4], on) for m in AGO.finditer(folded)]
    weekdays = [on - timedelta(days=(on.weekday() - WEEKDAY_OF[m[1]] - 1) % 7 + 1) for m in LAST_WEEKDAY.finditer(folded)]
    relative = [on - timedelta(days=days) for pattern, days in RELATIVE.items() if re.search(pattern, folded)]
    yield from dict.fromkeys(day for day in (*named, *written, *ago, *relative[:1], *weekdays) if day is not None)


def _ago(count: str, unit: str, on: date) -> date:
    number = int(count) if count.isdigit() else NUMBER_OF[count]
    if re.match(r"an|year", unit):
        return on - relativedelta(years=min(number, 100))
    if re.match(r"mes|mois|month", unit):
        return on - relativedelta(months=number)
    return on - timedelta(weeks=number) if re.match(r"s|week", unit) else on - timedelta(days=number)


def _named(day: int, month: int, year: str, on: date) -> date | None:
    if year:
        return _day(day, month, int(year) if len(year) > 2 else 2000 + int(year))
    this_year = _day(day, month, on.year)
    return this_year if this_year is not None and this_year <= on else _day(day, month, on.year - 1)


def _day(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _order_numbers(text: str) -> tuple[str, ...]:
    found = [(m.start("number"), m["number"]) for pattern in (asked.ORDER, asked.LONE_ORDER) for m in re.finditer(pattern, text)]
    return tuple(dict.fromkeys(number for _, number in sorted(found)))
