"""Everything that the API's own description allows, and much that it does not: never a defect of ours, always its own shape."""

import warnings
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings

from bridge.jobs.context import Context
from bridge.services import tokens
from bridge.web import limits
from tests.jobs.associations import OPERATOR
from tests.web.associations import founded

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import schemathesis
    from schemathesis import GenerationMode

EXAMPLES = 40


def asked(pages: Flask, token: str, mode: GenerationMode) -> dict[str, int]:
    """How often each status came back."""
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", pages)
    came: dict[str, int] = {}
    for found in schema.get_all_operations():
        operation = found.ok()  # type: ignore[union-attr] # our own description is valid

        @settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy(generation_mode=mode))
        def call(case: schemathesis.Case[Any]) -> None:
            answer = case.call(headers={"Authorization": f"Bearer {token}"})
            came[str(answer.status_code)] = came.get(str(answer.status_code), 0) + 1
            kind = answer.headers.get("content-type", [""])[0]
            assert answer.status_code < 500, (case.as_curl_command(), answer.text)
            assert answer.status_code < 400 or "json" in kind, (case.as_curl_command(), kind)

        call()
    return came


@pytest.mark.soak
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["as described", "otherwise"])
def test_no_call_meets_a_defect(context: Context, pages: Flask, mode: GenerationMode, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "RULES", ())
    pages.testing = False
    us = founded(context, "pinares")
    with context.store.begin() as session:
        token = tokens.make(session, us, "strange", ("claims:read", "claims:write", "batches:write", "webhooks:write"), OPERATOR)
    came = asked(pages, token, mode)
    print(came)
    assert sum(came.values()) > EXAMPLES
