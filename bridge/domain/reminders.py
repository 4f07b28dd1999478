"""When somebody is to be reminded, and of what: pure ladders over a claim's events and its due date. Each step happens once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bridge.domain.phases import Event, State, stops

UNCLASSIFIED_AFTER = (3, 10, 24)
"""Days after which the claimant is asked again what an answer was."""
SOON_BEFORE = 3
"""Days before the due date."""
PROMISE_AGAIN = 21
"""Days after a promise's date when it is asked again whether it was kept; the same after a promise without a date."""
SOLVED_AFTER = 3
MISSED = timedelta(days=6)
"""A step that nobody took in time (the instance was off) is still taken for so long, and then not any more."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """`why`: `what_is_it`, `due_soon`, `overdue`, `promise`, `solved`. `to`: `claimant` or `company`. `seq`: the answer that it is about."""

    why: str
    to: str
    on: date
    seq: int | None = None
    step: int = 0

    @property
    def kind(self) -> str:
        """Its name in the outbox, once for each claim."""
        parts = ("nudge" if self.to == "company" else "told", self.why, *([str(self.seq)] if self.seq is not None else []), str(self.step))
        return "-".join(parts)


def reminders(state: State, due: date | None) -> tuple[Reminder, ...]:
    """Every reminder of a claim as it stands, past and to come, in order."""
    return tuple(sorted(_all(state, due), key=lambda one: (one.on, one.kind)))


def _all(state: State, due: date | None) -> Iterator[Reminder]:
    if state.phase == "closed" or state.erased:
        return
    for reply in state.replies:
        if reply.data["class"] == "unknown":
            yield from (Reminder("what_is_it", "claimant", reply.at.date() + timedelta(days=n), reply.seq, n) for n in UNCLASSIFIED_AFTER)
    yield from _of_the_term(state, due)
    yield from _of_the_answer(state)


def _of_the_term(state: State, due: date | None) -> Iterator[Reminder]:
    if due is None or state.answered_at is not None or state.phase not in {"on_record", "needs_info"}:
        return
    for to in ("claimant", "company"):
        yield Reminder("due_soon", to, due - timedelta(days=SOON_BEFORE))
        yield Reminder("overdue", to, due + timedelta(days=1))


def _of_the_answer(state: State) -> Iterator[Reminder]:
    answer = next((reply for reply in reversed(state.replies) if stops(reply)), None)
    if answer is None:
        return
    if answer.data["class"] == "commitment":
        yield from _of_the_promise(state, answer)
    else:
        yield Reminder("solved", "claimant", answer.at.date() + timedelta(days=SOLVED_AFTER), answer.seq)


def _of_the_promise(state: State, promised: Event) -> Iterator[Reminder]:
    """Asked on its day and three weeks later, unless the claimant has said."""
    if any(event.kind == "promise" and event.data["of"] == promised.seq for event in state.seen):
        return
    named = promised.data.get("due_date")
    day = date.fromisoformat(named) if named else promised.at.date() + timedelta(days=PROMISE_AGAIN)
    yield Reminder("promise", "claimant", day, promised.seq, 0)
    yield Reminder("promise", "claimant", day + timedelta(days=PROMISE_AGAIN), promised.seq, 1)


def now_due(every: Iterable[Reminder], today: date) -> tuple[Reminder, ...]:
    """Those to send today: of a ladder whose steps were missed, only the last."""
    found: dict[tuple[str, str, int | None], Reminder] = {}
    for one in every:
        if one.on <= today <= one.on + MISSED:
            found[one.why, one.to, one.seq] = one
    return tuple(found.values())


def next_day(every: Iterable[Reminder], today: date) -> date | None:
    """The next day to look at the claim again."""
    return min((one.on for one in every if one.on > today), default=None)
