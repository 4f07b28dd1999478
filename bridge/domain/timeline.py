"""«Lo que consta»: the events of a claim as lines that anybody can read, newest first. Public lines carry nothing personal."""

from collections.abc import Callable, Mapping
from datetime import datetime

from bridge.domain.answers import CLASS_NAMES
from bridge.domain.filing import BY_ID
from bridge.domain.mail_lines import TELLERS as MAIL_TELLERS
from bridge.domain.mail_lines import Line
from bridge.domain.moderation import HIDDEN_OF_MODERATION
from bridge.domain.moderation import TELLERS as MODERATION_TELLERS
from bridge.domain.phases import Event, State, stops
from bridge.domain.post_lines import HIDDEN_OF_POSTS, POST_STATES
from bridge.domain.post_lines import TELLERS as POST_TELLERS
from bridge.domain.status import OUTCOME_NAMES
from bridge.sentences import Sentence, say

__all__ = ["HIDDEN_IN_PUBLIC", "POST_STATES", "TELLERS", "VISIBILITY_NAMES", "Line", "timeline"]

PROOF, ORIGIN = say("Prueba"), say("Origen")
VISIBILITY_NAMES: Mapping[str, Sentence] = {
    "private": say("Privada"),
    "link": say("Solo con el enlace"),
    "public_pseudonymous": say("Pública, sin tu nombre"),
    "public_named": say("Pública, con tu nombre"),
}


def timeline(state: State, *, public: bool) -> tuple[Line, ...]:
    """The lines of a claim, newest first. In public, what only concerns the claimant is left out; of an erased one, only that it was."""
    if state.erased:
        return tuple(_line(event, public=public) for event in state.seen if event.kind == "erased")
    corrected = {reply.seq: reply for reply in state.replies}
    events = (corrected.get(event.seq, event) for event in state.seen)
    lines = (_line(event, public=public) for event in events if event.kind in TELLERS and not (public and event.kind in HIDDEN_IN_PUBLIC))
    return tuple(sorted(lines, key=lambda line: (line.at, line.seq), reverse=True))


HIDDEN_IN_PUBLIC = HIDDEN_OF_POSTS | HIDDEN_OF_MODERATION | frozenset({
    "corrected", "capture_failed", "reclassified", "visibility", "document", "step", "step_document", "note", "forwarded", "reminded", "rated",
})  # fmt: skip


def _line(event: Event, *, public: bool) -> Line:
    return TELLERS[event.kind](event, public)


def _opened(event: Event, _public: bool) -> Line:
    title = say("Reclamación abierta desde una publicación") if event.data["url"] else say("Reclamación abierta")
    return Line(event.seq, event.at, "claimant", title, ORIGIN)


def _captured(event: Event, _public: bool) -> Line:
    read = say("Leída por Consta en la propia red.") if event.data["how"] == "fetched" else say("Aportada por quien reclama.")
    return Line(event.seq, event.at, "consta", say("Publicación guardada con su huella"), PROOF, "proof", (read,))


def _capture_failed(event: Event, _public: bool) -> Line:
    return Line(event.seq, event.at, "consta", say("No se pudo leer la publicación"), lines=(say("El texto lo pone quien reclama."),))


FIELD_NAMES: Mapping[str, Sentence] = {
    "text": say("el texto"), "author": say("el autor"), "author_name": say("el autor"), "author_handle": say("la cuenta"),
    "author_url": say("la cuenta"), "published_at": say("la fecha"), "in_reply_to": say("a qué responde"),
}  # fmt: skip


def _corrected(event: Event, _public: bool) -> Line:
    field = FIELD_NAMES.get(event.data["field"], say("un dato"))
    return Line(event.seq, event.at, "claimant", say("Quien reclama corrigió {field} de la publicación", field=field))


def _issued(event: Event, _public: bool) -> Line:
    reference = say("Referencia {reference}.", reference=event.data["reference"])
    return Line(event.seq, event.at, "claimant", say("Reclamación redactada y cerrada"), lines=(reference,))


def _document(event: Event, _public: bool) -> Line:
    return Line(event.seq, event.at, "consta", say("Documento PDF emitido"))


