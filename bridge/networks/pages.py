"""What any page says about the post that it shows: JSON-LD, microformats, microdata, Open Graph, `<time>` and the text itself."""

import re
from collections import Counter
from itertools import islice

from bridge.domain.addresses import joined
from bridge.domain.posts import Author, Reading
from bridge.domain.posts_times import Time, moment_of, precision_of
from bridge.networks import jsonld
from bridge.networks.plain import attribute, first, has_class, text_of, text_of_html, under
from bridge.networks.saved import Node, Saved
from bridge.networks.written_dates import written_day

LETTERS = "'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz'"
LOWER_CLASS = f"translate(@class, {LETTERS})"
# One pass over the elements, looking upwards: «//a//b» takes minutes on a page made of a hundred thousand of both.
IN_ENTRY = f"[ancestor::*[{has_class('h-entry')} or {has_class('hentry')} or {has_class('h-review')} or {has_class('hreview')} or {has_class('h-cite')}]]"
IN_AUTHOR = f"[ancestor::*[{has_class('p-author')} or {has_class('author')}]]"
BODIES = (
    f"//*[{has_class('e-content')}]{IN_ENTRY}",
    f"//*[{has_class('entry-content')}]{IN_ENTRY}",
    f"//*[{has_class('description')}][ancestor::*[{has_class('hreview')}]]",
    "//*[@itemprop='articleBody' or @itemprop='reviewBody']",
    f"//*[{has_class('entry-content')} or {has_class('post-content')} or {has_class('post-body')}]",
    f"//*[{has_class('article-body')} or {has_class('article-content')}]",
    f"//*[{has_class('p-content')} or {has_class('p-summary')} or {has_class('p-name')}][ancestor::*[{has_class('h-entry')}]]",
    f"//*[{has_class('entry-summary')}]",
    f"//*[{has_class('hentry')} or {has_class('h-entry')}]",
    f"//article[not(ancestor-or-self::*[contains({LOWER_CLASS}, 'comment')])]",
    "//main",
    "//*[@itemprop='text']",
    "//*[@id='content' or @role='main']",
)  # fmt: skip
AUTHORS = (
    f"//*[{has_class('p-name')} or {has_class('fn')}]{IN_AUTHOR}{IN_ENTRY}",
    f"//*[{has_class('p-author')}]{IN_ENTRY}",
    f"//*[{has_class('author')} and {has_class('vcard')}]{IN_ENTRY}",
    "//*[@itemprop='name'][ancestor::*[@itemprop='author']]",
    "//*[@itemprop='author']",
    "//*[@rel='author']",
    f"//*[{has_class('fn')}]{IN_AUTHOR}",
    f"//*[{has_class('author-name')} or {has_class('byline')} or {has_class('post-author')} or {has_class('autor')}]",
    f"//*[contains({LOWER_CLASS}, 'author-name') or contains({LOWER_CLASS}, 'accountname') or contains({LOWER_CLASS}, 'username')]",
)  # fmt: skip
TIMES = (
    f"//*[{has_class('dt-published')} or {has_class('published')}]{IN_ENTRY}/@datetime",
    f"//*[{has_class('dt-published')} or {has_class('published')}]{IN_ENTRY}/@title",
    "//*[@itemprop='datePublished']/@datetime",
    "//*[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@title",
    "//time[ancestor::article]/@datetime",
    "//time[@pubdate]/@datetime",
    "//time/@datetime",
)  # fmt: skip
META_TIMES = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.created", "pubdate", "publish-date",
    "parsely-pub-date",
)  # fmt: skip
DATED = "//*[" + " or ".join(f"contains({LOWER_CLASS}, '{word}')" for word in ("date", "fecha", "time", "posted", "meta", "author")) + "]"
MOST_METAS = 500
GENERATORS = ("wordpress", "discourse", "blogger", "xenforo", "phpbb", "vbulletin")


def meta(root: Node, *names: str) -> str | None:
    """The first of these metas that says something; both property/content and name/value are found in the wild."""
    told: dict[str, str] = {}
    for node in islice(root.iter("meta"), MOST_METAS):
        said = (node.get("content") or node.get("value") or "").strip()
        for label in (node.get("property"), node.get("name")):
            if label and said:
                told.setdefault(label.lower(), said)
    return next((told[name] for name in names if name in told), None)


