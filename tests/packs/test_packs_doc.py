"""docs/packs.md tells a lawyer every word that a pack may use."""

from pathlib import Path

import pytest

from bridge.domain.catalogue import Catalogue, Kind, Paper
from bridge.domain.completeness import CHECKS
from bridge.domain.deadlines import STARTS
from bridge.domain.norms import CONFIDENCES
from bridge.domain.sectors import KNOWN, SUBSECTORS
from bridge.domain.terms import Limit, Pausing, ReadingKind, Unit, Whose
from bridge.packs.answers import DATED_FACTS, GUESSED_FACTS

DOC = (Path(__file__).resolve().parent.parent.parent / "docs" / "packs.md").read_text(encoding="utf-8")
NOT_TOLD = {"form_refused", "data_rights"}
"""Matters that decide the route and no term."""


@pytest.mark.parametrize("words", [Kind, Paper, Unit, Whose, Limit, Pausing, ReadingKind, CONFIDENCES, STARTS, CHECKS, KNOWN, SUBSECTORS, DATED_FACTS])
def test_every_word_of_the_format_is_explained(words: object) -> None:
    assert [str(word) for word in words if str(word) not in DOC] == []  # type: ignore[attr-defined]


def test_every_fact_that_can_be_told_is_explained(catalogue: Catalogue) -> None:
    assert {fact for fact in catalogue.asked_facts | GUESSED_FACTS if f"`{fact}`" not in DOC} == NOT_TOLD
