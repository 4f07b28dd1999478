"""Proof of authorship: the same account, the code, in time; the shown name counts nothing."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.domain.posts import Author, CapturedPost, PostRef, Reading, merge
from bridge.domain.posts_authorship import REASONS, authorship_code, has_code, prove, same_account
from bridge.domain.posts_times import Time

NOW = datetime(2026, 11, 25, 10, tzinfo=UTC)
CODE = authorship_code(b"\x01\x23\x45\x67\x89")
ACCOUNTS = [
    (Author("Ana", "ana", "https://x.com/ana"), Author("Otra", "ANA", "https://x.com/ANA/"), True, "the same address, another name"),
    (Author("Ana", "ana", None, "did:plc:1"), Author("Ana", "nueva", None, "did:plc:1"), True, "a changed handle"),
    (Author("Ana", "ana", None, "did:plc:1"), Author("Ana", "ana", None, "did:plc:2"), False, "the handle has another owner"),
    (Author("Ana"), Author("Ana"), False, "only the shown name"),
    (Author("Ana", "ana"), Author("Ana", "ana2"), False, "another handle with the same name"),
    (Author(None, "@ana"), Author(None, "Ana"), True, "at sign and case"),
    (None, Author(None, "ana"), False, "nobody"),
]
TEXTS = [
    (f"Confirmo {CODE}", True, "as given"),
    (CODE.lower(), True, "in small letters"),
    (CODE.replace("-", " "), True, "with spaces"),
    ("\u200b".join(CODE), True, "with invisible letters between"),
    ("".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in CODE), True, "in full-width letters"),
    (CODE.replace("0", "O").replace("1", "l"), True, "with look-alikes"),
    (CODE[:-1], False, "cut"),
    (f"{CODE}9", False, "longer"),
    ("CONSTA-AAAA-BBBB", False, "another code"),
    ("", False, "nothing"),
    (None, False, "no text"),
]


@pytest.mark.parametrize(("one", "other", "same", "why"), ACCOUNTS)
def test_accounts_are_compared_on_identity(one: Author | None, other: Author | None, same: bool, why: str) -> None:
    assert same_account(one, other) is same, why


@pytest.mark.parametrize(("text", "found", "why"), TEXTS)
def test_the_code_is_found_as_people_write_it(text: str | None, found: bool, why: str) -> None:
    assert has_code(text, CODE) is found, why


@settings(max_examples=50)
@given(st.binary(min_size=5, max_size=5), st.binary(min_size=5, max_size=5))
def test_codes_are_found_only_in_their_own_text(one: bytes, other: bytes) -> None:
    assert has_code(f"x {authorship_code(one)}.", authorship_code(other)) is (one == other)


def post(url: str, at: datetime, text: str = "", handle: str | None = "ana") -> CapturedPost:
    author = Author("Ana", handle) if handle else None
    return merge(PostRef("x", "post", url), [Reading("endpoint", author, text or "queja", Time(at, "exact", "api"))], "fetched")


ORIGINAL = post("https://x.com/ana/status/1", NOW - timedelta(days=3))
PROOFS = [
    (post("https://x.com/ana/status/2", NOW, CODE), NOW, "proven"),
    (post("https://x.com/ana/status/2", NOW, CODE), NOW + timedelta(days=9), "expired"),
    (post("https://x.com/otra/status/2", NOW, CODE, "otra"), NOW, "other_account"),
    (post("https://x.com/ana/status/2", NOW, CODE, None), NOW, "no_account"),
    (post("https://x.com/ana/status/2", NOW, "otra cosa"), NOW, "no_code"),
    (post("https://x.com/ana/status/2", NOW - timedelta(days=1), CODE), NOW, "too_early"),
    (replace(ORIGINAL, text=CODE), NOW, "proven"),
]


@pytest.mark.parametrize(("shown", "now", "reason"), PROOFS)
def test_a_proof_holds_only_for_the_account_the_code_and_the_time(shown: CapturedPost, now: datetime, reason: str) -> None:
    proof = prove(ORIGINAL, shown, CODE, NOW - timedelta(hours=1), now)
    assert (proof.holds, proof.reason) == (reason == "proven", REASONS[reason])
