"""Answers that lie about their shape: any value in any place gives a post or a sentence, never a fault of ours."""

import json
import time
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest

from bridge.domain.addresses import apart, joined
from bridge.domain.posts import PostRef
from bridge.errors import ConstaError
from bridge.networks import read_replies, read_saved, recognise
from bridge.networks.http import Fetched
from bridge.networks.oembed import is_oembed
from bridge.networks.webmention import links_to
from tests.networks.test_reading import FIXTURES, READ, X

WRONG: tuple[Any, ...] = (None, 0, -1, 1e400, 10**30, True, "", "x", "\ud800", "<b>", [], [1], ["x"], {}, {"a": 1}, [{}], [[]], {"text": []}, {"rendered": 3})
MORE = {  # other shapes that people save: answers of APIs, and the data inside pages
    X: {"id_str": "1860000000000000000", "full_text": "a", "created_at": "Wed Sep 04 10:32:10 +0000 2019", "in_reply_to_status_id_str": "1", "user": {"screen_name": "a", "name": "A"},
        "referenced_tweets": [{"type": "replied_to", "id": "3"}], "entities": {"media": [{"media_url_https": "https://a.es/1"}]},
        "data": {"tweetResult": {"result": {"__typename": "TweetUnavailable", "reason": "Suspended"}}}},
    "https://www.threads.com/@a/post/C8FN7wUI6nJ": {"thread": {"text": "a", "published_on": 1718024404, "username": "a", "code": "C8", "images": ["https://a.es/1"]}, "replies": [{"text": "b"}]},
    "https://www.youtube.com/watch?v=eiHXASgRTcA&lc=Ug1": {"items": [{"id": "1", "snippet": {"parentId": "2", "textOriginal": "a", "publishedAt": "2019-01-01T00:00:00Z",
        "authorDisplayName": "A", "authorChannelId": {"value": "c"}, "topLevelComment": {"snippet": {"textDisplay": "x"}}}}]},
    "https://youtu.be/eiHXASgRTcA": [{"comment": {"text": "a", "publishedTime": "hace 4 años"}, "author": {"id": "c", "displayName": "@a"}}],
    "https://www.tiktok.com/@a/video/7107337212743830830": {"__DEFAULT_SCOPE__": {"webapp.video-detail": {"itemInfo": {"itemStruct": {"desc": "a", "createTime": "1675963028",
        "author": {"uniqueId": "a", "nickname": "A", "id": "1"}, "video": {"cover": "https://a.es/1"}}}}}, "ItemModule": {"1": {"desc": "x"}}},
    "https://www.reddit.com/r/es/comments/1abcde/x/": [{"data": {"children": [{"data": {"name": "t3_1abcde", "title": "a", "author": "b", "created_utc": 1718024404.0, "permalink": "/r/x"}}]}}],
    "https://www.facebook.com/a/posts/1234567": {"message": "a", "created_time": "2019-08-12T03:45:11+0000", "from": {"name": "A", "id": "1"}, "attachments": {"data": [{"media": {"image": {"src": "https://a.es/1"}}}]}},
    "https://www.instagram.com/p/DW1nTDiDvnF/": {"caption": "a", "timestamp": "2021-07-26T10:45:20+0000", "username": "a", "children": {"data": [{"media_url": "https://a.es/1"}]}, "created_at": 1, "owner": "a"},
    "https://sitio.example/p": {"@graph": [{"@type": ["Article"], "author": [{"name": "A", "url": "https://a.es"}], "articleBody": "a", "headline": "b", "datePublished": "2026-01-01", "image": [{"url": "https://a.es/1"}]}]},
    "https://blog.example/2026/10/03/x/": [{"title": {"rendered": "a"}, "content": {"rendered": "<p>b</p>"}, "date_gmt": "2026-10-03T09:00:00", "_embedded": {"author": [{"name": "A"}]}}],
    "https://m.example/@ana/113500000000000000": {"type": "Note", "attributedTo": "https://m.example/users/a", "content": "a", "published": "2026-01-01T00:00:00Z", "inReplyTo": "x"},
}  # fmt: skip
JSON_FIXTURES = sorted(
    {(row[0], row[1]) for row in READ if row[0].endswith(".json")} | {("mastodon_replies.json", "https://m.example/@ana/113500000000000000")}
)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield from places(inner, (*path, key))


def with_wrong(value: Any, path: tuple[Any, ...], wrong: Any) -> Any:
    if not path:
        return wrong
    copy = value.copy()
    copy[path[0]] = with_wrong(value[path[0]], path[1:], wrong)
    return copy


@pytest.mark.parametrize(("name", "url"), JSON_FIXTURES)
def test_any_value_in_any_place_is_survived(name: str, url: str) -> None:
    survives(url, json.loads((FIXTURES / name).read_text(encoding="utf-8")))


@pytest.mark.parametrize("url", sorted(MORE))
def test_other_shapes_are_survived(url: str) -> None:
    survives(url, MORE[url])


def survives(url: str, value: Any) -> None:
    ref = recognise(url)
    for path in places(value):
        for wrong in WRONG:
            body = json.dumps(with_wrong(value, path, wrong)).encode()
            try:
                read_saved(ref, body)
                read_replies(ref, body)
            except ConstaError:
                continue


@pytest.mark.parametrize(("name", "url"), sorted({(row[0], row[1]) for row in READ if not row[0].endswith(".json")}))
def test_a_page_cut_anywhere_is_survived(name: str, url: str) -> None:
    ref, body = recognise(url), (FIXTURES / name).read_bytes()
    for end in range(0, len(body), 29):
        for cut in (body[:end], body[end:], body[:end] + b"\xff\x00<" + body[end:]):
            try:
                read_saved(ref, cut)
                read_replies(ref, cut)
            except ConstaError:
                continue


def test_a_page_of_a_thousand_entries_is_read_in_one_pass() -> None:
    page = b'<div class="date author hentry"><p>x</p></div>' * 20_000  # took a minute while «entry//author» was asked of every pair
    start = time.monotonic()
    with pytest.raises(ConstaError):
        read_saved(recognise("https://sitio.example/p"), page)
    assert time.monotonic() - start < 20


@pytest.mark.parametrize("value", WRONG)
def test_only_an_oembed_is_an_oembed(value: Any) -> None:
    assert not is_oembed(value)


BROKEN = b"<html><head><link rel='canonical' href='http://[/'><meta property='og:url' content='https://a]b/'></head><body><a href='http://['>x</a>%s</body></html>"


def test_a_link_that_no_library_takes_apart_hides_no_other() -> None:
    """Anybody's page may carry one; found by strange bytes (tests/fuzz)."""
    here, page = "https://blog.example/a", BROKEN % b"<a href='/r/7QK4-M93D'>y</a>"
    fetched = Fetched(here, here, 200, (("content-type", "text/html"),), page, None, None, {}, ())
    assert links_to(fetched, "https://blog.example/r/7QK4-M93D")
    with suppress(ConstaError):
        read_saved(PostRef("web", "post", None), BROKEN % b"hola", "text/html")
    assert joined("https://a.example/", "http://[") == ""
    assert apart("http://[/a").path == ""
