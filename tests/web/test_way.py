"""The whole way, from a link to a claim on record, as a browser without scripts would walk it."""

from collections.abc import Callable

from tests.web.site import LINK, TEXT, Browsed
from tests.web.walking import fill_draft, present, show, start


def test_the_way_from_a_link_to_a_claim_on_record(browsed: Browsed, registry_run: Callable[[], None]) -> None:
    start(browsed, registry_run)
    assert "¿Es esta tu publicación?" in browsed.text
    assert TEXT in browsed.text
    assert "Autoría no comprobada" in browsed.text
    fill_draft(browsed)
    assert "Revisa tu reclamación" in browsed.text
    assert browsed.errors == []
    browsed.send()
    assert "Tu reclamación queda registrada" in browsed.text
    assert "CONSTA-2026-" in browsed.text
    home = browsed.path.removesuffix("/consta")
    document = browsed.client.get(f"{home}/documento.pdf")
    assert document.data.startswith(b"%PDF-")
    letter = browsed.client.get(f"{home}/correo.eml")
    assert b"X-Unsent: 1" in letter.data
    browsed.open(f"{home}/presentar/own_email")
    browsed.send()
    assert "pendiente de acuse" in browsed.text
    present(browsed, home)
    assert "Tu reclamación consta" in browsed.text
    assert "Día 0" in browsed.text
    browsed.open(show(browsed, home))
    assert "L. M. reclama a AeroLinde" in browsed.text
    for secret in ("Lucía", "12345678Z", "Calle Mayor", "lucia@correo.example", "REG-77"):
        assert secret not in browsed.page.text  # type: ignore[union-attr]


def test_a_double_click_opens_one_claim(browsed: Browsed, registry_run: Callable[[], None]) -> None:
    browsed.open("/")
    form = {node.get("name"): node.get("value") for node in browsed.tree.xpath("//main//form//input")} | {"link": LINK}
    first, second = (browsed.client.post("/nueva", data=form) for _ in range(2))
    assert first.location == second.location


def test_registering_twice_gives_one_reference(browsed: Browsed, registry_run: Callable[[], None]) -> None:
    start(browsed, registry_run)
    fill_draft(browsed)
    form = dict(browsed.tree.xpath("//main//form//input")[0].items())
    answers = [browsed.client.post(browsed.path, data={"csrf_token": form["value"]}) for _ in range(2)]
    assert {answer.location for answer in answers} == {browsed.path.replace("revisa", "consta")}
