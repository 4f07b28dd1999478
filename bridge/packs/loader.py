"""The catalogue, read from the TOML files beside this one; whatever is wrong in them stops here."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from bridge.domain.catalogue import Catalogue, Procedure
from bridge.domain.norms import Text
from bridge.packs.reader import read_norms, read_pack
from bridge.packs.steps_reader import read_forms
from bridge.packs.tables import MissingKeyError, PackError, Table, WrongKindError, open_table, read_text
from bridge.sentences import say

ROOT = Path(__file__).resolve().parent
NOT_PACKS = frozenset({"calendars", "steps"})


class OverlapError(PackError):
    """Two rows of a procedure that apply on the same day, or the same procedure written twice."""

    code = "pack_overlap"
    sentence = say("{file}:{line}: «{what}» tiene dos versiones que valen el mismo día.", file="", line=0, what="")


class UnknownNextError(PackError):
    """A row that sends to a procedure which does not exist."""

    code = "pack_unknown_next"
    sentence = say("{file}:{line}: el cauce «{what}», al que remite, no existe.", file="", line=0, what="")


def load_catalogue(root: Path = ROOT) -> Catalogue:
    """Every pack under that folder, checked.

    Raises PackError, naming the file and the line, for whatever is wrong in one.
    """
    norms = read_norms(open_table(root / "norms.toml", root))
    glossary = _glossary(open_table(root / "glossary.toml", root))
    rows: dict[str, tuple[Procedure, ...]] = {}
    for table in _pack_tables(root):
        found = tuple(sorted(read_pack(table, norms), key=lambda row: row.valid_from))
        if found[0].id in rows:
            raise table.wrong(OverlapError, "id")
        rows[found[0].id] = found
    forms = read_forms((open_table(file, root) for file in sorted(root.glob("steps/**/*.toml"))), norms, rows)
    catalogue = Catalogue(rows, norms, glossary, forms)
    for versions in rows.values():
        _check_dates(versions)
        for row in versions:
            _check_row(row, catalogue)
    return catalogue


def _pack_tables(root: Path) -> Iterator[Table]:
    for file in sorted(root.glob("*/*.toml")):
        if file.parent.name not in NOT_PACKS:
            yield open_table(file, root)


def _glossary(table: Table) -> Mapping[str, Mapping[str, Text]]:
    """Country → word → what it is called and means there."""
    found: dict[str, dict[str, Text]] = {}
    for country in table.values:
        words = table.table(country)
        if words is None:
            raise table.wrong(WrongKindError, country)
        found[country] = {word: _word(words, word) for word in words.values}
    return found


def _word(words: Table, word: str) -> Text:
    inner = words.table(word)
    if inner is None:
        raise words.wrong(WrongKindError, word)
    return read_text(inner)


def _at(row: Procedure, kind: type[PackError], what: str) -> PackError:
    file, _, line = row.source_line.rpartition(":")
    return kind(file=file, line=int(line), what=what)


def _check_dates(versions: tuple[Procedure, ...]) -> None:
    for row in versions:
        if row.valid_to and row.valid_to < row.valid_from:
            raise _at(row, WrongKindError, "valid_to")
    for earlier, later in pairwise(versions):
        if earlier.valid_to is None or later.valid_from <= earlier.valid_to:
            raise _at(later, OverlapError, later.id)


def _check_row(row: Procedure, catalogue: Catalogue) -> None:
    sent = [*row.next, *(other.procedure for other in row.elsewhere), *([row.borrows] if row.borrows else [])]
    for id_ in sent:
        if id_ not in catalogue.rows:
            raise _at(row, UnknownNextError, id_)
    ids = [term.id for term in row.terms]
    if len(ids) != len(set(ids)):
        raise _at(row, OverlapError, f"{row.id}: {', '.join(ids)}")
    if row.word not in catalogue.glossary.get(row.country, {}):
        raise _at(row, MissingKeyError, f"glossary.{row.country}.{row.word}")
