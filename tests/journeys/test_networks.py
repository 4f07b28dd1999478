"""The whole way over real servers: read, proven, claimed, answered, linked, told, watched, deleted."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest

from bridge.jobs.context import Context
from bridge.jobs.webmention import tell_of_the_erased
from bridge.networks.screenshot import installed
from bridge.services import attaching, erasing, find, linkback, watching
from bridge.services.record import Act
from bridge.settings import Settings
from tests.conftest import NOON
from tests.journeys.servers.mastodon import Mastodon
from tests.journeys.servers.wordpress import Blog
from tests.journeys.stage import Stage, staged
from tests.web.walking import fill_draft, present, show

SOCIAL, BLOG = "social.quejas.es", "blog.quejas.es"
COMPLAINT = "@aerolinde llevo tres semanas esperando el reembolso del vuelo del 3 de octubre: 286,40 €."
DEFLECTION = "@lucia Hola, Lucía. Para tu reembolso escríbenos por favor a nuestro correo clientes@aerolinde.example."


@pytest.fixture
def mastodon() -> Mastodon:
    made = Mastodon(SOCIAL)
    for user, shown in (("lucia", "Lucía M."), ("impostora", "Lucía M."), ("aerolinde", "AeroLinde"), ("aerolinde_ayuda", "AeroLinde")):
        made.join(user, shown)
    return made


@pytest.fixture
def blog() -> Blog:
    return Blog(BLOG)


@pytest.fixture
def stage(context: Context, letters: Path, mastodon: Mastodon, blog: Blog) -> Iterator[Stage]:
    with staged(context, {SOCIAL: mastodon.app(), BLOG: blog.app()}, Settings(data=letters)) as made:
        yield made


def opened(stage: Stage, link: str) -> str:
    """A draft from the link; its home."""
    stage.walker.open("/")
    stage.walker.send(link=link)
    stage.work()
    return stage.walker.path.removesuffix("/publicacion")


def issued(stage: Stage, home: str) -> str:
    """The claim registered; the address of its page."""
    stage.walker.open(f"{home}/publicacion")
    fill_draft(stage.walker)
    stage.walker.send()
    stage.work()
    assert "CONSTA-2026-" in stage.walker.text
    present(stage.walker, home)
    public = show(stage.walker, home)
    stage.work()
    return public


def test_the_whole_way_on_mastodon(stage: Stage, mastodon: Mastodon) -> None:
    link = mastodon.publish("lucia", COMPLAINT, NOON - timedelta(days=3))
    mastodon.publish("aerolinde", DEFLECTION, NOON - timedelta(days=2), reply_to=link)
    mastodon.publish("aerolinde_ayuda", "Soy AeroLinde: ya está resuelto, le hemos devuelto el dinero.", NOON - timedelta(days=1), reply_to=link)
    home = opened(stage, link)
    assert COMPLAINT in stage.walker.open(f"{home}/publicacion").text
    _prior_answer_of_the_company_only(stage, home)
    _only_the_same_account_proves(stage, mastodon, home, link)
    public = issued(stage, home)
    _claim_cites_level_and_prior_attempt(stage, home)
    _only_the_same_account_links(stage, mastodon, home, public, link)
    _edit_and_deletion_are_told_and_the_claim_stands(stage, mastodon, home, public, link)


def _prior_answer_of_the_company_only(stage: Stage, home: str) -> None:
    """The account that the post addressed counts; one that only looks like the company's does not."""
    prior = stage.said(home, "prior_answer")
    assert [(one["sender"], one["class"], one["received_at"]) for one in prior] == [("aerolinde", "deflection", "2026-11-23T11:00+00:00")]


