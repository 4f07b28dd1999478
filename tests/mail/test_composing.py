"""The claim as an e-mail: the same bytes for the same claim, one addressee, no header that we did not write."""

import email
from dataclasses import replace
from email.message import EmailMessage
from email.policy import default
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.domain.parties import Company
from bridge.mail.addresses import BadAddressError, one_address
from bridge.mail.composing import LONGEST_MAILTO, NoAddressError, claim_text, company_address, eml, mailto
from tests.documents.samples import whole

PDF = b"%PDF-1.7 the claim"
CONTENT = replace(whole(), company=replace(whole().company, email="reclamaciones@aerolinde.example"))
GOOD = [
    ("sac@empresa.es", "sac@empresa.es", "plain"),
    (" Sac.Ventas+x@EMPRESA.es ", "Sac.Ventas+x@empresa.es", "case of the domain and blanks around are forgiven"),
    ("sac@peña.es", "sac@xn--pea-8ma.es", "an international domain, as DNS sees it"),
]
BAD = [
    ("", "nothing"),
    ("sac", "no domain"),
    ("sac@localhost", "no public domain"),
    ("a@b.es, c@d.es", "two addresses: email.policy lets them pass"),
    ("a@b.es\r\nBcc: c@d.es", "a line break would add a header"),
    ("a@b.es\nDATA", "a line break would add a command"),
    ("Sac <a@b.es>", "a name around it"),
    ("<a@b.es>", "brackets"),
    ("a b@c.es", "a blank"),
    ('"a,b"@c.es', "quotes"),
    ("a..b@c.es", "an empty part"),
    ("a@-b.es", "a label that starts with a dash"),
    ("a@b.es\x00", "a zero"),
    ("ñ@b.es", "a local part that needs SMTPUTF8"),
    ("a@[127.0.0.1]", "a machine's address"),
    (f"{'a' * 65}@b.es", "a local part too long"),
    (f"a@{'b' * 300}.es", "a domain too long"),
]


def parsed(raw: bytes) -> EmailMessage:
    return email.message_from_bytes(raw, policy=default)


@pytest.mark.parametrize(("typed", "address", "why"), GOOD)
def test_one_address_is_taken(typed: str, address: str, why: str) -> None:
    assert one_address(typed) == address, why


@pytest.mark.parametrize(("typed", "why"), BAD)
def test_what_is_not_one_address_is_refused(typed: str, why: str) -> None:
    with pytest.raises(BadAddressError):
        one_address(typed)


@settings(max_examples=150)
@given(st.text(max_size=40))
def test_no_text_makes_an_address_with_a_break_in_it(text: str) -> None:
    try:
        address = one_address(text)
    except BadAddressError:
        return
    assert address.isascii()
    assert address.isprintable()
    assert address.count("@") == 1


def test_the_ready_mail_is_the_same_bytes_each_time_and_carries_the_pdf() -> None:
    made = eml(CONTENT, PDF)
    assert made == eml(CONTENT, PDF)
    message = parsed(made)
    assert message["To"] == "reclamaciones@aerolinde.example"
    assert message["X-Unsent"] == "1"
    assert message["Message-ID"] is None
    files = [(part.get_filename(), part.get_content()) for part in message.iter_attachments()]
    assert files == [(f"{CONTENT.reference}.pdf", PDF)]
    body = message.get_body()
    assert body is not None
    assert CONTENT.verification_code in body.get_content()


def test_another_pdf_is_another_mail() -> None:
    assert eml(CONTENT, PDF) != eml(CONTENT, PDF + b" ")


def test_lines_are_short_and_end_as_smtp_wants() -> None:
    raw = eml(replace(CONTENT, facts="ñ" * 5000), PDF * 500)
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    assert b"\n" not in raw.replace(b"\r\n", b"")


def test_a_name_with_line_breaks_adds_no_header() -> None:
    company = replace(CONTENT.company, brand="X\r\nBcc: todos@lista.example\r\n\r\nhola")
    message = parsed(eml(replace(CONTENT, company=company), PDF))
    assert message["Bcc"] is None
    assert "Bcc" in message["Subject"]


def test_lone_surrogates_do_not_break_it() -> None:
    assert eml(replace(CONTENT, facts="roto \udcff"), PDF)


@pytest.mark.parametrize("address", [None, "hola", "a@b.example, c@d.example", "x@y.example\r\nBcc: z@w.example"])
def test_without_a_good_address_of_the_company_the_draft_leaves_it_to_its_sender(address: str | None) -> None:
    message = parsed(eml(replace(CONTENT, company=Company(name="X", email=address)), PDF))
    assert (message["To"], message["Bcc"]) == (None, None)
    with pytest.raises((NoAddressError, BadAddressError)):
        company_address(replace(CONTENT, company=Company(name="X", email=address)))


def test_the_mail_program_opens_with_the_text_and_the_address_stays_short() -> None:
    address = mailto(replace(CONTENT, facts="Muy larga historia. " * 400))
    assert len(address) <= LONGEST_MAILTO
    parts = urlsplit(address)
    assert parts.path == "reclamaciones@aerolinde.example"
    assert CONTENT.reference in parse_qs(parts.query)["subject"][0]
    assert parse_qs(parts.query)["body"][0].startswith("A la atención de")


def test_the_text_asks_for_no_answer_here_unless_it_comes_from_us() -> None:
    assert "contestar a este mensaje" in claim_text(CONTENT, answered_here=True)
    assert "contestar a este mensaje" not in claim_text(CONTENT)
    assert "https://c.example/e/1" in claim_text(CONTENT, "https://c.example/e/1")
