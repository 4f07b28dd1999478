"""Reads a post again and again, ever more rarely, while its claim lives: what changes, goes or comes back is an event. A deleted post still stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from bridge.domain.phases import State
from bridge.domain.posts import CapturedPost
from bridge.domain.watching import RARELY, SOON_AGAIN, Sight, Standing, is_news, next_look, seen, text_print, until_next
from bridge.errors import ConstaError
from bridge.jobs import answers_found
from bridge.jobs.context import Context
from bridge.jobs.handlers import Handler, Periodic
from bridge.jobs.looking import keep_served
from bridge.networks import capture as read_post
from bridge.networks import recognise
from bridge.networks.errors import BusyError, PostGoneError
from bridge.networks.http import Fetched
from bridge.services import find, watching
from bridge.services.attaching import Kept
from bridge.services.record import Act
from bridge.store import jobs

KIND = "watch"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one look saw, and when the next is."""

    act: Act
    standing: Standing
    next_at: datetime
    sight: Sight | None = None
    kept: Kept | None = None


def begin(session: Session, claim_id: int, post: CapturedPost, at: datetime) -> None:
    """From now on a post that was just read on its network is watched."""
    if post.how == "fetched":
        edited = post.edited_at.isoformat() if post.edited_at else None
        watching.watch(session, claim_id, Standing(0, text_print(post.text), edited), at + until_next(0))


def look_around(context: Context) -> None:
    """Asks for the looks that are due, and lets go of the posts of claims that were erased."""
    now = context.clock()
    with context.store.begin() as session:
        watching.let_go_of_erased(session)
        for claim_id, look_at in watching.due(session, now):
            jobs.enqueue(session, KIND, f"{KIND}:{claim_id}:{int(look_at.timestamp())}", {"claim_id": claim_id}, run_at=now, priority=7)


def _work(context: Context, arguments: Mapping[str, Any]) -> Outcome | None:
    """One look. It never fails: what cannot be read is what it saw."""
    claim_id, act = arguments["claim_id"], Act("consta", context.clock())
    link, state, standing = _what(context, claim_id)
    if standing is None:
        return None
    if state.phase == "closed":
        return Outcome(act, standing, act.at + RARELY)
    served: list[Fetched] = []
    try:
        sight = _look(context, link, standing, served)
    except BusyError as error:
        return Outcome(act, standing, act.at + max(SOON_AGAIN, timedelta(seconds=error.seconds or 0)))
    doubt = standing.doubt.after(sight)
    look, at = next_look(standing.look, doubt, act.at)
    news = sight if doubt.sure else None
    kept = keep_served(context, claim_id, "watched", served, act.at) if news and is_news(state.post_state, news) else None
    return Outcome(act, standing.after(look, doubt, news), at, news, kept)


def _what(context: Context, claim_id: int) -> tuple[str, State, Standing | None]:
    with context.store.read() as session:
        claim = find.by_id(session, claim_id)
        return find.draft(session, claim).post.url or "", find.state(session, claim), watching.standing(session, claim_id)


def _look(context: Context, link: str, standing: Standing, served: list[Fetched]) -> Sight:
    try:
        return seen(standing, read_post(recognise(link), context.http.observed(served.append)))
    except BusyError:
        raise
    except PostGoneError:
        return Sight("deleted")
    except ConstaError:
        return Sight("unreachable")


def _finish(session: Session, arguments: Mapping[str, Any], outcome: Outcome | None) -> None:
    if outcome is None:
        return
    claim_id = arguments["claim_id"]
    claim = find.by_id(session, claim_id, lock=True)
    if outcome.sight:
        watching.keep_sight(session, claim, outcome.sight, outcome.kept, outcome.act)
        answers_found.ask_for(session, claim_id, outcome.act)
    watching.watch(session, claim_id, outcome.standing, outcome.next_at)


def _give_up(session: Session, arguments: Mapping[str, Any], _code: str) -> None:
    """A look that cannot be done is left out."""
    watching.put_off(session, arguments["claim_id"], RARELY)


HANDLER = Handler(KIND, _work, _finish, lease_seconds=45, retry_schedule=(60, 3600), give_up=_give_up)
ROUND = Periodic("watch", 600, look_around)
