"""The listener: nobody's mail is refused at RCPT, «250» means durable, no ending smuggles a second message in."""

import smtplib
import socket
from collections.abc import Iterator

import pytest
from sqlalchemy import select

from bridge.jobs.gathering import Doorkeeper, Together
from bridge.jobs.receive import MAX_BYTES
from bridge.mail.lmtp import Door, Listener, answer_to
from bridge.services import inbox
from bridge.store.engine import StorageBusyError
from bridge.store.tables import InboxRow
from tests.mail.conftest import Instance
from tests.mail.letters import DENIED, address, letter
from tests.mail.servers import free_port, relay


@pytest.fixture
def here(instance: Instance) -> Instance:
    return instance.through(relay(1))


@pytest.fixture
def port(here: Instance) -> Iterator[int]:
    together = Together(here.context)
    door = Door(Doorkeeper(here.context), together.take)
    listener = Listener(door, "127.0.0.1", free_port(), MAX_BYTES)
    listener.start()
    yield listener.port
    listener.stop()
    door.writers.shutdown()
    together.stop()


def kept(here: Instance) -> list[InboxRow]:
    with here.context.store.read() as session:
        return list(session.scalars(select(InboxRow)))


def talk(port: int, data: bytes) -> bytes:
    """Says all that at once, and hears what is answered until the line is closed."""
    with socket.create_connection(("127.0.0.1", port), timeout=5) as line:
        line.sendall(data)
        heard = b""
        while piece := line.recv(65536):
            heard += piece
    return heard


def test_a_message_is_kept_and_read(here: Instance, port: int) -> None:
    claim_id = here.claim()
    with smtplib.LMTP("127.0.0.1", port) as line:
        line.sendmail("marta@aerolinde.example", [address(here, claim_id).upper()], letter(here, DENIED).as_bytes())
    assert [row.route for row in kept(here)] == ["lmtp"]
    here.work()
    assert here.state(claim_id).replies[0].data["class"] == "refusal"


def test_a_mailbox_that_is_nobodys_is_refused_before_the_message(here: Instance, port: int) -> None:
    with smtplib.LMTP("127.0.0.1", port) as line, pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
        line.sendmail("x@y.example", ["c.7qk4m93d.aaaaaaaaaaaaaaaa@consta.example"], b"hola")
    assert next(iter(refused.value.recipients.values()))[0] == 550
    assert kept(here) == []


def test_every_recipient_gets_a_reply_of_its_own(here: Instance, port: int) -> None:
    one, two = here.claim(), here.claim()
    said = talk(
        port,
        b"LHLO x\r\nMAIL FROM:<>\r\n" + b"".join(f"RCPT TO:<{address(here, claim)}>\r\n".encode() for claim in (one, two))
        + b"DATA\r\n" + letter(here, DENIED).as_bytes() + b".\r\nQUIT\r\n",
    )  # fmt: skip
    assert said.count(b"250 2.0.0 OK") == 2
    assert {row.claim_id for row in kept(here)} == {one, two}


@pytest.mark.parametrize("ending", [b"\n.\n", b"\n.\r\n", b"\r.\r", b"\r\n.\n", b"\r\n.\r"])
def test_no_other_ending_ends_a_message(here: Instance, port: int, ending: bytes) -> None:
    """SMTP smuggling: what one server takes for an end and another does not."""
    claim_id = here.claim()
    smuggled = b"MAIL FROM:<jefe@aerolinde.example>\r\nRCPT TO:<x@y.example>\r\nDATA\r\nfalso\r\n"
    head = f"LHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<{address(here, claim_id)}>\r\nDATA\r\n".encode()
    talk(port, head + b"Subject: a\r\n\r\nhola" + ending + smuggled + b"\r\n.\r\nQUIT\r\n")
    assert len(kept(here)) == 1


def test_a_line_of_six_megabytes_is_refused_and_the_listener_lives(here: Instance, port: int) -> None:
    claim_id = here.claim()
    with smtplib.LMTP("127.0.0.1", port) as line, pytest.raises(smtplib.SMTPDataError):
        line.sendmail("x@y.example", [address(here, claim_id)], b"Subject: a\r\n\r\n" + b"x" * 6_000_000)
    assert kept(here) == []
    test_a_message_is_kept_and_read(here, port)


def test_when_it_cannot_be_stored_the_server_is_asked_to_keep_it(here: Instance, port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    claim_id = here.claim()

    def full(*_: object) -> None:
        raise StorageBusyError

    monkeypatch.setattr(inbox, "keep_all", full)
    with smtplib.LMTP("127.0.0.1", port) as line, pytest.raises(smtplib.SMTPDataError) as put_off:
        line.sendmail("x@y.example", [address(here, claim_id)], b"hola")
    assert put_off.value.smtp_code == 451


def test_a_defect_of_ours_costs_no_message(here: Instance, port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    claim_id = here.claim()

    def broken(*_: object) -> None:
        raise KeyError("defect")

    monkeypatch.setattr(inbox, "keep_all", broken)
    with smtplib.LMTP("127.0.0.1", port) as line, pytest.raises(smtplib.SMTPDataError) as put_off:
        line.sendmail("x@y.example", [address(here, claim_id)], b"hola")
    assert put_off.value.smtp_code == 451


def test_answers_are_plain_lines() -> None:
    assert answer_to(StorageBusyError()).isascii()
    assert answer_to(None) == "250 2.0.0 OK"
