"""Scripts that run from right to left: letters joined, words in the order in which they are seen, text read as it was written."""

import pytest

from bridge.documents.lettering import Lettering
from bridge.documents.righttoleft import begins_left, joined, reordered, runs_left, seen
from bridge.documents.styles import BODY


@pytest.mark.parametrize(
    ("word", "forms", "why"),
    [
        ("\u0628\u0628\u0628", "\ufe91\ufe92\ufe90", "begins, goes on, ends"),
        ("\u0628", "\ufe8f", "alone"),
        ("\u062f\u0628", "\ufea9\ufe8f", "dal does not join what follows"),
        ("\u0633\u0644\u0627\u0645", "\ufeb3\ufefc\ufee1", "lam and alef are one, joined to what goes before"),
        ("\u0628\u064e\u0628", "\ufe91\u064e\ufe90", "a vowel mark does not part them"),
        ("שלום", "שלום", "Hebrew letters do not join"),
    ],
)
def test_letters_join(word: str, forms: str, why: str) -> None:
    assert "".join(joined(word)) == forms


@pytest.mark.parametrize(
    ("word", "as_seen", "why"),
    [("שלום", "םולש", "from right to left"), ("שלום123", "123םולש", "a number keeps its order"), ("(שלום)", "(םולש)", "brackets turn with the text")],
)
def test_a_word_is_seen_from_right_to_left(word: str, as_seen: str, why: str) -> None:
    assert seen(word) == as_seen


@pytest.mark.parametrize(
    ("kinds", "base", "order"),
    [
        ([False, True, True, False], False, [0, 2, 1, 3]),
        ([True, False, False, True], True, [3, 1, 2, 0]),
        ([True, None, True], False, [2, 1, 0]),
        ([False, None, True], False, [0, 1, 2]),
        ([], False, []),
    ],
)
def test_words_take_their_place(kinds: list[bool | None], base: bool, order: list[int]) -> None:
    assert reordered(range(len(kinds)), kinds.__getitem__, base) == order


def test_the_first_letter_gives_the_direction() -> None:
    assert begins_left("123 שלום abc")
    assert not begins_left("abc שלום")
    assert not begins_left("123")


def test_the_text_is_kept_as_written() -> None:
    line = Lettering().lines("dijo שלום עולם ayer", BODY, 400)[0]
    assert line.actual == "dijo שלום עולם ayer"
    assert runs_left(line.actual)


def test_a_line_of_latin_text_needs_no_other() -> None:
    assert Lettering().lines("dijo hola", BODY, 400)[0].actual == ""
