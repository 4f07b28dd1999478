"""Raw mail read as plain values, however broken it is."""

import email.message
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.domain.messages import Message
from bridge.mail.htmltext import html_text, read_html
from bridge.mail.parse import header_text, read_message, read_text, repaired

PLAIN = b"From: Ana <ana@b.example>\r\nSubject: Hola\r\nDate: Wed, 11 Nov 2026 10:00:00 +0100\r\n\r\nBuenos d\xc3\xadas\r\n"


def built(plain: str, page: str = "", charset: str = "utf-8") -> bytes:
    message = email.message.EmailMessage()
    message["From"], message["Subject"] = "Ana <ana@b.example>", "Reclamación"
    message.set_content(plain, charset=charset)
    if page:
        message.add_alternative(page, subtype="html")
    return message.as_bytes()


def test_a_plain_mail_is_read() -> None:
    found = read_message(PLAIN)
    assert (found.sender_name, found.sender_address, found.subject) == ("Ana", "ana@b.example", "Hola")
    assert found.text == "Buenos días\n"
    assert found.sent_at is not None
    assert found.sent_at.isoformat() == "2026-11-11T10:00:00+01:00"


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252", "iso-8859-15"])
def test_every_usual_charset_is_read(charset: str) -> None:
    assert read_message(built("Devolución de 20 euros, señora", charset=charset)).text.strip() == "Devolución de 20 euros, señora"


@pytest.mark.parametrize("declared", ["utf-8", "us-ascii", "no-such-charset", '"', "x" * 500, "utf-7", "rot13", "unicode_escape"])
def test_a_wrong_charset_does_not_lose_the_words(declared: str) -> None:
    raw = f"Content-Type: text/plain; charset={declared}\r\n\r\n".encode() + "Devolución".encode("cp1252")
    assert read_message(raw).text.startswith("Devoluci")


def test_text_read_twice_wrongly_is_repaired() -> None:
    assert repaired("aclaraciÃ³n procediÃ³, lÃ­nea Ãºnica â‚¬") == "aclaración procedió, línea única €"
    assert repaired("Ângela à Évora, ã") == "Ângela à Évora, ã"


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("=?utf-8?q?Reclamaci=C3=B3n?=", "Reclamación"), ("=?iso-8859-1?Q?a=F1o?= =?utf-8?b?w7E=?=", "añoñ"), ("=?no-charset?q?abc?=", "abc"),
        ("=?utf-8?b?!!!?=", None), ("a\r\n b", "a b"), ("=?utf-8?q?=0D=0ABcc:_x?=", "Bcc: x"), ("=?", "=?"),
    ],
)  # fmt: skip
def test_headers_are_decoded_on_one_line(raw: str, value: str | None) -> None:
    found = header_text(raw)
    assert "\n" not in found
    assert "\r" not in found
    assert value is None or found == value


def test_the_html_part_speaks_where_the_plain_one_does_not() -> None:
    raw = built("Este mensaje contiene formato HTML. Use un programa compatible.", "<p>Ya no puedo recoger el colchón.</p>")
    assert read_message(raw).text == "Ya no puedo recoger el colchón."
    assert read_message(built("Lo miro.", "<p>Lo miro.</p>")).text.strip() == "Lo miro."


def test_what_a_reader_cannot_see_is_left_out() -> None:
    page = "<style>p{}</style><div style='display:none'>espía</div><p>Hola<br>Lola</p><span aria-hidden=true>7390</span><blockquote>De antes</blockquote><!-- x --><script>1</script>"
    assert html_text(page) == "Hola\nLola\n\n> De antes"


def test_links_show_where_they_go() -> None:
    found = read_html('<p><a href="https://a.example/f">el formulario</a> <a href="https://b.example">b.example</a></p>')
    assert found.text == "el formulario <https://a.example/f> b.example"
    assert found.links == (("https://a.example/f", "el formulario"), ("https://b.example", "b.example"))


def test_table_cells_keep_apart() -> None:
    assert html_text("<table><tr><td>Estado</td><td>Nuevo</td></tr></table>").split("\t")[-1].strip() == "Nuevo"