def _only_the_same_account_proves(stage: Stage, mastodon: Mastodon, home: str, link: str) -> None:
    walker = stage.walker
    walker.open(f"{home}/autoria")
    walker.send()
    code = stage.said(home, "code_given")[0]["code"]
    assert str(code) in walker.text
    for user, outcome in (("impostora", "otra cuenta"), ("lucia", "Hecho")):
        reply = mastodon.publish(user, f"Confirmo que esta queja es mía: {code}", stage.clock.now, reply_to=link)
        walker.open(f"{home}/autoria")
        walker.send(way="reply", url=reply)
        assert "Lo estamos mirando" in walker.text
        stage.work()
        assert outcome in walker.open(f"{home}/autoria").text
    assert [one["way"] for one in stage.said(home, "author_proven")] == ["reply"]


def _claim_cites_level_and_prior_attempt(stage: Stage, home: str) -> None:
    with stage.context.store.read() as session:
        content = find.content(session, find.by_token(session, home.rsplit("/", 1)[-1]))
    assert content
    assert content.post
    assert (content.post.level, [prior.kind for prior in content.prior]) == ("A", ["deflection"])
    assert {"picture", "capture"} <= {file.kind for file in content.attachments}
    assert stage.said(home, "evidence")


def _only_the_same_account_links(stage: Stage, mastodon: Mastodon, home: str, public: str, link: str) -> None:
    words = f"Esta queja ya consta: {stage.context.address}{public}"
    for user, seen in (("impostora", False), ("lucia", True)):
        stage.clock.pass_(minutes=1)
        reply = mastodon.publish(user, words, stage.clock.now, reply_to=link)
        stage.walker.open(f"{home}/respuesta")
        stage.walker.send(url=reply)
        stage.work()
        assert ("Enlazada desde la publicación." in stage.walker.open(public).text) == seen
    assert [one["why"] for one in stage.said(home, "link_unseen")] == ["other_account"]


def _edit_and_deletion_are_told_and_the_claim_stands(stage: Stage, mastodon: Mastodon, home: str, public: str, link: str) -> None:
    stage.later(hours=2)
    assert stage.said(home, "post_state") == []
    mastodon.edit(link, "Ya no digo nada.", stage.clock.now)
    stage.later(hours=4)
    mastodon.busy = 7200
    stage.later(days=1)
    mastodon.busy = None
    mastodon.delete(link)
    for _ in range(6):
        stage.later(hours=12)
    states = stage.said(home, "post_state")
    assert [one["state"] for one in states] == ["edited", "deleted"]
    assert states[0]["text_sha256"] != states[1]["text_sha256"]
    shown = stage.walker.open(public).text
    assert "La publicación se ha borrado" in shown
    assert COMPLAINT in shown
    archive = stage.walker.client.get(f"{home}/publicacion.wacz")
    assert archive.data.startswith(b"PK")


def test_a_host_that_closes_its_api_is_read_as_other_servers_read_it(stage: Stage, mastodon: Mastodon) -> None:
    mastodon.closed = True
    link = mastodon.publish("lucia", COMPLAINT, NOON - timedelta(days=3))
    home = opened(stage, link)
    page = stage.walker.open(f"{home}/publicacion").text
    assert COMPLAINT in page
    assert "@lucia" in page


def test_a_profile_proves_too(stage: Stage, mastodon: Mastodon) -> None:
    home = opened(stage, mastodon.publish("lucia", COMPLAINT, NOON - timedelta(days=3)))
    stage.walker.open(f"{home}/autoria")
    stage.walker.send()
    mastodon.accounts["lucia"].note = f"Viajera. {stage.said(home, 'code_given')[0]['code']}"
    stage.walker.send(1 if len(stage.walker.tree.xpath("//main//form")) > 1 else 0, way="profile")
    stage.work()
    assert [one["way"] for one in stage.said(home, "author_proven")] == ["profile"]


def test_the_whole_way_on_a_blog(stage: Stage, blog: Blog) -> None:
    link = blog.publish("/2026/11/08/aerolinde/", "AeroLinde no me devuelve el dinero", f"<p>{COMPLAINT} Ya van tres semanas.</p>")
    home = opened(stage, link)
    public = issued(stage, home)
    source = f"{stage.context.address}{public}"
    assert "Responde a" in blog.mentions[source]["says"]
    assert [one["protocol"] for one in stage.said(home, "mentioned")] == ["webmention"]
    _the_post_itself_links(stage, blog, home, public)
    _the_erased_takes_its_mention_with_it(stage, blog, home, public, source)


