"""Opens the context: the store with its keys, the files, the door and the law."""

from dataclasses import replace
from datetime import timedelta
from functools import cache
from zoneinfo import ZoneInfo

from bridge import clock
from bridge.cli import wiring
from bridge.jobs.context import Context
from bridge.mail.setup import MailSetup, Relay
from bridge.networks.screenshot import installed
from bridge.settings import Settings
from bridge.store import migrate
from bridge.store.engine import Store, refuse_in_transaction
from bridge.store.files import LocalFiles
from bridge.store.vault import Vault, read_ring


def mail(chosen: Settings) -> MailSetup:
    """How mail goes out and comes in."""
    relay = Relay(*chosen.smtp, chosen.smtp_security, chosen.smtp_user, chosen.smtp_password) if chosen.smtp else None
    return MailSetup(chosen.mail_domain, relay, timedelta(minutes=chosen.mail_undo), chosen.mail_trusts)


@cache
def context() -> Context:
    """Everything, with the database brought to its present shape."""
    chosen = wiring.settings()
    chosen.data.mkdir(parents=True, exist_ok=True)
    migrate.upgrade(chosen.database)
    return Context(
        store=Store(chosen.database, Vault(read_ring(chosen.key_file))), files=LocalFiles(chosen.data / "files"),
        http=replace(wiring.door(), before=refuse_in_transaction), catalogue=wiring.catalogue(),
        clock=clock.now, address=chosen.address, zone=ZoneInfo(chosen.timezone), mail=mail(chosen), eyes=installed(),
    )  # fmt: skip
