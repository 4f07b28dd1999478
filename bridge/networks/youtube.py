"""YouTube: oEmbed gives channel and title to anybody; videos and single comments; the id tells no time."""

import re
from typing import Any
from urllib.parse import quote

from bridge.domain.posts import Author, CapturedPost, PostRef, Reading, merge
from bridge.domain.posts_times import Time, moment_of, precision_of
from bridge.networks import routes
from bridge.networks.errors import LoneCommentError
from bridge.networks.http import Http
from bridge.networks.oembed import is_oembed, oembed_reading
from bridge.networks.pages import meta, page_readings
from bridge.networks.plain import attribute, text_of_html
from bridge.networks.reading import captured
from bridge.networks.routes import Route
from bridge.networks.saved import Saved, dicts, dig, words
from bridge.networks.urls import Url
from bridge.sentences import say

NAME = "youtube"
HOSTS = re.compile(r"(?:(?:www|m|music|gaming)\.)?youtube\.com|(?:www\.)?youtu\.be|(?:www\.)?youtube-nocookie\.com|(?:www\.)?youtubekids\.com")
VIDEO = re.compile(r"[\w-]{11}")
ID = r"(?P<id>[\w-]{11})"


def _video(url: Url, video: str) -> PostRef:
    comment = url.value("lc")
    if comment:
        return PostRef(NAME, "comment", f"https://www.youtube.com/watch?v={video}&lc={comment}", comment)
    return PostRef(NAME, "post", f"https://www.youtube.com/watch?v={video}", video)


def _watch(url: Url, _found: routes.Found) -> PostRef | None:
    video = url.value("v") or ""
    return _video(url, video[:11]) if VIDEO.match(video) else None


def _community(_url: Url, found: routes.Found) -> PostRef:
    return PostRef(NAME, "post", f"https://www.youtube.com/post/{found['id']}", found["id"])


def _short_host(url: Url, found: routes.Found) -> PostRef | None:
    return _video(url, found["id"]) if url.host.endswith("youtu.be") else None


ROUTES = (
    Route(r"(?:watch|watch_popup|watch_videos)", _watch),
    Route(rf"(?:shorts|live|embed|v|e)/{ID}(?:/.*)?", lambda url, found: _video(url, found["id"])),
    Route(r"post/(?P<id>Ug[\w-]+)", _community),
    Route(ID, _short_host),
)
recognise = routes.on_host(NAME, HOSTS, ROUTES, ((r"(?:channel|c|user)/.*|@[^/]+(?:/.*)?", "profile"), (r"playlist|results|feed/.*|hashtag/.*", "list")))


def capture(ref: PostRef, http: Http) -> CapturedPost:
    """Channel and title from oEmbed, description and date from the page; raises LoneCommentError for a comment, which needs a key."""
    if ref.kind == "comment":
        raise LoneCommentError
    address = ref.canonical_url or ""
    oembed = f"https://www.youtube.com/oembed?format=json&url={quote(address, safe='')}"
    return captured(ref, http, (oembed, address), read)


def read(ref: PostRef, saved: Saved) -> tuple[Reading, ...]:
    """What oEmbed, the Data API, the page's comments or a saved page says."""
    value = saved.json
    if is_oembed(value):
        return (_about_video(ref, oembed_reading(value)),)
    if value is not None:
        found = _comments(value)
        return found[:1]
    return tuple(_about_video(ref, reading) for reading in _page(saved))


def _about_video(ref: PostRef, reading: Reading) -> Reading:
    """What is said of the video is not what the comment under it says."""
    if ref.kind == "comment":
        raise LoneCommentError
    return reading


def _comments(value: Any) -> tuple[Reading, ...]:
    if isinstance(value, list):
        return tuple(_page_comment(item) for item in dicts(value) if isinstance(item.get("comment"), dict))
    found = (dig(item, "snippet", "topLevelComment") or item for item in dicts(dig(value, "items")))
    return tuple(_snippet(item) for item in found)


def _snippet(item: dict[str, Any]) -> Reading:
    found = dig(item, "snippet")
    told = found if isinstance(found, dict) else {}
    at = moment_of(str(told.get("publishedAt") or ""))
    channel = words(dig(told, "authorChannelId", "value")) or words(told.get("channelId"))
    author = Author(words(told.get("authorDisplayName")) or words(told.get("channelTitle")), None, words(told.get("authorChannelUrl")), channel)
    text = words(told.get("textOriginal")) or text_of_html(words(told.get("textDisplay"))) or words(told.get("description")) or words(told.get("title"))
    return Reading("endpoint", author=author, text=text, time=Time(at, "exact", "api") if at else None, in_reply_to=words(told.get("parentId")))


def _page_comment(item: dict[str, Any]) -> Reading:
    told = words(dig(item, "comment", "publishedTime"))
    name, channel = words(dig(item, "author", "displayName")), words(dig(item, "author", "id"))
    return Reading(
        "page",
        author=Author(name, (name or "").lstrip("@") or None, f"https://www.youtube.com/channel/{channel}" if channel else None, channel),
        text=words(dig(item, "comment", "text")),
        notes=(say("La página dice que es de «{ago}»: no es una fecha.", ago=told),) if told else (),
    )


def _page(saved: Saved) -> tuple[Reading, ...]:
    root = saved.html
    if root is None:
        return ()
    name = attribute(root, "//link[@itemprop='name'][ancestor::*[@itemprop='author']]/@content")
    url = attribute(root, "//link[@itemprop='url'][ancestor::*[@itemprop='author']]/@href")
    at = moment_of(attribute(root, "//meta[@itemprop='datePublished' or @itemprop='uploadDate']/@content") or "")
    title, told = meta(root, "og:title", "title"), meta(root, "og:description")
    text = "\n\n".join(part for part in (title, told) if part) or None
    if not (name or text):
        return page_readings(saved)
    image = meta(root, "og:image")
    return (
        Reading("page", Author(name, None, url, url) if name else None, text, Time(at, precision_of(at), "page") if at else None, (image,) if image else ()),
    )


def read_replies(ref: PostRef, saved: Saved, how: str = "saved") -> tuple[CapturedPost, ...]:
    """The answers to a comment in a Data API answer."""
    items = dicts(dig(saved.json, "items"))
    return tuple(
        merge(PostRef(NAME, "comment", ref.canonical_url, words(item.get("id"))), (_snippet(item),), how) for item in items if dig(item, "snippet", "parentId")
    )
