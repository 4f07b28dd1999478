"""The door out: refuses what is not safe, stops what never ends, and tells who served what."""

import json
import socket
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bridge.errors import ConstaError, RefusedError, UnavailableError
from bridge.networks import http_wire
from bridge.networks.errors import BusyError, HostileUrlError, PrivateAddressError, TooLargeError, TooManyHopsError, UnreachableError, WrongContentError
from bridge.networks.http import Http
from bridge.networks.http_safety import is_public, safe_url
from bridge.networks.http_wire import AddressInfo
from bridge.networks.reading import answer
from tests.networks.servers import ABUSES, Server, certificate, reply, serving, unchecked
from tests.shared import needs_shared

pytestmark = pytest.mark.filterwarnings("ignore:Unverified HTTPS request")  # the tests' certificate is made for the run
PUBLIC = "93.184.216.34"
Row = dict[str, Any]

ADDRESSES = [
    ("93.184.216.34", True, "an ordinary server"),
    ("2606:2800:220:1:248:1893:25c8:1946", True, "an ordinary IPv6 server"),
    ("127.0.0.1", False, "loopback"),
    ("10.1.2.3", False, "RFC 1918"),
    ("172.16.0.1", False, "RFC 1918"),
    ("192.168.1.1", False, "RFC 1918"),
    ("169.254.169.254", False, "cloud metadata"),
    ("100.64.0.1", False, "carrier-grade NAT"),
    ("168.63.129.16", False, "Azure WireServer, globally routed on paper"),
    ("192.0.0.192", False, "Oracle metadata"),
    ("0.0.0.0", False, "this host"),
    ("224.0.0.1", False, "multicast"),
    ("255.255.255.255", False, "broadcast"),
    ("::1", False, "loopback"),
    ("::ffff:127.0.0.1", False, "IPv4 in disguise"),
    ("::ffff:93.184.216.34", True, "a public IPv4 in disguise is still public"),
    ("::127.0.0.1", False, "IPv4-compatible"),
    ("64:ff9b::a9fe:a9fe", False, "NAT64 of metadata"),
    ("2002:7f00:1::", False, "6to4 of loopback"),
    ("fe80::1%eth0", False, "link-local with a zone"),
    ("fec0::1", False, "site-local"),
    ("fd00::1", False, "unique local"),
    ("2001:db8::1", False, "documentation"),
    ("4000::1", False, "outside 2000::/3"),
]
URLS = [
    ("https://ejemplo.es", "https://ejemplo.es/", "a path is added"),
    ("HTTP://EJEMPLO.ES:80/Año?q=ñ#f", "http://ejemplo.es/A%C3%B1o?q=%C3%B1", "case, default port and fragment go; letters are escaped"),
    ("https://español.example.org/", "https://xn--espaol-zwa.example.org/", "IDN"),
    ("http://127.0.0.1/", None, "an address instead of a name"),
    ("http://2130706433/", None, "an address as one number"),
    ("http://0x7f.1/", None, "an address in hexadecimal"),
    ("http://[::1]/", None, "an IPv6 address"),
    ("http://localhost/", None, "one label"),
    ("http://impresora.local/", None, "a name of the house"),
    ("http://metadata.google.internal/", None, "a name of the cloud"),
    ("http://usuario:clave@ejemplo.es/", None, "credentials"),
    ("http://ejemplo.es\\@127.0.0.1/", None, "a backslash splits parsers"),
    ("http://ejemplo.es:8080/", None, "another port"),
    ("http://ejemplo.es:99999/", None, "no port at all"),
    ("ftp://ejemplo.es/", None, "another scheme"),
    ("file:///etc/passwd", None, "a file"),
    ("http://ejemplo.es/\r\nHost: x", None, "a header in disguise"),
    ("http://ejemplo.es/%0d%0aHost:x", None, "the same, escaped"),
    ("http://ejem%2eplo.es/", None, "an escape in the name"),
    ("http://①②⑦.0.0.1/", None, "circled digits become an address"),
    ("http://-ejemplo.es/", None, "not a host name"),
    ("http://ejemplo.123/", None, "no top-level domain of letters"),
    ("https://" + "a" * 2050 + ".es/", None, "too long"),
]


@pytest.mark.parametrize(("address", "public", "why"), ADDRESSES)
def test_only_addresses_of_the_public_internet_are_public(address: str, public: bool, why: str) -> None:
    assert is_public(address) is public, why


@pytest.mark.parametrize(("url", "clean", "why"), URLS)
def test_an_address_has_one_clean_form_or_none(url: str, clean: str | None, why: str) -> None:
    if clean:
        assert safe_url(url) == clean, why
    else:
        with pytest.raises(HostileUrlError):
            safe_url(url)


def names(*addresses: str) -> Any:
    """A resolver that gives these addresses to any name."""
    return lambda _host, port: [info(address, port) for address in addresses]


