"""The forms of next steps: every step has one, every box can be filled or asked, and what is wrong stops with its file and line."""

from datetime import date
from pathlib import Path

import pytest

from bridge.domain.boxes import FILLERS
from bridge.domain.forms_official import Asked, OfficialForm
from bridge.packs.loader import ROOT, load_catalogue
from bridge.packs.steps_reader import read_forms
from bridge.packs.tables import PackError, open_table

LAW = load_catalogue()
TODAY = date(2026, 11, 25)
FOLLOWERS = sorted({id_ for rows in LAW.rows.values() for row in rows for id_ in row.next} | {"eu.ecc"})
FORMS = sorted({form.source_line: form for rows in LAW.forms.values() for form in rows}.values(), key=lambda form: form.source_line)


@pytest.mark.parametrize("procedure", FOLLOWERS)
def test_every_step_that_may_follow_has_a_form(procedure: str) -> None:
    assert LAW.form(procedure, TODAY) is not None


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.source_line)
def test_a_form_says_its_source_where_it_goes_and_what_it_costs(form: OfficialForm) -> None:
    assert form.how
    assert form.cost.says.es
    assert form.basis is None or form.basis.confidence != "text" or form.basis.article
    assert any(box.fills == "facts" for box in form.boxes)
    assert any("document" in enclosure.kinds for enclosure in form.enclosures), "the claim itself always goes with it"


def test_the_regional_sheet_accompanies_and_never_is_the_official_form() -> None:
    form = LAW.form("es.hoja.ct", TODAY)
    assert form is not None
    assert form.shape == "companion"
    assert "no es la hoja de reclamaciones oficial" in form.opening.es


def test_arbitration_asks_all_that_article_32_2_lists() -> None:
    form = LAW.form("es.adr.arbitraje", TODAY)
    assert form is not None
    articles = {box.article for box in form.boxes}
    assert {f"32.2.{letter}" for letter in "abcdefg"} <= articles


def test_a_statement_on_the_claimants_behalf_is_always_asked() -> None:
    ticks = [box for form in FORMS for box in form.boxes if box.asks and box.asks.shape is Asked.TICK]
    assert ticks
    assert all(box.fills is None for box in ticks)


GOOD = """procedures = ["es.adr.arbitraje"]
shape = "guide"
title = { es = "a", en = "a" }
[[version]]
valid_from = 2024-01-01
norm = "lec"
article = "1"
confidence = "text"
checked_on = 2026-11-22
opening = { es = "a", en = "a" }
cost = { says = { es = "a", en = "a" } }
[[version.box]]
id = "name"
label = { es = "a", en = "a" }
fills = "claimant.name"
"""
WRONG = [
    ("unknown key", 'id = "name"', 'id = "name"\ncolour = "red"', "pack_unknown_key", 14),
    ("a procedure that does not exist", "es.adr.arbitraje", "es.nothing", "step_unknown_procedure", 1),
    ("a filler that does not exist", "claimant.name", "claimant.shoe", "pack_wrong_kind", 15),
    ("a norm that does not exist", '"lec"', '"lex"', "pack_missing_key", 6),
    ("no cost", 'cost = { says = { es = "a", en = "a" } }', "", "pack_missing_key", 4),
    ("text without article", 'article = "1"', 'article = ""', "pack_missing_key", 7),
    ("neither filled nor asked", 'fills = "claimant.name"', "", "pack_missing_key", 12),
    ("a file of the claim that does not exist", 'fills = "claimant.name"', 'fills = "claimant.name"\n[[version.enclosure]]\nsays = { es = "a", en = "a" }\nkinds = ["hat"]', "pack_wrong_kind", 18),
    ("a choice without options", 'fills = "claimant.name"', 'asks = { shape = "choice", words = { es = "a", en = "a" } }', "pack_wrong_kind", 15),
]


def _read(tmp_path: Path, text: str) -> None:
    file = tmp_path / "one.toml"
    file.write_text(text)
    read_forms([open_table(file, tmp_path)], LAW.norms, LAW.rows)


def test_a_good_form_is_read(tmp_path: Path) -> None:
    _read(tmp_path, GOOD)


@pytest.mark.parametrize(("_why", "old", "new", "code", "line"), WRONG, ids=[case[0] for case in WRONG])
def test_what_is_wrong_in_a_form_stops_with_its_line(tmp_path: Path, _why: str, old: str, new: str, code: str, line: int) -> None:
    with pytest.raises(PackError) as caught:
        _read(tmp_path, GOOD.replace(old, new, 1))
    assert (caught.value.code, caught.value.values["line"]) == (code, line)


def test_one_procedure_has_one_form(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(GOOD)
    (tmp_path / "b.toml").write_text(GOOD)
    with pytest.raises(PackError) as caught:
        read_forms([open_table(tmp_path / name, tmp_path) for name in ("a.toml", "b.toml")], LAW.norms, LAW.rows)
    assert caught.value.code == "step_overlap"


def test_every_filler_is_used_by_some_form() -> None:
    used = {box.fills for form in FORMS for box in form.boxes if box.fills}
    assert sorted(set(FILLERS) - used - {"post"}) == []


def test_the_forms_lie_where_a_lawyer_looks_for_them() -> None:
    assert len(list((ROOT / "steps").rglob("*.toml"))) == len({form.source_line.partition(":")[0] for form in FORMS})
