"""The life of a claim: what may happen when, and whose turn it is, recomputed from what happened (docs: states)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from bridge.errors import ConflictError

PHASES = ("draft", "ready", "filed", "on_record", "needs_info", "answered", "committed", "escalated", "closed")
OUTCOMES = (
    "resolved", "partial", "rejected", "promise_broken", "no_response", "wrong_company",
    "not_admitted", "settled", "awarded", "withdrawn", "lapsed", "duplicate",
)  # fmt: skip
VISIBILITIES = ("private", "link", "public_pseudonymous", "public_named")
STOPS_CLOCK = frozenset({"offer", "commitment", "resolution", "refusal", "wrong_company"})
"""The only answers that stop the clock. Automatic ones, deflections and bounces never do."""

DRAFT, ISSUED = frozenset({"draft"}), frozenset(PHASES) - {"draft"}
OPEN = ISSUED - {"closed"}
ANY = frozenset(PHASES)

MAY_FOLLOW: Mapping[str, frozenset[str]] = {
    "opened": DRAFT,
    "captured": ANY,
    "capture_failed": ANY,
    "corrected": DRAFT,
    "issued": DRAFT,
    "document": ISSUED,
    "filed": OPEN,
    "receipt": OPEN,
    "delivery": ISSUED,
    "reply": ISSUED,
    "reclassified": ISSUED,
    "note": ISSUED,
    "forwarded": ISSUED,
    "promise": OPEN,
    "reminded": OPEN,
    "completed": OPEN,
    "linked": ISSUED,
    "post_state": ANY,
    "link_unseen": ISSUED,
    "mentioned": ISSUED,
    "email_proven": ISSUED,
    "code_given": ANY,
    "proof_asked": ANY,
    "proof_failed": ANY,
    "author_proven": ANY,
    "prior_answer": DRAFT,
    "answer_given": ANY,
    "answer_unread": ANY,
    "evidence": ANY,
    "visibility": ISSUED,
    "picture_shown": ISSUED,
    "statement": ISSUED,
    "flagged": ISSUED,
    "flag_answered": ISSUED,
    "moderated": ISSUED,
    "step": OPEN,
    "step_document": ISSUED,
    "escalated": OPEN,
    "redirected": OPEN - {"escalated"},
    "closed": OPEN,
    "rated": frozenset({"closed"}),
    "reopened": frozenset({"closed"}),
    "erased": ANY,
}
"""Kind of event → phases in which it may be written."""

AFTER_REPLY = {"info_request": "needs_info", "commitment": "committed"} | dict.fromkeys(STOPS_CLOCK - {"commitment"}, "answered")


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened: when, by whom (`claimant`, `company`, `consta`, `association`, `world`, `operator`), and what it says."""

    seq: int
    at: datetime
    kind: str
    actor: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class State:
    """Where a claim stands after its events."""

    phase: str = "draft"
    outcome: str | None = None
    visibility: str = "private"
    picture: str | None = None
    """Fingerprint of the covered picture that its claimant shows to the world."""
    withdrawn: bool = False
    """Whether its public page was withdrawn by moderation."""
    filed: tuple[Event, ...] = ()
    receipts: tuple[Event, ...] = ()
    replies: tuple[Event, ...] = ()
    """With corrections of their class applied."""
    deliveries: tuple[Event, ...] = ()
    """What became of the mail that we sent, step by step."""
    linked: tuple[Event, ...] = ()
    steps: tuple[Event, ...] = ()
    """Documents of next steps that were written."""
    escalated: tuple[Event, ...] = ()
    """Next steps that were taken, each with its receipt."""
    redirected: bool = False
    """Whether it was written anew to another company, which is done once."""
    post_state: str = "never_verified"
    author_proven: bool = False
    prior: tuple[Event, ...] = ()
    """What the company had answered in public before there was a claim."""
    before_close: str = "draft"
    erased: bool = False
    seen: tuple[Event, ...] = field(default=(), repr=False)

    @property
    def presented_at(self) -> datetime | None:
        """When the clock started: the moment on the first receipt."""
        return min((received_at(event) for event in self.receipts), default=None)

    @property
    def answered_at(self) -> datetime | None:
        """When a real answer stopped the clock."""
        return min((reply.at for reply in self.replies if stops(reply)), default=None)


def received_at(receipt: Event) -> datetime:
    """The moment of reception that a receipt proves."""
    return datetime.fromisoformat(receipt.data["received_at"])


def stops(reply: Event) -> bool:
    """Whether a reply stops the clock: only by its class, never an automatic one, and not where it was in doubt or its promise was broken."""
    return reply.data["class"] in STOPS_CLOCK and reply.data.get("stops_clock") is not False


def check_may_follow(phase: str, kind: str) -> None:
    """Raises ConflictError if an event of that kind cannot be written in that phase."""
    if phase not in MAY_FOLLOW[kind]:
        raise ConflictError


