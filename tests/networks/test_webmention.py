"""Webmention and Pingback: the discovery tests of webmention.rocks, and telling a real server."""

import json
import socket
from pathlib import Path
from typing import Any

import pytest

from bridge.errors import RefusedError
from bridge.networks.errors import NotListeningError
from bridge.networks.http import Fetched, Http
from bridge.networks.saved import Saved
from bridge.networks.webmention import discover, links_to, pingback_endpoint, send, webmention_endpoint
from tests.networks.servers import Server, reply, serving
from tests.shared import needs_shared

ROCKS = [f"{number:02}" for number in range(1, 23)]
DISCOVERY = [
    ([("Link", "</fin>; rel=webmention")], "<link rel=webmention href=/otro>", "https://b.es/fin", "the header goes first"),
    ([("link", '</a>; rel="other", </fin>; rel="webmention somethingelse"')], "", "https://b.es/fin", "several links, several words"),
    ([], '<a rel="webmention" href="fin">x</a><link rel=webmention href=/otro>', "https://b.es/blog/fin", "document order, relative to the page"),
    ([], '<link rel="webmention" href="">', "https://b.es/blog/post", "empty: the page itself"),
    ([], '<link rel="webmention"><a rel="webmention" href="/fin">x</a>', "https://b.es/fin", "without href it is none"),
    ([], '<!-- <a rel="webmention" href="/mal">x</a> --><a rel="webmention" href="/fin">x</a>', "https://b.es/fin", "comments do not count"),
    ([], '<code>&lt;a rel="webmention" href="/mal"&gt;</code><link rel="not-webmention" href="/mal">', None, "escaped or another word: none"),
    ([], '<a rel="webmention" href="/fin?consulta=si">x</a>', "https://b.es/fin?consulta=si", "its query is kept"),
]


@pytest.mark.parametrize("number", ROCKS)
def test_the_discovery_tests_of_webmention_rocks_pass(number: str) -> None:
    folder = needs_shared("capture/cases/webmention")
    rows: list[dict[str, Any]] = json.loads(needs_shared("capture/cases/INDEX.json").read_text(encoding="utf-8"))
    row = next(row for row in rows if row["file"] == f"webmention/rocks_{number}.html")
    assert webmention_endpoint(row["post_url"], headers_in(folder, number), page(folder / f"rocks_{number}.html")) == row["expected"]["canonical_url"]


def headers_in(folder: Path, number: str) -> list[tuple[str, str]]:
    told: dict[str, str | list[str]] = json.loads((folder / f"rocks_{number}.headers.json").read_text(encoding="utf-8"))
    return [(name, value) for name, values in told.items() for value in ([values] if isinstance(values, str) else values)]


def page(file: Path) -> Any:
    return Saved(file.read_bytes(), "text/html").html


@pytest.mark.parametrize(("headers", "body", "endpoint", "why"), DISCOVERY)
def test_the_endpoint_is_the_first_that_counts(headers: list[tuple[str, str]], body: str, endpoint: str | None, why: str) -> None:
    assert webmention_endpoint("https://b.es/blog/post", headers, Saved(body.encode(), "text/html").html) == endpoint, why


def test_pingback_is_found_in_header_or_page() -> None:
    assert pingback_endpoint([("X-Pingback", "https://b.es/xmlrpc.php")], "", None) == "https://b.es/xmlrpc.php"
    assert pingback_endpoint([], '<link rel="pingback" href="https://b.es/x" />', None) == "https://b.es/x"


class Blog:
    """A blog that takes mentions of one post and writes down what it was told."""

    def __init__(self, head: str, status: str = "202 Accepted", told: bytes = b"") -> None:
        self.head, self.status, self.told = head, status, told

    def __call__(self, connection: socket.socket, line: str, _body: bytes) -> None:
        if line.startswith("POST"):
            connection.sendall(reply(self.told, self.status, "text/xml", [("Location", "/estado/1")]))
        else:
            connection.sendall(reply(f"<html><head>{self.head}</head><p>queja</p></html>".encode()))


@pytest.fixture
def door() -> Any:
    def to(server: Server) -> tuple[Http, str]:
        return Http(allowed=frozenset({("127.0.0.1", server.port)}), total_seconds=3), f"http://127.0.0.1:{server.port}"

    return to


def test_a_mention_is_posted_as_a_form(door: Any) -> None:
    with serving(Blog('<link rel="webmention" href="/avisos?de=consta">', "201 Created")) as server:
        http, site = door(server)
        sent = send("https://consta.example/r/7QK4-M93D", f"{site}/post", http)
    assert (sent.accepted, sent.status_url) == (True, f"{site}/estado/1")
    assert server.seen[1] == "POST /avisos?de=consta HTTP/1.1"
    assert server.bodies[1].startswith(b"source=https%3A%2F%2Fconsta.example%2Fr%2F7QK4-M93D&target=http%3A%2F%2F127.0.0.1")


def test_a_refused_mention_is_not_accepted(door: Any) -> None:
    with serving(Blog('<link rel="webmention" href="/avisos">', "400 Bad Request")) as server:
        http, site = door(server)
        assert not send("https://consta.example/r/1", f"{site}/post", http).accepted


@pytest.mark.parametrize(("answer", "accepted"), [(b"<methodResponse><params/></methodResponse>", True), (b"<methodResponse><fault/></methodResponse>", False)])
def test_pingback_is_the_second_way(door: Any, answer: bytes, accepted: bool) -> None:
    with serving(Blog('<link rel="pingback" href="/xmlrpc.php">', "200 OK", answer)) as server:
        http, site = door(server)
        sent = send("https://consta.example/r/1?a&b", f"{site}/post", http)
    assert (sent.endpoint.protocol, sent.accepted) == ("pingback", accepted)
    assert b"<string>https://consta.example/r/1?a&amp;b</string>" in server.bodies[1]


def test_a_page_that_does_not_listen_says_so(door: Any) -> None:
    with serving(Blog("")) as server:
        http, site = door(server)
        with pytest.raises(NotListeningError):
            send("https://consta.example/r/1", f"{site}/post", http)


def test_an_endpoint_on_loopback_is_refused(door: Any) -> None:
    with serving(Blog('<link rel="webmention" href="http://127.0.0.1:9/avisos">')) as server:
        http, site = door(server)
        with pytest.raises(RefusedError):
            send("https://consta.example/r/1", f"{site}/post", http)


def fetched(body: bytes) -> Fetched:
    return Fetched("https://b.es/p", "https://b.es/p", 200, (("Content-Type", "text/html"),), body, None, None, {}, ())


def test_a_received_mention_is_verified_by_its_link() -> None:
    assert links_to(fetched(b'<a href="https://consta.example/r/1/">x</a>'), "https://consta.example/r/1")
    assert not links_to(fetched(b"<p>https://consta.example/r/1</p>"), "https://consta.example/r/1")
    assert discover(fetched(b"<p>nada</p>")) is None
