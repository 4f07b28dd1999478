"""Lines of «lo que consta» about mail: what was sent and what became of it, who passed it on, what was promised and kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bridge.domain.phases import Event
from bridge.sentences import Sentence, say


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `side` is whose copy it is on: `claimant` green, `company` pink, `consta` white. `exact`: the hour is known."""

    seq: int
    at: datetime
    side: str
    title: Sentence
    tag: Sentence | None = None
    tag_kind: str = "plain"
    """`proof`, `warn`, `sent`, `plain`."""
    lines: tuple[Sentence, ...] = ()
    exact: bool = True


DELIVERY_TITLES: Mapping[str, tuple[str, Sentence, str]] = {
    "held": ("consta", say("Correo a la empresa listo para salir"), "plain"),
    "cancelled": ("claimant", say("Envío deshecho antes de salir"), "plain"),
    "sent": ("consta", say("Correo entregado al servidor de salida"), "sent"),
    "deferred": ("consta", say("El servidor pide esperar: se volverá a intentar"), "plain"),
    "delivered": ("company", say("Aceptada por el servidor de la empresa"), "proof"),
    "read": ("company", say("La empresa confirma que la ha leído"), "plain"),
    "bounced": ("company", say("El correo volvió sin entregarse"), "warn"),
    "refused": ("company", say("El servidor rechazó el correo"), "warn"),
    "expired": ("consta", say("No se pudo entregar el correo en cinco días"), "warn"),
    "failed": ("consta", say("El correo no se pudo enviar"), "warn"),
    "unknown": ("consta", say("La conexión se cortó: no sabemos si llegó"), "warn"),
}
TAGS: Mapping[str, Sentence] = {"proof": say("Prueba"), "warn": say("No llegó"), "sent": say("Enviada")}


def _delivery(event: Event, public: bool) -> Line:
    side, title, kind = DELIVERY_TITLES[event.data["state"]]
    words = event.data.get("said")
    said = (say("El servidor dijo: «{words}»", words=words),) if words and not public else ()
    return Line(event.seq, event.at, side, title, TAGS.get(kind), kind, said)


def _note(event: Event, public: bool) -> Line:
    said = () if public else (say("«{words}»", words=event.data["text"]),)
    return Line(event.seq, event.at, event.actor, say("Mensaje de quien reclama"), lines=said)


def _forwarded(event: Event, _public: bool) -> Line:
    said = (say("A: {department}.", department=event.data["department"]),) if event.data.get("department") else ()
    return Line(event.seq, event.at, "company", say("La empresa la ha pasado a otra persona de la casa"), lines=said)


def _promise(event: Event, _public: bool) -> Line:
    kept = say("La empresa cumplió lo que prometió") if event.data["kept"] else say("La empresa no cumplió lo que prometió: el plazo vuelve a contar")
    return Line(event.seq, event.at, "claimant", kept)


REMINDED: Mapping[str, Sentence] = {"company": say("Recordatorio enviado a la empresa"), "claimant": say("Aviso enviado a quien reclama")}


def _reminded(event: Event, _public: bool) -> Line:
    return Line(event.seq, event.at, "consta", REMINDED[event.data["whom"]])


def _rated(event: Event, _public: bool) -> Line:
    return Line(event.seq, event.at, "claimant", say("Quien reclama dice cómo quedó"))


def _email_proven(event: Event, _public: bool) -> Line:
    return Line(event.seq, event.at, "claimant", say("Quien reclama comprobó su correo con un código"))


TELLERS: Mapping[str, Callable[[Event, bool], Line]] = {
    "delivery": _delivery, "note": _note, "forwarded": _forwarded, "promise": _promise, "reminded": _reminded, "rated": _rated,
    "email_proven": _email_proven,
}  # fmt: skip
