"""Paints the share card: 1200 × 630, the copies of the form, the stamp and the day ruler, as a small PNG."""

import math
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageChops, ImageDraw, ImageFont

from bridge.documents.faces import FILES
from bridge.domain.card import HEIGHT, WIDTH, Card
from bridge.domain.ruler import Ruler, ruler
from bridge.sentences import Sentence

Tell = Callable[[Sentence], str]
Draw = ImageDraw.ImageDraw
PAPER, SHEET, PINK, GREEN = (238, 241, 240), (255, 255, 255), (247, 213, 220), (211, 234, 214)
EDGE, PINK_EDGE, GREEN_EDGE = (207, 214, 214), (219, 163, 176), (163, 199, 169)
INK, INK_2, STAMP, ALERT, RAIL = (20, 32, 43), (75, 88, 100), (58, 47, 160), (179, 38, 30), (169, 164, 150)
LEFT, TOP, RIGHT, BOTTOM = 56, 52, 1120, 554
INSIDE, ROOM = LEFT + 48, RIGHT - LEFT - 96
STAMP_SIZE = 200
MONTHS = ("ENE", "FEB", "MAR", "ABR", "MAY", "JUN", "JUL", "AGO", "SEP", "OCT", "NOV", "DIC")
COLOURS = 128


@lru_cache(maxsize=64)
def font(face: str, size: int) -> ImageFont.FreeTypeFont:
    """A face of ours at a size."""
    return ImageFont.truetype(str(FILES[face]), size)


def paint(card: Card, tell: Tell) -> bytes:
    """The card as PNG, with few colours so that it weighs little."""
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(image)
    _sheets(draw, late=card.late)
    draw.text((INSIDE, TOP + 44), fitted(tell(card.kicker), "Bold", 34, 740), font=font("Bold", 34), fill=INK_2)
    _heading(draw, card, tell)
    if card.day is not None and card.total is not None:
        _ruler(draw, ruler(card.day, card.total, 504.0), INSIDE - 20, TOP + 278)
    _foot(draw, card, tell)
    image.paste(*_stamped(card.stamped_at))
    return small_png(image)


def small_png(image: Image.Image) -> bytes:
    """The picture in a few colours."""
    out = BytesIO()
    image.quantize(COLOURS, method=Image.Quantize.FASTOCTREE).save(out, "PNG")
    return out.getvalue()


def _sheets(draw: Draw, *, late: bool) -> None:
    """The three copies: green for the claimant, pink for the company, white for the file."""
    for shift, fill, edge in ((22, GREEN, GREEN_EDGE), (11, PINK, PINK_EDGE), (0, SHEET, EDGE)):
        draw.rectangle((LEFT + shift, TOP + shift, RIGHT + shift, BOTTOM + shift), fill=fill, outline=edge)
    draw.rectangle((LEFT, TOP, RIGHT, TOP + 9), fill=ALERT if late else STAMP)


def _heading(draw: Draw, card: Card, tell: Tell) -> None:
    big, under = tell(card.big), tell(card.under) if card.under else ""
    beside = font("Sans", 50).getlength(under) + 26 if under else 0
    size = next((size for size in range(150, 40, -6) if font("Head", size).getlength(big) + beside <= ROOM), 40)
    draw.text((INSIDE - 4, TOP + 262), big, font=font("Head", size), fill=ALERT if card.late else INK, anchor="ls")
    room = ROOM - font("Head", size).getlength(big) - 26
    draw.text((INSIDE + ROOM - room, TOP + 262), fitted(under, "Sans", 50, room), font=font("Sans", 50), fill=INK_2, anchor="ls")


def _ruler(draw: Draw, drawn: Ruler, left: int, top: int) -> None:
    """The ruler of the pages, twice its size."""
    for bar in (bar for bar in drawn.bars if bar.width > 0):
        box = (left + bar.x * 2, top + bar.y * 2, left + (bar.x + bar.width) * 2, top + (bar.y + bar.height) * 2 - 1)
        draw.rectangle(tuple(map(round, box)), fill=STAMP if bar.kind == "run" else RAIL)
    for tick in drawn.ticks:
        x = round(left + tick.x * 2)
        draw.rectangle((x - 2, round(top + tick.top * 2), x + 1, round(top + tick.bottom * 2)), fill=STAMP if tick.kind == "past" else RAIL)
    for label in drawn.labels:
        place = (left + label.x * 2, top + label.y * 2 + 6)
        draw.text(place, label.text, font=font("Bold", 26), fill=STAMP if label.kind == "past" else INK_2, anchor=ANCHORS[label.anchor])
    x, y = round(left + drawn.mark * 2), top + 2
    draw.polygon([(x - 14, y), (x + 14, y), (x + 14, y + 18), (x, y + 34), (x - 14, y + 18)], fill=ALERT)


ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}


