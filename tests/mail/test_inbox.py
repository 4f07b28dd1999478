"""What comes in: kept before it is read, once, in one thread; and nothing but a real answer stops the clock."""

import itertools
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bridge.cli.mail import addresses, deliver
from bridge.domain.phases import State
from bridge.domain.timeline import timeline
from bridge.jobs.receive import home_for, take_in
from bridge.services import attaching, find, tracking
from bridge.services.record import Act
from bridge.store.tables import InboxRow
from tests.mail.conftest import Instance
from tests.mail.letters import AUTO, DENIED, DONE, ELSEWHERE, TICKETED, address, bounce_address, letter, machine, read_receipt, report
from tests.mail.servers import Company, relay, serving


def arrives(instance: Instance, claim_id: int, raw: bytes) -> State:
    """A message to the claim's address, taken in and read."""
    deliver(instance.context, raw, address(instance, claim_id), "stdin")
    instance.work()
    return instance.state(claim_id)


def rows(instance: Instance) -> list[InboxRow]:
    with instance.context.store.read() as session:
        return list(session.scalars(select(InboxRow).order_by(InboxRow.id)))


@pytest.fixture
def here(instance: Instance) -> Instance:
    return instance.through(relay(1))


def sent(instance: Instance) -> tuple[Instance, int, int]:
    """A claim that has left for the company."""
    with serving(Company()) as port:
        going = instance.through(relay(port))
        claim_id = going.claim()
        number = going.send(claim_id).id
        going.work()
    return going, claim_id, number


def test_a_persons_answer_makes_it_consta_and_stops_the_clock(instance: Instance) -> None:
    here, claim_id, _ = sent(instance)
    state = arrives(here, claim_id, letter(here, DONE).as_bytes())
    assert state.phase == "answered"
    assert state.answered_at is not None
    assert [receipt.data["channel"] for receipt in state.receipts] == ["email"]
    reply = state.replies[0].data
    assert (reply["class"], reply["sender"], reply["via"]) == ("resolution", "reclamaciones@aerolinde.example", "email")
    assert reply["reasons"]


def test_the_bytes_are_kept_as_they_came(here: Instance) -> None:
    claim_id, raw = here.claim(), letter(here, DONE).as_bytes()
    arrives(here, claim_id, raw)
    row = rows(here)[0]
    assert attaching.read(here.context.store, here.context.files, claim_id, row.stored_as) == raw
    with here.context.store.read() as session:
        kept = find.attachments(session, find.by_id(session, claim_id), "reply")
        assert [(one.sha256, attaching.name_of(session, one)) for one in kept] == [(row.sha256, "mensaje.eml")]


def person(instance: Instance, text: str) -> bytes:
    return letter(instance, text).as_bytes()


NO_ANSWERS = [
    (machine, AUTO, "auto_ack", False, "a machine says that it arrived at a mailbox, under no number: no proof, no answer"),
    (machine, TICKETED, "auto_ack", True, "with their number it proves that they have it, and is no answer"),
    (person, ELSEWHERE, "deflection", True, "nobody handles it there: a person wrote it, but it is no answer"),
]


@pytest.mark.parametrize("case", NO_ANSWERS)
def test_what_is_no_answer_stops_nothing(instance: Instance, case: tuple[Callable[[Instance, str], bytes], str, str, bool, str]) -> None:
    write, text, kind, proves, why = case
    here, claim_id, _ = sent(instance)
    state = arrives(here, claim_id, write(here, text))
    assert state.replies[0].data["class"] == kind, why
    assert state.answered_at is None, why
    assert (state.phase == "on_record") == proves, why


def test_a_machine_that_says_it_is_solved_waits_for_the_claimants_word(instance: Instance) -> None:
    here, claim_id, _ = sent(instance)
    state = arrives(here, claim_id, machine(here, DONE))
    assert state.answered_at is None
    reply = state.replies[0]
    with here.context.store.begin() as session:
        tracking.reclassify(session, find.by_id(session, claim_id, lock=True), reply.seq, "resolution", Act("claimant", here.hands.at))
    assert here.state(claim_id).answered_at is not None


