"""What a claim says once it is issued: frozen, fingerprinted, and drawn on paper word for word."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime

from bridge.domain.drafts import Request
from bridge.domain.parties import Claimant, Company, Representative
from bridge.domain.plain import plain, revived


@dataclass(frozen=True, slots=True)
class QuotedPost:
    """The complaint as it was made in public, quoted as it was, and how well it is proven (levels A–D)."""

    network: str
    kind: str
    url: str | None
    author_name: str | None
    author_handle: str | None
    text: str | None
    published_at: datetime | date | None
    published_precision: str | None
    published_source: str | None
    level: str
    captured_at: datetime | None
    sha256: str | None
    how: str | None
    """How it was read: `fetched`, `saved`, `pasted`, `address`."""
    edited_by_claimant: tuple[str, ...] = ()
    """Fields that the claimant corrected by hand."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that goes inside the claim. `kind`: `picture` (the post as seen), `capture` (bytes read), `evidence` (the claimant's)."""

    name: str
    media_type: str
    size: int
    sha256: str
    kind: str
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Cited:
    """A norm that the claim rests on, at the article that applies."""

    norm: str
    article: str
    url: str | None
    confidence: str
    says: str | None = None
    """What it says, in our words."""


@dataclass(frozen=True, slots=True)
class Counting:
    """The deadline as it will be counted. `expected_due` assumes presentation on the day of issue; the real one starts with the receipt."""

    term: str
    """«15 días hábiles», in the claim's language."""
    counted_from: str
    expected_due: date | None
    steps: tuple[str, ...]
    provisional: bool = False
    reading: str | None = None


@dataclass(frozen=True, slots=True)
class Prior:
    """What the company answered before there was a claim. `via`: the network, or `message` for a direct message."""

    kind: str
    """A class of bridge.domain.answers."""
    received_at: datetime
    text: str
    url: str | None
    via: str


@dataclass(frozen=True, slots=True)
class Content:
    """A claim as issued. Its digest goes into the ledger; the PDF is drawn from it and from nothing else."""

    reference: str
    """`CONSTA-2026-7QK4-M93D`."""
    verification_code: str
    status_url: str
    language: str
    paper: str
    """`A4` or `LETTER`."""
    issued_at: datetime
    claimant: Claimant
    representative: Representative | None
    company: Company
    post: QuotedPost | None
    facts: str
    facts_date: date | None
    request: Request
    attachments: tuple[Attached, ...]
    procedure_id: str
    procedure_version: str
    procedure_name: str
    addressee: str | None
    """The authority or service it is addressed to when that is not the company."""
    cited: tuple[Cited, ...]
    counting: Counting | None
    next_steps: tuple[str, ...]
    """Names of what may follow if there is no answer."""
    notices: tuple[str, ...] = ()
    """Sentences that this procedure adds to the document (express requests, warnings)."""
    announced: tuple[str, ...] = ()
    """Evidence that the claimant names and does not attach."""
    prior: tuple[Prior, ...] = ()
    word: str = "reclamacion"
    """What it is called where it is made (bridge.domain.terms_of_art)."""
    """What the company had answered before."""
    reply_key: str | None = None
    """The code with which the company opens its reply space, typed beside the reference; None where it has none."""

    @property
    def reply_url(self) -> str | None:
        """The address of the company's reply space."""
        return f"{self.status_url.replace('/r/', '/e/')}/{self.reply_key}" if self.reply_key else None


def canonical(content: Content) -> bytes:
    """The content as canonical JSON (sorted keys, no blanks, UTF-8): what the digest is of."""
    return json.dumps(plain(content), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode(errors="backslashreplace")


def digest(content: Content) -> str:
    """SHA-256 of the canonical content, in hexadecimal."""
    return hashlib.sha256(canonical(content)).hexdigest()


def read_content(data: bytes) -> Content:
    """The content that `canonical` wrote: `read_content(canonical(c)) == c`."""
    content: Content = revived(Content, json.loads(data))
    return content
