"""The bundle of a claim: one ZIP with everything that shows what happened, to be checked on any machine without us."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from cryptography import x509

from bridge.domain.ledger import Entry, stamp
from bridge.domain.merkle import Proof
from bridge.domain.register import Day, Inclusion, Step, statement
from bridge.evidence.authority import pem
from bridge.evidence.reading import sha256
from bridge.evidence.timestamps import Stamp

PAGE, DOCUMENT, CONTENT, ANSWERS = "index.html", "reclamacion.pdf", "content.json", "answers.json"
LEDGER, REGISTER, SUMS = "registro.json", "registro-general.json", "SHA256SUMS"
SEAL_ROOTS, TIME_ROOTS = "certificados/sello.pem", "certificados/tiempo.pem"
FIXED = (1980, 1, 1, 0, 0, 0)
"""No dates of ours in the ZIP: the same claim gives the same bytes."""


@dataclass(frozen=True, slots=True)
class Said:
    """An entry of the registro with its words and the salt that shows that they are its words."""

    entry: Entry
    salt: bytes
    data: Mapping[str, Any]
    inclusion: Inclusion | None
    """None until its day is closed."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A file: what was captured, added, received or sent. `folder`: `adjuntos` or `mensajes`."""

    folder: str
    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Closed:
    """A day of the register in which the claim wrote: its head, the proof from the claim's day before, its time-stamps."""

    day: Day
    step: Step
    stamps: tuple[Stamp, ...]


@dataclass(frozen=True, slots=True)
class Bundle:
    """What goes in."""

    reference: str | None
    language: str
    made_at: datetime
    document: bytes | None
    content: bytes | None
    answers: bytes | None
    """The claimant's own data as they gave them (GDPR arts. 15 and 20); not in a bundle for others."""
    papers: tuple[Paper, ...]
    entries: tuple[Said, ...]
    days: tuple[Closed, ...]
    seal_roots: tuple[x509.Certificate, ...]
    time_roots: tuple[x509.Certificate, ...]


def files_of(bundle: Bundle) -> Iterator[tuple[str, bytes]]:
    """Every file but the page and the sums."""
    for name, data in ((DOCUMENT, bundle.document), (CONTENT, bundle.content), (ANSWERS, bundle.answers)):
        if data is not None:
            yield name, data
    yield from _papers(bundle.papers)
    yield LEDGER, _written({"reference": bundle.reference, "entries": [_entry(said) for said in bundle.entries]})
    yield REGISTER, _written({"days": [_day(closed) for closed in bundle.days], "inclusions": list(_inclusions(bundle.entries))})
    for closed in bundle.days:
        yield from _stamped(closed)
    for name, roots in ((SEAL_ROOTS, bundle.seal_roots), (TIME_ROOTS, bundle.time_roots)):
        if roots:
            yield name, pem(*roots)


def _papers(papers: Iterable[Paper]) -> Iterator[tuple[str, bytes]]:
    for number, paper in enumerate(papers, 1):
        yield f"{paper.folder}/{number:02}-{_plain(paper.name)}", paper.data


def _plain(name: str) -> str:
    """A name that is a file name on every system."""
    return re.sub(r"[^\w.-]+|\.{2,}", "_", name)[-80:].lstrip(".") or "_"


def _written(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode(errors="surrogatepass")


def _entry(said: Said) -> dict[str, Any]:
    entry = said.entry
    return {
        "seq": entry.seq, "at": stamp(entry.at), "kind": entry.kind, "actor": entry.actor, "commitment": entry.commitment.hex(),
        "previous": entry.previous.hex(), "digest": entry.digest.hex(), "salt": said.salt.hex(), "says": said.data,
    }  # fmt: skip


def _inclusions(entries: Iterable[Said]) -> Iterator[dict[str, Any]]:
    for said in entries:
        if proof := said.inclusion:
            yield {"seq": said.entry.seq, "day": proof.day.number, "index": proof.index, "in_day": _hex(proof.in_day), "in_register": _hex(proof.in_register)}


def _day(closed: Closed) -> dict[str, Any]:
    day, step = closed.day, closed.step
    return {
        "number": day.number, "date": day.on.isoformat(), "size": day.size, "root": day.root.hex(), "head": step.head.hex(),
        "from": {"size": step.old_size, "head": step.old_head.hex(), "proof": _hex(step.proof)},
        "stamps": [{"authority": one.authority, "at": stamp(one.at), "file": token_name(day, place)} for place, one in enumerate(closed.stamps, 1)],
    }  # fmt: skip


def _hex(proof: Proof) -> list[str]:
    return [one.hex() for one in proof]


def statement_name(day: Day) -> str:
    """The file with what was stamped of a day."""
    return f"sellos-de-tiempo/{day.on.isoformat()}.txt"


def token_name(day: Day, place: int) -> str:
    """The file of one of its time-stamps."""
    return f"sellos-de-tiempo/{day.on.isoformat()}.{place}.tsr"


def _stamped(closed: Closed) -> Iterator[tuple[str, bytes]]:
    yield statement_name(closed.day), statement(closed.day.on, closed.day.number + 1, closed.step.head)
    yield from ((token_name(closed.day, place), one.answer) for place, one in enumerate(closed.stamps, 1))


def sums(files: Mapping[str, bytes]) -> bytes:
    """The fingerprints of the files, as `sha256sum -c` reads them."""
    return "".join(f"{sha256(data)}  {name}\n" for name, data in files.items()).encode()


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files in one ZIP."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(ZipInfo(name, FIXED), data, ZIP_DEFLATED)
    return out.getvalue()
