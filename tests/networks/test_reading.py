"""Each network read from a small answer of its own: author, text, time, what it answers, and what is never invented."""

from pathlib import Path

import pytest

from bridge.domain.posts import CapturedPost, PostRef, written
from bridge.networks import NETWORKS, read_replies, read_saved, recognise
from bridge.networks.errors import ConsentWallError, HiddenPostError, LoneCommentError, NothingReadError, PostGoneError, ScriptShellError

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures" / "networks"
DOCS = Path(__file__).resolve().parent.parent.parent / "docs" / "networks.md"
X = "https://x.com/ana_ejemplo/status/1860000000000000000"

Expected = tuple[str, str, str, str | None, str, str | None, str | None, str | None]
READ: list[Expected] = [  # fixture, address, author, handle, text, published, precision, source
    ("x.json", X, "Ana Ejemplo", "ana_ejemplo", "Tres semanas sin @empresa y sin respuesta & sin línea.\n¿Alguien?", "2024-11-22T16:38:51.785Z", "exact", "id"),
    (
        "bluesky.json",
        "https://bsky.app/profile/ana.example/post/3lbd2ebt3wk2r",
        "Ana",
        "ana.example",
        "Mi pedido no llega",
        "2024-11-19T18:19:55.000Z",
        "author_claimed",
        "api",
    ),
    (
        "mastodon.json",
        "https://m.example/@ana/113500000000000000",
        "ana",
        "ana",
        "Aviso\n\nLlevo un mes @empresa\n\nsin luz",
        "2024-11-17T19:42:18.000Z",
        "exact",
        "api",
    ),
    ("pleroma.json", "https://p.example/notice/Aswds12sVGsm55NS2S", "Ana", "ana", "Factura doble", "2025-04-10T10:16:15.000Z", "exact", "api"),
    ("misskey.json", "https://k.example/notes/9bhqfo835v", "Ana", "ana", "El paquete llegó roto", "2023-02-21T11:33:28.803Z", "exact", "api"),
    ("facebook.html", "https://m.facebook.com/ana/posts/1234567", "Ana Ejemplo", None, "La lavadora llegó\n\ngolpeada.", "2026-10-03", "day", "page"),
    (
        "instagram.html",
        "https://www.instagram.com/p/DW1nTDiDvnF/",
        "Ana Ejemplo",
        None,
        "El hotel estaba cerrado",
        "2026-04-07T16:48:30.621Z",
        "not_before",
        "id",
    ),
    (
        "threads.html",
        "https://www.threads.net/@ana.ejemplo/post/C8FN7wUI6nJ",
        "Ana Ejemplo",
        "ana.ejemplo",
        "Nadie contesta al teléfono",
        "2024-06-11T16:07:04.961Z",
        "not_before",
        "id",
    ),
    (
        "linkedin.html",
        "https://www.linkedin.com/feed/update/urn:li:activity:7151241570371948544",
        "Ana Ejemplo",
        "ana-ejemplo",
        "El banco cobra\ndos veces.",
        "2024-01-11T16:00:54.020Z",
        "exact",
        "id",
    ),
    (
        "tiktok.json",
        "https://www.tiktok.com/@ana/video/7107337212743830830",
        "Ana",
        "ana",
        "La tele no enciende #reclamación",
        "2022-06-09T20:18:17.000Z",
        "not_before",
        "id",
    ),
    ("youtube.json", "https://youtu.be/eiHXASgRTcA", "Ana", "ana", "Así me dejó el coche el taller", None, None, None),
    (
        "reddit.xml",
        "https://www.reddit.com/r/es/comments/1abcde/x/",
        "ana",
        "ana",
        "Problema con la empresa\n\nMe cobran & no arreglan.",
        "2026-09-01T10:00:00.000Z",
        "exact",
        "api",
    ),
    (
        "telegram.html",
        "https://t.me/s/CanalEjemplo/42",
        "Canal de Ejemplo",
        "CanalEjemplo",
        "Sin agua\ndesde el lunes",
        "2026-10-03T08:00:00.000Z",
        "exact",
        "page",
    ),
    ("pinterest.json", "https://es.pinterest.com/pin/664281013778109217/", "Ana", "ana", "Sofá que se rompe al mes", None, None, None),
    (
        "flickr.json",
        "https://www.flickr.com/photos/ana/16089302239",
        "Ana Ejemplo",
        "ana",
        "Maleta rota\n\nAsí la devolvieron.",
        "2010-12-03T01:15:21.000Z",
        "exact",
        "api",
    ),
    (
        "tumblr.html",
        "https://www.tumblr.com/ana/765162750456578048",
        "ana",
        None,
        "Vuelo cancelado\n\nNos dejaron en tierra.",
        "2024-10-23T20:41:02.000Z",
        "exact",
        "page",
    ),
    (
        "googlemaps.json",
        "https://www.google.com/maps/reviews/data=!4m5!14m4!1m3!1m2!1sABCDEFG!2s2",
        "Ana",
        None,
        "Pésimo trato",
        "2026-08-01T09:00:00.000Z",
        "exact",
        "api",
    ),
    (
        "trustpilot.html",
        "https://es.trustpilot.com/reviews/65709c0e6e75b8117f91ec07",
        "Ana",
        None,
        "No llegó\n\nPagué y nada.",
        "2023-12-06T18:06:39.000Z",
        "exact",
        "page",
    ),
    (
        "tripadvisor.json",
        "https://www.tripadvisor.es/ShowUserReviews-g188076-d8334739-r943660623-X.html",
        "ana",
        "ana",
        "Reserva perdida\n\nLlegamos y no había habitación.",
        "2026-05-01T08:00:00.000Z",
        "exact",
        "api",
    ),
    ("discourse.json", "https://foro.example/t/router/57", "Ana", "ana", "El router falla.", "2026-01-02T10:00:00.000Z", "exact", "api"),
    ("phpbb.html", "https://foro.example/viewtopic.php?f=2&t=9#p453", "ana", "ana", "Garantía\n\nNo me dan\nla garantía.", "2026-10-03", "day", "page"),
    (
        "xenforo.html",
        "https://foro.example/threads/reparacion.230143/post-77",
        "ana",
        "ana",
        "La reparación\nno sirvió",
        "2025-10-03T14:00:00.000Z",
        "exact",
        "page",
    ),
    ("vbulletin.html", "https://foro.example/showthread.php?t=5&p=9#post9", "ana", "ana", "El móvil no carga", "2026-10-03", "day", "page"),
    (
        "wordpress.html",
        "https://blog.example/2026/10/03/mi-queja/",
        "Ana",
        None,
        "Mi queja\n\nEl gas subió el doble.\n\nNadie lo explica.",
        "2026-10-03T09:00:00.000Z",
        "exact",
        "page",
    ),
    ("wordpress.html", "https://blog.example/2026/10/03/mi-queja/#comment-17", "Luis", None, "A mí igual.", "2026-10-04T10:00:00.000Z", "exact", "page"),
    (
        "blogger.json",
        "https://ana.blogspot.com.es/2026/09/mi-queja.html?m=1",
        "Ana",
        None,
        "Mi queja\n\nLa caldera pierde.",
        "2026-09-10T08:00:00.000Z",
        "exact",
        "api",
    ),
    (
        "web.html",
        "https://sitio.example/quejas/1?utm_source=x",
        "Ana",
        None,
        "Me cobraron de más\n\nDos veces el mismo recibo.",
        "2026-10-03T08:00:00.000Z",
        "exact",
        "page",
    ),
]


