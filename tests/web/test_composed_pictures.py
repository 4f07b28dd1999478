"""A text that was only pasted, or a page that was saved, has a picture too; it says of itself that it is no screenshot."""

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from PIL import Image

from bridge.domain.own_pictures import COMPOSED, SHOT
from bridge.jobs.context import Context
from bridge.jobs.making import Material, captured, make_claim, with_picture
from bridge.services import attaching, find
from tests.services.making import DRAFT
from tests.web.site import PAGE, Browsed

TEXT = "Me deben 286 € por un vuelo cancelado."
SAID = "Composición de lo leído, no captura de pantalla."


def pictures(context: Context, home: str) -> list[tuple[str, str | None, str]]:
    with context.store.read() as session:
        claim = find.by_token(session, home.rsplit("/", 1)[-1])
        found = [attaching.described(session, row) for row in find.attachments(session, claim, "picture")]
    return [(file.name, file.description, file.sha256) for file in found]


def opened(browsed: Browsed, **given: object) -> str:
    browsed.open("/sin-enlace")
    browsed.send(**given)
    return browsed.path.removesuffix("/publicacion")


@pytest.mark.parametrize("given", [{"text": TEXT}, {"page": (io.BytesIO(PAGE.encode()), "queja.html")}])
def test_without_a_link_the_picture_is_composed_and_says_so(
    browsed: Browsed, context: Context, registry_run: Callable[[], None], given: dict[str, object]
) -> None:
    home = opened(browsed, **given)
    registry_run()
    assert [(name, said) for name, said, _ in pictures(context, home)] == [(COMPOSED, SAID)]
    browsed.open(f"{home}/publicacion")
    assert "no es una captura de pantalla" in browsed.text


def test_other_words_are_composed_again_and_the_older_picture_goes(browsed: Browsed, context: Context, registry_run: Callable[[], None]) -> None:
    home = opened(browsed, text=TEXT)
    registry_run()
    before = pictures(context, home)
    browsed.open(f"{home}/publicacion")
    browsed.send(text=f"{TEXT} Y no contestan.")
    registry_run()
    after = pictures(context, home)
    assert (len(after), after[0][0]) == (1, COMPOSED)
    assert after[0][2] != before[0][2]


def test_whoever_gives_a_picture_needs_none_of_ours(browsed: Browsed, context: Context, registry_run: Callable[[], None]) -> None:
    png = io.BytesIO()
    Image.new("RGB", (40, 20), "white").save(png, "PNG")
    home = opened(browsed, text=TEXT, picture=(io.BytesIO(png.getvalue()), "mía.png"))
    registry_run()
    assert [said for _, said, _ in pictures(context, home)] == [None]


def test_the_document_says_it_of_each_picture(context: Context) -> None:
    draft = replace(DRAFT, procedure="es.general", post=replace(DRAFT.post, url=None, text=TEXT))
    made = make_claim(context, draft, with_picture(context, captured(context, draft.post, None), "es"))
    (picture,) = (file for file in made.content.attachments if file.kind == "picture")
    assert (picture.name, picture.description) == (COMPOSED, SAID)


def test_a_claim_in_english_says_it_in_english(context: Context) -> None:
    assert attaching.in_words("picture", COMPOSED, "en") not in {SAID, None}
    assert attaching.in_words("picture", SHOT, "es") == "Captura de pantalla de la publicación"
    assert attaching.in_words("evidence", SHOT, "es") is None


def test_where_nothing_is_known_nothing_is_composed(context: Context) -> None:
    assert with_picture(context, Material(), "es").files == ()
