"""Tells a blog that the claim's page answers its post: Webmention (W3C Recommendation of 2017-01-12) and, failing that, Pingback."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape

from requests.utils import parse_header_links

from bridge.domain.addresses import joined
from bridge.networks.errors import NotListeningError
from bridge.networks.http import Fetched, Http
from bridge.networks.plain import attribute
from bridge.networks.saved import Node, Saved

PINGBACK_LINK = re.compile(r"<link rel=\"pingback\" href=\"([^\"]+)\" ?/?>")
FAULT = re.compile(rb"<fault\b", re.IGNORECASE)
Headers = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a page wants to be told, and how: webmention or pingback."""

    protocol: str
    url: str


@dataclass(frozen=True, slots=True)
class Sent:
    """What came of telling: accepted or not, and where its status can be asked."""

    endpoint: Endpoint
    status: int
    accepted: bool
    status_url: str | None
    retry_after: int | None = None


def webmention_endpoint(url: str, headers: Headers, root: Node | None) -> str | None:
    """The first endpoint of the `Link` headers, else of the page in document order, relative to the final address (§3.1.2)."""
    linked = (link["url"] for name, value in headers if name.lower() == "link" for link in parse_header_links(value) if _says(link.get("rel"), "webmention"))
    found = next(linked, None)
    if found is None and root is not None:
        marked = root.xpath("//link[@rel and @href] | //a[@rel and @href]")
        found = next((node.get("href") for node in marked if _says(node.get("rel"), "webmention")), None)
    return None if found is None else joined(url, found)


def _says(rel: str | None, word: str) -> bool:
    return word in (rel or "").lower().split()


def pingback_endpoint(headers: Headers, text: str, root: Node | None) -> str | None:
    """The endpoint of the X-Pingback header, else of the page's link."""
    told = next((value.strip() for name, value in headers if name.lower() == "x-pingback" and value.strip()), None)
    written = PINGBACK_LINK.search(text)
    return told or (written[1] if written else attribute(root, "//link[translate(@rel,'PINGBACK','pingback')='pingback']/@href"))


def discover(fetched: Fetched) -> Endpoint | None:
    """How the fetched page wants to be told; None when it does not."""
    saved = Saved(fetched.body, fetched.header("content-type"), fetched.final_url)
    mention = webmention_endpoint(fetched.final_url, fetched.headers, saved.html)
    if mention is not None:
        return Endpoint("webmention", mention)
    ping = pingback_endpoint(fetched.headers, saved.text, saved.html)
    return Endpoint("pingback", joined(fetched.final_url, ping)) if ping else None


def send(source: str, target: str, http: Http) -> Sent:
    """Tells the page at `target` that `source` links to it.

    Raises NotListeningError when the page does not want to be told. Endpoints on private addresses are refused by the door.
    """
    endpoint = discover(http.get(target))
    if endpoint is None:
        raise NotListeningError
    return SENDERS[endpoint.protocol](endpoint, source, target, http)


def _webmention(endpoint: Endpoint, source: str, target: str, http: Http) -> Sent:
    answer = http.post(endpoint.url, {"source": source, "target": target})
    accepted = 200 <= answer.status < 300
    place = answer.header("location") if answer.status == 201 else None
    return Sent(endpoint, answer.status, accepted, joined(endpoint.url, place) if place else None, answer.retry_after)


def _pingback(endpoint: Endpoint, source: str, target: str, http: Http) -> Sent:
    params = "".join(f"<param><value><string>{escape(url)}</string></value></param>" for url in (source, target))
    call = f"<?xml version='1.0'?><methodCall><methodName>pingback.ping</methodName><params>{params}</params></methodCall>"
    answer = http.post(endpoint.url, call.encode(), {"Content-Type": "text/xml"})
    return Sent(endpoint, answer.status, 200 <= answer.status < 300 and not FAULT.search(answer.body) and b"methodResponse" in answer.body, None)


SENDERS = {"webmention": _webmention, "pingback": _pingback}


def links_to(fetched: Fetched, target: str) -> bool:
    """Whether the fetched page carries a link to `target`: how a received Webmention is verified (§3.2.2)."""
    root = Saved(fetched.body, fetched.header("content-type"), fetched.final_url).html
    found = root.xpath("//@href | //@src") if root is not None else []
    return any(joined(fetched.final_url, str(link)).rstrip("/") == target.rstrip("/") for link in found)
