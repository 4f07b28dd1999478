"""From the TOML of a next step to the rows of its official form: every box checked against what a claim can fill."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from bridge.domain.boxes import FILLERS
from bridge.domain.forms_official import AmountLimit, Asked, Box, Datum, Enclosure, Forms, Offered, OfficialForm, Question, Shape
from bridge.domain.norms import CONFIDENCES, Basis, Norm
from bridge.packs.tables import MissingKeyError, PackError, Table, WrongKindError
from bridge.sentences import say

KINDS = frozenset({"document", "receipt", "reply", "evidence", "capture", "picture"})
"""Kinds of the claim's own files that can be enclosed."""
UNCHECKED = Norm("", "", "", "")
"""Of what rests on no norm that we know; it may only be said from memory."""


class StepOverlapError(PackError):
    """Two rows of a form that apply on the same day, or a procedure with two forms."""

    code = "step_overlap"
    sentence = say("{file}:{line}: «{what}» tiene dos formularios que valen el mismo día.", file="", line=0, what="")


class UnknownStepError(PackError):
    """A form of a procedure that does not exist."""

    code = "step_unknown_procedure"
    sentence = say("{file}:{line}: el cauce «{what}» de este formulario no existe.", file="", line=0, what="")


def read_forms(tables: Iterable[Table], norms: Mapping[str, Norm], known: Iterable[str]) -> Forms:
    """All the forms, by procedure. `known` are the ids of the procedures that exist. Raises PackError."""
    ids = frozenset(known)
    found: dict[str, tuple[OfficialForm, ...]] = {}
    for table in tables:
        rows = _rows(table, norms)
        for key in rows[0].procedures:
            _check(table, key, found, ids)
            found[key] = rows
    return found


def _check(table: Table, key: str, found: Mapping[str, object], ids: frozenset[str]) -> None:
    if key in found:
        raise StepOverlapError(file=table.file, line=table.line, what=key)
    family = key.removesuffix("*")
    if not any(one == key or (key.endswith("*") and one.startswith(family)) for one in ids):
        raise UnknownStepError(file=table.file, line=table.line, what=key)


def _rows(table: Table, norms: Mapping[str, Norm]) -> tuple[OfficialForm, ...]:
    head = {"procedures": table.strings("procedures"), "shape": table.choice("shape", Shape), "title": table.text("title")}
    versions = table.tables("version")
    table.done()
    if not versions or not head["procedures"]:
        raise table.wrong(MissingKeyError, "version")
    rows = sorted((_row(version, head, norms, table.values) for version in versions), key=lambda row: row.valid_from)
    for earlier, later in pairwise(rows):
        if earlier.valid_to is None or later.valid_from <= earlier.valid_to:
            raise StepOverlapError(file=table.file, line=table.line, what=head["procedures"][0])
    return tuple(rows)


def _row(table: Table, head: Mapping[str, Any], norms: Mapping[str, Norm], whole: Mapping[str, Any]) -> OfficialForm:
    basis = _basis(table, norms, None) if "norm" in table.values else None
    said = json.dumps([{k: v for k, v in whole.items() if k != "version"}, table.values], ensure_ascii=False, sort_keys=True, default=str)
    row = OfficialForm(
        **head,
        version=f"{table.day('valid_from')}.{hashlib.sha256(said.encode()).hexdigest()[:8]}",
        valid_from=table.day("valid_from"),
        valid_to=table.day("valid_to", None),
        basis=basis,
        opening=table.text("opening"),
        cost=_datum(table.table("cost"), norms, basis, table),
        boxes=tuple(_box(inner) for inner in table.tables("box")),
        enclosures=tuple(_enclosure(inner) for inner in table.tables("enclosure")),
        how=table.texts("how"),
        limit=_limit(table.table("limit"), norms, basis),
        confidential=table.flag("confidential"),
        source_line=f"{table.file}:{table.line}",
    )
    table.done()
    keys = [box.id for box in row.boxes]
    if not keys or len(keys) != len(set(keys)):
        raise table.wrong(WrongKindError, "box")
    return row


def _basis(table: Table, norms: Mapping[str, Norm], around: Basis | None) -> Basis:
    """The source of a datum; what it leaves out is its row's. What has no norm is from memory and says so."""
    name = table.string("norm", around.norm.id if around and around.norm.id else None)
    confidence = table.string("confidence", around.confidence if around else ...)
    if name is not None and name not in norms:
        raise table.wrong(MissingKeyError, "norm")
    if confidence not in CONFIDENCES or (name is None and confidence != "memory"):
        raise table.wrong(WrongKindError, "confidence")
    article = table.take("article", str, around.article if around and "norm" not in table.values else ...)
    if confidence == "text" and not article:
        raise table.wrong(MissingKeyError, "article")
    return Basis(norms[name] if name else UNCHECKED, article, confidence, table.day("checked_on", around.checked_on if around else NEVER))


NEVER = date(1970, 1, 1)
"""The day on which what nobody checked was checked."""


def _datum(table: Table | None, norms: Mapping[str, Norm], around: Basis | None, outer: Table) -> Datum:
    if table is None:
        raise outer.wrong(MissingKeyError, "cost")
    datum = Datum(table.text("says"), _basis(table, norms, around))
    table.done()
    return datum


def _limit(table: Table | None, norms: Mapping[str, Norm], around: Basis | None) -> AmountLimit | None:
    if table is None:
        return None
    limit = AmountLimit(Decimal(table.take("most", int)), table.string("currency"), Datum(table.text("says"), _basis(table, norms, around)))
    table.done()
    return limit


def _box(table: Table) -> Box:
    fills = table.string("fills", None)
    if fills is not None and fills not in FILLERS:
        raise table.wrong(WrongKindError, "fills")
    asks = _question(table.table("asks"))
    if fills is None and asks is None:
        raise table.wrong(MissingKeyError, "fills")
    box = Box(table.string("id"), table.text("label"), fills, asks, table.flag("required"), table.string("article", None))
    table.done()
    return box


def _question(table: Table | None) -> Question | None:
    if table is None:
        return None
    shape = table.choice("shape", Asked)
    options = tuple(_offered(inner) for inner in table.tables("options"))
    question = Question(shape, table.text("words"), table.maybe_text("hint"), options, table.maybe_text("says"), _pattern(table))
    if (shape is Asked.CHOICE) != bool(question.options) or (shape is Asked.TICK) != (question.says is not None):
        raise table.wrong(WrongKindError, "shape")
    table.done()
    return question


def _pattern(table: Table) -> str | None:
    pattern: str | None = table.string("pattern", None)
    try:
        re.compile(pattern or "")
    except re.error:
        raise table.wrong(WrongKindError, "pattern") from None
    return pattern


def _offered(table: Table) -> Offered:
    option = Offered(table.string("value"), table.text("name"), table.text("says"))
    table.done()
    return option


def _enclosure(table: Table) -> Enclosure:
    enclosure = Enclosure(table.text("says"), table.strings("kinds"), table.string("article", None))
    if not KINDS.issuperset(enclosure.kinds):
        raise table.wrong(WrongKindError, "kinds")
    table.done()
    return enclosure
