"""LinkedIn: the exact time is in the id; the embed page shows a public post to anybody, and articles describe themselves in JSON-LD."""

import re

from bridge.domain.posts import Author, CapturedPost, PostRef, Reading
from bridge.domain.posts_times import linkedin_time
from bridge.networks import jsonld, routes
from bridge.networks.http import Http
from bridge.networks.pages import page_readings
from bridge.networks.plain import attribute, first, has_class, text_of
from bridge.networks.reading import captured
from bridge.networks.routes import Route
from bridge.networks.saved import Node, Saved
from bridge.networks.urls import Url

NAME = "linkedin"
HOSTS = re.compile(r"(?:[a-z]{2,4}\.)?linkedin\.com|lnkd\.in")
TYPE = r"(?P<type>activity|ugcPost|share)"
COMMENTARY = (
    f"//*[{has_class('attributed-text-segment-list__content')}]",
    "//*[contains(@class,'share-update-card__update-text') or contains(@data-test-id,'commentary')]",
)


def _update(_url: Url, found: routes.Found) -> PostRef:
    urn = f"urn:li:{found['type']}:{found['id']}"
    return routes.timed(PostRef(NAME, "post", f"https://www.linkedin.com/feed/update/{urn}", urn), linkedin_time(found["id"]))


def _article(_url: Url, found: routes.Found) -> PostRef:
    return PostRef(NAME, "article", f"https://www.linkedin.com/pulse/{found['slug']}", found["slug"])


def _short(url: Url, found: routes.Found) -> PostRef | None:
    return routes.short(NAME)(url, found) if url.host == "lnkd.in" else None


ROUTES = (
    Route(rf"(?:embed/)?feed/update/urn:li:{TYPE}:(?P<id>\d{{10,20}}).*", _update),
    Route(rf"posts/[^/]*-{TYPE}-(?P<id>\d{{10,20}})(?:-[\w-]*)?", _update),
    Route(r"pulse/(?P<slug>[^/]+)", _article),
    Route(r"(?:p/)?[\w-]{4,12}", _short),
)
recognise = routes.on_host(NAME, HOSTS, ROUTES, ((r"(?:in|pub|company|school|showcase)/.*", "profile"), (r"feed.*|search.*|groups/.*|jobs/.*", "list")))


def capture(ref: PostRef, http: Http) -> CapturedPost:
    """The post from its public embed page, an article from its own."""
    address = (ref.canonical_url or "").replace("linkedin.com/feed/", "linkedin.com/embed/feed/")
    return captured(ref, http, (address,), read)


def read(_ref: PostRef, saved: Saved) -> tuple[Reading, ...]:
    """What the embed page, an article or its JSON-LD says."""
    if saved.json is not None:
        about = jsonld.subject(list(jsonld.objects(saved.json)))
        return (jsonld.reading(about),) if about else ()
    root = saved.html
    text = next((text for path in COMMENTARY if (text := text_of(first(root, path)))), None)
    if root is None or text is None:
        return page_readings(saved)
    return (Reading("page", author=_author(root), text=text),)


def _author(root: Node) -> Author | None:
    link = first(root, "//a[contains(@data-tracking-control-name,'actor-name') or contains(@class,'actor')]")
    name = text_of(link)
    href = attribute(link, "./@href")
    url = re.sub(r"\?.*$", "", href) if href else None
    return Author(name, url.rstrip("/").rsplit("/", 1)[-1] if url else None, url, url) if name else None
