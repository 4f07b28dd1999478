"""Dates that a text names for later: «antes del viernes», «en 5 días hábiles», «a mediados de enero», in seven languages."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

from bridge.domain.folding import fold
from bridge.domain.promising import days as reckon
from bridge.domain.promising import words as w
from bridge.domain.promising.days import Holidays


@dataclass(frozen=True, slots=True)
class NamedDate:
    """A date as some words name it: the latest reading, and where the words stand."""

    due: date
    words: str
    start: int
    end: int
    is_span: bool = False
    """A length of time («72 horas»), which may also be a service level or somebody else's deadline."""


Match = re.Match[str]
Reader = Callable[[Match, date, Holidays], date | None]

MONTH_NAME = "|".join(sorted(w.MONTH_OF, key=len, reverse=True))
SHORT_MONTH = "|".join(sorted(w.SHORT_MONTH_OF, key=len, reverse=True))
WEEKDAY = "|".join(sorted(w.WEEKDAY_OF, key=len, reverse=True))
NUMBER = r"\d{1,3}|" + "|".join(sorted((word.replace("_", " ") for word in w.NUMBER_OF), key=len, reverse=True))
OF = r"(?:de |d'|del |do |of |da |du )?"
PART = (
    r"(?P<part>principios?|primeros|comienzos?|inicios?|mediad?os|meados|mitjans|mediados|finales?|finals?|fin|final|fi|ultimos|fins|end|start|"
    r"beginning|middle|early|mid|late|debut|comezos?|finais|fim)"
)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else w.NUMBER_OF.get(text.replace(" ", "_"), 1)


def _day_month(m: Match, on: date, _: Holidays) -> date | None:
    name = m["month"]
    month = w.MONTH_OF.get(name) or w.SHORT_MONTH_OF[name]
    return reckon.day_and_month(on, int(m["day"]), month, int(m["year"]) if m["year"] else None)


def _numeric(m: Match, on: date, _: Holidays) -> date | None:
    year = int(m["year"]) + (2000 if len(m["year"]) == 2 else 0) if m["year"] else None
    return reckon.day_and_month(on, int(m["day"]), int(m["month"]), year) if 1 <= int(m["month"]) <= 12 else None


def _iso(m: Match, on: date, _: Holidays) -> date | None:
    return reckon.day_and_month(on, int(m["day"]), int(m["month"]), int(m["year"]))


def _day_number(m: Match, on: date, _: Holidays) -> date | None:
    return reckon.next_day_number(on, int(m["day"]))


def _day_of_next_month(m: Match, on: date, _: Holidays) -> date | None:
    return reckon.next_day_number(on, int(m["day"]), months=1)


