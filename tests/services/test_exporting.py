"""Everything that we keep of a claim comes out: files, messages sent and received, drafts too; of an erased claim, nothing."""

import json
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from bridge.domain.uploads import Upload
from bridge.evidence.bundle import DOCUMENT, LEDGER
from bridge.evidence.checks import Report
from bridge.services import archiving, attaching, checking, erasing, exporting, find, issuing
from bridge.services.erasing import Policy
from bridge.services.exporting import Roots
from bridge.services.find import NoSuchClaimError
from bridge.store import sealing
from bridge.store.engine import Store
from bridge.store.files import LocalFiles
from bridge.store.sealing import ErasedError
from bridge.store.tables import InboxRow, OutboxRow
from bridge.store.vault import Vault, seal_file
from tests.services import making
from tests.services.making import CLAIMANT, NOON

SENT, CAME = b"To: empresa\r\n\r\nAdjunto", b"From: empresa\r\n\r\nRecibido"


@pytest.fixture
def here(sqlite_url: str, vault: Vault, tmp_path: Path) -> tuple[Store, LocalFiles]:
    return Store(sqlite_url, vault), LocalFiles(tmp_path / "files")


def exported(store: Store, files: LocalFiles, claim_id: int) -> dict[str, bytes]:
    with ZipFile(BytesIO(exporting.export(store, files, claim_id, Roots(), NOON))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def issued(store: Store) -> int:
    with store.begin() as session:
        return making.issued(session).id


def document(store: Store, files: LocalFiles, claim_id: int, kind: str, data: bytes) -> None:
    kept = attaching.keep(store, files, claim_id, kind, Upload("r.pdf", "application/pdf", data))
    with store.begin() as session:
        claim = find.by_id(session, claim_id, lock=True)
        if kind == "document":
            issuing.keep_document(session, claim, kept, CLAIMANT)
        else:
            attaching.attach(session, claim, kept, NOON)


def add_mail(store: Store, files: LocalFiles, claim_id: int) -> None:
    with store.begin() as session:
        key = sealing.key_of(session, claim_id)
        recipient = sealing.seal_for(session, claim_id, "outbox|recipient", b"a@b.example")
        sent, came = (files.put(seal_file(key, data)) for data in (SENT, CAME))
        session.add(
            OutboxRow(
                claim_id=claim_id, kind="claim", state="sent", recipient=recipient, domain="b.example", message_id="<1@x>", sha256="1" * 64, size=1,
                stored_as=sent, created_at=NOON, release_at=NOON,
            )
        )
        session.add(
            InboxRow(
                claim_id=claim_id, mailbox=f"c:{claim_id}", sha256="2" * 64, identity="3" * 64, state="read", route="lmtp", received_at=NOON, size=1,
                stored_as=came,
            )
        )


def test_messages_come_out_as_they_went_and_came(here: tuple[Store, LocalFiles]) -> None:
    claim_id = issued(here[0])
    add_mail(*here, claim_id)
    messages = {name: data for name, data in exported(*here, claim_id).items() if name.startswith("mensajes/")}
    assert sorted(messages.values()) == sorted([SENT, CAME])
    assert all(name.endswith(".eml") for name in messages)


def test_every_entry_comes_out_with_its_salt_and_its_words(here: tuple[Store, LocalFiles]) -> None:
    claim_id = issued(here[0])
    entries = json.loads(exported(*here, claim_id)[LEDGER])["entries"]
    assert [entry["kind"] for entry in entries] == ["opened", "captured", "issued"]
    assert all(len(entry["salt"]) == 64 for entry in entries)
    assert entries[2]["says"]["procedure"] == "es.general"


def test_a_draft_comes_out_too(here: tuple[Store, LocalFiles]) -> None:
    with here[0].begin() as session:
        claim_id = making.opened(session).id
    files = exported(*here, claim_id)
    assert DOCUMENT not in files
    assert json.loads(files["answers.json"])["answers"]["facts"] == making.DRAFT.facts


def test_the_longer_lived_document_goes_out(here: tuple[Store, LocalFiles]) -> None:
    claim_id = issued(here[0])
    document(*here, claim_id, "document", b"short")
    document(*here, claim_id, archiving.LONG, b"long")
    assert exported(*here, claim_id)[DOCUMENT] == b"long"


@pytest.mark.parametrize("name", ["../../etc/passwd", "C:\\a\\b.png", "con\nsalto.png", "ñandú ½.png", "", ".", "a" * 300])
def test_no_name_leaves_its_folder(here: tuple[Store, LocalFiles], name: str) -> None:
    claim_id = issued(here[0])
    kept = attaching.keep(*here, claim_id, "evidence", Upload(name, "image/png", b"x"))
    with here[0].begin() as session:
        attaching.attach(session, find.by_id(session, claim_id, lock=True), kept, NOON)
    (given,) = [path for path in exported(*here, claim_id) if path.startswith("adjuntos/")]
    assert given.count("/") == 1
    assert ".." not in given
    assert len(given) < 120


def test_of_an_erased_claim_nothing_comes_out(here: tuple[Store, LocalFiles]) -> None:
    claim_id = issued(here[0])
    erasing.erase(*here, claim_id, Policy(at_once=True), CLAIMANT)
    with pytest.raises(ErasedError):
        exported(*here, claim_id)


def test_of_no_claim_nothing_comes_out(here: tuple[Store, LocalFiles]) -> None:
    with pytest.raises(NoSuchClaimError):
        exported(*here, 999)


def told(store: Store, document_sha256: str | None, content_sha256: str | None) -> bool | None:
    with store.read() as session:
        return checking.with_registro(session, Report((), None, document_sha256, content_sha256)).checks[-1].holds


def test_the_registro_tells_a_document_of_ours_from_another(here: tuple[Store, LocalFiles]) -> None:
    store, files = here
    claim_id = issued(store)
    with store.read() as session:
        content = find.by_id(session, claim_id).content_sha256
    ours = attaching.fingerprint(b"short")
    assert told(store, ours, content) is None, "not kept yet"
    document(store, files, claim_id, "document", b"short")
    assert told(store, ours, content) is True
    assert told(store, attaching.fingerprint(b"forged"), content) is False
    assert told(store, ours, "0" * 64) is None, "another instance's"
    assert told(store, None, None) is None
    erasing.erase(store, files, claim_id, Policy(at_once=True), CLAIMANT)
    assert told(store, ours, content) is None, "erased"
