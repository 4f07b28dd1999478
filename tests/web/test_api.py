"""The API: a client written from nothing but its OpenAPI document walks the whole way; keys, scopes, idempotency, and another association's key."""

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from openapi_spec_validator import validate
from sqlalchemy import func, select

from bridge.jobs.context import Context
from bridge.jobs.registry import REGISTRY
from bridge.jobs.running import run_until_empty
from bridge.services import tokens
from bridge.store.tables import ClaimRow
from tests.jobs.associations import BAD_DAY, GOOD, OPERATOR, table
from tests.web.associations import founded

CLAIM = {
    "company": {"name": "Zapatos Pino", "email": "sac@pino.example"}, "claimant": {"name": "Lucía Marín", "email": "lucia@correo.example"},
    "facts": "Se rompieron a la semana.", "facts_date": "2026-10-03", "request": {"kind": "refund", "amount": "86.40"}, "mandate": {"signed_on": "2026-11-01"},
}  # fmt: skip


class Client:
    """Knows where the document is and nothing else: paths, parameters and bodies come from it."""

    def __init__(self, http: FlaskClient, token: str) -> None:
        self.http, self.token = http, token
        self.document: Mapping[str, Any] = http.get("/api/v1/openapi.json").get_json()
        self.base = self.document["servers"][0]["url"].partition("//")[2].partition("/")[2]
        self.operations = {
            said["operationId"]: (method, path, said) for path, methods in self.document["paths"].items() for method, said in methods.items()
        }  # fmt: skip

    def call(self, operation: str, payload: Any = None, headers: Mapping[str, str] | None = None, **given: Any) -> Any:
        method, path, said = self.operations[operation]
        names = {parameter["name"]: parameter["in"] for parameter in said["parameters"]}
        address = re.sub(r"{(\w+)}", lambda found: str(given.pop(found[1])), path)
        assert all(names[name] == "query" for name in given)
        sent: dict[str, Any] = {}
        if payload is not None:
            media_type = next(iter(said["requestBody"]["content"]))
            sent = {"data": payload if isinstance(payload, bytes) else json.dumps(payload), "content_type": media_type}
        scheme = self.document["components"]["securitySchemes"]["key"]["scheme"].title()
        answer = self.http.open(
            f"/{self.base}{address}", method=method.upper(), query_string=given, headers={"Authorization": f"{scheme} {self.token}", **(headers or {})}, **sent
        )  # fmt: skip
        assert str(answer.status_code) in said["responses"] or answer.content_type == "application/problem+json"
        return answer


@pytest.fixture
def us(context: Context) -> int:
    return founded(context, "pinares")


def client(context: Context, pages: Flask, organisation_id: int, *scopes: str) -> Client:
    with context.store.begin() as session:
        token = tokens.make(session, organisation_id, "pruebas", scopes or ("claims:read", "claims:write", "batches:write", "webhooks:write"), OPERATOR)
    return Client(pages.test_client(), token)


def claims(context: Context) -> int:
    with context.store.read() as session:
        return session.scalar(select(func.count()).select_from(ClaimRow)) or 0


def test_the_document_is_valid_openapi(pages: Flask) -> None:
    document = pages.test_client().get("/api/v1/openapi.json").get_json()
    assert document["openapi"].startswith("3.1")
    validate(document)


def test_a_client_written_from_the_document_walks_the_way(context: Context, pages: Flask, us: int) -> None:
    api = client(context, pages, us)
    made = api.call("createClaim", CLAIM)
    assert made.status_code == 201
    assert made.json["represented"] is True
    code = made.json["reference"][-9:]
    assert api.call("readClaim", code=made.json["reference"].lower()).json == made.json
    assert api.call("readDocument", code=code).data.startswith(b"%PDF-")
    hook = api.call("createWebhook", {"url": "https://otro.example/aviso"}, code=code)
    assert hook.json["secret"].startswith("whsec_")
    batch = api.call("createBatch", table(GOOD, BAD_DAY), name="socios.csv")
    assert batch.status_code == 202
    run_until_empty(context, REGISTRY)
    assert api.call("readBatch", batch_id=batch.json["id"]).json == {**batch.json, "state": "finished", "issued": 1, "failed": 1, "left": 0}
    assert api.call("readErrors", batch_id=batch.json["id"]).json["data"][0]["row"] == 3
    assert api.call("createMandate", {"name": "Ana", "email": "ana@correo.example"}).json["link"].startswith("http://localhost/representacion/")
    first = api.call("listClaims", limit=1).json
    second = api.call("listClaims", limit=1, cursor=first["next"]).json
    assert {first["data"][0]["claimant"], second["data"][0]["claimant"]} == {"Lucía Marín", "Lucía Marín Soto"}
    assert api.call("listClaims", company="zapatos PINO", phase="ready").json["data"]


