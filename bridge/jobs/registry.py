"""Every kind of job there is: one list."""

from bridge.jobs import (
    answers_found,
    batch,
    capture,
    deliver,
    escalate,
    identify,
    linkback,
    night,
    picture,
    proof,
    receive,
    remind,
    render,
    watch,
    webhooks,
    webmention,
)
from bridge.jobs.handlers import Registry, registry_of
from bridge.jobs.periodic import FORGET

OF_POSTS = (
    capture.HANDLER, picture.HANDLER, watch.HANDLER, answers_found.FOUND_HANDLER, answers_found.GIVEN_HANDLER, proof.HANDLER, linkback.HANDLER,
    webmention.HANDLER,
)  # fmt: skip
OF_CLAIMS = (
    render.HANDLER, deliver.HANDLER, receive.HANDLER, remind.HANDLER, webhooks.HANDLER, escalate.HANDLER, identify.HANDLER,
)  # fmt: skip
PERIODIC = (FORGET, remind.SWEEP, webhooks.LOOK, webmention.FAREWELL, watch.ROUND, *night.TURNS)
REGISTRY: Registry = registry_of([*OF_POSTS, *OF_CLAIMS, *batch.HANDLERS], PERIODIC)
