"""Opens the context: the store with its keys, the files, the door and the law."""

import re
from dataclasses import replace
from datetime import timedelta
from functools import cache
from importlib import import_module
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from bridge import clock
from bridge.cli import wiring
from bridge.evidence.setup import EvidenceSetup, Qualified, open_setup, time_from
from bridge.evidence.timestamps import QUERY_TYPE
from bridge.jobs.context import Context
from bridge.mail.setup import MailSetup, Relay
from bridge.networks.http import Http
from bridge.networks.screenshot import installed
from bridge.services.erasing import Policy
from bridge.settings import Settings
from bridge.store import migrate
from bridge.store.custody import read_custodian
from bridge.store.engine import Store, refuse_in_transaction
from bridge.store.files import Files, LocalFiles
from bridge.store.vault import Vault, read_ring


def mail(chosen: Settings) -> MailSetup:
    """How mail goes out and comes in."""
    relay = Relay(*chosen.smtp, chosen.smtp_security, chosen.smtp_user, chosen.smtp_password) if chosen.smtp else None
    return MailSetup(chosen.mail_domain, relay, timedelta(minutes=chosen.mail_undo), chosen.mail_trusts)


def files(chosen: Settings) -> Files:
    """Where files are kept. The bucket's module is read only where there is a bucket: it needs a package of its own."""
    if not chosen.files_url:
        return LocalFiles(chosen.data / "files")
    kept: Files = import_module("bridge.store.bucket").BucketFiles(chosen.files_url)
    return kept


STAMPS = re.compile("application/timestamp-reply", re.IGNORECASE)


def evidence(chosen: Settings, door: Http) -> EvidenceSetup:
    """How documents are sealed, and who gives the time."""
    stamps = replace(door, kinds=STAMPS)
    time = time_from(chosen.tsa, chosen.tsa_roots, lambda url, body: stamps.post(url, body, {"Content-Type": QUERY_TYPE}).body)
    qualified = Qualified(chosen.seal_file, chosen.seal_password) if chosen.seal_file else None
    name = urlsplit(chosen.address).hostname or "consta"
    return open_setup(chosen.data / "authority", name, clock.now(), qualified, time)


def policy(chosen: Settings) -> Policy:
    """What is done with what must be forgotten. On one's own machine there is nobody to keep blocked keys: they are destroyed at once."""
    custodian = read_custodian(chosen.custodian) if chosen.custodian else None
    return Policy(custodian, at_once=chosen.erase_at_once or not chosen.production)


@cache
def context() -> Context:
    """Everything, with the database brought to its present shape."""
    chosen = wiring.settings()
    chosen.data.mkdir(parents=True, exist_ok=True)
    migrate.upgrade(chosen.database)
    door = replace(wiring.door(), before=refuse_in_transaction)
    return Context(
        store=Store(chosen.database, Vault(read_ring(chosen.key_file))), files=files(chosen),
        http=door, catalogue=wiring.catalogue(), evidence=evidence(chosen, door), erasing=policy(chosen),
        clock=clock.now, address=chosen.address, zone=ZoneInfo(chosen.timezone), mail=mail(chosen), eyes=installed(),
    )  # fmt: skip
