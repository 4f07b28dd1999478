"""Checks a sealed document by itself: the seal, who made it, its time, and that its data and files are those that it names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from asn1crypto import parser
from cryptography import x509
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import SignatureCoverageLevel, async_validate_pdf_signature, async_validate_pdf_timestamp
from pyhanko_certvalidator import ValidationContext

from bridge.evidence.authority import fingerprint, whole_chain
from bridge.evidence.checks import Check, Report, broken
from bridge.evidence.frame import asn1
from bridge.evidence.loops import finished
from bridge.evidence.reading import CONTENT, POST, SUBFILTER, Document, UnreadablePdfError, read_document, sha256
from bridge.sentences import Sentence, say

HARMLESS = (ModificationLevel.NONE, ModificationLevel.LTA_UPDATES)
"""What may come after the seal: nothing, or what keeps it checkable for years."""


@dataclass(frozen=True, slots=True)
class Trust:
    """Whom the one who checks trusts: certificates that seals and time-stamps may end in. Both may be empty."""

    seals: tuple[x509.Certificate, ...] = ()
    times: tuple[x509.Certificate, ...] = ()


@dataclass(frozen=True)
class Verdict:
    """What pyHanko says of the seal and of each later time-stamp, and two things that it does not look at.

    `chain`: the certificates that came along, the one that answers for the others last; None if one does not belong or was changed.
    `padded`: nothing hides behind the seal's own bytes.
    """

    status: Any
    times: tuple[Any, ...]
    chain: tuple[x509.Certificate, ...] | None
    padded: bool

    @property
    def intact(self) -> bool:
        """Whether the seal covers the whole document, unchanged but for what keeps it checkable."""
        status = self.status
        whole = status.coverage == SignatureCoverageLevel.ENTIRE_FILE or (status.coverage == SignatureCoverageLevel.ENTIRE_REVISION and bool(self.times))
        kept = status.docmdp_ok and status.modification_level in HARMLESS
        sound = all(part.intact and part.valid for part in (status, *self.times))
        return bool(sound and whole and kept and self.padded and self.chain)


def check_pdf(data: bytes, trust: Trust, now: datetime) -> Report:
    """Everything that the document shows by itself. Never raises."""
    try:
        document = read_document(data)
    except UnreadablePdfError as error:
        return broken("readable", error.spoken())
    return check_document(document, trust, now)


def check_document(document: Document, trust: Trust, now: datetime) -> Report:
    """Everything that a document already read shows."""
    reference = document.content.get("reference")
    checks = (*_seal_checks(document, trust, now), *_inside_checks(document))
    return Report(checks, reference if isinstance(reference, str) else None, document.sealed_sha256, document.content_sha256)


def _seal_checks(document: Document, trust: Trust, now: datetime) -> tuple[Check, ...]:
    if len(document.seals) != 1:
        return (Check("seal", holds=False, detail=MANY if document.seals else NONE),)
    try:
        return tuple(_told(finished(_verdict(document, trust, now))))
    except Exception:  # noqa: BLE001 (a hostile seal may make a parser raise anything)
        return (Check("seal", holds=False, detail=BROKEN),)


def _told(verdict: Verdict) -> Iterator[Check]:
    yield Check("seal", holds=verdict.intact, detail=INTACT if verdict.intact else BROKEN)
    if verdict.intact:
        yield _sealer(verdict)
        yield _time(verdict)


NONE = say("El documento no lleva sello.")
MANY = say("El documento lleva más de un sello: alguien lo firmó después.")
INTACT = say("Ningún byte del documento ha cambiado desde que se selló.")
BROKEN = say("El sello no corresponde a este documento: ha cambiado después de sellarse, o el sello está dañado.")


async def _verdict(document: Document, trust: Trust, now: datetime) -> Verdict:
    seal = document.seals[0]
    if str(seal.sig_object["/SubFilter"]) != SUBFILTER:
        raise UnreadablePdfError
    own, timed = _context(trust.seals, now), _context(trust.times, now)
    status = await async_validate_pdf_signature(seal, own, ts_validation_context=timed)
    times = [await async_validate_pdf_timestamp(time, _context(trust.times, now)) for time in document.times]
    carried = [x509.load_der_x509_certificate(certificate.dump()) for certificate in (status.signing_cert, *seal.other_embedded_certs)]
    return Verdict(status, tuple(times), whole_chain(carried), padded=not any(seal.pkcs7_content[parser.peek(seal.pkcs7_content) :]))


def _context(roots: tuple[x509.Certificate, ...], now: datetime) -> ValidationContext:
    return ValidationContext(trust_roots=[asn1(root) for root in roots], allow_fetching=False, moment=now)


def _sealer(verdict: Verdict) -> Check:
    name, trusted = verdict.status.signing_cert.subject.native.get("common_name", ""), verdict.status.trusted
    said = say((KNOWN if trusted else UNKNOWN).text, name=name, mark=fingerprint(_answering(verdict)))
    return Check("sealer", holds=True if trusted else None, detail=said)


def _answering(verdict: Verdict) -> x509.Certificate:
    """The authority that answers for the seal: the trusted one, not the copy that came along; else the top of what came."""
    if verdict.status.trusted:
        return x509.load_der_x509_certificate(verdict.status.validation_path.trust_anchor.certificate.dump())
    assert verdict.chain
    return verdict.chain[-1]


KNOWN = say("Lo selló «{name}», y su certificado es de confianza. Huella de su autoridad: {mark}", name="", mark="")
UNKNOWN = say("Dice que lo selló «{name}» y no tenemos con qué comprobarlo. Compara la huella de su autoridad con la que publica: {mark}", name="", mark="")


def _time(verdict: Verdict) -> Check:
    found = [time for time in (verdict.status.timestamp_validity, *verdict.times) if time is not None]
    if not found:
        return Check("time", holds=None, detail=say("El sello no lleva sello de tiempo: la fecha la dice quien selló."))
    first = min(found, key=lambda time: time.timestamp)
    if not (first.intact and first.valid):
        return Check("time", holds=False, detail=say("El sello de tiempo está dañado o no es de este documento."))
    said = {"when": first.timestamp.isoformat(sep=" "), "name": first.signing_cert.subject.native.get("common_name", "")}
    return Check("time", holds=True if first.trusted else None, detail=say((TIMED if first.trusted else CLAIMED).text, **said))


TIMED = say("El documento existía el {when}, según «{name}», autoridad de confianza.", when="", name="")
CLAIMED = say("El sello de tiempo dice {when}, de «{name}», y no tenemos con qué comprobar esa autoridad.", when="", name="")


def _inside_checks(document: Document) -> Iterator[Check]:
    mark = document.content_sha256
    if mark is None or not document.content:
        yield Check("content", holds=False, detail=say("El documento no lleva dentro los datos de la reclamación (content.json)."))
        return
    same = document.identity == mark[:32]
    yield Check("content", holds=same, detail=say((NAMED if same else OTHER).text, mark=mark))
    yield _files_check(document)


NAMED = say("Los datos de dentro (content.json) son los que nombra el documento. Huella: {mark}", mark="")
OTHER = say("Los datos de dentro (content.json) no son los que nombra el documento. Su huella es {mark}", mark="")


def _files_check(document: Document) -> Check:
    """Each file that the claim names is inside, unchanged, and nothing else is."""
    wanted = dict(named_files(document.content))
    inside = {sha256(data) for name, data in document.files.items() if name not in {CONTENT, POST}}
    missing = [name for mark, name in wanted.items() if mark not in inside]
    if missing or inside - set(wanted):
        return Check("files", holds=False, detail=_difference(missing))
    return Check("files", holds=True, detail=say("Están dentro los {count} archivos que nombra la reclamación, sin cambios.", count=len(wanted)))


def _difference(missing: list[str]) -> Sentence:
    if missing:
        return say("Falta o ha cambiado: {names}.", names=", ".join(missing))
    return say("Hay dentro archivos que la reclamación no nombra.")


def named_files(content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The files that the claim names: fingerprint and name."""
    listed = content.get("attachments")
    for file in listed if isinstance(listed, list) else []:
        if isinstance(file, dict) and isinstance(file.get("sha256"), str):
            yield file["sha256"], str(file.get("name"))
