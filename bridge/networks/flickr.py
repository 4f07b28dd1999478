"""Flickr: oEmbed gives author and title to anybody; the date of upload is in the photo's page or in the API's answer."""

import re
from typing import Any
from urllib.parse import quote

from bridge.domain.posts import Author, CapturedPost, PostRef, Reading
from bridge.domain.posts_times import Time, at_ms, digits, number
from bridge.networks import routes
from bridge.networks.http import Http
from bridge.networks.oembed import is_oembed, oembed_reading
from bridge.networks.pages import page_readings
from bridge.networks.plain import text_of_html, under
from bridge.networks.reading import captured
from bridge.networks.routes import Route
from bridge.networks.saved import Saved, dig, words
from bridge.networks.urls import Url

NAME = "flickr"
HOSTS = re.compile(r"(?:(?:www|m|secure)\.)?flickr\.com|flic\.kr")
BASE58 = "123456789abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ"


def _photo(_url: Url, found: routes.Found) -> PostRef | None:
    return PostRef(NAME, "post", f"https://www.flickr.com/photos/{found['user']}/{found['id']}/", found["id"])


def _numbered(url: Url, _found: routes.Found) -> PostRef | None:
    photo = url.value("id") or ""
    return PostRef(NAME, "post", f"https://www.flickr.com/photo.gne?id={photo}", photo) if photo.isdigit() else None


def _short(url: Url, found: routes.Found) -> PostRef | None:
    """The short code is the photo's number in base 58; the user's name is not in it."""
    photo = number(found["code"], BASE58)
    return PostRef(NAME, "post", f"https://www.flickr.com/photo.gne?id={photo}", str(photo)) if url.host == "flic.kr" and photo > 0 else None


ROUTES = (Route(r"photos/(?P<user>[\w@-]+)/(?P<id>\d{4,15})(?:/.*)?", _photo), Route(r"p/(?P<code>\w{4,12})", _short), Route(r"photo\.gne", _numbered))
OTHERS = ((r"photos/[^/]+/(?:albums|sets|galleries|tags)/.*|groups/.*|search.*", "list"), (r"(?:photos|people)/[^/]+", "profile"))
recognise = routes.on_host(NAME, HOSTS, ROUTES, OTHERS)


def capture(ref: PostRef, http: Http) -> CapturedPost:
    """Author and title from oEmbed, the rest from the page."""
    oembed = f"https://www.flickr.com/services/oembed/?format=json&url={quote(ref.canonical_url or '', safe='')}"
    return captured(ref, http, (oembed, ref.canonical_url or ""), read)


def read(_ref: PostRef, saved: Saved) -> tuple[Reading, ...]:
    """What oEmbed, the API or a saved page says."""
    if is_oembed(saved.json):
        return (oembed_reading(saved.json),)
    photo = dig(saved.json, "photo")
    return (_photo_reading(photo),) if isinstance(photo, dict) else page_readings(saved)


def _photo_reading(photo: dict[str, Any]) -> Reading:
    at = at_ms(digits(str(dig(photo, "dates", "posted") or "")) * 1000)
    title, told = words(dig(photo, "title", "_content")), text_of_html(words(dig(photo, "description", "_content")))
    return Reading("endpoint", author=_owner(photo.get("owner")), text=under(title, told), time=Time(at, "exact", "api") if at else None)


def _owner(value: Any) -> Author | None:
    name, alias = words(dig(value, "realname")) or words(dig(value, "username")), words(dig(value, "path_alias")) or words(dig(value, "nsid"))
    return Author(name, alias, f"https://www.flickr.com/people/{alias}/", words(dig(value, "nsid"))) if name and alias else None
