"""The reply under the post: it fits each network, and its links open it ready to send."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.domain.linkback import LIMITS, graphemes, mastodon_weight, reply_links, reply_text, share_links, weight, x_weight
from bridge.domain.posts import PostRef

STATUS = "https://consta.example/r/7QK4-M93D"
DAY = date(2026, 11, 12)
WEIGHTS = [
    ("hola", 4, "Latin letters count once"),
    ("", 0, "nothing"),
    ("ñandú", 5, "accents are part of their letter"),
    ("n\u0303andu\u0301", 5, "also when written apart"),
    ("漢字", 4, "Chinese letters count twice"),
    ("😀", 2, "an emoji counts twice"),
    ("👩‍👩‍👧‍👦", 2, "a family is one emoji"),
    ("👍🏽", 2, "skin is part of the emoji"),
    ("🇪🇸", 2, "a flag is one emoji"),
    (f"ver {STATUS}/muy/muy/muy/largo", 27, "any address counts 23"),
    ("http://a.es http://b.es", 47, "each address"),
]
GRAPHEMES = [("hola", 4), ("👩‍👩‍👧‍👦👍🏽🇪🇸🇲🇽", 4), ("e\u0301", 1), ("é", 1), ("ก็", 1), ("1️⃣", 1)]


@pytest.mark.parametrize(("text", "count", "why"), WEIGHTS)
def test_x_weighs_as_its_documents_say(text: str, count: int, why: str) -> None:
    assert x_weight(text) == count, why


@pytest.mark.parametrize(("text", "count"), GRAPHEMES)
def test_bluesky_counts_letters_as_people_see_them(text: str, count: int) -> None:
    assert graphemes(text) == count


def test_mastodon_counts_a_mention_without_its_host() -> None:
    assert mastodon_weight("@ana@mastodon.example hola") == len("@ana hola")


def test_the_fullest_text_that_fits_is_taken() -> None:
    assert reply_text("x", "@empresa", DAY, STATUS) == f"Esta queja ya consta: reclamación formal presentada a @empresa el 12/11/2026. Estado: {STATUS}"
    assert "a Empresa" not in reply_text("tiktok", "Empresa " * 20, DAY, STATUS)
    assert reply_text("tiktok", "E", DAY, STATUS + "x" * 150) == STATUS + "x" * 150


def test_before_it_is_presented_it_does_not_say_that_it_was() -> None:
    assert "presentada" not in reply_text("bluesky", "Empresa", None, STATUS)


@settings(max_examples=60)
@given(st.sampled_from(sorted(LIMITS)), st.text(max_size=400), st.none() | st.just(DAY))
def test_the_text_fits_and_holds_the_address_whatever_the_company_is_called(network: str, company: str, day: date | None) -> None:
    text = reply_text(network, company, day, STATUS)
    assert STATUS in text
    assert weight(network, text) <= LIMITS[network]


def ref(network: str, url: str, post_id: str = "1") -> PostRef:
    return PostRef(network, "post", url, post_id)


def test_x_replies_to_the_post_itself() -> None:
    first = reply_links(ref("x", "https://x.com/a/status/20", "20"), "Ya consta: á&b #1", STATUS)[0]
    assert first.replies
    assert parse_qs(urlsplit(first.url).query) == {"in_reply_to": ["20"], "text": ["Ya consta: á&b #1"]}


def test_bluesky_carries_the_post_in_the_text() -> None:
    first = reply_links(ref("bluesky", "https://bsky.app/profile/a.es/post/3k"), "Ya consta", STATUS)[0]
    assert not first.replies
    assert parse_qs(urlsplit(first.url).query)["text"] == ["Ya consta https://bsky.app/profile/a.es/post/3k"]


def test_mastodon_mentions_the_author_on_the_persons_own_host() -> None:
    first = reply_links(ref("mastodon", "https://m.example/@ana/115"), "Ya consta", STATUS, instance="mi.example")[0]
    assert first.url.startswith("https://mi.example/share?text=%40ana%40m.example%20Ya")
    remote = reply_links(ref("mastodon", "https://m.example/@ana@otra.example/115"), "Ya", STATUS)[0]
    assert remote.url == "https://m.example/share?text=%40ana%40otra.example%20Ya"


@pytest.mark.parametrize("network", ["youtube", "tiktok", "instagram", "trustpilot", "googlemaps", "phpbb", "web"])
def test_where_no_link_replies_the_post_is_opened(network: str) -> None:
    links = reply_links(ref(network, "https://ejemplo.es/p"), "Ya", STATUS)
    assert [(link.url, link.replies) for link in links] == [("https://ejemplo.es/p", False)]


@pytest.mark.parametrize("network", ["threads", "facebook", "linkedin", "reddit", "telegram", "tumblr", "pleroma"])
def test_other_networks_share_and_never_claim_to_reply(network: str) -> None:
    links = reply_links(ref(network, "https://ejemplo.es/@a/p"), f"Ya consta. Estado: {STATUS}", STATUS)
    assert len(links) == 2
    assert not any(link.replies for link in links)


def test_mail_is_written_with_percent_twenty() -> None:
    mail = share_links(f"Ya consta. Estado: {STATUS}", STATUS)[-1]
    assert "+" not in mail.url
    assert mail.url.startswith("mailto:?subject=Ya%20consta.&body=")
