"""What pages say of themselves in JSON-LD (schema.org): author, date and text of the thing they are about."""

from collections.abc import Iterator
from typing import Any

from bridge.domain.posts import Author, Reading
from bridge.domain.posts_times import Time, moment_of, precision_of
from bridge.networks.plain import text_of_html, under
from bridge.networks.saved import Node, dicts, loads, words

KINDS = (
    "SocialMediaPosting", "DiscussionForumPosting", "Comment", "Review", "UserReview", "BlogPosting", "ReportageNewsArticle", "NewsArticle", "Article",
    "Question", "VideoObject", "ImageObject", "WebPage",
)  # fmt: skip


def page_objects(root: Node) -> list[dict[str, Any]]:
    """Every object in the page's JSON-LD."""
    scripts = root.xpath("//script[@type='application/ld+json']")
    return [item for script in scripts for item in objects(loads((script.text or "").strip().strip(";")))]


def objects(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """The objects at the top, in @graph and as main entity."""
    for item in dicts(value):
        yield item
        if depth < 3:
            for key in ("@graph", "mainEntity", "mainEntityOfPage"):
                yield from objects(item.get(key), depth + 1)


def types_of(item: dict[str, Any]) -> set[str]:
    """The schema.org types of an object."""
    kinds = item.get("@type")
    return {kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)}


def subject(items: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The object that the page is about: the most telling kind first."""
    return next((item for kind in KINDS for item in items if kind in types_of(item)), None)


def reading(item: dict[str, Any]) -> Reading:
    """What the object says about its post."""
    return Reading(
        "page",
        author=author(item.get("author") or item.get("creator")),
        text=body(item),
        time=published(item),
        media=tuple(address for image in dicts(item.get("image")) if (address := words(image.get("url")))),
    )


def author(value: Any) -> Author | None:
    """The first author who has a name."""
    if isinstance(value, list):
        return next((found for one in value if (found := author(one))), None)
    if isinstance(value, dict):
        name = words(value.get("name")) or words(value.get("alternateName"))
        url = words(value.get("url")) or words(value.get("@id"))
        return Author(name=text_of_html(name), url=url if url and url.startswith("http") else None) if name else None
    name = words(value)
    return Author(name=text_of_html(name)) if name and not name.startswith("http") else None


def published(item: dict[str, Any]) -> Time | None:
    """When the object says it was published: the moment, or the day when no zone is given."""
    told = words(item.get("datePublished")) or words(item.get("uploadDate")) or words(item.get("dateCreated"))
    at = moment_of(told) if told else None
    return Time(at, precision_of(at), "page") if at else None


def body(item: dict[str, Any]) -> str | None:
    """The text of the object, with its headline when it has both."""
    text = next((text for name in ("articleBody", "text", "reviewBody") if (text := words(item.get(name)))), None)
    plain = text_of_html(text) if text and "<" in text else text
    return under(words(item.get("headline")) or words(item.get("name")), plain) if plain else None
