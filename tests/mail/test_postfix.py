"""The whole way with a real mail server: filed, accepted by the company's own server, auto-reply, deflection, the real answer, a bounce and what follows."""

import smtplib
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass

import pytest
from sqlalchemy import func, select

from bridge.domain.deliveries import proposal
from bridge.domain.phases import State
from bridge.jobs.gathering import Doorkeeper, Together
from bridge.jobs.receive import MAX_BYTES
from bridge.mail.lmtp import Door, Listener
from bridge.services import find, replying
from bridge.services.record import Act
from bridge.services.replying import Given
from bridge.store.tables import InboxRow
from tests.mail.conftest import DOMAIN, Instance
from tests.mail.letters import AUTO, DENIED, ELSEWHERE, address, letter, machine
from tests.mail.postfix import Ports, running, until
from tests.mail.servers import Company, relay, serving


@dataclass
class World:
    """An instance, its Postfix, and the company's server behind it."""

    here: Instance
    company: Company
    ports: Ports

    def writes(self, raw: bytes, to: str) -> None:
        """The company writes: by its own way, through our Postfix, to our listener."""
        before = self.came()
        with smtplib.SMTP("127.0.0.1", self.ports.relay) as line:
            line.sendmail("reclamaciones@aerolinde.example", [to], raw)
        until(lambda: self.came() > before)
        self.here.work()

    def came(self) -> int:
        """How many messages have come in."""
        with self.here.context.store.read() as session:
            return session.scalar(select(func.count()).select_from(InboxRow)) or 0

    def sends(self, claim_id: int) -> int:
        """The claim goes out, and what its server says comes back."""
        before = self.came()
        number = self.here.send(claim_id).id
        self.here.work()
        assert told(self.here.state(claim_id))[:1] == ["sent"]  # the server may have said more by now
        until(lambda: self.came() > before)
        self.here.work()
        return number


@pytest.fixture(scope="module")
def ports() -> Iterator[Ports]:
    with running(DOMAIN) as found:
        yield found


@pytest.fixture
def world(instance: Instance, ports: Ports) -> Iterator[World]:
    here = instance.through(relay(ports.relay))
    company, together = Company(), Together(here.context)
    door = Door(Doorkeeper(here.context), together.take)
    listener = Listener(door, "127.0.0.1", ports.lmtp, MAX_BYTES)
    with ExitStack() as stack:
        stack.enter_context(serving(company, ports.company))
        listener.start()
        stack.callback(together.stop)
        stack.callback(door.writers.shutdown)
        stack.callback(listener.stop)
        yield World(here, company, ports)


def told(state: State) -> list[str]:
    return [event.data["state"] for event in state.deliveries]


def test_from_filing_to_the_real_answer(world: World) -> None:
    here = world.here
    claim_id = here.claim()
    world.sends(claim_id)
    state = here.state(claim_id)
    assert told(state) == ["sent", "delivered"]
    assert state.phase == "on_record"
    assert "aceptado id=ABC123" in state.receipts[0].data["number"], "the very words of the company's server"
    mailbox = address(here, claim_id)
    world.writes(machine(here, AUTO), mailbox)
    world.writes(letter(here, ELSEWHERE, message_id="<2@aerolinde.example>").as_bytes(), mailbox)
    state = here.state(claim_id)
    assert [reply.data["class"] for reply in state.replies] == ["auto_ack", "deflection"]
    assert (state.phase, state.answered_at) == ("on_record", None)
    world.writes(letter(here, DENIED, message_id="<3@aerolinde.example>").as_bytes(), mailbox.upper())
    state = here.state(claim_id)
    assert state.phase == "answered"
    assert state.answered_at is not None
    until(lambda: sum(to == ["lucia@correo.example"] for _, to, _ in world.company.envelopes) == 3)


def test_a_bounce_leads_to_the_next_way_with_its_reason(world: World) -> None:
    here = world.here
    world.company.unknown = frozenset({"reclamaciones@aerolinde.example"})
    claim_id = here.claim()
    number = world.sends(claim_id)
    state = here.state(claim_id)
    assert here.row(number).state == "bounced"
    assert told(state) == ["sent", "bounced"]
    assert (state.phase, state.answered_at, state.receipts) == ("filed", None, ())
    with here.context.store.read() as session:
        content = find.content(session, find.by_id(session, claim_id))
    assert content
    found = proposal(state.deliveries, ("email",), content.company, here.hands.at, proven=False)
    assert found
    assert found.channel == "portal"
    assert "Usuario desconocido" in str(found.reason)


def test_an_answer_by_the_reply_space_lands_in_the_same_thread(world: World) -> None:
    here = world.here
    claim_id = here.claim()
    world.sends(claim_id)
    world.writes(machine(here, AUTO), address(here, claim_id))
    with here.context.store.begin() as session:
        replying.answer(session, find.by_id(session, claim_id, lock=True), Given("done", "Ya está devuelto."), Act("company", here.hands.at))
    state = here.state(claim_id)
    assert [reply.data["via"] for reply in state.replies] == ["email", "replyspace"]
    assert state.phase == "answered"


def test_nobodys_mailbox_is_refused_at_the_door_and_comes_back_to_its_sender(world: World) -> None:
    """We keep nothing, and answer nothing: the sender's own server tells them."""
    before = world.came()
    with smtplib.SMTP("127.0.0.1", world.ports.relay) as line:
        line.sendmail("marta@aerolinde.example", [f"c.7qk4m93d.aaaaaaaaaaaaaaaa@{DOMAIN}"], b"Subject: x\r\n\r\nhola")
    until(lambda: any(to == ["marta@aerolinde.example"] for _, to, _ in world.company.envelopes))
    assert world.came() == before
    assert b"550 5.1.1 No hay ning" in world.company.mails[-1]
