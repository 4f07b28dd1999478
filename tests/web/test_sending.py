"""Sending from the instance, as the claimant sees it: asked, undone, or gone with the servers' own words."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bridge.jobs.context import Context
from bridge.jobs.registry import REGISTRY
from bridge.jobs.running import run_until_empty
from bridge.mail.setup import MailSetup
from bridge.services import find, proving_email
from bridge.services.record import Act
from bridge.settings import Settings
from bridge.web.pages import make_pages
from tests.conftest import NOON
from tests.mail.servers import Company, relay, serving
from tests.web.site import Browsed
from tests.web.walking import issue


def walker(context: Context, letters: Path) -> Browsed:
    app = make_pages(context, Settings(data=letters))
    app.testing = True
    return Browsed(app.test_client())


@pytest.fixture
def home(context: Context, browsed: Browsed, registry_run: Callable[[], None]) -> str:
    found = issue(browsed, registry_run)
    registry_run()
    prove_email(context, found)
    return found


def prove_email(context: Context, home: str) -> None:
    """The claimant typed the code that was mailed to them."""
    with context.store.begin() as session:
        claim = find.by_token(session, home.rpartition("/")[2], lock=True)
        content = find.content(session, claim)
        assert content
        code = proving_email.code_for(session, claim, content, NOON)
        proving_email.prove(session, claim, content, code, Act("claimant", NOON))


def test_it_is_sent_and_the_servers_words_are_shown(context: Context, letters: Path, home: str) -> None:
    company = Company()
    with serving(company) as port:
        here = replace(context, mail=MailSetup("consta.example", relay(port), timedelta(0)))
        browsed = walker(here, letters)
        browsed.open(f"{home}/enviar")
        assert "reclamaciones@aerolinde.example" in browsed.text
        browsed.send()
        browsed.client.post(f"{home}/enviar")
        run_until_empty(here, REGISTRY)
        browsed.open(f"{home}/enviar")
    assert "aceptado id=ABC123" in browsed.text
    assert len(company.mails) == 1


def test_it_can_be_undone_while_the_countdown_runs(context: Context, letters: Path, home: str) -> None:
    here = replace(context, mail=MailSetup("consta.example", relay(1), timedelta(minutes=10)))
    browsed = walker(here, letters)
    browsed.open(f"{home}/enviar")
    browsed.send()
    assert "aún puedes deshacer" in browsed.text
    assert browsed.tree.xpath("//time[@data-countdown]/@datetime")
    browsed.send()
    assert "Deshecha" in browsed.text


def test_a_refusal_proposes_the_next_way(context: Context, letters: Path, home: str) -> None:
    with serving(Company(unknown=frozenset({"reclamaciones@aerolinde.example"}))) as port:
        here = replace(context, mail=MailSetup("consta.example", relay(port), timedelta(0)))
        browsed = walker(here, letters)
        browsed.open(f"{home}/enviar")
        browsed.send()
        run_until_empty(here, REGISTRY)
        browsed.open(f"{home}/enviar")
    assert "Usuario desconocido" in browsed.text
    assert browsed.tree.xpath(f"//main//a[@href='{home}/presentar/portal']")


def test_without_a_relay_it_says_so(browsed: Browsed, home: str) -> None:
    page = browsed.client.get(f"{home}/enviar")
    assert page.status_code == 400
    assert "no envía correo" in page.text
