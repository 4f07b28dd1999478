"""A claim is frozen once, with a reference, a fingerprint and a line in its registro."""

from dataclasses import replace

import pytest

from bridge.domain.claims import digest
from bridge.domain.ledger import first_broken
from bridge.domain.uploads import Upload
from bridge.errors import ConflictError
from bridge.services import attaching, drafting, find, issuing
from bridge.store.engine import Store
from bridge.store.files import LocalFiles
from tests.services.making import CLAIMANT, PLAN, issued, opened


def test_what_was_issued_is_what_its_fingerprint_says(store: Store) -> None:
    with store.begin() as session:
        claim = issued(session)
    with store.read() as session:
        content = find.content(session, claim)
        assert content is not None
        assert digest(content) == claim.content_sha256
        assert content.status_url == f"https://consta.example/r/{claim.code}"
        assert content.post is not None
        assert find.state(session, claim).phase == "ready"


def test_a_second_click_does_not_issue_it_twice(store: Store) -> None:
    with store.begin() as session:
        claim = issued(session)
        with pytest.raises(issuing.AlreadyIssuedError) as caught:
            issuing.issue(session, claim, PLAN, CLAIMANT, "https://consta.example")
    assert str(claim.code) in str(caught.value)


def test_what_was_issued_can_no_longer_be_rewritten(store: Store) -> None:
    with store.begin() as session:
        claim = issued(session)
        with pytest.raises(ConflictError):
            drafting.answer(session, claim, {"facts": "otra cosa"})


def test_files_travel_sealed_and_come_back_whole(store: Store, files: LocalFiles) -> None:
    with store.begin() as session:
        claim = opened(session)
    kept = attaching.keep(store, files, claim.id, "evidence", Upload("factura.pdf", "application/pdf", b"%PDF-1.7 secreto"))
    with store.begin() as session:
        attaching.attach(session, claim, kept, CLAIMANT.at)
        attaching.attach(session, claim, kept, CLAIMANT.at)
        issuing.issue(session, claim, PLAN, CLAIMANT, "https://consta.example")
    with store.read() as session:
        content = find.content(session, claim)
    assert content is not None
    assert [(f.name, f.size) for f in content.attachments] == [("factura.pdf", 16)]
    assert attaching.read(store, files, claim.id, kept.stored_as) == b"%PDF-1.7 secreto"
    assert b"secreto" not in files.open(kept.stored_as)


def test_evidence_that_is_named_and_not_attached_is_said(store: Store) -> None:
    with store.begin() as session:
        claim = opened(session)
        drafting.answer(session, claim, {"evidence": ["billete.pdf"]})
        content = issuing.issue(session, claim, PLAN, CLAIMANT, "https://consta.example")
    assert content.announced == ("billete.pdf",)


def test_the_document_is_kept_once(store: Store, files: LocalFiles) -> None:
    with store.begin() as session:
        claim = issued(session)
    kept = attaching.keep(store, files, claim.id, "document", Upload("c.pdf", "application/pdf", b"%PDF-1.7"))
    with store.begin() as session:
        issuing.keep_document(session, claim, kept, replace(CLAIMANT, actor="consta"))
        issuing.keep_document(session, claim, kept, replace(CLAIMANT, actor="consta"))
    with store.read() as session:
        assert len(find.attachments(session, claim, "document")) == 1
        assert first_broken(find.entries(session, claim)) is None
