"""Plain text from HTML: what a person reads, with its line breaks, without scripts, menus or hidden markup."""

import html
import re
from itertools import chain

from bridge.networks.saved import Node, parse_html

BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "center", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
))  # fmt: skip
SILENT = frozenset(["script", "style", "noscript", "template", "svg", "head", "iframe", "object", "select", "button", "textarea"])
GAP = re.compile(r"[ \t\r\f\v\u00a0]+")


def text_of(node: Node | None) -> str | None:
    """The text of an element as lines; None when it says nothing."""
    if node is None:
        return None
    return squeezed("".join(_pieces(node)))


def _pieces(root: Node) -> list[str]:
    pieces: list[str] = []
    todo: list[tuple[str, Node]] = [("open", root)]
    while todo:
        step, node = todo.pop()
        if step == "text":
            pieces.append(re.sub(r"\s+", " ", node))
        elif step == "close":
            pieces.append("\n")
        elif isinstance(node.tag, str) and node.tag not in SILENT:
            pieces.append(_before(node))
            todo.extend(reversed(list(_inside(node))))
    return pieces


def _before(node: Node) -> str:
    if node.tag == "br" or node.tag in BLOCKS:
        return "\n"
    return node.get("alt") or "" if node.tag == "img" and "emoji" in (node.get("class") or "") else ""


def _inside(node: Node) -> "chain[tuple[str, Node]]":
    own = [("text", node.text)] if node.text else []
    below = chain.from_iterable([("open", child), *([("text", child.tail)] if child.tail else [])] for child in node)
    end = [("close", node)] if node.tag in BLOCKS else []
    return chain(own, below, end)


def squeezed(text: str) -> str | None:
    """The text with single spaces and at most one empty line between paragraphs."""
    lines = [GAP.sub(" ", line).strip() for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() or None


def text_of_html(fragment: str | None) -> str | None:
    """The text of an HTML fragment."""
    if not fragment or not fragment.strip():
        return None
    return text_of(parse_html(f"<div>{fragment}</div>"))


def unescaped(text: str | None) -> str | None:
    """A text whose entities were escaped once more than needed."""
    return html.unescape(text) if text else None


def has_class(name: str) -> str:
    """The XPath test for one class among several."""
    return f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"


def first(node: Node | None, path: str) -> Node | None:
    """The first match of an XPath, or None."""
    found = node.xpath(path) if node is not None else []
    return found[0] if found else None


def attribute(node: Node | None, path: str) -> str | None:
    """The first match of an XPath that gives texts, if it says something."""
    found = first(node, path)
    return str(found).strip() or None if found is not None else None


def under(title: str | None, body: str | None) -> str | None:
    """The body with its title above, unless it begins with it."""
    if not title or not body:
        return body or title
    return body if body.startswith(title[:40]) else f"{title}\n\n{body}"
