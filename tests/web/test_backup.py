"""A copy made as docs/operations.md says, while work goes on, gives back every claim with its document and a whole chain."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from sqlalchemy import select

from bridge.domain.ledger import first_broken
from bridge.jobs.context import Context
from bridge.services import attaching, find
from bridge.store.engine import Store
from bridge.store.files import LocalFiles
from bridge.store.tables import ClaimRow
from tests.jobs.associations import GOOD, SECOND, association, done, table


def test_a_copy_gives_everything_back(context: Context, tmp_path: Path, sqlite_url: str) -> None:
    us = association(context)
    done(context, us, table(GOOD))
    copy = tmp_path / "copy"
    shutil.copytree(tmp_path / "files", copy / "files")
    done(context, us, table(SECOND))
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))) as live, closing(sqlite3.connect(copy / "consta.db")) as kept:
        live.backup(kept)
    shutil.copytree(tmp_path / "files", copy / "files", dirs_exist_ok=True)
    restored = replace(context, store=Store(f"sqlite:///{copy / 'consta.db'}", context.store.vault), files=LocalFiles(copy / "files"))
    with restored.store.read() as session:
        claims = list(session.scalars(select(ClaimRow)))
        assert len(claims) == 2
        for claim in claims:
            assert first_broken(find.entries(session, claim)) is None
            (document,) = find.attachments(session, claim, "document")
            assert attaching.read(restored.store, restored.files, claim.id, document.stored_as).startswith(b"%PDF-")
    restored.store.close()