def read(name: str, url: str) -> CapturedPost:
    return read_saved(recognise(url), (FIXTURES / name).read_bytes())


@pytest.mark.parametrize("row", READ, ids=[f"{row[0]} {row[1][-12:]}" for row in READ])
def test_the_network_is_read(row: Expected) -> None:
    name, url, author, handle, text, *time = row
    post = read(name, url)
    assert post.ref.network == name.split(".", maxsplit=1)[0]
    assert post.author is not None
    assert (post.author.name, post.author.handle, post.text) == (author, handle, text)
    assert [written(post.published_at), post.published_precision, post.published_source] == time
    assert (post.level, post.how, post.origin["text"]) == ("D", "saved", "saved")


def test_every_network_has_a_fixture_and_a_heading() -> None:
    fixtures = {file.name.split(".")[0] for file in FIXTURES.iterdir()}
    headings = {line.removeprefix("## ").split(" ")[0] for line in DOCS.read_text(encoding="utf-8").splitlines() if line.startswith("## ")}
    names = {network.NAME for network in NETWORKS}
    assert names <= fixtures
    assert names <= headings


WALLS = [
    ("consent.html", "https://youtu.be/eiHXASgRTcA", ConsentWallError),
    ("shell.html", X, ScriptShellError),
    ("login.html", "https://www.facebook.com/ana/posts/1234567", HiddenPostError),
]


