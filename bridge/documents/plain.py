"""The same blocks as plain text: for an e-mail's body, a terminal, or whoever cannot open the PDF."""

import textwrap
from collections.abc import Callable, Iterable

from bridge.documents.blocks import Block, Boxes, Heading, Item, Listing, Parties, Picture, Prose, Quote, Register, Signature, Summary, Title
from bridge.documents.compose import compose
from bridge.domain.claims import Content

WIDTH = 78


def plain(content: Content) -> str:
    """The document as plain text, lines of 78 characters at most where words allow it."""
    return written(compose(content))


def written(blocks: Iterable[Block]) -> str:
    """Blocks as plain text."""
    return "\n\n".join(filter(None, (WRITERS[type(block)](block) for block in blocks))) + "\n"


def _wrapped(text: str, first: str = "", rest: str = "") -> str:
    return textwrap.fill(text, WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False)


def _lines(*lines: str) -> str:
    return "\n".join(line for line in lines if line)


def _title(block: Title) -> str:
    return _lines(block.kicker, _wrapped(block.text).upper(), _wrapped(block.standfirst), block.issued)


def _summary(block: Summary) -> str:
    return _lines(f"{block.label}: {block.figure}", *map(_wrapped, block.lines), f"{block.url_label}: {block.url}")


def _parties(block: Parties) -> str:
    return "\n\n".join(_lines(side.heading.upper(), *(_wrapped(f"{label}: {value}", rest="  ") for label, value in side.fields)) for side in block.sides)


def _heading(block: Heading) -> str:
    return f"{block.text}\n{'-' * min(len(block.text), WIDTH)}"


def _prose(block: Prose) -> str:
    return _wrapped(block.text)


def _quote(block: Quote) -> str:
    quoted = "\n".join(_wrapped(line, "> ", "> ") if line.strip() else ">" for line in block.text.splitlines())
    return _lines(quoted, block.byline, block.link or "", *(_wrapped(f"{label}: {value}", rest="  ") for label, value in block.proofs))


def _picture(block: Picture) -> str:
    return _wrapped(f"[{block.caption}]")


def _listing(block: Listing) -> str:
    return "\n".join(_entry(item, f"{n}. " if block.numbered else "- ") for n, item in enumerate(block.items, 1))


def _entry(item: Item, mark: str) -> str:
    indent = " " * len(mark)
    detail = _wrapped(item.detail, indent, indent) if item.detail else ""
    return _lines(_wrapped(item.text, mark, indent), detail, f"{indent}{item.link}" if item.link else "")


def _register(block: Register) -> str:
    return "\n".join(_file(block.head, row) for row in block.rows)


def _file(head: tuple[str, ...], row: tuple[str, ...]) -> str:
    return _lines(*(_wrapped(f"{label}: {cell}", "  " if i else "- ", "  ") for i, (label, cell) in enumerate(zip(head, row, strict=True))))


def _signature(block: Signature) -> str:
    return _lines(block.place_and_date, "", f"{block.label}: {block.name}")


def _boxes(block: Boxes) -> str:
    return "\n\n".join(_lines(f"[{box.label}]{f' ({box.note})' if box.note else ''}", *box.paragraphs) for box in block.boxes)


WRITERS: dict[type[Block], Callable[..., str]] = {
    Title: _title, Summary: _summary, Parties: _parties, Heading: _heading, Prose: _prose,
    Quote: _quote, Picture: _picture, Listing: _listing, Register: _register, Signature: _signature, Boxes: _boxes,
}  # fmt: skip
