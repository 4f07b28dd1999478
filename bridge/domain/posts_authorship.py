"""Proof that the claimant wrote the post: a one-use code that the same account publishes, compared on identity, never on the shown name."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import MappingProxyType

from bridge.domain.phases import Event
from bridge.domain.posts import Author, CapturedPost
from bridge.sentences import Sentence, say

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: no I, L, O, U
VALID_FOR = timedelta(days=7)
LOOKALIKES = str.maketrans("oil", "011")
WRITTEN = re.compile(r"consta\W{0,3}([0-9a-z]{4})\W{0,3}([0-9a-z]{4})(?![0-9a-z])")


def authorship_code(secret: bytes) -> str:
    """The code that five random bytes make: «CONSTA-7QK4-M93D»."""
    number = int.from_bytes(secret[:5], "big")
    letters = "".join(ALPHABET[number >> shift & 31] for shift in range(35, -1, -5))
    return f"CONSTA-{letters[:4]}-{letters[4:]}"


def flattened(text: str) -> str:
    """The text as it is compared: NFKC, without case and without invisible letters."""
    visible = "".join(letter for letter in text if unicodedata.category(letter) not in {"Cf", "Cc"} or letter.isspace())
    return unicodedata.normalize("NFKC", visible).casefold()


def has_code(text: str | None, code: str) -> bool:
    """Whether the text carries the code, look-alikes and spacing forgiven."""
    wanted = _letters(code)
    return bool(wanted) and wanted <= _letters(text or "")


def _letters(text: str) -> set[str]:
    return {(first + second).translate(LOOKALIKES) for first, second in WRITTEN.findall(flattened(text))}


def same_account(one: Author | None, other: Author | None) -> bool:
    """Whether both are the same account: by what never changes, else by address, else by handle; the shown name counts nothing."""
    first = _compared(one, other)
    return first is not None and _account(first[0]) == _account(first[1])


def comparable(one: Author | None, other: Author | None) -> bool:
    """Whether anything but the shown name is known of both."""
    return _compared(one, other) is not None


def _compared(one: Author | None, other: Author | None) -> tuple[str, str] | None:
    if one is None or other is None:
        return None
    pairs = ((one.identity, other.identity), (one.url, other.url), (one.handle, other.handle))
    return next(((mine, theirs) for mine, theirs in pairs if mine and theirs), None)


def _account(name: str) -> str:
    return re.sub(r"^https?://(?:www\.)?|/+$|^@", "", unicodedata.normalize("NFKC", name.strip())).casefold()


@dataclass(frozen=True, slots=True)
class Proof:
    """Whether the author was proven, and why or why not."""

    holds: bool
    reason: Sentence


REASONS: Mapping[str, Sentence] = MappingProxyType({
    "proven": say("La misma cuenta ha publicado el código: la autoría está comprobada."),
    "expired": say("El código ha caducado. Pide otro."),
    "no_account": say("La red no enseña qué cuenta publicó: la autoría no se puede comprobar así."),
    "other_account": say("El código lo ha publicado otra cuenta."),
    "no_code": say("En ese texto no está el código."),
    "too_early": say("Esa publicación es anterior al código."),
})  # fmt: skip


def prove(original: CapturedPost, shown: CapturedPost, code: str, issued_at: datetime, now: datetime) -> Proof:
    """Whether `shown` (a reply, or the post itself edited) proves who wrote `original`."""
    checks = (
        ("expired", now - issued_at <= VALID_FOR),
        ("no_account", comparable(original.author, shown.author)),
        ("other_account", same_account(original.author, shown.author)),
        ("no_code", has_code(shown.text, code)),
        ("too_early", not _earlier(shown, original, issued_at)),
    )
    failed = next((name for name, fine in checks if not fine), None)
    return Proof(failed is None, REASONS[failed or "proven"])


def _earlier(shown: CapturedPost, original: CapturedPost, issued_at: datetime) -> bool:
    """A reply must be newer than the code; an edit of the post itself keeps its old date."""
    edited = shown.ref.canonical_url == original.ref.canonical_url
    at = shown.published_at
    if edited or at is None:
        return False
    moment = at if isinstance(at, datetime) else datetime(at.year, at.month, at.day, 23, 59, 59, tzinfo=UTC)
    return moment < issued_at - timedelta(minutes=5)  # clocks differ


@dataclass(frozen=True, slots=True)
class Challenge:
    """A code that was shown to the claimant for one post of one claim, and since when it counts."""

    seq: int
    code: str
    url: str | None
    issued_at: datetime

    @property
    def valid_until(self) -> datetime:
        """After seven days another is needed."""
        return self.issued_at + VALID_FOR


def open_challenge(events: Iterable[Event], url: str | None, now: datetime) -> Challenge | None:
    """The code that still counts for that post: the last one given, unless it was used or is too old."""
    last: Challenge | None = None
    for event in events:
        if event.kind == "code_given":
            last = Challenge(event.seq, event.data["code"], event.data["url"], event.at)
        elif event.kind == "author_proven":
            last = None
    return last if last and last.url == url and now <= last.valid_until else None
