"""Somebody who makes claims while the machine breaks, each in one transaction with a file beside it: `python -m tests.faults.writers URL FILES SAID SECONDS`.

What is said to be done is written down only after the commit, elsewhere.
"""

import sys
import time
from collections import Counter
from pathlib import Path

from bridge import clock
from bridge.domain.uploads import Upload
from bridge.errors import UnavailableError
from bridge.services import attaching, find
from bridge.store.engine import Store
from bridge.store.files import LocalFiles
from bridge.store.vault import Vault
from tests.services.making import issued

VAULT = Vault({1: bytes(32)})
PICTURE = Upload("foto.png", "image/png", bytes(40_000))


def make(store: Store, files: LocalFiles) -> str:
    """An issued claim with a file. Its code. Raises StorageBusyError."""
    with store.begin() as session:
        claim = issued(session)
    kept = attaching.keep(store, files, claim.id, "evidence", PICTURE)
    with store.begin() as session:
        attaching.attach(session, find.by_id(session, claim.id, lock=True), kept, clock.now())
    assert claim.code
    return claim.code


def main(url: str, folder: str, said: str, seconds: str) -> None:
    store, files, end, came = Store(url, VAULT), LocalFiles(Path(folder)), time.monotonic() + float(seconds), Counter[str]()
    while time.monotonic() < end:
        try:
            code = make(store, files)
        except UnavailableError:
            came["refused"] += 1
            time.sleep(0.01)
            continue
        came["done"] += 1
        with Path(said).open("a") as file:
            file.write(f"{code}\n")
    print(came["done"], came["refused"])


if __name__ == "__main__":
    main(*sys.argv[1:])
