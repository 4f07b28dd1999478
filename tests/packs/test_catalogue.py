"""What must hold of every pack there is: sources, both languages, known fields, places to go."""

import json
from datetime import date
from itertools import chain

import pytest

from bridge.domain.catalogue import Catalogue, Paper, Procedure
from bridge.domain.norms import CONFIDENCES
from bridge.domain.regions import NAMES
from bridge.domain.sectors import KNOWN, SUBSECTORS
from bridge.domain.terms import Whose
from bridge.packs.report import main, report
from tests.shared import needs_shared

EVERY_SECTOR = {*KNOWN, *SUBSECTORS, "cross_border"}


def rows(catalogue: Catalogue) -> list[Procedure]:
    return list(chain.from_iterable(catalogue.rows.values()))


def test_every_procedure_and_follow_on_step_is_there(catalogue: Catalogue) -> None:
    sheet = json.loads(needs_shared("law/procedures.json").read_text(encoding="utf-8"))
    wanted = {procedure["id"] for procedure in sheet["procedures"]} | set(sheet["stubs_to_write"])
    assert set(catalogue.rows) == wanted


def test_reply_terms_are_those_of_the_sheet(catalogue: Catalogue) -> None:
    sheet = json.loads(needs_shared("law/procedures.json").read_text(encoding="utf-8"))
    unlike = {}
    for procedure in sheet["procedures"]:
        term, given = catalogue.versions(procedure["id"])[-1].reply_term, procedure["reply_deadline"]
        ours, theirs = (term.span.n, str(term.span.unit)) if term else None, (given["n"], given["unit"]) if given else None
        if ours != theirs:
            unlike[procedure["id"]] = (ours, theirs)
    # «days» that the Mexican act does not qualify: natural days, with working days as the other reading
    assert unlike == {"mx.profeco.conciliacion": ((4, "calendar_days"), (4, "days"))}


def test_no_datum_is_without_source_and_day_of_checking(catalogue: Catalogue) -> None:
    for row in rows(catalogue):
        for basis in (row.basis, *(term.basis for term in row.terms)):
            assert basis.norm.url.startswith("https://")
            assert basis.confidence in CONFIDENCES
            assert basis.checked_on >= date(2026, 11, 1)
            assert basis.article or not basis.verified or row.id in {"es.hoja.md", "es.hoja.mc"}, row.id


def test_every_procedure_says_how_to_hand_it_in(catalogue: Catalogue) -> None:
    for row in rows(catalogue):
        assert row.channels or row.id == "es.prescripcion", row.id
        assert set(row.sectors) <= EVERY_SECTOR, row.id


def test_each_community_has_its_form_and_mexico_its_paper(catalogue: Catalogue) -> None:
    forms = {row.region for row in rows(catalogue) if row.region}
    assert forms == set(NAMES)
    assert {row.paper for row in rows(catalogue) if row.country == "MX"} == {Paper.LETTER}
    assert {row.paper for row in rows(catalogue) if row.country != "MX"} == {Paper.A4}


def test_no_pack_repeats_what_every_document_asks_for(catalogue: Catalogue) -> None:
    """The key and the receipt are printed by bridge.documents.compose, once, in every claim to a Spanish company."""
    asked = ("Solicito expresamente", "clave identificativa de esta reclamación", "Solicito un justificante")
    said = [f"{row.id}: {text.es}" for row in rows(catalogue) for text in row.notices if text.es.startswith(asked[0]) or asked[1] in text.es or asked[2] in text.es]
    assert said == []
    assert any("disposición adicional séptima" in text.es for text in catalogue.procedure("es.general", date(2026, 1, 1)).notices)


def test_only_the_claimant_has_limits_and_only_others_have_silence(catalogue: Catalogue) -> None:
    for term in chain.from_iterable(row.terms for row in rows(catalogue)):
        assert (term.whose is Whose.CLAIMANT) == (term.limit is not None)


def test_the_report_prints_every_datum_and_what_changes_on_28_december_2026(catalogue: Catalogue) -> None:
    lines = list(report(catalogue, date(2026, 11, 25)))
    text = "\n".join(lines)
    assert "2026-12-28: empieza es.sac.large" in text
    assert all(f"## {id_} ·" in text for id_ in catalogue.rows)
    assert "SIN VERIFICAR" in text
    assert "comprobado el 2026-11-22, hace 3 días" in text
    assert "comprobados hace más de un año: 0" in text
    assert "comprobados hace más de un año: 0" not in "\n".join(report(catalogue, date(2028, 1, 1)))


def test_the_report_can_be_printed_by_itself(capsys: pytest.CaptureFixture[str]) -> None:
    main()
    assert capsys.readouterr().out.startswith("# Los datos de la ley")