def _the_post_itself_links(stage: Stage, blog: Blog, home: str, public: str) -> None:
    path = "/2026/11/08/aerolinde/"
    blog.publish(path, "AeroLinde no me devuelve el dinero", f"<p>{COMPLAINT}</p><p><a href='{stage.context.address}{public}'>Ya consta</a></p>")
    stage.walker.open(f"{home}/respuesta")
    stage.walker.send(url=f"http://{BLOG}{path}")
    stage.work()
    assert "Enlazada desde la publicación." in stage.walker.open(public).text


def _the_erased_takes_its_mention_with_it(stage: Stage, blog: Blog, home: str, public: str, source: str) -> None:
    with stage.context.store.read() as session:
        claim_id = find.by_token(session, home.rsplit("/", 1)[-1]).id
    erasing.erase(stage.context.store, stage.context.files, claim_id, erasing.Policy(at_once=True), Act("claimant", stage.clock.now))
    assert stage.walker.open(public).status_code == 410
    assert source in blog.mentions
    tell_of_the_erased(stage.context)
    stage.work()
    assert source not in blog.mentions
    with stage.context.store.read() as session:
        assert watching.standing(session, claim_id) is None


def test_a_page_that_is_private_again_takes_its_mention_with_it(stage: Stage, blog: Blog) -> None:
    home = opened(stage, blog.publish("/2026/11/08/aerolinde/", "AeroLinde no me devuelve el dinero", f"<p>{COMPLAINT} Ya van tres semanas.</p>"))
    public = issued(stage, home)
    assert f"{stage.context.address}{public}" in blog.mentions
    stage.walker.open(f"{home}/visibilidad")
    stage.walker.send(visibility="private")
    stage.work()
    assert stage.walker.open(public).status_code == 410
    assert blog.mentions == {}


def test_a_blog_without_webmention_is_pinged(stage: Stage, blog: Blog) -> None:
    blog.takes = "pingback"
    link = blog.publish("/2026/11/08/aerolinde/", "AeroLinde", f"<p>{COMPLAINT} Ya van tres semanas.</p>")
    public = issued(stage, opened(stage, link))
    assert blog.pingbacks == [(f"{stage.context.address}{public}", link)]


def test_an_endpoint_on_this_machine_is_not_told(stage: Stage, blog: Blog) -> None:
    blog.endpoint = "http://127.0.0.1:8080/admin"
    link = blog.publish("/2026/11/08/aerolinde/", "AeroLinde", f"<p>{COMPLAINT} Ya van tres semanas.</p>")
    home = opened(stage, link)
    issued(stage, home)
    assert [(one["accepted"], one["why"]) for one in stage.said(home, "mentioned")] == [(False, "hostile_url")]


def test_an_endpoint_that_is_busy_is_told_later(stage: Stage, blog: Blog) -> None:
    blog.refuses_with = 429
    link = blog.publish("/2026/11/08/aerolinde/", "AeroLinde", f"<p>{COMPLAINT} Ya van tres semanas.</p>")
    home = opened(stage, link)
    issued(stage, home)
    assert stage.said(home, "mentioned") == []
    blog.refuses_with = None
    stage.later(minutes=3)
    assert len(blog.mentions) == 1


def test_a_site_that_never_answers_is_told_of_the_end_for_days_and_then_forgotten(stage: Stage, blog: Blog) -> None:
    home = opened(stage, blog.publish("/2026/11/08/aerolinde/", "AeroLinde", f"<p>{COMPLAINT} Ya van tres semanas.</p>"))
    issued(stage, home)
    blog.refuses_with = 503
    with stage.context.store.read() as session:
        claim_id = find.by_token(session, home.rsplit("/", 1)[-1]).id
    erasing.erase(stage.context.store, stage.context.files, claim_id, erasing.Policy(at_once=True), Act("claimant", stage.clock.now))
    for _ in range(8):
        tell_of_the_erased(stage.context)
        stage.later(hours=25)
    with stage.context.store.read() as session:
        assert linkback.told(session, claim_id) is None


