"""Documents are extended once, beside the one that was issued; an outage leaves them for another night."""

from pathlib import Path

import pytest

from bridge.domain.uploads import Upload
from bridge.evidence.timestamps import NoTimeError
from bridge.services import archiving, attaching, erasing, find
from bridge.services.erasing import Policy
from bridge.store.engine import Store
from bridge.store.files import LocalFiles
from bridge.store.vault import Vault
from tests.services import making
from tests.services.making import CLAIMANT, NOON


@pytest.fixture
def here(sqlite_url: str, vault: Vault, tmp_path: Path) -> tuple[Store, LocalFiles]:
    return Store(sqlite_url, vault), LocalFiles(tmp_path / "files")


def documented(store: Store, files: LocalFiles, data: bytes) -> int:
    with store.begin() as session:
        claim_id = making.issued(session).id
    kept = attaching.keep(store, files, claim_id, "document", Upload("r.pdf", "application/pdf", data))
    with store.begin() as session:
        attaching.attach(session, find.by_id(session, claim_id, lock=True), kept, NOON)
    return claim_id


def longer(pdf: bytes) -> bytes:
    return pdf + b" for long"


def test_each_document_is_extended_once_and_the_issued_one_stays(here: tuple[Store, LocalFiles]) -> None:
    store, files = here
    claim_id = documented(store, files, b"a document")
    assert [archiving.extend_documents(store, files, longer, NOON) for _ in range(2)] == [1, 0]
    with store.read() as session:
        rows = find.attachments(session, find.by_id(session, claim_id), "document", "document_lta")
        assert [row.kind for row in rows] == ["document", "document_lta"]
    assert [attaching.read(store, files, claim_id, row.stored_as) for row in rows] == [b"a document", b"a document for long"]


def test_an_outage_leaves_the_rest_for_another_night(here: tuple[Store, LocalFiles]) -> None:
    store, files = here
    for n in range(3):
        documented(store, files, b"document %d" % n)
    answers = iter([True, False])

    def once(pdf: bytes) -> bytes:
        if not next(answers):
            raise NoTimeError
        return longer(pdf)

    assert archiving.extend_documents(store, files, once, NOON) == 1
    assert archiving.extend_documents(store, files, longer, NOON) == 2


def test_what_was_erased_is_left_alone(here: tuple[Store, LocalFiles]) -> None:
    store, files = here
    erasing.erase(store, files, documented(store, files, b"a document"), Policy(at_once=True), CLAIMANT)
    assert archiving.extend_documents(store, files, longer, NOON) == 0
