"""A shared address taken apart once: host, path, query and fragment without tracking, and what hides behind redirectors."""

import re
import unicodedata
from dataclasses import dataclass, replace
from urllib.parse import SplitResult, parse_qsl, unquote, urlencode, urlsplit

import idna

from bridge.networks.errors import HostileUrlError, LookalikeError, NotAPostError

MAX_URL = 2048
CONTROL = re.compile(r"[\x00-\x20\x7f-\x9f\\\u2028\u2029]")
ESCAPED_CONTROL = re.compile(r"%(0[0-9a-f]|1[0-9a-f]|7f)", re.IGNORECASE)
AUTHORITY = re.compile(r"(https?)://([^/?#]+)", re.IGNORECASE)

TRACKING = frozenset((
    "fbclid", "gclid", "dclid", "msclkid", "yclid", "mc_cid", "mc_eid", "igsh", "igshid", "img_index", "si", "feature", "ref_src", "ref_url", "rdt",
    "share_id", "correlation_id", "ref_campaign", "ref_source", "$deep_link", "mibextid", "rdid", "__cft__[0]", "__tn__", "paipv", "wtsid", "notif_t",
    "notif_id", "comment_tracking", "trk", "refid", "trackingid", "_r", "_t", "_d", "u_code", "share_iid", "share_app_name", "is_from_webapp",
    "sender_device", "web_id", "single", "fref", "amp",
))  # fmt: skip
TRACKING_START = ("utm_", "hc_", "li_", "pk_", "mtm_", "at_", "__cft__")
SESSION = {"s": re.compile(r"[0-9a-f]{32}"), "sid": re.compile(r"[0-9a-f]{32}"), "m": re.compile("1"), "source": re.compile("share")}
ANCHOR = re.compile(r"(?:comment|comentario|c|p|post|respuesta|reply|r|msg)[-_]?\d+|[!/].*")

