"""When a post is read again, and what the new reading means: the same, changed, gone, or not to be read."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bridge.domain.posts import CapturedPost

LOOKS = (
    timedelta(hours=1), timedelta(hours=3), timedelta(hours=8), timedelta(hours=12), timedelta(days=1), timedelta(days=2), timedelta(days=4),
    timedelta(weeks=1), timedelta(weeks=1), timedelta(weeks=2),
)  # fmt: skip
"""From one reading to the next: hours, then days, then weeks."""
RARELY = timedelta(weeks=4)
SOON_AGAIN = timedelta(hours=1)
SURE_AFTER: Mapping[str, int] = {"deleted": 2, "unreachable": 3, "edited": 2}
"""How many readings in a row must say so: a network's bad hour is not a deletion, nor a page that differs at each reading an edit."""


def until_next(look: int) -> timedelta:
    """How long to wait for that look, counted from nought."""
    return LOOKS[look] if look < len(LOOKS) else RARELY


def text_print(text: str | None) -> str:
    """The fingerprint of a post's words, however they are spaced."""
    return hashlib.sha256(" ".join((text or "").split()).encode(errors="replace")).hexdigest()


@dataclass(frozen=True, slots=True)
class Sight:
    """What one look saw: `live`, `edited`, `deleted` or `unreachable`; the fingerprint of the words, and the network's own mark of an edit."""

    state: str
    text_sha256: str | None = None
    edited_at: str | None = None
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Doubt:
    """How often in a row the same bad news was seen."""

    news: str = ""
    times: int = 0
    sure: bool = True

    def after(self, sight: Sight) -> "Doubt":
        """The doubt after one more look."""
        if sight.state == "live":
            return Doubt()
        news = f"{sight.state}:{sight.text_sha256 or ''}"
        times = self.times + 1 if self.news == news else 1
        return Doubt(news, times, sight.marked or times >= SURE_AFTER[sight.state])


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the watch is: which look it is, the words that the post had last, and what is in doubt. It travels from look to look."""

    look: int
    text_sha256: str
    edited_at: str | None = None
    doubt: Doubt = Doubt()

    def after(self, look: int, doubt: Doubt, news: Sight | None) -> "Standing":
        """The standing for the next look: an edit that is sure becomes what later looks are compared with."""
        text = news.text_sha256 or self.text_sha256 if news else self.text_sha256
        edited = news.edited_at if news and news.state == "edited" else self.edited_at
        return replace(self, look=look, text_sha256=text, edited_at=edited, doubt=doubt)

    def plain(self) -> dict[str, Any]:
        """The standing as a job carries it."""
        return asdict(self)

    @staticmethod
    def read(plain: Mapping[str, Any]) -> "Standing":
        """The standing that a job carried."""
        return Standing(plain["look"], plain["text_sha256"], plain["edited_at"], Doubt(**plain["doubt"]))


def seen(before: Standing, now: CapturedPost) -> Sight:
    """The post compared with how it was last known: its words decide; a later mark of the network's own makes it certain."""
    text, edited = text_print(now.text), now.edited_at.isoformat() if now.edited_at else None
    marked = edited is not None and edited > (before.edited_at or "")
    return Sight("edited" if marked or text != before.text_sha256 else "live", text, edited, marked)


def next_look(look: int, doubt: Doubt, now: datetime) -> tuple[int, datetime]:
    """The number and the moment of the next look: soon while in doubt, else as the schedule says."""
    if not doubt.sure:
        return look, now + SOON_AGAIN
    return look + 1, now + until_next(look + 1)


def is_news(known: str, sight: Sight) -> bool:
    """Whether what was seen is to be told, after what is known of the post."""
    if sight.state == "live":
        return known in {"deleted", "unreachable"}
    return sight.state != known or sight.state == "edited"
