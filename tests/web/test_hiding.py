"""Faces and names in a picture: what its claimant covers is gone from what the world sees, and nothing is seen that they did not look at first."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bridge.documents.hiding import covered
from bridge.domain.cover_grid import CELLS, COLUMNS, ROWS
from bridge.jobs.context import Context
from bridge.services import attaching
from bridge.web.mine import look
from tests.web.site import Browsed
from tests.web.test_given_files import located
from tests.web.walking import fill_draft, show, start

RED = (200, 30, 30)


def face(size: tuple[int, int] = (240, 320)) -> bytes:
    """A picture that is red all over: whatever of it is seen is red."""
    out = io.BytesIO()
    Image.new("RGB", size, RED).save(out, "PNG")
    return out.getvalue()


def colours(data: bytes) -> set[Any]:
    with Image.open(io.BytesIO(data)) as image:
        return {colour for _, colour in image.convert("RGB").getcolors(100_000) or []}


@pytest.fixture
def home(browsed: Browsed, registry_run: Callable[[], None]) -> str:
    """An issued claim with a screenshot that its claimant gave."""
    start(browsed, registry_run)
    path = browsed.path
    browsed.send(picture=(io.BytesIO(face()), "cara.png"))
    browsed.open(path)
    fill_draft(browsed)
    browsed.send()
    return browsed.path.removesuffix("/consta")


@pytest.fixture
def public(browsed: Browsed, home: str) -> str:
    return show(browsed, home)


def choose(browsed: Browsed, context: Context, home: str, cells: list[str], **more: str) -> None:
    mine = look(context, home.split("/")[2])
    picture = next(file.id for file in mine.of_kind("picture") if file.about.name == "cara.png")
    browsed.open(f"{home}/tapar?imagen={picture}")
    browsed.send(cells=cells, **more)


def test_no_picture_is_seen_until_its_claimant_has_looked(browsed: Browsed, context: Context, pages: Flask, home: str, public: str) -> None:
    stranger = pages.test_client()
    assert stranger.get(f"{public}/captura.png").status_code == 404
    assert "captura.png" not in stranger.get(public).text
    choose(browsed, context, home, ["0"])
    assert browsed.errors == ["Mira la imagen entera y márcalo"]
    assert browsed.tree.xpath("//input[@name='cells'][@checked]/@value") == ["0"]
    assert stranger.get(f"{public}/captura.png").status_code == 404


def test_the_world_sees_the_covered_copy_and_never_the_original(browsed: Browsed, context: Context, pages: Flask, home: str, public: str) -> None:
    choose(browsed, context, home, [str(n) for n in range(CELLS)], looked="y")
    stranger = pages.test_client()
    assert "captura.png" in stranger.get(public).text
    seen = stranger.get(f"{public}/captura.png")
    assert seen.mimetype == "image/png"
    assert "sandbox" in seen.headers["Content-Security-Policy"]
    assert colours(seen.data) == {(0, 0, 0)}
    mine = look(context, home.split("/")[2])
    for file in mine.files:
        assert stranger.get(f"{public}/captura.png?original=si&imagen={file.id}").data == seen.data
    original = next(file for file in mine.of_kind("picture") if file.about.name == "cara.png")
    assert attaching.read(context.store, context.files, mine.id, original.stored_as) == face()


def test_the_last_choice_holds_and_it_can_be_taken_back(browsed: Browsed, context: Context, pages: Flask, home: str, public: str) -> None:
    stranger = pages.test_client()
    choose(browsed, context, home, ["0"], looked="y")
    assert colours(stranger.get(f"{public}/captura.png").data) == {(0, 0, 0), RED}
    choose(browsed, context, home, [str(n) for n in range(CELLS)], looked="y")
    assert colours(stranger.get(f"{public}/captura.png").data) == {(0, 0, 0)}
    browsed.open(f"{home}/tapar")
    browsed.send(1)
    assert stranger.get(f"{public}/captura.png").status_code == 404
    assert "captura.png" not in stranger.get(public).text


def test_a_private_claim_shows_no_picture(browsed: Browsed, context: Context, pages: Flask, home: str, public: str) -> None:
    choose(browsed, context, home, ["0"], looked="y")
    show_again = browsed.open(f"{home}/visibilidad")
    assert show_again.status_code == 200
    browsed.send(visibility="private")
    assert pages.test_client().get(f"{public}/captura.png").status_code == 410


def test_only_a_picture_of_the_post_can_be_chosen(browsed: Browsed, context: Context, home: str) -> None:
    mine = look(context, home.split("/")[2])
    for file in mine.files:
        expected = 200 if file.about.kind == "picture" else 404
        assert browsed.client.get(f"{home}/tapar?imagen={file.id}").status_code == expected, file.about.kind
    assert browsed.client.get(f"{home}/tapar?imagen=ñ").status_code == 404


@settings(max_examples=25)
@given(st.frozensets(st.integers(0, CELLS - 1), max_size=6), st.integers(1, 70), st.integers(1, 70))
def test_what_is_covered_is_black_to_its_last_point(cells: frozenset[int], width: int, height: int) -> None:
    fresh = covered(face((width, height)), cells)
    assert fresh
    with Image.open(io.BytesIO(fresh)) as image:
        for cell in cells:
            row, column = divmod(cell, COLUMNS)
            for x in range(column * width // COLUMNS, -(-(column + 1) * width // COLUMNS)):
                for y in range(row * height // ROWS, -(-(row + 1) * height // ROWS)):
                    assert image.getpixel((x, y)) == (0, 0, 0)


def test_the_copy_takes_no_notes_along_and_what_is_no_picture_is_refused() -> None:
    fresh = covered(located(), [])
    assert fresh
    assert b"CANARY" not in fresh
    assert covered(b"no", [0]) is None
