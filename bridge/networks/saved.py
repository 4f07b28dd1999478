"""A response or a saved page: bytes, and the JSON or HTML that they are."""

import json
import re
from codecs import lookup
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lxml import etree
from lxml import html as lxml_html

CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)
RAW_RESPONSE = re.compile(rb"HTTP/[0-9.]+ (\d{3})[^\n]*\n(?:[^\n]+\n)*?\r?\n")
Node = Any  # an lxml element; lxml ships no types


@dataclass(frozen=True)
class Saved:
    """What was served or saved. `url` is where it came from, after redirections."""

    body: bytes
    media_type: str | None = None
    url: str | None = None

    @cached_property
    def status(self) -> int | None:
        """The status when the file is a whole HTTP response."""
        found = RAW_RESPONSE.match(self.body)
        return int(found[1]) if found else None

    @cached_property
    def content(self) -> bytes:
        """The body without the headers of a saved HTTP response."""
        found = RAW_RESPONSE.match(self.body)
        return self.body[found.end() :] if found else self.body

    @cached_property
    def text(self) -> str:
        """The body decoded: as its headers or its own head say, else UTF-8, else what Windows wrote."""
        for name in (self._declared(), "utf-8-sig"):
            try:
                return self.content.decode(name).replace("\x00", "")
            except (UnicodeError, LookupError):
                continue
        return self.content.decode("cp1252", "replace").replace("\x00", "")

    def _declared(self) -> str:
        found = CHARSET.search((self.media_type or "").encode("ascii", "replace")) or CHARSET.search(self.content[:2048])
        name = found[1].decode("ascii") if found else "utf-8-sig"
        try:
            return "cp1252" if lookup(name).name == "iso8859-1" else name.replace("utf-8", "utf-8-sig").replace("UTF-8", "utf-8-sig")
        except LookupError:
            return "utf-8-sig"

    @cached_property
    def json(self) -> Any:
        """The value that the body writes in JSON; None if it is not JSON."""
        if self.text.lstrip()[:1] not in {"{", "["}:
            return None
        return loads(self.text)

    @cached_property
    def html(self) -> Node | None:
        """The root of the page; None if it is none."""
        return None if self.json is not None else parse_html(self.text)


def loads(text: str) -> Any:
    """The JSON value, or None."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def parse_html(text: str) -> Node | None:
    """The root element of a page or fragment, however broken; None for nothing."""
    tidy = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    try:
        return lxml_html.document_fromstring(tidy, parser=lxml_html.HTMLParser(no_network=True, remove_comments=True)) if tidy.strip() else None
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None


def dig(value: Any, *path: str | int) -> Any:
    """What lies at that path of a JSON value; None where it breaks off."""
    for step in path:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and -len(value) <= step < len(value):
            value = value[step]
        else:
            return None
    return value


def listed(value: Any) -> list[Any]:
    """The value if it is a list, else an empty one."""
    return value if isinstance(value, list) else []


def words(value: Any) -> str | None:
    """The value if it is a text that says something."""
    return value.strip() or None if isinstance(value, str) else None


def dicts(value: Any) -> list[dict[str, Any]]:
    """The objects in a JSON list, or the one object."""
    found = value if isinstance(value, list) else [value]
    return [item for item in found if isinstance(item, dict)]
