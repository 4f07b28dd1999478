"""Serves an application on this machine, and leads made-up names of the Internet to it."""

import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

from bridge.networks.http import Http
from bridge.store.engine import refuse_in_transaction


class Quiet(WSGIRequestHandler):
    """Does not tell each request."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Nothing."""


@contextmanager
def served(app: Flask, port: int = 0) -> Iterator[int]:
    """The port on which the application is served meanwhile."""
    server = make_server("127.0.0.1", port, app, threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield int(server.server_port)
    finally:
        server.shutdown()
        thread.join(5)
        server.server_close()


def free_port() -> int:
    """A port that nobody has at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def door(ports: Mapping[str, int]) -> Http:
    """The door out, for which these names are on this machine and no others exist."""

    def resolve(host: str, _port: int) -> list[tuple[int, int, int, str, tuple[Any, ...]]]:
        if host not in ports:
            raise OSError(host)
        return [(int(socket.AF_INET), int(socket.SOCK_STREAM), 6, "", ("127.0.0.1", ports[host]))]

    return Http(before=refuse_in_transaction, resolver=resolve, allowed=frozenset((host, 80) for host in ports), total_seconds=5)
