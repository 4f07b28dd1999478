"""What Prometheus may read, and who may."""

from flask import Flask

from bridge.jobs.context import Context
from bridge.web.metrics import token
from tests.jobs.associations import GOOD, association, done, table


def test_the_machine_itself_reads_counts_and_nothing_personal(context: Context, pages: Flask) -> None:
    done(context, association(context), table(GOOD))
    told = pages.test_client().get("/metrics").text
    assert 'consta_jobs{kind="batch_slice",state="done"} 1' in told
    assert "consta_failed_jobs 0" in told
    assert "Luc" not in told


def test_from_elsewhere_only_with_the_operators_token(context: Context, pages: Flask) -> None:
    client = pages.test_client()
    far = {"REMOTE_ADDR": "203.0.113.9"}
    assert client.get("/metrics", environ_overrides=far).status_code == 404
    assert client.get("/metrics", environ_overrides=far, headers={"Authorization": f"Bearer {token(context)}"}).status_code == 200
    assert client.get("/metrics", headers={"X-Forwarded-For": "203.0.113.9"}).status_code == 404
