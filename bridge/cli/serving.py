"""`python app.py`: the web and its workers in one command, and `worker` for more of them on other machines."""

import socket
import sys

import click
from flask import Flask
from gunicorn.app.base import BaseApplication

from bridge.cli import opening, wiring
from bridge.errors import UnavailableError
from bridge.jobs.registry import REGISTRY
from bridge.jobs.serve import Crew, keep_crews, told_to_stop
from bridge.jobs.worker import work
from bridge.sentences import say
from bridge.settings import Settings
from bridge.web.pages import make_pages

THREADS = 4


class PortTakenError(UnavailableError):
    """Somebody else listens there."""

    code = "port_taken"
    sentence = say("El puerto {port} ya está ocupado. Para otro programa o elige otro con CONSTA_PORT.", port=0)


class Web(BaseApplication):  # type: ignore[misc] # gunicorn ships no types
    """gunicorn with our settings; each of its processes opens a context of its own."""

    def __init__(self, chosen: Settings) -> None:
        self.chosen = chosen
        super().__init__()

    def load_config(self) -> None:
        """Our settings in gunicorn's words."""
        options = {
            "bind": f"{self.chosen.host}:{self.chosen.port}", "workers": self.chosen.web_workers, "threads": THREADS,
            "worker_class": "gthread", "loglevel": "warning", "max_requests": 20_000, "max_requests_jitter": 2_000, "control_socket_disable": True,
        }  # fmt: skip
        for name, value in options.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Flask:
        """The pages, in this process."""
        return make_pages(opening.context(), wiring.settings())


def serve_web() -> None:
    """One web server, with its own processes."""
    sys.argv = sys.argv[:1]
    Web(wiring.settings()).run()


def serve_jobs() -> None:
    """One worker, until it is told to stop."""
    work(opening.context(), REGISTRY, told_to_stop())


def check_free(host: str, port: int) -> None:
    """Raises PortTakenError if somebody listens there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            raise PortTakenError(port=port) from None


def serve() -> None:
    """Migrates, then keeps the web and the workers running until Ctrl-C."""
    chosen = wiring.settings()
    check_free(chosen.host, chosen.port)
    opening.context().store.close()
    click.echo(f"Consta: http://{chosen.host}:{chosen.port}")
    sys.stdout.flush()
    keep_crews([Crew(serve_web, (), 1), Crew(serve_jobs, (), chosen.job_workers)], told_to_stop())


@click.command()
def worker() -> None:
    """Hace el trabajo lento, además del que ya hace el servidor."""
    keep_crews([Crew(serve_jobs, (), wiring.settings().job_workers)], told_to_stop())