def test_the_same_claim_again_is_the_same_claim(context: Context, pages: Flask, us: int) -> None:
    api = client(context, pages, us)
    first, second = (api.call("createClaim", CLAIM) for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json == second.json
    assert claims(context) == 1


def test_an_idempotency_key_answers_alike_and_is_good_for_one_request(context: Context, pages: Flask, us: int) -> None:
    api, key = client(context, pages, us), {"Idempotency-Key": "k1"}
    first, second = (api.call("createClaim", CLAIM, key) for _ in range(2))
    assert (first.status_code, second.status_code, first.json) == (201, 201, second.json)
    assert api.call("createClaim", {**CLAIM, "facts": "Otra cosa."}, key).json["code"] == "idempotency_key_reused"
    assert claims(context) == 1


def test_a_refused_request_frees_its_key(context: Context, pages: Flask, us: int) -> None:
    api, key = client(context, pages, us), {"Idempotency-Key": "k2"}
    lacking = api.call("createClaim", {**CLAIM, "facts": None}, key)
    assert lacking.status_code == 422
    assert lacking.content_type == "application/problem+json"
    assert lacking.json["missing"] == ["facts"]
    assert api.call("createClaim", {**CLAIM, "facts": None}, key).status_code == 422


def test_a_key_reaches_as_far_as_its_scopes(context: Context, pages: Flask, us: int) -> None:
    reading = client(context, pages, us, "claims:read")
    refused = reading.call("createClaim", CLAIM)
    assert (refused.status_code, refused.json["code"]) == (403, "scope_missing")
    assert reading.call("listClaims").status_code == 200


def test_a_key_of_another_association_finds_nothing(context: Context, pages: Flask, us: int) -> None:
    ours, theirs = client(context, pages, us), client(context, pages, founded(context, "otra"))
    code = ours.call("createClaim", CLAIM).json["reference"][-9:]
    batch = ours.call("createBatch", table(GOOD)).json["id"]
    for operation in ("readClaim", "readDocument"):
        assert theirs.call(operation, code=code).status_code == 404
    assert theirs.call("createWebhook", {"url": "https://x.example"}, code=code).status_code == 404
    for operation in ("readBatch", "readErrors"):
        assert theirs.call(operation, batch_id=batch).status_code == 404
    assert theirs.call("moveBatch", batch_id=batch, move="cancel").status_code == 404
    assert theirs.call("listClaims").json == {"data": [], "next": None}


def test_without_a_key_or_with_a_revoked_one_nobody_gets_in(context: Context, pages: Flask, us: int) -> None:
    api = client(context, pages, us)
    with context.store.begin() as session:
        tokens.revoke(session, us, 1, OPERATOR)
    revoked = api.call("listClaims")
    assert (revoked.status_code, revoked.headers["WWW-Authenticate"]) == (401, "Bearer")
    assert pages.test_client().get("/api/v1/claims").status_code == 401


@pytest.mark.parametrize(
    ("payload", "code"),
    [(b"[]", "not_an_object"), (b"{", "not_an_object"), (b'{"clave": 1}', "unknown_field"), (b'{"facts": 7}', "wrong_value"), (b'{"mandate": 7}', "wrong_value"),
     (b'{"mandate": {"signed_on": "ayer"}}', "wrong_day")],
)  # fmt: skip
def test_what_cannot_be_read_is_told_as_a_problem(context: Context, pages: Flask, us: int, payload: bytes, code: str) -> None:
    answer = client(context, pages, us).call("createClaim", payload)
    assert (answer.status_code, answer.content_type, answer.json["code"]) == (422, "application/problem+json", code)


def test_calls_that_do_not_exist_are_problems_too(pages: Flask) -> None:
    answer = pages.test_client().get("/api/v1/nada")
    assert (answer.status_code, answer.content_type) == (404, "application/problem+json")
    assert pages.test_client().delete("/api/v1/claims").status_code == 405
