"""Checks an exported bundle: that it is complete, and that document, registro, register and time-stamps say the same. It may be hostile."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from itertools import pairwise
from typing import Any
from zipfile import ZipFile

from bridge.domain.ledger import Entry, commit_to, first_broken
from bridge.domain.register import Day, Inclusion, Step, statement
from bridge.errors import InvalidError
from bridge.evidence.authority import read_pem
from bridge.evidence.bundle import CONTENT, DOCUMENT, LEDGER, REGISTER, SUMS, TIME_ROOTS, Said
from bridge.evidence.checks import Check, Report, broken
from bridge.evidence.pdf_checks import Trust, check_document, named_files
from bridge.evidence.reading import Document, UnreadablePdfError, read_document, sha256
from bridge.evidence.timestamps import holds
from bridge.sentences import Sentence, say

FOLDERS = ("adjuntos/", "mensajes/")
MOST_FILES, MOST_BYTES = 2000, 300 * 1024 * 1024
MARK = re.compile(r"[0-9a-f]{64}")


class UnreadableBundleError(InvalidError):
    """The bytes are not a bundle that can be read."""

    code = "unreadable_bundle"
    sentence = say("El archivo no es un paquete de Consta o está dañado: no se puede leer.")


@dataclass(frozen=True, slots=True)
class Stamped:
    """A day as the bundle tells it: with the step that leads to its head, and the names of its tokens."""

    day: Day
    step: Step
    tokens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What the bundle says."""

    files: Mapping[str, bytes]
    entries: tuple[Said, ...]
    days: tuple[Stamped, ...]
    surplus: bool
    """Whether it has a day or a proof twice, or a proof of an entry that is not there."""


def check_bundle(data: bytes, trust: Trust, now: datetime) -> Report:
    """Everything that the bundle shows. Never raises."""
    try:
        told = _read(data)
        document = read_document(told.files[DOCUMENT]) if DOCUMENT in told.files else None
    except (UnreadableBundleError, UnreadablePdfError) as error:
        return broken("readable", error.spoken())
    sealed = check_document(document, trust, now) if document else Report((Check("seal", holds=False, detail=say("El paquete no lleva el documento.")),))
    checks = (*_inventory(told), *sealed.checks, *_papers(told, document), *_ledger(told), *_register(told, trust))
    return Report(checks, sealed.reference, sealed.document_sha256, sealed.content_sha256)