def info(address: str, port: int) -> AddressInfo:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    return (int(family), int(socket.SOCK_STREAM), 6, "", (address, port, 0, 0) if ":" in address else (address, port))


class Net:
    """A made-up Internet: public addresses lead to the test's servers, anything else is a breach."""

    def __init__(self, plain: Server, secure: Server) -> None:
        self.plain, self.secure = plain, secure
        self.breaches: list[str] = []

    def open_socket(self, _family: int, _kind: int, _proto: int, address: tuple[Any, ...], seconds: float) -> socket.socket:
        if not is_public(str(address[0])) or address[1] not in {80, 443}:
            self.breaches.append(str(address))
            raise ConnectionRefusedError
        return socket.create_connection(("127.0.0.1", {80: self.plain.port, 443: self.secure.port}[address[1]]), seconds)


@pytest.fixture
def mode() -> dict[str, str]:
    return {"serve": "ok"}


@pytest.fixture(scope="module")
def tls_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tls")


@pytest.fixture
def net(mode: dict[str, str], tls_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Net]:
    def respond(connection: socket.socket, line: str, _body: bytes) -> None:
        act(connection, mode["serve"], line)

    with serving(respond) as plain, serving(respond, certificate(tls_folder)) as secure:
        made = Net(plain, secure)
        monkeypatch.setattr(http_wire, "open_socket", made.open_socket)
        yield made


def act(connection: socket.socket, serve: str, line: str) -> None:
    kind, _, target = serve.partition(":")
    if kind in {"redir", "redir307"}:
        again = target.startswith("http://rebindredir") or line.split()[1] != "/final"
        status = "307 Temporary Redirect" if kind == "redir307" else "302 Found"
        connection.sendall(reply(b"", status, headers=[("Location", target)]) if again else reply())
    else:
        ABUSES[kind](connection)


def door(**settings: Any) -> Http:
    return Http(**{"tls": unchecked, "resolver": names(PUBLIC), "total_seconds": 1.0, "read_seconds": 0.6, "connect_seconds": 0.5, **settings})


def resolver_of(row: Row) -> Any:
    """The row's DNS: fixed, changing with each question (rebinding), or public for names without any."""
    sequence = iter(row.get("dns_seq", ()))
    last: Any = row.get("dns") or [PUBLIC]

    def ask(host: str, port: int) -> list[AddressInfo]:
        nonlocal last
        if host == "intranet.empresa.es":
            return [info("10.0.0.5", port)]
        last = next(sequence, last)
        return [info(address, port) for address in ([last] if isinstance(last, str) else last)]

    return ask


def refused(row: Row, net: Net, mode: dict[str, str]) -> bool:
    mode["serve"] = row.get("serve", "ok")
    before = len(net.plain.seen) + len(net.secure.seen)
    try:
        door(resolver=resolver_of(row)).get(row["url"])
    except ConstaError:
        return True
    assert len(net.plain.seen) + len(net.secure.seen) > before
    return False


def right(row: Row, net: Net, mode: dict[str, str]) -> bool:
    no = refused(row, net, mode)
    expected = no if row["expect"] == "refuse" else not no
    return (expected or bool(row.get("pinned_ok"))) and not net.breaches


