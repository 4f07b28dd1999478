"""What was erased is nowhere: not in the database, its log or the files. That it existed, and when, remains, and still follows."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from bridge.domain import retention
from bridge.domain.drafts import Draft, Request
from bridge.domain.ledger import first_broken
from bridge.domain.parties import Claimant, Company
from bridge.domain.timeline import timeline
from bridge.domain.uploads import Upload
from bridge.errors import NotFoundError
from bridge.services import attaching, erasing, find, issuing, record, register, tracking
from bridge.services.erasing import NoCustodianError, Policy, TooMuchToEraseError
from bridge.services.find import NoSuchClaimError
from bridge.services.record import Act
from bridge.store import sealing
from bridge.store.custody import WrongCustodianError, close_box, new_custodian, open_box, read_custodian
from bridge.store.engine import Store
from bridge.store.files import LocalFiles
from bridge.store.register_tables import ErasureRow
from bridge.store.sealing import ErasedError
from bridge.store.tables import ClaimRow, EntryRow, InboxRow, KeyRow, OutboxRow, WebhookRow
from bridge.store.vault import UnreadableError, unseal, unseal_file
from tests.services import making
from tests.services.making import CLAIMANT, NOON

PRIVATE, PUBLIC = new_custodian()
BLOCK, DESTROY = Policy(custodian=read_custodian(PUBLIC)), Policy(at_once=True)
CONSTA = Act("consta", NOON)
CANARIES = [f"kanarienvogel{n}" for n in range(12)]


def canary_draft() -> Draft:
    names = iter(CANARIES)
    company = Company(name=next(names), brand=next(names), address=next(names), email=f"{next(names)}@empresa.example")
    claimant = Claimant(name=next(names), id_number=next(names), address=next(names), city=next(names), email=f"{next(names)}@correo.example")
    return Draft(company=company, claimant=claimant, facts=next(names), request=Request("refund", next(names)), procedure="es.general")


def whole_claim(store: Store, files: LocalFiles) -> int:
    """A claim with a canary in everything: answers, content, entries, files, names, messages."""
    with store.begin() as session:
        claim = making.opened(session, canary_draft())
    for kind in ("evidence", "document"):
        kept = attaching.keep(store, files, claim.id, kind, Upload(f"{CANARIES[-1]}.png", "image/png", f"{kind} {CANARIES[-1]}".encode()))
        with store.begin() as session:
            row = find.by_id(session, claim.id, lock=True)
            if kind == "evidence":
                attaching.attach(session, row, kept, NOON)
                issuing.issue(session, row, making.PLAN, CLAIMANT, "https://consta.example")
                add_mail(session, row.id, files)
            else:
                issuing.keep_document(session, row, kept, CONSTA)
                tracking.show(session, row, "public_named", CLAIMANT)
                tracking.close(session, row, "withdrawn", CLAIMANT)
    return claim.id


def add_mail(session: Session, claim_id: int, files: LocalFiles) -> None:
    stored = files.put(b"sealed mail %d" % claim_id)
    sealed = sealing.seal_for(session, claim_id, "outbox|recipient", CANARIES[0].encode())
    session.add_all([
        OutboxRow(claim_id=claim_id, kind="claim", state="sent", recipient=sealed, domain="empresa.example", message_id=f"<{claim_id}@x>", sha256="0" * 64, size=1,
                  stored_as=stored, created_at=NOON, release_at=NOON),
        InboxRow(claim_id=claim_id, mailbox=f"c:{claim_id}", sha256="1" * 64, identity="2" * 64, state="read", route="lmtp", received_at=NOON, size=1,
                 stored_as=files.put(b"sealed answer %d" % claim_id)),
        WebhookRow(claim_id=claim_id, url=b"x", secret=b"y", created_at=NOON),
    ])  # fmt: skip


@pytest.fixture
def claim_id(store: Store, files: LocalFiles) -> int:
    return whole_claim(store, files)


def on_disk(folder: Path) -> bytes:
    return b"\0".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_no_canary_is_ever_in_clear_on_the_disk(store: Store, claim_id: int, tmp_path: Path) -> None:
    assert not [canary for canary in CANARIES if canary.encode() in on_disk(tmp_path)]


@pytest.mark.parametrize(("policy", "why"), [(BLOCK, "blocked"), (DESTROY, "destroyed")])
def test_what_was_erased_can_no_longer_be_read_by_us(store: Store, files: LocalFiles, claim_id: int, policy: Policy, why: str) -> None:
    with store.read() as session:
        stored = [row.stored_as for row in find.attachments(session, find.by_id(session, claim_id))]
    erasing.erase(store, files, claim_id, policy, CLAIMANT)
    with store.begin() as session:
        claim = find.by_id(session, claim_id, lock=True)
        for read in (find.draft, find.post, find.content):
            with pytest.raises(ErasedError):
                read(session, claim)
        with pytest.raises(ErasedError):
            record.write(session, claim, "visibility", CLAIMANT, {"to": "link"})
    for name in stored:
        with pytest.raises((ErasedError, NotFoundError)):
            attaching.read(store, files, claim_id, name)


@pytest.mark.parametrize("policy", [BLOCK, DESTROY])
def test_that_it_existed_and_when_remains(store: Store, files: LocalFiles, claim_id: int, policy: Policy) -> None:
    with store.read() as session:
        before = find.entries(session, find.by_id(session, claim_id))
    register.close_until_yesterday(store, NOON + timedelta(days=1))
    erasing.erase(store, files, claim_id, policy, CLAIMANT)
    with store.read() as session:
        claim = find.by_id(session, claim_id)
        entries, state = find.entries(session, claim), find.state(session, claim)
        assert entries[:-1] == before
        assert first_broken(entries) is None
        assert list(register.broken(session)) == []
        assert (state.phase, state.outcome, state.visibility, state.erased) == ("closed", "withdrawn", "private", True)
        assert all(event.data == {} for event in state.seen)
        assert [str(line.title) for line in timeline(state, public=True)] == ["Datos personales borrados"]
        assert claim.code
        assert claim.issued_at == NOON


def test_once_destroyed_nothing_of_it_is_on_the_disk(store: Store, files: LocalFiles, claim_id: int, tmp_path: Path) -> None:
    with store.read() as session:
        row = session.get_one(KeyRow, claim_id)
        claim = find.by_id(session, claim_id)
        assert claim.answers
        sealed = [row.wrapped, claim.answers, claim.content, *(entry.sealed for entry in session.query(EntryRow).filter_by(claim_id=claim_id))]
    erasing.erase(store, files, claim_id, DESTROY, CLAIMANT)
    assert not [path for path in (tmp_path / "files").rglob("*") if path.is_file()]
    if store.engine.dialect.name == "sqlite":
        left = on_disk(tmp_path)
        assert not [found for found in sealed if found and found in left]


def test_blocked_data_open_only_with_the_custodians_key(store: Store, files: LocalFiles, claim_id: int) -> None:
    erasing.erase(store, files, claim_id, BLOCK, CLAIMANT)
    with store.read() as session:
        boxed = session.get_one(ErasureRow, claim_id).boxed
        claim = find.by_id(session, claim_id)
        assert boxed
        assert claim.content
        key = open_box(bytes.fromhex(PRIVATE), boxed, claim_id)
        assert CANARIES[0].encode() in unseal(key, f"claim|content|{claim_id}", claim.content)
        name = find.attachments(session, claim)[0].stored_as
    assert CANARIES[-1].encode() in unseal_file(key, files.open(name))
    other = bytes.fromhex(new_custodian()[0])
    for wrong in ((other, boxed, claim_id), (bytes.fromhex(PRIVATE), boxed, claim_id + 1), (bytes.fromhex(PRIVATE), boxed[:-1], claim_id), (b"", b"", 0)):
        with pytest.raises(UnreadableError):
            open_box(*wrong)


def test_a_box_is_never_the_same_twice() -> None:
    assert BLOCK.custodian
    assert close_box(BLOCK.custodian, bytes(32), 1) != close_box(BLOCK.custodian, bytes(32), 1)


@pytest.mark.parametrize("public", ["", "zz", "00" * 32, "ab" * 31, "ñ" * 64])
def test_what_is_no_custodians_key_is_refused(public: str) -> None:
    with pytest.raises(WrongCustodianError):
        read_custodian(public)


def test_boxes_are_destroyed_when_their_time_is_over(store: Store, files: LocalFiles, claim_id: int, tmp_path: Path) -> None:
    erasing.erase(store, files, claim_id, BLOCK, CLAIMANT)
    assert erasing.run(store, files, BLOCK, NOON + timedelta(days=1096)).count == 0
    assert erasing.run(store, files, BLOCK, NOON + timedelta(days=1097)).boxes == (claim_id,)
    with store.read() as session:
        row = session.get_one(ErasureRow, claim_id)
        assert (row.boxed, row.destroy_on) == (None, None)
        assert row.destroyed_at
        assert find.by_id(session, claim_id).content is None
    assert not [path for path in (tmp_path / "files").rglob("*") if path.is_file()]
    assert erasing.run(store, files, BLOCK, NOON + timedelta(days=1098)).count == 0


def test_erasing_twice_is_erasing_once(store: Store, files: LocalFiles, claim_id: int) -> None:
    erasing.erase(store, files, claim_id, BLOCK, CLAIMANT)
    erasing.erase(store, files, claim_id, BLOCK, CLAIMANT)
    with store.read() as session:
        assert [entry.kind for entry in find.entries(session, find.by_id(session, claim_id))].count("erased") == 1


def test_nothing_is_erased_until_the_operator_decides_how(store: Store, files: LocalFiles, claim_id: int) -> None:
    with pytest.raises(NoCustodianError):
        erasing.erase(store, files, claim_id, Policy(), CLAIMANT)
    with pytest.raises(NoCustodianError):
        erasing.run(store, files, Policy(), NOON)
    with store.read() as session:
        assert find.content(session, find.by_id(session, claim_id))


def test_there_is_nothing_to_erase_where_there_is_no_claim(store: Store, files: LocalFiles) -> None:
    with pytest.raises(NoSuchClaimError):
        erasing.erase(store, files, 999, DESTROY, CLAIMANT)


def test_the_dry_run_says_what_would_go_and_touches_nothing(store: Store, files: LocalFiles, claim_id: int) -> None:
    with store.read() as session:
        claim = find.by_id(session, claim_id)
        blocked, destroyed = (erasing.preview(session, claim, policy, NOON.date()) for policy in (BLOCK, DESTROY))
        assert (blocked.code, blocked.entries, blocked.files, blocked.messages) == (claim.code, len(find.entries(session, claim)), 2, 2)
        assert (blocked.blocked_until, destroyed.blocked_until) == (date(2029, 11, 25), None)
        assert find.content(session, claim)


def test_old_drafts_and_claims_go_by_themselves(store: Store, files: LocalFiles, claim_id: int) -> None:
    with store.begin() as session:
        draft = making.opened(session).id
    assert erasing.run(store, files, DESTROY, NOON + timedelta(days=90)).count == 0
    assert erasing.run(store, files, DESTROY, NOON + timedelta(days=91)).drafts == (draft,)
    assert erasing.run(store, files, DESTROY, NOON + timedelta(days=1827)).count == 0
    assert erasing.run(store, files, DESTROY, NOON + timedelta(days=1828)).claims == (claim_id,)


def test_messages_that_are_nobodys_go(store: Store, files: LocalFiles) -> None:
    name = files.put(b"whose?")
    with store.begin() as session:
        session.add(InboxRow(mailbox="tray", sha256="1" * 64, identity="2" * 64, state="tray", route="lmtp", received_at=NOON, size=1, stored_as=name))
    assert len(erasing.run(store, files, DESTROY, NOON + timedelta(days=91)).tray) == 1
    with pytest.raises(NotFoundError):
        files.open(name)


def test_a_turn_that_would_touch_too_much_stops_until_somebody_looks(store: Store, files: LocalFiles) -> None:
    with store.begin() as session:
        drafts = [making.opened(session).id for _ in range(retention.FEW + 1)]
    wrong_clock = NOON + timedelta(days=9000)
    with pytest.raises(TooMuchToEraseError, match="21 cosas"):
        erasing.run(store, files, DESTROY, wrong_clock)
    with store.read() as session:
        assert erasing.due(session, wrong_clock).count == len(drafts)
    assert erasing.run(store, files, DESTROY, wrong_clock, confirmed=True).count == len(drafts)


@pytest.mark.parametrize(("touched", "claims", "sane"), [(0, 0, True), (20, 20, True), (21, 400, False), (21, 420, True), (50, 1000, True), (51, 1000, False)])
def test_what_is_sane(touched: int, claims: int, sane: bool) -> None:
    assert retention.is_sane(touched, claims) is sane


def test_what_a_restored_copy_brings_back_is_erased_again(store: Store, files: LocalFiles, claim_id: int) -> None:
    with store.read() as session:
        copied = session.get_one(KeyRow, claim_id).wrapped
    erasing.erase(store, files, claim_id, BLOCK, CLAIMANT)
    with store.read() as session:
        listed = erasing.erased(session)
    with store.begin() as session:
        session.add(KeyRow(claim_id=claim_id, wrapped=copied))
    assert erasing.erase_again(store, files, listed, DESTROY, CONSTA) == 1
    assert erasing.erase_again(store, files, listed, DESTROY, CONSTA) == 0
    with store.read() as session:
        assert find.is_erased(session, find.by_id(session, claim_id))


def test_the_token_of_an_erased_claim_leads_to_that_it_was_erased(store: Store, files: LocalFiles) -> None:
    draft = replace(canary_draft(), procedure=None)
    with store.begin() as session:
        claim = making.opened(session, draft)
    erasing.erase(store, files, claim.id, DESTROY, Act("claimant", datetime(2026, 11, 26, tzinfo=NOON.tzinfo)))
    with store.read() as session:
        row = session.query(ClaimRow).filter_by(token_hash=claim.token_hash).one()
        with pytest.raises(ErasedError, match="existió"):
            find.draft(session, row)
