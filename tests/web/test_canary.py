"""A claim whose every field is a word that exists nowhere else goes the whole way; then nothing of it lies in clear anywhere."""

import io
import logging
import re
import secrets
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from PIL import Image

from bridge.jobs.context import Context
from bridge.jobs.registry import REGISTRY
from bridge.jobs.running import run_until_empty
from tests.web.site import Browsed
from tests.web.test_sending import prove_email
from tests.web.walking import present

COMPANY = ("company",)
"""A company's own names are no secret: an instance knows companies by them (docs/security.md)."""


class Canaries(dict[str, str]):
    """A new word for each thing that is asked for."""

    def __missing__(self, name: str) -> str:
        self[name] = f"zq{secrets.token_hex(5)}"
        return self[name]


@pytest.fixture
def words() -> Canaries:
    return Canaries()


def photo(word: str) -> bytes:
    exif = Image.Exif()
    exif[0x010E] = word
    out = io.BytesIO()
    Image.new("RGB", (30, 20), "white").save(out, "JPEG", exif=exif)
    return out.getvalue()


def live(context: Context, browsed: Browsed, words: Canaries, work: Callable[[], None]) -> None:
    """From a text without a link to a claim on record that its company answered and its claimant closed."""
    browsed.open("/sin-enlace")
    browsed.send(text=f"Mi queja {words['post']}", picture=(io.BytesIO(photo(words["exif"])), f"{words['picture name']}.jpg"))
    home = f"/mia/{browsed.path.split('/')[2]}"
    words["token"] = home.rpartition("/")[2]
    browsed.send(text=f"Mi queja {words['post']}", author_name=words["author"], author_handle=words["handle"])
    browsed.send(brand=words["company brand"], name=words["company name"], country="ES", email=f"{words['company mail']}@empresa.example")
    paper = (io.BytesIO(f"%PDF-1.7 {words['evidence']}".encode()), f"{words['evidence name']}.pdf")
    day = {"facts_date__day": "3", "facts_date__month": "10", "facts_date__year": "2026"}
    browsed.send(facts=f"Pasó esto: {words['facts']}", evidence=paper, **day)
    browsed.send(kind="refund", amount="286,40", text=words["request"])
    browsed.send(procedure=browsed.tree.xpath("//input[@name='procedure']/@value")[0])
    person = {"name": words["name"], "address": words["street"], "city": words["city"], "email": f"{words['mail']}@correo.example"}
    browsed.send(id_number="12345678Z", postal_code="28013", phone="600 123 456", **person)
    browsed.send()
    assert browsed.path == f"{home}/consta", browsed.text
    work()
    prove_email(context, home)
    present(browsed, home)
    browsed.open(f"{home}/justificante")
    receipt = (io.BytesIO(f"%PDF-1.7 {words['receipt']}".encode()), f"{words['receipt name']}.pdf")
    browsed.send(channel="counter", number=words["number"], day__day="25", day__month="11", day__year="2026", hour="11:45", file=receipt)
    browsed.open(f"{home}/contestacion")
    browsed.send(**{"class": "refusal"}, text=words["answer"], day__day="25", day__month="11", day__year="2026")
    browsed.open(f"{home}/visibilidad")
    browsed.send(visibility="link")
    work()
    for name in ("documento.pdf", "correo.eml", "consta", "", "siguiente"):
        browsed.client.get(f"{home}/{name}", buffered=True)


def everything(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Each file's name and bytes; the database with what lies beside it."""
    for path in sorted(folder.rglob("*")):
        yield str(path.relative_to(folder)), path.read_bytes() if path.is_file() else b""


def found_in(where: str, text: bytes, words: Canaries) -> list[str]:
    """The words that stand there, as they are or percent-encoded, in whatever case."""
    lowered = text.lower()
    return [f"{name} in {where}" for name, word in words.items() if word.lower().encode() in lowered and not name.startswith(COMPANY)]


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """From INFO on: below, Pillow tells what it reads, and no process of ours listens there."""
    caplog.set_level(logging.INFO)
    return caplog


def test_nothing_personal_lies_in_clear(browsed: Browsed, registry_run: Callable[[], None], words: Canaries, context: Context, request: pytest.FixtureRequest) -> None:
    """Database, journal, files, their names, the queue, the logs, and what a process prints."""
    tmp_path: Path = request.getfixturevalue("tmp_path")
    caplog: pytest.LogCaptureFixture = request.getfixturevalue("logged")
    capfd: pytest.CaptureFixture[str] = request.getfixturevalue("capfd")
    live(context, browsed, words, registry_run)
    run_until_empty(context, REGISTRY)
    assert len(words) > 20
    held = list(everything(tmp_path))
    assert any(name == "consta.db" and len(data) > 100_000 for name, data in held)
    assert sum(name.startswith("files/") and bool(data) for name, data in held) >= 5
    printed = "".join(capfd.readouterr())
    leaks = [leak for name, data in (*held, ("log", caplog.text.encode()), ("output", printed.encode())) for leak in found_in(name, name.encode() + data, words)]
    assert leaks == []
    assert found_in("itself", words["facts"].encode(), words) == ["facts in itself"], "the search can find"


def test_the_addresses_that_were_visited_hold_only_the_link(context: Context, browsed: Browsed, registry_run: Callable[[], None], words: Canaries) -> None:
    """ASVS V14.2.1: what a proxy or a browser's history would keep."""
    live(context, browsed, words, registry_run)
    token = words.pop("token")
    visited = "\n".join(browsed.history)
    assert token in visited
    assert found_in("addresses", visited.encode(), words) == []
    assert not re.search(r"12345678|600123456|@", visited)


def test_a_defect_is_logged_without_the_link_or_what_was_typed(browsed: Browsed, words: Canaries, logged: pytest.LogCaptureFixture, pages: Flask) -> None:
    """ASVS V16.2.5: Flask's own words would be «Exception on /mia/…», and the message of an error may quote a person."""

    def broken(**_: object) -> str:
        raise ValueError(words["said"])

    pages.view_functions["claims.get_manage"] = broken
    pages.testing = False
    assert browsed.client.get(f"/mia/{words['token']}").status_code == 500
    assert found_in("log", logged.text.encode(), words) == []
    assert "ValueError at test_canary.py" in logged.text
    assert "/mia/<token>" in logged.text
