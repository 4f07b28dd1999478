"""Telegram: the public page of a channel's message shows author, text and date to anybody; private channels are refused."""

import re

from bridge.domain.posts import Author, CapturedPost, PostRef, Reading
from bridge.domain.posts_times import Time, moment_of
from bridge.networks import routes
from bridge.networks.errors import NotAPostError, PostGoneError
from bridge.networks.http import Http
from bridge.networks.plain import attribute, first, has_class, text_of
from bridge.networks.reading import captured
from bridge.networks.routes import Route
from bridge.networks.saved import Node, Saved
from bridge.networks.urls import Url
from bridge.sentences import say

NAME = "telegram"
HOSTS = re.compile(r"(?:www\.)?(?:t\.me|telegram\.me|telegram\.dog)|(?P<channel>[a-z0-9_-]+)\.t\.me")
CHANNEL = r"(?P<channel>[A-Za-z]\w{3,31})"
PICTURE = re.compile(r"background-image:\s*url\('?([^')]+)'?\)")


def _message(_url: Url, found: routes.Found) -> PostRef | None:
    name = f"{found['channel']}/{found['id']}"
    return PostRef(NAME, "post", f"https://t.me/{name}", name) if found["channel"] not in {"share", "joinchat", "addstickers"} else None


def _own_host(url: Url, found: routes.Found) -> PostRef | None:
    host = HOSTS.fullmatch(url.host)
    channel = host["channel"] if host else None
    return PostRef(NAME, "post", f"https://t.me/{channel}/{found['id']}", f"{channel}/{found['id']}") if channel and channel != "www" else None


def _private(url: Url, _found: routes.Found) -> PostRef:
    raise NotAPostError(NAME, "private", url.given)


ROUTES = (
    Route(r"c/\d+(?:/\d+)+|joinchat/.*|\+.*", _private),
    Route(rf"(?:s/)?{CHANNEL}/(?:\d+/)?(?P<id>\d+)", _message),
    Route(r"(?:s/)?(?P<id>\d+)", _own_host),
)
recognise = routes.on_host(NAME, HOSTS, ROUTES, ((r"share.*", "page"), (r"(?:s/)?\w+", "profile")))


def capture(ref: PostRef, http: Http) -> CapturedPost:
    """The message from its public embed."""
    return captured(ref, http, (f"{ref.canonical_url}?embed=1&mode=tme", f"https://t.me/s/{ref.post_id}"), read)


def read(ref: PostRef, saved: Saved) -> tuple[Reading, ...]:
    """What the message's box on an embed or a channel's page says."""
    root = saved.html
    if root is None:
        return ()
    box = first(root, f"//*[translate(@data-post,'ABCDEFGHIJKLMNOPQRSTUVWXYZ','abcdefghijklmnopqrstuvwxyz')='{(ref.post_id or '').lower()}']")
    if box is None and first(root, f"//*[{has_class('tgme_widget_message_error')}]") is not None:
        raise PostGoneError
    return (_reading(box),) if box is not None else ()


def _reading(box: Node) -> Reading:
    owner = first(box, f".//*[{has_class('tgme_widget_message_owner_name')}]")
    at = moment_of(attribute(box, f".//*[{has_class('tgme_widget_message_date')}]//time/@datetime") or attribute(box, ".//time/@datetime") or "")
    texts = box.xpath(f".//*[{has_class('tgme_widget_message_text')}][not(ancestor::*[{has_class('tgme_widget_message_reply')}])]")
    signed = text_of(first(box, f".//*[{has_class('tgme_widget_message_from_author')}]"))
    poll = first(box, f".//*[{has_class('tgme_widget_message_poll_question')}]")
    styles = " ".join(box.xpath(".//@style"))
    return Reading(
        "page",
        author=_author(owner),
        text=text_of(texts[0]) if texts else text_of(poll),
        time=Time(at, "exact", "page") if at else None,
        media=tuple(dict.fromkeys(address for address in PICTURE.findall(styles) if address.startswith("http"))),
        in_reply_to=attribute(box, f".//*[{has_class('tgme_widget_message_reply')}]/@href"),
        notes=(say("Firma en el canal: {name}.", name=signed),) if signed else (),
    )


def _author(owner: Node | None) -> Author | None:
    name, url = text_of(owner), attribute(owner, "./@href")
    handle = url.rstrip("/").rsplit("/", 1)[-1] if url else None
    return Author(name, handle, url, handle.lower() if handle else None) if name else None
