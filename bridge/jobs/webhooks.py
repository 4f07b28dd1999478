"""Gives notice to the programs that asked for it, through the one door out, for days if need be."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from bridge.domain.webhooks import headers, meaning
from bridge.errors import UnavailableError
from bridge.jobs.context import Context
from bridge.jobs.handlers import Handler, Periodic
from bridge.sentences import say
from bridge.services import hooks
from bridge.services.hooks import WEBHOOK

SCHEDULE = (5.0, 300.0, 1800.0, 7200.0, 18_000.0, 36_000.0, 50_400.0, 72_000.0, 86_400.0)
EVERY = 15
PASSING = frozenset({"webhook_not_taken", "unreachable", "busy", "worker_lost"})
"""Codes of what may be over tomorrow."""


class NotTakenError(UnavailableError):
    """The other end did not take the notice."""

    code = "webhook_not_taken"
    sentence = say("La dirección que pidió el aviso respondió {status}.", status=0)


def _work(context: Context, arguments: Mapping[str, Any]) -> tuple[str, datetime]:
    with context.store.read() as session:
        call = hooks.call(session, arguments["hook_id"], arguments["seq"], context.address)
    if call is None:
        return "removed", context.clock()
    answer = context.http.post(call.url, call.notice.body, headers([call.secret], call.notice, context.clock()))
    what = meaning(answer.status)
    if what == "later":
        raise NotTakenError(status=answer.status, retry_after=answer.retry_after or 0)
    return what, context.clock()


def _finish(session: Session, arguments: Mapping[str, Any], came: tuple[str, datetime]) -> None:
    what, now = came
    if what == "taken":
        hooks.taken(session, arguments["hook_id"])
    elif what == "gone":
        hooks.stop_telling(session, arguments["hook_id"], now)


def _give_up(session: Session, arguments: Mapping[str, Any], code: str) -> None:
    """An address that is refused for safety is refused for good."""
    hooks.given_up(session, arguments["hook_id"], gone=code not in PASSING)


def _look(context: Context) -> None:
    with context.store.begin() as session:
        hooks.ask_for_new(session, context.clock())


HANDLER = Handler(WEBHOOK, _work, _finish, lease_seconds=60, retry_schedule=SCHEDULE, give_up=_give_up)
LOOK = Periodic("webhooks", EVERY, _look)
