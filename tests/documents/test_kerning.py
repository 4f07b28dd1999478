"""The kerning kept beside the fonts is what the fonts themselves say (their GPOS tables), so far as it can be seen."""

import importlib
import json
import os
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from bridge.documents.faces import CORE, FILES, HERE, WRITTEN, face

TTFont: Any = importlib.import_module("fontTools.ttLib").TTFont
LEAST = 12
"""Thousandths of the size; less is not seen in print."""


@cache
def _pairs(name: str) -> dict[str, int]:
    """Pairs of core letters that the face pulls together or apart."""
    font = TTFont(FILES[name])
    glyphs = {char: glyph for char, glyph in ((char, font.getBestCmap().get(ord(char))) for char in [*map(chr, range(33, 127)), *CORE]) if glyph}
    tables = list(_tables(font["GPOS"].table))
    found = {first + second: _pull(tables, glyphs[first], glyphs[second]) for first in glyphs for second in glyphs}
    return {pair: pull for pair, pull in sorted(found.items()) if abs(pull) >= LEAST}


def _tables(gpos: Any) -> Iterator[Any]:
    lookups = {index for record in gpos.FeatureList.FeatureRecord if record.FeatureTag == "kern" for index in record.Feature.LookupListIndex}
    for index in sorted(lookups):
        for table in gpos.LookupList.Lookup[index].SubTable:
            inner = table.ExtSubTable if table.LookupType == 9 else table
            if inner.LookupType == 2:
                yield {"table": inner, "firsts": {glyph: i for i, glyph in enumerate(inner.Coverage.glyphs)}, "sets": _sets(inner)}


def _sets(table: Any) -> list[dict[str, int]]:
    if table.Format == 2:
        return []
    return [{one.SecondGlyph: one.Value1.XAdvance for one in pairs.PairValueRecord if hasattr(one.Value1, "XAdvance")} for pairs in table.PairSet]


def _pull(tables: list[Any], first: str, second: str) -> int:
    """The first table that knows the pair decides."""
    for held in tables:
        if first not in held["firsts"]:
            continue
        if held["table"].Format == 2:
            table = held["table"]
            record = table.Class1Record[table.ClassDef1.classDefs.get(first, 0)].Class2Record[table.ClassDef2.classDefs.get(second, 0)]
            return int(getattr(record.Value1, "XAdvance", 0)) if record.Value1 else 0
        pull: int | None = held["sets"][held["firsts"][first]].get(second)
        if pull is not None:
            return pull
    return 0


@pytest.mark.parametrize("name", sorted(WRITTEN))
def test_kept_kerning_is_the_fonts_own(name: str) -> None:
    path = HERE / "kerning.json"
    if os.environ.get("CONSTA_GOLDEN") == "write":
        path.write_text(json.dumps({one: _pairs(one) for one in sorted(WRITTEN)}, ensure_ascii=False, separators=(",", ":")) + "\n")
    assert json.loads(path.read_text())[name] == _pairs(name)


def test_a_pair_is_drawn_closer() -> None:
    head = face("Head")
    assert head.word("AV").width == head.core["A"] + head.core["V"] + head.kerning["AV"]
    assert head.word("AV").codes == f"A){-head.kerning['AV']}(V"
