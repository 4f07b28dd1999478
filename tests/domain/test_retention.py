"""What the docs say of retention is what the table says."""

import re
from datetime import date
from pathlib import Path

from bridge.domain import retention

DOCS = Path(__file__).resolve().parents[2] / "docs" / "retention.md"


def test_the_docs_have_the_same_rules_and_days() -> None:
    rows = re.findall(r"^\| `(\w+)` \| [^|]+ \| (\d+) \|", DOCS.read_text(), re.MULTILINE)
    assert [(name, int(days)) for name, days in rows] == [(rule.id, rule.days) for rule in retention.RULES]


def test_every_rule_says_why() -> None:
    assert all(re.search(r"art", str(rule.basis)) for rule in retention.RULES)


def test_what_is_kept_until_a_day_is_gone_on_the_next() -> None:
    start = date(2026, 11, 25)
    last = retention.until("draft", start)
    assert last == date(2027, 2, 23)
    assert retention.before("draft", last) == start
