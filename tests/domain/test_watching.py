"""When a post is read again and what a reading means: a bad hour is no deletion, a page that always differs is no edit."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from bridge.domain.posts import PostRef, Reading, merge
from bridge.domain.watching import LOOKS, RARELY, Doubt, Sight, Standing, is_news, next_look, seen, text_print, until_next

NOW = datetime(2026, 11, 25, 11, 0, tzinfo=UTC)
REF = PostRef("mastodon", "post", "https://a.es/@lucia/1", "1")
POST = merge(REF, [Reading("endpoint", text="Me deben 286 €.")], "fetched")
KNOWN = Standing(3, text_print(POST.text))


def run(*sights: Sight) -> list[str]:
    """The news of those sights, one after another."""
    standing, told = KNOWN, []
    for sight in sights:
        doubt = standing.doubt.after(sight)
        look, _ = next_look(standing.look, doubt, NOW)
        told += [sight.state] if doubt.sure and sight.state != "live" else []
        standing = standing.after(look, doubt, sight if doubt.sure else None)
    return told


LIVE, GONE, AWAY = Sight("live"), Sight("deleted"), Sight("unreachable")
RUNS = [
    ((LIVE, LIVE), [], "nothing happened"),
    ((GONE, LIVE), [], "one 404 may be the network's bad hour"),
    ((GONE, GONE), ["deleted"], "twice in a row it is gone"),
    ((AWAY, AWAY, LIVE), [], "a site may be down for a while"),
    ((AWAY, AWAY, AWAY), ["unreachable"], "three times is news"),
    ((GONE, AWAY, GONE), [], "mixed signs prove nothing"),
    ((Sight("edited", "a"), Sight("edited", "b"), Sight("edited", "c")), [], "a page that differs each time shows a clock, not an edit"),
    ((Sight("edited", "a"), Sight("edited", "a")), ["edited"], "the same new words twice are an edit"),
    ((Sight("edited", "a", "2026-11-25", marked=True),), ["edited"], "the network's own mark is certain at once"),
]


@pytest.mark.parametrize(("sights", "news", "why"), RUNS)
def test_news_is_only_what_is_sure(sights: tuple[Sight, ...], news: list[str], why: str) -> None:
    assert run(*sights) == news, why


def test_the_words_decide_and_spacing_does_not() -> None:
    assert seen(KNOWN, replace(POST, text="Me  deben\n286 €.")).state == "live"
    assert seen(KNOWN, replace(POST, text="No me deben nada.")).state == "edited"


def test_a_mark_of_the_network_is_an_edit_even_if_the_words_are_back() -> None:
    sight = seen(KNOWN, replace(POST, edited_at=NOW))
    assert (sight.state, sight.marked) == ("edited", True)
    assert seen(KNOWN.after(4, Doubt(), sight), replace(POST, edited_at=NOW)).state == "live"


@pytest.mark.parametrize(
    ("known", "state", "news"), [("live", "live", False), ("deleted", "live", True), ("deleted", "deleted", False), ("edited", "edited", True)]
)
def test_what_is_known_is_not_told_again(known: str, state: str, news: bool) -> None:
    assert is_news(known, Sight(state)) == news


def test_looks_grow_rare_and_never_stop() -> None:
    assert all(first <= second for first, second in pairwise(LOOKS))
    assert (until_next(0), until_next(len(LOOKS)), until_next(500)) == (timedelta(hours=1), RARELY, RARELY)


def test_in_doubt_the_next_look_is_soon_and_no_turn_is_lost() -> None:
    assert next_look(7, Doubt("deleted:", 1, sure=False), NOW) == (7, NOW + timedelta(hours=1))
    assert next_look(7, Doubt(), NOW) == (8, NOW + until_next(8))


def test_a_standing_travels_whole() -> None:
    standing = Standing(2, "ab", "2026", Doubt("edited:cd", 1, sure=False))
    assert Standing.read({"claim_id": 1, **standing.plain()}) == standing
