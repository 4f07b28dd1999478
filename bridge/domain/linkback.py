"""The reply under the post that says that the complaint now counts: fitted to each network's limit, with the links that open it ready to send."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from urllib.parse import quote, urlsplit

from bridge.domain.posts import PostRef
from bridge.sentences import Sentence, say

URL = re.compile(r"https?://\S+")
MENTION = re.compile(r"(@[\w.-]+)@[\w.-]+")
URL_WEIGHT = 23  # what X and Mastodon count for any address
NARROW = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))  # code points that X counts once; all others twice
JOINERS = frozenset("\u200d\ufe0e\ufe0f\u20e3")
LIMITS: Mapping[str, int] = MappingProxyType({
    "x": 280, "bluesky": 300, "mastodon": 500, "pleroma": 500, "misskey": 3000, "threads": 500, "instagram": 2200, "facebook": 8000, "linkedin": 1250,
    "tiktok": 150, "youtube": 10000, "reddit": 10000, "telegram": 4096, "pinterest": 500, "flickr": 5000, "tumblr": 475,
})  # fmt: skip
DEFAULT_LIMIT = 1000


@dataclass(frozen=True, slots=True)
class Link:
    """A link that the person opens to publish the reply; `replies` when the network puts it under the post by itself."""

    label: Sentence
    url: str
    replies: bool


def reply_text(network: str, company: str, presented_on: date | None, status_url: str, speak: Callable[[Sentence], str] = str) -> str:
    """The fullest reply that fits the network: with the company, else without, else the bare address."""
    limit = LIMITS.get(network, DEFAULT_LIMIT)
    texts = (speak(sentence) for sentence in _versions(" ".join(company.split()), presented_on, status_url))
    return next((text for text in texts if weight(network, text) <= limit), status_url)


def _versions(company: str, presented_on: date | None, url: str) -> tuple[Sentence, ...]:
    if presented_on is None:
        return (
            say("Esta queja ya es una reclamación formal a {company}, con número y plazo. Estado: {url}", company=company, url=url),
            say("Esta queja ya es una reclamación formal, con número y plazo. Estado: {url}", url=url),
        )
    day = f"{presented_on:%d/%m/%Y}"
    return (
        say("Esta queja ya consta: reclamación formal presentada a {company} el {day}. Estado: {url}", company=company, day=day, url=url),
        say("Esta queja ya consta: reclamación formal presentada el {day}. Estado: {url}", day=day, url=url),
        say("Ya consta como reclamación formal: {url}", url=url),
    )


def weight(network: str, text: str) -> int:
    """How much of its limit the network counts for the text."""
    return WEIGHTS.get(network, graphemes)(text)


def graphemes(text: str) -> int:
    """Letters as people see them: marks, joined emoji, skin tones and flags count with what they belong to."""
    total, joined, flag = 0, False, False
    for letter in unicodedata.normalize("NFC", text):
        regional = 0x1F1E6 <= ord(letter) <= 0x1F1FF
        part = joined or letter in JOINERS or unicodedata.category(letter)[0] == "M" or 0x1F3FB <= ord(letter) <= 0x1F3FF or (regional and flag)
        total += not part
        flag = regional and not (regional and flag)
        joined = letter == "\u200d"
    return total


def x_weight(text: str) -> int:
    """X: any address counts 23, Latin letters once, all others and emoji twice."""
    return sum(_x_letter(letter) for letter in _clusters(URL.sub("", text))) + URL_WEIGHT * len(URL.findall(text))


def _x_letter(cluster: str) -> int:
    return sum(1 if any(low <= ord(letter) <= high for low, high in NARROW) else 2 for letter in cluster[:1]) + sum(
        1 for letter in cluster[1:] if letter not in JOINERS and unicodedata.combining(letter)
    )


def _clusters(text: str) -> list[str]:
    found: list[str] = []
    for letter in unicodedata.normalize("NFC", text):
        if found and (found[-1].endswith("\u200d") or graphemes(found[-1] + letter) == 1):
            found[-1] += letter
        else:
            found.append(letter)
    return found


def mastodon_weight(text: str) -> int:
    """Mastodon: any address counts 23, and of a mention only the local part counts."""
    plain = MENTION.sub(r"\1", URL.sub("x" * URL_WEIGHT, text))
    return graphemes(plain)


WEIGHTS: Mapping[str, Callable[[str], int]] = MappingProxyType({"x": x_weight, "mastodon": mastodon_weight, "pleroma": mastodon_weight})


def reply_links(ref: PostRef, text: str, status_url: str, instance: str | None = None) -> tuple[Link, ...]:
    """The links that open the reply ready to send, and the post itself to paste it by hand; none sends anything by itself.

    `instance` is the person's own Mastodon host, when they have told it.
    """
    own = OWN_LINKS.get(ref.network)
    opened = (Link(say("Abrir la publicación para pegar la respuesta"), ref.canonical_url, replies=False),) if ref.canonical_url else ()
    return (*(own(ref, text, status_url, instance) if own else ()), *opened)


def _x_links(ref: PostRef, text: str, _status_url: str, _instance: str | None) -> tuple[Link, ...]:
    address = f"https://x.com/intent/post?in_reply_to={_q(ref.post_id or '')}&text={_q(text)}"
    return (Link(say("Responder en X"), address, replies=True),)


def _bluesky_links(ref: PostRef, text: str, _status_url: str, _instance: str | None) -> tuple[Link, ...]:
    """Bluesky cannot open a reply: the post's address in the text becomes its card, when both fit."""
    both = f"{text} {ref.canonical_url}"
    said = both if weight("bluesky", both) <= LIMITS["bluesky"] else text
    return (Link(say("Publicar en Bluesky citando la publicación"), f"https://bsky.app/intent/compose?text={_q(said)}", replies=False),)


