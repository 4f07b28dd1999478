"""What networks and strangers do to a reader: each trap with what is to come of it."""

import socket
from collections.abc import Callable

import pytest

from bridge.domain.posts import CapturedPost
from bridge.errors import ConstaError
from bridge.jobs.handlers import Handler
from bridge.jobs.running import wait_before_retry
from bridge.networks import capture, recognise
from bridge.networks.errors import BusyError
from bridge.networks.http import Http
from bridge.store.jobs import Taken
from tests.conftest import NOON
from tests.networks.conftest import Internet
from tests.networks.servers import Server, endless, reply, serving

pytestmark = pytest.mark.filterwarnings("ignore:Unverified HTTPS request")  # the tests' certificate is made for the run
STATUS = "https://social.es/@lucia/117659743027200000"
API = "social.es/api/v1/statuses/117659743027200000"
NOTE = b"""{"type":"Note","id":"https://social.es/users/lucia/statuses/1","attributedTo":"https://social.es/users/lucia",
"content":"<p>Me deben 286 \xe2\x82\xac.</p>","published":"2026-11-22T11:00:00Z"}"""
SHELL = reply(b"<html><head><title>Mastodon</title></head><body><noscript>Please enable JavaScript to use it.</noscript></body></html>")
AP = reply(NOTE, kind="application/activity+json; charset=utf-8")
LOOKALIKES = ("https://x.com.evil.example/a/status/1", "https://xn--twtter-q9a.com/a/status/1", "https://bsky.app.malo.es/profile/a.es/post/3k", "https://x.com@malo.es/")


@pytest.mark.parametrize("link", LOOKALIKES)
def test_names_that_imitate_a_network_are_refused(link: str) -> None:
    with pytest.raises(ConstaError) as caught:
        recognise(link)
    assert caught.value.code in {"lookalike", "hostile_url"}


def read(internet: Internet, pages: dict[str, bytes]) -> CapturedPost:
    door, _ = internet(pages)
    return capture(recognise(STATUS), door)


def test_an_api_that_answers_html_is_not_the_post(internet: Internet) -> None:
    """The page behind it is a shell; what other servers are told is the post."""
    found = read(internet, {API: SHELL, "social.es/@lucia": AP})
    assert (found.text, found.author and found.author.identity) == ("Me deben 286 €.", "https://social.es/users/lucia")


def test_a_closed_api_is_read_as_other_servers_read_it(internet: Internet) -> None:
    found = read(internet, {API: reply(b'{"error":"login"}', "401 Unauthorized", "application/json"), "social.es/@lucia": AP})
    assert (found.text, found.published_precision, found.level) == ("Me deben 286 €.", "exact", "B")


def test_html_everywhere_is_said_to_be_a_shell(internet: Internet) -> None:
    with pytest.raises(ConstaError) as caught:
        read(internet, {API: SHELL, "social.es/": SHELL})
    assert caught.value.code == "script_shell"


@pytest.mark.parametrize(("headers", "seconds"), [([("Retry-After", "120")], 120), ([], None), ([("Retry-After", "pronto")], None)])
def test_a_429_says_how_long_to_wait_or_nothing(internet: Internet, headers: list[tuple[str, str]], seconds: int | None) -> None:
    busy = reply(b"slow down", "429 Too Many Requests", headers=headers)
    with pytest.raises(BusyError) as caught:
        read(internet, {"social.es/": busy})
    assert caught.value.seconds == seconds
    assert "{" not in str(caught.value)


HANDLER: Handler[None] = Handler("x", lambda _context, _arguments: None, lambda _session, _arguments, _result: None, retry_schedule=(3, 20))


@pytest.mark.parametrize(("error", "least"), [(BusyError(120), 120), (BusyError(), 3)])
def test_a_job_waits_as_long_as_the_network_asks(error: BusyError, least: float) -> None:
    job = Taken(11, "x", "x:1", {}, None, None, 1, "t", NOON)
    assert wait_before_retry(HANDLER, job, error) == least


def test_an_endless_page_is_given_up() -> None:
    def pour(connection: socket.socket, _head: str, _body: bytes) -> None:
        endless(connection)

    with serving(pour) as server, pytest.raises(ConstaError) as caught:
        capture(recognise("http://foro.es/queja/1"), here(server)())
    assert caught.value.code == "too_large"


def here(server: Server) -> Callable[[], Http]:
    place = (int(socket.AF_INET), int(socket.SOCK_STREAM), 6, "", ("127.0.0.1", server.port))
    return lambda: Http(resolver=lambda _host, _port: [place], allowed=frozenset({("foro.es", 80)}), total_seconds=4)
