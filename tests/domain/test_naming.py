"""«Enlazada desde la publicación» is said only of a reply by the same account that names the claim."""

from dataclasses import replace

import pytest

from bridge.domain.answering import from_company
from bridge.domain.naming import names_claim, why_unseen
from bridge.domain.parties import Company
from bridge.domain.posts import Author, CapturedPost, PostRef, Reading, merge

URL = "https://consta.example/r/7QK4-M93D"
MINE = Author("Lucía M.", "lucia", "https://a.es/@lucia", "https://a.es/users/lucia")
IMPOSTOR = replace(MINE, handle="lucia2", url="https://a.es/@lucia2", identity="https://a.es/users/lucia2")
NAMED = [
    (f"Ya consta: {URL}", True, "whole"),
    ("Ya consta: consta.example/r/7QK4-M93D…", True, "as networks show it"),
    ("Reclamación 7qk4-m93d, día 3", True, "its code is enough"),
    ("Ya consta: CONSTA.EXAMPLE/R/7QK4-M93D", True, "case does not count"),
    ("X7QK4-M93D2", False, "inside something longer it is another thing"),
    ("Ya consta", False, "nothing names it"),
    (None, False, "no words"),
]


def post(author: Author | None, text: str, url: str = "https://a.es/@lucia/1") -> CapturedPost:
    return merge(PostRef("mastodon", "post", url), [Reading("endpoint", author=author, text=text)], "fetched")


@pytest.mark.parametrize(("text", "named", "why"), NAMED)
def test_a_text_names_the_claim(text: str | None, named: bool, why: str) -> None:
    assert names_claim(text, URL) == named, why


ORIGINAL = post(MINE, "Me deben 286 €.")
REPLIES = [
    (post(MINE, URL, "https://a.es/@lucia/2"), None, "the same account"),
    (post(replace(MINE, name="Otro nombre"), URL, "https://a.es/@lucia/2"), None, "the shown name may change"),
    (post(IMPOSTOR, URL, "https://a.es/@lucia2/2"), "other_account", "the same shown name is another account"),
    (post(Author("Lucía M."), URL, "https://a.es/@lucia/2"), "no_account", "a bare name proves nothing"),
    (post(None, URL, "https://a.es/@lucia/2"), "no_account", "nobody signs"),
    (post(MINE, "Sin enlace", "https://a.es/@lucia/2"), "no_link", "nothing names the claim"),
    (post(Author("Lucía M."), URL), None, "the post itself needs no account"),
]


@pytest.mark.parametrize(("shown", "why_not", "why"), REPLIES)
def test_only_the_same_account_counts(shown: CapturedPost, why_not: str | None, why: str) -> None:
    assert why_unseen(ORIGINAL, shown, URL, lambda: False) == why_not, why


def test_without_the_post_nothing_can_be_compared() -> None:
    assert why_unseen(None, ORIGINAL, URL, lambda: True) == "no_post"


COMPANY = Company(name="Linde Air, S.A.", brand="AeroLinde", website="https://www.aerolinde.example/es")
ADDRESSED = post(MINE, "@AeroLinde @amiga_ana llevo tres semanas esperando")
ANSWERS = [
    (Author("AeroLinde", "aerolinde"), COMPANY, True, "the account that the author addressed"),
    (Author("AeroLinde", "aerolinde@social.es"), COMPANY, True, "the same from another server"),
    (Author("AeroLinde", "aerolinde_ayuda"), COMPANY, False, "called like it, never addressed: scams answer like this"),
    (Author("Ana", "amiga_ana"), COMPANY, False, "a friend was addressed too"),
    (Author("Cualquiera", "aerolinde.example"), COMPANY, True, "a handle that is the company's own domain"),
    (Author("AeroLinde", None), COMPANY, False, "a shown name is nothing"),
    (MINE, COMPANY, False, "the author"),
    (Author("AeroLinde", "aerolinde"), Company(), False, "before the company is known, two addressed accounts leave a doubt"),
]


@pytest.mark.parametrize(("author", "company", "theirs", "why"), ANSWERS)
def test_an_answer_is_the_companys(author: Author, company: Company, theirs: bool, why: str) -> None:
    assert from_company(post(author, "Escríbenos"), ADDRESSED, company) == theirs, why


def test_the_only_one_addressed_is_meant() -> None:
    assert from_company(post(Author("AeroLinde", "aerolinde"), "Hola"), post(MINE, "@aerolinde mi dinero"), Company())
