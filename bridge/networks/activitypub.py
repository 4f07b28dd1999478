"""ActivityPub: what a server tells other servers of a note or of an account, for hosts that close the API that people's programs use."""

from datetime import UTC, datetime
from typing import Any

from bridge.domain.posts import Author, PostRef, Reading
from bridge.domain.posts_times import Time, moment_of
from bridge.networks.plain import text_of_html
from bridge.networks.reading import Ask
from bridge.networks.saved import dicts, dig, words

ACCEPT = 'application/activity+json, application/ld+json; profile="https://www.w3.org/ns/activitystreams"'
NOTES = frozenset({"Note", "Article", "Question", "Page"})


def asked(ref: PostRef) -> Ask:
    """The note behind the post's own address."""
    return (ref.canonical_url or "", ACCEPT)


def is_note(value: Any) -> bool:
    """Whether the JSON is a note of ActivityPub."""
    return words(dig(value, "type")) in NOTES


def reading(value: dict[str, Any]) -> Reading:
    """What a note says. Its author is the address of the account, which never changes."""
    published, edited = _moment(value.get("published")), _moment(value.get("updated"))
    warning, content = words(value.get("summary")), text_of_html(words(value.get("content")))
    return Reading(
        "endpoint",
        author=_author(value.get("attributedTo")),
        text="\n\n".join(part for part in (warning, content) if part) or None,
        time=Time(published, "exact", "api") if published else None,
        media=tuple(url for item in dicts(value.get("attachment")) if (url := words(item.get("url")))),
        in_reply_to=words(value.get("inReplyTo")),
        edited_at=edited if edited != published else None,
        canonical_url=words(value.get("url")) or words(value.get("id")),
    )


def _moment(value: Any) -> datetime | None:
    found = moment_of(str(value or ""))
    return found.astimezone(UTC) if isinstance(found, datetime) else None


def _author(value: Any) -> Author | None:
    """The account: an address, or an object with one (Lemmy, PeerTube)."""
    actor = words(value) or next((words(item.get("id")) for item in dicts(value) if words(item.get("id"))), None)
    return Author(None, actor.rstrip("/").rsplit("/", 1)[-1].lstrip("@"), actor, actor) if actor else None


def profile_text(value: Any) -> str | None:
    """What an account says of itself: its description and its fields."""
    told = [text_of_html(words(dig(value, "summary")))]
    told += [f"{item.get('name')} {text_of_html(words(item.get('value'))) or ''}" for item in dicts(dig(value, "attachment")) if words(item.get("name"))]
    return "\n".join(part for part in told if part) or None
