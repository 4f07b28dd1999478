"""A document extended for the long term is the same sealed document, with its time, and stays what it was."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bridge.errors import UnavailableError
from bridge.evidence.archival import extend
from bridge.evidence.authority import Sealer
from bridge.evidence.pdf_checks import Trust
from bridge.evidence.reading import UnreadablePdfError, read_document, sha256
from bridge.evidence.seal import Time
from bridge.evidence.timestamps import NoTimeError
from bridge.evidence.verify import verify
from tests.documents.verapdf import validate
from tests.evidence.tsa import NOW


def down(_url: str, _body: bytes) -> bytes:
    raise UnavailableError


@pytest.fixture(scope="module")
def extended(sealed: bytes, sealer: Sealer, time: Time) -> bytes:
    return extend(sealed, sealer, time)


def test_the_seal_holds_and_now_has_its_time(sealed: bytes, extended: bytes, trust: Trust) -> None:
    before, after = verify(sealed, trust, NOW), verify(extended, trust, NOW)
    assert after.holds
    assert {check.name: check.holds for check in after.checks} == {"seal": True, "sealer": True, "time": True, "content": True, "files": True}
    assert after.document_sha256 == before.document_sha256 == sha256(sealed)
    assert extended.startswith(sealed)


@pytest.mark.xdist_group("verapdf")
@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_it_stays_archive_and_accessible(extended: bytes, flavour: str) -> None:
    assert validate(extended, flavour).failed == {}


def test_it_carries_its_certificates_and_the_list_of_the_revoked(extended: bytes, sealer: Sealer) -> None:
    assert sealer.revoked
    store = read_document(extended).seals[0].reader.root["/DSS"]
    assert len(store["/Certs"]) == 3  # the seal's, its authority's, the time authority's
    assert [one.get_object().data for one in store["/CRLs"]] == [sealer.revoked]


def test_it_can_be_done_again_years_later(extended: bytes, sealer: Sealer, time: Time, trust: Trust) -> None:
    again = extend(extended, sealer, time)
    assert verify(again, trust, NOW + timedelta(days=2000)).holds
    assert len(read_document(again).times) == 2


def test_a_sealed_document_with_time_keeps_the_earlier_one(timed: bytes, sealer: Sealer, time: Time, trust: Trust) -> None:
    first = next(check for check in verify(timed, trust, NOW).checks if check.name == "time")
    then = next(check for check in verify(extend(timed, sealer, time), trust, NOW).checks if check.name == "time")
    assert first == then


@pytest.mark.parametrize("share", [0.2, 0.6, 0.97, 0.995])
def test_a_byte_changed_in_what_was_added_is_found(sealed: bytes, extended: bytes, trust: Trust, share: float) -> None:
    place = len(sealed) + int((len(extended) - len(sealed)) * share)
    while extended[place : place + 1] in b"0":
        place += 1
    changed = extended[:place] + bytes([extended[place] ^ 1]) + extended[place + 1 :]
    assert not verify(changed, trust, NOW).holds


def test_lists_of_the_revoked_are_fetched_where_certificates_say(sealed: bytes, sealer: Sealer, time: Time) -> None:
    def nothing(_url: str) -> bytes:
        raise UnavailableError

    assert extend(sealed, sealer, time, nothing)
    assert extend(sealed, replace(sealer, revoked=None), time, lambda _: b"<html>")


def test_an_outage_leaves_it_for_another_night(sealed: bytes, sealer: Sealer, time: Time) -> None:
    with pytest.raises(NoTimeError):
        extend(sealed, sealer, replace(time, post=down))


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 nothing"])
def test_what_is_no_sealed_document_is_refused(data: bytes, sealer: Sealer, time: Time) -> None:
    with pytest.raises(UnreadablePdfError):
        extend(data, sealer, time)
