"""The browser that takes pictures sees only what the door gives it."""

import socket
from dataclasses import replace

import pytest

from bridge.networks import screenshot
from bridge.networks.errors import HostileUrlError
from bridge.networks.http import Http
from bridge.networks.screenshot import Eyes, NoPictureError
from tests.networks.servers import by_address, reply, serving

pytestmark = pytest.mark.browser
INSIDE = b"""<html><head><link rel="stylesheet" href="/a.css"></head><body><h1>Mi queja</h1><img src="http://127.0.0.1:9/x.png">
<script>fetch('http://169.254.169.254/latest/meta-data/'); fetch('/fuera', {method: 'POST', body: 'robado'}); new WebSocket('ws://127.0.0.1:9/');</script>"""
PAGES = {"foro.es/queja": reply(INSIDE), "foro.es/a.css": reply(b"h1{color:red}", kind="text/css")}


def test_the_picture_is_made_through_the_door_alone() -> None:
    eyes = screenshot.installed()
    if eyes is None:
        pytest.skip("no Chromium: apt-get install chromium")
    with serving(by_address(PAGES)) as server:
        place = (int(socket.AF_INET), int(socket.SOCK_STREAM), 6, "", ("127.0.0.1", server.port))
        door = Http(resolver=lambda _host, _port: [place], allowed=frozenset({("foro.es", 80)}))
        assert eyes.picture("http://foro.es/queja", door).startswith(b"\x89PNG")
        assert server.seen == ["GET /queja HTTP/1.1", "GET /a.css HTTP/1.1"]


def test_an_address_that_the_door_refuses_is_not_looked_at() -> None:
    with pytest.raises(HostileUrlError):
        Eyes("/bin/false").picture("http://127.0.0.1/", Http())


def test_a_browser_that_does_not_start_gives_no_picture() -> None:
    with pytest.raises(NoPictureError):
        Eyes("/bin/false").picture("http://foro.es/queja", replace(Http(), allowed=frozenset({("foro.es", 80)})))