def _mastodon_links(ref: PostRef, text: str, _status_url: str, instance: str | None) -> tuple[Link, ...]:
    parts = urlsplit(ref.canonical_url or "")
    user = re.match(r"/@([\w.-]+)(@[\w.-]+)?", parts.path)
    mention = f"@{user[1]}{user[2] or f'@{parts.netloc}'} " if user else ""
    host = instance or parts.netloc
    return (Link(say("Publicar en Mastodon mencionando a su autor"), f"https://{host}/share?text={_q(mention + text)}", replies=False),)


def _threads_links(_ref: PostRef, text: str, _status_url: str, _instance: str | None) -> tuple[Link, ...]:
    return (Link(say("Publicar en Threads"), f"https://www.threads.com/intent/post?text={_q(text)}", replies=False),)


def _facebook_links(_ref: PostRef, _text: str, status_url: str, _instance: str | None) -> tuple[Link, ...]:
    return (Link(say("Compartir en Facebook"), f"https://www.facebook.com/sharer/sharer.php?u={_q(status_url)}", replies=False),)


def _linkedin_links(_ref: PostRef, _text: str, status_url: str, _instance: str | None) -> tuple[Link, ...]:
    return (Link(say("Compartir en LinkedIn"), f"https://www.linkedin.com/sharing/share-offsite/?url={_q(status_url)}", replies=False),)


def _reddit_links(_ref: PostRef, text: str, status_url: str, _instance: str | None) -> tuple[Link, ...]:
    return (Link(say("Publicar en Reddit"), f"https://www.reddit.com/submit?url={_q(status_url)}&title={_q(_without(text, status_url))}", replies=False),)


def _telegram_links(_ref: PostRef, text: str, status_url: str, _instance: str | None) -> tuple[Link, ...]:
    return (Link(say("Compartir en Telegram"), f"https://t.me/share/url?url={_q(status_url)}&text={_q(_without(text, status_url))}", replies=False),)


def _tumblr_links(_ref: PostRef, text: str, status_url: str, _instance: str | None) -> tuple[Link, ...]:
    address = f"https://www.tumblr.com/widgets/share/tool?posttype=link&canonicalUrl={_q(status_url)}&caption={_q(_without(text, status_url))}"
    return (Link(say("Compartir en Tumblr"), address, replies=False),)


OwnLinks = Callable[[PostRef, str, str, str | None], tuple[Link, ...]]
OWN_LINKS: Mapping[str, OwnLinks] = MappingProxyType({
    "x": _x_links, "bluesky": _bluesky_links, "mastodon": _mastodon_links, "pleroma": _mastodon_links, "threads": _threads_links, "facebook": _facebook_links,
    "linkedin": _linkedin_links, "reddit": _reddit_links, "telegram": _telegram_links, "tumblr": _tumblr_links,
})  # fmt: skip


def share_links(text: str, status_url: str) -> tuple[Link, ...]:
    """Links to tell others of the claim, whatever the post's network."""
    bare = _without(text, status_url)
    return (
        Link(say("Enviar por WhatsApp"), f"https://wa.me/?text={_q(text)}", replies=False),
        *_telegram_links(PostRef("telegram", "post", None), text, status_url, None),
        Link(say("Enviar por correo"), f"mailto:?subject={_q(bare)}&body={_q(text)}", replies=False),  # RFC 6068: %20, never +
    )


def _without(text: str, url: str) -> str:
    return re.sub(r"\s*\S+:\s*$", "", text.replace(url, "").strip()) or text


def _q(text: str) -> str:
    return quote(text, safe="")