def test_a_forged_sender_stops_nothing_and_is_shown(instance: Instance) -> None:
    here, claim_id, _ = sent(instance)
    raw = letter(here, DENIED, Authentication_Results="mx.consta.example; spf=fail; dkim=none; dmarc=fail header.from=aerolinde.example").as_bytes()
    state = arrives(here, claim_id, raw)
    assert state.replies[0].data["flags"]["dmarc"] == "fail"
    assert state.replies[0].data["class"] == "refusal"
    assert state.answered_at is None
    assert not state.receipts
    assert "no es suyo" in state.replies[0].data["reasons"][-1]


def test_only_our_own_servers_word_about_a_sender_is_taken(here: Instance) -> None:
    claim_id = here.claim()
    raw = letter(here, DENIED, Authentication_Results="mx.de-otros.example; dmarc=pass").as_bytes()
    assert arrives(here, claim_id, raw).replies[0].data["flags"] == {}


def test_ten_copies_of_a_message_are_one(here: Instance) -> None:
    claim_id, raw = here.claim(), letter(here, DONE).as_bytes()
    for n in range(5):
        arrives(here, claim_id, raw)
        arrives(here, claim_id, f"Received: from mx{n}.example\r\n".encode() + raw)
    assert len(here.state(claim_id).replies) == 1
    assert len(rows(here)) == 1


def test_another_message_under_a_used_message_id_is_not_lost(here: Instance) -> None:
    claim_id = here.claim()
    arrives(here, claim_id, machine(here, AUTO, "<same@aerolinde.example>"))
    state = arrives(here, claim_id, letter(here, DENIED, message_id="<same@aerolinde.example>").as_bytes())
    assert [reply.data["class"] for reply in state.replies] == ["auto_ack", "refusal"]


def test_one_message_to_two_claims_is_in_both(here: Instance) -> None:
    one, two = here.claim(), here.claim()
    message = letter(here, DENIED)
    del message["To"]
    message["To"] = f"{address(here, one)}, Lucía <{address(here, two).upper()}>"
    deliver(here.context, message.as_bytes(), None, "stdin")
    here.work()
    assert [len(here.state(claim_id).replies) for claim_id in (one, two)] == [1, 1]


def test_the_company_servers_success_report_is_a_proof(instance: Instance) -> None:
    here, claim_id, number = sent(instance)
    back = bounce_address(here, number)
    deliver(here.context, report(back.split("@")[0], "relayed", "250 2.0.0 aceptado id=ABC123"), back, "stdin")
    here.work()
    state = here.state(claim_id)
    assert state.phase == "on_record"
    assert state.receipts[0].data["number"] == "250 2.0.0 aceptado id=ABC123"
    assert state.receipts[0].data["file_sha256"] == rows(here)[0].sha256
    assert [event.data["state"] for event in state.deliveries] == ["sent", "delivered"]
    assert here.row(number).state == "delivered"


def test_a_success_report_to_the_public_address_proves_nothing(instance: Instance) -> None:
    """Whoever has the claim's address could write one."""
    here, claim_id, _ = sent(instance)
    state = arrives(here, claim_id, report("x", "relayed", "250 ok"))
    assert state.phase == "filed"
    assert not state.receipts


def test_a_bounce_says_that_it_did_not_arrive(instance: Instance) -> None:
    here, claim_id, number = sent(instance)
    back = bounce_address(here, number)
    deliver(here.context, report(back.split("@")[0], "failed", "550 5.1.1 Usuario desconocido"), back, "stdin")
    here.work()
    state = here.state(claim_id)
    assert state.deliveries[-1].data["state"] == "bounced"
    assert state.deliveries[-1].data["said"] == "550 5.1.1 Usuario desconocido"
    assert state.answered_at is None
    assert not state.receipts


def test_a_delay_is_no_failure(instance: Instance) -> None:
    here, claim_id, number = sent(instance)
    back = bounce_address(here, number)
    deliver(here.context, report(back.split("@")[0], "delayed", "451 luego"), back, "stdin")
    here.work()
    assert here.row(number).state == "sent"
    assert [event.data["state"] for event in here.state(claim_id).deliveries] == ["sent"]


def test_a_read_receipt_is_read_and_no_answer(instance: Instance) -> None:
    here, claim_id, number = sent(instance)
    state = arrives(here, claim_id, read_receipt())
    assert here.row(number).state == "read"
    assert state.deliveries[-1].data["state"] == "read"
    assert not state.replies


