"""What a company's answer is, and whether it stops the clock. It proposes; the claimant confirms or corrects.

When in doubt the clock runs: an automatic receipt, a deflection or a bounce never stops it.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from bridge.domain import quoting
from bridge.domain.messages import Message
from bridge.domain.promising.days import Holidays
from bridge.domain.replying.channels import channel_of
from bridge.domain.replying.deciding import Case, decide
from bridge.domain.replying.languages import languages_of
from bridge.domain.replying.machines import sign_of
from bridge.domain.replying.reading import Reading, read
from bridge.domain.replying.tickets import ticket_of
from bridge.sentences import Sentence

KINDS = ("auto_ack", "human_ack", "deflection", "info_request", "offer", "commitment", "resolution", "refusal", "wrong_company", "bounce", "unrelated",
    "unknown")
STOPPING = frozenset({"offer", "commitment", "resolution", "refusal", "wrong_company"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """The class of an answer with its reasons."""

    kind: str
    stops_clock: bool
    due_date: date | None
    deflects_to: str | None
    ticket_number: str | None
    language: str
    reasons: tuple[Sentence, ...]


def classify(message: Message, on: date, country: str = "ES", holidays: Holidays = ()) -> Verdict:
    """The verdict on a message received that day; `holidays` are those of the country, for «días hábiles»."""
    del country  # the holidays already are the country's; kept in the signature for the callers' clarity
    text = quoting.newest(message.text)
    languages = languages_of(f"{message.subject}\n{text}" if len(text) < 40 else text, message.header("content-language"))
    sign = sign_of(message)
    reading = read(text, languages, on, holidays)
    kind, reasons = decide(Case(message, text, sign, reading))
    return Verdict(
        kind=kind, stops_clock=_stops(kind, reading), due_date=_due(kind, reading), deflects_to=_elsewhere(reading, text) if kind == "deflection" else None,
        ticket_number=ticket_of(message.subject, text, languages[0]), language=languages[0], reasons=reasons,
    )  # fmt: skip


def classify_json(verdict: Verdict) -> dict[str, Any]:
    """The contract's shape; reasons in Spanish."""
    return {
        "class": verdict.kind, "stops_clock": verdict.stops_clock, "due_date": verdict.due_date.isoformat() if verdict.due_date else None,
        "deflects_to": verdict.deflects_to, "ticket_number": verdict.ticket_number, "language": verdict.language,
        "reasons": [str(reason) for reason in verdict.reasons],
    }  # fmt: skip


def _elsewhere(reading: Reading, text: str) -> str | None:
    """The channel that the words name from where they send elsewhere on; what «ellos» stands for came before them."""
    found = reading.acts.get("redirect") or reading.acts.get("optional_redirect") or reading.acts.get("unread")
    if not found:
        return channel_of(text)
    clause = reading.clauses[found.clause].words
    rest, later = clause[found.start :], " ".join(part.words for part in reading.clauses[found.clause + 1 :])
    looked_at = (clause, rest) if re.search(r"\b(?:con|a|ante) ell[oa]s\b", rest) else (f"{rest} {later}", clause)
    return next((kind for words in (*looked_at, text) if (kind := channel_of(words))), None)


def _stops(kind: str, reading: Reading) -> bool:
    return kind in STOPPING and not (kind == "offer" and reading.has("instalments"))


def _due(kind: str, reading: Reading) -> date | None:
    return max((named.due for named in reading.dates[:2]), default=None) if kind == "commitment" else None
