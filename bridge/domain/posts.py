"""What a complaint made in public is: its address, what was read of it, where each field came from and how well it is proven."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Any

from bridge.domain.posts_times import Moment, Time, best_time, moment_of
from bridge.errors import InvalidError
from bridge.sentences import Sentence, say

LEVELS: Mapping[str, Sentence] = MappingProxyType({
    "A": say("Autoría comprobada: quien reclama ha demostrado que la cuenta es suya."),
    "B": say("Leída por nosotros en la propia red. Autoría no comprobada."),
    "C": say("Texto aportado por quien reclama; la fecha sale del identificador de la publicación. Autoría no comprobada."),
    "D": say("Solo hay copia aportada por quien reclama. Autoría no comprobada."),
})  # fmt: skip
ORIGINS: Mapping[str, Sentence] = MappingProxyType({
    "address": say("del enlace"),
    "endpoint": say("de la red"),
    "page": say("de la página"),
    "saved": say("de la copia que has subido"),
    "person": say("lo has escrito tú"),
})  # fmt: skip


class NotCorrectableError(InvalidError):
    """Only what people can know better than the network may be corrected."""

    code = "not_correctable"
    sentence = say("El campo «{field}» de la publicación no se puede corregir.", field="")


class WrongMomentError(InvalidError):
    """The date that was typed is not a date."""

    code = "wrong_moment"
    sentence = say("No entiendo la fecha «{value}»: escríbela como 2026-10-03.", value="")


@dataclass(frozen=True, slots=True)
class Author:
    """Who signs the post. `identity` is what the network never changes (DID, account address, channel id)."""

    name: str | None = None
    handle: str | None = None
    url: str | None = None
    identity: str | None = None


@dataclass(frozen=True, slots=True)
class PostRef:
    """What a shared link says by itself: network, canonical address, id, and often the time."""

    network: str
    kind: str
    canonical_url: str | None
    post_id: str | None = None
    published_at: Moment | None = None
    published_precision: str | None = None
    published_source: str | None = None
    shared_url: str | None = None
    notes: tuple[Sentence, ...] = ()

    @property
    def needs_request(self) -> bool:
        """Whether the link is a short one: only following it tells what it leads to."""
        return self.canonical_url is None and self.kind == "unknown"


UNPLACED = PostRef("none", "unknown", None)
"""A post of which nobody said where it is."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one source said about a post; None where it said nothing."""

    origin: str
    author: Author | None = None
    text: str | None = None
    time: Time | None = None
    media: tuple[str, ...] = ()
    in_reply_to: str | None = None
    edited_at: datetime | None = None
    canonical_url: str | None = None
    network: str | None = None
    notes: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class CapturedPost:
    """A post as it was read: each field with its origin, and the level to which it is proven."""

    ref: PostRef
    how: str
    level: str
    author: Author | None = None
    text: str | None = None
    published_at: Moment | None = None
    published_precision: str | None = None
    published_source: str | None = None
    media: tuple[str, ...] = ()
    in_reply_to: str | None = None
    edited_at: datetime | None = None
    origin: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[Sentence, ...] = ()

    @property
    def shown_date(self) -> Moment | None:
        """The date that may be shown as the date of the post: a «not before» never is."""
        return None if self.published_precision == "not_before" else self.published_at


def date_sentence(post: PostRef | CapturedPost) -> Sentence:
    """How the date of the post is told, without promising more than is known."""
    if post.published_at is None or post.published_precision is None:
        return say("Fecha de publicación desconocida")
    day = post.published_at.date() if isinstance(post.published_at, datetime) else post.published_at
    return DATE_SENTENCES[post.published_precision](post.published_at, day)


DATE_SENTENCES: Mapping[str, Callable[[Moment, date], Sentence]] = MappingProxyType({
    "exact": lambda at, _: say("Publicada el {at} (UTC)", at=at),
    "day": lambda _, day: say("Publicada el {day}", day=day),
    "author_claimed": lambda at, _: say("Fechada por su autor: {at} (UTC)", at=at),
    "not_before": lambda _, day: say("No es anterior al {day}", day=day),
})  # fmt: skip

UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")
FIELDS = ("author", "text", "media", "in_reply_to", "edited_at")


def merge(ref: PostRef, readings: Iterable[Reading], how: str) -> CapturedPost:
    """The post that these sources make together, the first that knows a field giving it.

    `how` is fetched, saved, pasted or address; nothing is filled in that no source said.
    """
    sources = tuple(readings)
    found = {name: _first(sources, name) for name in FIELDS}
    time, where = _time(ref, sources)
    origin = {name: source for name, (value, source) in found.items() if value}
    if time:
        origin["published_at"] = where
    return CapturedPost(
        ref=_refined(ref, sources),
        how=how,
        level=_level(ref, how, origin),
        **{name: value for name, (value, _) in found.items() if value},
        published_at=time.at if time else None,
        published_precision=time.precision if time else None,
        published_source=time.source if time else None,
        origin=origin,
        notes=ref.notes + tuple(note for source in sources for note in source.notes),
    )


