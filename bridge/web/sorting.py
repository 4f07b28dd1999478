"""The tray of answers that nobody could tell apart: first on the claimant's page, each sorted with one click."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from bridge.domain.answers import CLASS_NAMES
from bridge.domain.phases import State, received_at
from bridge.jobs.context import Context
from bridge.sentences import Sentence
from bridge.services import reminding
from bridge.services.tracking import UnknownChoiceError
from bridge.web.access import bound, seen_by
from bridge.web.mine import change, look

KINDS: Mapping[str, Sentence] = {kind: name for kind, name in CLASS_NAMES.items() if kind not in {"unknown", "bounce"}}
"""What it can be said to be."""


@dataclass(frozen=True, slots=True)
class Unsorted:
    """An answer that waits to be sorted."""

    seq: int
    at: datetime
    text: str


def unsorted(state: State, zone: ZoneInfo) -> tuple[Unsorted, ...]:
    """Those that wait, newest first."""
    waiting = [reply for reply in reversed(state.replies) if reply.data["class"] == "unknown"]
    return tuple(Unsorted(reply.seq, received_at(reply).astimezone(zone), reply.data.get("text") or "") for reply in waiting)


@seen_by("claimant")
def sort(context: Context, token: str) -> Response:
    """What an answer was, in the claimant's word. Raises UnknownChoiceError."""
    mine = look(context, token)
    number, kind = request.form.get("seq", ""), request.form.get("kind", "")
    if kind not in KINDS or not (number.isascii() and number.isdigit() and len(number) < 10):
        raise UnknownChoiceError
    with change(context, token) as (session, claim, act):
        reminding.do(session, claim, f"is-{kind}", int(number), act)
    return redirect(f"{mine.home}?hecho=clasificada", 303)


def make_blueprint(context: Context) -> Blueprint:
    """The pages of this noun."""
    return bound("sorting", (("POST", "/mia/<token>/que-era", sort),), context)
