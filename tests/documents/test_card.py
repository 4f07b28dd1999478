"""The share card and the composed picture: the right size, light, the same for the same, and nothing that is too long breaks them."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from PIL import Image

from bridge.documents.card import ALERT, STAMP, fitted, font, paint
from bridge.documents.reading_picture import MOST_LINES, compose_picture, wrapped
from bridge.domain.captures import Capture
from bridge.domain.card import Card
from bridge.domain.posts import Author, PostRef, Reading, merge
from bridge.sentences import say

AT = datetime(2026, 11, 10, 9, 42, tzinfo=UTC)
CARD = Card(
    say("Reclamación a AeroLinde"), say("Día 12"), say("de 30 sin respuesta"), late=False, day=12, total=30, asks=say("Reembolso"), amount="286,40 €",
    who=say("L. M. en X"), stamped_at=AT, address="consta.example/r/7QK4-M93D",
)  # fmt: skip
LONG = "Compañía Larguísima de Transportes Aéreos, Marítimos y Terrestres de España y Ultramar " * 4
CARDS = [
    (CARD, STAMP, "running"),
    (replace(CARD, big=say("Plazo vencido"), under=say("hace 4 días"), late=True, day=30), ALERT, "late"),
    (replace(CARD, big=say("Presentada"), under=say("pendiente de acuse"), day=None, total=None), STAMP, "no term"),
    (replace(CARD, kicker=say("{c}", c=LONG), big=say("{c}", c=LONG), under=say("{c}", c=LONG), who=say("{c}", c=LONG)), STAMP, "all too long"),
    (replace(CARD, kicker=say("Reclamación a 株式会社 😡"), day=400, total=365), STAMP, "strange letters, past the end"),
    (replace(CARD, day=0, total=1, amount=""), STAMP, "a term of one day"),
]  # fmt: skip


@pytest.mark.parametrize(("card", "band", "why"), CARDS)
def test_the_card_is_a_small_png_with_its_band(card: Card, band: tuple[int, int, int], why: str) -> None:
    data = paint(card, str)
    image = Image.open(BytesIO(data))
    assert (image.format, image.size) == ("PNG", (1200, 630)), why
    assert len(data) < 60_000
    red, green, blue = image.convert("RGB").getpixel((600, 56))  # type: ignore[misc]
    assert max(abs(red - band[0]), abs(green - band[1]), abs(blue - band[2])) < 24


def test_the_same_state_is_the_same_picture() -> None:
    assert paint(CARD, str) == paint(CARD, str)


@pytest.mark.parametrize("text", ["", "x", LONG, "a" * 500])
def test_what_does_not_fit_is_cut(text: str) -> None:
    assert font("Sans", 28).getlength(fitted(text, "Sans", 28, 380)) <= 380


REF = PostRef("mastodon", "post", "https://a.es/@lucia/1", "1", AT, "exact", "id")


@pytest.mark.parametrize("text", ["Me deben 286 €.", "", "una\n\ndos", "palabra" * 400, "muchas palabras " * 2000, "😡 株式会社"])
def test_what_was_read_is_composed_whatever_it_says(text: str) -> None:
    post = merge(REF, [Reading("endpoint", author=Author("Lucía M.", "lucia"), text=text)], "fetched")
    data = compose_picture(Capture(post, AT, "ab" * 32), ZoneInfo("Europe/Madrid"), str)
    image = Image.open(BytesIO(data))
    assert image.width == 1000
    assert image.height < 3000
    assert data == compose_picture(Capture(post, AT, "ab" * 32), ZoneInfo("Europe/Madrid"), str)


def test_a_text_without_end_is_cut_and_says_so() -> None:
    lines = wrapped("linea\n" * 500, "Said", 32, 800)
    assert (len(lines), lines[-1]) == (MOST_LINES + 1, "[…]")
