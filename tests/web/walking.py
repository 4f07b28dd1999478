"""Ways that tests of pages walk: from a link to a draft, to a registered claim, to a claim on record."""

import io
from collections.abc import Callable

from tests.web.site import LINK, Browsed


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


def present(walker: Browsed, home: str) -> None:
    """With its receipt the claim is on record."""
    walker.open(f"{home}/justificante")
    stamped = (io.BytesIO(b"%PDF-1.7 acuse"), "acuse.pdf")
    walker.send(channel="counter", number="REG-77", day__day="25", day__month="noviembre", day__year="2026", hour="11:30", file=stamped)


def show(walker: Browsed, home: str, visibility: str = "link") -> str:
    """Anybody with the link may see it; the address of its public page."""
    walker.open(f"{home}/visibilidad")
    walker.send(visibility=visibility)
    return str(walker.tree.xpath("//a[starts-with(@href, '/r/')]/@href")[0])