def test_the_owner_of_a_site_proves_by_its_file(stage: Stage, blog: Blog) -> None:
    home = opened(stage, blog.publish("/2026/11/08/aerolinde/", "AeroLinde", f"<p>{COMPLAINT} Ya van tres semanas.</p>"))
    stage.walker.open(f"{home}/autoria")
    stage.walker.send()
    blog.own_file = str(stage.said(home, "code_given")[0]["code"])
    stage.walker.send(way="profile")
    stage.work()
    assert [one["way"] for one in stage.said(home, "author_proven")] == ["profile"]


@pytest.mark.browser
def test_with_a_browser_the_picture_is_what_it_shows(stage: Stage, blog: Blog) -> None:
    eyes = installed()
    if eyes is None:
        pytest.skip("no Chromium: apt-get install chromium")
    stage.context = replace(stage.context, eyes=eyes)
    home = opened(stage, blog.publish("/2026/11/08/aerolinde/", "AeroLinde", f"<p>{COMPLAINT} Ya van tres semanas.</p>"))
    assert _pictures(stage, home) == ["captura-de-pantalla.png"]


def test_without_a_browser_the_picture_says_that_it_is_composed(stage: Stage, mastodon: Mastodon) -> None:
    home = opened(stage, mastodon.publish("lucia", COMPLAINT, NOON - timedelta(days=3)))
    assert _pictures(stage, home) == ["composicion-de-lo-leido.png"]


def _pictures(stage: Stage, home: str) -> list[str]:
    with stage.context.store.read() as session:
        claim = find.by_token(session, home.rsplit("/", 1)[-1])
        return [attaching.name_of(session, row) for row in find.attachments(session, claim, "picture")]


def test_a_code_in_a_post_without_an_account_proves_nothing(stage: Stage, blog: Blog) -> None:
    """Anybody may write a comment: a page that shows only a name cannot tell."""
    path = "/2026/11/08/aerolinde/"
    home = opened(stage, blog.publish(path, "AeroLinde", f"<p>{COMPLAINT} Ya van tres semanas.</p>"))
    stage.walker.open(f"{home}/autoria")
    stage.walker.send()
    blog.publish(path, "AeroLinde", f"<p>{COMPLAINT} {stage.said(home, 'code_given')[0]['code']}</p>")
    stage.walker.send(way="edit")
    stage.work()
    assert "no enseña qué cuenta" in stage.walker.open(f"{home}/autoria").text
    assert stage.said(home, "author_proven") == []


def test_a_code_that_is_old_counts_no_more(stage: Stage, mastodon: Mastodon) -> None:
    link = mastodon.publish("lucia", COMPLAINT, NOON - timedelta(days=3))
    home = opened(stage, link)
    stage.walker.open(f"{home}/autoria")
    stage.walker.send()
    stage.clock.pass_(days=8)
    assert "Dame un código" in stage.walker.open(f"{home}/autoria").text
    stage.walker.send()
    codes = [one["code"] for one in stage.said(home, "code_given")]
    assert len(set(codes)) == 2


def test_a_direct_message_is_a_prior_attempt_too(stage: Stage, mastodon: Mastodon) -> None:
    home = opened(stage, mastodon.publish("lucia", COMPLAINT, NOON - timedelta(days=3)))
    stage.walker.open(f"{home}/empresa-dijo")
    png = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
    stage.walker.send(text="Escríbanos a nuestro correo.", picture=(BytesIO(png), "dm.png"), day__day="24", day__month="11", day__year="2026")
    prior = stage.said(home, "prior_answer")
    assert [(one["class"], one["via"]) for one in prior] == [("deflection", "message")]
