"""One attempt to hand a message over: what is told apart, what is written down."""

import smtplib

import pytest

from bridge.mail.sending import Handed, Line, Parcel, dotted, hand_over
from tests.mail.servers import Company, free_port, relay, serving

RAW = b"Message-ID: <1@consta.example>\r\nSubject: hola\r\n\r\n.punto\r\nadios\r\n"
PARCEL = Parcel(RAW, "sac@empresa.example", "b.1.aaaaaaaaaaaaaaaa@consta.example", "b.1.aaaaaaaaaaaaaaaa")
ANSWERS = [
    ("250 2.0.0 aceptado id=ABC123", "accepted", "the server has it"),
    ("451 4.3.0 vuelva luego", "put_off", "it asks to come back"),
    ("550 5.7.1 rechazado", "rejected", "it does not want it"),
    ("cut", "cut_off", "the line was cut after the final dot: nobody can know"),
]


def handed(company: Company) -> tuple[Handed, list[str]]:
    marks: list[str] = []
    with serving(company) as port:
        return hand_over(relay(port), PARCEL, lambda: marks.append("going")), marks


@pytest.mark.parametrize(("answer", "act", "why"), ANSWERS)
def test_what_came_of_it_is_told_apart(answer: str, act: str, why: str) -> None:
    found, marks = handed(Company([answer]))
    assert found.act == act, why
    assert marks == ["going"]


def test_the_servers_words_and_the_whole_dialogue_are_kept() -> None:
    company = Company()
    found, _ = handed(company)
    assert found.said == "250 2.0.0 aceptado id=ABC123"
    assert "C: mail FROM:<b.1.aaaaaaaaaaaaaaaa@consta.example>" in found.transcript
    assert "sha256" in found.transcript
    assert "adios" not in found.transcript
    assert company.mails == [RAW]


def test_an_unknown_mailbox_is_a_rejection_before_the_message_goes() -> None:
    found, marks = handed(Company(unknown=frozenset({PARCEL.recipient})))
    assert (found.act, found.said) == ("rejected", "550 5.1.1 Usuario desconocido")
    assert marks == []


def test_no_server_is_no_refusal() -> None:
    found = hand_over(relay(free_port()), PARCEL, lambda: None)
    assert found.act == "put_off"
    assert "ConnectionRefusedError" in found.said


def test_a_relay_that_will_not_log_us_in_says_nothing_about_the_message() -> None:
    with serving(Company()) as port:
        found = hand_over(relay(port, user="consta", password="secreto-largo"), PARCEL, lambda: None)
    assert found.act == "put_off"


def test_the_password_is_not_written_down() -> None:
    class Sent(Line):
        def __init__(self) -> None:
            super().__init__(relay(1, user="consta"))
            self.sock = None

    line = Sent()
    line.secret = True
    with pytest.raises(smtplib.SMTPServerDisconnected):
        line.send("AUTH PLAIN c2VjcmV0bw==\r\n")
    assert line.transcript == "C: […]"


def test_dots_are_doubled_and_lone_line_ends_made_whole() -> None:
    assert dotted(b".a\n..b\rc") == b"..a\r\n...b\r\nc\r\n.\r\n"
