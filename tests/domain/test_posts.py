"""Posts: the link that is meant, the time that an id tells, and a merge that never invents."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.domain import posts_times as times
from bridge.domain.posts import (
    Author,
    NotCorrectableError,
    PostRef,
    Reading,
    WrongMomentError,
    correct,
    date_sentence,
    from_address,
    merge,
    pasted,
    post_json,
    proven,
    ref_json,
    written,
)
from bridge.domain.posts_links import find_link
from bridge.domain.posts_times import Time

LINKS = [
    (None, None, "https://x.com/a/status/1", "https://x.com/a/status/1", "the address itself"),
    ("T", "Mira esto https://x.com/a/status/1.", None, "https://x.com/a/status/1", "Android puts it in the text; the full stop is the sentence's"),
    (None, "uno https://a.es/1 dos https://b.es/2", None, "https://b.es/2", "the last one"),
    (None, "(véase https://a.es/x_(y))", None, "https://a.es/x_(y)", "only unpaired brackets are cut"),
    (None, "«https://a.es/b»", None, "https://a.es/b", "quotation marks"),
    (None, "https://b.es/t?p=4#p4", None, "https://b.es/t?p=4#p4", "the fragment is kept"),
    ("https://a.es/t", "sin enlace", "", "https://a.es/t", "at last in the title"),
    (None, "https://a.es/texto", "https://b.es/url", "https://b.es/url", "the address field goes first"),
    (None, "t.me/canal/5", None, "https://t.me/canal/5", "without its scheme"),
    (None, "//www.youtube.com/watch?v=x", None, "https://www.youtube.com/watch?v=x", "as pages write it"),
    (None, "at://did:plc:a/app.bsky.feed.post/3k", None, "at://did:plc:a/app.bsky.feed.post/3k", "Bluesky's own"),
    (None, "hola, y/o adiós...", None, None, "no link"),
    (None, None, None, None, "nothing"),
    (None, "javascript:alert(1)", None, None, "not an address"),
]


@pytest.mark.parametrize(("title", "text", "url", "link", "why"), LINKS)
def test_the_link_that_is_meant_is_found(title: str | None, text: str | None, url: str | None, link: str | None, why: str) -> None:
    assert find_link(title, text, url) == link, why


TIMES = [
    (times.x_time("1790637656616943991"), "2024-05-15T06:57:40.433Z", "X"),
    (times.x_time("29700859246"), None, "X before November 2010: no time in the id"),
    (times.x_time("99999999999999999999"), None, "an id of the far future"),
    (times.bluesky_time("3l4omssdl632g"), "2024-09-21T17:43:28.513Z", "Bluesky"),
    (times.bluesky_time("self"), None, "not a TID"),
    (times.mastodon_time("110446183735368325"), "2023-05-28T11:57:00.376Z", "Mastodon"),
    (times.linkedin_time("7151241570371948544"), "2024-01-11T16:00:54.020Z", "LinkedIn"),
    (times.tiktok_time("7107337212743830830"), "2022-06-09T20:18:17.000Z", "TikTok"),
    (times.meta_time("CARbvuYDm3Q"), "2020-05-17T02:35:00.745Z", "Instagram"),
    (times.meta_time("C8FN7wUI6nJ"), "2024-06-11T16:07:04.961Z", "Threads"),
    (times.tumblr_time("765162750456578048"), "2024-10-23T20:41:02.981Z", "Tumblr"),
    (times.tumblr_time("165326273724"), None, "an old sequential Tumblr id"),
    (times.trustpilot_time("65709c0e6e75b8117f91ec07"), "2023-12-06T16:06:38.000Z", "Trustpilot"),
    (times.trustpilot_time("zz709c0e6e75b8117f91ec07"), None, "not hexadecimal"),
    (times.blogger_comment_time("1505059956197"), "2017-09-10T16:12:36.197Z", "Blogger comment"),
    (times.pleroma_time("Aswds12sVGsm55NS2S"), "2025-04-10T10:16:15.332Z", "Pleroma"),
    (times.misskey_time("9bhqfo835v"), "2023-02-21T11:33:28.803Z", "Misskey"),
]


@pytest.mark.parametrize(("at", "expected", "why"), TIMES)
def test_the_id_tells_the_time(at: datetime | None, expected: str | None, why: str) -> None:
    assert written(at) == expected, why


FORMULAS = (
    times.x_time, times.bluesky_time, times.mastodon_time, times.linkedin_time, times.tiktok_time, times.meta_time, times.tumblr_time, times.trustpilot_time,
    times.blogger_comment_time, times.pleroma_time, times.misskey_time, times.moment_of,
)  # fmt: skip


@settings(max_examples=150)
@given(st.sampled_from(FORMULAS), st.one_of(st.text(max_size=25), st.integers(0, 10**22).map(str), st.text("0123456789abcdefABCDEF-_", max_size=26)))
def test_no_id_breaks_a_formula(formula: object, text: str) -> None:
    assert callable(formula)
    found = formula(text)
    assert found is None or found.year >= 1995


MOMENTS = [
    ("2026-10-03T10:00:00+02:00", datetime(2026, 10, 3, 8, tzinfo=UTC)),
    ("2026-10-03T10:00:00Z", datetime(2026, 10, 3, 10, tzinfo=UTC)),
    ("2026-10-03 10:00:00 +0200", datetime(2026, 10, 3, 8, tzinfo=UTC)),
    ("2026-10-03T10:00:00", date(2026, 10, 3)),
    ("2026-10-03", date(2026, 10, 3)),
    ("2026-10", None),
    ("2026", None),
    ("2026-02-31", None),
    ("ayer", None),
    ("0001-01-01", None),
]


@pytest.mark.parametrize(("text", "moment"), MOMENTS)
def test_a_moment_is_read_or_not_at_all(text: str, moment: datetime | date | None) -> None:
    assert times.moment_of(text) == moment


REF = PostRef("tiktok", "post", "https://www.tiktok.com/@a/video/1", "1", datetime(2026, 10, 1, tzinfo=UTC), "not_before", "id")
EXACT = Time(datetime(2026, 10, 2, tzinfo=UTC), "exact", "page")


def test_the_first_source_that_knows_gives_the_field() -> None:
    post = merge(REF, [Reading("endpoint", text="uno"), Reading("page", Author("Ana"), "dos", EXACT)], "fetched")
    assert post.author is not None
    assert (post.text, post.author.name, post.published_at) == ("uno", "Ana", EXACT.at)
    assert dict(post.origin) == {"text": "endpoint", "author": "page", "published_at": "page"}


def test_nothing_is_invented() -> None:
    post = merge(replace(REF, published_at=None, published_precision=None, published_source=None), [Reading("endpoint", text="uno")], "fetched")
    assert (post.author, post.published_at, post.media, post.in_reply_to, post.edited_at) == (None, None, (), None, None)
    assert set(post.origin) == {"text"}


def test_what_no_database_holds_is_replaced() -> None:
    post = merge(REF, [Reading("endpoint", Author("A\ud800"), "u\x00no", media=("https://a.es/\udfff",))], "fetched")
    assert (post.author, post.text, post.media) == (Author("A\ufffd"), "u\ufffdno", ("https://a.es/\ufffd",))


def test_a_not_before_is_never_shown_as_the_date() -> None:
    post = merge(REF, [Reading("endpoint", text="uno")], "fetched")
    assert (post.published_at, post.shown_date) == (REF.published_at, None)
    assert str(date_sentence(post)) == "No es anterior al 1 de octubre de 2026"


SENTENCES = [
    ("exact", datetime(2026, 10, 3, 8, 30, tzinfo=UTC), "Publicada el 3 de octubre de 2026, 08:30 (UTC)"),
    ("day", date(2026, 10, 3), "Publicada el 3 de octubre de 2026"),
    ("author_claimed", datetime(2026, 10, 3, 8, 30, tzinfo=UTC), "Fechada por su autor: 3 de octubre de 2026, 08:30 (UTC)"),
    (None, None, "Fecha de publicación desconocida"),
]


@pytest.mark.parametrize(("precision", "at", "sentence"), SENTENCES)
def test_the_date_is_told_as_far_as_it_is_known(precision: str | None, at: datetime | date | None, sentence: str) -> None:
    assert str(date_sentence(replace(REF, published_at=at, published_precision=precision))) == sentence


LEVELS = [
    ("fetched", [Reading("endpoint", Author("Ana"), "x")], REF, "B", "read by us"),
    ("fetched", [], REF, "C", "nothing read, but the id has a time"),
    ("saved", [Reading("saved", Author("Ana"), "x")], REF, "D", "the person's copy"),
    ("pasted", [Reading("person", text="x")], REF, "C", "pasted, time from the id"),
    ("pasted", [Reading("person", text="x")], PostRef("facebook", "post", "https://www.facebook.com/a/posts/1"), "D", "pasted, no time"),
]


@pytest.mark.parametrize(("how", "readings", "ref", "level", "why"), LEVELS)
def test_the_level_says_how_well_it_is_proven(how: str, readings: list[Reading], ref: PostRef, level: str, why: str) -> None:
    post = merge(ref, readings, how)
    assert post.level == level, why
    assert proven(post).level == "A"


def test_a_correction_is_the_persons() -> None:
    post = correct(merge(REF, [Reading("endpoint", Author("Ana", "ana"), "uno")], "fetched"), "text", " dos ")
    assert (post.text, post.origin["text"], post.origin["author"]) == ("dos", "person", "endpoint")
    named = correct(post, "author_handle", "@otra")
    assert (named.author, named.origin["author"]) == (Author("Ana", "otra"), "person")
    dated = correct(named, "published_at", "2026-10-03")
    assert (dated.published_at, dated.published_precision, dated.published_source) == (date(2026, 10, 3), "author_claimed", "author")


def test_a_wrong_correction_changes_nothing() -> None:
    post = pasted(REF, "texto", "@ana")
    with pytest.raises(WrongMomentError):
        correct(post, "published_at", "31/02/2026")
    with pytest.raises(NotCorrectableError):
        correct(post, "level", "A")


KEYS = {
    "network", "kind", "canonical_url", "post_id", "published_at", "published_precision", "published_source", "author", "text", "media", "in_reply_to", "level",
    "origin", "notes",
}  # fmt: skip


def test_the_json_has_the_keys_of_the_contract() -> None:
    post = merge(REF, [Reading("endpoint", Author("Ana", "ana", "https://a.es", "id-1"), "uno", media=("https://a.es/1.jpg",))], "fetched")
    told = post_json(post)
    assert set(told) == KEYS
    assert told["author"] == {"name": "Ana", "handle": "ana", "url": "https://a.es"}
    assert (told["published_at"], told["media"]) == ("2026-10-01T00:00:00.000Z", ["https://a.es/1.jpg"])


def test_an_address_alone_has_the_same_keys() -> None:
    told = ref_json(REF)
    assert set(told) == KEYS
    assert (told["author"], told["text"], told["media"], told["level"]) == (None, None, [], "C")
    assert told["origin"] == {"network": "address", "canonical_url": "address", "post_id": "address", "published_at": "address"}
    assert from_address(PostRef("x", "unknown", None)).ref.needs_request
