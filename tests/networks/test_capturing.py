"""Captures over real connections: endpoints in turn, statuses that mean something, short links followed, answers found."""

from pathlib import Path

import pytest

from bridge.domain.posts import date_sentence, written
from bridge.errors import ConstaError
from bridge.networks import capture, recognise, replies, resolve
from bridge.networks.errors import BusyError, ConsentWallError, HiddenPostError, LoneCommentError, NotKeptError, PostGoneError, UnreachableError
from tests.networks.conftest import Internet
from tests.networks.servers import reply

pytestmark = pytest.mark.filterwarnings("ignore:Unverified HTTPS request")  # the tests' certificate is made for the run
FIXTURES = Path(__file__).resolve().parent.parent / "fixtures" / "networks"
X = "https://x.com/ana_ejemplo/status/1860000000000000000"
MASTODON = "https://m.example/@ana/113500000000000000"


def served(name: str, status: str = "200 OK") -> bytes:
    kind = {"json": "application/json", "html": "text/html; charset=utf-8", "xml": "application/atom+xml"}[name.rsplit(".", 1)[1]]
    return reply((FIXTURES / name).read_bytes(), status, kind)


def test_x_is_read_from_its_oembed(internet: Internet) -> None:
    http, server = internet({"publish.x.com/oembed?url=https%3A%2F%2Fx.com%2F": served("x.json")})
    post = capture(recognise(X), http)
    assert post.author is not None
    assert (post.level, post.author.handle, post.origin["text"], post.origin["published_at"]) == ("B", "ana_ejemplo", "endpoint", "address")
    assert str(date_sentence(post)).startswith("Publicada el 22 de noviembre de 2024")
    assert len(server.seen) == 1


def test_the_second_endpoint_is_asked_when_the_first_fails(internet: Internet) -> None:
    http, server = internet({"publish.x.com": reply(b"", "503 Busy"), "publish.twitter.com/oembed": served("x.json")})
    assert capture(recognise(X), http).text
    assert len(server.seen) == 2


STATUSES: list[tuple[str, type[ConstaError]]] = [
    ("404 Not Found", PostGoneError),
    ("410 Gone", PostGoneError),
    ("403 Forbidden", HiddenPostError),
    ("429 Slow", BusyError),
    ("500 Broken", UnreachableError),
]


@pytest.mark.parametrize(("status", "error"), STATUSES)
def test_an_unhappy_status_means_something(status: str, error: type[ConstaError], internet: Internet) -> None:
    http, _ = internet({"publish.": reply(b"{}", status, "application/json")})
    with pytest.raises(error):
        capture(recognise(X), http)


def test_an_api_that_answers_html_is_not_believed(internet: Internet) -> None:
    http, _ = internet({"publish.": served("consent.html")})
    with pytest.raises(ConsentWallError):
        capture(recognise(X), http)


def test_a_closed_mastodon_is_read_from_its_page(internet: Internet) -> None:
    page = b'<html><head><meta property="og:title" content="Ana"><meta property="og:description" content="Llevo un mes sin luz en casa"></head><body></body></html>'
    http, _ = internet({"m.example/api/v1/": reply(b"{}", "401 Closed", "application/json"), "m.example/@ana/": reply(page)})
    post = capture(recognise(MASTODON), http)
    assert (post.origin["text"], "Llevo un mes sin luz" in (post.text or "")) == ("page", True)


def test_the_company_answers_under_a_status(internet: Internet) -> None:
    http, server = internet({"m.example/api/v1/statuses/113500000000000000/context": served("mastodon_replies.json")})
    found = replies(recognise(MASTODON), http)
    assert [(written(post.published_at), post.text, post.level) for post in found] == [("2024-11-17T20:07:44.000Z", "Lo miramos.", "B")]
    assert len(server.seen) == 1


def test_networks_without_open_answers_give_none(internet: Internet) -> None:
    http, server = internet({})
    assert replies(recognise(X), http) == ()
    assert server.seen == []


def test_title_from_one_place_and_date_from_another(internet: Internet) -> None:
    page = b'<html><head><meta property="og:title" content="x"><meta itemprop="uploadDate" content="2026-10-03T10:00:00+02:00"></head><body></body></html>'
    http, _ = internet({"www.youtube.com/oembed": served("youtube.json"), "www.youtube.com/watch": reply(page)})
    post = capture(recognise("https://youtu.be/eiHXASgRTcA"), http)
    assert (post.text, post.origin["text"], written(post.published_at), post.origin["published_at"]) == (
        "Así me dejó el coche el taller",
        "endpoint",
        "2026-10-03T08:00:00.000Z",
        "page",
    )


def test_a_meta_refresh_is_followed(internet: Internet) -> None:
    http, _ = internet({"t.co/": served("shortener.html"), "x.com/": reply(b"<p>cascara</p>")})
    found = resolve(recognise("https://t.co/4DK3Jc2BTt"), http)
    assert (found.network, found.canonical_url, found.shared_url) == ("x", X, "https://t.co/4DK3Jc2BTt")


