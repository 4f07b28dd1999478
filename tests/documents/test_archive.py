"""The file is a PDF/A-3a and a PDF/UA-1, says veraPDF; and each requirement, once taken away, is missed by the right rule."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from bridge.documents.draw import draw
from bridge.domain.claims import Content
from tests.documents import samples
from tests.documents.verapdf import validate

pytestmark = pytest.mark.xdist_group("verapdf")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (samples.whole(), "all there is to say, with a picture and attachments"),
        (samples.bare(), "no post, no files, no law"),
        (samples.hostile(), "emoji, other scripts, controls, markup, a word of 5000 letters"),
        (samples.english(), "English, US Letter, somebody acts for the claimant"),
        (replace(samples.long(), facts=samples.long().facts[:12_000]), "facts over several pages"),
    ],
)
@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_passes_verapdf(content: Content, why: str, flavour: str) -> None:
    verdict = validate(draw(content, samples.files()), flavour)
    assert verdict.failed == {}
    assert verdict.checks > 2000


def _elements(pdf: pikepdf.Pdf, **wanted: str) -> list[Any]:
    return [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and all(one.get(f"/{key}") == f"/{value}" for key, value in wanted.items())]


def _without(key: str, **wanted: str) -> Callable[[pikepdf.Pdf], None]:
    """Takes a key away from every object of that kind; from the catalogue where no kind is given."""

    def strip(pdf: pikepdf.Pdf) -> None:
        found = _elements(pdf, **wanted) if wanted else [pdf.Root]
        assert any(key in one for one in found)
        for one in found:
            if key in one:
                del one[key]

    return strip


def _metadata_without(part: bytes) -> Callable[[pikepdf.Pdf], None]:
    def strip(pdf: pikepdf.Pdf) -> None:
        data = pdf.Root.Metadata.read_bytes()
        assert part in data
        pdf.Root.Metadata = pdf.make_stream(data.replace(part, b""), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)

    return strip


def _unembedded(pdf: pikepdf.Pdf) -> None:
    _without("/FontFile2", Type="FontDescriptor")(pdf)


REMOVED = [
    ("3a", _without("/OutputIntents"), "6.2.4.3-2", "device colours mean nothing without a profile"),
    ("3a", _without("/Metadata"), "6.6.2.1-1", "an archive file describes itself"),
    ("3a", _metadata_without(b"<pdfaid:conformance>A</pdfaid:conformance>"), "6.6.4-3", "the level is declared"),
    ("3a", _without("/AFRelationship", Type="Filespec"), "6.8-3", "each file inside says how it relates to the document"),
    ("3a", _without("/AF"), "6.8-4", "the files inside are associated with the document"),
    ("3a", _without("/MarkInfo"), "6.7.2.2-1", "level A is tagged"),
    ("3a", _without("/StructTreeRoot"), "6.7.3.3-1", "level A has a structure"),
    ("3a", _unembedded, "6.2.11.4.1-1", "fonts are inside"),
    ("3a", _without("/ToUnicode", Type="Font"), "6.2.11.7.2-1", "letters can be read back"),
    ("ua1", _without("/Alt", S="Figure"), "7.3-1", "a figure has words for who does not see it"),
    ("ua1", _without("/Lang"), "7.2-34", "the language is known"),
    ("ua1", _without("/Contents", Subtype="Link"), "7.18.5-2", "a link says where it goes"),
    ("ua1", _without("/StructParent", Subtype="Link"), "7.18.5-1", "a link is part of the structure"),
    ("ua1", _without("/ViewerPreferences"), "7.1-10", "the window shows the title"),
    ("ua1", _without("/Tabs", Type="Page"), "7.18.3-1", "the tab key follows the structure"),
    ("ua1", _without("/A", S="TH"), "7.5-1", "a head cell says what it heads"),
    ("ua1", _metadata_without(b"<pdfuaid:part>1</pdfuaid:part>"), "5-1", "the standard is declared"),
]


@pytest.fixture(scope="module")
def drawn() -> bytes:
    return draw(samples.small(), samples.files())


@pytest.mark.parametrize(("flavour", "removal", "rule", "why"), REMOVED)
def test_a_removed_requirement_fails_its_rule(drawn: bytes, flavour: str, removal: Callable[[pikepdf.Pdf], None], rule: str, why: str) -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(drawn)) as pdf:
        removal(pdf)
        pdf.save(out)
    assert rule in validate(out.getvalue(), flavour).failed
