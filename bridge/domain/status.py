"""What the status page says: one heading, one sentence with who, until when and what next; and the badges. From events and a day."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bridge.domain.phases import State, stops
from bridge.domain.progress import Progress
from bridge.sentences import Sentence, say


@dataclass(frozen=True, slots=True)
class Status:
    """The state of a claim, told. `tone` is `run`, `late`, `still` or `done`: the colour of the page."""

    heading: Sentence
    under: Sentence | None
    sentence: Sentence
    tone: str
    badges: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence may need: the company's name, the state and how the term runs (None until the clock does)."""

    company: str
    state: State
    progress: Progress | None = None


def tell(told: Told) -> Status:
    """The status of a claim."""
    status = TELLERS[told.state.phase](told)
    return Status(status.heading, status.under, status.sentence, status.tone, badges(told))


def _draft(_told: Told) -> Status:
    return Status(say("Borrador"), None, say("Todavía no es una reclamación: falta terminarla y presentarla."), "still")


def _ready(told: Told) -> Status:
    sentence = say("La reclamación está hecha. Falta presentarla a {company} y guardar lo que pruebe que la recibió.", company=told.company)
    return Status(say("Lista para presentar"), None, sentence, "still")


def _filed(told: Told) -> Status:
    sentence = say("Se ha presentado a {company}. Constará, y empezará a contar el plazo, cuando haya prueba de que la recibió.", company=told.company)
    return Status(say("Presentada"), say("pendiente de acuse"), sentence, "still")


def _running(told: Told) -> Status:
    if told.progress is None:
        sentence = say("Consta que {company} la recibió. Ninguna ley que conozcamos le pone aquí un plazo para responder.", company=told.company)
        return Status(say("Consta"), say("sin plazo legal"), sentence, "run")
    return _late(told, told.progress) if told.progress.late else _in_time(told, told.progress)


def _in_time(told: Told, at: Progress) -> Status:
    under = say("de {total} días hábiles sin respuesta", total=at.total) if at.habiles else say("de {total} sin respuesta", total=at.total)
    sentence = (
        say("{company} tiene hasta hoy, {due}, para responder.", company=told.company, due=at.due)
        if at.left == 0
        else say("{company} tiene hasta el {due} para responder. Queda 1 día.", company=told.company, due=at.due)
        if at.left == 1
        else say("{company} tiene hasta el {due} para responder. Quedan {left} días.", company=told.company, due=at.due, left=at.left)
    )
    return Status(say("Día {day}", day=at.day), under, sentence, "run")


def _late(told: Told, at: Progress) -> Status:
    sentence = say("{company} tenía que haber respondido a más tardar el {due}. Ya se puede dar el siguiente paso.", company=told.company, due=at.due)
    under = say("hace 1 día") if at.late_by == 1 else say("hace {days} días", days=at.late_by)
    return Status(say("Plazo muy vencido") if at.very_late else say("Plazo vencido"), under, sentence, "late")


def _needs_info(told: Told) -> Status:
    sentence = say("{company} pide datos para seguir. Mientras no se le envíen, el plazo corre salvo que la ley diga otra cosa.", company=told.company)
    return Status(say("Te piden datos"), None, sentence, "still")


def _answered(told: Told) -> Status:
    return Status(say("Respondida"), None, say("{company} ha respondido. Quien reclama dirá si lo da por bueno.", company=told.company), "done")


def _committed(told: Told) -> Status:
    return Status(say("Compromiso"), None, say("{company} se ha comprometido a arreglarlo. Se preguntará si lo ha cumplido.", company=told.company), "done")


def _escalated(told: Told) -> Status:
    """Whoever has it now, and until when: the clock is that step's own."""
    taken = told.state.escalated[-1].data if told.state.escalated else {}
    who, at = taken.get("who"), told.progress
    if not who:
        return Status(say("Elevada"), say("a otra instancia"), say("La reclamación ha pasado al siguiente paso, con su propio plazo."), "run")
    if at is None:
        sentence = say("La tiene {who}. Ninguna ley que conozcamos le pone aquí un plazo.", who=who)
    elif at.late:
        sentence = say("La tiene {who}. Su plazo ({term}) acabó el {due}.", who=who, term=taken["term"], due=at.due)
    else:
        sentence = say("La tiene {who}, que tiene hasta el {due} ({term}).", who=who, term=taken["term"], due=at.due)
    return Status(say("Elevada"), say("a otra instancia"), sentence, "late" if at is not None and at.late else "run")


def _closed(told: Told) -> Status:
    return Status(say("Cerrada"), OUTCOME_NAMES[told.state.outcome or "lapsed"], say("La reclamación está cerrada. Lo que consta, consta."), "done")


TELLERS: Mapping[str, Callable[[Told], Status]] = {
    "draft": _draft, "ready": _ready, "filed": _filed, "on_record": _running, "needs_info": _needs_info,
    "answered": _answered, "committed": _committed, "escalated": _escalated, "closed": _closed,
}  # fmt: skip

OUTCOME_NAMES: Mapping[str, Sentence] = {
    "resolved": say("resuelta"), "partial": say("resuelta en parte"), "rejected": say("denegada"), "promise_broken": say("compromiso incumplido"),
    "no_response": say("sin respuesta"), "wrong_company": say("empresa equivocada"), "not_admitted": say("no admitida"),
    "settled": say("con acuerdo"), "awarded": say("con laudo"), "withdrawn": say("desistida"), "lapsed": say("sin valoración"),
    "duplicate": say("duplicada"),
}  # fmt: skip


def badges(told: Told) -> tuple[Sentence, ...]:
    """What follows from events and the day, never stored."""
    return tuple(name for name, holds in BADGES if holds(told))


def _waiting(told: Told) -> bool:
    return told.state.phase in {"filed", "on_record", "needs_info"}


def _classes(told: Told) -> set[str]:
    return {reply.data["class"] for reply in told.state.replies}


BADGES: tuple[tuple[Sentence, Callable[[Told], bool]], ...] = (
    (say("Vence pronto"), lambda t: _waiting(t) and t.progress is not None and t.progress.soon),
    (say("Fuera de plazo"), lambda t: _waiting(t) and t.progress is not None and t.progress.late and not t.progress.very_late),
    (say("Muy fuera de plazo"), lambda t: _waiting(t) and t.progress is not None and t.progress.very_late),
    (say("Solo acuse automático"), lambda t: _waiting(t) and bool(t.state.replies) and _classes(t) <= {"auto_ack"}),
    (say("Te derivan a otro canal"), lambda t: "deflection" in _classes(t) and not any(stops(r) for r in t.state.replies)),
)