def test_all_cases_of_the_shared_table_come_out_right(
    net: Net, mode: dict[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows: list[Row] = json.loads(needs_shared("security/ssrf_cases.json").read_text(encoding="utf-8"))
    monkeypatch.setenv("HTTP_PROXY", "http://10.0.0.9:3128")
    wrong = [row for row in rows if not right(row, net, mode)]
    with capsys.disabled():
        print(f"\nssrf_cases: {len(rows) - len(wrong)} of {len(rows)} right, {len(net.breaches)} breaches")
    assert [(row["id"], row["url"], row["why"]) for row in wrong] == []
    assert rows


OUTCOMES = [
    ("binary", WrongContentError, "a program is not a page"),
    ("strange_encoding", WrongContentError, "an encoding that nobody asked for"),
    ("biglen", TooLargeError, "said to be 30 MB"),
    ("endlesschunk", TooLargeError, "never ends"),
    ("bomb", TooLargeError, "60 kB that inflate to 60 MB"),
    ("broken_gzip", UnreachableError, "gzip that is none"),
    ("manyheaders", UnreachableError, "ten thousand headers"),
    ("longheader", UnreachableError, "a header of 2 MB"),
    ("nonsense", UnreachableError, "not HTTP"),
    ("hang", UnreachableError, "accepts and never answers"),
    ("redir:http://bucle.example.net/", TooManyHopsError, "for ever to itself"),
    ("redir:http://127.0.0.1/x", HostileUrlError, "to this machine"),
    ("redir:file:///etc/passwd", HostileUrlError, "to a file"),
]


@pytest.mark.parametrize(("serve", "error", "why"), OUTCOMES)
def test_abuse_ends_in_a_sentence(serve: str, error: type[ConstaError], why: str, net: Net, mode: dict[str, str]) -> None:
    mode["serve"] = serve
    with pytest.raises(error) as caught:
        door().get("http://ejemplo.example.net/")
    assert str(caught.value).endswith((".", "?")), why
    assert net.breaches == []


def test_the_deadline_ends_slow_headers(net: Net, mode: dict[str, str]) -> None:
    mode["serve"] = "hang"
    start = time.monotonic()
    with pytest.raises(UnavailableError):
        door(total_seconds=0.3, read_seconds=30).get("http://ejemplo.example.net/")
    assert time.monotonic() - start < 2


def test_one_private_answer_refuses_the_name(net: Net) -> None:
    with pytest.raises(PrivateAddressError):
        door(resolver=names(PUBLIC, "10.0.0.7")).get("http://ejemplo.example.net/")


def test_an_unknown_name_is_unreachable_not_refused(net: Net) -> None:
    def unknown(_host: str, _port: int) -> list[AddressInfo]:
        raise socket.gaierror

    with pytest.raises(UnreachableError):
        door(resolver=unknown).get("http://no-existe.example.net/")


def test_the_answer_tells_who_served_it_and_how(net: Net) -> None:
    moment = datetime(2026, 11, 25, tzinfo=UTC)
    fetched = door(clock=lambda: moment).get("https://ejemplo.example.net/a?b=c#d")
    assert (fetched.status, fetched.body, fetched.peer, fetched.at) == (200, b"<p>hola</p>", PUBLIC, moment)
    assert fetched.final_url == "https://ejemplo.example.net/a?b=c"
    assert fetched.tls["version"].startswith("TLSv1")
    assert len(fetched.tls["certificate_sha256"]) == 64
    assert net.secure.seen == ["GET /a?b=c HTTP/1.1"]


def test_redirects_are_followed_and_remembered(net: Net, mode: dict[str, str]) -> None:
    mode["serve"] = "redir:/final"
    fetched = door().get("http://ejemplo.example.net/inicio")
    assert fetched.final_url == "http://ejemplo.example.net/final"
    assert [(hop.url, hop.status) for hop in fetched.hops] == [("http://ejemplo.example.net/inicio", 302)]


def test_before_and_after_see_each_request(net: Net, mode: dict[str, str]) -> None:
    mode["serve"] = "redir:/final"
    asked: list[str] = []
    seen: list[str] = []
    replace(door(before=asked.append)).observed(lambda fetched: seen.append(fetched.final_url)).get("http://ejemplo.example.net/inicio")
    assert asked == ["http://ejemplo.example.net/inicio", "http://ejemplo.example.net/final"]
    assert seen == ["http://ejemplo.example.net/final"]


def test_before_may_forbid_the_request(net: Net) -> None:
    class TransactionOpenError(RefusedError):
        pass

    def forbid(_url: str) -> None:
        raise TransactionOpenError

    with pytest.raises(TransactionOpenError):
        door(before=forbid).get("http://ejemplo.example.net/")
    assert net.plain.seen == []


def test_a_form_is_posted_and_redirects_are_not_followed(net: Net, mode: dict[str, str]) -> None:
    mode["serve"] = "redir:http://127.0.0.1/"
    fetched = door().post("http://ejemplo.example.net/aviso", {"source": "https://a.es/ñ", "target": "b"})
    assert fetched.status == 302
    assert net.plain.bodies == [b"source=https%3A%2F%2Fa.es%2F%C3%B1&target=b"]


def test_only_named_local_servers_are_open() -> None:
    with serving(lambda connection, _line, _body: connection.sendall(reply())) as server:
        url = f"http://127.0.0.1:{server.port}/"
        with pytest.raises(HostileUrlError):
            Http().get(url)
        assert Http(allowed=frozenset({("127.0.0.1", server.port)})).get(url).status == 200
        with pytest.raises(HostileUrlError):
            Http(allowed=frozenset({("127.0.0.1", server.port + 1)})).get(url)


@pytest.mark.parametrize(("headers", "seconds"), [([("Retry-After", "120")], 120), ([], None), ([("Retry-After", "Wed, 21 Oct 2026 07:28:00 GMT")], None)])
def test_429_says_how_long_to_wait_when_told(headers: list[tuple[str, str]], seconds: int | None) -> None:
    with serving(lambda connection, _line, _body: connection.sendall(reply(b"", "429 Too Many Requests", headers=headers))) as server:
        with pytest.raises(BusyError) as caught:
            answer(Http(allowed=frozenset({("127.0.0.1", server.port)})), f"http://127.0.0.1:{server.port}/")
        assert caught.value.seconds == seconds
