"""One job, from taken to settled: its work with no transaction open, then its effects and its end in one."""

import logging
import os
import socket
from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Literal

from bridge.errors import ConstaError, UnavailableError
from bridge.jobs.context import Context
from bridge.jobs.handlers import Handler, Registry
from bridge.store import jobs, lanes
from bridge.store.engine import StorageBusyError
from bridge.store.jobs import LeaseLostError, Taken, Taker

Outcome = Literal["done", "later", "retry", "failed", "lost"]
LOG = logging.getLogger(__name__)
LONGEST_WAIT = 24 * 3600.0
"""Seconds: nobody's `Retry-After` puts a job off for longer."""
WORKER_LOST = "worker_lost"
"""The code of a job whose workers died every time."""


def worker_name() -> str:
    """Where this process runs, for people who look for it."""
    return f"{socket.gethostname()[:40]}:{os.getpid()}"


def taker(registry: Registry) -> Taker:
    """Takes what the registry knows, each kind for its lease."""
    return Taker(worker_name(), {kind: handler.lease_seconds for kind, handler in registry.items()})


def run(context: Context, registry: Registry, job: Taken) -> Outcome:
    """Does a job that was taken, and settles it. Raises StorageBusyError when it cannot be settled: then its lease will end."""
    handler = registry[job.kind]
    try:
        if job.attempts > len(handler.retry_schedule) + 1:
            return _give_up(context, handler, job, WORKER_LOST)
        if _must_wait(context, handler, job):
            return "later"
        return _carry_out(context, handler, job)
    except LeaseLostError:
        return "lost"


def _carry_out(context: Context, handler: Handler[Any], job: Taken) -> Outcome:
    try:
        result = handler.work(_for_this_job(context, handler, job), job.arguments)
        with context.store.begin() as session:
            jobs.done(session, job, context.clock())
            handler.finish(session, job.arguments, result)
    except LeaseLostError:
        raise
    except Exception as error:  # noqa: BLE001 (whatever a job does, the worker goes on)
        return _settle_failure(context, handler, job, error)
    return "done"


def _for_this_job(context: Context, handler: Handler[Any], job: Taken) -> Context:
    """The context whose `renew` keeps this job; kept at once if its lease has grown old behind others."""

    def renew() -> None:
        with context.store.begin() as session:
            jobs.renew(session, job, context.clock() + timedelta(seconds=handler.lease_seconds))

    if job.lease_until - context.clock() < timedelta(seconds=handler.lease_seconds / 2):
        renew()
    return replace(context, renew=renew)


def _must_wait(context: Context, handler: Handler[Any], job: Taken) -> bool:
    """Whether the job's lane keeps a later moment for it. A slot that was missed is reserved anew."""
    now = context.clock()
    if job.lane is None or not handler.spacing or _on_time(job.slot_at, handler.spacing, now):
        return False
    with context.store.begin() as session:
        slot = lanes.reserve(session, job.lane, handler.spacing, now)
        if slot > now:
            jobs.wait_for_slot(session, job, slot)
    return slot > now


def _on_time(slot: datetime | None, spacing: float, now: datetime) -> bool:
    return slot is not None and now - slot <= timedelta(seconds=spacing)


def _settle_failure(context: Context, handler: Handler[Any], job: Taken, error: Exception) -> Outcome:
    said = described(error)
    LOG.warning("job %s %s, attempt %d: %s", job.kind, job.id, job.attempts, said)
    wait = wait_before_retry(handler, job, error)
    if wait is None:
        return _give_up(context, handler, job, said)
    with context.store.begin() as session:
        jobs.try_later(session, job, context.clock() + timedelta(seconds=wait), said)
    return "retry"


def _give_up(context: Context, handler: Handler[Any], job: Taken, code: str) -> Outcome:
    try:
        _fail(context, job, code, handler)
    except (LeaseLostError, StorageBusyError):
        raise
    except Exception as error:  # noqa: BLE001 (whoever was to be told is gone)
        LOG.warning("job %s %s, giving up: %s", job.kind, job.id, described(error))
        _fail(context, job, code, None)
    return "failed"


def _fail(context: Context, job: Taken, code: str, told: Handler[Any] | None) -> None:
    with context.store.begin() as session:
        jobs.fail(session, job, code, context.clock())
        if told:
            told.give_up(session, job.arguments, code)


def wait_before_retry(handler: Handler[Any], job: Taken, error: Exception) -> float | None:
    """Seconds until the next attempt, or None: a refusal that a person must read is final, and so is the last attempt."""
    final = isinstance(error, ConstaError) and not isinstance(error, UnavailableError)
    if final or job.attempts > len(handler.retry_schedule):
        return None
    # Jobs that failed together come back spread over a tenth of the wait.
    wait = handler.retry_schedule[job.attempts - 1] * (1 + job.id % 11 / 100)
    return min(max(wait, _asked_to_wait(error)), LONGEST_WAIT)


def _asked_to_wait(error: Exception) -> float:
    asked = error.values.get("retry_after") if isinstance(error, ConstaError) else None
    return float(asked) if isinstance(asked, int) else 0.0


def described(error: Exception) -> str:
    """The error for the row and the log: its code, or its name and place; never its words, which may quote a person."""
    if isinstance(error, ConstaError):
        return error.code
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = f" at {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
    return f"{type(error).__name__}{place}"


def run_job_now(context: Context, registry: Registry, key: str) -> Outcome | None:
    """Does the job at once, right after the commit that asked for it; None if somebody else has it, it is not due, or the database is busy."""
    try:
        with context.store.begin() as session:
            taken = jobs.take(session, taker(registry), context.clock(), key=key)
        return run(context, registry, taken[0]) if taken else None
    except StorageBusyError:
        return None


def run_until_empty(context: Context, registry: Registry) -> Counter[Outcome]:
    """Does what is due, one after another, until nothing is. What came of it."""
    outcomes: Counter[Outcome] = Counter()
    while True:
        with context.store.begin() as session:
            taken = jobs.take(session, taker(registry), context.clock(), n=10)
        if not taken:
            return outcomes
        outcomes.update(run(context, registry, job) for job in taken)
