"""What holds for every page: who may see it, its headers, its forms, and that looking changes nothing."""

from typing import Any

import pytest
from flask import Flask
from lxml import html

from bridge.jobs.context import Context
from bridge.services import find
from bridge.web.access import AUDIENCES, audience_of
from bridge.web.headers import HEADERS
from tests.web.site import LINK, Browsed
from tests.web.walking import start

WORLD = {"/", "/nueva", "/sin-enlace", "/como-funciona", "/accesibilidad", "/privacidad", "/sin-conexion", "/seguir", "/verificar"}


def rules(pages: Flask) -> list[Any]:
    return list(pages.url_map.iter_rules())


def test_every_route_says_who_may_see_it(pages: Flask) -> None:
    silent = [rule.rule for rule in rules(pages) if audience_of(pages.view_functions[rule.endpoint]) not in AUDIENCES]
    assert silent == []


def test_what_is_the_claimants_is_under_their_link_and_nothing_else_is(pages: Flask) -> None:
    """The address itself tells: everything of a claimant's needs the token."""
    for rule in rules(pages):
        own = audience_of(pages.view_functions[rule.endpoint]) == "claimant"
        assert own == rule.rule.startswith("/mia/<token>"), rule.rule


@pytest.mark.parametrize("method", ["get", "post"])
def test_without_the_link_nothing_of_a_claim_is_seen(pages: Flask, method: str) -> None:
    client = pages.test_client()
    pages.config["WTF_CSRF_ENABLED"] = False
    for rule in rules(pages):
        if rule.rule.startswith("/mia/<token>") and method.upper() in (rule.methods or ()):
            path = rule.rule.replace("<token>", "AAAAAAAAAAAAAAAAAAAAAA").replace("<channel_id>", "counter").replace("<int:file_id>", "1")
            answer = getattr(client, method)(path)
            assert answer.status_code in {404, 422}, path
            assert "lucia" not in answer.text.lower()


def test_every_answer_carries_the_headers(pages: Flask) -> None:
    client = pages.test_client()
    for path in (*WORLD, "/nada", "/healthz", "/static/consta.css", "/mia/x"):
        answer = client.get(path, buffered=True)
        for name, value in HEADERS.items():
            if name != "X-Robots-Tag":
                assert answer.headers[name] == value, (path, name)
        assert "'unsafe" not in answer.headers["Content-Security-Policy"]


def test_only_what_is_the_same_for_all_is_kept_by_browsers(pages: Flask) -> None:
    client = pages.test_client()
    assert client.get("/").headers["Cache-Control"] == "no-store"
    assert "max-age=31536000" in client.get("/static/consta.css", buffered=True).headers["Cache-Control"]
    assert "max-age=31536000" in client.get("/letras/sans-400.woff2", buffered=True).headers["Cache-Control"]


@pytest.mark.parametrize("path", ["/nueva", "/sin-enlace", "/seguir", "/verificar", "/mia/x/empresa"])
def test_a_post_without_its_token_is_refused_with_a_sentence(pages: Flask, path: str) -> None:
    answer = pages.test_client().post(path, data={"link": LINK})
    assert answer.status_code == 400
    assert "demasiado tiempo abierta" in answer.text


def test_looking_changes_nothing(context: Context, browsed: Browsed, pages: Flask) -> None:
    """Mail scanners and browsers follow links: a GET writes no event."""
    start(browsed, lambda: None)
    token = browsed.path.split("/")[2]
    before = _events(context, token)
    for rule in rules(pages):
        if "GET" in (rule.methods or ()) and rule.rule.startswith("/mia/<token>"):
            browsed.client.get(rule.rule.replace("<token>", token).replace("<channel_id>", "counter").replace("<int:file_id>", "1"))
    assert _events(context, token) == before


def _events(context: Context, token: str) -> int:
    with context.store.read() as session:
        return len(find.events(session, find.by_token(session, token)))


def test_a_page_and_its_letters_weigh_little(pages: Flask) -> None:
    """150 KB on a first visit, letters and all."""
    client = pages.test_client()
    page = client.get("/")
    tree = html.fromstring(page.text)
    parts = [node.get("href") or node.get("src") for node in tree.xpath("//link[@rel='stylesheet'] | //script[@src]")]
    letters = [f"/letras/{name}.woff2" for name in ("sans-400", "sans-600", "sans-700", "serif-600", "serif-400i")]
    assert sum(len(client.get(part, buffered=True).data) for part in (*parts, *letters)) + len(page.data) < 150_000


def test_nothing_is_asked_of_anybody_else(pages: Flask) -> None:
    tree = html.fromstring(pages.test_client().get("/").text)
    asked = [*tree.xpath("//@src"), *tree.xpath("//link[not(@rel='alternate')]/@href")]
    assert asked
    assert all(address.startswith("/") and not address.startswith("//") for address in asked)


def test_the_machine_says_whether_it_is_well(pages: Flask) -> None:
    client = pages.test_client()
    assert client.get("/healthz").json == {"alive": True}
    assert client.get("/readyz").json == {"ready": True}