def _read(data: bytes) -> Told:
    """Raises UnreadableBundleError."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            files = dict(_unzipped(archive))
        ledger, register = json.loads(files[LEDGER]), json.loads(files[REGISTER])
        days = {day["number"]: _day(day) for day in register["days"]}
        proofs = {one["seq"]: _inclusion(one, days) for one in register["inclusions"]}
        entries = tuple(_said(one, proofs) for one in ledger["entries"])
        surplus = sum(1 for one in entries if one.inclusion) != len(register["inclusions"]) or len(days) != len(register["days"])
        return Told(files, entries, tuple(days.values()), surplus)
    except Exception:  # noqa: BLE001 (a hostile bundle may make a parser raise anything: BadZipFile, zlib.error, KeyError, RecursionError…)
        raise UnreadableBundleError from None


def _unzipped(archive: ZipFile) -> Iterator[tuple[str, bytes]]:
    """The files, no more than a claim can have: a small ZIP may claim to be huge."""
    listed = archive.infolist()
    if len(listed) > MOST_FILES or len({one.filename for one in listed}) < len(listed):
        raise UnreadableBundleError
    left = MOST_BYTES
    for one in listed:
        with archive.open(one) as file:
            found = file.read(left + 1)
        left -= len(found)
        if left < 0:
            raise UnreadableBundleError
        yield one.filename, found


def _said(one: Mapping[str, Any], proofs: Mapping[int, Inclusion]) -> Said:
    at = datetime.fromisoformat(one["at"]).astimezone(UTC)
    hashes = (bytes.fromhex(one[name]) for name in ("commitment", "previous", "digest"))
    return Said(Entry(int(one["seq"]), at, str(one["kind"]), str(one["actor"]), *hashes), bytes.fromhex(one["salt"]), dict(one["says"]), proofs.get(one["seq"]))


def _day(one: Mapping[str, Any]) -> Stamped:
    day = Day(int(one["number"]), date.fromisoformat(one["date"]), int(one["size"]), bytes.fromhex(one["root"]))
    before = one["from"]
    step = Step(int(before["size"]), bytes.fromhex(before["head"]), day.number + 1, bytes.fromhex(one["head"]), _proof(before["proof"]))
    return Stamped(day, step, tuple(str(stamp["file"]) for stamp in one["stamps"]))


def _inclusion(one: Mapping[str, Any], days: Mapping[int, Stamped]) -> Inclusion:
    stamped = days[one["day"]]
    return Inclusion(stamped.day, int(one["index"]), _proof(one["in_day"]), _proof(one["in_register"]), stamped.step.head)


def _proof(hashes: list[str]) -> tuple[bytes, ...]:
    return tuple(bytes.fromhex(one) for one in hashes)


def _either(name: str, fine: bool, yes: Sentence, no: Sentence) -> Check:
    return Check(name, holds=fine, detail=yes if fine else no)


def _inventory(told: Told) -> Iterator[Check]:
    """Every file is in the list with its fingerprint, and every line of the list has its file."""
    lines = told.files.get(SUMS, b"").decode(errors="replace").splitlines()
    listed = {name: mark for mark, _, name in (line.partition("  ") for line in lines)}
    real = {name: sha256(data) for name, data in told.files.items() if name != SUMS}
    wrong = sorted(name for name in listed.keys() | real.keys() if listed.get(name) != real.get(name))
    no = say("Falta, sobra o ha cambiado: {names}.", names=", ".join(wrong[:10]))
    yield _either("inventory", not wrong, say("Están los {count} archivos de la lista, sin cambios.", count=len(real)), no)


def _papers(told: Told, document: Document | None) -> Iterator[Check]:
    """Document, content and papers are those that the registro fingerprints."""
    yield _document(told, document)
    there = {sha256(data) for name, data in told.files.items() if name.startswith(FOLDERS)}
    named = {*_marks(told), *(dict(named_files(document.content)) if document else ())}
    no = say("Hay {count} archivos que el registro o la reclamación nombran y que faltan o han cambiado.", count=len(named - there))
    yield _either("papers", named <= there, say("Está cada archivo y mensaje que el registro y la reclamación nombran, sin cambios."), no)


def _marks(told: Told) -> Iterator[str]:
    """The fingerprints of files that entries name."""
    for said in told.entries:
        mark = said.data.get("file_sha256")
        if isinstance(mark, str) and MARK.fullmatch(mark):
            yield mark


SAYS = {"issued": "issued", "redirected": "issued", "document": "document"}
"""What an entry says the fingerprint of: written anew to another company, the last one holds."""


def _document(told: Told, document: Document | None) -> Check:
    said = {SAYS[one.entry.kind]: one.data.get("sha256") for one in told.entries if one.entry.kind in SAYS}
    content = sha256(told.files[CONTENT]) if CONTENT in told.files else None
    shown = (document.sealed_sha256, document.content_sha256, content) if document else (None, None, content)
    fine = bool(document) and shown == (said.get("document"), said.get("issued"), said.get("issued"))
    no = say("El documento o sus datos no son los que constan en el registro.")
    return _either("document", fine, say("El documento y sus datos son los que constan en el registro."), no)


def _ledger(told: Told) -> Iterator[Check]:
    seq = first_broken(one.entry for one in told.entries)
    count = len(told.entries)
    no = say("La anotación {seq} no sigue a la anterior: se ha cambiado o falta alguna.", seq=seq or 0)
    yield _either("ledger", seq is None and count > 0, say("Las {count} anotaciones se siguen una a otra, sin cambios.", count=count), no)
    lying = [one.entry.seq for one in told.entries if commit_to(one.salt, one.data) != one.entry.commitment]
    no = say("La anotación {seq} no dijo eso en su día.", seq=lying[0] if lying else 0)
    yield _either("said", not lying, say("Cada anotación dice lo que decía cuando se hizo."), no)


def _register(told: Told, trust: Trust) -> Iterator[Check]:
    yield _included(told)
    if told.days:
        yield _history(told)
        yield from (_stamp(told, stamped, trust) for stamped in told.days)


def _included(told: Told) -> Check:
    placed = [one for one in told.entries if one.inclusion]
    wrong = [one.entry.seq for one in placed if one.inclusion and not one.inclusion.holds(one.entry.digest)]
    if told.surplus:
        return Check("register", holds=False, detail=say("Hay pruebas repetidas, o de anotaciones que no están."))
    if wrong:
        return Check("register", holds=False, detail=say("La anotación {seq} no está en el registro general.", seq=wrong[0]))
    waiting = len(told.entries) - len(placed)
    if waiting:
        return Check("register", holds=None, detail=say(WAITING.text, placed=len(placed), waiting=waiting))
    return Check("register", holds=True, detail=say("Las {placed} anotaciones están en el registro general.", placed=len(placed)))


WAITING = say("Están en el registro general {placed} anotaciones. Otras {waiting} esperan a que se cierre su día.", placed=0, waiting=0)


def _history(told: Told) -> Check:
    """From each day of the claim to the next, the register was only added to."""
    steps = [stamped.step for stamped in told.days]
    follow = all((after.old_size, after.old_head) == (before.size, before.head) for before, after in pairwise(steps))
    yes = say("Entre los días de esta reclamación, al registro general solo se le ha añadido.")
    return _either("history", follow and all(step.holds() for step in steps), yes, say("El registro general se ha reescrito."))


def _stamp(told: Told, stamped: Stamped, trust: Trust) -> Check:
    """One time-stamp that holds is enough: authorities come and go."""
    on, said = stamped.day.on, statement(stamped.day.on, stamped.step.size, stamped.step.head)
    if not stamped.tokens:
        return Check("register_time", holds=None, detail=say("El {day} no lleva aún sello de tiempo.", day=on))
    answers = [told.files.get(name, b"") for name in stamped.tokens]
    if any(holds(answer, said, trust.times) for answer in answers):
        return Check("register_time", holds=True, detail=say("El registro general del {day} lleva sello de tiempo de una autoridad de confianza.", day=on))
    carried = read_pem(told.files.get(TIME_ROOTS, b""))
    fine = any(holds(answer, said, carried) for answer in answers)
    return Check("register_time", holds=None if fine else False, detail=say((CARRIED if fine else FALSE).text, day=on))


CARRIED = say("El sello de tiempo del {day} es de la autoridad que acompaña al paquete, y no tenemos con qué comprobar esa autoridad.", day="")
FALSE = say("El sello de tiempo del {day} está dañado o es de otra cosa.", day="")
