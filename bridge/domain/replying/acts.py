"""Finds acts in clauses: what each clause does (promises, denies, asks…), by the tables of the language and of Spanish."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from bridge.domain.replying.basque_acts import ACTS as BASQUE
from bridge.domain.replying.catalan_acts import ACTS as CATALAN
from bridge.domain.replying.clauses import Clause
from bridge.domain.replying.english_acts import ACTS as ENGLISH
from bridge.domain.replying.french_acts import ACTS as FRENCH
from bridge.domain.replying.galician_acts import ACTS as GALICIAN
from bridge.domain.replying.portuguese_acts import ACTS as PORTUGUESE
from bridge.domain.replying.spanish_acts import ACTS as SPANISH

Table = Mapping[str, tuple[str, ...]]
TABLES: dict[str, Table] = {"es": SPANISH, "ca": CATALAN, "gl": GALICIAN, "eu": BASQUE, "pt": PORTUGUESE, "en": ENGLISH, "fr": FRENCH}
NEGATED = re.compile(
    r"(?:(?<!o )\b(?:no|nunca|jamas|tampoco|sin|non|nao|not|never|ne|ez|pendiente de)\b|n't\b)(?: (?:se|le|te|les|os|me|nos|lo|la|los|las|lle|che|"
    r"lhe|li|us|ha|han|hemos|he|es|esta|estan|sera|sido|fue|foi|todavia|aun|ainda|encara|hace|era|podemos|puedo|yet|been|be|have|has|pas|encore|"
    r"ja|ya))*\s*$"
)
NEGATABLE = {"done", "promise", "present", "offer", "receipt", "ask"}
# «que lo envíe» asks; only «lo envié» tells, and folded they look alike.
SUBJUNCTIVE = re.compile(r"^(?:lo|la|los|las|nos|me|se|le|te) \w+e$")
ASKED_FOR = re.compile(r"\bque (?:usted |tu )?$")


@dataclass(frozen=True, slots=True)
class Found:
    """An act in a clause, with the words that show it."""

    act: str
    clause: int
    words: str
    start: int
    end: int


@lru_cache(maxsize=16)
def _compiled(language: str) -> dict[str, re.Pattern[str]]:
    return {act: re.compile("|".join(f"(?:{pattern})" for pattern in patterns)) for act, patterns in TABLES[language].items()}


def acts_of(clauses: tuple[Clause, ...], languages: tuple[str, ...]) -> tuple[Found, ...]:
    """Every act in every clause, by the first language's table and then by the others'."""
    tables = [_compiled(language) for language in languages if language in TABLES]
    found = (_first(act, pattern, n, clause) for patterns in tables for n, clause in enumerate(clauses) for act, pattern in patterns.items())
    return tuple(one for one in found if one)


def _first(act: str, pattern: re.Pattern[str], number: int, clause: Clause) -> Found | None:
    for match in pattern.finditer(clause.folded[:1_500]):
        before = clause.folded[: match.start()]
        is_wish = act == "done" and SUBJUNCTIVE.match(match[0]) and ASKED_FOR.search(before)
        if match[0].strip() and not is_wish and not (act in NEGATABLE and NEGATED.search(before)):
            return Found(act, number, clause.words[match.start() : match.end()].strip(), match.start(), match.end())
    return None
