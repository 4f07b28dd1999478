"""WACZ: the kept answers packed with an index and their pages, so that ReplayWeb.page shows them as they were (specs.webrecorder.net/wacz/1.1.1)."""

import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from warcio.archiveiterator import ArchiveIterator

from bridge.networks.evidence import SOFTWARE

FIXED = (1980, 1, 1, 0, 0, 0)
"""No dates of ours in the ZIP: the same evidence gives the same bytes."""
GZIP = zlib.MAX_WBITS | 16
PAGE_KINDS = ("text/html", "application/xhtml+xml")
UNHASHED = frozenset({"datapackage.json", "datapackage-digest.json"})


@dataclass(frozen=True, slots=True)
class _Indexed:
    """An answer and where it lies in the packed archive."""

    url: str
    at: str
    status: str
    mime: str
    digest: str
    offset: int
    length: int
    archive: str


def wacz(warcs: Sequence[bytes], title: str, made_at: datetime) -> bytes:
    """One WACZ of the WARC files; the same files at the same moment give the same bytes."""
    packed = [_packed(data, f"data-{number:02}.warc.gz") for number, data in enumerate(warcs, 1)]
    found = [answer for _, answers in packed for answer in answers]
    files = {f"archive/data-{number:02}.warc.gz": data for number, (data, _) in enumerate(packed, 1)}
    files["indexes/index.cdx"] = _index(found)
    files["pages/pages.jsonl"] = _pages(found, title)
    files["datapackage.json"] = _described(files, title, found, made_at)
    digest = {"path": "datapackage.json", "hash": _hash(files["datapackage.json"])}
    files["datapackage-digest.json"] = json.dumps(digest).encode()
    return _zipped(files)


def _packed(data: bytes, archive: str) -> tuple[bytes, list[_Indexed]]:
    """The records one by one in gzip members, as an index needs them, and what lies where."""
    out, found = bytearray(), []
    for record, raw in _records(data):
        member = _gzipped(raw)
        if record.rec_type == "response":
            found.append(_indexed(record, len(out), len(member), archive))
        out += member
    return bytes(out), found


def _records(data: bytes) -> Iterator[tuple[Any, bytes]]:
    stream = ArchiveIterator(BytesIO(data))
    starts: list[tuple[Any, int]] = []
    for record in stream:
        starts.append((record, stream.get_record_offset()))
        stream.read_to_end(record)
    ends = [*(start for _, start in starts[1:]), len(data)]
    yield from ((record, data[start:end]) for (record, start), end in zip(starts, ends, strict=True))


def _gzipped(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, GZIP)
    return packer.compress(data) + packer.flush()


def _indexed(record: Any, offset: int, length: int, archive: str) -> _Indexed:
    headers, http = record.rec_headers, record.http_headers
    kind = (http.get_header("content-type") or "").split(";")[0].strip()
    return _Indexed(
        headers["WARC-Target-URI"], headers["WARC-Date"], http.get_statuscode(), kind, headers["WARC-Payload-Digest"] or "", offset, length, archive
    )


def _index(found: Iterable[_Indexed]) -> bytes:
    """CDXJ: sorted by the address with its host turned round, then by moment."""
    return "".join(sorted(f"{surt(one.url)} {_digits(one.at)} {json.dumps(_entry(one))}\n" for one in found)).encode()


def _entry(one: _Indexed) -> dict[str, str]:
    return {
        "url": one.url, "mime": one.mime, "status": one.status, "digest": one.digest, "length": str(one.length), "offset": str(one.offset),
        "filename": one.archive,
    }  # fmt: skip


def surt(url: str) -> str:
    """The address as indexes sort it: `https://www.a.es/b?c` → `es,a)/b?c`."""
    parts = urlsplit(url)
    host = ",".join(reversed((parts.hostname or "").removeprefix("www.").split(".")))
    port = f":{parts.port}" if parts.port else ""
    return f"{host}{port}){parts.path or '/'}{'?' + parts.query if parts.query else ''}".lower()


def _digits(moment: str) -> str:
    return "".join(letter for letter in moment if letter.isdigit())[:14]


def _pages(found: Sequence[_Indexed], title: str) -> bytes:
    """The pages that a person may open; answers of an API where there is no page."""
    shown = [one for one in found if one.mime in PAGE_KINDS] or list(found)
    head = {"format": "json-pages-1.0", "id": "pages", "title": "All Pages", "hasText": False}
    rows = [{"id": hashlib.sha256(f"{one.url} {one.at}".encode()).hexdigest()[:22], "url": one.url, "ts": one.at, "title": title} for one in shown]
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in (head, *rows)).encode()


def _described(files: dict[str, bytes], title: str, found: Sequence[_Indexed], made_at: datetime) -> bytes:
    resources = [{"name": name.rsplit("/", 1)[-1], "path": name, "hash": _hash(data), "bytes": len(data)} for name, data in files.items()]
    main = next((one for one in found if one.mime in PAGE_KINDS), found[0] if found else None)
    told = {
        "profile": "data-package", "wacz_version": "1.1.1", "title": title, "software": SOFTWARE,
        "created": made_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), "resources": resources,
    }  # fmt: skip
    if main:
        told |= {"mainPageUrl": main.url, "mainPageDate": main.at}
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def _hash(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def _zipped(files: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as archive:  # stored: players ask for parts of it by their place
        for name, data in files.items():
            archive.writestr(ZipInfo(name, FIXED), data)
    return out.getvalue()


def is_whole(data: bytes) -> bool:
    """Whether every file of a WACZ is the one that its description names."""
    with ZipFile(BytesIO(data)) as archive:
        package = json.loads(archive.read("datapackage.json"))
        named = {one["path"]: one["hash"] for one in package["resources"]}
        kept = {name: _hash(archive.read(name)) for name in archive.namelist() if name not in UNHASHED}
        digest = json.loads(archive.read("datapackage-digest.json"))["hash"]
        return named == kept and digest == _hash(archive.read("datapackage.json"))
