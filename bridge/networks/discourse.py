"""Discourse forums, on any host: topics and posts have their own public JSON."""

import re
from typing import Any
from urllib.parse import urlsplit

from bridge.domain.posts import Author, CapturedPost, PostRef, Reading, merge
from bridge.domain.posts_times import Time, moment_of
from bridge.networks import routes
from bridge.networks.http import Http
from bridge.networks.pages import page_readings
from bridge.networks.plain import attribute, first, has_class, text_of, text_of_html
from bridge.networks.reading import answer, captured
from bridge.networks.routes import Route
from bridge.networks.saved import Node, Saved, dicts, dig, words
from bridge.networks.urls import Url

NAME = "discourse"
POSTS = f"//*[@itemtype='http://schema.org/DiscussionForumPosting' or @itemprop='comment' or {has_class('crawler-post')} or {has_class('topic-body')}]"


def _topic(url: Url, found: routes.Found) -> PostRef:
    slug, topic, number = found.groupdict().get("slug"), found["id"], found.groupdict().get("number")
    path = f"t/{slug}/{topic}" if slug else f"t/{topic}"
    if number and number != "1":
        return PostRef(NAME, "comment", f"{url.origin}/{path}/{number}", f"{topic}/{number}")
    return PostRef(NAME, "post", f"{url.origin}/{path}", topic)


def _single(url: Url, found: routes.Found) -> PostRef:
    return PostRef(NAME, "comment", f"{url.origin}/p/{found['id']}", f"p{found['id']}")


ROUTES = (
    Route(r"t/(?P<slug>[^/]*[a-zA-Z_-][^/]*)/(?P<id>\d+)(?:/(?P<number>\d+))?", _topic),
    Route(r"t/(?P<id>\d+)(?:/(?P<number>\d+))?", _topic),
    Route(r"p/(?P<id>\d+)(?:/\d+)?", _single),
)


def recognise(url: Url) -> PostRef | None:
    """Any host may be one: the shape of the path tells."""
    return routes.by_route(url, ROUTES)


def _number(ref: PostRef) -> int:
    found = re.search(r"/(\d+)$", ref.post_id or "")
    return int(found[1]) if found else 1


def _json_address(ref: PostRef) -> str:
    parts = urlsplit(ref.canonical_url or "")
    post_id = ref.post_id or ""
    path = f"/posts/{post_id[1:]}.json" if post_id.startswith("p") else f"/t/{post_id}.json"
    return f"{parts.scheme}://{parts.netloc}{path}"


def capture(ref: PostRef, http: Http) -> CapturedPost:
    """The post from the topic's JSON, else from the page."""
    return captured(ref, http, (_json_address(ref), ref.canonical_url or ""), read)


def read(ref: PostRef, saved: Saved) -> tuple[Reading, ...]:
    """What the topic's JSON or a saved page says of this very post."""
    posts = _posts(saved.json)
    if posts:
        mine = next((post for post in posts if post.get("post_number") == _number(ref)), posts[0])
        return (_reading(ref, mine),)
    root = saved.html
    box = _box(root, _number(ref)) if root is not None else None
    return (_page_post(box), *(page_readings(saved) if _number(ref) == 1 else ())) if box is not None else page_readings(saved)


def _posts(value: Any) -> list[dict[str, Any]]:
    found = dicts(dig(value, "post_stream", "posts") or value)
    return [post for post in found if "cooked" in post and "username" in post]


def _reading(ref: PostRef, post: dict[str, Any]) -> Reading:
    at = moment_of(str(post.get("created_at") or ""))
    parts, user = urlsplit(ref.canonical_url or ""), words(post.get("username"))
    profile = f"{parts.scheme}://{parts.netloc}/u/{user}"
    parent = post.get("reply_to_post_number")
    topic = f"{parts.scheme}://{parts.netloc}/t/{post.get('topic_slug') or '-'}/{post.get('topic_id')}"
    return Reading(
        "endpoint",
        author=Author(words(post.get("name")) or user, user, profile, profile.lower()) if user else None,
        text=text_of_html(words(post.get("cooked"))),
        time=Time(at, "exact", "api") if at else None,
        in_reply_to=f"{topic}/{parent}" if isinstance(parent, int) else None,
    )


def _box(root: Node, number: int) -> Node | None:
    numbered = first(root, f"//*[@id='post_{number}']")
    boxes = root.xpath(POSTS)
    return numbered if numbered is not None else (boxes[number - 1] if len(boxes) >= number > 1 else None)


def _page_post(box: Node) -> Reading:
    name = text_of(first(box, ".//*[@itemprop='author']")) or text_of(first(box, f".//*[{has_class('creator')}]//a"))
    at = moment_of(attribute(box, ".//time/@datetime") or attribute(box, ".//*[@itemprop='datePublished']/@content") or "")
    body = first(box, f".//*[{has_class('post')} or @itemprop='articleBody' or @itemprop='text' or {has_class('cooked')}]")
    return Reading(
        "page", author=Author(name, name) if name else None, text=text_of(body if body is not None else box), time=Time(at, "exact", "page") if at else None
    )


def replies(ref: PostRef, http: Http) -> tuple[CapturedPost, ...]:
    """The answers to the post in its topic."""
    return read_replies(ref, answer(http, _json_address(ref)), "fetched")


def read_replies(ref: PostRef, saved: Saved, how: str = "saved") -> tuple[CapturedPost, ...]:
    """The answers in a topic's JSON: to this post, or to the topic when it is its first."""
    number = _number(ref)
    found = [post for post in _posts(saved.json) if post.get("reply_to_post_number") == number or (number == 1 and post.get("post_number") != 1)]
    return tuple(_reply(ref, post, how) for post in found)


def _reply(ref: PostRef, post: dict[str, Any], how: str) -> CapturedPost:
    topic = re.sub(r"(/t/(?:[^/]+/)?\d+)/\d+$", r"\1", ref.canonical_url or "")
    number = post.get("post_number")
    return merge(PostRef(NAME, "comment", f"{topic}/{number}", f"{post.get('topic_id')}/{number}"), (_reading(ref, post),), how)