def test_a_redirect_is_followed_even_to_a_page_that_refuses_us(internet: Internet) -> None:
    moved = reply(b"", "301 Moved", headers=[("Location", "https://www.reddit.com/r/es/comments/1abcde/x/")])
    http, _ = internet({"www.reddit.com/r/es/s/": moved, "www.reddit.com/r/es/comments": reply(b"", "403 No")})
    assert resolve(recognise("https://www.reddit.com/r/es/s/AbCdEf"), http).canonical_url == "https://www.reddit.com/r/es/comments/1abcde/"


def test_a_page_that_only_carries_the_link_is_followed(internet: Internet) -> None:
    page = b'<html><body><a data-tracking-control-name="external_url_click" href="https://x.com/ana_ejemplo/status/1860000000000000000">ir</a></body></html>'
    http, _ = internet({"lnkd.in/": reply(page), "x.com/": reply(b"<p>x</p>")})
    assert resolve(recognise("https://lnkd.in/eAbCd"), http).canonical_url == X


@pytest.mark.parametrize(
    "url", ["https://www.facebook.com/a/posts/1234567", "https://www.instagram.com/p/DW1nTDiDvnF/", "https://www.threads.com/@a/post/C8FN7wUI6nJ"]
)
def test_meta_is_never_asked_for_what_may_not_be_kept(url: str, internet: Internet) -> None:
    http, server = internet({})
    with pytest.raises(NotKeptError):
        capture(recognise(url), http)
    assert server.seen == []


def test_a_youtube_comment_asks_for_its_text(internet: Internet) -> None:
    http, _ = internet({})
    with pytest.raises(LoneCommentError):
        capture(recognise("https://www.youtube.com/watch?v=eiHXASgRTcA&lc=UgxABC"), http)


OTHERS = [
    (
        "https://bsky.app/profile/ana.example/post/3lbd2ebt3wk2r",
        "public.api.bsky.app/xrpc/app.bsky.feed.getPostThread?uri=at%3A%2F%2Fana.example%2F",
        "bluesky.json",
    ),
    ("https://k.example/notes/9bhqfo835v", "k.example/api/notes/show", "misskey.json"),
    ("https://p.example/notice/Aswds12sVGsm55NS2S", "p.example/api/v1/statuses/Aswds12sVGsm55NS2S", "pleroma.json"),
    ("https://www.tiktok.com/@ana/video/7107337212743830830", "www.tiktok.com/oembed?url=", "tiktok.json"),
    ("https://t.me/CanalEjemplo/42", "t.me/CanalEjemplo/42?embed=1", "telegram.html"),
    ("https://www.reddit.com/r/es/comments/1abcde/x/", "www.reddit.com/comments/1abcde/.rss", "reddit.xml"),
    ("https://www.linkedin.com/feed/update/urn:li:activity:7151241570371948544", "www.linkedin.com/embed/feed/update/urn:li:activity:", "linkedin.html"),
    ("https://www.trustpilot.com/reviews/65709c0e6e75b8117f91ec07", "www.trustpilot.com/reviews/65709c0e6e75b8117f91ec07", "trustpilot.html"),
    ("https://foro.example/t/router/57", "foro.example/t/57.json", "discourse.json"),
    ("https://foro.example/viewtopic.php?p=453#p453", "foro.example/viewtopic.php?p=453", "phpbb.html"),
    ("https://foro.example/threads/reparacion.230143/post-77", "foro.example/threads/reparacion.230143/post-77", "xenforo.html"),
    ("https://foro.example/showthread.php?p=9#post9", "foro.example/showthread.php?p=9", "vbulletin.html"),
    ("https://blog.example/2026/10/03/mi-queja/", "blog.example/2026/10/03/mi-queja/", "wordpress.html"),
    ("https://ana.blogspot.com/2026/09/mi-queja.html", "ana.blogspot.com/2026/09/mi-queja.html", "blogger.json"),
    ("https://sitio.example/quejas/1", "sitio.example/quejas/1", "web.html"),
    ("https://www.pinterest.com/pin/664281013778109217/", "www.pinterest.com/oembed.json?url=", "pinterest.json"),
    ("https://www.flickr.com/photos/ana/16089302239/", "www.flickr.com/services/oembed/?format=json&url=", "flickr.json"),
    ("https://www.tumblr.com/ana/765162750456578048", "www.tumblr.com/ana/765162750456578048", "tumblr.html"),
]


@pytest.mark.parametrize(("url", "endpoint", "fixture"), OTHERS, ids=[row[2] for row in OTHERS])
def test_each_network_is_asked_where_it_answers(url: str, endpoint: str, fixture: str, internet: Internet) -> None:
    http, _ = internet({endpoint: served(fixture)})
    post = capture(recognise(url), http)
    assert post.text
    assert post.level == "B"
