"""A message that came in, as plain values: what the mail parser read, or the bare text of a direct message."""

from dataclasses import dataclass
from datetime import datetime

Fields = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with a message."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Message:
    """What a message says and how it was sent. Header names are in lower case, values decoded and unfolded."""

    text: str
    """The readable text: the plain part, or the HTML part as text where the plain one says nothing."""
    subject: str = ""
    sender_name: str = ""
    sender_address: str = ""
    sent_at: datetime | None = None
    headers: Fields = ()
    html_text: str = ""
    media_types: tuple[str, ...] = ()
    """Of every part, in order; the parts inside a returned message are not ours and not listed."""
    attachments: tuple[Attachment, ...] = ()
    delivery_status: tuple[Fields, ...] = ()
    """The blocks of a delivery report (RFC 3464), the per-message one first."""
    disposition: str = ""
    """The Disposition field of a read receipt (RFC 8098)."""
    is_mail: bool = True
    """False for the bare text of a direct message or a public reply."""

    def header(self, name: str) -> str:
        """The first value of a header, "" where it is absent."""
        return next((value for key, value in self.headers if key == name), "")


def bare_text(text: str) -> Message:
    """A direct message or a public reply: there is nothing but its text."""
    return Message(text=text, is_mail=False)
