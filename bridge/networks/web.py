"""Any other web page: Open Graph, JSON-LD, microformats, microdata and its own text, as it describes itself."""

from dataclasses import replace

from bridge.domain.posts import CapturedPost, PostRef, Reading
from bridge.networks import jsonld, mastodon, phpbb
from bridge.networks.http import Http
from bridge.networks.oembed import is_oembed, oembed_reading
from bridge.networks.pages import page_readings
from bridge.networks.reading import captured
from bridge.networks.saved import Saved, dig, words
from bridge.networks.urls import Url

NAME = "web"


def recognise(url: Url) -> PostRef | None:
    """Every address: an article, or a page when it is a site's front."""
    return PostRef(NAME, "article" if url.parts else "page", url.tidy(), None, shared_url=url.given)


def capture(ref: PostRef, http: Http) -> CapturedPost:
    """What the page says of itself."""
    return captured(ref, http, (ref.canonical_url or "",), read)


def read(_ref: PostRef, saved: Saved) -> tuple[Reading, ...]:
    """What oEmbed, JSON-LD or the page says."""
    value = saved.json
    if value is None:
        box = phpbb.first_box(saved.html)  # forums that look like phpBB without its addresses
        return (*((phpbb.box_reading(box, saved.html),) if box is not None else ()), *page_readings(saved))
    if is_oembed(value):
        told = oembed_reading(value)
        text = told.text or words(dig(value, "description"))
        return (replace(told, text=text, network="wordpress" if "wp-embedded-content" in str(value.get("html")) else None),)
    if mastodon.is_status(value):  # a bridge's or any other server's answer in Mastodon's shape
        return (mastodon.reading(value),)
    about = jsonld.subject(list(jsonld.objects(value)))
    return (jsonld.reading(about),) if about else ()
