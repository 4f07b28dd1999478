"""Nothing leaves in somebody's name before they show that they read their mail, and nobody floods anybody."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bridge.domain.limits import TooOftenError
from bridge.domain.parties import Claimant
from bridge.domain.throwaway import is_throwaway
from bridge.jobs.context import Context
from bridge.jobs.registry import REGISTRY
from bridge.jobs.running import run_until_empty
from bridge.mail.setup import MailSetup
from bridge.services import find, proving_email
from bridge.services.proving_email import NoEmailError, ThrowawayError, WrongCodeError
from bridge.services.record import Act
from bridge.store.engine import Store
from tests.conftest import NOON
from tests.mail.servers import Company, relay, serving
from tests.services.making import DRAFT, issued
from tests.web.site import Browsed
from tests.web.test_sending import walker
from tests.web.walking import issue

THROWN = (
    ("ana@mailinator.com", True, "the best known"),
    ("ana@YOPMAIL.com", True, "case never matters"),
    ("ana@x.guerrillamail.com", True, "and below it"),
    ("ana@notmailinator.com", False, "another domain that ends alike"),
    ("ana@correo.example", False, "an ordinary one"),
    ("ana", False, "no address at all"),
)  # fmt: skip


@pytest.mark.parametrize(("address", "thrown", "why"), THROWN)
def test_an_address_to_be_thrown_away_is_known(address: str, thrown: bool, why: str) -> None:
    assert is_throwaway(address) is thrown, why


def test_the_claim_leaves_only_after_the_mailed_code_was_typed(context: Context, letters: Path, browsed: Browsed, registry_run: Callable[[], None]) -> None:
    home = issue(browsed, registry_run)
    registry_run()
    inbox = Company()
    with serving(inbox) as port:
        here = replace(context, mail=MailSetup("consta.example", relay(port), timedelta(0)))
        walked = walker(here, letters)
        walked.open(f"{home}/enviar")
        assert walked.path == f"{home}/correo"
        walked.send()
        run_until_empty(here, REGISTRY)
        code = re.findall(rb"[0-9A-Z]{4}-[0-9A-Z]{4}", inbox.mails[0])[0].decode()
        assert home.rpartition("/")[2].encode() not in inbox.mails[0], "a mistyped address must not open the claim"
        assert walked.send(0, code="0000-0000").status_code == 422
        assert "Pide otro" in walked.text
        walked.send(0, code=code.lower())
        assert walked.path == f"{home}/enviar"
        walked.send()
        run_until_empty(here, REGISTRY)
    assert [mails for _, mails, _ in inbox.envelopes] == [["lucia@correo.example"], ["reclamaciones@aerolinde.example"]]


def prove(store: Store, minutes: float, spoil: Callable[[str], str] = lambda code: code) -> bool:
    with store.begin() as session:
        claim = issued(session)
        content = find.content(session, claim)
        assert content
        code = proving_email.code_for(session, claim, content, NOON)
        try:
            proving_email.prove(session, claim, content, spoil(code), Act("claimant", NOON + timedelta(minutes=minutes)))
        except WrongCodeError:
            return False
        return proving_email.is_proven(find.state(session, claim))


CODES: tuple[tuple[float, Callable[[str], str], bool, str], ...] = (
    (0, str, True, "at once"),
    (9.5, str.lower, True, "case is forgiven"),
    (10, str, False, "ten minutes are over (ASVS V6.5.5)"),
    (-1, str, False, "a code of the future"),
    (0, lambda code: code[:-1] + ("0" if code[-1] != "0" else "1"), False, "one letter off"),
    (0, lambda _: "", False, "nothing"),
    (0, lambda _: "ñ" * 8, False, "no letters of ours"),
)  # fmt: skip


@pytest.mark.parametrize(("minutes", "spoil", "holds", "why"), CODES)
def test_a_code_holds_for_ten_minutes_as_it_was_mailed(context: Context, minutes: float, spoil: Callable[[str], str], holds: bool, why: str) -> None:
    assert prove(context.store, minutes, spoil) is holds, why


def test_the_code_of_one_claim_does_not_open_another(store: Store) -> None:
    with store.begin() as session:
        first, second = issued(session), issued(session)
        content = find.content(session, first)
        assert content
        code = proving_email.code_for(session, first, content, NOON)
        with pytest.raises(WrongCodeError):
            proving_email.prove(session, second, content, code, Act("claimant", NOON))


@pytest.mark.parametrize(("email", "error"), [(None, NoEmailError), ("ana@mailinator.com", ThrowawayError)])
def test_nothing_is_sent_in_the_name_of_nobody(store: Store, email: str | None, error: type[Exception]) -> None:
    with store.begin() as session:
        claim = issued(session, replace(DRAFT, claimant=Claimant(name="Ana", email=email)))
        content = find.content(session, claim)
        assert content
        with pytest.raises(error):
            proving_email.code_for(session, claim, content, NOON)


def sent(store: Store, company: str, many: int) -> int:
    """How many of so many claims were let through."""
    done = 0
    with store.begin() as session:
        claim = issued(session, replace(DRAFT, company=replace(DRAFT.company, email=company)))
        content = find.content(session, claim)
    assert content
    for _ in range(many):
        try:
            with store.begin() as session:
                proving_email.count_sending(session, content, NOON)
        except TooOftenError:
            continue
        done += 1
    return done


def test_one_address_floods_neither_a_company_nor_many(store: Store) -> None:
    assert sent(store, "a@uno.example", 6) == proving_email.AGAINST_ONE.most
    assert sum(sent(store, f"a@{n}.example", 3) for n in range(9)) == proving_email.CLAIMS.most - proving_email.AGAINST_ONE.most


def test_nobodys_mailbox_is_filled_by_typing_it_here(store: Store) -> None:
    with store.begin() as session:
        claim = issued(session)
        content = find.content(session, claim)
        assert content
        for _ in range(proving_email.MAILED.most):
            proving_email.code_for(session, claim, content, NOON)
        with pytest.raises(TooOftenError):
            proving_email.code_for(session, claim, content, NOON)
