"""Composes a picture of what was read of a post, for claims without a screenshot. It says of itself that it is none."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from PIL import Image, ImageDraw

from bridge.documents.card import EDGE, INK, INK_2, PAPER, SHEET, STAMP, fitted, font, small_png
from bridge.documents.wording import HOW
from bridge.domain.captures import Capture
from bridge.domain.network_names import network_name
from bridge.domain.own_pictures import NO_SCREENSHOT
from bridge.domain.posts import date_sentence
from bridge.sentences import Sentence, say

Tell = Callable[[Sentence], str]
WIDTH, MARGIN, PAD = 1000, 30, 44
ROOM = WIDTH - 2 * (MARGIN + PAD)
MOST_LINES = 40
LINE = 44


def compose_picture(capture: Capture, zone: ZoneInfo, tell: Tell) -> bytes:
    """The picture as PNG; the same reading gives the same bytes."""
    lines = wrapped(capture.post.text or "", "Said", 32, ROOM)
    height = 2 * MARGIN + 2 * PAD + 110 + len(lines) * LINE + 224
    image = Image.new("RGB", (WIDTH, height), PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((MARGIN, MARGIN, WIDTH - MARGIN, height - MARGIN), fill=SHEET, outline=EDGE)
    draw.rectangle((MARGIN, MARGIN, WIDTH - MARGIN, MARGIN + 7), fill=STAMP)
    x, y = MARGIN + PAD, MARGIN + PAD
    for face, size, colour, text in _head(capture, tell):
        draw.text((x, y), fitted(text, face, size, ROOM), font=font(face, size), fill=colour)
        y += size + 14
    for line in lines:
        draw.text((x, y + 12), line, font=font("Said", 32), fill=INK)
        y += LINE
    y += 40
    for text in _foot(capture, zone, tell):
        draw.text((x, y), fitted(text, "Sans", 24, ROOM), font=font("Sans", 24), fill=INK_2)
        y += 34
    return small_png(image)


def _head(capture: Capture, tell: Tell) -> tuple[tuple[str, int, tuple[int, int, int], str], ...]:
    author = capture.post.author
    name, handle = (author.name if author else None), (author.handle if author else None)
    shown = name or handle or tell(say("Sin autor conocido"))
    network = capture.post.ref.network
    beside = (
        f"@{handle.lstrip('@')}" if handle and name else "",
        tell(network_name(network)) if network != "none" else "",
        tell(date_sentence(capture.post)),
    )
    return ("Bold", 34, INK, shown), ("Sans", 26, INK_2, " · ".join(filter(None, beside)))


def _foot(capture: Capture, zone: ZoneInfo, tell: Tell) -> tuple[str, ...]:
    read_at: datetime = capture.captured_at.astimezone(zone)
    read = say("Leído por Consta el {when}.", when=read_at) if capture.post.how == "fetched" else HOW[capture.post.how]
    address = capture.post.ref.canonical_url or capture.post.ref.shared_url or ""
    lines = (tell(NO_SCREENSHOT), tell(read), address, tell(say("Huella SHA-256 de lo leído:")), capture.sha256 or "—")
    return tuple(filter(None, lines))


def wrapped(text: str, face: str, size: int, room: int) -> list[str]:
    """The text in lines that fit; a word longer than a line is cut, and so is a text longer than the picture."""
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        lines += _broken(paragraph, face, size, room)
        if len(lines) > MOST_LINES:
            return [*lines[:MOST_LINES], "[…]"]
    return lines


def _broken(paragraph: str, face: str, size: int, room: int) -> list[str]:
    lines, line = [], ""
    for word in paragraph.split():
        tried = f"{line} {word}".strip()
        if font(face, size).getlength(tried) <= room:
            line = tried
            continue
        lines += [line] if line else []
        line = fitted(word, face, size, room)
    return [*lines, line]
