"""The whole way, from a link to a claim on record, as a browser without scripts would walk it."""

import io
from collections.abc import Callable

from tests.web.site import LINK, TEXT, Browsed


def start(walker: Browsed, work: Callable[[], None], link: str = LINK) -> None:
    walker.open("/")
    walker.send(link=link)
    work()
    walker.open(walker.path)


def fill_draft(walker: Browsed) -> None:
    """From the post to the check page."""
    walker.send()
    walker.send(brand="AeroLinde", country="ES", email="reclamaciones@aerolinde.example")
    ticket = (io.BytesIO(b"%PDF-1.7 billete"), "billete.pdf")
    walker.send(
        facts="Cancelaron el vuelo AL1234 y no me devuelven el dinero.", facts_date__day="3", facts_date__month="10", facts_date__year="2026", evidence=ticket
    )
    walker.send(kind="refund", amount="286,40", text="Que me devuelvan el billete.")
    first = walker.tree.xpath("//input[@name='procedure']/@value")[0]
    walker.send(procedure=first)
    walker.send(
        name="Lucía Marín Soto",
        id_number="12345678Z",
        address="Calle Mayor 3",
        postal_code="28013",
        city="Madrid",
        email="lucia@correo.example",
        phone="600 123 456",
    )


def issue(walker: Browsed, work: Callable[[], None]) -> str:
    """A claim on the panel page; its home."""
    start(walker, work)
    fill_draft(walker)
    walker.send()
    return walker.path.removesuffix("/consta")


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
    browsed.open(f"{home}/justificante")
    browsed.send(number="REG-77", day__day="25", day__month="noviembre", day__year="2026", hour="11:30", file=(io.BytesIO(b"%PDF-1.7 acuse"), "acuse.pdf"))
    assert "Tu reclamación consta" in browsed.text
    assert "Día 0" in browsed.text
    browsed.open(f"{home}/visibilidad")
    browsed.send(visibility="link")
    public = browsed.tree.xpath("//a[starts-with(@href, '/r/')]/@href")[0]
    browsed.open(public)
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
