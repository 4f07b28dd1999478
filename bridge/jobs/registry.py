"""Every kind of job there is: one list."""

from bridge.jobs import capture, deliver, escalate, receive, remind, render
from bridge.jobs.handlers import Registry, registry_of
from bridge.jobs.periodic import FORGET

REGISTRY: Registry = registry_of([capture.HANDLER, render.HANDLER, deliver.HANDLER, receive.HANDLER, remind.HANDLER, escalate.HANDLER], [FORGET, remind.SWEEP])
