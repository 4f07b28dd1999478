"""The door of an association's house: who is visiting, whether their role reaches, and nobody of another association."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from flask import redirect, request, session
from werkzeug.wrappers import Response

from bridge.domain.organisations import ROLES, check_may
from bridge.errors import RefusedError
from bridge.jobs.context import Context
from bridge.sentences import say
from bridge.services import accounts, organisations
from bridge.services.accounts import Person
from bridge.services.record import Act
from bridge.web.access import seen_by

VISIT = "visit"
"""Where the cookie holds the token of the visit."""
HouseView = Callable[..., Any]


class EnterFirstError(RefusedError):
    """Nobody has entered, or the visit is over."""

    code = "enter_first"
    sentence = say("Entra primero: tu sesión no está abierta o ha caducado.")


@dataclass(frozen=True, slots=True)
class House:
    """An association with somebody in it."""

    context: Context
    organisation_id: int
    slug: str
    name: str
    person: Person

    @property
    def home(self) -> str:
        """Where its pages live."""
        return f"/asociaciones/{self.slug}"

    @property
    def act(self) -> Act:
        """The person, now, as the association's registro names them."""
        return Act(self.person.actor, self.context.clock())

    @property
    def on_claim(self) -> Act:
        """The association, now, as a claim's registro names it."""
        return Act("association", self.context.clock().astimezone(self.context.zone))

    def may(self, act: str) -> bool:
        """Whether the person's role reaches so far; for what a page offers."""
        return act in ROLES[self.person.role]


def room(act: str) -> Callable[[HouseView], HouseView]:
    """Declares what one must be allowed to see or do there. The view gets the house in place of context and slug."""

    def declare(view: HouseView) -> HouseView:
        @wraps(view)
        def enter(context: Context, slug: str, **arguments: Any) -> Any:
            house = _entered(context, slug)
            if house is None and request.method == "GET":
                return to_the_door(slug)
            if house is None:
                raise EnterFirstError
            check_may(house.person.role, act)
            return view(house, **arguments)

        enter.room = act  # type: ignore[attr-defined]
        return seen_by("association")(enter)

    return declare


def to_the_door(slug: str) -> Response:
    """The page where one enters."""
    return redirect(f"/asociaciones/{slug}/entrar", 303)


def _entered(context: Context, slug: str) -> House | None:
    with context.store.read() as database:
        row = organisations.find_one(database, slug)
        person = accounts.visitor(database, row.id, session.get(VISIT), context.clock())
    return House(context, row.id, row.slug, row.name, person) if person else None
