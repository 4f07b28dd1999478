"""Evidence kept as evidence: the served bytes as a WARC with headers, address, moment and TLS facts, bound by a manifest of fingerprints."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from bridge.networks.http import Fetched

SOFTWARE = "Consta/0.1 (+https://consta.example/about)"


class InMemoryWriter(WARCWriter):  # type: ignore[misc]  # warcio ships no types
    """The library's writer without its temporary files, which it leaves open."""

    def _create_temp_file(self) -> BytesIO:
        return BytesIO()


def warc(answers: Sequence[Fetched], made_at: datetime) -> bytes:
    """The answers as one WARC/1.1 file, the same bytes for the same answers.

    Bodies lie as they were after undoing the transfer's compression; the headers that described it are kept under another name.
    """
    out = BytesIO()
    writer = InMemoryWriter(out, gzip=False, warc_version="WARC/1.1")
    writer.write_record(_info(writer, made_at))
    for number, answer in enumerate(answers):
        for record in _records(writer, answer, number, made_at):
            writer.write_record(record)
    return out.getvalue()


def _info(writer: WARCWriter, made_at: datetime) -> Any:
    body = f"software: {SOFTWARE}\r\nformat: WARC File Format 1.1\r\ndescription: bodies are stored after content decoding\r\n".encode()
    headers = {"WARC-Record-ID": _id("info", made_at.isoformat()), "WARC-Date": _date(made_at), "Content-Type": "application/warc-fields"}
    return writer.create_warc_record("", "warcinfo", payload=BytesIO(body), length=len(body), warc_headers_dict=headers)


def _records(writer: WARCWriter, answer: Fetched, number: int, made_at: datetime) -> list[Any]:
    named = {"WARC-Record-ID": _id(answer.final_url, str(number), fingerprint(answer.body)), "WARC-Date": _date(answer.at or made_at)}
    facts = {**named, **({"WARC-IP-Address": answer.peer} if answer.peer else {})}
    status = StatusAndHeaders(str(answer.status), _stored_headers(answer), protocol="HTTP/1.1")
    response = writer.create_warc_record(answer.final_url, "response", payload=BytesIO(answer.body), http_headers=status, warc_headers_dict=facts)
    told = json.dumps(_facts(answer), ensure_ascii=False, sort_keys=True).encode()
    about = {**named, "WARC-Record-ID": _id(answer.final_url, str(number), "metadata"), "WARC-Concurrent-To": named["WARC-Record-ID"]}
    metadata = writer.create_warc_record(
        answer.final_url, "metadata", payload=BytesIO(told), length=len(told), warc_content_type="application/json", warc_headers_dict=about
    )
    return [response, metadata]


def _stored_headers(answer: Fetched) -> list[tuple[str, str]]:
    changed = {"content-encoding", "transfer-encoding", "content-length"}
    kept = [(f"X-Archive-Orig-{name}" if name.lower() in changed else name, value) for name, value in answer.headers]
    return [*kept, ("Content-Length", str(len(answer.body)))]


def _facts(answer: Fetched) -> Mapping[str, Any]:
    return {"requested": answer.url, "hops": [[hop.url, hop.status] for hop in answer.hops], "peer": answer.peer, "tls": dict(answer.tls)}


def _id(*parts: str) -> str:
    return f"<urn:uuid:{uuid5(NAMESPACE_URL, ' '.join(parts))}>"


def _date(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def fingerprint(data: bytes) -> str:
    """The SHA-256 of the bytes."""
    return hashlib.sha256(data).hexdigest()


def manifest(files: Mapping[str, bytes], answers: Sequence[Fetched] = ()) -> bytes:
    """Canonical JSON that binds files and answers by their fingerprints: same content, same bytes."""
    told = {
        "files": [{"name": name, "bytes": len(data), "sha256": fingerprint(data)} for name, data in sorted(files.items())],
        "answers": [
            {
                "url": answer.final_url,
                "status": answer.status,
                "at": _date(answer.at) if answer.at else None,
                "sha256": fingerprint(answer.body),
                **_facts(answer),
            }
            for answer in answers
        ],
    }
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
