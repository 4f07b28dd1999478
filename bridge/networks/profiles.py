"""What an account says of itself, read by what never changes of it: one of the places where an author may show a code."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from urllib.parse import quote, urlsplit

from bridge.domain.posts import Author, CapturedPost
from bridge.networks import activitypub
from bridge.networks.errors import NothingReadError
from bridge.networks.http import Http
from bridge.networks.pages import meta
from bridge.networks.plain import text_of
from bridge.networks.reading import answer
from bridge.networks.saved import Saved, dig, words
from bridge.networks.walls import check_walls

BLUESKY = "https://public.api.bsky.app/xrpc/app.bsky.actor.getProfile?actor="
OWN_FILE = "/.well-known/consta.txt"
PLATFORMS = ("wordpress.com", "blogspot.com", "blogger.com", "tumblr.com", "medium.com", "substack.com")
"""Hosts whose files are not their bloggers' to write."""


def profile_text(post: CapturedPost, http: Http) -> str:
    """The words of the profile of the post's author, or the file by which the owner of a site speaks.

    Raises NothingReadError where there is neither.
    """
    read = READERS.get(post.ref.network, _own_site)
    text = read(post, post.author or Author(), http)
    if not text:
        raise NothingReadError
    return text


def _activitypub(_post: CapturedPost, author: Author, http: Http) -> str | None:
    address = author.identity or author.url
    return activitypub.profile_text(answer(http, address, activitypub.ACCEPT).json) if address else None


def _bluesky(_post: CapturedPost, author: Author, http: Http) -> str | None:
    return words(dig(answer(http, BLUESKY + quote(author.identity, safe="")).json, "description")) if author.identity else None


def _page(_post: CapturedPost, author: Author, http: Http) -> str | None:
    """The account's own page: what it says of itself stands in its head."""
    return _described(answer(http, author.url)) if author.url else None


def _described(saved: Saved) -> str | None:
    check_walls(saved)
    root = saved.html
    return meta(root, "og:description", "description") or text_of(root.find("body")) if root is not None else None


def _own_site(post: CapturedPost, _author: Author, http: Http) -> str | None:
    """Whoever can put a file at the root of the site speaks for it."""
    parts = urlsplit(post.ref.canonical_url or "")
    host = parts.hostname or ""
    if not host or any(host == platform or host.endswith(f".{platform}") for platform in PLATFORMS):
        return None
    return answer(http, f"{parts.scheme}://{parts.netloc}{OWN_FILE}", "text/plain").text


READERS: Mapping[str, Callable[[CapturedPost, Author, Http], str | None]] = MappingProxyType({
    "mastodon": _activitypub, "pleroma": _activitypub, "bluesky": _bluesky, "telegram": _page, "youtube": _page, "tumblr": _page, "flickr": _page,
    "pinterest": _page,
})  # fmt: skip
