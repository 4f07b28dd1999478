"""Whether the company gave the claim its number (clave identificativa): in Spain it owes one, and whoever claims should see when it does not."""

from collections.abc import Iterable
from dataclasses import replace

from bridge.domain.claims import Content
from bridge.domain.phases import Event, State
from bridge.domain.status import Status
from bridge.domain.timeline import Line
from bridge.sentences import say

SAYS_IT_HAS_IT = frozenset({"auto_ack", "human_ack", "deflection", "info_request", "offer", "commitment", "resolution", "refusal"})
"""Answers by which the company shows that it has the claim."""
READ_WHOLE = frozenset({"email", "replyspace"})
"""Ways by which we see all that it said; of what was noted by hand nobody knows whether it gave a number."""
OF_THE_POST = frozenset({"registered_post", "burofax"})
"""Receipts whose number is the carrier's."""
MISSING, BADGE = say("No da clave identificativa."), say("Sin clave identificativa")


def owes_number(content: Content) -> bool:
    """Whether its company owes one: every company in Spain (TRLGDCU art. 21.2), those of Ley 10/2025 by its art. 11 as well; no public body."""
    return content.company.country == "ES" and content.addressee is None


def without_number(state: State) -> frozenset[int]:
    """The acts by which the company showed that it has the claim, without a number then or before."""
    given = min((event.seq for event in (*state.receipts, *state.replies) if _number(event)), default=None)
    return frozenset(event.seq for event in (*state.receipts, *state.replies) if _owing(event) and (given is None or event.seq < given))


def _number(event: Event) -> str | None:
    number: str | None = event.data.get("ticket_number") or (None if event.data.get("channel") in OF_THE_POST else event.data.get("number"))
    return number


def _owing(event: Event) -> bool:
    if event.kind == "receipt":
        return bool(event.data["channel"] == "replyspace")
    return event.data["class"] in SAYS_IT_HAS_IT and event.data.get("via") in READ_WHOLE


def noted(lines: Iterable[Line], content: Content, state: State) -> tuple[Line, ...]:
    """The lines of «lo que consta», those acts saying what they lack."""
    lacking = without_number(state) if owes_number(content) else frozenset()
    return tuple(replace(line, lines=(*line.lines, MISSING)) if line.seq in lacking else line for line in lines)


def badged(status: Status, content: Content, state: State) -> Status:
    """The status, with a badge as long as no number was given."""
    numbered = any(_number(event) for event in (*state.receipts, *state.replies))
    if numbered or not owes_number(content) or not without_number(state):
        return status
    return replace(status, badges=(*status.badges, BADGE))
