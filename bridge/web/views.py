"""What pages show, made ready: the post as quoted, rows of answers, a claim's status page for the world and for its claimant."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from bridge.domain.captures import Capture
from bridge.domain.claims import Content, QuotedPost
from bridge.domain.network_names import network_name
from bridge.domain.posts import DATE_SENTENCES, LEVELS, ORIGINS, CapturedPost
from bridge.domain.progress import Progress
from bridge.domain.public import REQUESTS, PublicClaim, PublicPost
from bridge.domain.status import Status
from bridge.domain.timeline import Line
from bridge.sentences import Sentence, Value, say
from bridge.web.language import money

Shown = Sentence | str | date | Decimal | None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list: what it is, what it says, where that came from, and where to change it."""

    name: Sentence
    value: Shown
    origin: Sentence | None = None
    change: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that belong together."""

    title: Sentence
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class PostView:
    """The post as the figure shows it."""

    network: Sentence
    url: str | None
    author: str | None
    handle: str | None
    text: str | None
    when: Sentence
    level: str
    fingerprint: str | None
    notes: tuple[Sentence, ...] = ()

    @property
    def proof(self) -> Sentence:
        """How well it is proven, in words."""
        return LEVELS[self.level]


def captured_view(capture: Capture, zone: ZoneInfo) -> PostView:
    """The post as it was read."""
    post = capture.post
    author = post.author
    return PostView(
        network=where(post.ref.network, post.ref.canonical_url or post.ref.shared_url),
        url=_safe(post.ref.canonical_url or post.ref.shared_url),
        author=author.name if author else None,
        handle=handle_shown(author.handle if author else None),
        text=post.text,
        when=when(post.published_at, post.published_precision, zone),
        level=post.level,
        fingerprint=capture.sha256,
        notes=post.notes,
    )


def quoted_view(post: QuotedPost, zone: ZoneInfo) -> PostView:
    """The post as the claim quotes it."""
    moment = when(post.published_at, post.published_precision, zone)
    handle = handle_shown(post.author_handle)
    return PostView(where(post.network, post.url), _safe(post.url), post.author_name, handle, post.text, moment, post.level, post.sha256)


def public_post_view(post: PublicPost, zone: ZoneInfo) -> PostView:
    """The post as the world may see it: its author signs it on the network, not here."""
    moment = when(post.published_at, "exact" if post.exact else "day", zone)
    return PostView(where(post.network, post.url), _safe(post.url), None, None, post.text, moment, post.level, post.sha256)


def when(at: datetime | date | None, precision: str | None, zone: ZoneInfo) -> Sentence:
    """The date of the post, promising no more than is known; an exact moment by the clock on the wall."""
    if at is None or precision is None:
        return say("Fecha de publicación desconocida")
    day = at.astimezone(zone).date() if isinstance(at, datetime) else at
    if isinstance(at, datetime) and precision == "exact":
        return say("Publicada el {at} h", at=at.astimezone(zone))
    return DATE_SENTENCES[precision if precision in DATE_SENTENCES and precision != "exact" else "day"](at, day)


def where(network: str, url: str | None) -> Sentence:
    """Where the post is, as people call it: the network, or the site itself when it is none."""
    host = (urlsplit(url).hostname or "").removeprefix("www.") if url else ""
    return Sentence(host) if network in {"web", "shortener"} and host else network_name(network)


def handle_shown(handle: str | None) -> str | None:
    """The account with its at sign."""
    return f"@{handle.lstrip('@')}" if handle else None


def _safe(url: str | None) -> str | None:
    """Only addresses of the web become links."""
    return url if url and url.lower().startswith(("https://", "http://")) else None


def known_rows(post: CapturedPost, view: PostView) -> tuple[Row, ...]:
    """What is known of a post, each field with where it came from."""
    who = " ".join(filter(None, (view.author, view.handle)))
    origin = {name: ORIGINS.get(code) for name, code in post.origin.items()}
    rows = (
        Row(say("Red"), view.network, origin.get("network") or (ORIGINS["address"] if view.url else None)),
        Row(say("Autor"), who or say("No lo sabemos"), origin.get("author")),
        Row(say("Fecha"), view.when, origin.get("published_at")),
        Row(say("Texto"), say("{n} letras", n=len(view.text)) if view.text else say("No lo sabemos"), origin.get("text")),
        Row(say("Imágenes"), str(len(post.media)) if post.media else None, origin.get("media")),
    )
    return tuple(row for row in rows if row.value)


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """A claim's status page. For the world it is made of a PublicClaim; its claimant sees all the lines."""

    reference: str
    company: str
    title: Sentence
    who_claims: Sentence
    status: Status
    progress: Progress | None
    counted: tuple[Sentence, ...]
    next_steps: tuple[str, ...]
    lines: tuple[Line, ...]
    names: Mapping[str, Sentence | str]
    post: PostView | None
    stamped_at: datetime
    code: str
    address: str
    against: Sentence
    card: str | None = None
    pictured: bool = False
    papers: Mapping[int, tuple[tuple[Sentence, str], ...]] | None = None


def public_page(claim: PublicClaim, zone: ZoneInfo, address: str) -> ClaimPage:
    """The page that the world sees."""
    return ClaimPage(
        reference=claim.reference,
        company=claim.company,
        title=title(claim.asks, claim.amount, claim.currency),
        who_claims=who_claims(claim.claimant, claim.company),
        status=claim.status,
        progress=claim.progress,
        counted=claim.steps,
        next_steps=claim.next_steps,
        lines=local_lines(claim.lines, zone),
        names={"claimant": claim.claimant, "company": claim.company, "consta": "Consta"},
        post=public_post_view(claim.post, zone) if claim.post else None,
        stamped_at=(claim.presented_at or claim.issued_at).astimezone(zone),
        code=claim.code,
        address=f"{address}/r/{claim.code}",
        against=claim.against,
        pictured=claim.pictured,
    )


def title(asks: Sentence, amount: Decimal | None, currency: str) -> Sentence:
    """«Reembolso: 286,40 €»."""
    if amount is None:
        return asks
    return say("{asks}: {amount}", asks=asks, amount=money(amount, currency))


def title_of(content: Content) -> Sentence:
    """The title of an issued claim."""
    return title(REQUESTS[content.request.kind], content.request.amount, content.request.currency)


def who_claims(claimant: str, company: str) -> Sentence:
    """Who claims against whom."""
    return say("{claimant} reclama a {company}.", claimant=claimant, company=company)


def local_lines(lines: Iterable[Line], zone: ZoneInfo) -> tuple[Line, ...]:
    """The lines by the clock on the wall; midnight sharp is an hour that nobody wrote down."""
    return tuple(_local_line(line, zone) for line in lines)


def _local_line(line: Line, zone: ZoneInfo) -> Line:
    at = line.at.astimezone(zone) if line.at.tzinfo else line.at.replace(tzinfo=UTC)
    return replace(line, at=at, exact=line.exact and at.time() != time(0))


def size_shown(size: int) -> Sentence:
    """«120 KB»."""
    if size < 1_000_000:
        return say("{n} KB", n=max(size // 1000, 1))
    return say("{n} MB", n=_tenths(size))


def _tenths(size: int) -> Value:
    return f"{size / 1_000_000:.1f}".replace(".", ",")
