"""A link in a mail asks; only the button answers. Without logging in, and for nobody who has not the link."""

from collections.abc import Callable

import pytest

from bridge.domain.answers import Reply
from bridge.domain.phases import State
from bridge.jobs.context import Context
from bridge.services import find, reminding, tracking
from bridge.services.record import Act
from tests.web.site import Browsed
from tests.web.walking import issue, present


@pytest.fixture
def token(context: Context, browsed: Browsed, registry_run: Callable[[], None]) -> str:
    home = issue(browsed, registry_run)
    present(browsed, home)
    token = home.split("/")[2]
    with context.store.begin() as session:
        claim = find.by_token(session, token, lock=True)
        tracking.note_reply(session, claim, Reply("unknown", context.clock(), "Le llamaremos."), Act("company", context.clock()))
    return token


def link(context: Context, token: str, deed: str) -> str:
    with context.store.read() as session:
        claim = find.by_token(session, token)
        return reminding.click_path(session, claim.code or "", deed, find.state(session, claim).replies[0].seq)


def state(context: Context, token: str) -> State:
    with context.store.read() as session:
        return find.state(session, find.by_token(session, token))


def test_following_the_link_changes_nothing_and_the_button_does(context: Context, browsed: Browsed, token: str) -> None:
    path = link(context, token, "is-refusal")
    before = len(state(context, token).seen)
    for _ in range(2):
        assert browsed.open(path).status_code == 200
    assert len(state(context, token).seen) == before
    browsed.send()
    assert "Anotado" in browsed.text
    assert state(context, token).phase == "answered"


def test_solved_closes_it_and_then_it_is_asked_how_it_went(context: Context, browsed: Browsed, token: str) -> None:
    browsed.open(link(context, token, "solved"))
    browsed.send()
    assert state(context, token).outcome == "resolved"
    browsed.open(browsed.tree.xpath("//main//a[starts-with(@href, '/di/')]/@href")[0])
    browsed.send(recovered="286,40")
    assert browsed.errors == ["Elige una opción"]
    browsed.send(satisfaction="4", recovered="286,40")
    assert state(context, token).seen[-1].data["recovered"] == "286.40"


@pytest.mark.parametrize("deed", ["is-dance", "dance", "is-refusal"])
def test_a_link_that_we_did_not_make_opens_nothing(context: Context, browsed: Browsed, token: str, deed: str) -> None:
    path = link(context, token, deed) if deed != "is-refusal" else link(context, token, deed)[:-4] + "aaaa"
    assert browsed.client.get(path).status_code == 404
    assert browsed.client.post(path).status_code in {400, 404}
