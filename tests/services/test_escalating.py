"""The next step in the registro: written once, asked once, taken with its receipt, and counted by the law of whoever has it then."""

from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.orm import Session

from bridge.domain import terms_of_art
from bridge.domain.answers import Reply
from bridge.domain.escalation import NotOnRecordError, NotPreparedError, StepReceipt, UnknownStepError
from bridge.domain.filing import Receipt
from bridge.domain.status import Told, tell
from bridge.packs import load_catalogue
from bridge.services import escalating, filing, find, planning, tracking
from bridge.services.escalating import Day, StillLackingError
from bridge.services.record import Act
from bridge.store.engine import Store
from bridge.store.tables import ClaimRow
from tests.services.making import CLAIMANT, DRAFT, NOON, issued

LAW = load_catalogue()
MADRID = ZoneInfo("Europe/Madrid")
LATER = Day(NOON + timedelta(days=40), MADRID)
ACT = Act("claimant", LATER.now.astimezone(MADRID))
ANSWERS = {"nationality": "española", "notices": "electronic", "elsewhere": "y"}
WHO = replace(DRAFT, claimant=replace(DRAFT.claimant, id_number="12345678Z"))


def on_record(session: Session) -> ClaimRow:
    claim = issued(session, WHO)
    filing.keep_receipt(session, claim, Receipt("counter", NOON, "REG-77"), CLAIMANT)
    return claim


def step(session: Session, claim: ClaimRow, procedure: str, at: Day = LATER) -> escalating.NextStep:
    return escalating.next_step(LAW, escalating.known(session, claim), procedure, at)


def test_the_steps_are_those_of_the_channel_with_the_form_of_the_region_and_the_court(store: Store) -> None:
    with store.begin() as session:
        found = escalating.next_steps(LAW, escalating.known(session, on_record(session)), LATER)
    assert [one.row.id for one in found] == ["es.hoja.md", "es.adr.arbitraje", "es.court.verbal"]


def test_without_proof_of_reception_there_is_no_next_step(store: Store) -> None:
    with store.begin() as session, pytest.raises(NotOnRecordError):
        escalating.known(session, issued(session))


def test_what_lacks_is_named_and_nothing_is_written(store: Store) -> None:
    with store.begin() as session:
        claim = on_record(session)
        with pytest.raises(StillLackingError, match="Nacionalidad"):
            escalating.prepare(session, claim, step(session, claim, "es.adr.arbitraje"), {}, ACT)
        assert find.state(session, claim).steps == ()


def test_the_receipt_starts_the_clock_of_whoever_has_it_now(store: Store) -> None:
    with store.begin() as session:
        claim = on_record(session)
        with pytest.raises(NotPreparedError):
            escalating.take(session, claim, step(session, claim, "es.adr.arbitraje"), StepReceipt("registry", ACT.at, "R-1"), ACT)
        escalating.prepare(session, claim, step(session, claim, "es.adr.arbitraje"), ANSWERS, ACT)
        for _ in range(2):
            escalating.take(session, claim, step(session, claim, "es.adr.arbitraje"), StepReceipt("registry", ACT.at, "R-1"), ACT)
        state = find.state(session, claim)
        running = planning.running(LAW, find.draft(session, claim), state, LATER.now, MADRID)
    assert (state.phase, len(state.escalated)) == ("escalated", 1)
    assert running is not None
    assert (running.dated.term.id, running.dated.deadline.due_day) == ("inadmission", date(2027, 1, 25))
    assert "Junta Arbitral" in str(tell(Told("AeroLinde", state, running.progress)).sentence)


def test_a_step_without_a_term_says_so_and_invents_none(store: Store) -> None:
    with store.begin() as session:
        claim = on_record(session)
        escalating.prepare(session, claim, step(session, claim, "es.court.verbal"), {}, ACT)
        escalating.take(session, claim, step(session, claim, "es.court.verbal"), StepReceipt("court", ACT.at, "R-1"), ACT)
        state = find.state(session, claim)
        assert planning.running(LAW, find.draft(session, claim), state, LATER.now, MADRID) is None
    assert "Ninguna ley que conozcamos" in str(tell(Told("AeroLinde", state, None)).sentence)


def test_what_was_answered_once_is_not_asked_again(store: Store) -> None:
    with store.begin() as session:
        claim = on_record(session)
        escalating.prepare(session, claim, step(session, claim, "es.adr.arbitraje"), {**ANSWERS, "company.tax_id": "A28015865"}, ACT)
        again = step(session, claim, "es.adr.arbitraje")
        assert again.ready
        assert "company.tax_id" not in {box.key for box in step(session, claim, "es.hoja.md").asks}


def test_an_answer_that_does_not_satisfy_wants_its_reason(store: Store) -> None:
    with store.begin() as session:
        claim = on_record(session)
        tracking.note_reply(session, claim, Reply("auto_ack", NOON, "Recibido"), CLAIMANT)
        assert not step(session, claim, "es.court.verbal").wants_reason
        tracking.note_reply(session, claim, Reply("refusal", NOON + timedelta(days=3), "No procede."), CLAIMANT)
        assert step(session, claim, "es.court.verbal", Day(NOON + timedelta(days=4), MADRID)).wants_reason


def test_a_step_that_does_not_follow_is_refused(store: Store) -> None:
    with store.begin() as session:
        claim = on_record(session)
        with pytest.raises(UnknownStepError):
            step(session, claim, "es.bank.bde")


def test_after_arbitration_its_own_next_steps_are_open(store: Store) -> None:
    with store.begin() as session:
        claim = on_record(session)
        escalating.prepare(session, claim, step(session, claim, "es.adr.arbitraje"), ANSWERS, ACT)
        escalating.take(session, claim, step(session, claim, "es.adr.arbitraje"), StepReceipt("registry", ACT.at, "R-1"), ACT)
        found = {one.row.id: one for one in escalating.next_steps(LAW, escalating.known(session, claim), LATER)}
    assert found["es.adr.arbitraje"].taken is not None
    assert found["es.court.verbal"].taken is None


@pytest.mark.parametrize(
    ("word", "title"), [("queja", "Queja contra Cinemex"), ("reclamo", "Reclamo a Cinemex"), ("reclamacion", "Reclamación a Cinemex"), ("hoja", "Reclamación a Cinemex")]
)
def test_the_claim_is_called_what_its_country_calls_it(word: str, title: str) -> None:
    assert str(terms_of_art.title(word, "Cinemex")) == title
