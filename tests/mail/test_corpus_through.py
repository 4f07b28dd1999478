"""Every message of the evaluation corpus through the whole way in: none is lost, and none that is no answer stops the clock."""

import json
from typing import Any

from bridge.domain.phases import stops
from bridge.jobs.receive import home_for, take_in
from tests.mail.conftest import Instance
from tests.mail.letters import address
from tests.mail.test_inbox import rows
from tests.shared import SHARED, needs_shared

CORPUS = SHARED / "mail/corpus"


def index() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((CORPUS / "INDEX.json").read_text())["items"]
    return [one for one in found if one["file"].endswith(".eml")]


def test_nothing_is_lost_and_no_machine_stops_the_clock(instance: Instance) -> None:
    needs_shared("mail/corpus/INDEX.json")
    here = instance.through(None)
    claims: dict[int, dict[str, Any]] = {}
    for one in index():
        claim_id = here.claim()
        take_in(here.context, (CORPUS / one["file"]).read_bytes(), home_for(here.context, address(here, claim_id)), "stdin")
        claims[claim_id] = one
    here.work()
    kept = {row.claim_id: row for row in rows(here)}
    lost = [one["file"] for claim_id, one in claims.items() if kept[claim_id].entry_seq is None and kept[claim_id].why != "report"]
    states = {claim_id: here.state(claim_id) for claim_id in claims}
    false_stops = [one["file"] for claim_id, one in claims.items() if not one["must_stop_clock"] and any(map(stops, states[claim_id].replies))]
    held_back = [one["file"] for claim_id, one in claims.items() if one["must_stop_clock"] and not any(map(stops, states[claim_id].replies))]
    print(f"{len(claims)} messages: {len(lost)} lost, false stops {false_stops}, waiting for the claimant's word {held_back}")
    assert lost == []
    assert false_stops == []
