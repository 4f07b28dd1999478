"""The company's reply space: opened by its link or its code and by nothing else; what it does there is in the same thread."""

import io
from collections.abc import Callable

import pytest

from bridge.domain.outcomes import CODED
from bridge.domain.phases import STOPS_CLOCK, State
from bridge.jobs.context import Context
from bridge.services import find, replying
from tests.web.site import Browsed
from tests.web.walking import issue, show


@pytest.fixture
def token(browsed: Browsed, registry_run: Callable[[], None]) -> str:
    return issue(browsed, registry_run).split("/")[2]


@pytest.fixture
def link(context: Context, token: str, registry_run: Callable[[], None]) -> str:
    registry_run()
    with context.store.read() as session:
        return replying.reply_url(session, find.by_token(session, token), "")


def state(context: Context, token: str) -> State:
    with context.store.read() as session:
        return find.state(session, find.by_token(session, token))


def test_the_link_opens_the_claim_and_looking_changes_nothing(context: Context, browsed: Browsed, token: str, link: str) -> None:
    before = len(state(context, token).seen)
    page = browsed.open(link)
    assert page.status_code == 200
    assert "Cancelaron el vuelo" in browsed.text
    assert "Código de verificación" not in browsed.text
    assert browsed.client.get(f"{link}/reclamacion.pdf").data.startswith(b"%PDF")
    assert len(state(context, token).seen) == before


def test_the_code_of_the_letter_opens_it_as_well(context: Context, browsed: Browsed, token: str, link: str) -> None:
    reference, key = link.split("/")[2:4]
    browsed.open("/responder")
    browsed.send(reference=f"consta-2026-{reference.lower()}", key=key.replace("-", " ").lower())
    assert browsed.path == link


@pytest.mark.parametrize("change", ["0000-0000-0000-0000", "", "ñ"])
def test_another_code_opens_nothing(browsed: Browsed, link: str, change: str) -> None:
    home = link.rsplit("/", 1)[0]
    assert browsed.client.get(f"{home}/{change or 'x'}").status_code == 404
    browsed.open("/responder")
    browsed.send(reference=link.split("/")[2], key=change or "x")
    assert browsed.errors


def test_received_is_a_proof_and_no_answer(context: Context, browsed: Browsed, token: str, link: str) -> None:
    for _ in range(2):
        browsed.open(f"{link}/recibida")
        browsed.send(number="SAC-2026-118")
    found = state(context, token)
    assert found.phase == "on_record"
    assert [(event.actor, event.data["number"]) for event in found.receipts] == [("company", "SAC-2026-118")]
    assert found.answered_at is None


@pytest.mark.parametrize("outcome", sorted(CODED))
def test_each_outcome_is_the_class_that_it_says(context: Context, browsed: Browsed, token: str, link: str, outcome: str) -> None:
    browsed.open(f"{link}/respuesta")
    browsed.send(
        outcome=outcome, text="Lo que respondemos.", due__day="10", due__month="12", due__year="2026", files=(io.BytesIO(b"%PDF-1.7 carta"), "carta.pdf")
    )
    found = state(context, token)
    reply = found.replies[0]
    assert (reply.actor, reply.data["class"], reply.data["text"]) == ("company", CODED[outcome].kind, "Lo que respondemos.")
    assert (found.answered_at is not None) == (CODED[outcome].kind in STOPS_CLOCK)
    assert [file["name"] for file in reply.data["attachments"]] == ["carta.pdf"]
    assert found.receipts, "who answers has it"


def test_a_promise_says_when(context: Context, browsed: Browsed, token: str, link: str) -> None:
    browsed.open(f"{link}/respuesta")
    browsed.send(outcome="will_do", text="Lo haremos.")
    assert browsed.errors == ["Escribe para qué día lo haréis"]
    browsed.send(outcome="will_do", text="Lo haremos.", due__day="1", due__month="1", due__year="2020")
    assert browsed.errors == ["Ese día ya ha pasado"]
    assert not state(context, token).replies


def test_what_is_no_document_is_refused_at_its_field(context: Context, browsed: Browsed, token: str, link: str) -> None:
    browsed.open(f"{link}/respuesta")
    browsed.send(outcome="done", text="Hecho.", files=(io.BytesIO(b"MZ program"), "carta.pdf"))
    assert "aunque su nombre lo diga" in browsed.errors[0]
    assert not state(context, token).replies


def test_passed_on_it_stays_in_one_thread(context: Context, browsed: Browsed, token: str, link: str) -> None:
    browsed.open(f"{link}/pasar")
    browsed.send(department="Atención al cliente")
    assert "Copia el enlace" in browsed.text
    assert state(context, token).seen[-1].kind == "forwarded"


def test_without_its_token_no_form_is_taken(browsed: Browsed, link: str) -> None:
    assert browsed.client.post(f"{link}/recibida", data={"number": "1"}).status_code == 400


def test_the_company_says_one_line_in_public_without_anybodys_data(context: Context, browsed: Browsed, token: str, link: str) -> None:
    public = show(browsed, f"/mia/{token}", "public_pseudonymous")
    browsed.open(f"{link}/declarar")
    browsed.send(text="x" * 281)
    assert browsed.errors
    browsed.send(text="Sois unos ladrones.")
    assert browsed.errors
    assert not any(event.kind == "statement" for event in state(context, token).seen)
    browsed.send(text="A Lucía Marín Soto le devolvimos el billete; el 600 123 456 no contesta.")
    assert state(context, token).answered_at is None
    page = browsed.open(public).text
    assert "le devolvimos el billete" in page
    assert [word for word in ("Lucía", "600 123 456") if word in page] == []
    browsed.open(f"{link}/declarar")
    browsed.send(text="Otra cosa.")
    assert browsed.errors
