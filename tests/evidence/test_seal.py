"""A seal keeps the document what it was, says its time where it can, and never waits for it."""

import re
import shutil
import stat
import subprocess
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12

from bridge.documents.draw import draw
from bridge.domain.seals import empty_seal
from bridge.errors import UnavailableError
from bridge.evidence.authority import Sealer, WrongSealError, fingerprint, own_sealer, qualified_sealer
from bridge.evidence.pdf_checks import Trust, check_pdf
from bridge.evidence.seal import NoRoomError, Time, room_for, seal
from bridge.evidence.timestamps import Authority
from tests.documents import samples
from tests.documents.verapdf import validate
from tests.evidence import tsa
from tests.evidence.tsa import NOW


def down(_url: str, _body: bytes) -> bytes:
    raise UnavailableError


@pytest.mark.xdist_group("verapdf")
@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_a_sealed_document_stays_archive_and_accessible(sealed: bytes, timed: bytes, flavour: str) -> None:
    assert validate(sealed, flavour).failed == {}
    assert validate(timed, flavour).failed == {}


def test_sealing_adds_no_second_revision(sealed: bytes) -> None:
    assert sealed.count(b"%%EOF") == 1
    assert sealed.count(b"startxref") == 1


def test_sealing_changes_nothing_but_the_room_that_was_left(sealer: Sealer) -> None:
    drawn = draw(samples.small(), samples.files(), room=room_for(sealer))
    made = seal(drawn, sealer).pdf
    assert len(made) == len(drawn)
    outside = re.compile(rb"/ByteRange\[[^\]]*\]/Contents<[^>]*>")
    assert outside.sub(b"", made) == outside.sub(b"", drawn)


def test_the_time_is_inside_where_an_authority_answers(sealer: Sealer, time: Time) -> None:
    assert seal(draw(samples.small(), {}, room=room_for(sealer, time)), sealer, time).timed


def test_authorities_are_asked_in_order_until_one_answers(sealer: Sealer, time: Time, clockwork: tsa.LocalAuthority) -> None:
    dead = Authority("http://127.0.0.1:9/", (clockwork.root,))
    both = replace(time, authorities=(dead, clockwork.authority))
    assert seal(draw(samples.small(), {}, room=room_for(sealer, both)), sealer, both).timed


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (None, "nobody answers"),
        (b"", "an empty answer"),
        (b"<html>mantenimiento</html>", "a page instead of a token"),
        (b"0\x03\x02\x01\x02", "DER, but of something else"),
        (bytes(5000), "zeros"),
    ],
)
def test_an_outage_never_holds_a_claim_back(sealer: Sealer, clockwork: tsa.LocalAuthority, trust: Trust, answer: bytes | None, why: str) -> None:
    time = Time((clockwork.authority,), down if answer is None else lambda _url, _body: answer)
    made = seal(draw(samples.small(), samples.files(), room=room_for(sealer, time)), sealer, time)
    assert not made.timed, why
    assert check_pdf(made.pdf, trust, NOW).holds


def test_a_token_from_an_authority_that_is_not_the_expected_one_is_not_taken(sealer: Sealer, clockwork: tsa.LocalAuthority) -> None:
    time = Time((Authority(clockwork.url, (sealer.root,)),), tsa.post)
    assert not seal(draw(samples.small(), {}, room=room_for(sealer, time)), sealer, time).timed


def test_a_token_for_another_document_is_not_taken(sealer: Sealer, clockwork: tsa.LocalAuthority) -> None:
    kept: list[bytes] = []

    def replayed(url: str, body: bytes) -> bytes:
        kept.append(tsa.post(url, body))
        return kept[0]

    time = Time((clockwork.authority,), replayed)
    assert seal(draw(samples.small(), {}, room=room_for(sealer, time)), sealer, time).timed
    assert not seal(draw(samples.bare(), {}, room=room_for(sealer, time)), sealer, time).timed


