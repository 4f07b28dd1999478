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

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFObjectReference
from reportlab.pdfgen.canvas import Canvas

from bridge.documents.objects import DEFLATE, Entries, Stream, deflated, stream, text

PROFILE = Path(__file__).parent / "sRGB.icc"
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
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


def stamped(moment: datetime) -> str:
    """A moment as PDF writes it."""
    return f"D:{_utc(moment):%Y%m%d%H%M%S}Z"


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC) if moment.tzinfo else moment


def _xml_safe(value: str) -> str:
    return NOT_XML.sub("\ufffd", value)


def set_info(canvas: Canvas, about: About) -> None:
    """The information dictionary; it must say the same as the XMP."""
    canvas.setTitle(_xml_safe(about.title))
    canvas.setAuthor(_xml_safe(about.author))
    canvas.setSubject(_xml_safe(about.subject))
    canvas.setKeywords(_xml_safe(about.keywords))
    canvas.setCreator(CREATOR)
    canvas.setProducer(CREATOR)
    canvas.setDateFormatter(lambda *_: stamped(about.moment))


def metadata(about: About) -> Stream:
    """The XMP, unfiltered so that archives can read it without opening the file."""
    moment = f"{_utc(about.moment):%Y-%m-%dT%H:%M:%SZ}"
    values = {name: escape(_xml_safe(value)) for name, value in about._asdict().items() if isinstance(value, str)}
    return stream({"Type": "/Metadata", "Subtype": "/XML"}, XMP.format(**values, when=moment, creator=CREATOR).encode())


@cache
def _profile() -> bytes:
    return zlib.compress(PROFILE.read_bytes(), 9)


def output_intents(document: PDFDocument) -> PDFArray:
    """The colour that the document means: sRGB (ISO 19005-3, 6.2.3)."""
    profile = document.Reference(stream({"N": 3, "Filter": DEFLATE}, _profile()))
    named = {"OutputConditionIdentifier": text("sRGB"), "Info": text("sRGB IEC61966-2.1"), "RegistryName": text("http://www.color.org")}
    return PDFArray([Entries({"Type": "/OutputIntent", "S": "/GTS_PDFA1", **named, "DestOutputProfile": profile})])


def files_inside(document: PDFDocument, found: Sequence[Inside], moment: datetime) -> tuple[PDFDictionary, PDFArray]:
    """The files inside: their names, and the list of associated files."""
    named = zip(_unique(inside.name for inside in found), found, strict=True)
    specs = {name: _specification(document, name, inside, moment) for name, inside in named}
    in_order = sorted((text(name).format(document), spec) for name, spec in specs.items())
    tree = Entries({"Names": PDFArray([part for pair in in_order for part in pair])})
    return Entries({"EmbeddedFiles": tree}), PDFArray(specs.values())


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


def _specification(document: PDFDocument, name: str, inside: Inside, moment: datetime) -> PDFObjectReference:
    media_type = inside.media_type if re.fullmatch(r"[\w.+-]{1,60}/[\w.+-]{1,60}", inside.media_type, re.ASCII) else "application/octet-stream"
    measured = Entries({"Size": len(inside.data), "ModDate": text(stamped(moment))})
    head = {"Type": "/EmbeddedFile", "Subtype": "/" + media_type.replace("/", "#2F"), "Params": measured}
    held = document.Reference((stream if media_type.startswith(DEFLATED_BEFORE) else deflated)(head, inside.data))
    described = text(_xml_safe(f"{inside.description} (SHA-256 {hashlib.sha256(inside.data).hexdigest()})"))
    both = Entries({"F": held, "UF": held})
    said = {"F": text(name), "UF": text(name), "Desc": described, "AFRelationship": f"/{inside.relation}", "EF": both}
    return document.Reference(Entries({"Type": "/Filespec", **said}))


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
