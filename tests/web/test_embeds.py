"""The claim in other people's pages: card, badge, oEmbed, feed. Nothing of a private claim, nothing personal of a shown one."""

import json
from collections.abc import Callable
from io import BytesIO

import pytest
from lxml import etree
from PIL import Image

from bridge.jobs.context import Context
from bridge.services import erasing, find
from bridge.services.record import Act
from tests.conftest import NOON
from tests.web.site import Browsed
from tests.web.walking import issue, present, show

SECRETS = ("Lucía", "12345678Z", "Calle Mayor", "lucia@correo.example", "REG-77")


@pytest.fixture
def public(browsed: Browsed, registry_run: Callable[[], None]) -> str:
    """A claim that anybody with its link may see; the address of its page."""
    home = issue(browsed, registry_run)
    present(browsed, home)
    return show(browsed, home)


def test_the_card_is_a_small_picture_that_others_may_load(browsed: Browsed, public: str) -> None:
    for name in ("hoy", "20261125-abcdef", "12", "2026-11-25"):
        answer = browsed.client.get(f"{public}/tarjeta-{name}.png")
        assert (answer.status_code, answer.headers["Cross-Origin-Resource-Policy"]) == (200, "cross-origin")
        assert Image.open(BytesIO(answer.data)).size == (1200, 630)
        assert len(answer.data) < 60_000
        assert "public" in answer.headers["Cache-Control"]
    assert browsed.client.get(f"{public}/tarjeta-HOY.png").status_code == 404
    again = browsed.client.get(f"{public}/tarjeta-hoy.png", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


def test_the_page_names_todays_card(browsed: Browsed, public: str) -> None:
    browsed.open(public)
    image = str(browsed.tree.xpath("//meta[@property='og:image']/@content")[0])
    assert "/tarjeta-20261125-" in image
    answer = browsed.client.get(image.removeprefix("http://localhost"))
    assert answer.headers["Cache-Control"] == "public, max-age=86400"


def test_the_page_is_an_entry_that_answers_its_post(browsed: Browsed, public: str) -> None:
    browsed.open(public)
    entry = browsed.tree.xpath("//*[contains(@class, 'h-entry')]")[0]
    assert entry.xpath(".//a[@class='u-in-reply-to']/@href") == ["http://foro-quejas.es/queja/1834"]
    assert entry.xpath(".//a[contains(@class, 'p-name')]/text()") == ["Reclamación a AeroLinde: Día 0 de 30 sin respuesta"]
    assert "Enlazada desde la publicación" not in browsed.text
    told = json.loads(browsed.tree.xpath("//script[@type='application/ld+json']/text()")[0])
    assert (told["@type"], told["isBasedOn"]) == ("Report", "http://foro-quejas.es/queja/1834")


def test_oembed_gives_the_card_no_larger_than_the_room(browsed: Browsed, public: str) -> None:
    answer = browsed.client.get(f"/oembed?url=http://localhost{public}&maxwidth=600&format=json").json
    assert answer is not None
    assert (answer["type"], answer["version"], answer["width"], answer["height"]) == ("photo", "1.0", 600, 315)
    assert browsed.client.get(answer["url"].removeprefix("http://localhost")).status_code == 200


@pytest.mark.parametrize(
    ("query", "status"),
    [("url=http://localhost/r/AAAA-AAAA", 404), ("url=https://otro.es/r/7QK4-M93D", 404), ("", 404), ("url=http://localhost/mia/x", 404), ("format=xml", 400)],
)
def test_oembed_refuses_what_is_not_ours(browsed: Browsed, query: str, status: int) -> None:
    assert browsed.client.get(f"/oembed?{query}").status_code == status


def test_the_badge_is_an_image_and_nothing_else(browsed: Browsed, public: str) -> None:
    answer = browsed.client.get(f"{public}/sello.svg")
    root = etree.fromstring(answer.data)
    assert root.get("aria-label") == "Consta: Día 0 de 30 sin respuesta"
    assert {etree.QName(node).localname for node in root.iter()} <= {"svg", "title", "rect", "path", "g", "text"}
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_the_feed_tells_what_happened(browsed: Browsed, public: str) -> None:
    answer = browsed.client.get(f"{public}.atom")
    root = etree.fromstring(answer.data)
    atom = {"a": "http://www.w3.org/2005/Atom"}
    assert answer.mimetype == "application/atom+xml"
    assert root.xpath("string(a:id)", namespaces=atom) == f"http://localhost{public}"
    assert len(root.xpath("a:entry[a:id and a:title and a:updated]", namespaces=atom)) >= 3


def test_nothing_personal_is_in_any_of_them(browsed: Browsed, public: str) -> None:
    for path in (f"{public}.atom", f"{public}/sello.svg", f"{public}/incrustar", f"/oembed?url=http://localhost{public}"):
        text = browsed.client.get(path).text
        assert [secret for secret in SECRETS if secret in text] == [], path


def test_of_a_claim_that_is_private_again_there_is_nothing(browsed: Browsed, registry_run: Callable[[], None]) -> None:
    home = issue(browsed, registry_run)
    public = show(browsed, home)
    browsed.open(f"{home}/visibilidad")
    browsed.send(visibility="private")
    for path in (f"{public}.atom", f"{public}/sello.svg", f"{public}/incrustar", f"{public}/tarjeta-hoy.png", f"/oembed?url=http://localhost{public}"):
        assert browsed.client.get(path).status_code == 410, path


def test_of_an_erased_claim_only_its_tombstone(browsed: Browsed, public: str, context: Context) -> None:
    code = public.removeprefix("/r/")
    with context.store.read() as session:
        claim_id = find.by_code(session, code).id
    erasing.erase(context.store, context.files, claim_id, erasing.Policy(at_once=True), Act("claimant", NOON))
    for path in (public, f"{public}.atom", f"{public}/sello.svg", f"{public}/tarjeta-hoy.png"):
        assert browsed.client.get(path).status_code == 410, path
