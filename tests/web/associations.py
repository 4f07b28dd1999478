"""An association's house for the tests of pages: people of each role who have entered, and another association."""

from dataclasses import dataclass

from flask import Flask
from flask.testing import FlaskClient

from bridge.domain import second_factor
from bridge.domain.organisations import Profile
from bridge.jobs.context import Context
from bridge.services import accounts, organisations
from bridge.services.accounts import Joining
from bridge.services.record import Act
from tests.conftest import NOON

OPERATOR = Act("operator", NOON)
PASSWORD = "cuatro palabras que no van juntas"


@dataclass
class Lived:
    """An association and the clients of its people, by role."""

    id: int
    slug: str
    clients: dict[str, FlaskClient]

    @property
    def home(self) -> str:
        return f"/asociaciones/{self.slug}"


def founded(context: Context, slug: str) -> int:
    with context.store.begin() as session:
        return organisations.create(session, slug, Profile(f"Asociación {slug}", "G1", "Plaza 1", "hola@asociacion.example"), OPERATOR).id


def invitation(context: Context, organisation_id: int, role: str, email: str) -> tuple[str, str]:
    """An invitation's token and the code of the telephone."""
    with context.store.begin() as session:
        token = accounts.invite(session, organisation_id, email, role, OPERATOR)
        _, secret = accounts.invited(session, organisation_id, token, NOON)
    return token, second_factor.code(secret, int(NOON.timestamp()) // second_factor.STEP)


def joined(context: Context, organisation_id: int, role: str, email: str) -> str:
    """The token of a visit of somebody with that role."""
    token, code = invitation(context, organisation_id, role, email)
    with context.store.begin() as session:
        person, _ = accounts.join(session, organisation_id, token, Joining(f"Persona {role}", PASSWORD, code), NOON)
        return accounts.begin_visit(session, person.id, NOON)


def lived(context: Context, pages: Flask, slug: str = "pinares") -> Lived:
    """An association with somebody of each role inside."""
    organisation_id = founded(context, slug)
    clients = {}
    for role in ("owner", "worker", "reader"):
        clients[role] = client = pages.test_client()
        with client.session_transaction() as cookie:
            cookie["visit"] = joined(context, organisation_id, role, f"{role}@{slug}.example")
    return Lived(organisation_id, slug, clients)
