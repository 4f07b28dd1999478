"""oEmbed answers: who made a thing and what it is called, as most networks tell anybody who asks."""

from collections.abc import Mapping
from typing import Any

from bridge.domain.posts import Author, Reading
from bridge.networks.plain import text_of_html, unescaped
from bridge.networks.saved import words


def is_oembed(value: Any) -> bool:
    """Whether the JSON is an oEmbed answer."""
    return isinstance(value, dict) and "type" in value and ("provider_name" in value or "html" in value) and "version" in value


def oembed_author(value: Mapping[str, Any]) -> Author | None:
    """Who the answer says made it."""
    name, url = words(value.get("author_name")), words(value.get("author_url"))
    handle = words(value.get("author_unique_id")) or (url.rstrip("/").rsplit("/", 1)[-1].lstrip("@") if url else None)
    return Author(name=unescaped(name), handle=handle, url=url, identity=url) if name or url else None


def oembed_reading(value: Mapping[str, Any]) -> Reading:
    """The author, the title as text, and the picture."""
    thumbnail = words(value.get("thumbnail_url")) or (words(value.get("url")) if value.get("type") == "photo" else None)
    return Reading("endpoint", author=oembed_author(value), text=text_of_html(words(value.get("title"))), media=(thumbnail,) if thumbnail else ())