def _first(sources: tuple[Reading, ...], name: str) -> tuple[Any, str]:
    return next(((storable(getattr(source, name)), source.origin) for source in sources if getattr(source, name)), (None, ""))


def storable(value: Any) -> Any:
    """A field without what no database and no file can hold: NUL and halves of letters."""
    if isinstance(value, str):
        return UNSTORABLE.sub("\ufffd", value)
    if isinstance(value, tuple):
        return tuple(storable(item) for item in value)
    return Author(*(storable(part) for part in (value.name, value.handle, value.url, value.identity))) if isinstance(value, Author) else value


def _time(ref: PostRef, sources: tuple[Reading, ...]) -> tuple[Time | None, str]:
    known = [(source.time, source.origin) for source in sources if source.time]
    if ref.published_at is not None and ref.published_precision is not None:
        known.append((Time(ref.published_at, ref.published_precision, ref.published_source or "id"), "address"))
    return best_time(known)


def _refined(ref: PostRef, sources: tuple[Reading, ...]) -> PostRef:
    network = next((source.network for source in sources if source.network), ref.network)
    canonical = next((source.canonical_url for source in sources if source.canonical_url), ref.canonical_url)
    return replace(ref, network=network, canonical_url=canonical)


def _level(ref: PostRef, how: str, origin: Mapping[str, str]) -> str:
    if how == "fetched" and {"text", "author"} & set(origin):
        return "B"
    if how == "saved":
        return "D"
    return "C" if ref.published_at else "D"


def proven(post: CapturedPost) -> CapturedPost:
    """The same post once its author has shown that the account is theirs."""
    return replace(post, level="A")


def pasted(ref: PostRef, text: str, handle: str | None = None) -> CapturedPost:
    """A post of which the person gives the text."""
    author = Author(handle=handle.lstrip("@")) if handle else None
    return merge(ref, [Reading("person", text=text, author=author)], "pasted")


def correct(post: CapturedPost, name: str, value: str) -> CapturedPost:
    """The post with one field as the person says it is, marked as theirs.

    Raises NotCorrectableError for an unknown field and WrongMomentError for a date that is none.
    """
    if name not in CORRECTIONS:
        raise NotCorrectableError(field=name)
    key, changes = CORRECTIONS[name]
    return replace(post, **changes(post, value.strip()), origin={**post.origin, key: "person"})


def _author_with(part: str) -> Callable[[CapturedPost, str], Mapping[str, Any]]:
    return lambda post, value: {"author": replace(post.author or Author(), **{part: value or None})}


def _moment(_post: CapturedPost, value: str) -> Mapping[str, Any]:
    moment = moment_of(value)
    if moment is None:
        raise WrongMomentError(value=value[:40])
    return {"published_at": moment, "published_precision": "author_claimed", "published_source": "author"}


CORRECTIONS: Mapping[str, tuple[str, Callable[[CapturedPost, str], Mapping[str, Any]]]] = MappingProxyType({
    "text": ("text", lambda _, value: {"text": value or None}),
    "author": ("author", _author_with("name")),
    "author_name": ("author", _author_with("name")),
    "author_handle": ("author", lambda post, value: _author_with("handle")(post, value.lstrip("@"))),
    "author_url": ("author", _author_with("url")),
    "published_at": ("published_at", _moment),
    "in_reply_to": ("in_reply_to", lambda _, value: {"in_reply_to": value or None}),
})  # fmt: skip


def written(moment: Moment | None) -> str | None:
    """A moment as RFC 3339 writes it: UTC with milliseconds, or only the day."""
    if isinstance(moment, datetime):
        return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return moment.isoformat() if moment else None


def post_json(post: CapturedPost, speak: Callable[[Sentence], str] = str) -> dict[str, Any]:
    """The captured post in the shape of `post --json`."""
    author = post.author and {"name": post.author.name, "handle": post.author.handle, "url": post.author.url}
    return {
        "network": post.ref.network,
        "kind": post.ref.kind,
        "canonical_url": post.ref.canonical_url,
        "post_id": post.ref.post_id,
        "published_at": written(post.published_at),
        "published_precision": post.published_precision,
        "published_source": post.published_source,
        "author": author,
        "text": post.text,
        "media": list(post.media),
        "in_reply_to": post.in_reply_to,
        "level": post.level,
        "origin": dict(post.origin),
        "notes": [speak(note) for note in post.notes],
    }


def ref_json(ref: PostRef, speak: Callable[[Sentence], str] = str) -> dict[str, Any]:
    """What the address alone says, in the shape of `post --json`."""
    return post_json(from_address(ref), speak)


def from_address(ref: PostRef) -> CapturedPost:
    """The post when nothing but its address is known."""
    post = merge(ref, (), "address")
    named = {name: "address" for name in ("network", "canonical_url", "post_id") if getattr(ref, name)}
    return replace(post, origin={**named, **post.origin})
