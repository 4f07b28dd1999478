"""What people paste: links in text, without scheme, disguised, imitated, private, or none at all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.domain.posts import PostRef
from bridge.errors import ConstaError, RefusedError
from bridge.networks import NETWORKS, recognise
from bridge.networks.errors import HostileUrlError, LookalikeError, NotAPostError
from bridge.networks.urls import parse

X = "https://x.com/ana/status/1860000000000000000"
GOOD = [
    (f"Mirad esto: {X}?s=46&t=abc.", "x", X, "in a text, with tracking"),
    ("x.com/ana/status/1860000000000000000", "x", X, "without scheme"),
    ("https://l.facebook.com/l.php?u=https%3A%2F%2Fx.com%2Fana%2Fstatus%2F1860000000000000000&h=AT", "x", X, "behind Facebook's redirector"),
    ("https://www.google.com/url?q=https://x.com/ana/status/1860000000000000000&sa=D", "x", X, "behind Google's"),
    (
        "https://consent.youtube.com/m?continue=https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3DeiHXASgRTcA",
        "youtube",
        "https://www.youtube.com/watch?v=eiHXASgRTcA",
        "a cookie notice",
    ),
    (
        "https://www.facebook.com/story.php?story_fbid=pfbid0abc&id=1000&mibextid=x",
        "facebook",
        "https://www.facebook.com/permalink.php?story_fbid=pfbid0abc&id=1000",
        "a story",
    ),
    ("https://www.facebook.com/photo/?fbid=123456&set=a.1", "facebook", "https://www.facebook.com/photo.php?fbid=123456", "a photo"),
    ("https://www.facebook.com/groups/vecinos/permalink/123456/", "facebook", "https://www.facebook.com/groups/vecinos/posts/123456", "a group's post"),
    ("https://flic.kr/p/4jXZ9Q", "flickr", "https://www.flickr.com/photo.gne?id=2183690652", "a short code decoded without a request"),
    ("https://m.example/@ana@otra.example/113500000000000000", "mastodon", "https://m.example/@ana@otra.example/113500000000000000", "a remote author"),
    ("https://m.example/users/ana/statuses/113500000000000000", "mastodon", "https://m.example/@ana/113500000000000000", "ActivityPub's form"),
    (
        "https://www.linkedin.com/posts/ana-activity-7151241570371948544-AbCd?trk=x",
        "linkedin",
        "https://www.linkedin.com/feed/update/urn:li:activity:7151241570371948544",
        "shared",
    ),
    ("https://canal.t.me/42", "telegram", "https://t.me/canal/42", "a channel's own host"),
    ("https://www.youtube.com/watch?v=eiHXASgRTcA&lc=UgxABC&si=x", "youtube", "https://www.youtube.com/watch?v=eiHXASgRTcA&lc=UgxABC", "a comment"),
    ("https://foro.example/viewtopic.php?f=2&t=9&sid=0123456789abcdef0123456789abcdef", "phpbb", "https://foro.example/viewtopic.php?t=9", "a session"),
    ("https://foro.example/t/9/4?u=ana", "discourse", "https://foro.example/t/9/4", "who shared it"),
    ("https://blog.example/?p=7#comment-3", "wordpress", "https://blog.example/?p=7#comment-3", "a comment"),
    ("https://diario.example/noticia?id=7&utm_source=x&fbclid=y#comentario-5", "web", "https://diario.example/noticia?id=7#comentario-5", "any page"),
    ("https://web.archive.org/web/2020/https://x.com/a/status/1", "web", "https://web.archive.org/web/2020/https://x.com/a/status/1", "an archive"),
    ("https://español.example/queja", "web", "https://xn--espaol-zwa.example/queja", "a name with ñ"),
    ("http://127.0.0.1:8123/@ana/113500000000000000", "mastodon", "http://127.0.0.1:8123/@ana/113500000000000000", "recognising asks nobody: the door decides"),
]
NOT_POSTS = [
    ("https://x.com/empresa", "profile"),
    ("https://x.com/search?q=empresa", "list"),
    ("https://bsky.app/profile/empresa.example", "profile"),
    ("https://www.facebook.com/empresa", "profile"),
    ("https://www.instagram.com/empresa/", "profile"),
    ("https://www.threads.com/@empresa", "profile"),
    ("https://www.linkedin.com/company/empresa/", "profile"),
    ("https://www.tiktok.com/@empresa", "profile"),
    ("https://www.youtube.com/@empresa", "profile"),
    ("https://www.youtube.com/playlist?list=PL1", "list"),
    ("https://www.reddit.com/r/es/", "list"),
    ("https://t.me/empresa", "profile"),
    ("https://t.me/c/1234567/89", "page"),
    ("https://t.me/+AbCdEf", "page"),
    ("https://www.trustpilot.com/review/empresa.es", "list"),
    ("https://www.tripadvisor.es/Hotel_Review-g1-d2-Reviews-X.html", "list"),
    ("https://www.google.es/maps/place/Bar/@1,2", "page"),
    ("https://m.example/@ana", "profile"),
    ("https://ana.blogspot.com/", "list"),
    ("https://www.google.com/maps/contrib/1234/reviews", "list"),
    ("no tengo enlace", "page"),
    ("", "page"),
    ("https://example.org/https://x.com/a/status/1", "page"),
]
HOSTILE = [
    ("javascript:alert(1)", HostileUrlError),
    ("file:///etc/passwd", HostileUrlError),
    ("data:text/html,x", HostileUrlError),
    ("https://x.com@evil.example/a/status/1", HostileUrlError),
    ("https://x.com\\@evil.example/a/status/1", HostileUrlError),
    ("https://x.com/a/status/1%0d%0aX:y", HostileUrlError),
    ("https://[::1]/@ana/113500000000000000", HostileUrlError),
    ("https://x.com:99999/a/status/1", HostileUrlError),
    ("https://:]/z", HostileUrlError),
    ("https://exa\u2100mple.com/a", HostileUrlError),
    ("https://x.com/" + "a" * 3000, HostileUrlError),
    ("https://x.com.evil.example/ana/status/1860000000000000000", LookalikeError),
    ("https://www.facebook.com.evil.example/a/posts/1", LookalikeError),
    ("https://facebоok.com/a/posts/1", LookalikeError),
    ("https://xn--facebok-y0a.com/a/posts/1", LookalikeError),
    ("https://l.facebook.com/l.php?u=https%3A%2F%2Fl.facebook.com%2Fl.php%3Fu%3Dhttps%253A%252F%252Fx.com%40evil.example%252F", HostileUrlError),
]


@pytest.mark.parametrize(("text", "network", "canonical", "why"), GOOD)
def test_a_link_is_recognised_as_people_paste_it(text: str, network: str, canonical: str, why: str) -> None:
    ref = recognise(text)
    assert (ref.network, ref.canonical_url) == (network, canonical), why


@pytest.mark.parametrize(("text", "kind"), NOT_POSTS)
def test_what_is_not_a_post_says_what_it_is(text: str, kind: str) -> None:
    with pytest.raises(NotAPostError) as caught:
        recognise(text)
    assert (caught.value.code, caught.value.ref.kind, caught.value.ref.canonical_url) == ("not_a_post", kind, None)


@pytest.mark.parametrize(("text", "error"), HOSTILE)
def test_what_misleads_is_refused(text: str, error: type[RefusedError]) -> None:
    with pytest.raises(error):
        recognise(text)


@pytest.mark.parametrize("text", [row[0] for row in GOOD])
def test_the_canonical_address_is_its_own_canonical_address(text: str) -> None:
    canonical = recognise(text).canonical_url or ""
    assert recognise(canonical).canonical_url == canonical


@settings(max_examples=150)
@given(st.one_of(st.text(max_size=80), st.from_regex(r"https?://[a-z.]{1,20}(/[\w@%?=&#.-]{0,12}){0,4}")))
def test_whatever_is_pasted_gives_a_reference_or_a_sentence(text: str) -> None:
    try:
        told = recognise(text).network
    except ConstaError as error:
        told = error.code
    assert told in {network.NAME for network in NETWORKS} | {"not_a_post", "hostile_url", "lookalike"}


HOSTS = (
    "x.com",
    "bsky.app",
    "www.facebook.com",
    "www.instagram.com",
    "www.tiktok.com",
    "www.youtube.com",
    "t.me",
    "www.reddit.com",
    "www.google.com",
    "a.example",
)


@settings(max_examples=150)
@given(
    st.sampled_from(HOSTS),
    st.lists(st.from_regex(r"[\w@.:-]{0,14}", fullmatch=True), max_size=5),
    st.from_regex(r"(\?[a-z]{1,6}=[\w%-]{0,9})?", fullmatch=True),
)
def test_no_path_of_a_known_network_breaks(host: str, parts: list[str], query: str) -> None:
    try:
        ref = recognise(f"https://{host}/{'/'.join(parts)}{query}")
    except ConstaError:
        return
    assert isinstance(ref, PostRef)


def test_tracking_goes_and_meaning_stays() -> None:
    url = parse("https://diario.example/a?utm_medium=x&id=7&igsh=1&s=0123456789abcdef0123456789abcdef&s=hola#:~:text=x")
    assert url.tidy() == "https://diario.example/a?id=7&s=hola"