def test_an_attachment_that_imitates_the_room_is_left_alone(sealer: Sealer, trust: Trust) -> None:
    bait = b"\xff\xd8" + empty_seal(4096)
    content = replace(samples.small(), attachments=(samples.attached(bait, "foto.jpg", "image/jpeg", "evidence"),))
    made = seal(draw(content, samples.files(bait), room=room_for(sealer)), sealer).pdf
    assert bait in made
    assert check_pdf(made, trust, NOW).holds


@pytest.mark.parametrize("pdf", [b"", b"%PDF-1.7 nothing", draw(samples.bare(), {})])
def test_a_document_without_room_is_refused(sealer: Sealer, pdf: bytes) -> None:
    with pytest.raises(NoRoomError):
        seal(pdf, sealer)


def test_a_room_too_small_is_refused(sealer: Sealer) -> None:
    with pytest.raises(NoRoomError):
        seal(draw(samples.bare(), {}, room=200), sealer)


def test_the_own_authority_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "seal"
    first, second = own_sealer(folder, "consta.example", NOW), own_sealer(folder, "consta.example", NOW)
    assert first.certificate == second.certificate
    assert first.own
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}
    assert [path.name for path in folder.parent.iterdir()] == ["seal"]


def test_the_own_certificate_says_that_it_is_the_instances_own(sealer: Sealer) -> None:
    assert "Autoridad propia de consta.example" in sealer.root.subject.rfc4514_string()
    assert fingerprint(sealer.root).count(":") == 31


def test_a_qualified_seal_is_read_from_its_file(tmp_path: Path, sealer: Sealer) -> None:
    path = tmp_path / "sello.p12"
    path.write_bytes(pkcs12.serialize_key_and_certificates(b"sello", sealer.key, sealer.certificate, list(sealer.chain), BestAvailableEncryption(b"clave")))
    read = qualified_sealer(path, "clave")
    assert (read.certificate, read.chain, read.own) == (sealer.certificate, sealer.chain, False)
    made = seal(draw(samples.small(), samples.files(), room=room_for(read)), read).pdf
    assert check_pdf(made, Trust((sealer.root,)), NOW).holds


def test_a_seal_with_an_rsa_key_holds_too(sealer: Sealer) -> None:
    """What trust service providers issue today."""
    key = rsa.generate_private_key(65537, 2048)
    made = x509.CertificateBuilder().subject_name(sealer.certificate.subject).issuer_name(sealer.certificate.subject).public_key(key.public_key())
    made = made.serial_number(7).not_valid_before(NOW - timedelta(days=1)).not_valid_after(NOW + timedelta(days=1))
    usage = sealer.certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    issued = Sealer(made.add_extension(usage, critical=True).sign(key, hashes.SHA256()), key, (), own=False)
    pdf = seal(draw(samples.small(), samples.files(), room=room_for(issued)), issued).pdf
    assert check_pdf(pdf, Trust((issued.certificate,)), NOW).holds


def test_poppler_agrees(sealed: bytes, timed: bytes, tmp_path: Path) -> None:
    if shutil.which("pdfsig") is None:
        pytest.skip("no pdfsig found: install poppler-utils")
    for data in (sealed, timed):
        (tmp_path / "r.pdf").write_bytes(data)
        said = subprocess.run(["pdfsig", tmp_path / "r.pdf"], capture_output=True, text=True, check=False).stdout
        assert "Signature is Valid" in said
        assert "Total document signed" in said


@pytest.mark.parametrize(("data", "passphrase"), [(b"nothing", "clave"), (None, "clave"), (b"", "")])
def test_a_seal_that_cannot_be_used_is_said_at_once(tmp_path: Path, data: bytes | None, passphrase: str) -> None:
    path = tmp_path / "sello.p12"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(WrongSealError, match=r"sello\.p12"):
        qualified_sealer(path, passphrase)
