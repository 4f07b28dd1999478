"""For whoever keeps the machine: is it alive, can it write."""

from flask import Blueprint
from sqlalchemy import text

from bridge.jobs.context import Context
from bridge.web.access import bound, seen_by


@seen_by("operator")
def alive(_context: Context) -> dict[str, bool]:
    """It answers."""
    return {"alive": True}


@seen_by("operator")
def ready(context: Context) -> dict[str, bool]:
    """It can take a place to write; StorageBusyError is a 503."""
    with context.store.begin() as session:
        session.execute(text("SELECT 1"))
    return {"ready": True}


ROUTES = (("GET", "/healthz", alive), ("GET", "/readyz", ready))


def make_blueprint(context: Context) -> Blueprint:
    """The pages of this noun."""
    return bound("health", ROUTES, context)
