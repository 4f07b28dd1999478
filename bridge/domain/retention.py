"""How long each thing is kept, and what becomes of it then: one table (docs/retention.md says the same, a test compares)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bridge.sentences import Sentence, say


@dataclass(frozen=True, slots=True)
class Rule:
    """What is kept, for how many days since what, what becomes of it, and why so long."""

    id: str
    what: Sentence
    days: int
    since: Sentence
    then: Sentence
    basis: Sentence


RULES: tuple[Rule, ...] = (
    Rule(
        "draft", say("Un borrador que no se llegó a presentar"), 90, say("desde que se abrió"), say("se borra"),
        say("No hace falta más para acabarlo (RGPD art. 5.1.e)."),
    ),
    Rule(
        "claim", say("Una reclamación"), 5 * 365 + 2, say("desde lo último que pasó en ella"), say("se borra"),
        say("Las acciones personales prescriben a los cinco años, y cada reclamación interrumpe el plazo (CC arts. 1964.2 y 1973)."),
    ),
    Rule(
        "blocked", say("Los datos bloqueados de lo que se ha borrado"), 3 * 365 + 1, say("desde el borrado"), say("se destruyen"),
        say("Mientras puedan exigirse responsabilidades, solo para jueces, fiscales y administraciones (LOPDGDD arts. 32 y 72)."),
    ),
    Rule(
        "tray", say("Un mensaje que llegó y no se sabe de quién es"), 90, say("desde que llegó"), say("se destruye"),
        say("Bastante para que alguien lo reconozca (RGPD art. 5.1.e)."),
    ),
)  # fmt: skip
BY_ID: Mapping[str, Rule] = {rule.id: rule for rule in RULES}

FEW, SHARE = 20, 20
"""A scheduled turn that would touch more than so many, and more than one in so many of all claims, stops and asks."""


def until(rule_id: str, start: date) -> date:
    """The last day that something is kept."""
    return start + timedelta(days=BY_ID[rule_id].days)


def before(rule_id: str, on: date) -> date:
    """What began before this day is no longer kept on that one."""
    return on - timedelta(days=BY_ID[rule_id].days)


def is_sane(touched: int, claims: int) -> bool:
    """Whether a scheduled turn may erase so many of all claims without being asked again: a wrong clock must not empty the store."""
    return touched <= max(FEW, claims // SHARE)
