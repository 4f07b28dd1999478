"""Opens the context: the store with its keys, the files, the door and the law."""

from dataclasses import replace
from functools import cache
from zoneinfo import ZoneInfo

from bridge import clock
from bridge.cli import wiring
from bridge.jobs.context import Context
from bridge.store import migrate
from bridge.store.engine import Store, refuse_in_transaction
from bridge.store.files import LocalFiles
from bridge.store.vault import Vault, read_ring


@cache
def context() -> Context:
    """Everything, with the database brought to its present shape."""
    chosen = wiring.settings()
    chosen.data.mkdir(parents=True, exist_ok=True)
    migrate.upgrade(chosen.database)
    return Context(
        store=Store(chosen.database, Vault(read_ring(chosen.key_file))), files=LocalFiles(chosen.data / "files"),
        http=replace(wiring.door(), before=refuse_in_transaction), catalogue=wiring.catalogue(),
        clock=clock.now, address=chosen.address, zone=ZoneInfo(chosen.timezone),
    )  # fmt: skip
