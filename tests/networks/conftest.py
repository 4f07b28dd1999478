"""A small made-up Internet for tests of capture: any public name leads to one server of this machine."""

import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from bridge.networks import http_wire
from bridge.networks.http import Http
from tests.networks.servers import Server, by_address, certificate, serving, unchecked

Internet = Callable[[Mapping[str, bytes]], tuple[Http, Server]]


@pytest.fixture
def internet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Internet]:
    """Call it with pages by «host/path…»: it gives the door and the server that counts what was asked."""
    with ExitStack() as stack:

        def build(pages: Mapping[str, bytes]) -> tuple[Http, Server]:
            server = stack.enter_context(serving(by_address(pages), certificate(tmp_path)))
            monkeypatch.setattr(http_wire, "open_socket", lambda *_: socket.create_connection(("127.0.0.1", server.port), 3))
            return Http(tls=unchecked, resolver=public, total_seconds=4), server

        yield build


def public(_host: str, port: int) -> list[Any]:
    return [(int(socket.AF_INET), int(socket.SOCK_STREAM), 6, "", ("93.184.216.34", port))]
