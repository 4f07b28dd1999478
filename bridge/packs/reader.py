"""From a pack's TOML to the rows of the catalogue."""

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

from bridge.domain.catalogue import Authority, Channel, Copy, Detail, Elsewhere, Kind, Paper, Procedure
from bridge.domain.completeness import CHECKS
from bridge.domain.counting import DAY_COUNTERS
from bridge.domain.deadlines import STARTS
from bridge.domain.drafts import Draft, UnknownFieldError, value_at
from bridge.domain.norms import CONFIDENCES, Basis, Norm
from bridge.domain.terms import Extension, Limit, Pausing, Reading, ReadingKind, Span, Term, Unit, Whose
from bridge.packs.tables import MissingKeyError, Table, WrongKindError
from bridge.sentences import say

Norms = Mapping[str, Norm]
UNITS = frozenset({*DAY_COUNTERS, Unit.HORAS})
DETAIL_ROOTS = ("facts.", "evidence.")


class UnknownNormError(MissingKeyError):
    """A datum whose source is not written in norms.toml: there is no datum without a source."""

    code = "pack_no_source"
    sentence = say("{file}:{line}: la norma «{what}» no está en norms.toml: no hay dato sin fuente.", file="", line=0, what="")


def read_norms(table: Table) -> dict[str, Norm]:
    """The norms by id, each with its title, official number and address."""
    found = {}
    for id_ in table.values:
        inner = table.table(id_)
        if inner is None:
            raise table.wrong(WrongKindError, id_)
        found[id_] = Norm(id_, inner.string("title"), inner.string("number"), inner.string("url"))
        inner.done()
    return found


def read_pack(table: Table, norms: Norms) -> tuple[Procedure, ...]:
    """The dated rows of one procedure."""
    head = {
        "id": table.string("id"),
        "country": table.string("country"),
        "region": table.string("region", None),
        "sectors": table.strings("sectors"),
        "kind": table.choice("kind", Kind),
        "name": table.text("name"),
        "first_step": table.take("first_step", int, None),
        "paper": table.choice("paper", Paper, Paper.A4),
        "language": table.string("language", "es"),
        "word": table.string("word"),
    }
    versions = table.tables("version")
    table.done()
    if not versions:
        raise table.wrong(MissingKeyError, "version")
    return tuple(_row(version, head, norms, table.values) for version in versions)


def _row(table: Table, head: dict[str, Any], norms: Norms, whole: Mapping[str, Any]) -> Procedure:
    basis = _basis(table, norms, None)
    row = Procedure(
        **head,
        version=_version(table, whole),
        valid_from=table.day("valid_from"),
        valid_to=table.day("valid_to", None),
        basis=basis,
        bound=table.text("bound"),
        prior_claim_required=table.flag("prior_claim_required"),
        required=_paths(table, "required"),
        optional=_paths(table, "optional"),
        details=tuple(_detail(inner) for inner in table.tables("detail")),
        terms=tuple(_term(inner, norms, basis) for inner in table.tables("term")),
        borrows=table.string("borrows", None),
        elsewhere=tuple(_elsewhere(inner) for inner in table.tables("elsewhere")),
        next=table.strings("next"),
        channels=tuple(_channel(inner) for inner in table.tables("channel")),
        receipt=table.maybe_text("receipt"),
        authority=_authority(table.table("authority")),
        copies=tuple(_copy(inner) for inner in table.tables("copy")),
        notices=table.texts("notices"),
        warnings=table.texts("warnings"),
        incomplete=_own_basis(table.table("incomplete"), norms, basis),
        source_line=f"{table.file}:{table.line}",
    )
    table.done()
    return row


def _version(table: Table, whole: Mapping[str, Any]) -> str:
    """First day and digest of all that the row says: any later correction gives another."""
    head = {key: value for key, value in whole.items() if key != "version"}
    said = json.dumps([head, table.values], ensure_ascii=False, sort_keys=True, default=str)
    return f"{table.day('valid_from')}.{hashlib.sha256(said.encode()).hexdigest()[:8]}"


def _basis(table: Table, norms: Norms, around: Basis | None) -> Basis:
    """What a datum rests on; a term may leave out what its row has said already, never its article."""
    norm = table.string("norm", around.norm.id if around else ...)
    if norm not in norms:
        raise table.wrong(UnknownNormError, "norm")
    confidence = table.string("confidence", around.confidence if around else ...)
    if confidence not in CONFIDENCES:
        raise table.wrong(WrongKindError, "confidence")
    article = table.take("article", str)
    if not article and confidence == "text":
        raise table.wrong(MissingKeyError, "article")
    return Basis(norms[norm], article, confidence, table.day("checked_on", around.checked_on if around else ...))


