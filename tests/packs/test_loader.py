"""A wrong pack stops the start, and says in which file and line."""

from datetime import date
from pathlib import Path

import pytest

from bridge.domain.catalogue import Catalogue, NotInForceError, RepealedError, UnknownProcedureError, UnknownTermError
from bridge.packs import load_catalogue
from bridge.packs.loader import OverlapError, UnknownNextError
from bridge.packs.reader import UnknownNormError
from bridge.packs.tables import MissingKeyError, PackError, UnknownKeyError, WrongKindError

NORMS = '[law]\ntitle = "Ley"\nnumber = "N-1"\nurl = "https://example.test"\n'
GLOSSARY = '[XX.claim]\nes = "Reclamación"\nen = "Claim"\n'
GOOD = """id = "xx.one"
country = "XX"
sectors = ["general"]
kind = "claim_to_company"
word = "claim"
name = { es = "Una", en = "One" }

[[version]]
valid_from = 2020-01-01
valid_to = 2024-12-31
norm = "law"
article = "1"
confidence = "text"
checked_on = 2026-01-01
bound = { es = "Todos", en = "All" }
required = ["claimant.name"]
next = []

[[version.term]]
id = "general"
name = { es = "Contestar", en = "To answer" }
n = 1
unit = "months"
whose = "company"
counted_from = "presentation"
article = "1.1"

[[version]]
valid_from = 2025-01-01
norm = "law"
article = "1"
confidence = "text"
checked_on = 2026-01-01
bound = { es = "Todos", en = "All" }
"""


def packs(folder: Path, pack: str) -> Path:
    (folder / "xx").mkdir()
    (folder / "norms.toml").write_text(NORMS, encoding="utf-8")
    (folder / "glossary.toml").write_text(GLOSSARY, encoding="utf-8")
    (folder / "xx" / "one.toml").write_text(pack, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("was", "becomes", "error", "line", "what"),
    [
        ('article = "1.1"', 'article = "1.1"\ncolour = "red"', UnknownKeyError, 27, "colour"),
        ('country = "XX"', 'country = "XX"\nplanet = "Mars"', UnknownKeyError, 3, "planet"),
        ('norm = "law"', 'norm = "gossip"', UnknownNormError, 11, "gossip"),
        ('norm = "law"\n', "", MissingKeyError, 8, "norm"),
        ('article = "1"\n', "", MissingKeyError, 8, "article"),
        ("checked_on = 2026-01-01\n", "", MissingKeyError, 8, "checked_on"),
        ('confidence = "text"', 'confidence = "sure"', WrongKindError, 13, "confidence"),
        ("valid_from = 2025-01-01", "valid_from = 2024-12-31", OverlapError, 28, "xx.one"),
        ("valid_to = 2024-12-31\n", "", OverlapError, 27, "xx.one"),
        ("valid_to = 2024-12-31", "valid_to = 2019-12-31", WrongKindError, 8, "valid_to"),
        ("next = []", 'next = ["xx.two"]', UnknownNextError, 8, "xx.two"),
        ("n = 1", "n = 0", WrongKindError, 22, "n"),
        ("n = 1", 'n = "one"', WrongKindError, 22, "n"),
        ('unit = "months"', 'unit = "moons"', WrongKindError, 23, "unit"),
        ('whose = "company"', 'whose = "claimant"', MissingKeyError, 19, "limit"),
        ('counted_from = "presentation"', 'counted_from = "birth"', WrongKindError, 25, "counted_from"),
        ('required = ["claimant.name"]', 'required = ["claimant.shoe_size"]', WrongKindError, 16, "required"),
        ('en = "To answer"', 'fr = "Répondre"', MissingKeyError, 21, "en"),
        ('word = "claim"', 'word = "shout"', MissingKeyError, 8, "glossary.XX.shout"),
        ("valid_from = 2020-01-01", "valid_from = 2020-13-01", PackError, 9, ""),
        ('kind = "claim_to_company"', 'kind = "prayer"', WrongKindError, 4, "kind"),
    ],
)
def test_a_wrong_pack_is_named_with_file_and_line(  # noqa: PLR0917 - a table of mistakes
    tmp_path: Path, was: str, becomes: str, error: type[PackError], line: int, what: str
) -> None:
    with pytest.raises(error) as caught:
        load_catalogue(packs(tmp_path, GOOD.replace(was, becomes, 1)))
    values = caught.value.values
    assert (values["file"], values["line"]) == ("xx/one.toml", line)
    assert what in str(caught.value) or what == "gossip"


def test_the_same_procedure_written_twice_is_refused(tmp_path: Path) -> None:
    root = packs(tmp_path, GOOD)
    (root / "xx" / "two.toml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(OverlapError):
        load_catalogue(root)


def test_the_row_of_the_day_applies_and_no_other(tmp_path: Path) -> None:
    catalogue = load_catalogue(packs(tmp_path, GOOD))
    assert catalogue.procedure("xx.one", date(2024, 12, 31)).reply_term is not None
    assert catalogue.procedure("xx.one", date(2025, 1, 1)).reply_term is None
    with pytest.raises(NotInForceError) as caught:
        catalogue.procedure("xx.one", date(2019, 12, 31))
    assert "art. 1" in str(caught.value)
    with pytest.raises(UnknownProcedureError):
        catalogue.procedure("xx.nine", date(2025, 1, 1))


def test_a_law_that_ended_is_said_to_have_ended(tmp_path: Path) -> None:
    catalogue = load_catalogue(packs(tmp_path, GOOD.partition("\n[[version]]\nvalid_from = 2025")[0]))
    with pytest.raises(RepealedError):
        catalogue.procedure("xx.one", date(2025, 1, 1))


def test_a_claim_keeps_the_row_that_it_was_issued_under(catalogue: Catalogue) -> None:
    for rows in catalogue.rows.values():
        for row in rows:
            assert catalogue.pinned(row.id, row.version) is row
    old = catalogue.versions("es.general")[0]
    assert catalogue.pinned("es.general", f"{old.valid_from}.00000000") is old


def test_a_correction_of_a_row_gives_it_another_version(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    first.mkdir()
    second.mkdir()
    before = load_catalogue(packs(first, GOOD)).versions("xx.one")[0].version
    after = load_catalogue(packs(second, GOOD.replace('article = "1.1"', 'article = "1.2"'))).versions("xx.one")[0].version
    assert before != after
    assert before.split(".")[0] == after.split(".")[0] == "2020-01-01"


def test_a_term_that_is_not_there_is_refused(catalogue: Catalogue) -> None:
    row = catalogue.procedure("es.general", date(2026, 1, 1))
    assert row.term("reply") is row.term("general")
    with pytest.raises(UnknownTermError):
        row.term("eternity")
