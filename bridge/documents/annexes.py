"""What goes with a next step: the files, listed with their fingerprints and put inside, and what the claimant adds by hand."""

import hashlib
from collections.abc import Iterable, Mapping

from bridge.documents.archive import Inside
from bridge.documents.blocks import Block, Heading, Item, Listing, Prose, Register
from bridge.documents.draw import AlteredFileError
from bridge.documents.wording import Tell, cut, grouped, weight
from bridge.domain.escalation import Annex, StepContent, canonical
from bridge.sentences import say
from bridge.words import spoken

HEAD = (say("Anexo"), say("Qué es"), say("Huella SHA-256"))


def annexed(step: StepContent, tell: Tell) -> Iterable[Block]:
    """The section of the annexes."""
    if not step.annexes and not step.by_hand:
        return
    yield Heading(tell(say("Documentos que se acompañan")))
    if step.annexes:
        yield Prose(tell(say("Van dentro de este PDF, sin cambios. La huella permite comprobarlos.")), leads=True)
        yield Register(tuple(map(tell, HEAD)), tuple(_row(annex) for annex in step.annexes))
    if step.by_hand:
        yield Prose(tell(say("Falta que tú añadas:")), tone="strong", leads=True)
        yield Listing(tuple(Item(text) for text in step.by_hand))


def _row(annex: Annex) -> tuple[str, ...]:
    file = annex.file
    return cut(file.name, 160), f"{cut(annex.says, 240)} ({cut(file.media_type, 80)}, {weight(file.size)})", grouped(file.sha256)


def check_annexes(step: StepContent, files: Mapping[str, bytes]) -> None:
    """Raises AlteredFileError where a file is not the one that the step names."""
    for annex in step.annexes:
        data = files.get(annex.file.sha256)
        if data is not None and hashlib.sha256(data).hexdigest() != annex.file.sha256:
            raise AlteredFileError(name=annex.file.name)


def inside(step: StepContent, files: Mapping[str, bytes]) -> Iterable[Inside]:
    """The step as data, then the annexes, whole."""
    yield Inside("step.json", "application/json", "Data", spoken(say("Los datos de este paso"), step.language), canonical(step))
    for annex in step.annexes:
        if annex.file.sha256 in files:
            yield Inside(annex.file.name, annex.file.media_type, "Supplement", annex.says, files[annex.file.sha256])