def _own_basis(table: Table | None, norms: Norms, around: Basis) -> Basis | None:
    if table is None:
        return None
    basis = _basis(table, norms, around)
    table.done()
    return basis


def _paths(table: Table, key: str) -> tuple[str, ...]:
    """Dotted paths that the claim object has."""
    paths = table.strings(key)
    for path in (one for alternatives in paths for one in alternatives.split("|")):
        try:
            value_at(Draft(), path)
        except UnknownFieldError:
            raise table.wrong(WrongKindError, key) from None
    return paths


def _span(table: Table) -> Span:
    unit = table.choice("unit", Unit)
    n = table.take("n", int, 0 if unit is Unit.MISMO_DIA_HABIL else ...)
    if n < 0 or (n == 0 and unit is not Unit.MISMO_DIA_HABIL):
        raise table.wrong(WrongKindError, "n")
    return Span(n, unit)


def _closed_span(table: Table | None) -> Span | None:
    if table is None:
        return None
    span = _span(table)
    table.done()
    return span


def _term(table: Table, norms: Norms, around: Basis) -> Term:
    start = table.string("counted_from")
    if start not in STARTS:
        raise table.wrong(WrongKindError, "counted_from")
    basis = _basis(table, norms, around)
    term = Term(
        id=table.string("id"),
        name=table.text("name"),
        span=_span(table),
        whose=table.choice("whose", Whose),
        counted_from=start,
        basis=basis,
        moves=table.flag("moves"),
        when=table.strings("when"),
        limit=table.choice("limit", Limit, None),
        readings=tuple(_reading(inner) for inner in table.tables("readings")),
        extension=_extension(table.table("extension"), norms, basis),
        pausing=table.choice("pausing", Pausing, Pausing.NOTHING),
        pause_at_most=_closed_span(table.table("pause_at_most")),
        effect=table.maybe_text("effect"),
    )
    if (term.whose is Whose.CLAIMANT) != (term.limit is not None):
        raise table.wrong(MissingKeyError, "limit")
    table.done()
    return term


def _reading(table: Table) -> Reading:
    kind = table.choice("kind", ReadingKind)
    span = _span(table) if kind in {ReadingKind.ALTERNATIVE, ReadingKind.LIMIT} else None
    day = table.day("day") if kind is ReadingKind.ON_DAY else None
    reading = Reading(kind, table.text("says"), span, day)
    table.done()
    return reading


def _extension(table: Table | None, norms: Norms, around: Basis) -> Extension | None:
    if table is None:
        return None
    extension = Extension(_span(table), table.flag("added"), table.text("says"), _basis(table, norms, around))
    table.done()
    return extension


def _detail(table: Table) -> Detail:
    detail = Detail(
        path=table.string("path"),
        asks=table.text("asks"),
        pattern=_regex(table, "pattern"),
        check=table.string("check", None),
        if_told=_regex(table, "if_told"),
    )
    if not detail.path.startswith(DETAIL_ROOTS):
        raise table.wrong(WrongKindError, "path")
    if detail.check is not None and detail.check not in CHECKS:
        raise table.wrong(WrongKindError, "check")
    table.done()
    return detail


def _regex(table: Table, key: str) -> str | None:
    """A regular expression that compiles."""
    pattern = table.string(key, None)
    try:
        re.compile(pattern or "")
    except re.error:
        raise table.wrong(WrongKindError, key) from None
    return pattern if pattern is None else str(pattern)


def _elsewhere(table: Table) -> Elsewhere:
    other = Elsewhere(table.string("fact"), table.take("holds", bool), table.string("procedure"))
    table.done()
    return other


def _channel(table: Table) -> Channel:
    channel = Channel(table.string("id"), table.text("how"), table.string("url", None))
    table.done()
    return channel


def _copy(table: Table) -> Copy:
    copy = Copy(table.maybe_text("colour"), table.text("holder"))
    table.done()
    return copy


def _authority(table: Table | None) -> Authority | None:
    if table is None:
        return None
    authority = Authority(table.text("name"), table.string("url", None))
    table.done()
    return authority
