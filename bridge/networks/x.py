"""X (Twitter): the official oEmbed gives author and text without a token; the time is in the id."""

import re
from typing import Any
from urllib.parse import quote

from bridge.domain.posts import Author, CapturedPost, PostRef, Reading
from bridge.domain.posts_times import Time, moment_of, x_time
from bridge.networks import routes
from bridge.networks.errors import HiddenPostError, PostGoneError
from bridge.networks.http import Http
from bridge.networks.oembed import is_oembed, oembed_author
from bridge.networks.pages import meta
from bridge.networks.plain import attribute, first, has_class, text_of, text_of_html
from bridge.networks.reading import captured
from bridge.networks.routes import Route
from bridge.networks.saved import Node, Saved, dicts, dig, parse_html, words
from bridge.networks.urls import Url
from bridge.networks.written_dates import written_day

NAME = "x"
HOSTS = re.compile(
    r"(?:(?:www|mobile|m)\.)?(?:twitter\.com|x\.com|fxtwitter\.com|vxtwitter\.com|fixupx\.com|fixvx\.com|twittpr\.com|xcancel\.com|nitter\.[a-z.]+)|t\.co",
    re.IGNORECASE,
)
OEMBED = ("https://publish.x.com/oembed", "https://publish.twitter.com/oembed")
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
API_DATE = re.compile(r"\w{3} (\w{3}) (\d{2}) (\d{2}:\d{2}:\d{2}) \+0000 (\d{4})")


def _status(url: Url, found: routes.Found) -> PostRef | None:
    user, post_id = found.groupdict().get("user"), found["id"]
    who = user if user and user != "i" else "i"
    return routes.timed(PostRef(NAME, "post", f"https://x.com/{who}/status/{post_id}", post_id), x_time(post_id)) if url.host != "t.co" else None


ROUTES = (
    Route(r"(?:i/)?(?:web/)?status(?:es)?/(?P<id>\d{1,20})(?:/.*)?", _status),
    Route(r"(?P<user>\w{1,20})/status(?:es)?/(?P<id>\d{1,20})(?:/.*)?", _status),
    Route(r"\w{6,12}", lambda url, found: routes.short(NAME)(url, found) if url.host == "t.co" else None),
)
recognise = routes.on_host(
    NAME, HOSTS, ROUTES, ((r"(?:hashtag|search|explore|i/lists|i/topics).*", "list"), (r"\w{1,20}(?:/(?:with_replies|media|likes))?", "profile"))
)


def capture(ref: PostRef, http: Http) -> CapturedPost:
    """The post as X's own oEmbed tells it; 404 is gone, 403 is hidden or suspended."""
    query = f"?url={quote(ref.canonical_url or '', safe='')}&omit_script=1&hide_thread=1&dnt=true&lang=es"
    return captured(ref, http, (f"{endpoint}{query}" for endpoint in OEMBED), read)


def read(ref: PostRef, saved: Saved) -> tuple[Reading, ...]:
    """What an oEmbed answer, an API answer, an archive's tweet or a saved page says."""
    value = saved.json
    if value is None:
        return _page(saved)
    if is_oembed(value):
        return (_oembed(value),)
    _check_available(value)
    found = _tweet(value, ref.post_id)
    return (_api(found),) if found else ()


def _check_available(value: Any) -> None:
    result = dig(value, "data", "tweetResult", "result")
    if words(dig(result, "__typename")) in {"TweetUnavailable", "TweetTombstone"}:
        raise HiddenPostError if words(dig(result, "reason")) in {"Protected", "NsfwLoggedOut"} else PostGoneError


def _oembed(value: dict[str, Any]) -> Reading:
    root = parse_html(words(value.get("html")) or "")
    links = root.xpath("//blockquote/a") if root is not None else []
    day = written_day(text_of(links[-1]), "es") if links else None
    text = text_of(first(root, "//blockquote/p"))
    return Reading("endpoint", author=oembed_author(value), text=text, time=Time(day, "day", "api") if day else None)


def _tweet(value: Any, post_id: str | None) -> dict[str, Any] | None:
    items = [item for item in (*dicts(value), *dicts(dig(value, "data")), *dicts(dig(value, "tweet"))) if "text" in item or "full_text" in item]
    return next((item for item in items if post_id in (item.get("id"), item.get("id_str"))), items[0] if items else None)


def _api(item: dict[str, Any]) -> Reading:
    at = api_moment(words(item.get("created_at")) or "")
    return Reading(
        "endpoint",
        author=_user(item.get("user")),
        text=text_of_html(words(item.get("full_text")) or words(item.get("text"))),
        time=Time(at, "exact", "api") if at else None,
        media=tuple(
            str(m["media_url_https"]) for m in dicts(dig(item, "extended_entities", "media") or dig(item, "entities", "media")) if m.get("media_url_https")
        ),
        in_reply_to=_parent(item),
    )


def api_moment(text: str) -> Any:
    """A moment as X's APIs write it: ISO, or «Wed Sep 04 10:32:10 +0000 2019»."""
    found = API_DATE.fullmatch(text)
    if found and found[1] in MONTHS:
        return moment_of(f"{found[4]}-{MONTHS.index(found[1]) + 1:02}-{found[2]}T{found[3]}Z")
    return moment_of(text)


def _user(value: Any) -> Author | None:
    handle = words(dig(value, "screen_name"))
    return Author(words(dig(value, "name")), handle, f"https://x.com/{handle}", words(dig(value, "id_str"))) if handle else None


def _parent(item: dict[str, Any]) -> str | None:
    cited = next((words(one.get("id")) for one in dicts(item.get("referenced_tweets")) if one.get("type") == "replied_to"), None)
    parent = cited or words(item.get("in_reply_to_status_id_str"))
    return f"https://x.com/i/status/{parent}" if parent else None


def _page(saved: Saved) -> tuple[Reading, ...]:
    root = saved.html
    tweet = first(root, f"//*[{has_class('permalink-tweet')}]") if root is not None else None
    if root is None:
        return ()
    text = text_of(first(tweet, f".//*[{has_class('tweet-text')}]")) if tweet is not None else text_of_html(_quoted(root))
    title = re.sub(r"\s+(?:on|en) (?:Twitter|X)\b.*$", "", meta(root, "og:title") or "")
    return (Reading("page", author=_page_author(root, tweet, title), text=text, time=_page_time(tweet)),)


def _quoted(root: Node) -> str | None:
    return (meta(root, "og:description") or "").strip("“” '\"") or None


def _page_author(root: Node, tweet: Node | None, title: str) -> Author | None:
    address = meta(root, "og:url") or attribute(root, "//link[@rel='canonical']/@href") or ""
    found = re.match(r"https?://(?:twitter|x)\.com/(\w+)/status", address)
    handle = attribute(tweet, "./@data-screen-name") or (found[1] if found else None)
    return Author(attribute(tweet, "./@data-name") or title or None, handle, f"https://x.com/{handle}" if handle else None) if handle or title else None


def _page_time(tweet: Node | None) -> Time | None:
    told = attribute(tweet, ".//@data-time-ms")
    at = moment_of(told) if told else None
    return Time(at, "exact", "page") if at else None
