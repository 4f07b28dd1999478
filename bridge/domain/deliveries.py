"""What becomes of a message that we send (entrega): its states as one table, when to try again, and what to try when mail fails.

Exactly once is impossible over SMTP: a line may be cut after the server has the message and before we hear so. Such a message is `unknown`, a state
of its own: the same bytes go again at most once, and no later refusal makes us say that it was never handed over.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bridge.domain.filing import BY_ID
from bridge.domain.parties import Company
from bridge.domain.phases import Event
from bridge.errors import ConflictError
from bridge.sentences import Sentence, say

STATE_NAMES: Mapping[str, Sentence] = {
    "held": say("En espera: aún puedes deshacer"),
    "cancelled": say("Deshecha"),
    "queued": say("En cola"),
    "sending": say("Enviando"),
    "sent": say("Enviada: la tiene el servidor de salida"),
    "deferred": say("Demorada: se volverá a intentar"),
    "delivered": say("Entregada: la aceptó el servidor de la empresa"),
    "read": say("Leída"),
    "bounced": say("Rebotada"),
    "refused": say("Rehusada"),
    "expired": say("Caducada: no se pudo entregar en cinco días"),
    "failed": say("Fallida"),
    "unknown": say("Por comprobar: se cortó cuando el servidor quizá ya la tenía"),
}
STATES = frozenset(STATE_NAMES)
BEGUN = STATES - {"held", "cancelled"}

MOVES: Mapping[str, Mapping[str, str]] = {
    "release": {"held": "queued"},
    "undo": {"held": "cancelled"},
    "begin": dict.fromkeys(("queued", "deferred", "unknown"), "sending"),
    "accepted": {"sending": "sent"},
    "put_off": {"sending": "deferred"},
    "rejected": {"sending": "refused"},
    "cut_off": {"sending": "unknown"},
    "gave_up": dict.fromkeys(("sending", "deferred"), "expired"),
    "broke": dict.fromkeys(("held", "queued", "sending", "deferred", "unknown"), "failed"),
    "delivered": {**dict.fromkeys(BEGUN - {"read"}, "delivered"), "read": "read"},
    "read": dict.fromkeys(BEGUN, "read"),
    "bounced": dict.fromkeys(BEGUN - {"read"}, "bounced"),
}
"""What happens → state before → state after. What is not here cannot happen."""
IN_DOUBT: Mapping[str, str] = dict.fromkeys(("put_off", "rejected", "cut_off", "gave_up"), "unknown")
"""The same for a message that may have been handed over once: no failure of the second try undoes the doubt."""

WAITS = tuple(timedelta(minutes=n) for n in (5, 15, 60, 240, 720))
DAILY = timedelta(days=1)
PATIENCE = timedelta(days=5)
"""RFC 5321 4.5.4.1: keep trying for four or five days."""
DOUBT = timedelta(hours=1)
"""How long the server's own report may take to settle what a cut line left open, before the same bytes go again."""
MOST_DOUBTFUL_TRIES = 1


class NoSuchMoveError(ConflictError):
    """The message is no longer in the state that this needs."""

    code = "delivery_moved"
    sentence = say("El envío ya no está en ese punto: {state}.", state="")


def move(state: str, act: str, *, doubtful: bool = False) -> str:
    """The state after something happens to a message. Raises NoSuchMoveError."""
    after = MOVES[act].get(state)
    if after is None:
        raise NoSuchMoveError(state=STATE_NAMES[state])
    return IN_DOUBT.get(act, after) if doubtful else after


def can(state: str, act: str) -> bool:
    """Whether it can happen now."""
    return state in MOVES[act]


def next_attempt(attempts: int, began: datetime, now: datetime) -> datetime | None:
    """When to try again after so many attempts; None once five days have gone."""
    wait = WAITS[attempts - 1] if attempts <= len(WAITS) else DAILY
    return now + wait if now + wait <= began + PATIENCE else None


@dataclass(frozen=True, slots=True)
class Proposal:
    """Another way to present the claim, and why."""

    channel: str
    reason: Sentence


FAILED: Mapping[str, Sentence] = {
    "bounced": say("El correo volvió sin entregarse: «{said}». Sin otra vía, no consta que la empresa la recibiera.", said=""),
    "refused": say("El servidor de la empresa rechazó el correo: «{said}».", said=""),
    "expired": say("En cinco días no se pudo entregar el correo: «{said}».", said=""),
    "failed": say("El correo no se pudo enviar: «{said}».", said=""),
    "unknown": say("La conexión se cortó y no sabemos si el correo llegó. Otra vía lo deja claro."),
}
SILENT = say("Hace {days} días que se envió el correo y nada prueba que la empresa lo recibiera.", days=0)
SILENT_AFTER = timedelta(days=7)
ORDER = ("portal", "registered_post", "counter", "burofax")
"""The next ways, the cheapest first."""


def proposal(deliveries: Iterable[Event], tried: Iterable[str], company: Company, now: datetime, *, proven: bool) -> Proposal | None:
    """What to try next when mail failed, or was sent and nothing shows that it arrived; None when there is no need."""
    last = next((event for event in reversed(tuple(deliveries)) if event.data.get("message") == "claim"), None)
    if last is None or proven:
        return None
    reason = _reason(last, now)
    way = next((way for way in ORDER if way not in set(tried) and _there_is(way, company)), None)
    return Proposal(way, reason) if reason and way else None


def _reason(last: Event, now: datetime) -> Sentence | None:
    state = last.data["state"]
    if state in FAILED:
        return say(FAILED[state].text, said=last.data.get("said") or "—")
    if state == "sent" and now - last.at >= SILENT_AFTER:
        return say(SILENT.text, days=(now - last.at).days)
    return None


def _there_is(way: str, company: Company) -> bool:
    return way in BY_ID and (BY_ID[way].needs is None or bool(company.address))
