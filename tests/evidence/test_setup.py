"""An instance opens with what it was given: its own seal or a qualified one, the authorities of time, and whom it trusts."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12

from bridge.documents.draw import draw
from bridge.errors import UnavailableError
from bridge.evidence.authority import Sealer, pem
from bridge.evidence.setup import NoTimeRootsError, Qualified, open_setup, time_from
from bridge.evidence.timestamps import NoTimeError, holds
from bridge.evidence.verify import verify
from bridge.settings import SettingsError, from_env
from tests.documents import samples
from tests.evidence import tsa
from tests.evidence.tsa import NOW


def drawn(room: int) -> bytes:
    return draw(samples.small(), samples.files(), room=room)


def test_with_nothing_set_it_seals_with_its_own_authority(tmp_path: Path) -> None:
    setup = open_setup(tmp_path / "seal", "consta.example", NOW)
    assert setup.sealer.own
    assert verify(setup.sealed(drawn), setup.trust, NOW).holds
    with pytest.raises(NoTimeError):
        setup.stamp(b"x")
    with pytest.raises(NoTimeError):
        setup.extend(setup.sealed(drawn))


def test_with_a_qualified_seal_what_the_own_one_sealed_is_still_trusted(tmp_path: Path, sealer: Sealer) -> None:
    before = open_setup(tmp_path / "seal", "consta.example", NOW)
    file = tmp_path / "sello.p12"
    file.write_bytes(pkcs12.serialize_key_and_certificates(b"s", sealer.key, sealer.certificate, list(sealer.chain), BestAvailableEncryption(b"clave")))
    after = open_setup(tmp_path / "seal", "consta.example", NOW, Qualified(file, "clave"))
    assert not after.sealer.own
    for made in (before.sealed(drawn), after.sealed(drawn)):
        assert [check.holds for check in verify(made, after.trust, NOW).checks if check.name == "sealer"] == [True]


def test_with_authorities_it_stamps_and_extends(tmp_path: Path, clockwork: tsa.LocalAuthority) -> None:
    roots = tmp_path / "roots.pem"
    roots.write_bytes(pem(clockwork.root))
    setup = open_setup(tmp_path / "seal", "consta.example", NOW, time=time_from(["http://127.0.0.1:9/", clockwork.url], roots, tsa.post))
    assert holds(setup.stamp(b"x").answer, b"x", setup.trust.times)
    longer = setup.extend(setup.sealed(drawn))
    assert {check.name: check.holds for check in verify(longer, setup.trust, NOW).checks}["time"] is True


def refused(_url: str, _body: bytes) -> bytes:
    raise UnavailableError


def test_no_authority_is_no_time() -> None:
    assert time_from([], None, refused) is None


@pytest.mark.parametrize("data", [None, b"", b"not a certificate"])
def test_authorities_without_their_roots_are_refused_at_start(tmp_path: Path, data: bytes | None) -> None:
    roots = tmp_path / "roots.pem"
    if data is not None:
        roots.write_bytes(data)
    with pytest.raises(NoTimeRootsError):
        time_from(["http://tsa.example"], roots if data is not None else None, refused)


def test_settings_of_time_come_in_pairs() -> None:
    with pytest.raises(SettingsError, match="CONSTA_TSA_ROOTS"):
        from_env({"CONSTA_TSA": "https://tsa.example/a"})
    read = from_env({"CONSTA_TSA": "https://tsa.example/a, https://otra.example", "CONSTA_TSA_ROOTS": "roots.pem"})
    assert read.tsa == ("https://tsa.example/a", "https://otra.example")
