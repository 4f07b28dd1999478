"""Draws the document of a claim: a tagged PDF (PDF/A-3a and PDF/UA-1), the same bytes for the same content."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from bridge.documents.archive import About, Inside
from bridge.documents.blocks import Signature
from bridge.documents.compose import asked, compose, title
from bridge.documents.drawing import Whole, drawn
from bridge.documents.layout import Layout
from bridge.documents.setting import units
from bridge.documents.sheets import PAPERS, Unit
from bridge.domain.claims import Content, canonical, digest
from bridge.domain.terms_of_art import numbered
from bridge.errors import InvalidError
from bridge.sentences import say
from bridge.words import LANGUAGES, speaker, spoken


class AlteredFileError(InvalidError):
    """A file's bytes are not those that the claim names."""

    code = "altered_file"
    sentence = say("El archivo «{name}» no es el que nombra la reclamación: su huella es otra.", name="")


def draw(content: Content, files: Mapping[str, bytes], *, room: int = 0) -> bytes:
    """The PDF of a claim. `files` are the attached bytes by their SHA-256; what is missing is listed but not inside.

    `room` is how many bytes to leave for a seal (bridge.domain.seals); with none, the document has no place for one.
    Raises AlteredFileError where a file's bytes do not have the fingerprint that the claim names.
    """
    _check(content, files)
    layout = Layout(PAPERS.get(content.paper, PAPERS["A4"]), files)
    whole = Whole(content, _about(content), tuple(_inside(content, files)), digest(content)[:32], room)
    return drawn(layout, _units(layout, content), whole)


def _units(layout: Layout, content: Content) -> list[Unit]:
    """The blocks laid out. The signature never stands alone on its page: what goes before it stays with it."""
    found: list[Unit] = []
    for block in compose(content):
        if isinstance(block, Signature):
            found[-2:] = [unit._replace(keep=True) for unit in found[-2:]]
        found += units(layout, block)
    return found


def _check(content: Content, files: Mapping[str, bytes]) -> None:
    for file in content.attachments:
        data = files.get(file.sha256)
        if data is not None and hashlib.sha256(data).hexdigest() != file.sha256:
            raise AlteredFileError(name=file.name)


def _about(content: Content) -> About:
    tell = speaker(content.language)
    headline = f"{tell(numbered(content.word, content.reference))} · {title(content, tell)}"
    language = content.language if content.language in LANGUAGES else LANGUAGES[0]
    if language == "es" and re.fullmatch("[A-Z]{2}", content.claimant.country):
        language = f"es-{content.claimant.country}"
    subject = f"{content.procedure_name}. {asked(content, tell)}"
    return About(headline, content.claimant.name or "", subject, content.verification_code, language, content.issued_at)


def _inside(content: Content, files: Mapping[str, bytes]) -> Iterable[Inside]:
    """The claim and the post as data, then the attached files, whole."""
    told = {name: spoken(sentence, content.language) for name, sentence in DESCRIBED.items()}
    yield Inside("content.json", "application/json", "Data", told["content"], canonical(content))
    if content.post:
        data = json.dumps(asdict(content.post), ensure_ascii=False, sort_keys=True, indent=1, default=_written_date)
        yield Inside("post.json", "application/json", "Source", told["post"], data.encode(errors="backslashreplace"))
    for file in content.attachments:
        if file.sha256 in files:
            described = file.description or told.get(file.kind, told["evidence"])
            yield Inside(file.name, file.media_type, "Source" if file.kind == "capture" else "Supplement", described, files[file.sha256])


DESCRIBED = {
    "content": say("Los datos de la reclamación"), "post": say("Los datos de la publicación"), "picture": say("Imagen de la publicación"),
    "capture": say("La publicación, como se leyó"), "evidence": say("Prueba de quien reclama"),
}  # fmt: skip


def _written_date(value: Any) -> str:
    assert isinstance(value, date)
    return value.isoformat()
