"""The networks where people complain: recognise a shared link, read the post behind it, find the answers under it."""

import re
from dataclasses import replace
from typing import Protocol

from bridge.domain.posts import CapturedPost, PostRef, Reading, from_address
from bridge.domain.posts_links import find_link
from bridge.networks import (
    blogger,
    bluesky,
    discourse,
    facebook,
    flickr,
    googlemaps,
    instagram,
    linkedin,
    mastodon,
    misskey,
    phpbb,
    pinterest,
    pleroma,
    reddit,
    shortener,
    telegram,
    threads,
    tiktok,
    tripadvisor,
    trustpilot,
    tumblr,
    vbulletin,
    web,
    wordpress,
    x,
    xenforo,
    youtube,
)
from bridge.networks.errors import HostileUrlError, NotAPostError, NothingReadError
from bridge.networks.following import follow, led_to
from bridge.networks.http import Http
from bridge.networks.reading import from_saved
from bridge.networks.saved import Saved
from bridge.networks.urls import Url, check_honest, parse


class Network(Protocol):
    """What each network's module offers."""

    NAME: str

    def recognise(self, url: Url) -> PostRef | None: ...

    def capture(self, ref: PostRef, http: Http) -> CapturedPost: ...

    def read(self, ref: PostRef, saved: Saved, /) -> tuple[Reading, ...]: ...


OWNERS: tuple[Network, ...] = (  # networks with hosts of their own
    x, bluesky, facebook, instagram, threads, linkedin, tiktok, youtube, reddit, telegram, pinterest, flickr, tumblr, googlemaps, trustpilot, tripadvisor,
    blogger, shortener,
)  # fmt: skip
ANYWHERE: tuple[Network, ...] = (  # software on anybody's host: the shape of the address tells; and any other page
    mastodon, pleroma, misskey, discourse, phpbb, xenforo, vbulletin, wordpress, web,
)  # fmt: skip
NETWORKS = OWNERS + ANYWHERE
BY_NAME = {network.NAME: network for network in NETWORKS}
SCHEME = re.compile(r"\s*[a-z][a-z0-9+.-]*:(?!\d+/)\S*\s*", re.IGNORECASE)


def recognise(text_or_url: str) -> PostRef:
    """What a shared link, or a text with a link in it, says by itself; no request is made.

    Raises NotAPostError for profiles, lists, private places or no link at all, and a RefusedError for hostile ones.
    """
    return recognised(parse(web_link(text_or_url)))


def web_link(text: str) -> str:
    """The http(s) address in what was pasted; an AT-URI becomes its web address."""
    link = find_link(None, None, text.strip())
    if link is None or (SCHEME.fullmatch(text) and not text.strip().lower().startswith(("http:", "https:", "at:"))):
        raise HostileUrlError("scheme") if SCHEME.fullmatch(text) else NotAPostError("web", "none", text)
    return (bluesky.web_address(link) or link) if link.startswith("at://") else link


def recognised(url: Url) -> PostRef:
    """The reference of the first network that knows the address; a name that imitates a network's is refused."""
    own = next((ref for network in OWNERS if (ref := network.recognise(url))), None)
    if own:
        return own
    check_honest(url)
    return next(ref for network in ANYWHERE if (ref := network.recognise(url)))


def resolve(ref: PostRef, http: Http) -> PostRef:
    """The post that a short link leads to; the same reference when it is not short."""
    if not ref.needs_request:
        return ref
    found = recognise(follow(ref.shared_url or "", http))
    if found.needs_request:
        raise NothingReadError
    return replace(found, shared_url=ref.shared_url)


def capture(ref: PostRef, http: Http) -> CapturedPost:
    """The post, read from its network. Short links are followed first.

    Raises RefusedError kinds when it is not safe, UnavailableError kinds when it cannot be read now.
    """
    found = resolve(ref, http)
    return BY_NAME[found.network].capture(found, http)


def read_saved(ref: PostRef, body: bytes, media_type: str | None = None) -> CapturedPost:
    """The post as a response or page that somebody saved tells it; for a short link, the post to which the saved answer leads."""
    if ref.needs_request:
        return from_address(replace(recognise(led_to(Saved(body, media_type, ref.shared_url))), shared_url=ref.shared_url))
    return from_saved(ref, Saved(body, media_type, ref.canonical_url or ref.shared_url), BY_NAME[ref.network].read)


def replies(ref: PostRef, http: Http) -> tuple[CapturedPost, ...]:
    """The answers under the post, where its network shows them to anybody; empty where it does not."""
    found = resolve(ref, http)
    ask = getattr(BY_NAME[found.network], "replies", None)
    return ask(found, http) if ask else ()


def read_replies(ref: PostRef, body: bytes, media_type: str | None = None) -> tuple[CapturedPost, ...]:
    """The answers that a saved response brings; empty where its network is not known to bring any."""
    ask = getattr(BY_NAME[ref.network], "read_replies", None)
    return ask(ref, Saved(body, media_type, ref.canonical_url or ref.shared_url)) if ask else ()
