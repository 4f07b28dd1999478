"""What is measured of the instance, for Prometheus: counts from the database alone, nothing personal; only for whoever has the operator's word."""

import hmac
import time
from collections.abc import Iterator, Mapping

from flask import Blueprint, request
from sqlalchemy import func, select, text
from werkzeug.wrappers import Response

from bridge.errors import NotFoundError
from bridge.jobs.context import Context
from bridge.store import jobs
from bridge.store.tables import JobRow
from bridge.web.access import Route, bound, seen_by

Sample = tuple[str, Mapping[str, str], float]
HELP: Mapping[str, str] = {
    "consta_jobs": "Jobs by kind and state", "consta_oldest_due_job_seconds": "How long the oldest job that is due has waited",
    "consta_failed_jobs": "Jobs given up: a person is needed", "consta_database_seconds": "How long a question to the database took",
}  # fmt: skip


def samples(context: Context) -> Iterator[Sample]:
    """What is measured now."""
    began = time.perf_counter()
    with context.store.read() as session:
        session.execute(text("SELECT 1"))
        yield "consta_database_seconds", {}, time.perf_counter() - began
        counted = jobs.counts(session)
        oldest = session.scalar(select(func.min(JobRow.run_at)).where(jobs.QUEUED))
    yield from (("consta_jobs", {"kind": kind, "state": state}, many) for (kind, state), many in sorted(counted.items()))
    yield "consta_failed_jobs", {}, sum(many for (_, state), many in counted.items() if state == "failed")
    yield "consta_oldest_due_job_seconds", {}, max((context.clock() - oldest).total_seconds(), 0) if oldest else 0


def written(found: Iterator[Sample]) -> str:
    """In Prometheus' text format."""
    lines: list[str] = []
    told: set[str] = set()
    for name, labels, value in found:
        if name not in told:
            lines += [f"# HELP {name} {HELP[name]}", f"# TYPE {name} gauge"]
            told.add(name)
        shown = ",".join(f'{label}="{text_}"' for label, text_ in labels.items())
        lines.append(f"{name}{{{shown}}} {value:g}" if shown else f"{name} {value:g}")
    return "\n".join([*lines, ""])


@seen_by("operator")
def metrics(context: Context) -> Response:
    """On this machine, or with the operator's token (docs/operations.md); for anybody else there is nothing here."""
    here = request.remote_addr in {"127.0.0.1", "::1"} and "X-Forwarded-For" not in request.headers
    given = request.headers.get("Authorization", "")
    if not here and not hmac.compare_digest(given.encode(), f"Bearer {token(context)}".encode()):
        raise NotFoundError
    return Response(written(samples(context)), mimetype="text/plain; version=0.0.4")


def token(context: Context) -> str:
    """The operator's token for a Prometheus elsewhere."""
    return context.store.vault.secret("metrics").hex()


ROUTES: tuple[Route, ...] = (("GET", "/metrics", metrics),)


def make_blueprint(context: Context) -> Blueprint:
    """The pages of this noun."""
    return bound("metrics", ROUTES, context)
