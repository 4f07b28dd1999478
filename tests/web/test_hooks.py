"""The claimant tells a program what happens to the claim, sees its secret once, and takes it away again."""

from collections.abc import Callable

import pytest

from bridge.jobs.context import Context
from bridge.services import find, hooks
from tests.web.site import Browsed
from tests.web.walking import issue

URL = "https://avisos.example.org/consta"


@pytest.fixture
def home(browsed: Browsed, registry_run: Callable[[], None]) -> str:
    return issue(browsed, registry_run)


def standing(context: Context, home: str) -> list[str]:
    with context.store.read() as session:
        return [url for _, url in hooks.standing(session, find.by_token(session, home.split("/")[2]))]


def test_it_is_added_shown_once_and_taken_away(context: Context, browsed: Browsed, home: str) -> None:
    browsed.open(home)
    assert browsed.tree.xpath(f"//a[@href='{home}/programas']")
    browsed.open(f"{home}/programas")
    browsed.send(url=URL)
    assert "whsec_" in browsed.text
    assert standing(context, home) == [URL]
    browsed.open(f"{home}/programas")
    assert "whsec_" not in browsed.text
    browsed.send()
    assert standing(context, home) == []
    assert URL not in browsed.text


@pytest.mark.parametrize("typed", ["", "hola", "javascript:alert(1)", "ftp://x.example", "https://"])
def test_what_is_no_address_is_refused(context: Context, browsed: Browsed, home: str, typed: str) -> None:
    browsed.open(f"{home}/programas")
    assert browsed.send(url=typed).status_code == 422
    assert browsed.errors
    assert standing(context, home) == []


def test_there_is_an_end_to_them(context: Context, browsed: Browsed, home: str) -> None:
    for n in range(hooks.MOST + 1):
        browsed.open(f"{home}/programas")
        browsed.send(min(n, hooks.MOST), url=f"{URL}/{n}")
    assert browsed.errors
    assert len(standing(context, home)) == hooks.MOST


@pytest.mark.parametrize("number", ["", "x", "99", "9" * 40, "٣"])
def test_what_is_not_there_is_not_taken_away(browsed: Browsed, home: str, number: str) -> None:
    browsed.open(f"{home}/programas")
    browsed.send(url=URL)
    browsed.open(f"{home}/programas")
    assert browsed.send(number=number).status_code == 404
