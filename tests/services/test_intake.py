"""A claim is opened once, and what was read of the post is kept with its corrections."""

import pytest

from bridge.domain.captures import corrected
from bridge.services import find, intake
from bridge.services.find import NoSuchClaimError
from bridge.store.engine import Store
from tests.services.making import CLAIMANT, DRAFT, TEXT, capture, opened


def test_whoever_holds_the_link_finds_the_claim_and_nobody_else(store: Store) -> None:
    with store.begin() as session:
        made = intake.open_claim(session, DRAFT, CLAIMANT)
    with store.read() as session:
        assert find.by_token(session, made.token).id == made.claim.id
        with pytest.raises(NoSuchClaimError):
            find.by_token(session, made.token[:-1])


def test_a_double_click_opens_one_claim(store: Store) -> None:
    with store.begin() as session:
        first = intake.open_claim(session, DRAFT, CLAIMANT, token="t" * 22)
    with store.begin() as session:
        second = intake.open_claim(session, DRAFT, CLAIMANT, token="t" * 22)
    assert first.claim.id == second.claim.id


def test_the_draft_comes_back_as_it_was_given(store: Store) -> None:
    with store.begin() as session:
        claim = opened(session)
    with store.read() as session:
        assert find.draft(session, claim) == DRAFT


def test_the_post_comes_back_with_the_person_s_corrections(store: Store) -> None:
    with store.begin() as session:
        claim = opened(session)
        intake.keep_capture(session, claim, capture(), CLAIMANT)
        intake.correct_post(session, claim, corrected(capture(), "author", "Lucía Marín"), ("author",), CLAIMANT)
    with store.read() as session:
        kept = find.post(session, claim)
        assert kept is not None
        assert (kept.post.text, kept.post.author and kept.post.author.name) == (TEXT, "Lucía Marín")
        assert kept.corrected == ("author",)
        assert [event.kind for event in find.events(session, claim)] == ["opened", "captured", "corrected"]
