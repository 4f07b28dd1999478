"""The API's own description (OpenAPI 3.1), written from the table of its calls; and the routes, made from the same."""

import re
from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Flask, Response, jsonify, request
from werkzeug.exceptions import HTTPException

from bridge.domain.organisations import SCOPES
from bridge.errors import ConstaError, NotFoundError
from bridge.jobs.context import Context
from bridge.sentences import say
from bridge.web import errors
from bridge.web.access import bound, seen_by
from bridge.web.api.calling import PROBLEM, problem
from bridge.web.api.operations import OPERATIONS, Operation
from bridge.web.api.schemas import SCHEMAS

IDEMPOTENCY = {
    "name": "Idempotency-Key", "in": "header", "required": False, "schema": {"type": "string", "minLength": 1, "maxLength": 120},
    "description": "The same key with the same request is done once and answered alike for 30 days",
}  # fmt: skip
PATHS: Mapping[str, Any] = {
    "code": {"type": "string", "pattern": "^[0-9A-Za-z-]{8,22}$", "description": "The reference, or its last eight letters"},
    "batch_id": {"type": "integer", "minimum": 1},
    "move": {"type": "string", "enum": ["pause", "resume", "cancel"]},
}  # fmt: skip


def document(address: str) -> dict[str, Any]:
    """The description."""
    paths: dict[str, dict[str, Any]] = {}
    for operation in OPERATIONS:
        paths.setdefault(operation.path, {})[operation.method.lower()] = _described(operation)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Consta", "version": "1",
            "description": "Formal claims of an association's members. At most 1 200 calls a minute and key: then 429 with Retry-After.",
        },
        "servers": [{"url": f"{address}/api/v1"}],
        "security": [{"key": []}],
        "paths": paths,
        "components": {
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer", "description": f"A key of the association; its scopes: {', '.join(SCOPES)}"}},
            "schemas": dict(SCHEMAS),
        },
    }  # fmt: skip


def _described(operation: Operation) -> dict[str, Any]:
    named = [{"name": name, "in": "path", "required": True, "schema": PATHS[name]} for name in re.findall(r"{(\w+)}", operation.path)]
    named += [{"name": name, "in": "query", "required": False, "schema": schema} for name, schema in operation.query.items()]
    scope = getattr(operation.view, "scope", "")
    said: dict[str, Any] = {
        "operationId": operation.id, "summary": operation.summary, "description": f"Scope: {scope}",
        "parameters": [*named, *([IDEMPOTENCY] if operation.method == "POST" else [])],
        "responses": {str(status): _gives(schema) for status, schema in operation.gives.items()} | {"default": _problem()},
    }  # fmt: skip
    return said | ({"requestBody": {"required": True, "content": _content(operation.takes)}} if operation.takes else {})


def _gives(schema: str) -> dict[str, Any]:
    return {"description": schema, "content": _content(schema)}


def _content(name: str) -> dict[str, Any]:
    if name == "text/csv":
        binary = {"schema": {"type": "string", "format": "binary"}}
        return {"text/csv": binary, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": binary}
    if "/" in name:
        return {name: {"schema": {"type": "string", "format": "binary"}}}
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}


def _problem() -> dict[str, Any]:
    return {"description": "What went wrong (RFC 9457)", "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}}


@seen_by("world")
def described(context: Context) -> Response:
    """The description, for whoever writes a client."""
    return jsonify(document(context.address))


ROUTES = (("GET", "/api/v1/openapi.json", described), *((operation.method, operation.rule, operation.view) for operation in OPERATIONS))


def make_blueprint(context: Context) -> Blueprint:
    """The calls."""
    return bound("api", ROUTES, context)


class NotHereError(NotFoundError):
    """No such call, or not by that method."""

    code = "no_such_call"
    sentence = say("Esa llamada no existe: mira /api/v1/openapi.json.")


def _is_call() -> bool:
    return request.path.startswith("/api/")


def _ours(error: ConstaError) -> Any:
    return problem(error) if _is_call() else errors.from_ours(error)


def _of_the_web(error: HTTPException) -> Any:
    return problem(NotHereError(), error.code) if _is_call() else errors.from_http(error)


def install(app: Flask) -> None:
    """What goes wrong under the API's addresses, before or instead of a call, is told as the API tells."""
    app.register_error_handler(ConstaError, _ours)
    app.register_error_handler(HTTPException, _of_the_web)