def _filed(event: Event, _public: bool) -> Line:
    return Line(event.seq, event.at, "claimant", say("Reclamación presentada"), say("Presentada"), "sent", (BY_ID[event.data["channel"]].name,))


def _receipt(event: Event, public: bool) -> Line:
    number = event.data.get("number")
    shown = (say("Número o clave: {number}.", number=number),) if number and not public else ()
    received = datetime.fromisoformat(event.data["received_at"])
    return Line(event.seq, received, "company", say("Recibida por la empresa"), PROOF, "proof", (*shown, BY_ID[event.data["channel"]].name))


def _reply(event: Event, public: bool) -> Line:
    """A public line says what sort of answer it was, never its words: offers are confidential (LO 1/2025 art. 9)."""
    received = datetime.fromisoformat(event.data["received_at"])
    tag = say("Responde") if stops(event) else say("No responde")
    after = () if stops(event) else (say("No responde a lo pedido: el plazo sigue corriendo."),)
    said = () if public or not event.data.get("text") else (say("«{words}»", words=event.data["text"]),)
    title = PUBLIC_REPLY[stops(event)] if public else CLASS_NAMES[event.data["class"]]
    return Line(event.seq, received, "company", title, tag, "plain" if stops(event) else "warn", (*said, *after))


PUBLIC_REPLY = {True: say("La empresa ha respondido"), False: say("Mensaje de la empresa que no responde")}


def _reclassified(event: Event, _public: bool) -> Line:
    named = CLASS_NAMES[event.data["class"]]
    return Line(event.seq, event.at, "claimant", say("Quien reclama dice qué fue una respuesta: {named}", named=named))


def _completed(event: Event, _public: bool) -> Line:
    return Line(event.seq, event.at, "claimant", say("Quien reclama envió los datos que le pedían"))


def _visibility(event: Event, _public: bool) -> Line:
    return Line(event.seq, event.at, "claimant", VISIBILITY_NAMES[event.data["to"]])


def _step(event: Event, _public: bool) -> Line:
    name = say("{name}.", name=event.data["name"])
    return Line(event.seq, event.at, "claimant", say("Siguiente paso escrito, con todo adjunto"), lines=(name,))


def _step_document(event: Event, _public: bool) -> Line:
    return Line(event.seq, event.at, "consta", say("Documento del siguiente paso emitido"))


def _escalated(event: Event, public: bool) -> Line:
    """In public, where it went and when; never the number, nor what is said there (RD 713/2024 art. 31.3)."""
    number = event.data.get("number")
    shown = (say("Número: {number}.", number=number),) if number and not public else ()
    name = (say("{name}.", name=event.data["name"]),) if event.data.get("name") else ()
    received = datetime.fromisoformat(event.data["received_at"]) if event.data.get("received_at") else event.at
    return Line(event.seq, received, "claimant", say("Elevada al siguiente paso"), PROOF, "proof", (*name, *shown))


def _redirected(event: Event, _public: bool) -> Line:
    was, now = event.data["was"], event.data["company"]
    line = say("Era contra {was}; va contra {company}, con su propio plazo.", was=was, company=now)
    return Line(event.seq, event.at, "claimant", say("Empresa corregida: se presenta de nuevo"), lines=(line,))


def _closed(event: Event, _public: bool) -> Line:
    return Line(event.seq, event.at, event.actor, say("Reclamación cerrada"), OUTCOME_NAMES[event.data["outcome"]])


def _reopened(event: Event, _public: bool) -> Line:
    return Line(event.seq, event.at, "claimant", say("Reclamación reabierta"))


def _erased(event: Event, _public: bool) -> Line:
    return Line(event.seq, event.at, "consta", say("Datos personales borrados"))


TELLERS: Mapping[str, Callable[[Event, bool], Line]] = {
    "opened": _opened, "captured": _captured, "capture_failed": _capture_failed, "corrected": _corrected, "issued": _issued,
    "document": _document, "filed": _filed, "receipt": _receipt, "reply": _reply, "reclassified": _reclassified, "completed": _completed,
    "visibility": _visibility, "escalated": _escalated, "closed": _closed,
    "step": _step, "step_document": _step_document, "redirected": _redirected,
    "reopened": _reopened, "erased": _erased, **MAIL_TELLERS, **POST_TELLERS, **MODERATION_TELLERS,
}  # fmt: skip
