"""Evidence: the WARC can be read back, is the same for the same answers, and the manifest binds it."""

import json
from datetime import UTC, datetime
from io import BytesIO

from warcio.archiveiterator import ArchiveIterator

from bridge.networks.evidence import fingerprint, manifest, warc
from bridge.networks.http import Fetched, Hop

AT = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
ANSWER = Fetched(
    "https://a.es/corto",
    "https://a.es/queja",
    200,
    (("Content-Type", "text/html; charset=utf-8"), ("Content-Encoding", "gzip"), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")),
    "<p>señal</p>".encode(),
    AT,
    "93.184.216.34",
    {"version": "TLSv1.3"},
    (Hop("https://a.es/corto", 301),),
)


def test_the_warc_tells_what_was_served_when_and_by_whom() -> None:
    found = [
        (r.rec_type, r.rec_headers, r.http_headers, r.content_stream().read()) for r in ArchiveIterator(BytesIO(warc([ANSWER], AT)), check_digests="raise")
    ]
    assert [kind for kind, *_ in found] == ["warcinfo", "response", "metadata"]
    _, headers, http, body = found[1]
    assert (headers["WARC-Target-URI"], headers["WARC-IP-Address"], headers["WARC-Date"]) == ("https://a.es/queja", "93.184.216.34", "2026-11-25T10:00:00Z")
    assert (body, http["X-Archive-Orig-Content-Encoding"], http["Content-Length"]) == (ANSWER.body, "gzip", str(len(ANSWER.body)))
    assert json.loads(found[2][3])["hops"] == [["https://a.es/corto", 301]]


def test_the_same_answers_make_the_same_bytes() -> None:
    assert warc([ANSWER, ANSWER], AT) == warc([ANSWER, ANSWER], AT)


def test_the_manifest_binds_files_and_answers() -> None:
    told = json.loads(manifest({"b.warc": b"2", "a.png": b"1"}, [ANSWER]))
    assert [(file["name"], file["sha256"]) for file in told["files"]] == [("a.png", fingerprint(b"1")), ("b.warc", fingerprint(b"2"))]
    assert told["answers"][0]["sha256"] == fingerprint(ANSWER.body)
    assert told["answers"][0]["tls"] == {"version": "TLSv1.3"}
