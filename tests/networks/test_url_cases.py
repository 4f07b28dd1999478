"""The table of shared addresses: what each says by itself, right or wrong per network."""

import json
from collections import Counter
from typing import Any

import pytest

from bridge.domain.posts import ref_json
from bridge.errors import ConstaError
from bridge.networks import recognise
from bridge.networks.errors import NotAPostError
from tests.shared import needs_shared

Row = dict[str, Any]
PRECISIONS = {
    "ms": "exact",
    "s": "exact",
    "day": "day",
    "month": "not_before",  # a month in the address: not before its first day
    "not_before_ms": "not_before",
    "not_before_s": "not_before",
    "author_claimed_ms": "author_claimed",
}
DISPUTED = {
    "https://t.co/4DK3Jc2BTt": "network: t.co is X's shortener and leads anywhere; the table itself calls the other t.co link «x». Offline both are alike.",
    "https://sprechblase.wordpress.com/2019/11/17/elektro-zapfsaeulen/#comment-17232": "post_id: 15062 is not in the address, only in the page; 17232 is.",
    "https://sprechblase.wordpress.com/2019/11/17/elektro-zapfsaeulen/?utm_source=x&utm_medium=social": "post_id: 15062 is not in the address, only in the page.",
}


def said(row: Row) -> tuple[Row | None, ConstaError | None]:
    try:
        return ref_json(recognise(row["url"])), None
    except NotAPostError as error:
        return ref_json(error.ref), error
    except ConstaError as error:
        return None, error


def faults(row: Row) -> list[str]:
    got, error = said(row)
    return CHECKS[row["kind"]](row, got or {}, error)


def of_post(row: Row, got: Row, error: ConstaError | None) -> list[str]:
    if error:
        return [str(error)]
    wanted = {
        "network": row["network"],
        "canonical_url": row["canonical"],
        "post_id": row["post_id"],
        "published_precision": PRECISIONS.get(row["precision"] or ""),
    }
    found = [f"{key}: {value} is {got[key]}" for key, value in wanted.items() if got[key] != value]
    if not (got["published_at"] or "").startswith(row["published"] or "") or (not row["published"] and got["published_at"]):
        found.append(f"published: {row['published']} is {got['published_at']}")
    if (row["kind"] == "comment") != (got["kind"] == "comment"):
        found.append(f"kind: {got['kind']}")
    return found


def of_short(row: Row, got: Row, error: ConstaError | None) -> list[str]:
    fine = error is None and got["kind"] == "unknown" and got["canonical_url"] is None and got["network"] == row["network"]
    return [] if fine else [f"{error or got}"]


def of_redirector(row: Row, got: Row, error: ConstaError | None) -> list[str]:
    if row["canonical"]:
        return [] if error is None and got["canonical_url"] == row["canonical"] else [f"{error or got}"]
    return of_refused(row, got, error)


def of_refused(_row: Row, got: Row, error: ConstaError | None) -> list[str]:
    return [] if error else [f"accepted as {got}"]


CHECKS = {"post": of_post, "comment": of_post, "shortlink": of_short, "redirector": of_redirector, "not-a-post": of_refused, "hostile": of_refused}


def test_every_shared_address_is_recognised_but_the_disputed_ones(capsys: pytest.CaptureFixture[str]) -> None:
    rows: list[Row] = json.loads(needs_shared("capture/url_cases.json").read_text(encoding="utf-8"))
    right, wrong = Counter[str](), {row["url"]: found for row in rows if (found := faults(row))}
    right.update(row["network"] for row in rows if row["url"] not in wrong)
    with capsys.disabled():
        print(f"\nurl_cases: {len(rows) - len(wrong)} of {len(rows)} right; " + ", ".join(f"{network} {count}" for network, count in sorted(right.items())))
        for url, found in wrong.items():
            print(f"  {url}: {'; '.join(found)} — {DISPUTED.get(url, 'WRONG')}")
    assert set(wrong) == set(DISPUTED)


def test_a_refused_address_still_names_its_network() -> None:
    rows: list[Row] = json.loads(needs_shared("capture/url_cases.json").read_text(encoding="utf-8"))
    named = {row["url"]: (said(row)[0] or {}).get("network") for row in rows if row["kind"] == "not-a-post"}
    assert named == {row["url"]: row["network"] for row in rows if row["kind"] == "not-a-post"}
