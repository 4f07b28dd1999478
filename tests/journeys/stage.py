"""The stage of journeys over networks: Consta served on this machine, other people's servers beside it, and a clock that can be moved."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from flask import Flask

from bridge.jobs.context import Context
from bridge.jobs.registry import REGISTRY
from bridge.jobs.running import run_until_empty
from bridge.jobs.watch import look_around
from bridge.services import find
from bridge.settings import Settings
from bridge.web.pages import make_pages
from tests.conftest import NOON
from tests.journeys.servers.serving import door, free_port, served
from tests.web.site import Browsed


@dataclass
class Clock:
    """The moment that everybody on the stage lives in."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **span: float) -> None:
        """Time goes by."""
        self.now += timedelta(**span)


@dataclass
class Stage:
    """Consta, a person in front of it, and the clock."""

    context: Context
    clock: Clock
    walker: Browsed

    def work(self) -> None:
        """Does what is due, as a worker would."""
        look_around(self.context)
        run_until_empty(self.context, REGISTRY)

    def later(self, **span: float) -> None:
        """Time goes by, and what is due by then is done."""
        self.clock.pass_(**span)
        self.work()

    def said(self, home: str, *kinds: str) -> list[dict[str, object]]:
        """What the registro says of those kinds, oldest first."""
        with self.context.store.read() as session:
            events = find.events(session, find.by_token(session, home.rsplit("/", 1)[-1]))
        return [dict(event.data) for event in events if event.kind in kinds]


@contextmanager
def staged(base: Context, servers: Mapping[str, Flask], letters: Settings) -> Iterator[Stage]:
    """A stage on which those hosts exist and no others."""
    clock, port = Clock(), free_port()
    with ExitStack() as stack:
        ports = {host: stack.enter_context(served(app)) for host, app in servers.items()}
        context = replace(base, http=door(ports), clock=clock, address=f"http://127.0.0.1:{port}")
        pages = make_pages(context, letters)
        pages.testing = True
        stack.enter_context(served(pages, port))
        yield Stage(context, clock, Browsed(pages.test_client()))
