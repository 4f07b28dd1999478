"""What a document is made of, in order, as data: the same blocks become PDF pages and plain text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Title:
    """The head of the document: what it is, against whom, under which reference."""

    kicker: str
    text: str
    standfirst: str
    issued: str
    stamp: tuple[str, str, str, str]
    """What the stamp says: around, year, day and month, hour."""
    stamp_alt: str


@dataclass(frozen=True, slots=True)
class Summary:
    """The heart of the claim in one panel, with the way to follow it."""

    label: str
    figure: str
    lines: tuple[str, ...]
    url: str
    url_label: str
    qr_alt: str


@dataclass(frozen=True, slots=True)
class Party:
    """One side of the claim: a heading and labelled values. `side` is `person` or `company`."""

    side: str
    heading: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Parties:
    """Both sides, next to each other where there is room."""

    sides: tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered heading; on a new page where what follows is not handed in with the rest."""

    text: str
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph; `small` for notes, `strong` for what must not be missed. `leads` to what follows and stays with it."""

    text: str
    tone: str = "plain"
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """The post, word for word, with who, where and when, and what proves it."""

    text: str
    byline: str
    link: str | None
    proofs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture from the attached files, known by its fingerprint."""

    sha256: str
    alt: str
    caption: str
    otherwise: str
    """What is said where it cannot be shown."""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list, with an address where there is one."""

    text: str
    detail: str = ""
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; numbered when the order matters."""

    items: tuple[Item, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Register:
    """A table: the files inside, with their fingerprints."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """Place, date and the box to sign."""

    place_and_date: str
    label: str
    name: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A box of an official form: what it is called there, and the paragraphs to copy into it."""

    label: str
    note: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Boxes:
    """The boxes of an official form, in its order. It is a list of texts and never looks like the form."""

    boxes: tuple[Filled, ...]


Block = Title | Summary | Parties | Heading | Prose | Quote | Picture | Listing | Register | Signature | Boxes