def page_readings(saved: Saved) -> tuple[Reading, ...]:
    """What the page says, the most explicit source first; empty for no page."""
    root = saved.html
    if root is None:
        return ()
    about = jsonld.subject(jsonld.page_objects(root))
    told = (jsonld.reading(about),) if about else ()
    return (*told, marked_up(root), Reading("page", canonical_url=None, network=generator(root)))


def described(saved: Saved) -> tuple[Reading, ...]:
    """Only what the page's head says, for networks whose pages are mostly menus."""
    text = meta(saved.html, "og:description", "description") if saved.html is not None else None
    return (Reading("page", text=text, media=media(saved.html)),) if text else ()


def marked_up(root: Node) -> Reading:
    """What the page's own markup says."""
    return Reading("page", author=page_author(root), text=page_text(root), time=page_time(root), media=media(root), in_reply_to=in_reply_to(root))


def generator(root: Node) -> str | None:
    """The network that the page's maker gives away."""
    maker = f"{meta(root, 'generator') or ''} {root.get('id') or ''} {attribute(root, '//body/@id') or ''}".lower()
    return next((network for network in GENERATORS if network in maker), None)


def media(root: Node) -> tuple[str, ...]:
    """The picture that the page shows of itself."""
    image = meta(root, "og:image", "og:image:url", "twitter:image")
    return (image,) if image and image.startswith("http") else ()


def in_reply_to(root: Node) -> str | None:
    return attribute(root, f"//*[{has_class('u-in-reply-to')}]/@href") or attribute(root, f"//a[ancestor::*[{has_class('u-in-reply-to')}]]/@href")


def canonical(saved: Saved) -> str | None:
    """The address that the page gives as its own."""
    link = attribute(saved.html, "//link[@rel='canonical']/@href") or (meta(saved.html, "og:url") if saved.html is not None else None)
    found = joined(saved.url or "", link) if link else None
    return found if found and found.startswith("http") else None


def page_author(root: Node) -> Author | None:
    """Who signs the page."""
    for path in AUTHORS:
        node = first(root, path)
        name = _name(text_of(node) or (node.get("content") if node is not None else None))
        if name:
            return Author(name=name, url=_link(node))
    name = _name(meta(root, "author", "article:author", "dc.creator", "parsely-author", "twitter:creator"))
    return Author(name=name) if name else None


def _name(text: str | None) -> str | None:
    line = re.sub(
        r"^(?:(?:escrito|publicado|enviado|written|posted|submitted|eingestellt|geschrieben)\s+)?(?:by|por|von|par|di|de)\s*:?\s+",
        "",
        " ".join((text or "").split()),
        flags=re.IGNORECASE,
    )
    return line if line and len(line) <= 80 and not line.startswith("http") else None


def _link(node: Node) -> str | None:
    href = node.get("href") or attribute(node, ".//a/@href") or attribute(node, "ancestor::a/@href")
    return href if href and href.startswith("http") else None


def page_time(root: Node) -> Time | None:
    """When the page says it was published: marked first, then written in words."""
    marked = (attribute(root, path) for path in TIMES)
    for told in (meta(root, *META_TIMES), *marked):
        at = moment_of(told) if told else None
        if at:
            return Time(at, precision_of(at), "page")
    written = (written_day(_beginning(node), root.get("lang")) for node in root.xpath(DATED)[:60])
    day = next((found for found in written if found), None)
    return Time(day, "day", "page") if day else None


def _beginning(node: Node) -> str:
    """The first words of an element: a date stands at the front of what is marked as one."""
    return " ".join(" ".join(islice(node.itertext(), 40)).split())[:300]


def page_text(root: Node) -> str | None:
    """What the page says, under its title."""
    title = page_title(root)
    body = next((text for path in BODIES if (text := text_of(first(root, path))) and len(text) > 20), None)
    body = body or longest(root) or text_of_html(meta(root, "og:description", "description", "twitter:description"))
    return under(title, body)


def page_title(root: Node) -> str | None:
    """The title of the post: the page's name for shares, else its heading."""
    heading = text_of(first(root, f"//h1[{has_class('entry-title')} or {has_class('p-name')} or @itemprop='headline']"))
    return heading or text_of_html(meta(root, "og:title", "twitter:title")) or text_of(first(root, "//h1")) or text_of(first(root, "//title"))


def longest(root: Node) -> str | None:
    """The element whose own paragraphs say most, for pages without any markup."""
    said: Counter[Node] = Counter()
    for paragraph in root.xpath("//p[parent::*]"):
        said[paragraph.getparent()] += len(paragraph.text_content())
    best = next((parent for parent, letters in said.most_common(1) if letters > 200), None)
    return text_of(best)
