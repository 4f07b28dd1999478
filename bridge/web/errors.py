"""From an error to an answer: one table of kinds, one page, or JSON for those who ask for it."""

import logging
from collections.abc import Mapping

from flask import Flask, Response, jsonify, make_response, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from bridge.domain.limits import TooOftenError
from bridge.domain.moderation import WithdrawnError
from bridge.domain.public import TakenBackError
from bridge.errors import ConflictError, ConstaError, InvalidError, NotFoundError, RefusedError, UnavailableError
from bridge.jobs.running import described
from bridge.sentences import Sentence, say
from bridge.store.sealing import ErasedError
from bridge.web.language import aloud

LOG = logging.getLogger(__name__)
STATUS: Mapping[type[ConstaError], int] = {
    ErasedError: 410,
    TakenBackError: 410,
    WithdrawnError: 410,
    TooOftenError: 429,
    InvalidError: 400,
    RefusedError: 403,
    NotFoundError: 404,
    ConflictError: 409,
    UnavailableError: 503,
}
TITLES: Mapping[int, Sentence] = {
    400: say("Algo no está bien en lo que ha llegado"),
    403: say("No lo hacemos, por seguridad"),
    404: say("Aquí no hay nada"),
    405: say("Eso no se puede hacer aquí"),
    409: say("Ha cambiado mientras tanto"),
    410: say("Esto ya no está"),
    413: say("Es demasiado grande"),
    429: say("Demasiadas veces seguidas"),
    500: say("Algo ha fallado"),
    503: say("Ahora mismo no se puede"),
}
SENTENCES: Mapping[int, Sentence] = {
    400: say("Vuelve atrás y prueba otra vez. Lo que ya habías guardado sigue ahí."),
    404: say("Comprueba que la dirección esté entera. Si seguías una reclamación, escribe su referencia."),
    405: say("Vuelve atrás y usa los botones de la página."),
    410: say("Quien hizo la reclamación la ha retirado o borrado."),
    413: say("Cada archivo puede ocupar hasta 10 MB y todo junto hasta 30 MB. Prueba con uno más pequeño."),
    429: say("Espera un minuto y prueba otra vez."),
    500: say("Ya lo sabemos y lo miraremos. Lo que habías guardado sigue ahí: prueba otra vez dentro de unos minutos."),
    503: say("Inténtalo dentro de unos minutos. Lo que habías guardado sigue ahí."),
}
SHORTLY = 60
"""Seconds after which a full disk or a busy database is worth another try."""
EXPIRED = say("La página llevaba demasiado tiempo abierta. Vuelve atrás, recárgala y envíala otra vez.")


def status_of(error: ConstaError) -> int:
    """The status of an error, by the first kind that it is."""
    return next((status for kind, status in STATUS.items() if isinstance(error, kind)), 400)


def wants_json() -> bool:
    """Whether whoever asks is a program."""
    return request.accept_mimetypes.best_match(("text/html", "application/json")) == "application/json"


def answer(status: int, code: str, sentence: Sentence) -> Response:
    """The page (or the JSON) that says what went wrong and what to do."""
    if wants_json():
        made = jsonify(error={"code": code, "message": aloud(sentence)})
    else:
        made = make_response(render_template("errors/error.html", status=status, title=TITLES.get(status, TITLES[400]), sentence=sentence))
    made.status_code = status
    return made


def from_ours(error: ConstaError) -> Response:
    """An error of ours; one that will pass says when to try again."""
    made = answer(status_of(error), error.code, error.spoken())
    wait = error.wait if isinstance(error, TooOftenError) else SHORTLY if isinstance(error, UnavailableError) else None
    if wait:
        made.headers["Retry-After"] = str(wait)
    return made


def from_http(error: HTTPException) -> Response:
    """An error of the web's; a redirect is none and stays."""
    status = error.code or 500
    if status < 400:
        return Response(error.get_body(), status, error.get_headers())
    made = answer(status, str(status), SENTENCES.get(status, SENTENCES[400]))
    made.headers.extend((name, value) for name, value in error.get_headers() if name in {"Allow", "Retry-After"})
    return made


def from_forgery(_error: CSRFError) -> Response:
    """A form without its token: nearly always a page left open for hours."""
    return answer(400, "expired", EXPIRED)


def _log(thrown: tuple[type[BaseException], BaseException, object] | tuple[None, None, None]) -> None:
    """A defect of ours, by its kind and place: neither the link in the address nor the error's words, which may quote a person (ASVS V16.2.5)."""
    if isinstance(thrown[1], Exception):
        LOG.error("%s %s failed: %s", request.method, request.url_rule, described(thrown[1]))


def install(app: Flask) -> None:
    """Registers the table."""
    app.log_exception = _log  # type: ignore[method-assign,assignment]
    app.register_error_handler(ConstaError, from_ours)
    app.register_error_handler(CSRFError, from_forgery)
    app.register_error_handler(HTTPException, from_http)
