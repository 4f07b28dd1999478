"""Lines: what fits stays on one, nothing is wider than the measure, no letter disappears unsaid."""

import re
import zlib
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.documents.draw import draw
from bridge.documents.faces import EMOJI, embedded, face
from bridge.documents.lettering import Lettering, Line
from bridge.documents.styles import BODY, SAID, TITLE
from tests.documents import samples

ANY_TEXT = st.text(st.characters(codec=None, categories=None), max_size=80)


@settings(max_examples=80, deadline=None)
@given(ANY_TEXT, st.sampled_from([BODY, SAID, TITLE]), st.sampled_from([40.0, 120.0, 460.0]))
def test_no_line_is_wider_than_its_measure(text: str, style: object, width: float) -> None:
    assert isinstance(style, type(BODY))
    widest = max((face(name).advance.get(char, 0) for name in ("Wide", "Han", "Emoji") for char in text), default=0) * style.size / 1000
    for line in Lettering().lines(text, style, width):
        assert line.width <= max(width, widest) + 0.01


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=120))
def test_any_text_is_drawn(text: str) -> None:
    content = replace(samples.with_post(text, author_name=text), facts=text, claimant=replace(samples.whole().claimant, name=text, city=text))
    assert draw(content, {}).endswith(b"%%EOF\n")


@pytest.mark.parametrize(
    ("text", "lost", "why"),
    [
        ("café e\u0301", "", "a decomposed accent is composed"),
        ("a\u00a0b\tc\nd", "", "blanks are spaces"),
        ("❤\ufe0f", "", "a selector only chooses a look"),
        ("\ud83d", "\ud83d", "half a surrogate pair is no character"),
        ("\u200b\u202e\x07", "\u200b\u202e\x07", "what cannot be seen"),
        ("\U000e0041", "\U000e0041", "tags"),
        ("\u0378", "\u0378", "a code without a character"),
        ("漢字 한국어 😡", "", "other faces print them"),
    ],
)
def test_lost_is_what_no_face_prints(text: str, lost: str, why: str) -> None:
    letters = Lettering()
    letters.lines(text, BODY, 400)
    assert "".join(letters.lost) == lost


def _letters(line: Line) -> str:
    """The codes of a line without what mends the space between them."""
    return re.sub(r"\)-?\d+\(", "", "".join(run.codes for run in line.runs))


def test_words_stay_whole_while_they_fit() -> None:
    lines = Lettering().lines("uno dos tres cuatro cinco seis siete ocho nueve diez", BODY, 90)
    assert [_letters(line) for line in lines] == ["uno dos tres cuatro ", "cinco seis siete ocho ", "nueve diez"]


def test_an_address_breaks_after_a_joint() -> None:
    lines = Lettering().lines("https://www.example.example/una/ruta-muy-larga/que/no/cabe", BODY, 120)
    assert all(_letters(line)[-1] in "/-." for line in lines[:-1])


def test_a_font_maps_every_code_back_to_its_letter() -> None:
    mapped = zlib.decompress(embedded("Emoji", "😡→").to_unicode)
    assert b"<20> <D83DDE21>" in mapped


def test_emoji_are_drawn_as_such() -> None:
    assert EMOJI.match("😡")
    letters = Lettering()
    assert letters.line("😡", BODY).runs[0].font.startswith("Emoji")
