"""Hostile mail: loops, storms, forged addresses, mail after the end, and bytes that no reader should be given. Nothing breaks, nothing is lost."""

import pytest

from bridge.cli.mail import deliver
from bridge.domain.mailboxes import UnknownMailboxError
from bridge.jobs.receive import home_for
from bridge.services import find, inbox, tracking
from bridge.services.inbox import CrowdedError
from bridge.services.record import Act
from bridge.store.tables import KeyRow
from bridge.store.vault import unseal_file
from tests.mail.conftest import DOMAIN, Instance
from tests.mail.letters import AUTO, DENIED, DONE, address, letter, machine
from tests.mail.servers import relay
from tests.mail.test_inbox import arrives, rows


@pytest.fixture
def here(instance: Instance) -> Instance:
    return instance.through(relay(1))


LOOPS = [
    ({"From": f"reclamaciones@{DOMAIN}"}, "our own mail come back"),
    ({"message_id": f"<x@{DOMAIN}>"}, "our own Message-ID"),
]


@pytest.mark.parametrize(("headers", "why"), LOOPS)
def test_mail_that_goes_in_circles_is_kept_and_not_told(here: Instance, headers: dict[str, str], why: str) -> None:
    claim_id = here.claim()
    state = arrives(here, claim_id, letter(here, AUTO, **headers).as_bytes())
    assert not state.replies, why
    assert [row.state for row in rows(here)] == ["ignored"]


def test_forty_hops_are_a_loop(here: Instance) -> None:
    claim_id = here.claim()
    hops = b"".join(b"Received: from a by b\r\n" for _ in range(60))
    assert not arrives(here, claim_id, hops + letter(here, DONE).as_bytes()).replies


def test_a_storm_of_automatic_answers_is_told_twenty_times_at_most(here: Instance) -> None:
    claim_id = here.claim()
    for n in range(30):
        deliver(here.context, machine(here, AUTO + f"{n}", f"<{n}@aerolinde.example>"), address(here, claim_id), "stdin")
    for _ in range(5):
        here.work()
    assert len(here.state(claim_id).replies) == 20
    state = arrives(here, claim_id, letter(here, DENIED, message_id="<real@aerolinde.example>").as_bytes())
    assert state.answered_at is not None, "a real answer in the middle of a storm is not lost"


def test_too_many_messages_in_an_hour_wait_outside(here: Instance, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbox, "MOST_AN_HOUR", 2)
    claim_id = here.claim()
    for n in range(2):
        arrives(here, claim_id, machine(here, f"{AUTO} {n}", f"<{n}@x.example>"))
    with pytest.raises(CrowdedError):
        arrives(here, claim_id, letter(here, DONE).as_bytes())
    here.hands.forward(3601)
    assert arrives(here, claim_id, letter(here, DONE).as_bytes()).replies[-1].data["class"] == "resolution"


def test_after_closing_it_is_kept_and_changes_nothing(here: Instance) -> None:
    claim_id = here.claim()
    with here.context.store.begin() as session:
        tracking.close(session, find.by_id(session, claim_id, lock=True), "withdrawn", Act("claimant", here.hands.at))
    state = arrives(here, claim_id, letter(here, DONE).as_bytes())
    assert (state.phase, state.outcome) == ("closed", "withdrawn")
    assert len(state.replies) == 1


def test_after_erasure_the_mailbox_is_gone(here: Instance) -> None:
    claim_id = here.claim()
    mailbox = address(here, claim_id)
    with here.context.store.begin() as session:
        session.delete(session.get(KeyRow, claim_id))
    with pytest.raises(UnknownMailboxError):
        home_for(here.context, mailbox)


FORGED = ["", "c.7qk4m93d.aaaaaaaaaaaaaaaa@consta.example", "c.x@consta.example", "postmaster@consta.example", "b.99.aaaaaaaaaaaaaaaa@consta.example", "b.x'1.aaaaaaaaaaaaaaaa@consta.example"]


@pytest.mark.parametrize("mailbox", FORGED)
def test_a_mailbox_that_we_did_not_make_is_none(here: Instance, mailbox: str) -> None:
    with pytest.raises(UnknownMailboxError):
        home_for(here.context, mailbox)


def test_the_right_address_at_another_domain_is_not_ours(here: Instance) -> None:
    claim_id = here.claim()
    with pytest.raises(UnknownMailboxError):
        home_for(here.context, address(here, claim_id).replace(DOMAIN, "otra.example"))


def test_on_stdin_what_nobody_knows_waits_sealed_in_the_tray(here: Instance) -> None:
    raw = letter(here, DONE).as_bytes()
    deliver(here.context, raw, "c.7qk4m93d.aaaaaaaaaaaaaaaa@consta.example", "stdin")
    deliver(here.context, raw, None, "stdin")
    row = rows(here)[0]
    assert (len(rows(here)), row.state, row.claim_id) == (1, "tray", None)
    sealed = here.context.files.open(row.stored_as)
    assert raw not in sealed
    assert unseal_file(here.context.store.vault.secret("tray"), sealed) == raw


HOSTILE = [
    (b"", "nothing"),
    (b"\x00" * 100, "zeros"),
    (b"Message-ID: <\r\n\r\nhola", "an id that the stdlib raises on"),
    (b'From: "\r\n\r\nhola', "a sender that the stdlib raises on"),
    (b"Content-Type: text/plain; charset=klingon\r\n\r\n\xff\xfe", "an unknown charset"),
    (b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n" * 50, "parts without end"),
    (b"Subject: " + b"=?utf-8?b?" * 200 + b"\r\n\r\nx", "broken encoded words"),
    (b"X: " + b"a" * 6_000_000, "one line of six megabytes"),
    (b"Subject: a\r\n\r\n" + b"b" * 6_000_000, "the same in the body"),
    (b"Content-Type: text/calendar; method=REQUEST\r\n\r\nBEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "a calendar invite"),
]


@pytest.mark.parametrize(("raw", "why"), HOSTILE)
def test_no_mail_breaks_it_and_none_of_these_is_an_answer(here: Instance, raw: bytes, why: str) -> None:
    claim_id = here.claim()
    arrives(here, claim_id, raw)
    for _ in range(4):
        here.hands.forward(100)
        here.work()
    state = here.state(claim_id)
    assert rows(here)[0].state in {"read", "ignored"}, why
    assert state.answered_at is None, why
