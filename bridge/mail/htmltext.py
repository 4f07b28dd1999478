"""HTML as a reader sees it: visible text, one line a block, quoted parts marked with «> », and its links."""

import re
from dataclasses import dataclass
from typing import Any

from lxml import etree, html

LONGEST = 2_000_000
DROPPED = {"script", "style", "head", "title", "template", "noscript", "svg", "object", "iframe", "select", "textarea"}
BLOCKS = {
    "p", "div", "tr", "table", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "header", "footer",
    "address", "dl", "dt", "dd", "hr", "pre", "blockquote", "center", "form", "main", "aside", "nav", "option", "button",
}  # fmt: skip
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|mso-hide\s*:\s*all|opacity\s*:\s*0(?![.\d])", re.IGNORECASE)
QUOTED = re.compile(r"gmail_quote|yahoo_quoted|protonmail_quote|divRplyFwdMsg|moz-forward-container|zmail_extra", re.IGNORECASE)
INVISIBLE = re.compile("[\u00ad\u034f\u200b-\u200f\u2060\ufeff\u061c]")


@dataclass(frozen=True, slots=True)
class ReadHtml:
    """The visible text and the links (address, words) of a page."""

    text: str
    links: tuple[tuple[str, str], ...]


def read_html(source: str) -> ReadHtml:
    """The text and links of an HTML page or mail; never raises, whatever it gets."""
    root = _parsed(source[:LONGEST])
    return ReadHtml("", ()) if root is None else ReadHtml(_tidy(_Reader(root).lines()), _links(root))


def html_text(source: str) -> str:
    """Only the text."""
    return read_html(source).text


def _parsed(source: str) -> Any:
    clean = re.sub(r"^\s*<\?xml[^>]*\?>", "", source.replace("\x00", ""))
    try:
        return html.document_fromstring(clean)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _is_hidden(element: Any) -> bool:
    if not isinstance(element.tag, str):
        return True
    gone = element.tag in DROPPED or element.get("aria-hidden") == "true" or "hidden" in element.attrib
    return gone or bool(HIDDEN.search(element.get("style") or ""))


def _is_quoted(element: Any) -> bool:
    return element.tag == "blockquote" or bool(QUOTED.search(f"{element.get('class') or ''} {element.get('id') or ''}"))


class _Reader:
    """Walks the tree once, without recursion, and gathers lines."""

    def __init__(self, root: Any) -> None:
        self.root = root
        self.found: list[str] = []
        self.line: list[str] = []
        self.quotes = 0
        self.hidden = 0

    def lines(self) -> list[str]:
        for event, element in etree.iterwalk(self.root, events=("start", "end", "comment", "pi")):
            {"start": self._open, "end": self._close}.get(event, self._skip)(element)
        self._end_line()
        return self.found

    def _open(self, element: Any) -> None:
        if self.hidden or _is_hidden(element):
            self.hidden += 1
            return
        if element.tag in BLOCKS or element.tag == "br":
            self._end_line()
        self.quotes += _is_quoted(element)
        self._add(element.text)

    def _close(self, element: Any) -> None:
        if self.hidden:
            self.hidden -= 1
        else:
            self._finish(element)
        if not self.hidden:
            self._add(element.tail)

    def _finish(self, element: Any) -> None:
        if element.tag == "a":
            self._add(_address_shown(element))
        if element.tag in {"td", "th"} and element.getnext() is not None:
            self._add(" \t")
        if element.tag in BLOCKS:
            self._end_line()
        self.quotes -= _is_quoted(element)

    def _skip(self, element: Any) -> None:
        if not self.hidden:
            self._add(element.tail)

    def _add(self, text: str | None) -> None:
        if text:
            self.line.append(text)

    def _end_line(self) -> None:
        text = " ".join(re.sub(r"[ \t\r\n\xa0]+", lambda run: "\t" if "\t" in run[0] else " ", "".join(self.line)).split(" ")).strip()
        self.line = []
        if text or (self.found and self.found[-1].strip("> ")):
            self.found.append(f"{'> ' * min(self.quotes, 3)}{text}")


def _address_shown(element: Any) -> str:
    """« <address>» after a link whose words do not show where it goes."""
    address = element.get("href") or ""
    words = "".join(element.itertext()).strip()
    shown = address.removeprefix("mailto:").removeprefix("tel:")
    if not words or not re.match(r"https?:|mailto:|tel:", address) or shown.lower() in words.lower() or words.lower() in shown.lower():
        return ""
    return f" <{shown[:300]}>"


def _tidy(lines: list[str]) -> str:
    text = INVISIBLE.sub("", "\n".join(lines))
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _links(root: Any) -> tuple[tuple[str, str], ...]:
    found = ((a.get("href"), " ".join("".join(a.itertext()).split())[:200]) for a in root.iter("a"))
    return tuple((address.strip(), words) for address, words in found if address and address.strip())