def _foot(draw: Draw, card: Card, tell: Tell) -> None:
    asks = f"{tell(card.asks)}: {card.amount}" if card.amount else tell(card.asks)
    who = fitted(tell(card.who), "Sans", 28, 380)
    draw.text((RIGHT - 48, BOTTOM - 30), who, font=font("Sans", 28), fill=INK_2, anchor="rs")
    room = ROOM - font("Sans", 28).getlength(who) - 30
    draw.text((INSIDE, BOTTOM - 30), fitted(asks, "Head", 32, room), font=font("Head", 32), fill=INK, anchor="ls")
    draw.text((LEFT, 606), fitted(card.address, "Bold", 26, 880), font=font("Bold", 26), fill=INK, anchor="ls")
    draw.text((RIGHT + 22, 606), "Consta", font=font("Head", 34), fill=STAMP, anchor="rs")


def fitted(text: str, face: str, size: int, room: float) -> str:
    """The text, cut where it would not fit."""
    known = font(face, size)
    if known.getlength(text) <= room:
        return text
    cut = next((n for n in range(len(text), 0, -1) if known.getlength(text[:n].rstrip() + "…") <= room), 0)
    return text[:cut].rstrip() + "…" if cut else ""


def _stamped(at: datetime) -> tuple[Image.Image, tuple[int, int], Image.Image]:
    mark = _stamp(at.year, at.month, at.day, at.hour, at.minute)
    return mark, (RIGHT - STAMP_SIZE - 38, TOP + 26), mark


@lru_cache(maxsize=32)
def _stamp(year: int, month: int, day: int, hour: int, minute: int) -> Image.Image:
    """The round stamp with day and hour, drawn large and brought down so that its edges are smooth."""
    size = STAMP_SIZE * 3
    ink = Image.new("L", (size, size), 0)
    draw = ImageDraw.Draw(ink)
    middle, inner = size // 2, round(size * 0.315)
    draw.ellipse((14, 14, size - 14, size - 14), outline=255, width=14)
    draw.ellipse((middle - inner, middle - inner, middle + inner, middle + inner), outline=255, width=7)
    for text, face, length, up in ((str(year), "Bold", 46, -110), (f"{day} {MONTHS[month - 1]}", "Head", 86, 0), (f"{hour:02}:{minute:02} h", "Bold", 43, 100)):
        draw.text((middle, middle + up), text, font=font(face, length), fill=255, anchor="mm")
    ink = ImageChops.lighter(ink, _arc("RECLAMACIÓN", size, top=True))
    ink = ImageChops.lighter(ink, _arc("CONSTA", size, top=False))
    mark = Image.new("RGBA", (STAMP_SIZE, STAMP_SIZE), (*STAMP, 0))
    mark.putalpha(ink.resize((STAMP_SIZE, STAMP_SIZE), Image.Resampling.LANCZOS).rotate(8, resample=Image.Resampling.BICUBIC))
    return mark


def _arc(text: str, size: int, *, top: bool) -> Image.Image:
    """Letters along the upper or the lower arc of the stamp, each turned to stand on it."""
    paper, face = Image.new("L", (size, size), 0), font("Bold", 48)
    radius, turn = size * 0.395, 1 if top else -1
    widths = [face.getlength(letter) + 17 for letter in text]
    at = -turn * math.pi / 2 - turn * sum(widths) / radius / 2
    for letter, width in zip(text, widths, strict=True):
        middle = at + turn * width / radius / 2
        glyph = Image.new("L", (96, 96), 0)
        ImageDraw.Draw(glyph).text((48, 48), letter, font=face, fill=255, anchor="mm")
        glyph = glyph.rotate(-math.degrees(middle) - turn * 90, resample=Image.Resampling.BICUBIC)
        x, y = size / 2 + radius * math.cos(middle), size / 2 + radius * math.sin(middle)
        paper.paste(255, (round(x - 48), round(y - 48)), glyph)
        at += turn * width / radius
    return paper
