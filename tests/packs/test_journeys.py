"""Complaints from the post to the procedure: what routing says against what was expected, and why where they differ."""

import json
from datetime import date
from functools import lru_cache
from typing import Any

import pytest

from bridge.domain.catalogue import Catalogue
from bridge.domain.drafts import Draft, read_draft
from bridge.domain.procedures import facts_of, match
from bridge.packs import route_json
from bridge.packs.answers import due_of_option
from tests.shared import needs_shared

OUR_NAMES = {
    "request": "request.text", "cups": "facts.cups", "contract": "facts.contract", "statement_no_parallel_proceedings": "facts.no_parallel_proceedings",
    "evidence": "evidence.proof", "proof": "evidence.proof", "id_copy": "evidence.id_copy", "receipt_or_proof": "evidence.receipt",
    "provider.ruc": "company.tax_id", "minor.parent_data": "facts.parent",
}  # fmt: skip
"""What the sheets call a field, and its path in our claim object."""

REASONS = {
    ("Jd08-es-ex-streaming-2027", "due"): "art. 17.3 says «cinco días»: of the two readings the company's later date, working days, is shown (25, not 23 January)",
    ("Jd10-es-ga-water-2027", "due"): "the hour is not known, so the two hours run from the end of the day instead of giving no date",
    ("Jd18-mx-telecom", "due"): "the hour is not known, so the 48 hours run from the end of the day instead of giving no date",
    ("Jd13-es-pv-marketplace", "missing"): "which of two companies is claimed against is a question of the page on companies, not a field that the law wants",
}
"""Where we differ, and why."""
REQUESTS = {"refund": "refund", "repair": "repair", "replacement": "replace", "compensation": "compensation"}


@lru_cache(maxsize=1)
def journeys() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(needs_shared("mail/journeys_dev.json").read_text(encoding="utf-8"))["journeys"]
    return found


def as_draft(journey: dict[str, Any]) -> Draft:
    """The draft that the person would have at that moment: the post read, the company and claimant as known."""
    company, claimant, expected = journey["company"], journey["claimant"], journey["expected"]
    asked = {"kind": REQUESTS.get(expected["request_kind"], "other"), "text": expected["request_kind"]} if expected["request_stated_in_post"] else {}
    return read_draft({
        "post": {"url": journey["post"]["url"], "text": journey["post"]["text"]},
        "company": {
            "name": company["legal_name"], "brand": company["brand"], "tax_id": company["tax_id"], "address": company["address"],
            "country": company["country"], "bound_by_ley_10_2025": company["size"]["bound_by_ley_10_2025"],
        },
        "claimant": {"country": company["country"], **{key: claimant[key] for key in ("name", "id_number", "address", "postal_code", "email")}},
        "facts_date": journey["facts_date"], "facts": journey["post"]["text"], "request": asked, "evidence": journey["post"]["media"],
    })  # fmt: skip


def routed(catalogue: Catalogue, journey: dict[str, Any]) -> dict[str, Any]:
    filed, draft = date.fromisoformat(journey["filed_on"]), as_draft(journey)
    facts = facts_of(draft, filed)
    first = match(facts, catalogue, filed)[0]
    dated = due_of_option(catalogue, first, facts, filed)
    answer = route_json(catalogue, draft, filed)
    return {
        "procedure": first.procedure.id,
        "region": facts.region,
        "missing": set(answer["missing"]),
        "next": list(first.next),
        "due": dated.deadline.due.isoformat() if dated else None,
        "span": answer["procedures"][0]["reply_deadline"],
        "alternatives": {option["id"] for option in answer["procedures"]},
        "confidence": first.confidence,
    }


def expected_of(journey: dict[str, Any]) -> dict[str, Any]:
    expected = journey["expected"]
    reply = expected["first_step_reply_deadline"]
    return {
        "procedure": expected["procedure_id"],
        "region": expected["region_code"],
        "missing": {OUR_NAMES.get(name, name) for name in expected["missing_fields"]},
        "next": expected["next_step_ids"],
        "due": reply["due"] if reply else None,
        "span": {"n": reply["n"], "unit": reply["unit"]} if reply else None,
        "confidence": expected["procedure_confidence"],
    }


def test_the_journeys_go_where_they_should_or_it_is_said_why_not(catalogue: Catalogue) -> None:
    disagreements = set()
    for journey in journeys():
        got, wanted = routed(catalogue, journey), expected_of(journey)
        marks = {field: "ok" if got[field] == wanted[field] else f"{got[field]} ≠ {wanted[field]}" for field in wanted}
        print(journey["id"], "·", ", ".join(f"{field}: {mark}" for field, mark in marks.items()))
        disagreements |= {(journey["id"], field) for field, mark in marks.items() if mark != "ok"}
    for where in sorted(disagreements):
        print(*where, "—", REASONS.get(where, "NO REASON"))
    assert disagreements == set(REASONS)


def test_what_was_expected_as_an_alternative_is_offered(catalogue: Catalogue) -> None:
    for journey in journeys():
        assert set(journey["expected"]["alternative_ids"]) <= routed(catalogue, journey)["alternatives"], journey["id"]


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_step_of_the_route_has_a_name_in_both_languages(catalogue: Catalogue, language: str) -> None:
    for rows in catalogue.rows.values():
        assert all(row.name.said(language) for row in rows)