def test_what_the_claimant_writes_there_is_their_note(here: Instance) -> None:
    claim_id = here.claim()
    state = arrives(here, claim_id, letter(here, "Aquí va el IBAN que pedís.", From="lucia@correo.example").as_bytes())
    assert not state.replies
    assert [(event.kind, event.actor, event.data["text"]) for event in state.seen if event.kind == "note"] == [("note", "claimant", "Aquí va el IBAN que pedís.")]


def test_quoted_text_is_folded_and_not_lost(here: Instance) -> None:
    claim_id = here.claim()
    quoted = f"{DENIED}\n\nEl mié, 25 nov 2026 a las 12:00, Lucía (<c.x@consta.example>) escribió:\n> Pido que me devuelvan lo que pagué.\n"
    reply = arrives(here, claim_id, letter(here, quoted).as_bytes()).replies[0].data
    assert "devuelvan" not in reply["text"]
    assert "devuelvan" in reply["quoted"]


def test_only_files_that_are_what_they_say_are_kept_apart(here: Instance) -> None:
    claim_id = here.claim()
    message = letter(here, DENIED)
    message.add_attachment(b"%PDF-1.7 carta", maintype="application", subtype="pdf", filename="../../carta.pdf")
    message.add_attachment(b"MZ\x90 a program", maintype="application", subtype="pdf", filename="factura.pdf")
    message.add_attachment(b"<html><script>", maintype="text", subtype="html", filename="ver.html")
    reply = arrives(here, claim_id, message.as_bytes()).replies[0].data
    assert [file["name"] for file in reply["attachments"]] == ["_.._carta.pdf"]


@pytest.mark.parametrize("order", list(itertools.permutations(("auto", "elsewhere", "bounce"))))
def test_whatever_their_order_they_stop_nothing(instance: Instance, order: tuple[str, ...]) -> None:
    here, claim_id, number = sent(instance)
    back = bounce_address(here, number)
    letters = {
        "auto": (machine(here, AUTO), address(here, claim_id)),
        "elsewhere": (letter(here, ELSEWHERE).as_bytes(), address(here, claim_id)),
        "bounce": (report(back.split("@")[0], "failed", "550 no"), back),
    }
    for name in order:
        deliver(here.context, letters[name][0], letters[name][1], "stdin")
    here.work()
    state = here.state(claim_id)
    assert state.answered_at is None
    assert state.phase in {"filed", "on_record"}


def test_every_line_can_be_told(instance: Instance) -> None:
    here, claim_id, _ = sent(instance)
    arrives(here, claim_id, machine(here, AUTO))
    state = arrives(here, claim_id, letter(here, DONE).as_bytes())
    assert all(str(line.title) for public in (True, False) for line in timeline(state, public=public))
    assert "286" not in " ".join(str(part) for line in timeline(state, public=True) for part in line.lines)


def test_whom_it_is_for_is_told_or_in_its_headers(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = b'To: Ana <a@x.es>, "B, C" <b@x.es>\r\nDelivered-To: c@x.es\r\n\r\n'
    assert set(addresses(raw, None)) >= {"a@x.es", "b@x.es", "c@x.es"}
    assert list(addresses(raw, "d@x.es")) == ["d@x.es"]
    monkeypatch.setenv("ORIGINAL_RECIPIENT", "e@x.es")
    assert list(addresses(raw, None)) == ["e@x.es"]


def test_a_late_job_after_a_crash_reads_it_once(here: Instance) -> None:
    claim_id = here.claim()
    home = home_for(here.context, address(here, claim_id))
    take_in(here.context, letter(here, DONE).as_bytes(), home, "lmtp")
    here.hands.forward(3600)
    here.work()
    here.work()
    assert len(here.state(claim_id).replies) == 1
    with here.context.store.read() as session:
        assert session.scalar(select(func.count()).select_from(InboxRow)) == 1


def test_the_moment_of_an_answer_is_when_it_came_not_when_it_was_read(here: Instance) -> None:
    claim_id = here.claim()
    came = here.hands.at
    home = home_for(here.context, address(here, claim_id))
    take_in(here.context, letter(here, DONE).as_bytes(), home, "lmtp")
    here.hands.at += timedelta(hours=5)
    here.work()
    assert here.state(claim_id).replies[0].data["received_at"] == came.astimezone(here.context.zone).isoformat(timespec="minutes")
