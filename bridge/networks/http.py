"""The one door out: fetches a public address safely, or says why not."""

import re
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode, urlsplit
from zlib import error as zlib_error

import certifi
from urllib3 import Timeout
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from bridge.domain.addresses import joined
from bridge.errors import ConstaError
from bridge.networks.errors import HostileUrlError, TooManyHopsError, UnreachableError, WrongContentError
from bridge.networks.http_safety import PORTS, Allowed, safe_url
from bridge.networks.http_wire import POOLS, Attempt, Resolver, read_body, system_resolver
from bridge.networks.urls import CONTROL

KINDS = re.compile(
    r"text/(?:html|plain|xml)|application/(?:xhtml\+xml|json|xml|[a-z.]+\+json|(?:atom|rss)\+xml)|image/(?:png|jpe?g|webp|gif|avif)", re.IGNORECASE
)
ACCEPT = "text/html,application/xhtml+xml,application/json;q=0.9,*/*;q=0.5"
REDIRECTS = frozenset((300, 301, 302, 303, 307, 308))


@dataclass(frozen=True, slots=True)
class Hop:
    """One redirect on the way."""

    url: str
    status: int


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was served, by whom, and the way there."""

    url: str
    final_url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    at: datetime | None
    peer: str | None
    tls: Mapping[str, str]
    hops: tuple[Hop, ...]

    def header(self, name: str) -> str | None:
        """The first header of that name."""
        return next((value for key, value in self.headers if key.lower() == name), None)

    @property
    def host(self) -> str:
        return urlsplit(self.final_url).hostname or ""

    @property
    def retry_after(self) -> int | None:
        """The seconds that a 429 or 503 asks us to wait."""
        told = (self.header("retry-after") or "").strip()
        return int(told) if re.fullmatch(r"\d{1,6}", told) else None


@lru_cache(maxsize=1)
def trusted() -> ssl.SSLContext:
    """The certificate authorities that we trust."""
    return ssl.create_default_context(cafile=certifi.where())


@dataclass(frozen=True)
class Http:
    """The door and its rules. `allowed` (host, port) pairs are exempt from the public-address rule: test servers, named by the operator.

    `before` runs before each request (to refuse one while a transaction is open); `after` sees each answer (to keep it as evidence);
    `clock` dates the answers.
    """

    user_agent: str = "Consta/0.1 (+https://consta.example/about)"
    connect_seconds: float = 3.0
    read_seconds: float = 5.0
    total_seconds: float = 10.0
    max_bytes: int = 3_000_000
    max_hops: int = 5
    resolver: Resolver = system_resolver
    allowed: Allowed = frozenset()
    before: Callable[[str], None] | None = None
    after: Callable[[Fetched], None] | None = None
    clock: Callable[[], datetime] | None = None
    tls: Callable[[], ssl.SSLContext] = trusted
    kinds: re.Pattern[str] = KINDS
    """The media types that are taken in."""

    def get(self, url: str, accept: str = ACCEPT, *, follow: bool = True) -> Fetched:
        """What the address serves, after at most `max_hops` redirects, each checked like the first.

        Raises a RefusedError for what is not safe and an UnavailableError for what does not answer.
        """
        return self._timed(lambda attempt: self._follow(url, accept, attempt, self.max_hops if follow else 0, follow=follow), url)

    def post(self, url: str, body: bytes | Mapping[str, str], headers: Mapping[str, str] | None = None) -> Fetched:
        """What the address answers to a POST; a mapping goes as a form; redirects are not followed."""
        form = not isinstance(body, bytes)
        data = urlencode(body).encode() if isinstance(body, Mapping) else body
        sent = {**({"Content-Type": "application/x-www-form-urlencoded"} if form else {}), **(headers or {})}
        return self._timed(lambda attempt: self._once("POST", safe_url(url, self.allowed), sent, data, attempt), url)

    def observed(self, after: Callable[[Fetched], None]) -> "Http":
        """The same door with somebody who sees each answer."""
        return replace(self, after=after)

    def _timed(self, work: Callable[[Attempt], Fetched], url: str) -> Fetched:
        attempt = Attempt(self.resolver, self.allowed, time.monotonic() + self.total_seconds, self.connect_seconds, self.read_seconds)
        timer = threading.Timer(self.total_seconds, attempt.hang_up)
        timer.daemon = True
        timer.start()
        try:
            fetched = replace(work(attempt), url=url)
        except ConstaError:
            raise
        except (HTTPError, OSError, ValueError, zlib_error) as error:
            raise _meant(error) or UnreachableError(host=host_in(url)) from error
        finally:
            timer.cancel()
        if self.after:
            self.after(fetched)
        return fetched

    def _follow(self, url: str, accept: str, attempt: Attempt, hops_left: int, *, follow: bool) -> Fetched:
        here, way = safe_url(url, self.allowed), list[Hop]()
        while True:
            fetched = self._once("GET", here, {"Accept": accept}, None, attempt)
            target = fetched.header("location") if fetched.status in REDIRECTS else None
            if target is None or not follow:
                return replace(fetched, hops=tuple(way))
            if len(way) >= hops_left:
                raise TooManyHopsError
            way.append(Hop(here, fetched.status))
            here = next_url(here, target, self.allowed)

    def _once(self, method: str, url: str, headers: Mapping[str, str], body: bytes | None, attempt: Attempt) -> Fetched:
        if self.before:
            self.before(url)
        scheme = urlsplit(url).scheme
        secure: dict[str, Any] = {"ssl_context": self.tls()} if scheme == "https" else {}
        pool = POOLS[scheme](host_in(url), urlsplit(url).port or PORTS[scheme], maxsize=1, attempt=attempt, **secure)
        target = url.split("/", 3)[3]
        sent = {"User-Agent": self.user_agent, "Accept-Encoding": "gzip", "Accept-Language": "es,en;q=0.5", **headers}
        timeout = Timeout(connect=self.connect_seconds, read=self.read_seconds)
        try:
            response = pool.urlopen(
                method,
                f"/{target}",
                body=body,
                headers=sent,
                retries=False,
                redirect=False,
                preload_content=False,
                decode_content=False,
                timeout=timeout,
                assert_same_host=False,
            )
            with closing(response):
                return self._received(url, response, attempt, any_kind=method == "POST")
        finally:
            attempt.done()
            pool.close()

    def _received(self, url: str, response: BaseHTTPResponse, attempt: Attempt, *, any_kind: bool) -> Fetched:
        moved = response.status in REDIRECTS and "location" in response.headers
        kind = response.headers.get("content-type", "text/html").split(";")[0].strip()
        if not (moved or any_kind or self.kinds.fullmatch(kind) or not 200 <= response.status < 300):
            raise WrongContentError(kind=kind[:40])
        body = b"" if moved else read_body(response, attempt, self.max_bytes)
        headers = tuple((name, value) for name, value in response.headers.items())
        return Fetched(url, url, response.status, headers, body, self.clock() if self.clock else None, attempt.peer, attempt.tls, ())


def next_url(here: str, target: str, allowed: Allowed) -> str:
    """Where a redirect leads, checked like any other address."""
    if not target or CONTROL.search(target):
        raise HostileUrlError("redirect")
    return safe_url(joined(here, target.split("#", maxsplit=1)[0]), allowed)


def host_in(url: str) -> str:
    """The host of an address, for a sentence."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _meant(error: BaseException) -> ConstaError | None:
    """Our own error, when the HTTP library wrapped it in one of its own."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, ConstaError):
            return seen
        seen = seen.__cause__ or seen.__context__
    return None
