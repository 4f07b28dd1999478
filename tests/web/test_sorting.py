"""An answer that nobody could tell apart comes first, and one click says what it was."""

from collections.abc import Callable

import pytest

from bridge.domain.answers import Reply
from bridge.jobs.context import Context
from bridge.services import find, tracking
from bridge.services.record import Act
from tests.web.site import Browsed
from tests.web.walking import issue, present


@pytest.fixture
def home(context: Context, browsed: Browsed, registry_run: Callable[[], None]) -> str:
    home = issue(browsed, registry_run)
    present(browsed, home)
    with context.store.begin() as session:
        claim = find.by_token(session, home.split("/")[2], lock=True)
        tracking.note_reply(session, claim, Reply("unknown", context.clock(), "Le llamaremos."), Act("company", context.clock()))
    return home


def kinds(context: Context, home: str) -> list[str]:
    with context.store.read() as session:
        return [reply.data["class"] for reply in find.state(session, find.by_token(session, home.split("/")[2])).replies]


def test_it_comes_before_anything_else_that_can_be_done(browsed: Browsed, home: str) -> None:
    browsed.open(home)
    headings = [node.get("id") for node in browsed.tree.xpath("//main//h2[@id]")]
    assert headings.index("unsorted") < headings.index("next")
    assert "Le llamaremos." in browsed.text


def test_one_click_sorts_it(context: Context, browsed: Browsed, home: str) -> None:
    browsed.open(home)
    browsed.send(kind="refusal")
    assert kinds(context, home) == ["refusal"]
    assert "Apuntado lo que era su mensaje." in browsed.text
    assert not browsed.tree.xpath("//h2[@id='unsorted']")


@pytest.mark.parametrize("changed", [{"kind": "dance"}, {"kind": "unknown"}, {"seq": "x", "kind": "refusal"}, {"seq": "999", "kind": "refusal"}, {"seq": "9" * 50, "kind": "offer"}])
def test_what_cannot_be_changes_nothing(context: Context, browsed: Browsed, home: str, changed: dict[str, str]) -> None:
    browsed.open(home)
    assert browsed.send(**changed).status_code in {400, 422}
    assert kinds(context, home) == ["unknown"]
