"""When a post was published: what its identifier says (formulas checked on real posts), and which of several times to believe."""

import re
import string
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from dateutil.parser import ParserError, isoparse

Moment = datetime | date
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
EARLIEST, LATEST = datetime(1995, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
TRUST = ("exact", "author_claimed", "day", "not_before")

FIRST_SNOWFLAKE = 29_700_859_247  # X numbered in sequence before 2010-11-04: no time in those ids
X_EPOCH_MS = 1_288_834_974_657
META_EPOCH_MS = 1_314_220_021_721
TUMBLR_EPOCH_MS = 1_000_000_000_000
MISSKEY_EPOCH_MS = 946_684_800_000
TID = "234567abcdefghijklmnopqrstuvwxyz"
BASE64URL = string.ascii_uppercase + string.ascii_lowercase + string.digits + "-_"
BASE62 = string.digits + string.ascii_uppercase + string.ascii_lowercase


@dataclass(frozen=True, slots=True)
class Time:
    """A moment, how far it can be believed (exact, day, not_before, author_claimed) and who says it (id, api, page, author)."""

    at: Moment
    precision: str
    source: str


def best_time(known: Iterable[tuple[Time, str]]) -> tuple[Time | None, str]:
    """The most trustworthy of several times with its origin; the first among equals."""
    ranked = sorted(known, key=lambda pair: TRUST.index(pair[0].precision))
    return ranked[0] if ranked else (None, "")


def precision_of(moment: Moment | None) -> str:
    """How far a told moment goes: exact with its hour, else the day."""
    return "exact" if isinstance(moment, datetime) else "day"


def at_ms(milliseconds: int) -> datetime | None:
    """That many milliseconds after 1970; None when no post can have been made then."""
    if not 0 <= milliseconds < 2**42:
        return None
    moment = EPOCH + timedelta(milliseconds=milliseconds)
    return moment if EARLIEST <= moment < LATEST else None


def number(text: str, alphabet: str) -> int:
    """The number that these digits of the alphabet write; -1 if one is not in it."""
    total = 0
    for digit in text:
        if digit not in alphabet:
            return -1
        total = total * len(alphabet) + alphabet.index(digit)
    return total


def digits(text: str) -> int:
    """The decimal number, or -1."""
    return int(text) if re.fullmatch(r"[0-9]{1,20}", text) else -1


def x_time(post_id: str) -> datetime | None:
    found = digits(post_id)
    return at_ms((found >> 22) + X_EPOCH_MS) if found >= FIRST_SNOWFLAKE else None


def bluesky_time(rkey: str) -> datetime | None:
    return at_ms((number(rkey, TID) >> 10) // 1000) if len(rkey) == 13 else None


def mastodon_time(status_id: str) -> datetime | None:
    return at_ms(digits(status_id) >> 16)


def linkedin_time(post_id: str) -> datetime | None:
    return at_ms(digits(post_id) >> 22)


def tiktok_time(video_id: str) -> datetime | None:
    return at_ms((digits(video_id) >> 32) * 1000)


def meta_time(shortcode: str) -> datetime | None:
    """Instagram and Threads: the media id is written in the short code."""
    found = number(shortcode[:11], BASE64URL)
    return at_ms((found >> 23) + META_EPOCH_MS) if found > 0 else None


def tumblr_time(post_id: str) -> datetime | None:
    return at_ms((digits(post_id) >> 20) + TUMBLR_EPOCH_MS) if len(post_id) == 18 else None


def trustpilot_time(review_id: str) -> datetime | None:
    """The first half of a Mongo ObjectId counts seconds."""
    return at_ms(int(review_id[:8], 16) * 1000) if re.fullmatch(r"[0-9a-f]{24}", review_id) else None


def blogger_comment_time(milliseconds: str) -> datetime | None:
    return at_ms(digits(milliseconds))


def pleroma_time(flake: str) -> datetime | None:
    return at_ms(number(flake, BASE62) >> 64) if 16 <= len(flake) <= 22 else None


def misskey_time(note_id: str) -> datetime | None:
    if not re.fullmatch(r"[0-9a-z]{10,16}", note_id):
        return None
    return at_ms(int(note_id[:8], 36) + MISSKEY_EPOCH_MS)


def moment_of(text: str) -> Moment | None:
    """An ISO 8601 text as a moment: aware in UTC, or only its day when it carries no zone; None if it is none."""
    tidy = re.sub(r"(?<=\d) (?=\d\d:)", "T", text.strip())
    tidy = re.sub(r"\s*(?=[+-]\d\d:?\d\d$)", "", tidy)
    if not re.match(r"[0-9]{4}-?[0-9]{2}-?[0-9]{2}", tidy):  # a year or a month alone is no day
        return None
    try:
        found = isoparse(tidy)
    except (ParserError, ValueError, OverflowError):
        return None
    if not EARLIEST.year <= found.year < LATEST.year:
        return None
    return found.astimezone(UTC) if found.tzinfo else found.date()
