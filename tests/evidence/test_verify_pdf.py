"""Whatever is changed in a sealed document is found; whatever cannot be read is said to, and never raised."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, PdfSigner

from bridge.documents.draw import draw
from bridge.domain.claims import digest
from bridge.evidence.authority import Sealer, fingerprint, own_sealer
from bridge.evidence.checks import Report, report_json
from bridge.evidence.frame import signer
from bridge.evidence.pdf_checks import Trust
from bridge.evidence.seal import room_for, seal
from bridge.evidence.verify import verify
from tests.documents import samples
from tests.evidence.tsa import NOW


def verdicts(report: Report) -> dict[str, bool | None]:
    return {check.name: check.holds for check in report.checks}


def test_a_sealed_document_holds(sealed: bytes, trust: Trust) -> None:
    report = verify(sealed, trust, NOW)
    assert report.holds
    assert verdicts(report) == {"seal": True, "sealer": True, "time": None, "content": True, "files": True}
    assert (report.reference, report.content_sha256) == (samples.small().reference, digest(samples.small()))


def test_the_time_of_the_seal_is_told(timed: bytes, trust: Trust) -> None:
    assert verdicts(verify(timed, trust, NOW))["time"] is True


def test_without_knowing_whom_to_trust_it_holds_and_says_what_it_does_not_know(timed: bytes, sealer: Sealer) -> None:
    report = verify(timed, Trust(), NOW)
    assert report.holds
    assert verdicts(report) == {"seal": True, "sealer": None, "time": None, "content": True, "files": True}
    assert any(fingerprint(sealer.root) in str(check.detail) for check in report.checks)


def test_the_json_has_the_agreed_shape(sealed: bytes, trust: Trust) -> None:
    said = json.loads(json.dumps(report_json(verify(sealed, trust, NOW), str)))
    assert set(said) == {"holds", "checks", "not_proven"}
    assert all(set(check) == {"name", "holds", "detail"} for check in said["checks"])
    assert "indicio" in " ".join(said["not_proven"])
    assert all("fehaciente" not in check["detail"] for check in said["checks"])


def signed_places(pdf: bytes) -> Iterator[int]:
    """A byte of each class of the signed ranges: around each mark of the syntax, and in the middle of what lies between them."""
    hole = re.search(rb"/Contents<[0-9a-f]*>", pdf)
    assert hole
    marks = [found.start() for found in re.finditer(rb"%PDF|obj|endobj|stream\n|endstream|xref|startxref|%%EOF|/ByteRange|/Reference|/M\(|<<|>>", pdf)]
    between = [(a + b) // 2 for a, b in pairwise(marks)]
    every = sorted({0, len(pdf) - 1, *marks, *between})
    yield from (place for place in every if not hole.start() + 10 <= place < hole.end() - 1)


def test_a_byte_of_any_class_changed_is_found(sealed: bytes, trust: Trust) -> None:
    places = list(signed_places(sealed))
    assert len(places) > 60
    for place in places:
        changed = sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]
        assert not verify(changed, trust, NOW).holds, (place, sealed[place - 10 : place + 10])


def claimed(report: Report) -> set[str]:
    return {str(check.detail) for check in report.checks if check.holds}


def test_a_byte_of_the_seal_itself_changed_is_found_or_claims_nothing_more(timed: bytes, trust: Trust) -> None:
    hole = re.search(rb"/Contents<([0-9a-f]*)>", timed)
    assert hole
    whole = verify(timed, trust, NOW)
    for place in range(hole.start(1), hole.end(1), 61):
        changed = timed[:place] + (b"1" if timed[place : place + 1] != b"1" else b"2") + timed[place + 1 :]
        report = verify(changed, trust, NOW)
        assert not report.holds or claimed(report) <= claimed(whole), place


def test_nothing_hides_in_the_padding_of_the_seal(sealed: bytes, trust: Trust) -> None:
    end = sealed.index(b">", sealed.index(b"/Contents<"))
    assert not verify(sealed[: end - 2] + b"41" + sealed[end:], trust, NOW).holds


@pytest.mark.parametrize("cut", [1, 100, 5000])
def test_a_document_cut_short_or_longer_is_found(sealed: bytes, trust: Trust, cut: int) -> None:
    assert not verify(sealed[:-cut], trust, NOW).holds
    assert not verify(sealed + b"\n" * cut, trust, NOW).holds


def revised(pdf: bytes) -> bytes:
    """The document with a revision after the seal, which changes its title."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    writer.trailer["/Info"]["/Title"] = writer.trailer["/Info"]["/Title"].__class__("Otra cosa")
    writer.update_container(writer.trailer["/Info"])
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_revision_after_the_seal_is_found(sealed: bytes, trust: Trust) -> None:
    assert not verify(revised(sealed), trust, NOW).holds


