"""Lines of «lo que consta» about the post: who wrote it, what became of it, what the company said under it, and whether both name each other."""

from collections.abc import Callable, Mapping
from datetime import datetime

from bridge.domain.answers import CLASS_NAMES
from bridge.domain.mail_lines import Line
from bridge.domain.phases import Event
from bridge.sentences import Sentence, say

PROOF = say("Prueba")
POST_STATES: Mapping[str, Sentence] = {
    "live": say("La publicación sigue publicada"), "edited": say("La publicación ha cambiado"), "deleted": say("La publicación se ha borrado"),
    "unreachable": say("La publicación no se puede leer ahora"), "never_verified": say("Publicación sin comprobar"),
}  # fmt: skip
STILL_STANDS = say("Lo que se guardó de ella sigue valiendo como prueba.")
HIDDEN_OF_POSTS = frozenset({
    "code_given", "proof_asked", "proof_failed", "link_unseen", "mentioned", "answer_given", "answer_unread", "evidence", "picture_shown",
})  # fmt: skip


def _linked(event: Event, _public: bool) -> Line:
    seen = say("Enlazada desde la publicación: lo hemos visto.") if event.data["seen"] else say("Quien reclama dice que la enlazó desde la publicación.")
    return Line(event.seq, event.at, "claimant", say("La publicación y la reclamación se nombran"), lines=(seen,))


def _link_unseen(event: Event, _public: bool) -> Line:
    return Line(event.seq, event.at, "consta", say("No hemos visto el enlace en tu respuesta"), lines=(UNSEEN.get(event.data["why"], UNSEEN["unread"]),))


UNSEEN: Mapping[str, Sentence] = {
    "other_account": say("Esa respuesta la ha publicado otra cuenta."),
    "no_account": say("La red no enseña qué cuenta publicó la respuesta: no podemos compararla con la de la queja."),
    "no_link": say("En esa respuesta no está el enlace de tu reclamación."),
    "no_post": say("No sabemos qué cuenta publicó la queja: no podemos comparar."),
    "unread": say("No hemos podido leer esa dirección."),
}


def _post_state(event: Event, _public: bool) -> Line:
    shown = (STILL_STANDS,) if event.data["state"] in {"edited", "deleted", "unreachable"} else ()
    print_ = event.data.get("text_sha256")
    told = (say("Huella del texto nuevo: {digest}…", digest=str(print_)[:16]),) if print_ and event.data["state"] == "edited" else ()
    return Line(event.seq, event.at, "consta", POST_STATES[event.data["state"]], lines=(*told, *shown))


def _author_proven(event: Event, _public: bool) -> Line:
    return Line(event.seq, event.at, "consta", say("Autoría comprobada"), PROOF, "proof", (WAYS[event.data["way"]],))


WAYS: Mapping[str, Sentence] = {
    "reply": say("La misma cuenta publicó nuestro código en una respuesta."),
    "edit": say("La publicación llevó nuestro código."),
    "profile": say("El perfil de la cuenta llevó nuestro código."),
}


def _code_given(event: Event, _public: bool) -> Line:
    return Line(event.seq, event.at, "consta", say("Código para comprobar la autoría: {code}", code=event.data["code"]))


def _proof_asked(event: Event, _public: bool) -> Line:
    return Line(event.seq, event.at, "claimant", say("Comprobación de la autoría pedida"))


def _proof_failed(event: Event, _public: bool) -> Line:
    return Line(event.seq, event.at, "consta", say("La autoría no se ha podido comprobar"), lines=(Sentence(event.data["reason"]),))


def _mentioned(event: Event, _public: bool) -> Line:
    title = say("Aviso enviado al sitio de la publicación") if event.data["accepted"] else say("El sitio de la publicación no admite avisos automáticos")
    return Line(event.seq, event.at, "consta", title)


def _prior_answer(event: Event, public: bool) -> Line:
    """What was answered in public may be shown in public: it is on the network already; a direct message is not."""
    received = datetime.fromisoformat(event.data["received_at"])
    said = (say("«{words}»", words=event.data["text"]),) if event.data.get("text") and not (public and not event.data.get("url")) else ()
    return Line(event.seq, received, "company", say("Antes de reclamar: «{kind}»", kind=CLASS_NAMES[event.data["class"]]), lines=said)


def _answer_given(event: Event, _public: bool) -> Line:
    return Line(event.seq, event.at, "claimant", say("Enlace de la respuesta de la empresa"))


def _answer_unread(event: Event, _public: bool) -> Line:
    lines = (say("Pega su texto o sube una captura de pantalla: también sirve."),)
    return Line(event.seq, event.at, "consta", say("No hemos podido leer la respuesta de la empresa"), lines=lines)


def _evidence(event: Event, _public: bool) -> Line:
    count, digest = len(event.data["files"]), str(event.data["sha256"])
    told = say("{n} archivos: {digest}…", n=count, digest=digest[:16])
    return Line(event.seq, event.at, "consta", say("Pruebas atadas con una huella"), PROOF, "proof", (told,))


def _picture_shown(event: Event, _public: bool) -> Line:
    shown = say("La captura, con lo que tapaste, sale en tu página pública") if event.data["sha256"] else say("La captura ya no sale en tu página pública")
    return Line(event.seq, event.at, "claimant", shown)


TELLERS: Mapping[str, Callable[[Event, bool], Line]] = {
    "linked": _linked, "link_unseen": _link_unseen, "post_state": _post_state, "author_proven": _author_proven, "code_given": _code_given,
    "proof_asked": _proof_asked, "proof_failed": _proof_failed, "mentioned": _mentioned, "prior_answer": _prior_answer, "answer_given": _answer_given,
    "answer_unread": _answer_unread, "evidence": _evidence, "picture_shown": _picture_shown,
}  # fmt: skip
