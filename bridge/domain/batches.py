"""The rows of an association's file: where the headings are, what each row claims, what is wrong with it, and what makes two rows the same claim."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any

from stdnum import exceptions as stdnum_problems
from stdnum.es import nif

from bridge.domain.column_fields import BY_PATH
from bridge.domain.columns import MORE, Meaning, guess, is_known, score
from bridge.domain.drafts import Draft, read_draft
from bridge.domain.folding import fold
from bridge.domain.parties import Claimant
from bridge.domain.spreadsheets import EmptyTableError, Row
from bridge.errors import ConstaError, InvalidError
from bridge.sentences import Sentence, say

HEAD_ROWS = 12
"""How far down the headings may be."""
SLICE = 50
"""Rows that one job does."""
ROW_STATES = ("issued", "repeated", "failed")
EMAIL = re.compile(r"[^@\s,;<>()\"]{1,64}@[^@\s,;<>()\"]+\.[^@\s,;<>()\".]{2,63}")


class NoColumnsError(InvalidError):
    """No column of the file was given a meaning that a claim can be made of."""

    code = "no_columns"
    sentence = say("No reconocemos las columnas: hacen falta al menos el nombre de quien reclama, la empresa y los hechos o el enlace de la publicación.")


@dataclass(frozen=True, slots=True)
class Head:
    """The headings, and the number of the last row that they take."""

    headings: tuple[str, ...]
    row: int


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a row, at which field."""

    field: str
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Claimed:
    """What a row says: the draft, and what is the association's own about it."""

    draft: Draft
    row_id: str | None = None
    signed_on: date | None = None
    ends_on: date | None = None


def find_head(first: Sequence[Row]) -> Head:
    """The headings among the first rows: the one that reads most like headings, or two that do so together (groups above, names below).

    Raises EmptyTableError.
    """
    if not first:
        raise EmptyTableError
    singles = [(score(cells), Head(cells, number)) for number, cells in first[:HEAD_ROWS]]
    pairs = [(score(joined := _joined(above, below)), Head(joined, number)) for (_, above), (number, below) in pairwise(first[:HEAD_ROWS])]
    best = max((*singles, *pairs), key=lambda scored: scored[0])
    return best[1] if best[0] else Head(first[0][1], first[0][0])


def _joined(above: Sequence[str], below: Sequence[str]) -> tuple[str, ...]:
    """Names under their groups: a group reaches as far as the next."""
    group, joined = "", []
    for n, name in enumerate(below):
        own = above[n] if n < len(above) else ""
        group = own or group
        joined.append(f"{group} {name}".strip() if name and group != name else name or own)
    return (*joined, *above[len(below) :])


def check_meaning(meaning: Meaning, shared: Mapping[str, str]) -> None:
    """Raises NoColumnsError unless the columns and what all rows share can make a claim."""
    known = {*meaning.values(), *shared}
    told = {"facts", "post.url", "post.text"} & known
    named = {"company.name", "company.brand"} & known
    if "claimant.name" not in known or not told or not named:
        raise NoColumnsError


def understood(headings: Sequence[str], remembered: Meaning | None) -> dict[int, str]:
    """What the columns mean: as was said once, or as can be guessed."""
    kept = {column: path for column, path in (remembered or {}).items() if column < len(headings) and is_known(path)}
    return kept or guess(headings)


def read_row(cells: Sequence[str], meaning: Meaning, shared: Mapping[str, str]) -> Claimed | tuple[Problem, ...]:
    """What the row claims, or all that is wrong with it."""
    said = {**shared, **{path: cells[column] for column, path in meaning.items() if column < len(cells) and cells[column]}}
    values: dict[str, Any] = {}
    told = [f"{path.removeprefix(MORE)}: {said.pop(path)}." for path in list(said) if path.startswith(MORE)]
    problems = [problem for path, text in said.items() if text and (problem := _read(path, text, values))]
    if told and not problems:
        values["facts"] = "\n".join(filter(None, (values.get("facts"), *told)))
    problems += _wrong(values)
    return tuple(problems) if problems else _claimed(values)


