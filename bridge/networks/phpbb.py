"""phpBB forums, on any host: the page is all there is; one post is told by its anchor."""

import re

from bridge.domain.posts import Author, CapturedPost, PostRef, Reading
from bridge.domain.posts_times import Time
from bridge.networks.http import Http
from bridge.networks.pages import page_readings
from bridge.networks.plain import attribute, first, has_class, text_of
from bridge.networks.reading import captured
from bridge.networks.saved import Node, Saved
from bridge.networks.urls import Url
from bridge.networks.written_dates import written_day

NAME = "phpbb"
ANCHOR = re.compile(r"p\d+")


def recognise(url: Url) -> PostRef | None:
    """viewtopic.php with a topic or a post; forum, session and search words are dropped."""
    if not url.path.endswith("/viewtopic.php"):
        return None
    anchor = url.fragment if ANCHOR.fullmatch(url.fragment) else None
    post = url.value("p") or (anchor[1:] if anchor else None)
    where = f"{url.origin}{url.path}"
    if post and post.isdigit():
        return PostRef(NAME, "comment", f"{where}?p={post}#p{post}", f"p{post}", shared_url=url.given)
    topic = url.value("t")
    return PostRef(NAME, "post", f"{where}?t={topic}", topic, shared_url=url.given) if topic and topic.isdigit() else None


def capture(ref: PostRef, http: Http) -> CapturedPost:
    """The post from its page."""
    return captured(ref, http, (ref.canonical_url or "",), read)


def read(ref: PostRef, saved: Saved) -> tuple[Reading, ...]:
    """What the page says of this post, or of the topic's first."""
    named = (ref.post_id or "").startswith("p")
    box = first(saved.html, f"//*[@id='{ref.post_id}']") if named else first_box(saved.html)
    return (box_reading(box, saved.html),) if box is not None else page_readings(saved)


def first_box(root: Node | None) -> Node | None:
    """The first post of a topic's page, known by its author's line."""
    return first(root, f"//*[{has_class('post')} and starts-with(@id,'p')][.//p[{has_class('author')}]]")


def box_reading(box: Node, root: Node) -> Reading:
    """Author, text and day of one post's box."""
    line = first(box, f".//*[{has_class('author')}]")
    name = (
        text_of(first(line, f".//*[{has_class('username')} or {has_class('username-coloured')}]"))
        or text_of(first(line, ".//strong"))
        or text_of(first(line, ".//a[not(img)]"))
    )
    body = first(box, f".//*[{has_class('content')} or {has_class('post-entry')}]")
    day = written_day(text_of(line), root.get("lang"))
    title = text_of(first(box, ".//h3"))
    text = text_of(body)
    return Reading(
        "page",
        author=Author(name, name, attribute(line, ".//a[contains(@href,'http')]/@href")) if name else None,
        text=f"{title}\n\n{text}" if title and text else text or title,
        time=Time(day, "day", "page") if day else None,
    )
