"""Facebook: its terms forbid keeping what its oEmbed returns, so the text comes from the person's own copy; no time in the id."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from bridge.domain.posts import Author, CapturedPost, PostRef, Reading
from bridge.domain.posts_times import Time, moment_of
from bridge.networks import routes
from bridge.networks.errors import NotKeptError
from bridge.networks.http import Http
from bridge.networks.oembed import is_oembed
from bridge.networks.pages import described
from bridge.networks.plain import first, has_class, text_of
from bridge.networks.routes import Route
from bridge.networks.saved import Saved, dicts, dig, parse_html, words
from bridge.networks.urls import Url
from bridge.networks.written_dates import written_day

NAME = "facebook"
HOSTS = re.compile(
    r"(?:[a-z]{2}-[a-z]{2}|www|m|mbasic|web|business|touch|mobile|d|z-m-www)\.facebook\.com|facebook\.com|(?:www\.|m\.)?facebook[a-z2-7]{48}\.onion|fb\.watch|(?:www\.)?fb\.com|fb\.me"
)
POST_ID = r"(?P<id>\d{3,30}|pfbid\w+)"
EMBEDS = {"post": "oembed_post", "video": "oembed_video"}


def _at(path: str, kind: str = "post") -> Callable[[Url, routes.Found], PostRef]:
    return lambda url, found: _ref(url, path.format(**found.groupdict()), found["id"], kind)


def _ref(url: Url, path: str, post_id: str, kind: str = "post") -> PostRef:
    comment = url.value("comment_id")
    if comment is None:
        return PostRef(NAME, kind, f"https://www.facebook.com/{path}", post_id)
    mark = "&" if "?" in path else "?"
    return PostRef(NAME, "comment", f"https://www.facebook.com/{path}{mark}comment_id={comment}", f"{post_id}#{comment}")


def _story(url: Url, _found: routes.Found) -> PostRef | None:
    story, owner = url.value("story_fbid"), url.value("id")
    return _ref(url, f"permalink.php?story_fbid={story}&id={owner}", story) if story and owner else None


def _with(name: str, path: str) -> Callable[[Url, routes.Found], PostRef | None]:
    return lambda url, _found: _ref(url, path.format(value), value) if (value := url.value(name)) else None


def _short(url: Url, found: routes.Found) -> PostRef | None:
    return routes.short(NAME)(url, found) if url.host in {"fb.watch", "fb.me"} else None


ROUTES = (
    Route(r"(?P<page>\d{5,20})_(?P<id>\d{5,25})", _at("{page}/posts/{id}")),
    Route(r"share/(?:[prv]/)?\w+", routes.short(NAME)),
    Route(r"\w+", _short),
    Route(rf"(?P<page>[^/]+)/posts/(?:[^/]+/)?{POST_ID}", _at("{page}/posts/{id}")),
    Route(r"(?:permalink|story)\.php", _story),
    Route(rf"groups/(?P<group>[^/]+)/(?:permalink|posts)/{POST_ID}", _at("groups/{group}/posts/{id}")),
    Route(r"groups/[^/]+", _with("multi_permalinks", "groups/posts/{}")),
    Route(r"photo(?:\.php)?", _with("fbid", "photo.php?fbid={}")),
    Route(rf"(?P<page>[^/]+)/photos/(?:[^/]+/)?{POST_ID}", _at("{page}/photos/{id}")),
    Route(rf"(?P<page>[^/]+)/videos/(?:[^/]+/)?{POST_ID}", _at("{page}/videos/{id}")),
    Route(r"watch(?:/live)?|video\.php", _with("v", "watch/?v={}")),
    Route(rf"reels?/{POST_ID}", _at("reel/{id}")),
)
OTHERS = ((r"groups/.*|events/.*|hashtag/.*|marketplace.*|search.*", "list"), (r"profile\.php|people/.*|pages/.*|[^/]+/?(?:about|reviews)?", "profile"))
recognise = routes.on_host(NAME, HOSTS, ROUTES, OTHERS)


def embed_address(ref: PostRef) -> str:
    """The oEmbed address, only to display the post: what it returns is never kept (Meta oEmbed terms)."""
    kind = EMBEDS["video" if re.search(r"/(?:videos|reel|watch)/", ref.canonical_url or "") else "post"]
    return f"https://graph.facebook.com/v26.0/{kind}?url={quote(ref.canonical_url or '', safe='')}"


def capture(ref: PostRef, http: Http) -> CapturedPost:
    """Never by us: raises NotKeptError, which asks the person for their own copy."""
    del ref, http
    raise NotKeptError(network="Facebook")


def read(_ref: PostRef, saved: Saved) -> tuple[Reading, ...]:
    """What the person's copy says: a saved page of any of Facebook's faces, or the answer that a page's owner gets from the Graph API."""
    value = saved.json
    if isinstance(value, dict):
        return (_embed(value),) if is_oembed(value) else (_graph(value),)
    root = saved.html
    story = first(root, "//*[@data-ft and .//h3]") if root is not None else None
    return (_story_page(story),) if story is not None else described(saved)


def _graph(value: dict[str, Any]) -> Reading:
    at = moment_of(str(value.get("created_time") or ""))
    name, who = words(dig(value, "from", "name")), words(dig(value, "from", "id"))
    return Reading(
        "endpoint",
        author=Author(name, None, f"https://www.facebook.com/{who}" if who else None, who) if name or who else None,
        text=words(value.get("message")) or words(value.get("story")),
        time=Time(at, "exact", "api") if at else None,
        media=tuple(url for item in dicts(dig(value, "attachments", "data")) if (url := words(dig(item, "media", "image", "src")))),
        canonical_url=words(value.get("permalink_url")),
    )


def _embed(value: dict[str, Any]) -> Reading:
    root = parse_html(words(value.get("html")) or "")
    return Reading("endpoint", text=text_of(first(root, "//blockquote/p")))


def _story_page(story: Any) -> Reading:
    name = text_of(first(story, ".//h3//strong")) or text_of(first(story, ".//h3//a"))
    day = written_day(text_of(first(story, ".//abbr")), "es")
    body = first(story, f".//div[{has_class('story_body_container')}]//p/..") if story.tag != "p" else story
    text = text_of(body) or text_of(first(story, ".//p/.."))
    return Reading("page", author=Author(name) if name else None, text=text, time=Time(day, "day", "page") if day else None)
