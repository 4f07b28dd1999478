"""A mailbox is read: what is unread is taken in, and marked as read only once it is kept."""

import re
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from bridge.cli.mail import deliver
from bridge.mail.imap import Account, MailboxError, poll
from bridge.store.engine import StorageBusyError
from tests.mail.conftest import Instance
from tests.mail.letters import DENIED, address, letter
from tests.mail.servers import free_port, relay


@dataclass
class Mailbox:
    """A mailbox on this machine that speaks just enough IMAP."""

    mails: list[bytes] = field(default_factory=list)
    read: set[int] = field(default_factory=set)
    password: str = "secreto"
    listener: socket.socket = field(default_factory=lambda: socket.create_server(("127.0.0.1", 0)))

    @property
    def port(self) -> int:
        return int(self.listener.getsockname()[1])

    def run(self) -> None:
        while True:
            try:
                line, _ = self.listener.accept()
            except OSError:
                return
            with line, line.makefile("rwb", buffering=0) as talk:
                talk.write(b"* OK hola\r\n")
                while said := talk.readline():
                    tag, _, command = said.decode().strip().partition(" ")
                    talk.write(self.answer(command) + f"{tag} {'NO' if self.refuses(command) else 'OK'} hecho\r\n".encode())

    def refuses(self, command: str) -> bool:
        return command.startswith("LOGIN") and self.password not in command

    def answer(self, command: str) -> bytes:
        if command.startswith("CAPABILITY"):
            return b"* CAPABILITY IMAP4rev1\r\n"
        if command.startswith("SELECT"):
            return f"* {len(self.mails)} EXISTS\r\n".encode()
        if command.startswith("SEARCH"):
            return ("* SEARCH " + " ".join(str(n) for n in range(1, len(self.mails) + 1) if n not in self.read) + "\r\n").encode()
        number = int(found[1]) if (found := re.match(r"(?:FETCH|STORE) (\d+)", command)) else 0
        if command.startswith("FETCH"):
            raw = self.mails[number - 1]
            return f"* {number} FETCH (BODY[] {{{len(raw)}}}\r\n".encode() + raw + b")\r\n"
        if command.startswith("STORE"):
            self.read.add(number)
        return b""


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    box = Mailbox()
    thread = threading.Thread(target=box.run, daemon=True)
    thread.start()
    yield box
    box.listener.shutdown(socket.SHUT_RDWR)
    box.listener.close()
    thread.join(5)


def account(box: Mailbox, password: str = "secreto") -> Account:
    return Account("127.0.0.1", box.port, "consta", password, encrypted=False)


def test_unread_mail_is_taken_in_once(instance: Instance, mailbox: Mailbox) -> None:
    here = instance.through(relay(1))
    claim_id = here.claim()
    message = letter(here, DENIED)
    del message["To"]
    message["To"] = address(here, claim_id)
    mailbox.mails = [message.as_bytes(), b"Subject: otra cosa\r\n\r\nhola"]
    assert poll(account(mailbox), lambda raw: deliver(here.context, raw, None, "imap")) == 2
    assert poll(account(mailbox), lambda raw: deliver(here.context, raw, None, "imap")) == 0
    here.work()
    assert [reply.data["class"] for reply in here.state(claim_id).replies] == ["refusal"]


def test_what_could_not_be_kept_stays_unread(mailbox: Mailbox) -> None:
    mailbox.mails = [b"Subject: a\r\n\r\nhola"]

    def full(_raw: bytes) -> None:
        raise StorageBusyError

    with pytest.raises(StorageBusyError):
        poll(account(mailbox), full)
    assert mailbox.read == set()


def test_a_mailbox_that_does_not_let_us_in_says_so(mailbox: Mailbox) -> None:
    with pytest.raises(MailboxError):
        poll(account(mailbox, "otra"), lambda _raw: None)
    with pytest.raises(MailboxError):
        poll(Account("127.0.0.1", free_port(), "x", "y", encrypted=False), lambda _raw: None)
