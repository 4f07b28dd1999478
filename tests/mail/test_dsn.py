"""Reports about our own mail: which of them say that it arrived, and in whose words; and the addresses that only we can make."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.domain.mailboxes import (
    UnknownMailboxError,
    bounce_address,
    is_key_for_company,
    key_for_company,
    message_id,
    read_address,
    reply_address,
)
from bridge.mail.dsn import read_report
from bridge.mail.identity import identity
from bridge.mail.parse import read_message
from tests.mail.letters import read_receipt, report

SECRET, CODE, DOMAIN = bytes(range(32)), "7QK4-M93D", "consta.example"
REPORTS = [
    ("relayed", "250 2.0.0 aceptado id=ABC123", "delivered", "the next server has it and reports no further"),
    ("delivered", "250 ok", "delivered", "it is in the mailbox"),
    ("failed", "550 5.1.1 Usuario desconocido", "bounced", "it is not"),
    ("delayed", "451 luego", "late", "not yet"),
]


@pytest.mark.parametrize(("action", "said", "act", "why"), REPORTS)
def test_a_report_is_read_with_the_servers_own_words(action: str, said: str, act: str, why: str) -> None:
    found = read_report(read_message(report("b.1.x", action, said)))
    assert found, why
    assert (found.act, found.said, found.envelope_id, found.server) == (act, said, "b.1.x", "mx.aerolinde.example"), why


def test_a_read_receipt_says_that_it_was_shown() -> None:
    found = read_report(read_message(read_receipt()))
    assert found
    assert found.act == "read"
    deleted = read_receipt().replace(b"; displayed", b"; deleted")
    assert read_report(read_message(deleted)) is None


@pytest.mark.parametrize("action", ["", "danced", "failed; x"])
def test_an_action_that_is_none_is_no_report(action: str) -> None:
    assert read_report(read_message(report("b.1.x", action, "250 ok"))) is None


@settings(max_examples=60)
@given(st.binary(max_size=300))
def test_no_bytes_break_the_reading(raw: bytes) -> None:
    read_report(read_message(b"Content-Type: multipart/report; report-type=delivery-status; boundary=X\r\n\r\n" + raw))
    assert len(identity(raw)) == 64


def test_an_address_is_found_again_whatever_its_case() -> None:
    for made, purpose in ((reply_address(SECRET, CODE, DOMAIN), "c"), (bounce_address(SECRET, 17, DOMAIN), "b")):
        assert len(made.split("@")[0]) <= 64
        for typed in (made, made.upper(), f"<{made}>"):
            assert read_address(SECRET, typed, DOMAIN).purpose == purpose
    assert read_address(SECRET, reply_address(SECRET, CODE, DOMAIN), DOMAIN).code == CODE
    assert read_address(SECRET, bounce_address(SECRET, 17, DOMAIN), DOMAIN).number == 17


@settings(max_examples=100)
@given(st.text(max_size=70))
def test_no_other_address_is_ours(local: str) -> None:
    with pytest.raises(UnknownMailboxError):
        read_address(SECRET, f"{local}@{DOMAIN}", DOMAIN)


def test_one_claims_letters_open_no_other() -> None:
    mine = reply_address(SECRET, CODE, DOMAIN)
    with pytest.raises(UnknownMailboxError):
        read_address(SECRET, mine.replace("7qk4m93d", "7qk4m93e"), DOMAIN)
    with pytest.raises(UnknownMailboxError):
        read_address(SECRET, mine.replace("c.", "b.", 1), DOMAIN)
    with pytest.raises(UnknownMailboxError):
        read_address(bytes(32), mine, DOMAIN)


def test_the_companys_key_is_read_aloud_and_typed_anyhow() -> None:
    key = key_for_company(SECRET, CODE)
    assert is_key_for_company(SECRET, CODE, key.lower().replace("-", " ").replace("0", "o").replace("1", "l"))
    assert not is_key_for_company(SECRET, "7QK4-M93E", key)
    assert not is_key_for_company(SECRET, CODE, "")
    assert not is_key_for_company(SECRET, CODE, "ñ" * 16)


def test_a_message_has_the_same_name_each_time() -> None:
    assert message_id(SECRET, CODE, "claim", DOMAIN) == message_id(SECRET, CODE, "claim", DOMAIN)
    assert message_id(SECRET, CODE, "claim", DOMAIN) != message_id(SECRET, CODE, "told-1", DOMAIN)
