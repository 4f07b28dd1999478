"""The life of a claim at random: claimant, company, machine and clock do what they please; what must always hold, holds."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from bridge.domain.answers import CLASSES
from bridge.domain.filing import CHANNELS, Receipt
from bridge.domain.ledger import first_broken
from bridge.domain.phases import STOPS_CLOCK
from bridge.domain.public import SHOWN, Clocked, public_claim
from bridge.errors import ConstaError
from bridge.services import filing, find, issuing, record, tracking
from bridge.services.record import Act
from bridge.store.model import Record
from bridge.store.vault import Vault
from tests.services.making import DRAFT, NOON, PLAN, opened

SECRETS = ("Marín Soto", "Calle Mayor 3", "lucia@correo.example", "28013")
"""What no visibility but the one with a name may ever show."""
VISIBILITIES = ("private", "link", "public_pseudonymous")


class Life(RuleBasedStateMachine):
    """One claim, and all who may act on it in any order; what may not be is refused with a sentence and changes nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.engine = create_engine("sqlite://")
        Record.metadata.create_all(self.engine)
        self.session = Session(self.engine, info={"vault": Vault({1: bytes(32)})})
        self.claim = opened(self.session, DRAFT)
        self.now: datetime = NOON
        self.shown = "private"
        self.answers: list[tuple[int, str]] = []

    def teardown(self) -> None:
        self.session.close()
        self.engine.dispose()

    def attempt(self, act: Any, *arguments: Any) -> bool:
        """Whether it was let happen; if not, nothing has changed."""
        before = len(find.entries(self.session, self.claim))
        try:
            act(self.session, self.claim, *arguments)
        except ConstaError:
            assert len(find.entries(self.session, self.claim)) == before
            return False
        return True

    def by(self, actor: str) -> Act:
        return Act(actor, self.now)

    @rule(days=st.integers(-3, 40), minutes=st.integers(0, 1439))
    def time_passes(self, days: int, minutes: int) -> None:
        """Backwards as well: clocks are set right."""
        self.now += timedelta(days=days, minutes=minutes)

    @rule()
    def issues(self) -> None:
        self.attempt(issuing.issue, PLAN, self.by("claimant"), "https://consta.example")

    @rule(way=st.sampled_from([channel.id for channel in CHANNELS]))
    def files(self, way: str) -> None:
        self.attempt(filing.file_by, way, self.by("claimant"))

    @precondition(lambda self: self.claim.code is not None)
    @rule(way=st.sampled_from([channel.id for channel in CHANNELS]), ago=st.integers(-2, 60), number=st.sampled_from(["77", None]))
    def proves(self, way: str, ago: int, number: str | None) -> None:
        self.attempt(filing.keep_receipt, Receipt(way, self.now - timedelta(hours=ago), number, None), self.by("claimant"))

    @rule(kind=st.sampled_from(sorted(CLASSES)), actor=st.sampled_from(["company", "claimant"]))
    def answers_come(self, kind: str, actor: str) -> None:
        said = {"class": kind, "received_at": self.now.isoformat(), "text": "", "reasons": []}
        if self.attempt(record.write, "reply", self.by(actor), said):
            self.answers.append((find.entries(self.session, self.claim)[-1].seq, kind))

    @precondition(lambda self: self.answers)
    @rule(data=st.data(), kind=st.sampled_from(sorted(CLASSES)))
    def corrects(self, data: st.DataObject, kind: str) -> None:
        n = data.draw(st.integers(0, len(self.answers) - 1))
        if self.attempt(record.write, "reclassified", self.by("claimant"), {"of": self.answers[n][0], "class": kind}):
            self.answers[n] = (self.answers[n][0], kind)

    @rule(to=st.sampled_from(VISIBILITIES))
    def shows(self, to: str) -> None:
        if self.attempt(tracking.show, to, self.by("claimant")):
            self.shown = to

    @rule(outcome=st.sampled_from(["resolved", "withdrawn", "partial"]))
    def closes(self, outcome: str) -> None:
        self.attempt(record.write, "closed", self.by("claimant"), {"outcome": outcome})

    @rule()
    def reopens(self) -> None:
        self.attempt(record.write, "reopened", self.by("claimant"), {})

    @invariant()
    def the_chain_holds(self) -> None:
        entries = find.entries(self.session, self.claim)
        assert first_broken(entries) is None
        assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))

    @invariant()
    def only_a_real_answer_stops_the_clock(self) -> None:
        state = find.state(self.session, self.claim)
        if not any(kind in STOPS_CLOCK for _, kind in self.answers):
            assert state.answered_at is None
            assert state.phase not in {"answered", "committed"}

    @invariant()
    def nobody_but_the_claimant_shows_it(self) -> None:
        state = find.state(self.session, self.claim)
        assert (state.visibility, self.claim.visibility) == (self.shown, self.shown)

    @invariant()
    def the_world_learns_nothing_personal(self) -> None:
        content, state = find.content(self.session, self.claim), find.state(self.session, self.claim)
        if content is not None:
            told = repr(public_claim(content, replace(state, visibility=self.shown if self.shown in SHOWN else "link"), Clocked(), ("", None)))
            assert [secret for secret in SECRETS if secret in told] == []

    @invariant()
    def issued_is_frozen(self) -> None:
        assert (self.claim.code is None) == (self.claim.content is None) == (find.state(self.session, self.claim).phase == "draft")


TestLives = Life.TestCase
TestLives.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
