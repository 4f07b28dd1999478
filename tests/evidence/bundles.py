"""A bundle of a whole claim, and ways to change it."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from io import BytesIO
from zipfile import ZipFile

from bridge.documents.draw import draw
from bridge.domain.claims import Content
from bridge.domain.uploads import Upload
from bridge.evidence import timestamps
from bridge.evidence.authority import Sealer
from bridge.evidence.bundle import SUMS, sums, zipped
from bridge.evidence.pdf_checks import Trust
from bridge.evidence.seal import Time, room_for, seal
from bridge.services import attaching, exporting, find, intake, issuing, record, register
from bridge.services.exporting import Roots
from bridge.services.record import Act
from bridge.store.engine import Store
from bridge.store.files import LocalFiles
from tests.services import making
from tests.services.making import CLAIMANT, NOON

CONSTA = Act("consta", NOON)
PHOTO = b"\x89PNG a photograph"
ANSWER = b"From: empresa\r\n\r\nNo procede."


@dataclass(frozen=True)
class Made:
    """Where the claim lies."""

    store: Store
    files: LocalFiles
    claim_id: int


def whole(store: Store, files: LocalFiles, sealer: Sealer, time: Time) -> Made:
    """A claim with a file, a sealed document, an answer, and two closed and stamped days."""
    with store.begin() as session:
        making.issued(session)
        claim_id = making.opened(session).id
        intake.keep_capture(session, find.by_id(session, claim_id), making.capture(), CONSTA)
    _attach(store, files, claim_id, "evidence", Upload("foto del vuelo.png", "image/png", PHOTO))
    with store.begin() as session:
        claim = find.by_id(session, claim_id, lock=True)
        content = issuing.issue(session, claim, making.PLAN, CLAIMANT, "https://consta.example")
    _seal_document(Made(store, files, claim_id), content, sealer, time)
    register.close_until_yesterday(store, NOON + timedelta(days=1))
    _answer(store, files, claim_id)
    register.close_until_yesterday(store, NOON + timedelta(days=2))
    assert register.stamp_days(store, partial(timestamps.stamp, authorities=time.authorities, post=time.post)) == 2
    return Made(store, files, claim_id)


def unclosed(store: Store, files: LocalFiles, sealer: Sealer) -> Made:
    """A claim issued today."""
    with store.begin() as session:
        claim = making.opened(session)
        content = issuing.issue(session, claim, making.PLAN, CLAIMANT, "https://consta.example")
    made = Made(store, files, claim.id)
    _seal_document(made, content, sealer, None)
    return made


def _seal_document(made: Made, content: Content, sealer: Sealer, time: Time | None) -> None:
    store, files, claim_id = made.store, made.files, made.claim_id
    drawn = draw(content, {hashlib.sha256(PHOTO).hexdigest(): PHOTO}, room=room_for(sealer, time))
    kept = attaching.keep(store, files, claim_id, "document", Upload("reclamacion.pdf", "application/pdf", seal(drawn, sealer, time).pdf))
    with store.begin() as session:
        issuing.keep_document(session, find.by_id(session, claim_id, lock=True), kept, CONSTA)


def _attach(store: Store, files: LocalFiles, claim_id: int, kind: str, upload: Upload) -> str:
    kept = attaching.keep(store, files, claim_id, kind, upload)
    with store.begin() as session:
        attaching.attach(session, find.by_id(session, claim_id, lock=True), kept, NOON)
    return kept.sha256


def _answer(store: Store, files: LocalFiles, claim_id: int) -> None:
    mark = _attach(store, files, claim_id, "reply", Upload("respuesta.eml", "message/rfc822", ANSWER))
    later = NOON + timedelta(days=1)
    with store.begin() as session:
        claim = find.by_id(session, claim_id, lock=True)
        record.write(session, claim, "filed", Act("claimant", later), {"channel": "portal"})
        said = {"class": "refusal", "received_at": later.isoformat(timespec="minutes"), "text": "No procede. 😡", "file_sha256": mark}
        record.write(session, claim, "reply", Act("company", later), said)


def exported(made: Made, trust: Trust, **options: bool) -> bytes:
    """The bundle of the claim."""
    return exporting.export(made.store, made.files, made.claim_id, Roots(trust.seals, trust.times), NOON, **options)


def unzipped(data: bytes) -> dict[str, bytes]:
    """The files of a bundle."""
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The bundle with one file changed by somebody who also mends the list of fingerprints."""
    files = unzipped(data)
    return mended({**files, name: change(files[name])})


def mended(files: Mapping[str, bytes]) -> bytes:
    """A bundle of the files with a list that fits."""
    rest = {name: data for name, data in files.items() if name != SUMS}
    return zipped({**rest, SUMS: sums(rest)})