def test_a_second_signature_is_found(sealed: bytes, trust: Trust, tmp_path: Path) -> None:
    other = own_sealer(tmp_path / "other", "otra.example", NOW)
    writer, out = IncrementalPdfFileWriter(BytesIO(sealed)), BytesIO()
    PdfSigner(PdfSignatureMetadata(field_name="Otra"), signer(other)).sign_pdf(writer, output=out)
    report = verify(out.getvalue(), trust, NOW)
    assert not report.holds
    assert "más de un sello" in str(report.checks[0].detail)


def test_a_document_rebuilt_without_its_seal_does_not_hold(sealed: bytes, trust: Trust) -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(sealed)) as pdf:
        del pdf.Root.AcroForm
        del pdf.pages[0].Annots
        pdf.save(out)
    assert verdicts(verify(out.getvalue(), trust, NOW))["seal"] is False


def test_a_forgery_sealed_by_another_is_not_said_to_be_ours(trust: Trust, tmp_path: Path) -> None:
    other = own_sealer(tmp_path / "other", "consta.example", NOW)
    forged = seal(draw(samples.small(), samples.files(), room=room_for(other)), other).pdf
    report = verify(forged, trust, NOW)
    assert verdicts(report)["sealer"] is None
    assert any(fingerprint(other.root) in str(check.detail) for check in report.checks)


def test_a_forger_who_copies_our_authoritys_name_and_certificate_is_found(sealer: Sealer, trust: Trust) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    made = x509.CertificateBuilder().subject_name(sealer.certificate.subject).issuer_name(sealer.root.subject).public_key(key.public_key())
    made = made.serial_number(7).not_valid_before(NOW - timedelta(days=1)).not_valid_after(NOW + timedelta(days=1))
    forger = Sealer(made.sign(key, hashes.SHA256()), key, sealer.chain, own=True)
    forged = seal(draw(samples.small(), samples.files(), room=room_for(forger)), forger).pdf
    assert not verify(forged, trust, NOW).holds


def test_content_that_is_not_the_documents_own_is_found(sealer: Sealer, trust: Trust) -> None:
    """A document whose data say one thing and whose identity says another, sealed all the same."""
    drawn = draw(samples.small(), samples.files(), room=room_for(sealer))
    mark = digest(samples.small())[:32].encode()
    assert mark in drawn
    report = verify(seal(drawn.replace(mark, b"0" * 32), sealer).pdf, trust, NOW)
    assert verdicts(report) == {"seal": True, "sealer": True, "time": None, "content": False, "files": True}


def test_a_file_that_is_named_and_missing_is_found(sealer: Sealer, trust: Trust) -> None:
    made = seal(draw(samples.small(), {}, room=room_for(sealer)), sealer).pdf
    report = verify(made, trust, NOW)
    assert verdicts(report)["files"] is False
    assert any("billete.pdf" in str(check.detail) for check in report.checks)


def test_a_seal_out_of_date_is_not_trusted(sealed: bytes, trust: Trust) -> None:
    assert verdicts(verify(sealed, trust, NOW + timedelta(days=4000)))["sealer"] is None


@pytest.mark.parametrize(
    "data",
    [b"", b"PDF", b"%PDF-", b"%PDF-1.7\n" + b"[" * 100_000, b"%PDF-1.7\nstartxref\n0\n%%EOF", b"%PDF-1.7\nstartxref\n-1\n%%EOF\n", b"\x00" * 1000, b"PK\x03\x04"],
)
def test_what_cannot_be_read_does_not_hold(data: bytes) -> None:
    report = verify(data, Trust(), NOW)
    assert not report.holds
    assert report.checks[0].name == "readable"


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_no_mangled_document_raises(sealed: bytes, trust: Trust, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(sealed) - 1))
    junk = data.draw(st.binary(min_size=1, max_size=200))
    mangled = sealed[:start] + junk + sealed[start + len(junk) :]
    assert mangled == sealed or not verify(mangled, trust, NOW).holds or b"/Contents<" in sealed[:start]


def test_a_content_that_is_no_object_is_said(sealer: Sealer, trust: Trust) -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(draw(replace(samples.small(), attachments=()), {}))) as pdf:
        spec = pdf.Root.Names.EmbeddedFiles.Names[1]
        spec.EF.F.write(b"[1, 2")
        pdf.save(out)
    assert verdicts(verify(out.getvalue(), trust, NOW))["content"] is False


def test_any_identity_is_read_as_it_is(sealer: Sealer, trust: Trust) -> None:
    """Bytes that happen to be text are identities too."""
    for number in range(40):
        content = replace(samples.bare(), verification_code=f"7QK4-M93D-8TXN-{number:04}")
        made = seal(draw(content, {}, room=room_for(sealer)), sealer).pdf
        assert verify(made, trust, NOW).holds, number
