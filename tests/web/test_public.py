"""What the world sees of a claim: nothing until its claimant says so; then state and dates, and nothing personal. And who holds the paper can check it."""

import re
from collections.abc import Callable

import pytest
from flask import Flask

from bridge.jobs.context import Context
from bridge.web.mine import look
from tests.web.site import LINK, Browsed
from tests.web.walking import fill_draft, issue, present, show, start

SECRETS = ("Lucía", "Marín", "12345678Z", "Calle Mayor", "28013", "lucia@correo.example", "600 123 456", "REG-77", "billete.pdf", "Os damos 50")


@pytest.fixture
def home(browsed: Browsed, registry_run: Callable[[], None]) -> str:
    """A claim on record, with an offer of the company noted."""
    path = issue(browsed, registry_run)
    present(browsed, path)
    browsed.open(f"{path}/contestacion")
    browsed.send(kind="offer", day__day="25", day__month="11", day__year="2026", text="Os damos 50 euros si lo dejáis.")
    return path


def code_of(walker: Browsed, home: str) -> str:
    walker.open(home)
    found = re.search(r"CONSTA-2026-(\w{4}-\w{4})", walker.text)
    assert found
    return found[1]


def test_a_private_claim_is_nowhere_to_be_seen(browsed: Browsed, home: str, pages: Flask) -> None:
    code = code_of(browsed, home)
    stranger = pages.test_client()
    for path in (f"/r/{code}", f"/r/{code}.json", f"/r/{code}.ics"):
        answer = stranger.get(path)
        assert answer.status_code == 404
        assert "AeroLinde" not in answer.text


def test_what_was_shown_and_is_private_again_is_gone_and_can_come_back(browsed: Browsed, home: str, pages: Flask) -> None:
    """410 tells the sites that were told of the page to forget it; 404 would leave them in doubt."""
    public, stranger = show(browsed, home, "link"), pages.test_client()
    browsed.open(f"{home}/visibilidad")
    browsed.send(visibility="private")
    for path in (public, f"{public}.json", f"{public}.ics"):
        answer = stranger.get(path)
        assert answer.status_code == 410
        assert "AeroLinde" not in answer.text
    assert stranger.get(show(browsed, home, "link")).status_code == 200


@pytest.mark.parametrize("visibility", ["link", "public_pseudonymous"])
def test_nothing_personal_is_public(browsed: Browsed, home: str, pages: Flask, visibility: str) -> None:
    public = show(browsed, home, visibility)
    stranger = pages.test_client()
    for path in (public, f"{public}.json"):
        page = stranger.get(path).text
        assert "AeroLinde" in page
        assert [secret for secret in SECRETS if secret in page] == []


def test_only_the_public_is_for_search_engines(browsed: Browsed, home: str, pages: Flask) -> None:
    public = show(browsed, home, "link")
    assert pages.test_client().get(public).headers["X-Robots-Tag"] == "noindex"
    show(browsed, home, "public_pseudonymous")
    assert pages.test_client().get(public).headers["X-Robots-Tag"] == "all"


def test_a_code_typed_in_another_way_leads_to_the_same_page(browsed: Browsed, home: str, pages: Flask) -> None:
    public = show(browsed, home)
    code = public.removeprefix("/r/")
    client = pages.test_client()
    for typed in (code.lower(), code.replace("-", ""), f"CONSTA-2026-{code}", f" {code} "):
        assert client.get(f"/r/{typed}").location == public
    browsed.open("/seguir")
    browsed.send(code=f"consta 2026 {code.lower()}")
    assert browsed.path == public


def test_the_twins_say_the_same(browsed: Browsed, registry_run: Callable[[], None], pages: Flask) -> None:
    path = issue(browsed, registry_run)
    present(browsed, path)
    public = show(browsed, path)
    told = pages.test_client().get(f"{public}.json").json
    assert told
    assert told["progress"]["day"] == 0
    assert told["due"] == "2026-12-25"
    assert told["presented_at"].startswith("2026-11-25T")
    calendar = pages.test_client().get(f"{public}.ics").data.decode()
    assert "DTSTART;VALUE=DATE:20261225\r\n" in calendar
    assert all(len(line.encode()) <= 75 for line in calendar.split("\r\n"))


def test_whoever_holds_the_paper_can_check_it(browsed: Browsed, home: str, context: Context) -> None:
    content = look(context, home.split("/")[2]).content
    assert content
    browsed.open("/verificar")
    browsed.send(reference=content.reference, code=content.verification_code.lower().replace("-", " "))
    assert "El documento existe" in browsed.text
    assert [secret for secret in SECRETS if secret in browsed.text] == []


@pytest.mark.parametrize(("reference", "code"), [("CONSTA-2026-0000-0000", "0000-0000-0000-0000"), ("hola", "hola"), ("", "")])
def test_codes_that_do_not_belong_together_say_nothing(browsed: Browsed, reference: str, code: str) -> None:
    browsed.open("/verificar")
    assert browsed.send(reference=reference, code=code).status_code in {404, 422}
    assert browsed.errors


def test_the_reference_alone_does_not_open_the_document(browsed: Browsed, home: str) -> None:
    code = code_of(browsed, home)
    browsed.open("/verificar")
    assert browsed.send(reference=f"CONSTA-2026-{code}", code="0000-0000-0000-0000").status_code == 404
    assert "AeroLinde" not in browsed.text


def test_changing_an_answer_leads_back_to_the_check_page(browsed: Browsed, registry_run: Callable[[], None]) -> None:
    start(browsed, registry_run)
    fill_draft(browsed)
    changes = [link.get("href") for link in browsed.tree.xpath("//dd[@class='change']/a") if "empresa" in link.get("href")]
    browsed.open(changes[0])
    browsed.send(brand="AeroLinde Exprés")
    assert browsed.path.endswith("/revisa")
    assert "AeroLinde Exprés" in browsed.text


def test_where_the_reply_was_put_is_registered(browsed: Browsed, home: str) -> None:
    browsed.open(f"{home}/respuesta")
    assert "https://" not in browsed.errors
    browsed.send(url="esto no es un enlace")
    assert len(browsed.errors) == 1
    browsed.send(url=f"{LINK}#respuesta-2")
    assert "Tu respuesta queda registrada" in browsed.text
    assert "se nombran" in browsed.text


def test_a_claim_is_closed_and_opened_again_by_its_claimant(browsed: Browsed, home: str) -> None:
    browsed.open(f"{home}/cerrar")
    browsed.send(outcome="resolved")
    assert "Cerrada" in browsed.text
    browsed.open(f"{home}/reabrir")
    browsed.send()
    assert "Reclamación abierta otra vez" in browsed.text
