"""How a network's addresses are told apart: patterns of the path, tried in order, each with the reference it makes."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bridge.domain.posts import PostRef
from bridge.domain.posts_times import Moment
from bridge.networks.errors import NotAPostError
from bridge.networks.urls import Url
from bridge.sentences import say

SHORT = say("Es un enlace corto: hay que seguirlo para saber a qué publicación lleva.")
Found = re.Match[str]


@dataclass(frozen=True, slots=True)
class Route:
    """A pattern of the path without its outer slashes, and what to make of it."""

    pattern: str
    make: Callable[[Url, Found], PostRef | None]


def on_host(name: str, hosts: re.Pattern[str], routes: Sequence[Route], others: Sequence[tuple[str, str]] = ()) -> Callable[[Url], PostRef | None]:
    """A recogniser for a network that owns its hosts: a reference, None for other hosts, NotAPostError for the network's other pages."""

    def recognise(url: Url) -> PostRef | None:
        if not hosts.fullmatch(url.host):
            return None
        ref = by_route(url, routes)
        if ref is None:
            raise NotAPostError(name, _other(url, others), url.given)
        return ref

    return recognise


def by_route(url: Url, routes: Sequence[Route]) -> PostRef | None:
    """The reference of the first route that fits."""
    path = "/".join(url.parts)
    for route in routes:
        found = re.fullmatch(route.pattern, path)
        ref = route.make(url, found) if found else None
        if ref:
            return replace(ref, shared_url=url.given)
    return None


def _other(url: Url, others: Sequence[tuple[str, str]]) -> str:
    path = "/".join(url.parts)
    return next((kind for pattern, kind in others if re.fullmatch(pattern, path)), "page")


def timed(ref: PostRef, at: Moment | None, precision: str = "exact") -> PostRef:
    """The reference with the time that its address tells, if it tells one."""
    return replace(ref, published_at=at, published_precision=precision, published_source="id") if at else ref


def short(name: str) -> Callable[[Url, Found], PostRef]:
    """A short link: known to be of the network, unknown where it leads."""
    return lambda url, _: PostRef(name, "unknown", None, shared_url=url.given, notes=(SHORT,))
