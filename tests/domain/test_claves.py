"""An answer without the clave identificativa says so, until the company gives one."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from bridge.domain.claims import Content
from bridge.domain.claves import BADGE, MISSING, badged, noted, without_number
from bridge.domain.phases import Event, State
from bridge.domain.status import Told, tell
from bridge.domain.timeline import timeline
from tests.documents.samples import whole

AT = datetime(2026, 11, 25, 12, tzinfo=UTC)


def reply(seq: int, kind: str = "human_ack", **data: Any) -> Event:
    return Event(seq, AT, "reply", "company", {"class": kind, "received_at": AT.isoformat(), "via": "email", "ticket_number": None, **data})


def receipt(seq: int, channel: str, number: str | None) -> Event:
    return Event(seq, AT, "receipt", "company", {"channel": channel, "number": number, "received_at": AT.isoformat()})


CASES = [
    ("an acknowledgement without one", (), (reply(2),), {2}),
    ("a refusal without one owes it as well", (), (reply(2, "refusal"),), {2}),
    ("with its ticket", (), (reply(2, ticket_number="A-1"),), set()),
    ("given later: the first still lacked it", (), (reply(2), reply(3, ticket_number="A-1")), {2}),
    ("given with the receipt before", (receipt(1, "portal", "77"),), (reply(2),), set()),
    ("the burofax's own number is the carrier's", (receipt(1, "burofax", "77"),), (reply(2),), {2}),
    ("received in its space without one", (receipt(1, "replyspace", None),), (), {1}),
    ("noted by hand: nobody knows", (), (reply(2, via=None),), set()),
    ("a bounce is no answer", (), (reply(2, "bounce"),), set()),
]


@pytest.mark.parametrize(("receipts", "replies", "lacking"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_lacks_a_number_is_told(receipts: tuple[Event, ...], replies: tuple[Event, ...], lacking: set[int]) -> None:
    assert without_number(State(receipts=receipts, replies=replies)) == lacking


def shown(content: Content, *replies: Event) -> tuple[bool, bool]:
    """Whether the badge is there, and whether the line says it."""
    state = State(phase="on_record", replies=replies, seen=replies)
    lines = noted(timeline(state, public=False), content, state)
    return BADGE in badged(tell(Told("Aerolinde", state)), content, state).badges, any(MISSING in line.lines for line in lines)


def test_badge_and_line_follow_what_is_owed() -> None:
    content = whole()
    abroad = replace(content, company=replace(content.company, country="PT"))
    assert shown(content, reply(2)) == (True, True)
    assert shown(content, reply(2), reply(3, ticket_number="A-1")) == (False, True)
    assert shown(abroad, reply(2)) == (False, False)
