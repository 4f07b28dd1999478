"""Reddit: only oEmbed and the Atom feed of a post remain open; the ids count in sequence and tell no time."""

import re
from typing import Any
from urllib.parse import quote

from lxml import etree

from bridge.domain.posts import Author, CapturedPost, PostRef, Reading, merge
from bridge.domain.posts_times import Time, at_ms, moment_of
from bridge.networks import routes
from bridge.networks.http import Http
from bridge.networks.oembed import is_oembed, oembed_reading
from bridge.networks.pages import page_readings
from bridge.networks.plain import text_of_html, under
from bridge.networks.reading import answer, captured
from bridge.networks.routes import Route
from bridge.networks.saved import Node, Saved, dicts, dig, words
from bridge.networks.urls import Url

NAME = "reddit"
HOSTS = re.compile(r"(?:(?:www|old|np|m|new|i|amp|sh|[a-z]{2})\.)?reddit\.com|(?:www\.|v\.)?redd\.it|(?:www\.)?redditmedia\.com|(?:www\.)?vxreddit\.com")
ATOM = "{http://www.w3.org/2005/Atom}"


def _post(_url: Url, found: routes.Found) -> PostRef:
    given = found.groupdict()
    where = f"{given['where']}/" if given.get("where") else ""
    address = f"https://www.reddit.com/{where}comments/{found['id']}/"
    comment = given.get("comment")
    if comment:
        return PostRef(NAME, "comment", f"{address}comment/{comment}/", f"t1_{comment}")
    return PostRef(NAME, "post", address, f"t3_{found['id']}")


def _on_redd_it(url: Url, found: routes.Found) -> PostRef | None:
    return _post(url, found) if url.host in {"redd.it", "www.redd.it"} else None


WHERE = r"(?:(?P<where>r/\w+|u(?:ser)?/[\w-]+)/)?"
ROUTES = (
    Route(r"(?:r|u|user)/[\w-]+/s/\w+", routes.short(NAME)),
    Route(WHERE + r"comments/(?P<id>[0-9a-z]{4,9})(?:/(?:comment|[^/]*)(?:/(?P<comment>[0-9a-z]{5,9}))?)?", _post),
    Route(r"gallery/(?P<id>[0-9a-z]{4,9})", _post),
    Route(r"(?P<id>[0-9a-z]{4,9})", _on_redd_it),
)
recognise = routes.on_host(NAME, HOSTS, ROUTES, ((r"u(?:ser)?/.*", "profile"), (r"r/.*|search.*|", "list")))


def _feed(ref: PostRef) -> str:
    found = re.search(r"/comments/(\w+)/(?:comment/(\w+)/)?", ref.canonical_url or "")
    return f"https://www.reddit.com/comments/{found[1]}/{f'_/{found[2]}/' if found[2] else ''}.rss" if found else ""


def capture(ref: PostRef, http: Http) -> CapturedPost:
    """The post from its Atom feed, else author and title from oEmbed."""
    oembed = f"https://www.reddit.com/oembed?url={quote(ref.canonical_url or '', safe='')}"
    return captured(ref, http, (_feed(ref), oembed), read)


def read(ref: PostRef, saved: Saved) -> tuple[Reading, ...]:
    """What the Atom feed, oEmbed, an API answer or a saved page says."""
    value = saved.json
    if is_oembed(value):
        return (oembed_reading(value),)
    if value is not None:
        things = [thing for thing in _things(value) if thing]
        return (_thing(next((thing for thing in things if thing.get("name") == ref.post_id), things[0])),) if things else ()
    entries = _entries(saved)
    if not entries:
        return page_readings(saved)
    mine = next((entry for entry in entries if _id(entry) == ref.post_id), entries[0])
    return (_entry(mine),)


def _entries(saved: Saved) -> list[Node]:
    if not re.match(r"\s*(?:<\?xml[^>]*>)?\s*<feed", saved.text):
        return []
    try:
        root = etree.fromstring(saved.text.encode(), etree.XMLParser(resolve_entities=False, no_network=True, recover=True, encoding="utf-8"))
    except etree.XMLSyntaxError:
        return []
    return list(root.iter(f"{ATOM}entry")) if root is not None else []


def _said(entry: Node, path: str) -> str | None:
    return words(entry.findtext("/".join(f"{ATOM}{step}" for step in path.split("/"))))


def _id(entry: Node) -> str | None:
    return _said(entry, "id")


def _entry(entry: Node) -> Reading:
    user = (_said(entry, "author/name") or "").removeprefix("/u/") or None
    body = text_of_html(re.sub(r"submitted by.*$", "", _said(entry, "content") or "", flags=re.DOTALL))
    title = _said(entry, "title") if (_id(entry) or "").startswith("t3_") else None
    at = moment_of(_said(entry, "published") or _said(entry, "updated") or "")
    return Reading("endpoint", author=_author(user), text=under(title, body), time=Time(at, "exact", "api") if at else None)


def _author(user: str | None) -> Author | None:
    return Author(user, user, f"https://www.reddit.com/user/{user}", (user or "").lower()) if user and user != "[deleted]" else None


def _things(value: Any) -> list[dict[str, Any]]:
    lists = [dig(item, "data", "children") or [item] for item in dicts(value)]
    return [thing["data"] for found in lists for thing in dicts(found) if isinstance(thing.get("data"), dict)]


def _thing(data: dict[str, Any]) -> Reading:
    created = data.get("created_utc")
    at = at_ms(int(created * 1000)) if isinstance(created, int | float) and 0 < created < 2**40 else None
    link = words(data.get("permalink"))
    return Reading(
        "endpoint",
        author=_author(words(data.get("author"))),
        text=under(words(data.get("title")), words(data.get("selftext")) or words(data.get("body"))),
        time=Time(at, "exact", "api") if at else None,
        in_reply_to=words(data.get("parent_id")),
        canonical_url=f"https://www.reddit.com{link}" if link else None,
    )


def replies(ref: PostRef, http: Http) -> tuple[CapturedPost, ...]:
    """The comments under the post, as its Atom feed tells them."""
    return read_replies(ref, answer(http, _feed(ref)), "fetched")


def read_replies(ref: PostRef, saved: Saved, how: str = "saved") -> tuple[CapturedPost, ...]:
    """The comments in an Atom feed."""
    found = [(entry, _id(entry) or "") for entry in _entries(saved)]
    return tuple(_comment(ref, entry, name, how) for entry, name in found if name.startswith("t1_") and name != ref.post_id)


def _comment(ref: PostRef, entry: Node, name: str, how: str) -> CapturedPost:
    parent = re.sub(r"comment/\w+/$", "", ref.canonical_url or "")
    return merge(PostRef(NAME, "comment", f"{parent}comment/{name[3:]}/", name), (_entry(entry),), how)
