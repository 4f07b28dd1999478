"""Evidence is bound: the fingerprint in the registro is of a manifest that anybody can make again, and each new file is bound anew."""

import hashlib
import json

from bridge.domain.uploads import Upload
from bridge.services import attaching, binding, find
from bridge.store.engine import Store
from bridge.store.files import LocalFiles
from tests.services.making import CLAIMANT, issued, opened


def test_each_new_file_is_bound_once(store: Store, files: LocalFiles) -> None:
    with store.begin() as session:
        claim_id = opened(session).id
    for data in (b"uno", b"dos", b"dos"):
        kept = attaching.keep(store, files, claim_id, "evidence", Upload("a.txt", "text/plain", data))
        with store.begin() as session:
            claim = find.by_id(session, claim_id, lock=True)
            attaching.attach(session, claim, kept, CLAIMANT.at)
            binding.bind(session, claim, CLAIMANT)
    with store.read() as session:
        said = [event.data for event in find.events(session, find.by_id(session, claim_id)) if event.kind == "evidence"]
    assert [[file["sha256"] for file in one["files"]] for one in said] == [
        [hashlib.sha256(b"uno").hexdigest()],
        [hashlib.sha256(b"uno").hexdigest(), hashlib.sha256(b"dos").hexdigest()],
    ]
    assert said[1]["sha256"] == hashlib.sha256(json.dumps(said[1]["files"], sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def test_a_claim_without_files_says_nothing_of_them(store: Store) -> None:
    with store.begin() as session:
        claim = issued(session)
        assert [event.kind for event in find.events(session, claim) if event.kind == "evidence"] == []
