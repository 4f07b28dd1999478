"""An error is a page for people and JSON for programs, in their language, with the right status; nothing of ours shows."""

from collections.abc import Callable

import pytest
from flask import Flask

from bridge.errors import ConflictError, ConstaError, InvalidError, NotFoundError, RefusedError, UnavailableError
from bridge.jobs.context import Context
from bridge.services import erasing
from bridge.services.erasing import Policy
from bridge.services.record import Act
from bridge.store.engine import StorageBusyError
from bridge.web.access import seen_by
from bridge.web.mine import look
from tests.web.site import Browsed
from tests.web.walking import issue, show

KINDS = ((InvalidError, 400), (RefusedError, 403), (NotFoundError, 404), (ConflictError, 409), (UnavailableError, 503), (StorageBusyError, 503))


def failing(pages: Flask, error: Exception) -> Flask:
    @seen_by("world")
    def fail() -> str:
        raise error

    pages.add_url_rule("/falla", view_func=fail)
    pages.testing = False
    return pages


@pytest.mark.parametrize(("kind", "status"), KINDS)
def test_each_kind_of_error_has_its_status_and_its_sentence(pages: Flask, kind: type[ConstaError], status: int) -> None:
    client = failing(pages, kind()).test_client()
    page = client.get("/falla")
    assert page.status_code == status
    assert str(kind.sentence) in page.text
    told = client.get("/falla", headers={"Accept": "application/json"})
    assert told.json == {"error": {"code": kind.code, "message": str(kind.sentence)}}


def test_a_defect_of_ours_is_a_500_that_says_nothing_of_it(pages: Flask) -> None:
    page = failing(pages, RuntimeError("secreto de dentro")).test_client().get("/falla")
    assert page.status_code == 500
    assert "Algo ha fallado" in page.text
    assert "secreto" not in page.text
    assert page.headers["Content-Security-Policy"]


def test_a_wrong_method_says_which_are_right(pages: Flask) -> None:
    page = pages.test_client().put("/nueva")
    assert page.status_code == 405
    assert "GET" in page.headers["Allow"]


def test_an_erased_claim_is_gone(browsed: Browsed, context: Context, registry_run: Callable[[], None]) -> None:
    home = issue(browsed, registry_run)
    public = show(browsed, home)
    mine = look(context, home.split("/")[2])
    erasing.erase(context.store, context.files, mine.id, Policy(at_once=True), Act("claimant", context.clock()))
    assert browsed.client.get(home).status_code in {404, 410}
    assert browsed.client.get(public).status_code in {404, 410}
