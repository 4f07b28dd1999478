"""How often is too often: a sliding window made of two counters, so that nothing has to be kept of each single act."""

import math
from dataclasses import dataclass
from datetime import UTC, datetime

from bridge.errors import ConstaError
from bridge.sentences import say


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so many times within so many seconds."""

    name: str
    most: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Spent:
    """What was counted in the window that runs, this time included, and in the one before it."""

    now: int
    before: int


class TooOftenError(ConstaError):
    """The same act too many times in too little time."""

    code = "too_often"
    sentence = say("Son demasiadas veces seguidas. Prueba otra vez dentro de {minutes} minutos.", minutes=1)

    def __init__(self, wait: int) -> None:
        super().__init__(minutes=max(1, math.ceil(wait / 60)))
        self.wait = wait
        """Seconds, for Retry-After."""


def window(limit: Limit, at: datetime) -> int:
    """The number of the window in which the moment falls."""
    return int(at.astimezone(UTC).timestamp()) // limit.seconds


def ends(limit: Limit, number: int) -> datetime:
    """When a window no longer counts for anything: at the end of the one after it."""
    return datetime.fromtimestamp((number + 2) * limit.seconds, UTC)


def check(limit: Limit, spent: Spent, at: datetime) -> None:
    """Raises TooOftenError when the window before, as far as it still reaches into the last `seconds`, and this one hold more than `most`."""
    gone = at.astimezone(UTC).timestamp() % limit.seconds
    if spent.now + spent.before * (1 - gone / limit.seconds) > limit.most:
        raise TooOftenError(max(1, math.ceil(limit.seconds - gone)))