def test_a_delivery_report_gives_its_fields_and_not_the_returned_mail() -> None:
    raw = (
        b"Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nNo lleg\xf3\r\n"
        b"--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; a@b\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n"
        b"--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: la reclamacion\r\n\r\nSolicito 20 euros\r\n--b--\r\n"
    )
    found = read_message(raw)
    assert ("action", "failed") in found.delivery_status[1]
    assert "Solicito" not in found.text


def test_a_read_receipt_gives_its_disposition() -> None:
    raw = b"Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\nContent-Type: message/disposition-notification\r\n\r\nDisposition: manual-action/MDN-sent-manually; displayed\r\n--b--\r\n"
    assert read_message(raw).disposition.endswith("displayed")


def test_attachments_are_kept_with_a_harmless_name() -> None:
    message = email.message.EmailMessage()
    message.set_content("Adjunto.")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="../../carta.pdf")
    found = read_message(message.as_bytes())
    assert found.attachments[0].content == b"%PDF"
    assert not set(found.attachments[0].name) & set("/\\")


BROKEN = [
    b"", b"\r\n", b"\x00" * 50, b'From: "\r\n\r\nx', b'Message-ID: <\r\nFrom: "\r\nTo: @\r\n\r\nx', b"Date: 99 Foo 9999 99:99\r\n\r\nx", b"Content-Type: multipart/mixed\r\n\r\nx",
    b"Content-Type: multipart/mixed; boundary=\r\n\r\n--\r\n--\r\n", b"Content-Type: ;;;=\r\n\r\nx", b"Content-Transfer-Encoding: base64\r\n\r\n!!!!", b"Content-Transfer-Encoding: uuencode\r\n\r\nbegin\r\n",
    b"Content-Disposition: attachment; filename*=xx'y'%zz\r\n\r\nx", b"Subject: =?utf-8?q?" + b"=" * 300 + b"?=\r\n\r\nx", b"From x\nSubject: a\n\nb", b": sin nombre\r\n\r\nx",
    b"Content-Type: message/delivery-status\r\n\r\nsin campos", b"Content-Type: message/rfc822\r\n\r\n", b"\xff\xfe\x00S\x00u\x00b",
]  # fmt: skip


@pytest.mark.parametrize("raw", BROKEN)
def test_broken_mail_is_read_as_far_as_it_goes(raw: bytes) -> None:
    assert isinstance(read_message(raw), Message)


def test_deeply_nested_mail_is_read() -> None:
    raw = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(1_500)) + b"\r\nhola"
    assert isinstance(read_message(raw), Message)


def test_deeply_nested_html_is_read() -> None:
    assert isinstance(html_text("<div>" * 20_000 + "hola"), str)


@pytest.mark.parametrize("raw", [b"Subject: " + b"a" * 6_000_000 + b"\r\n\r\nx", b"\r\n" + b"a " * 3_000_000, b"Subject: =?utf-8?q?" + b"a_" * 1_000_000 + b"?=\r\n\r\nx"])
def test_a_line_of_six_megabytes_is_read_in_time(raw: bytes) -> None:
    start = time.perf_counter()
    found = read_message(raw)
    assert time.perf_counter() - start < 5
    assert len(found.text) <= 200_000
    assert len(found.subject) <= 4_000


def test_the_bare_text_of_a_direct_message_has_no_headers() -> None:
    found = read_text("Hola, pásame el número\r\n".encode("cp1252"))
    assert (found.text.strip(), found.is_mail, found.headers) == ("Hola, pásame el número", False, ())


@given(st.binary(max_size=600))
@settings(max_examples=80, deadline=None)
def test_any_bytes_are_read(raw: bytes) -> None:
    assert isinstance(read_message(raw), Message)


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_html_is_read(source: str) -> None:
    assert isinstance(read_html(f"<p>{source}").text, str)


def test_a_broken_encoded_word_is_kept_as_it_came() -> None:
    """Base64 of an impossible length makes the stdlib raise its own MessageError, which is no ValueError."""
    assert header_text("=?utf-8?b?abcde?=") == "=?utf-8?b?abcde?="
    found = read_message(b"Subject: =?utf-8?b?abcde?=\r\nFrom: =?utf-8?b?abcde?= <ana@b.example>\r\n\r\nHola\r\n")
    assert (found.text.strip(), found.sender_address) == ("Hola", "ana@b.example")
