"""Raw bytes of a mail to a plain Message. Never raises: the stdlib does on some malformed mail, so each step is guarded."""

import email.errors
import email.parser
import email.policy
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.header import decode_header
from email.message import Message as StdMessage
from email.utils import parseaddr, parsedate_to_datetime
from typing import TypeVar

from bridge.domain.messages import Attachment, Fields, Message, bare_text
from bridge.mail.htmltext import html_text

LONGEST_TEXT = 200_000
LONGEST_HEADER = 4_000
MOST_HEADERS = 400
MOST_PARTS = 300
# What the stdlib has been seen to raise on malformed mail.
BROKEN = (email.errors.MessageError, LookupError, ValueError, TypeError, AttributeError, AssertionError, RecursionError, OverflowError)
MOJIBAKE = re.compile("[\u00c2-\u00c5\u00e2][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{1,2}")
Part = StdMessage
Found = TypeVar("Found")


def read_message(raw: bytes) -> Message:
    """The message that these bytes hold, as far as it can be read."""
    if raw.startswith(b"From "):
        raw = raw.split(b"\n", 1)[-1]
    try:
        parsed = email.parser.BytesParser(policy=email.policy.compat32).parsebytes(raw)
        return _message(parsed, list(_parts(parsed)))
    except BROKEN:
        return Message(text=decoded(raw, "utf-8")[:LONGEST_TEXT])


def read_text(raw: bytes) -> Message:
    """The bare text of a direct message or a public reply."""
    return bare_text(repaired(decoded(raw, "utf-8-sig"))[:LONGEST_TEXT])


def _message(parsed: Part, parts: list[Part]) -> Message:
    headers = _headers(parsed)
    first: dict[str, str] = {}
    for name, value in headers:
        first.setdefault(name, value)
    name, address = _guarded(lambda: parseaddr(first.get("from", "")), ("", ""))
    plain, pages = _texts(parts, "text/plain"), html_text(_texts(parts, "text/html"))
    return Message(
        text=_readable(plain, pages), subject=first.get("subject", ""), sender_name=name, sender_address=address.lower(),
        sent_at=_date(first.get("date", "")), headers=headers, html_text=pages,
        media_types=tuple(part.get_content_type() for part in parts), attachments=tuple(map(_attachment, filter(_is_attachment, parts))),
        delivery_status=_delivery_status(parts), disposition=_disposition(parts),
    )  # fmt: skip


def _guarded(read: Callable[[], Found], otherwise: Found) -> Found:
    try:
        return read()
    except BROKEN:
        return otherwise


def _parts(parsed: Part) -> Iterator[Part]:
    """Every part but those inside a returned or forwarded message, without recursion."""
    waiting, seen = [parsed], 0
    while waiting and seen < MOST_PARTS:
        part = waiting.pop(0)
        seen += 1
        yield part
        payload = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(payload, list):
            waiting[0:0] = [inner for inner in payload if isinstance(inner, StdMessage)]


def _headers(parsed: Part) -> Fields:
    items = list(parsed.raw_items())[:MOST_HEADERS]
    return tuple((name.lower(), header_text(str(value))) for name, value in items)


def header_text(value: str) -> str:
    """A header's value decoded (RFC 2047, raw 8-bit, wrong charsets) on one line."""
    value = value[:LONGEST_HEADER]
    if not value.isascii():
        value = decoded(value.encode("utf-8", "surrogateescape"), "utf-8")
    words = _guarded(lambda: decode_header(value), [(value, None)]) if "=?" in value else [(value, None)]
    text = "".join(word if isinstance(word, str) else decoded(word, charset or "ascii") for word, charset in words)
    return repaired(" ".join(text.split()))


def decoded(raw: bytes, charset: str) -> str:
    """Bytes as text by the declared charset; where it does not fit, UTF-8, then Windows-1252."""
    for attempt in (charset, "utf-8"):
        try:
            return raw.decode(attempt)
        except (LookupError, ValueError):
            continue
    return raw.decode("cp1252", "replace")


def repaired(text: str) -> str:
    """Text that was UTF-8 read as Windows-1252 («reclamaciÃ³n») put right, piece by piece."""
    return MOJIBAKE.sub(lambda piece: _unmangled(piece[0]), text)


def _unmangled(piece: str) -> str:
    for charset in ("cp1252", "latin-1"):
        try:
            return piece.encode(charset).decode("utf-8")
        except UnicodeError:
            continue
    return piece


def _content(part: Part) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except BROKEN:
        return b""
    return payload if isinstance(payload, bytes) else b""


def _is_attachment(part: Part) -> bool:
    if part.get_content_maintype() == "multipart" or part.get_content_type() in {"message/delivery-status", "message/disposition-notification"}:
        return False
    return bool(_guarded(part.get_filename, None)) or "attachment" in str(part.get("content-disposition", "")).lower()


def _attachment(part: Part) -> Attachment:
    name = header_text(str(_guarded(part.get_filename, None) or "")) or "adjunto"
    return Attachment(re.sub(r"[\x00-\x1f/\\]", "_", name)[:200], part.get_content_type(), _content(part))


def _texts(parts: list[Part], kind: str) -> str:
    found = [_text(part) for part in parts if part.get_content_type() == kind and not _is_attachment(part)]
    return "\n\n".join(text for text in found if text.strip())[:LONGEST_TEXT]


def _text(part: Part) -> str:
    charset = str(_guarded(part.get_content_charset, None) or "utf-8")
    text = repaired(decoded(_content(part)[: LONGEST_TEXT * 4], charset))
    return text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")


def _readable(plain: str, pages: str) -> str:
    """The plain part, but the HTML one where the plain one only says that there is HTML."""
    is_stub = len(plain.strip()) < 250 and re.search(r"html|no\s+se\s+muestra|navegador|browser", plain, re.IGNORECASE)
    if not plain.strip() or (is_stub and len(pages) > 20):
        return pages or plain
    return plain


def _date(value: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(value)
    except (*BROKEN, IndexError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _delivery_status(parts: list[Part]) -> tuple[Fields, ...]:
    reports = [part for part in parts if part.get_content_type() in {"message/delivery-status", "message/global-delivery-status"}]
    return tuple(block for part in reports for block in _blocks(part))


def _blocks(part: Part) -> list[Fields]:
    payload = part.get_payload()
    if isinstance(payload, list):
        found = [_headers(block) for block in payload if isinstance(block, StdMessage)]
        return [block for block in found if block]
    text = decoded(_content(part), "utf-8")
    pieces = re.split(r"\n[ \t]*\n", text)
    return [fields for piece in pieces if (fields := tuple((name.lower(), value.strip()) for name, value in re.findall(r"(?m)^([\w-]{2,60}):(.*)$", piece)))]


def _disposition(parts: list[Part]) -> str:
    for part in parts:
        if part.get_content_type() == "message/disposition-notification":
            payload = part.get_payload()
            text = "\n".join(str(inner) for inner in payload) if isinstance(payload, list) else decoded(_content(part), "utf-8")
            found = re.search(r"(?im)^Disposition:\s*(.*)$", text)
            return found[1].strip() if found else "unknown"
    return ""