@pytest.mark.parametrize(("name", "url", "error"), WALLS)
def test_a_wall_is_never_taken_for_the_post(name: str, url: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        read(name, url)


def test_a_shell_that_still_describes_the_post_is_read() -> None:
    body = b'<html><head><title>X</title><meta property="og:title" content="Ana on X"><meta property="og:description" content="Sin servicio"></head><body>Enable JavaScript</body>'
    assert read_saved(recognise(X), body).text == "Sin servicio"


BROKEN = [
    b"",
    b"   ",
    b"{",
    b"[]",
    b"{}",
    b"null",
    b'{"thread": null}',
    b"\xff\xfe\x00",
    b"<",
    b"<html>",
    b"[" * 5000,
    b'{"html": 3, "type": 1, "version": 2}',
    b"\x00" * 100,
]


@pytest.mark.parametrize("url", sorted({row[1] for row in READ}))
@pytest.mark.parametrize("body", BROKEN)
def test_a_broken_answer_is_nothing_read(url: str, body: bytes) -> None:
    with pytest.raises((NothingReadError, LoneCommentError)):
        read_saved(recognise(url), body)


def test_a_deleted_post_is_gone() -> None:
    with pytest.raises(PostGoneError):
        read_saved(recognise(X), b'{"data": {"tweetResult": {"result": {"__typename": "TweetUnavailable", "reason": "Suspended"}}}}')
    with pytest.raises(PostGoneError):
        read_saved(recognise("https://sitio.example/p"), b"HTTP/1.1 410 Gone\r\nServer: x\r\n\r\n<p>no</p>")


def test_a_youtube_comment_is_not_taken_for_its_video() -> None:
    with pytest.raises(LoneCommentError):
        read("youtube.json", "https://www.youtube.com/watch?v=eiHXASgRTcA&lc=UgxABC")


def test_a_saved_short_link_tells_where_it_leads() -> None:
    post = read("shortener.html", "https://t.co/4DK3Jc2BTt")
    assert (post.ref.canonical_url, post.ref.shared_url) == (X, "https://t.co/4DK3Jc2BTt")


def replies_in(name: str, url: str) -> tuple[CapturedPost, ...]:
    return read_replies(recognise(url), (FIXTURES / name).read_bytes())


REPLIES = [
    ("bluesky.json", "https://bsky.app/profile/ana.example/post/3lbd2ebt3wk2r", "Empresa", "Escríbanos por privado", "2024-11-19T19:00:00.000Z"),
    ("mastodon_replies.json", "https://m.example/@ana/113500000000000000", "Empresa", "Lo miramos.", "2024-11-17T20:07:44.000Z"),
    ("discourse.json", "https://foro.example/t/router/57", "Empresa", "Reinícielo.", "2026-01-03T10:00:00.000Z"),
    ("reddit.xml", "https://www.reddit.com/r/es/comments/1abcde/x/", "empresa", "Escríbenos", "2026-09-01T12:00:00.000Z"),
    (
        "trustpilot.html",
        "https://es.trustpilot.com/reviews/65709c0e6e75b8117f91ec07",
        "Empresa",
        "Sentimos lo ocurrido. Escríbanos a nuestro correo.",
        "2023-12-07T09:00:00.000Z",
    ),
    ("tripadvisor.json", "https://www.tripadvisor.es/ShowUserReviews-g188076-d8334739-r943660623-X.html", "Hotel", "Lo sentimos.", None),
    ("x.json", X, None, None, None),
]


@pytest.mark.parametrize(("name", "url", "author", "text", "at"), REPLIES)
def test_the_company_is_heard_where_the_network_allows(name: str, url: str, author: str | None, text: str | None, at: str | None) -> None:
    found = [(reply.author and reply.author.name, reply.text, written(reply.published_at)) for reply in replies_in(name, url)]
    assert found == ([(author, text, at)] if author else [])


def test_what_it_answers_is_an_address() -> None:
    assert read("mastodon.json", "https://m.example/@ana/113500000000000000").in_reply_to == "https://m.example/statuses/113400000000000000"
    assert read("telegram.html", "https://t.me/CanalEjemplo/42").in_reply_to == "https://t.me/CanalEjemplo/41"


def test_a_dated_edit_is_kept() -> None:
    assert written(read("mastodon.json", "https://m.example/@ana/113500000000000000").edited_at) == "2024-11-18T08:00:00.000Z"


def test_the_page_tells_its_software() -> None:
    post = read("wordpress.html", "https://blog.example/mi-queja/")
    assert (post.ref.network, post.ref.kind) == ("wordpress", "article")


def test_an_answer_may_say_nothing_but_not_less() -> None:
    post = read_saved(
        PostRef("telegram", "post", "https://t.me/canal/1", "canal/1"),
        b'<div data-post="canal/1"><a class="tgme_widget_message_owner_name" href="https://t.me/canal">C</a></div>',
    )
    assert (post.text, post.published_at, "text" in post.origin) == (None, None, False)
