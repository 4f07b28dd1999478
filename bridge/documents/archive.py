"""What makes the file an archive (PDF/A-3a) and accessible (PDF/UA-1): its metadata, its colour profile and the files inside."""

import hashlib
import re
import zlib
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

from bridge.documents.objects import PdfFile, ref, text

PROFILE = Path(__file__).parent / "sRGB.icc"
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
PACKED = ("text/", "application/json", "application/xml", "message/")
DEFLATED_BEFORE = ("image/", "video/", "audio/", "application/pdf", "application/zip", "application/gzip")
CREATOR = "Consta"


class Inside(NamedTuple):
    """A file to put inside. `relation` is how it relates to the document: Source, Data or Supplement (ISO 19005-3, 6.8)."""

    name: str
    media_type: str
    relation: str
    description: str
    data: bytes


class About(NamedTuple):
    """What the metadata says."""

    title: str
    author: str
    subject: str
    keywords: str
    language: str
    moment: datetime


def stamped(moment: datetime) -> bytes:
    """A moment as PDF writes it."""
    return f"(D:{_utc(moment):%Y%m%d%H%M%S}Z)".encode()


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC) if moment.tzinfo else moment


def write_info(file: PdfFile, about: About) -> int:
    """The information dictionary; it must say the same as the XMP."""
    fields = {b"Title": about.title, b"Author": about.author, b"Subject": about.subject, b"Keywords": about.keywords, b"Creator": CREATOR, b"Producer": CREATOR}
    said = b"".join(b"/%b%b" % (name, text(_xml_safe(value))) for name, value in fields.items() if value)
    return file.put(b"<<%b/CreationDate%b/ModDate%b>>" % (said, stamped(about.moment), stamped(about.moment)))


def _xml_safe(value: str) -> str:
    return NOT_XML.sub("�", value)


def write_metadata(file: PdfFile, about: About) -> int:
    """The XMP, unfiltered so that archives can read it without opening the file."""
    moment = f"{_utc(about.moment):%Y-%m-%dT%H:%M:%SZ}"
    values = {name: escape(_xml_safe(value)) for name, value in about._asdict().items() if isinstance(value, str)}
    return file.raw_stream(b"/Type/Metadata/Subtype/XML", XMP.format(**values, when=moment, creator=CREATOR).encode())


@cache
def _profile() -> bytes:
    return zlib.compress(PROFILE.read_bytes(), 9)


def write_output_intent(file: PdfFile) -> bytes:
    """The colour that the document means: sRGB (ISO 19005-3, 6.2.3)."""
    profile = file.stream(b"/N 3", _profile(), packed=True)
    said = b"/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)/RegistryName(http://www.color.org)"
    return b"<</Type/OutputIntent/S/GTS_PDFA1%b/DestOutputProfile %b>>" % (said, ref(profile))


def write_inside(file: PdfFile, found: Sequence[Inside], moment: datetime) -> tuple[bytes, bytes]:
    """The files inside: the name tree and the list of associated files."""
    named = list(zip(_unique(inside.name for inside in found), found, strict=True))
    specs = {name: _specification(file, name, inside, moment) for name, inside in named}
    tree = b" ".join(text(name) + b" " + ref(specs[name]) for name in sorted(specs, key=text))
    return tree, b" ".join(ref(number) for number in specs.values())


def _unique(names: Iterable[str]) -> Iterable[str]:
    """Names that can all stand in one list: no path, no control characters, a number where they repeat."""
    taken: set[str] = set()
    for name in names:
        clean = _xml_safe(re.sub(r"[\x00-\x1f/\\:]", "_", name))[:160] or "_"
        stem, dot, ending = clean.rpartition(".")
        number, unique = 2, clean
        while unique in taken:
            unique = f"{stem}-{number}.{ending}" if dot else f"{clean}-{number}"
            number += 1
        taken.add(unique)
        yield unique


def _specification(file: PdfFile, name: str, inside: Inside, moment: datetime) -> int:
    media_type = inside.media_type if re.fullmatch(r"[\w.+-]{1,60}/[\w.+-]{1,60}", inside.media_type, re.ASCII) else "application/octet-stream"
    head = b"/Type/EmbeddedFile/Subtype/%b/Params<</Size %d/ModDate%b>>" % (media_type.replace("/", "#2F").encode(), len(inside.data), stamped(moment))
    keep = media_type.startswith(DEFLATED_BEFORE)
    held = file.raw_stream(head, inside.data) if keep else file.stream(head, inside.data)
    described = f"{inside.description} (SHA-256 {hashlib.sha256(inside.data).hexdigest()})"
    both = b"<</F %b/UF %b>>" % (ref(held), ref(held))
    said = text(name), text(name), text(_xml_safe(described)), inside.relation.encode(), both
    return file.put(b"<</Type/Filespec/F%b/UF%b/Desc%b/AFRelationship/%b/EF%b>>" % said)


XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format><dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{when}</xmp:CreateDate><xmp:ModifyDate>{when}</xmp:ModifyDate><xmp:CreatorTool>{creator}</xmp:CreatorTool>
<pdf:Producer>{creator}</pdf:Producer><pdf:Keywords>{keywords}</pdf:Keywords>
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