def project(events: Iterable[Event]) -> State:
    """The state after the events, in order."""
    state = State()
    for event in events:
        state = replace(STEPS.get(event.kind, _same)(state, event), seen=(*state.seen, event))
    return state


def _same(state: State, _event: Event) -> State:
    return state


def _issued(state: State, _event: Event) -> State:
    return replace(state, phase="ready")


def _filed(state: State, event: Event) -> State:
    phase = "filed" if state.phase == "ready" else state.phase
    return replace(state, phase=phase, filed=(*state.filed, event))


def _receipt(state: State, event: Event) -> State:
    phase = "on_record" if state.phase in {"ready", "filed"} else state.phase
    return replace(state, phase=phase, receipts=(*state.receipts, event))


def _reply(state: State, event: Event) -> State:
    return _rephased(replace(state, replies=(*state.replies, event)))


def _reclassified(state: State, event: Event) -> State:
    """The claimant's word about what an answer was outranks ours."""
    replies = tuple(_corrected(reply, event) for reply in state.replies)
    return _rephased(replace(state, replies=replies))


def _corrected(reply: Event, correction: Event) -> Event:
    if reply.seq != correction.data["of"]:
        return reply
    return replace(reply, data={**reply.data, "class": correction.data["class"], "stops_clock": None})


def _promise(state: State, event: Event) -> State:
    """A promise that was not kept was no answer: the clock is as if it had never stopped."""
    if event.data["kept"]:
        return state
    return _rephased(replace(state, replies=tuple(_broken(reply, event) for reply in state.replies)))


def _broken(reply: Event, promise: Event) -> Event:
    return replace(reply, data={**reply.data, "stops_clock": False}) if reply.seq == promise.data["of"] else reply


def _rephased(state: State) -> State:
    """The phase that the replies, read in order, leave; it is the last of them that speaks, and those that never count do not."""
    if state.phase in {"draft", "ready", "escalated", "closed"}:
        return state
    phase = "on_record" if state.receipts else "filed"
    completed = max((event.seq for event in state.seen if event.kind == "completed"), default=0)
    for reply in state.replies:
        if stops(reply) or (reply.data["class"] == "info_request" and reply.seq > completed):
            phase = AFTER_REPLY[reply.data["class"]]
    return replace(state, phase=phase)


def _completed(state: State, _event: Event) -> State:
    phase = "on_record" if state.phase == "needs_info" else state.phase
    return replace(state, phase=phase)


def _delivery(state: State, event: Event) -> State:
    return replace(state, deliveries=(*state.deliveries, event))


def _linked(state: State, event: Event) -> State:
    return replace(state, linked=(*state.linked, event))


def _captured(state: State, _event: Event) -> State:
    return replace(state, post_state="live")


def _post_state(state: State, event: Event) -> State:
    return replace(state, post_state=event.data["state"])


def _author_proven(state: State, _event: Event) -> State:
    return replace(state, author_proven=True)


def _prior_answer(state: State, event: Event) -> State:
    return replace(state, prior=(*state.prior, event))


def _visibility(state: State, event: Event) -> State:
    return replace(state, visibility=event.data["to"])


def _picture_shown(state: State, event: Event) -> State:
    return replace(state, picture=event.data["sha256"])


def _moderated(state: State, event: Event) -> State:
    return state if event.data["decision"] == "dismiss" else replace(state, withdrawn=event.data["decision"] == "hide")


def _step(state: State, event: Event) -> State:
    return replace(state, steps=(*state.steps, event))


def _escalated(state: State, event: Event) -> State:
    return replace(state, phase="escalated", escalated=(*state.escalated, event))


def _redirected(state: State, _event: Event) -> State:
    """To another company everything begins again: its own filing, its own clock."""
    return replace(state, phase="ready", filed=(), receipts=(), replies=(), deliveries=(), steps=(), redirected=True)


def _closed(state: State, event: Event) -> State:
    return replace(state, phase="closed", outcome=event.data["outcome"], before_close=state.phase)


def _reopened(state: State, _event: Event) -> State:
    return _rephased(replace(state, phase=state.before_close, outcome=None))


def _erased(state: State, _event: Event) -> State:
    return replace(state, erased=True, visibility="private")


STEPS = {
    "issued": _issued, "filed": _filed, "receipt": _receipt, "reply": _reply, "reclassified": _reclassified, "completed": _completed,
    "linked": _linked, "captured": _captured, "post_state": _post_state, "visibility": _visibility, "escalated": _escalated,
    "step": _step, "redirected": _redirected, "closed": _closed, "reopened": _reopened, "erased": _erased, "delivery": _delivery, "promise": _promise,
    "author_proven": _author_proven, "prior_answer": _prior_answer, "moderated": _moderated,
    "picture_shown": _picture_shown,
}  # fmt: skip
