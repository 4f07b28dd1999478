"""What a kind of job is: its slow work, its effects, its patience; and the registry that the wiring hands to the workers."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy.orm import Session

from bridge.jobs.context import Context
from bridge.store.jobs import Arguments

Result = TypeVar("Result")
SCHEDULE = (2.0, 10.0, 60.0, 600.0, 3600.0)
"""Seconds before the second attempt, the third…"""


def leave_it(_session: Session, _arguments: Arguments, _code: str) -> None:
    """Nothing more to do when the job is given up."""


@dataclass(frozen=True, slots=True)
class Handler(Generic[Result]):
    """How a kind of job is done.

    `work` waits on others with no transaction open, and may run twice; `finish` writes what came of it in the transaction that marks the job as
    done, once. `give_up` is told the error's code in the transaction that marks the job as failed.
    """

    kind: str
    work: Callable[[Context, Arguments], Result]
    finish: Callable[[Session, Arguments, Result], None]
    lease_seconds: float = 30.0
    """After so long without a word the worker counts as dead."""
    retry_schedule: tuple[float, ...] = SCHEDULE
    """Seconds before each new attempt; after the last, the job is given up."""
    spacing: float = 0.0
    """Seconds between two jobs of one lane."""
    give_up: Callable[[Session, Arguments, str], None] = leave_it
    every: int | None = None
    """Seconds, if it is done without being asked (see Periodic)."""


@dataclass(frozen=True, slots=True)
class Periodic:
    """What is done every so many seconds, by one worker of all. `act` must bear being done twice; a time missed is not made up for."""

    name: str
    every: int
    act: Callable[[Context], None]
    lease_seconds: float = 300.0

    def handler(self) -> Handler[None]:
        """The same as a kind of job, tried once: the next turn comes anyway."""
        return Handler(f"every:{self.name}", lambda context, _: self.act(context), _no_effects, self.lease_seconds, (), every=self.every)


def _no_effects(_session: Session, _arguments: Arguments, _result: None) -> None:
    """What it did, `act` has written itself."""


Registry = Mapping[str, Handler[Any]]


def registry_of(handlers: Iterable[Handler[Any]], periodics: Iterable[Periodic] = ()) -> Registry:
    """The handlers by their kind. Two of one kind are a mistake in the wiring."""
    every = [*handlers, *(periodic.handler() for periodic in periodics)]
    registry = {handler.kind: handler for handler in every}
    if len(registry) != len(every):
        raise ValueError("two handlers of one kind")
    return registry
