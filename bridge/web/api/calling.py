"""A call of the API: whose key it is, what it may do, answered once for each idempotency key, and errors as problem+json (RFC 9457)."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any

from flask import request
from werkzeug.wrappers import Response

from bridge.errors import ConstaError, InvalidError
from bridge.jobs.context import Context
from bridge.sentences import say
from bridge.services import repeating, tokens
from bridge.services.record import Act
from bridge.services.repeating import Answered
from bridge.services.tokens import Bearer, NoTokenError
from bridge.web.access import seen_by
from bridge.web.errors import status_of
from bridge.web.language import aloud

PROBLEM = "application/problem+json"
LONGEST_KEY = 120


class NotAnObjectError(InvalidError):
    """The body is not one JSON object."""

    code = "not_an_object"
    sentence = say("El cuerpo tiene que ser un objeto JSON.")


class WrongKeyError(InvalidError):
    """An idempotency key that cannot be one."""

    code = "wrong_idempotency_key"
    sentence = say("La Idempotency-Key tiene entre 1 y {most} letras.", most=LONGEST_KEY)


@dataclass(frozen=True, slots=True)
class Call:
    """Who calls, with what to work."""

    context: Context
    bearer: Bearer

    @property
    def organisation_id(self) -> int:
        return self.bearer.organisation_id

    @property
    def act(self) -> Act:
        """The key, now, as the association's registro names it."""
        return Act(self.bearer.actor, self.context.clock())


def body() -> Mapping[str, Any]:
    """The JSON object that was sent. Raises NotAnObjectError."""
    given = request.get_json(silent=True)
    if not isinstance(given, dict):
        raise NotAnObjectError
    return given


def problem(error: ConstaError, status: int | None = None) -> Response:
    """The error as RFC 9457 wants it."""
    code = status or (401 if isinstance(error, NoTokenError) else 422 if isinstance(error, InvalidError) else status_of(error))
    said = {"type": f"urn:consta:{error.code}", "title": aloud(error.sentence), "detail": aloud(error.spoken()), "status": code, "code": error.code}
    paths = getattr(error, "paths", None)
    answer = Response(json.dumps({**said, **({"missing": list(paths)} if paths else {})}, ensure_ascii=False), code, content_type=PROBLEM)
    if code == 401:
        answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


def answered(status: int, value: Any) -> Response:
    """A JSON answer."""
    return Response(json.dumps(value, ensure_ascii=False), status, content_type="application/json")


def called(scope: str) -> Callable[[Callable[..., Any]], Callable[..., Response]]:
    """Declares what a key must be allowed to call it. The function gets the call in place of the context, and gives status and value, or an answer."""

    def declare(view: Callable[..., Any]) -> Callable[..., Response]:
        @wraps(view)
        def enter(context: Context, **arguments: Any) -> Response:
            try:
                with context.store.read() as session:
                    bearer = tokens.bearer(session, _presented())
                bearer.check(scope)
                return _once(Call(context, bearer), lambda call: view(call, **arguments))
            except ConstaError as error:
                return problem(error)

        enter.scope = scope  # type: ignore[attr-defined]
        return seen_by("program")(enter)

    return declare


def _presented() -> str:
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "bearer" or not token:
        raise NoTokenError
    return token.strip()


def _once(call: Call, do: Callable[[Call], Any]) -> Response:
    """Does it; with an idempotency key, once."""
    key = request.headers.get("Idempotency-Key")
    if key is None or request.method != "POST":
        return _made(do(call))
    if not 1 <= len(key) <= LONGEST_KEY:
        raise WrongKeyError(most=LONGEST_KEY)
    with call.context.store.begin() as session:
        asked = f"{request.method} {request.full_path}\n".encode() + request.get_data()
        before = repeating.begin(session, call.organisation_id, key, asked, call.context.clock())
    if before:
        return answered(before.status, before.body)
    return _kept(call, key, do)


def _kept(call: Call, key: str, do: Callable[[Call], Any]) -> Response:
    try:
        status, value = do(call)
    except Exception:
        with call.context.store.begin() as session:
            repeating.let_go(session, call.organisation_id, key)
        raise
    with call.context.store.begin() as session:
        repeating.keep(session, call.organisation_id, key, Answered(status, value))
    return answered(status, value)


def _made(given: Any) -> Response:
    return given if isinstance(given, Response) else answered(*given)
