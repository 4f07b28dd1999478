"""What people and scripts rely on: names, shapes and exit codes of the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run, objects

LINK = "https://twitter.com/lucia_m/status/1987253416478126080?s=20"
CLAIM: dict[str, Any] = {
    "post": {"url": LINK, "text": "@Muebles Pino, el sofá llegó roto. 286,40 €.", "author_handle": "lucia_m"},
    "company": {"name": "Muebles Pino, S.L.", "address": "Calle del Pino 1, 28001 Madrid", "country": "ES", "bound_by_ley_10_2025": False},
    "claimant": {"name": "Lucía Marín", "address": "Calle Mayor 3", "postal_code": "28013", "city": "Madrid", "email": "lucia@correo.example"},
    "facts_date": "2026-10-03", "facts": "El sofá llegó roto.", "request": {"kind": "refund", "text": "Que me devuelvan el dinero.", "amount": "286.40"},
    "procedure": "es.general",
}  # fmt: skip
POST_KEYS = {
    "network", "kind", "canonical_url", "post_id", "published_at", "published_precision", "published_source",
    "author", "text", "media", "in_reply_to", "level", "origin", "notes",
}  # fmt: skip
EXITS = [
    ("https://x.com/lucia_m", 2, "a profile is no post"),
    ("hola", 2, "no link at all"),
    ("ftp://example.org/x", 3, "a scheme that is never opened"),
    ("http://127.0.0.1/status/1", 3, "our own machine"),
]


def written(folder: Path, name: str, data: dict[str, Any]) -> str:
    path = folder / name
    path.write_text(json.dumps(data))
    return str(path)


def test_a_link_says_what_it_is_without_any_request(run: Run) -> None:
    found = objects(run("post", LINK, "--offline", "--json"))[0]
    assert set(found) == POST_KEYS
    assert (found["network"], found["canonical_url"]) == ("x", "https://x.com/lucia_m/status/1987253416478126080")
    assert (found["published_precision"], found["published_source"]) == ("exact", "id")


@pytest.mark.parametrize(("link", "code", "why"), EXITS)
def test_what_is_no_post_says_why_and_sets_the_exit_code(run: Run, link: str, code: int, why: str) -> None:
    result = run("post", link, "--offline", "--json")
    assert result.exit_code == code, why
    assert result.stderr.strip()


def test_several_links_come_in_order_and_one_that_fails_does_not_stop_the_rest(run: Run) -> None:
    result = run("post", "-", "--offline", "--json", given=f"{LINK}\nhola\n{LINK}\n")
    assert [found["error"]["code"] if "error" in found else found["network"] for found in objects(result)] == ["x", "not_a_post", "x"]


def test_a_deadline_comes_with_its_steps(run: Run) -> None:
    found = objects(run("deadline", "es.general", "--presented", "2026-11-30", "--json"))[0]
    assert set(found) == {"procedure", "due", "unit", "steps", "legal_basis", "confidence", "reading"}
    assert found["due"] == "2026-12-15"


def test_deadlines_are_read_a_line(run: Run) -> None:
    lines = [
        {"procedure": "es.general", "presented": "2025-12-27"},
        {"procedure": "es.nothing", "presented": "2025-12-27"},
        {"procedure": "es.sac.large", "presented": "2026-12-28", "region": ["MD", "CT"], "facts": {"bound_by_ley_10_2025": True}},
    ]
    found = objects(run("deadline", "-", "--json", given="\n".join(map(json.dumps, lines))))
    assert [f.get("due") or f["error"]["code"] for f in found] == ["2026-01-27", "unknown_procedure", "2027-01-20"]


@pytest.mark.parametrize("presented", ["31/02/2026", "2026-02-31", "ayer", ""])
def test_a_date_that_is_none_is_said(run: Run, presented: str) -> None:
    result = run("deadline", "es.general", "--presented", presented, "--json")
    assert result.exit_code == 2
    assert "error" in objects(result)[0]


def test_a_route_says_where_why_and_what_is_missing(run: Run, tmp_path: Path) -> None:
    given = {**CLAIM, "procedure": None, "facts": "El imbécil de Kevin, el encargado, rompió el sofá."}
    found = objects(run("route", written(tmp_path, "c.json", given), "--on", "2026-11-25", "--json"))[0]
    assert set(found) == {"procedures", "missing", "tone"}
    first = found["procedures"][0]
    assert set(first) == {"id", "name", "kind", "reasons", "unmet", "reply_deadline", "next", "confidence"}
    assert first["id"] == "es.general"
    assert {flag["kind"] for flag in found["tone"]} >= {"insult"}


def test_an_unknown_key_is_named(run: Run, tmp_path: Path) -> None:
    result = run("route", written(tmp_path, "c.json", {"companny": {}}), "--json")
    assert result.exit_code == 2
    assert "companny" in result.stderr


def test_a_claim_is_issued_with_its_document_and_can_be_verified(run: Run, tmp_path: Path) -> None:
    pdf = tmp_path / "out.pdf"
    result = run("claim", written(tmp_path, "c.json", CLAIM), "--pdf", str(pdf), "--json")
    assert result.exit_code == 0, result.stderr
    found = objects(result)[0]
    assert {"reference", "status_url", "verification_code", "content_sha256", "pdf_sha256", "procedure", "missing"} <= set(found)
    assert found["missing"] == []
    assert pdf.read_bytes().startswith(b"%PDF-1.7")
    checked = run("verify", str(pdf), "--json")
    assert set(objects(checked)[0]) == {"holds", "checks", "not_proven"}
    assert checked.exit_code == (0 if objects(checked)[0]["holds"] else 1)


def test_a_claim_that_would_not_be_admitted_says_what_is_missing(run: Run, tmp_path: Path) -> None:
    given = {**CLAIM, "claimant": {"country": "ES"}}
    result = run("claim", written(tmp_path, "c.json", given), "--json")
    assert result.exit_code == 2
    assert "claimant.name" in objects(result)[0]["missing"]


def test_a_legal_notice_says_who_answers(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "aviso.html"
    page.write_text("<p>Titular: Linde Air, S.A. NIF A58818501. Calle del Puerto 1, 28001 Madrid</p>")
    found = objects(run("company", "https://aerolinde.example", "--from", str(page), "--json"))[0]
    assert (found["name"], found["tax_id"]) == ("Linde Air, S.A.", "A58818501")


@pytest.mark.parametrize("command", ["post", "route", "deadline", "claim", "company", "classify", "verify", "worker", "seed-demo", "migrate", "check"])
def test_every_command_explains_itself(run: Run, command: str) -> None:
    assert run(command, "--help").exit_code == 0


def test_invented_claims_are_sound(run: Run) -> None:
    assert run("seed-demo").exit_code == 0
    found = objects(run("check", "--json"))[0]
    assert (found["claims"], found["broken"]) == (4, [])


def test_what_is_known_of_a_profile_goes_with_the_reason(run: Run) -> None:
    found = objects(run("post", "https://x.com/lucia_m", "--offline", "--json"))[0]
    assert (found["network"], found["kind"], found["error"]["code"]) == ("x", "profile", "not_a_post")
