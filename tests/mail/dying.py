"""A worker that dies on purpose, at a chosen step of sending a message: a process of its own, ended by SIGKILL."""

import multiprocessing
import os
import signal
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any
from zoneinfo import ZoneInfo

from bridge.domain.catalogue import Catalogue
from bridge.jobs import deliver
from bridge.jobs.context import Context
from bridge.jobs.handlers import registry_of
from bridge.jobs.running import run_until_empty
from bridge.mail.setup import MailSetup, Relay
from bridge.networks.http import Http
from bridge.services import outbox
from bridge.store.engine import Store
from bridge.store.files import LocalFiles
from bridge.store.vault import Vault

WHERE: dict[str, tuple[ModuleType, str, bool]] = {
    "before the first byte": (deliver, "hand_over", True),
    "before the message itself": (outbox, "mark_message_going", False),
    "after the 250": (deliver, "hand_over", False),
    "before the commit": (outbox, "settle", False),
}
STEPS = tuple(WHERE)


@dataclass(frozen=True)
class Place:
    """Where the instance is, for another process to open."""

    url: str
    files: Path
    relay: Relay
    at: datetime


def die(*_: Any, **__: Any) -> Any:
    """As a power cut would."""
    os.kill(os.getpid(), signal.SIGKILL)


def work_and_die(place: Place, step: str) -> None:
    """Sends what is due, and dies at that step."""
    mail = MailSetup("consta.example", place.relay, timedelta(0))
    store, files = Store(place.url, Vault({1: bytes(range(32))})), LocalFiles(place.files)
    context = Context(store, files, Http(), Catalogue({}), lambda: place.at, "https://consta.example", ZoneInfo("Europe/Madrid"), mail)
    _arm(step)
    run_until_empty(context, registry_of([deliver.HANDLER]))


def _arm(step: str) -> None:
    """Dies in place of the function, or right after it."""
    module, name, instead = WHERE[step]
    true = getattr(module, name)
    setattr(module, name, die if instead else lambda *given: (true(*given), die()))


def ended_by(place: Place, step: str) -> int | None:
    """How that process ended."""
    process = multiprocessing.get_context("spawn").Process(target=work_and_die, args=(place, step))
    process.start()
    process.join(60)
    return process.exitcode
