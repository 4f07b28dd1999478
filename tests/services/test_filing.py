"""A claim consta from its proof on; proofs of the future, of before the claim, or of nothing are refused."""

from datetime import datetime, timedelta

import pytest

from bridge.domain.answers import Reply
from bridge.domain.filing import NothingProvenError, NotYetError, Receipt, TooEarlyError, UnknownChannelError
from bridge.errors import ConflictError, ConstaError
from bridge.services import filing, find, tracking
from bridge.services.record import Act
from bridge.services.tracking import UnknownChoiceError
from bridge.store.engine import Store
from tests.services.making import CLAIMANT, NOON, issued, opened

LATER = Act("claimant", NOON + timedelta(days=2))
RECEIPT = Receipt("portal", NOON + timedelta(days=1), "8841-B")
WRONG = [
    (Receipt("portal", NOON + timedelta(days=9), "1"), NotYetError, "the future"),
    (Receipt("portal", NOON - timedelta(days=2), "1"), TooEarlyError, "before the claim was written"),
    (Receipt("portal", NOON), NothingProvenError, "neither number nor file"),
    (Receipt("pigeon", NOON, "1"), UnknownChannelError, "no such way"),
]


def test_the_proof_makes_it_consta(store: Store) -> None:
    with store.begin() as session:
        claim = issued(session)
        filing.file_by(session, claim, "portal", CLAIMANT)
        assert find.state(session, claim).phase == "filed"
        filing.keep_receipt(session, claim, RECEIPT, LATER)
        state = find.state(session, claim)
    assert state.phase == "on_record"
    assert state.presented_at == RECEIPT.received_at


def test_the_same_proof_twice_is_one(store: Store) -> None:
    with store.begin() as session:
        claim = issued(session)
        filing.keep_receipt(session, claim, RECEIPT, LATER)
        filing.keep_receipt(session, claim, RECEIPT, LATER)
        assert len(find.state(session, claim).receipts) == 1


@pytest.mark.parametrize(("receipt", "error", "why"), WRONG)
def test_what_proves_nothing_is_refused_and_changes_nothing(store: Store, receipt: Receipt, error: type[ConstaError], why: str) -> None:
    with store.begin() as session:
        claim = issued(session)
    with pytest.raises(error), store.begin() as session:
        filing.keep_receipt(session, find.by_id(session, claim.id, lock=True), receipt, LATER)
    with store.read() as session:
        assert find.state(session, claim).phase == "ready", why


def test_a_draft_cannot_be_presented(store: Store) -> None:
    with store.begin() as session:
        claim = opened(session)
        with pytest.raises(ConflictError):
            filing.file_by(session, claim, "portal", CLAIMANT)


def test_answers_visibility_links_and_the_end_are_events(store: Store) -> None:
    with store.begin() as session:
        claim = issued(session)
        filing.keep_receipt(session, claim, RECEIPT, LATER)
        tracking.note_reply(session, claim, Reply("auto_ack", LATER.at, "Hemos recibido su consulta"), LATER)
        tracking.reclassify(session, claim, find.state(session, claim).replies[0].seq, "deflection", LATER)
        tracking.show(session, claim, "link", LATER)
        tracking.show(session, claim, "link", LATER)
        tracking.link_back(session, claim, "https://x.com/lucia_m/status/2", LATER, seen=False)
        tracking.link_back(session, claim, "https://x.com/lucia_m/status/2", LATER, seen=True)
        tracking.close(session, claim, "resolved", LATER)
        state = find.state(session, claim)
    assert (state.phase, state.outcome, state.visibility) == ("closed", "resolved", "link")
    assert state.replies[0].data["class"] == "deflection"
    assert state.answered_at is None
    assert [event.data["seen"] for event in state.linked] == [False, True]


@pytest.mark.parametrize(("kind", "moment"), [("praise", NOON), ("", NOON)])
def test_a_class_that_is_not_on_the_list_is_refused(store: Store, kind: str, moment: datetime) -> None:
    with store.begin() as session:
        claim = issued(session)
        with pytest.raises(UnknownChoiceError):
            tracking.note_reply(session, claim, Reply(kind, moment), CLAIMANT)