def _span(m: Match, on: date, holidays: Holidays) -> date | None:
    count = _number(m["most"] or m["count"])
    unit = next(unit for unit in ("hour", "day", "week", "month") if m[unit])
    if unit == "day" and (m["working"] or m.groupdict().get("lead_working")):
        return reckon.working_days_after(on, count, holidays)
    lengths = {"hour": timedelta(days=-(-count // 24)), "day": timedelta(days=count), "week": timedelta(weeks=count)}
    return on + relativedelta(months=count) if unit == "month" else on + lengths[unit]


def _fortnight(_: Match, on: date, __: Holidays) -> date:
    return on + timedelta(days=15)


def _today_in(m: Match, on: date, _: Holidays) -> date:
    """«De hoy en ocho»: the same weekday of next week; «en quince», of the week after."""
    weeks = 1 if _number(m["count"]) <= 8 else 2
    return on + timedelta(weeks=weeks, days=int(m["from"] is not None and not re.fullmatch(w.TODAY, m["from"])))


def _weekday(m: Match, on: date, _: Holidays) -> date:
    found = reckon.next_weekday(on, w.WEEKDAY_OF[m["weekday"]])
    if m["other"] or (m["next_en"] and found <= reckon.end_of_week(on)):
        return found + timedelta(weeks=1)
    if m["of_next_week"]:
        return reckon.end_of_week(on) + timedelta(days=w.WEEKDAY_OF[m["weekday"]] + 1)
    return found


def _weekday_number(m: Match, on: date, _: Holidays) -> date | None:
    return reckon.next_day_number(on, int(m["day"]))


def _part_of_week(m: Match, on: date, _: Holidays) -> date:
    sunday = reckon.end_of_week(on, weeks=1 if m["next"] or m["next2"] else 0)
    return sunday - timedelta(days={"early": 5, "middle": 3, "late": 0}[_third(m["part"])])


def _third(part: str) -> str:
    if re.match(r"princip|primer|comien|inici|start|begin|early|debut|comez", part):
        return "early"
    return "middle" if re.match(r"medi|mead|mitj|mid", part) else "late"


def _part_of_month(m: Match, on: date, _: Holidays) -> date:
    first = _month_meant(m["of"], on)
    third = _third(m["part"])
    return reckon.end_of_month(first) if third == "late" else first + timedelta(days={"early": 9, "middle": 14}[third])


def _month_meant(name: str, on: date) -> date:
    words = name.split()
    month = next((w.MONTH_OF[word] for word in words if word in w.MONTH_OF), None)
    if month:
        return reckon.month_named(on, month)
    this = on.replace(day=1)
    return this + relativedelta(months=1) if re.search(w.NEXT, name) else this


def _whole_month(m: Match, on: date, _: Holidays) -> date:
    return reckon.end_of_month(_month_meant(m["of"], on))


def _half_month(m: Match, on: date, _: Holidays) -> date:
    first = _month_meant(m["of"] or "mes", on)
    return first + timedelta(days=14) if re.match(r"prim|first|1", m["half"]) else reckon.end_of_month(first)


def _week_of_month(m: Match, on: date, _: Holidays) -> date:
    first = _month_meant(m["of"], on)
    number = next((n for n,
        names in enumerate(("prim|first", "segund|segon|second", "tercer|third", "cuart|quart|fourth"), 0) if re.match(names, m["nth"])), None)
    return reckon.end_of_month(first) if number is None else min(reckon.end_of_week(first, number), reckon.end_of_month(first))


def _week_of_day(m: Match, on: date, _: Holidays) -> date | None:
    month = w.MONTH_OF.get(m["month"] or "")
    found = reckon.day_and_month(on, int(m["day"]), month) if month else reckon.next_day_number(on, int(m["day"]))
    return found and reckon.end_of_week(found)


def _feast(m: Match, on: date, _: Holidays) -> date | None:
    month, day = next(when for words, when in w.FEASTS.items() if re.fullmatch(words, m["feast"]))
    found = reckon.day_and_month(on, day, month)
    if found and found < on:
        found += relativedelta(years=1)
    is_eve = m["before"] and not re.match(r"noche|fin|final|noite", m["feast"])
    return found - reckon.ONE_DAY if found and is_eve else found


def _easter(m: Match, on: date, _: Holidays) -> date:
    sunday = easter(on.year) if easter(on.year) >= on else easter(on.year + 1)
    return sunday - timedelta(days=7) if m["before"] else sunday


RULES: tuple[tuple[str, Reader], ...] = (
    (r"\b(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b", _iso),
    (r"\bsemana (?:del?|do) (?:lunes )?(?:dia )?(?P<day>\d{1,2})(?: al \d{1,2})?(?: de (?P<month>" + MONTH_NAME + r"))?\b", _week_of_day),
    (rf"\b(?P<day>\d{{1,2}})(?:\.?[ºo]|er|st|nd|rd|th)? {OF}(?P<month>{MONTH_NAME})\b(?:,? {OF}(?P<year>20\d\d))?", _day_month),
    (rf"\b(?P<day>\d{{1,2}})[ /-](?P<month>{SHORT_MONTH})\b\.?(?:[ /-](?P<year>20\d\d))?", _day_month),
    (rf"\b(?P<month>{MONTH_NAME}) (?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th|e?an?|rako|rena|ren)?\b(?!\d|:)(?:,? (?P<year>20\d\d))?", _day_month),
    (r"(?<![\w/.,-])(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>20\d\d|\d\d)(?![\w/-])", _numeric),
    (r"(?:\bel|\bdel|\bdia|\bate|\bal|\bhasta|\bdo|\bo|\bby|\bau|\ble) (?:dia )?(?P<day>\d{1,2})[/-](?P<month>\d{1,2})(?P<year>)(?![\w/-])", _numeric),
    (r"\b(?P<day>\d{1,2}) (?:del|de|do) (?:mes )?(?:corriente|presente|actual|en curso|este mes|mes en curso|corrente)(?: mes)?\b", _day_number),
    (rf"\b(?P<day>\d{{1,2}}) (?:del|de|do) (?:mes {w.NEXT}|proximo mes|mes proximo)\b", _day_of_next_month),
    (rf"\b(?:{WEEKDAY}),? (?:dia |the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?! ?(?::|h\b|horas|de la (?:manana|tarde)|am\b|pm\b|[.:]\d\d))", _weekday_number),
    (r"\b(?:el |o |antes del |al |do )?dia (?P<day>\d{1,2})\b(?! ?:)(?! (?:de|del|d')\b)", _day_number),
    (rf"\b(?:de |d')?(?P<from>{w.TODAY}|{w.TOMORROW}) en (?P<count>ocho|quince|vuit|quinze|oito|8|15)\b", _today_in),
    (rf"\b{w.AFTER_TOMORROW}\b", lambda _, on, __: on + timedelta(days=2)),
    (rf"(?<!por la )(?<!de la )(?<!pola )(?<!da )(?<!a la )(?<!esta )(?<!misma )(?<!de )\b{w.TOMORROW}\b(?! en )", lambda _, on, __: on + timedelta(days=1)),
    (rf"\bdia de {w.TOMORROW}\b", lambda _, on, __: on + timedelta(days=1)),
    ((rf"\b(?:de {w.TODAY}|{w.TODAY})\b|\besta (?:misma )?(?:tarde|noche|manana)\b|\beste mismo dia\b|\ben el dia\b|\b(?:a lo largo|durante el "
        r"transcurso|en el transcurso) del dia\b"), lambda _, on, __: on),
    ((rf"\b(?:a |para |en |na |by |at |in |towards )?(?:the )?{PART}s? (?:de |of |del |da |d')?(?:(?:la|esta|this|the|a) )?(?P<next2>(?:proxim|"
        rf"next )\w*\s?)?(?:semana|setmana|week)(?: (?P<next>{w.NEXT}))?\b"), _part_of_week),
    ((r"\b(?P<half>prim\w+|segun\w+|segon\w*|first|second|1\.?[ªa]|2\.?[ªa]) (?:quincena|quinzena|half)(?: (?:de|of|d'|do) ?(?P<of>(?:el |este |"
        rf"la |proximo |the )?(?:{MONTH_NAME}|mes(?: {w.NEXT})?)))?\b"), _half_month),
    ((r"\b(?P<nth>prim\w+|segun\w+|segon\w*|tercer\w*|cuarta|quarta|ultim\w+|last|first|second|third) (?:semana|setmana|week) (?:de |d'|of |do "
        rf")?(?P<of>(?:el |este |la |the )?(?:{MONTH_NAME}|mes(?: {w.NEXT})?|proximo mes))\b"), _week_of_month),
    ((rf"\b(?:a |para |en |by |at |in |no |na |towards |hacia )?(?:the )?{PART}s?[- ](?:de |del |of |do |d'|of the |du )?(?P<of>(?:el |este |la |"
        rf"the |this )?(?:{MONTH_NAME}|(?:proximo )?mes(?: {w.NEXT})?|(?:next )?month|mois))\b"), _part_of_month),
    (r"\b(?:antes de )?que (?:acabe|termine|finalice|cierre) (?:el|la|este|esta) (?P<of>mes)\b", lambda _, on, __: reckon.end_of_month(on)),
    (r"\b(?:antes de )?que (?:acabe|termine|finalice) (?:el|este) ano\b|\b(?:fin|final|finales|cierre) (?:de|del) ano\b|\bend of the year\b", lambda _, on,
    __: date(on.year, 12, 31)),
    (rf"(?P<before>\b{w.BEFORE} (?:de |do |del |da |d')?)?\b(?P<feast>{'|'.join(w.FEASTS)})\b", _feast),
    (rf"(?P<before>\b{w.BEFORE} (?:de |da )?)?\b(?:semana santa|setmana santa|easter|pascua)\b", _easter),
    ((rf"(?P<next_en>\bnext )?\b(?P<weekday>{WEEKDAY})\b(?P<of_next_week> (?:de|da) (?:la )?(?:semana {w.NEXT}|proxima semana|setmana "
        rf"{w.NEXT}))?(?: (?:{w.NEXT}))?(?P<other>,? no,? (?:el|o|l')? ?(?:otro|outro|altre|seguinte|siguiente)|[- ]week\b)?"), _weekday),
    ((rf"\b(?:la |a |na |in |der )?(?:semana|setmana|week|semaine) (?:{w.NEXT})\b|\bproxim[ao] (?:semana|setmana)\b|\bnext week\b|\bdatorren "
        r"aste\w*|\bsemana entrante\b"), lambda _, on, __: reckon.end_of_week(on, 1)),
    ((r"\b(?:esta|aquesta|nesta|this|aste honetan|cette|durante la|transcurso de la|lo largo de la|resto de la)(?: misma| mateixa)? (?:semana|"
        r"setmana|week|semaine)\b|\baste honetan\b|\bque acabe la semana\b|\b(?:el |este )?fin de semana\b|\bcap de setmana\b|\bweekend\b"), lambda _, on,
        __: reckon.end_of_week(on)),
    (rf"\b(?:el |o |no |en el )?(?:proximo mes|mes {w.NEXT}|next month|mois prochain)\b", lambda _, on, __: reckon.end_of_month(on, 1)),
    (r"\b(?:este|aquest|this|neste|ce)(?: mismo)? (?:mes|month|mois)\b", lambda _, on, __: reckon.end_of_month(on)),
    ((r"\b(?:en|durante|a lo largo de|em|durant|in|during|para|antes de(?: que acabe)?|by|al|ao longo de)(?: el)?(?: mes)?(?: de)? "
        rf"(?P<of>{MONTH_NAME})\b(?! \d)"), _whole_month),
    (r"\b(?:en|dentro de|em|within|in)(?: una?)? (?:quincena|quinzena|fortnight)\b", _fortnight),
)
LEAD = (
    r"(?:en|dentro de|dintre de|dentro d|antes de|em|no prazo(?: maximo)? de|prazo(?: maximo)? de|num prazo de|plazo(?: \w+){0,2}? de|plazo "
    r"maximo|termini(?: maxim)? de|maximo(?: de)?|menos de|no mas de|"
    r"no mayor (?:a|de)|no superior a|inferior a|proximos?|proximes|propers|seguintes|siguientes|within(?: the next)?|in(?: about| around| the "
    r"next)?|sous|d'ici|dans(?: un delai de)?|aqui a|"
    r"tardar[aá]?n? (?:unos|entre|hasta)?|tarda|unos|entre|de|d'|en unos|en torno a|aproximadamente|hasta|ate|en apenas|en solo|en tan solo|under|"
    r"up to|al cabo de|por|cosa de)"
)
SPAN = re.compile(
    rf"\b{LEAD} (?:(?:los|las|unos|unas|un|una|the|el|els|os|um) )?(?:(?:proxim\w+|siguientes|maximo de|plazo de|maximum of|next|pr[oò]xim\w+) )?"
    rf"(?P<count>{NUMBER}|par de|couple of)(?: ?\(\d+\))?(?:(?: ?[-/] ?| a | o | y | e | i | ou | or | to | and )(?P<most>{NUMBER})(?: "
    r"?\(\d+\))?)? ?(?:(?P<lead_working>working|business|lan) )?"
    rf"(?:(?P<hour>{w.HOUR})|(?P<day>{w.DAY})|(?P<week>{w.WEEK})|(?P<month>{w.MONTH}))\b(?: ?\(?(?P<working>{w.WORKING})\)?)?(?: ?{w.NATURAL})?"
)
# «12 eguneko epean», «10 lan eguneko epean», «12 egun barru».
BASQUE_SPAN = re.compile(
    rf"\b(?P<count>{NUMBER})(?P<most>) (?P<working>lan )?(?P<hour>ordu\w*)?(?P<day>egun\w*)?(?P<week>aste\w*)?(?P<month>hilabete\w*)? ?(?:barru|"
    r"epean|barruan|epe)\w*")
NOT_STARTED = re.compile(
    r"^\W*(?:\w+ ){0,2}?(?:desde|a partir de|a contar desde|contados desde|tras|despues de|una vez|from|after|following|desde que|apos|a contar da|des de)\b"
    r"(?! (?:hoy|manana|la fecha|este|el dia de hoy|esta|la presente|the date of this|today|hoxe|hoje|avui|el envio de este|ayer|date of this))"
)
RULES_READY = tuple((re.compile(pattern), reader) for pattern, reader in RULES)


def named_dates(text: str, on: date, holidays: Holidays = ()) -> tuple[NamedDate, ...]:
    """Every date that the text names, in order, as somebody who writes on that day means it. Lengths whose start has not happened are left out."""
    folded = fold(text)
    taken: list[NamedDate] = []
    for pattern, reader in RULES_READY:
        for match in pattern.finditer(folded):
            _take(taken, match, reader(match, on, holidays), text)
    for pattern in (SPAN, BASQUE_SPAN):
        for match in pattern.finditer(folded):
            if not NOT_STARTED.match(folded[match.end() : match.end() + 60]):
                _take(taken, match, _span_or_none(match, on, holidays), text, is_span=True)
    return tuple(sorted(taken, key=lambda named: named.start))


def _span_or_none(match: Match, on: date, holidays: Holidays) -> date | None:
    if not any(match[unit] for unit in ("hour", "day", "week", "month")):
        return None
    if match["count"] in {"par de", "couple of"}:
        return on + timedelta(days=2) if match["day"] else on + timedelta(weeks=2)
    return _span(match, on, holidays)


def _take(taken: list[NamedDate], match: Match, due: date | None, text: str, *, is_span: bool = False) -> None:
    if due is None or any(match.start() < other.end and other.start < match.end() for other in taken):
        return
    taken.append(NamedDate(due, text[match.start() : match.end()], match.start(), match.end(), is_span))
