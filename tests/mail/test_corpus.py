"""The shared corpus of company answers: a confusion matrix (run with -s), and the floors that may not be lost."""

import json
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import holidays
import pytest

from bridge.domain.messages import Message
from bridge.domain.replies import KINDS, STOPPING, Verdict, classify
from bridge.mail.parse import read_message, read_text
from tests.shared import needs_shared

Row = dict[str, Any]
# What the public test suites call things, and what that is here.
CASE_KINDS = {
    "bounce_permanent": {"bounce"}, "bounce_temporary": {"bounce"}, "autoreply": {"auto_ack", "deflection"}, "ack": {"auto_ack", "human_ack"},
    "deflects": {"deflection"}, "asks_data": {"info_request"}, "refusal": {"refusal"}, "offer": {"offer", "resolution", "commitment"},
    "substantive": {"resolution"}, "delivered": {"auto_ack"}, "mdn": {"auto_ack"}, "feedback": {"unrelated"},
    "person": set(KINDS) - {"bounce"},
}  # fmt: skip
# A mail of two words with a header of automation: nobody can tell, it waits in the tray.
TOLD_BY_NOBODY = {"discourse-auto_reply.eml"}


@cache
def free_days(country: str) -> "holidays.HolidayBase":
    return holidays.country_holidays(country, years=[2026, 2027])


def message_in(path: Path) -> Message:
    return read_text(path.read_bytes()) if path.suffix == ".txt" and path.parent.name == "corpus" else read_message(path.read_bytes())


@pytest.fixture(scope="module")
def judged() -> list[tuple[Row, Verdict]]:
    folder = needs_shared("mail/corpus")
    rows: list[Row] = json.loads((folder / "INDEX.json").read_text(encoding="utf-8"))["items"]
    return [(row, judge(folder, row)) for row in rows]


def judge(folder: Path, row: Row) -> Verdict:
    on = date.fromisoformat(row["message_date"][:10])
    return classify(message_in(folder / row["file"]), on, row["country"], free_days(row["country"]))


def share(right: int, of: int) -> float:
    return right / of if of else 1.0


def print_matrix(judged: list[tuple[Row, Verdict]]) -> None:
    counts = Counter((row["class"], verdict.kind) for row, verdict in judged)
    print("\n" + " " * 14 + "".join(f"{kind[:7]:>8}" for kind in KINDS))
    for told in KINDS:
        print(f"{told:14}" + "".join(f"{counts[told, kind] or '.':>8}" for kind in KINDS))


def test_classes_are_told_apart(judged: list[tuple[Row, Verdict]]) -> None:
    print_matrix(judged)
    right = sum(verdict.kind == row["class"] for row, verdict in judged)
    print(f"classes right: {right} of {len(judged)}")
    assert share(right, len(judged)) >= 0.98


def test_no_automatic_reply_deflection_or_bounce_stops_the_clock(judged: list[tuple[Row, Verdict]]) -> None:
    assert [row["file"] for row, verdict in judged if verdict.stops_clock and not row["must_stop_clock"]] == []


def test_no_true_answer_is_lost(judged: list[tuple[Row, Verdict]]) -> None:
    assert [row["file"] for row, verdict in judged if row["must_stop_clock"] and not verdict.stops_clock] == []


def test_promised_dates_are_read(judged: list[tuple[Row, Verdict]]) -> None:
    promises = [(row, verdict) for row, verdict in judged if row["class"] == "commitment"]
    right = sum(str(verdict.due_date) in {row["due_date"], *row["due_date_alternatives"]} for row, verdict in promises)
    print(f"dates right: {right} of {len(promises)}")
    assert share(right, len(promises)) >= 0.95


def test_where_they_send_is_read(judged: list[tuple[Row, Verdict]]) -> None:
    sent = [(row, verdict) for row, verdict in judged if row["deflects_to"]]
    right = sum(verdict.deflects_to == row["deflects_to"] for row, verdict in sent)
    print(f"channels right: {right} of {len(sent)}")
    assert share(right, len(sent)) >= 0.95


def test_numbers_and_languages_are_read(judged: list[tuple[Row, Verdict]]) -> None:
    numbers = sum(verdict.ticket_number == row["ticket_number"] for row, verdict in judged)
    languages = sum(verdict.language == row["language"][:2] for row, verdict in judged)
    print(f"numbers right: {numbers}, languages right: {languages} of {len(judged)}")
    assert share(numbers, len(judged)) >= 0.98
    assert share(languages, len(judged)) >= 0.98


def test_real_bounces_receipts_and_persons_are_told_apart() -> None:
    folder = needs_shared("mail/cases")
    index = json.loads((folder / "INDEX.json").read_text(encoding="utf-8"))
    rows: list[Row] = index if isinstance(index, list) else next(value for value in index.values() if isinstance(value, list))
    rows = [row for row in rows if row["expected"] in CASE_KINDS and row["file"] not in TOLD_BY_NOBODY]
    found = [(row, classify(message_in(folder / row["file"]), date(2026, 11, 11))) for row in rows]
    wrong = [(row["file"], row["expected"], verdict.kind) for row, verdict in found if verdict.kind not in CASE_KINDS[row["expected"]]]
    for line in wrong:
        print(line)
    bounces = [verdict.kind == "bounce" for row, verdict in found if row["expected"].startswith("bounce")]
    assert share(sum(bounces), len(bounces)) >= 0.97
    assert share(len(found) - len(wrong), len(found)) >= 0.97
    assert [row["file"] for row, verdict in found if verdict.kind in STOPPING and row["expected"] in {"autoreply", "ack", "deflects", "mdn", "delivered"}] == []