REDIRECTORS: tuple[tuple[re.Pattern[str], str, tuple[str, ...]], ...] = (
    (re.compile(r"(?:l|lm)\.facebook\.com"), r"/l\.php", ("u",)),
    (re.compile(r"l\.(?:instagram|threads)\.(?:com|net)"), r"/?.*", ("u",)),
    (re.compile(r"out\.reddit\.com"), r".*", ("url",)),
    (re.compile(r"(?:www\.|m\.)?youtube\.com"), r"/redirect", ("q",)),
    (re.compile(r"(?:www\.)?google\.(?:[a-z]{2,3})(?:\.[a-z]{2})?"), r"/url", ("q", "url")),
    (re.compile(r"consent\.(?:youtube|google)\.(?:[a-z]{2,3})(?:\.[a-z]{2})?"), r".*", ("continue",)),
    (re.compile(r"(?:www\.|m\.)?facebook\.com"), r"/plugins/(?:post|video)\.php", ("href",)),
    (re.compile(r"(?:www\.)?linkedin\.com"), r"/(?:redir/redirect|safety/go)", ("url",)),
    (re.compile(r"(?:www\.)?facebook\.com"), r"/(?:login|login\.php|login/)", ("next",)),
    (re.compile(r"(?:www\.)?instagram\.com"), r"/accounts/login/?", ("next",)),
)
BRANDS = frozenset((
    "facebook", "twitter", "instagram", "linkedin", "tiktok", "youtube", "reddit", "telegram", "pinterest", "flickr", "tumblr", "google", "trustpilot",
    "tripadvisor", "threads", "bsky",
))  # fmt: skip
KNOWN_SITES = (
    "x.com", "twitter.com", "facebook.com", "instagram.com", "threads.net", "threads.com", "linkedin.com", "tiktok.com", "youtube.com", "youtu.be",
    "reddit.com", "t.me", "telegram.me", "pinterest.com", "flickr.com", "tumblr.com", "google.com", "trustpilot.com", "bsky.app",
)  # fmt: skip
CARRIERS = frozenset((
    "web.archive.org", "archive.org", "archive.ph", "archive.today", "archive.is", "ghostarchive.org", "bsky.brid.gy", "fed.brid.gy", "web.brid.gy",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Url:
    """An address in parts. `host` is ASCII and lower-case, `parts` are the decoded path segments, `query` has no tracking."""

    given: str
    scheme: str
    host: str
    port: int | None
    path: str
    query: tuple[tuple[str, str], ...]
    query_text: str
    fragment: str

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(unquote(part) for part in self.path.split("/") if part)

    @property
    def site(self) -> str:
        """The host without www or the mobile host's mark."""
        return re.sub(r"^(?:www|m|mobile|touch)\.", "", self.host)

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        return f"{self.scheme}://{self.host}{f':{self.port}' if self.port else ''}"

    def value(self, name: str) -> str | None:
        """The value of a query parameter."""
        return next((value for key, value in self.query if key == name and value), None)

    def with_query(self, *names: str) -> str:
        """The query string with only these parameters, in this order; empty without any."""
        kept = [(name, value) for name in names if (value := self.value(name))]
        return f"?{urlencode(kept)}" if kept else ""

    def tidy(self) -> str:
        """The address without tracking, sessions or an idle fragment."""
        query = f"?{self.query_text}" if self.query_text else ""
        anchor = f"#{self.fragment}" if ANCHOR.fullmatch(self.fragment) else ""
        return f"{self.origin}{self.path}{query}{anchor}"


def parse(given: str) -> Url:
    """The address in parts, with redirectors undone as far as no request is needed.

    Raises HostileUrlError for what only serves to mislead, NotAPostError when there is no web address.
    """
    url = _split(given)
    for _ in range(4):
        target = _behind(url)
        if target is None:
            return replace(url, given=given)
        url = _split(target)
    raise HostileUrlError("nested")


def _split(given: str) -> Url:
    text = given.strip()
    _check_written(text)
    found = AUTHORITY.match(text)
    if not found:
        raise HostileUrlError("scheme")
    if re.search(r"[@%\[]", found[2]):
        raise HostileUrlError("authority")
    parts = _parts(text)
    port = _port(text)
    query = "&".join(piece for piece in parts.query.split("&") if piece and not _is_tracking(*piece.partition("=")[::2]))
    pairs = tuple(parse_qsl(query, keep_blank_values=True))
    return Url(given, parts.scheme.lower(), host_of(parts.hostname or ""), port, parts.path or "/", pairs, query, parts.fragment)


def _parts(text: str) -> SplitResult:
    """The library refuses a lone bracket, and letters that turn into a slash when they are made plain (`exa℀mple`)."""
    try:
        return urlsplit(text)
    except ValueError as error:
        raise HostileUrlError("authority") from error


def _check_written(text: str) -> None:
    if not text or len(text) > MAX_URL:
        raise HostileUrlError("length")
    if CONTROL.search(text) or ESCAPED_CONTROL.search(text):
        raise HostileUrlError("control")


def _port(text: str) -> int | None:
    parts = urlsplit(text)
    try:
        port = parts.port
    except ValueError as error:
        raise HostileUrlError("port") from error
    return None if port in (None, {"http": 80, "https": 443}[parts.scheme.lower()]) else port


def host_of(name: str) -> str:
    """The host name in ASCII, lower-case, without the root's dot.

    Raises HostileUrlError when it cannot be one.
    """
    if re.fullmatch(r"[0-9.]+|[a-z0-9_.-]+", name) and not re.search(r"xn--", name):
        return name.rstrip(".")
    try:
        return idna.encode(name.rstrip("."), uts46=True).decode("ascii").lower()
    except (idna.IDNAError, UnicodeError, IndexError) as error:
        raise HostileUrlError("host") from error


def _is_tracking(name: str, value: str) -> bool:
    low = unquote(name).lower()
    return low in TRACKING or low.startswith(TRACKING_START) or (low in SESSION and SESSION[low].fullmatch(value) is not None)


def _behind(url: Url) -> str | None:
    for host, path, names in REDIRECTORS:
        if host.fullmatch(url.host) and re.fullmatch(path, url.path):
            inner = next((value for name in names if (value := url.value(name))), "")
            whole = f"{url.origin}{inner}" if re.match(r"/[^/]", inner) else inner
            return whole if AUTHORITY.match(whole) else None
    return None


def check_honest(url: Url) -> None:
    """Raises LookalikeError for a name that imitates a network's, NotAPostError for an address that carries another in its path."""
    if any(url.host.startswith(f"{site}.") or f".{site}." in url.host for site in KNOWN_SITES) or _imitates(url.host):
        raise LookalikeError(host=url.host)
    if url.host not in CARRIERS and re.search(r"https?:/", unquote(url.path), re.IGNORECASE):
        raise NotAPostError("web", "embedded", url.given)


def _imitates(host: str) -> bool:
    return any(label.startswith("xn--") and skeleton(label) in BRANDS for label in host.split("."))


def skeleton(label: str) -> str:
    """What a punycode label looks like at a glance: letters without marks, and the usual Greek and Cyrillic doubles as Latin."""
    try:
        seen = idna.decode(label)
    except (idna.IDNAError, UnicodeError):
        return label
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", seen) if not unicodedata.combining(letter))
    return plain.translate(DOUBLES).lower()


DOUBLES = str.maketrans("асеорхуіјѕԁһӏтмкнвοανεικρτυχıɡɩł", "aceopxyijsdhltmkhboaveikptuxigil")