def _read(path: str, text: str, values: dict[str, Any]) -> Problem | None:
    try:
        values[path] = BY_PATH[path].read(text)
    except ConstaError as error:
        return Problem(path, error.spoken())
    return None


def _wrong(values: Mapping[str, Any]) -> Iterator[Problem]:
    for path in ("claimant.email", "company.email"):
        if path in values and not EMAIL.fullmatch(values[path]):
            yield Problem(path, say("«{value}» no es una dirección de correo.", value=values[path][:60]))
    if values.get("claimant.country", "ES") == "ES" and (problem := _wrong_number("claimant.id_number", values)):
        yield problem
    if values.get("company.country", "ES") == "ES" and (problem := _wrong_number("company.tax_id", values)):
        yield problem
    signed, ends = values.get("mandate.signed_on"), values.get("mandate.ends_on")
    if signed and ends and ends < signed:
        yield Problem("mandate.ends_on", say("La representación acaba antes de empezar."))


def _wrong_number(path: str, values: Mapping[str, Any]) -> Problem | None:
    """Only what has the shape of a Spanish number is held to its check letter: a passport is not one."""
    if path not in values:
        return None
    try:
        nif.validate(values[path])
    except stdnum_problems.InvalidChecksum:
        return Problem(path, say("El número {value} no es correcto: la letra o la última cifra no cuadran.", value=values[path][:20]))
    except stdnum_problems.ValidationError:
        return None
    return None


def _claimed(values: Mapping[str, Any]) -> Claimed | tuple[Problem, ...]:
    given: dict[str, Any] = {}
    for path, value in values.items():
        if path not in OWN:
            _put(given, path, value.isoformat() if isinstance(value, date) else value)
    try:
        draft = read_draft(given)
    except ConstaError as error:
        return (Problem(str(error.values.get("field", "")), error.spoken()),)
    whole = replace(draft, claimant=_tidied(draft.claimant, values.get("claimant.surname")))
    return Claimed(whole, values.get("row_id"), values.get("mandate.signed_on"), values.get("mandate.ends_on"))


OWN = frozenset({"row_id", "claimant.surname", "mandate.signed_on", "mandate.ends_on"})
"""What a row says that the claim object has no field for."""


def _put(given: dict[str, Any], path: str, value: Any) -> None:
    head, _, tail = path.partition(".")
    if tail:
        given.setdefault(head, {})[tail] = value
    else:
        given[head] = value


def _tidied(who: Claimant, surname: str | None) -> Claimant:
    """The name with its surname; a postal code whose zero Excel ate."""
    name = f"{who.name or ''} {surname}".strip() if surname else who.name
    code = who.postal_code
    eaten = who.country == "ES" and code is not None and len(code) == 4 and code.isdigit()
    return replace(who, name=name, postal_code=f"0{code}" if eaten else code)


def member_text(who: Claimant) -> str:
    """What tells a member from another: their number, or their name with an address."""
    if who.id_number:
        return f"number|{_bare(who.id_number).replace(' ', '')}"
    return "|".join(("name", _bare(who.name), _bare(who.email or who.address or who.postal_code or who.phone)))


def row_text(claimed: Claimed) -> str:
    """What makes two rows one claim: the association's own number for it; else who, against whom, when and what happened."""
    if claimed.row_id:
        return f"id|{_bare(claimed.row_id)}"
    draft = claimed.draft
    told = (draft.company.called, draft.facts_date.isoformat() if draft.facts_date else "", draft.facts, draft.post.url, draft.post.text)
    return "\x1f".join((member_text(draft.claimant), *(_bare(part) for part in told)))


def _bare(text: str | None) -> str:
    return " ".join(re.findall(r"\w+", fold(text or "")))
