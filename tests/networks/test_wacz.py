"""WACZ: whole, found by its index, the same bytes for the same evidence. (`wacz validate` 0.6.0 accepts it.)"""

import json
import zlib
from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import pytest
from warcio.archiveiterator import ArchiveIterator

from bridge.networks.evidence import warc
from bridge.networks.wacz import is_whole, surt, wacz
from tests.networks.test_evidence import ANSWER, AT

API = replace(ANSWER, final_url="https://a.es/api/1", headers=(("Content-Type", "application/json"),), body=b"{}")
MADE = wacz([warc([ANSWER, API], AT), warc([replace(ANSWER, body=b"<p>otra</p>")], AT)], "Reclamación ñ", AT)


def parts() -> ZipFile:
    return ZipFile(BytesIO(MADE))


def test_it_is_whole_and_nothing_is_packed_twice() -> None:
    assert is_whole(MADE)
    assert {info.compress_type for info in parts().infolist()} == {ZIP_STORED}


def test_a_changed_byte_is_noticed() -> None:
    out = BytesIO()
    with ZipFile(out, "w") as changed:
        for name in parts().namelist():
            changed.writestr(name, parts().read(name).replace(b"All Pages", b"All Paqes"))
    assert not is_whole(out.getvalue())


def test_the_index_leads_to_each_answer() -> None:
    lines = parts().read("indexes/index.cdx").decode().splitlines()
    assert lines == sorted(lines)
    for line in lines:
        entry = json.loads(line.split(" ", 2)[2])
        data = parts().read(f"archive/{entry['filename']}")[int(entry["offset"]) :][: int(entry["length"])]
        record = next(iter(ArchiveIterator(BytesIO(data))))
        assert (record.rec_headers["WARC-Target-URI"], record.rec_type) == (entry["url"], "response")
        assert zlib.decompress(data, zlib.MAX_WBITS | 16)


def test_pages_are_what_a_person_may_open() -> None:
    rows = [json.loads(line) for line in parts().read("pages/pages.jsonl").decode().splitlines()]
    assert rows[0]["format"] == "json-pages-1.0"
    assert {row["url"] for row in rows[1:]} == {"https://a.es/queja"}


def test_the_same_evidence_gives_the_same_bytes() -> None:
    assert wacz([warc([ANSWER], AT)], "a", AT) == wacz([warc([ANSWER], AT)], "a", AT)


@pytest.mark.parametrize(
    ("url", "sorted_as"), [("https://www.a.es/B?c=1", "es,a)/b?c=1"), ("http://b.a.es:8080/", "es,a,b:8080)/"), ("https://a.es", "es,a)/")]
)
def test_addresses_sort_by_their_host(url: str, sorted_as: str) -> None:
    assert surt(url) == sorted_as
