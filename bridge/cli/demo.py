"""`seed-demo`: invented claims in several moments of their life, to look around with."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import click

from bridge.cli import opening
from bridge.domain.answers import Reply
from bridge.domain.captures import Capture
from bridge.domain.drafts import Draft, PostSource, Request
from bridge.domain.filing import Receipt
from bridge.domain.parties import Claimant, Company
from bridge.domain.posts import pasted
from bridge.jobs.context import Context
from bridge.jobs.making import Made, Material, make_claim
from bridge.networks import recognise
from bridge.services import attaching, filing, find, tracking
from bridge.services.record import Act

LUCIA = Claimant(name="Lucía Marín Soto", address="Calle Mayor 3, 2.º B", postal_code="28013", city="Madrid", email="lucia@correo.example")
AEROLINDE = Company(name="Linde Air, S.A.", brand="AeroLinde", address="Calle del Puerto 1, 28001 Madrid", email="reclamaciones@aerolinde.example")
TELEPINO = Company(name="Telepino Comunicaciones, S.L.", brand="Telepino", address="Avenida del Pino 9, 46001 València", email="sac@telepino.example")


@dataclass(frozen=True, slots=True)
class Story:
    """A claim to invent: how many days ago it was made, from what, and what happened since."""

    days_ago: int
    draft: Draft
    words: str
    then: Callable[["Scene"], None]


@dataclass(frozen=True, slots=True)
class Scene:
    """A claim just made, in a present of its own."""

    context: Context
    made: Made

    def day(self, n: int) -> datetime:
        """The moment n days after it was made."""
        return self.context.clock() + timedelta(days=n, minutes=90)

    def on_record(self) -> None:
        """The company's portal gave a number."""
        act = Act("claimant", self.day(0))
        with self.context.store.begin() as session:
            claim = find.by_id(session, self.made.claim_id, lock=True)
            filing.keep_receipt(session, claim, Receipt("portal", act.at.astimezone(self.context.zone), "REC-88412"), act)
            tracking.show(session, claim, "link", act)

    def reply(self, days: int, kind: str, text: str) -> None:
        """The company wrote something."""
        act = Act("claimant", self.day(days))
        with self.context.store.begin() as session:
            claim = find.by_id(session, self.made.claim_id, lock=True)
            tracking.note_reply(session, claim, Reply(kind, act.at, text), act)


def _nothing(_scene: Scene) -> None:
    """It waits to be presented."""


def _waiting(scene: Scene) -> None:
    scene.on_record()
    scene.reply(1, "auto_ack", "Hemos recibido su consulta. Escriba a atencion@aerolinde.example.")


def _overdue(scene: Scene) -> None:
    scene.on_record()
    scene.reply(2, "deflection", "Escríbanos por mensaje directo y lo vemos.")


def _answered(scene: Scene) -> None:
    scene.on_record()
    scene.reply(6, "resolution", "Le hemos devuelto los 42,30 € en su tarjeta.")


def stories() -> tuple[Story, ...]:
    """The claims that are made."""
    air = Draft(
        post=PostSource(url="https://x.com/lucia_m/status/1987253416478126080"), company=AEROLINDE, claimant=LUCIA, facts_date=date(2026, 10, 3),
        facts="El vuelo LIS-MAD del 3 de octubre se canceló y no me han devuelto los 286,40 € que pagué.",
        request=Request("refund", "Que me devuelvan 286,40 €.", Decimal("286.40")), procedure="es.general",
    )  # fmt: skip
    phone = replace(
        air, post=PostSource(url="https://mastodon.social/@lucia/115044073088181107"), company=TELEPINO, facts_date=date(2026, 9, 20),
        facts="Me cobraron 42,30 € de más en la factura de septiembre.", request=Request("refund", "Que me devuelvan 42,30 €.", Decimal("42.30")),
    )  # fmt: skip
    told = "@AeroLinde llevo TRES semanas esperando el reembolso del vuelo cancelado LIS-MAD del 3 de octubre, 286,40 €. ¿Y no consta en ningún sitio?"
    billed = "Telepino me cobra 42,30 € de más y solo me contestan «escríbanos por privado». Que conste."
    return (
        Story(0, air, told, _nothing), Story(6, air, told, _waiting), Story(19, air, told, _overdue), Story(12, phone, billed, _answered),
    )  # fmt: skip


@click.command("seed-demo")
def seed_demo() -> None:
    """Inventa unas reclamaciones para mirar cómo es."""
    context = opening.context()
    for story in stories():
        made = invent(context, story)
        click.echo(f"{made.content.reference}  {made.content.status_url}  {context.address}/mia/{made.token}")


def invent(context: Context, story: Story) -> Made:
    """Makes the claim of a story, as if so many days ago."""
    began = context.clock().astimezone(UTC) - timedelta(days=story.days_ago, hours=2)
    then = replace(context, clock=lambda: began)
    ref = recognise(story.draft.post.url or "")
    capture = Capture(pasted(ref, story.words, "lucia_m"), began, attaching.fingerprint(story.words.encode()))
    made = make_claim(then, story.draft, Material(capture))
    story.then(Scene(then, made))
    return made
