"""What an enemy tries, against every address there is: forged forms, foreign hosts, redirects, cookies, fields that nobody asked for, hostile words."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from bridge.jobs.context import Context
from bridge.services import find, reminding, replying
from bridge.settings import Settings
from bridge.store.model import Record
from bridge.web import limits, sharing
from bridge.web.headers import HEADERS
from bridge.web.pages import make_pages
from tests.web.site import Browsed
from tests.web.walking import fill_draft, issue, present, show, start

TOKENS_INSTEAD = ("/api/",)
"""Addresses that programs call with a token of their own in a header, which no browser sends by itself."""
CROSS_ORIGIN = {"Cross-Origin-Resource-Policy"}
"""Badges and cards are made to be shown elsewhere."""


@dataclass(frozen=True, slots=True)
class Lived:
    """A claim on record, shown with its link, and what opens it for each of its parties."""

    browsed: Browsed
    arguments: Mapping[str, str]

    def paths(self, pages: Flask, methods: frozenset[str]) -> Iterator[tuple[str, str]]:
        """Every address, filled in, with each of those methods that it takes."""
        for rule in pages.url_map.iter_rules():
            filled = re.sub(r"<(?:\w+:)?(\w+)>", lambda found: self.arguments.get(found[1], "1"), rule.rule)
            yield from ((method, filled) for method in sorted((rule.methods or set()) & methods))


@pytest.fixture
def lived(context: Context, browsed: Browsed, registry_run: Callable[[], None]) -> Lived:
    home = issue(browsed, registry_run)
    present(browsed, home)
    code = show(browsed, home).rpartition("/")[2]
    registry_run()
    with context.store.read() as session:
        claim = find.by_code(session, code)
        key = replying.reply_url(session, claim, "").rpartition("/")[2]
        seal = reminding.click_path(session, code, "solved", 1).rpartition("/")[2]
    known = {"token": home.rpartition("/")[2], "code": code, "key": key, "deed": "solved", "seq": "1", "seal": seal, "channel_id": "counter"}
    return Lived(browsed, {**known, "file_id": "1", "name": "consta.css", "slug": "aerolinde", "procedure_id": "es.hoja.md"})


GETS, ACTS = frozenset({"GET"}), frozenset({"POST", "PUT", "PATCH", "DELETE"})


def test_every_answer_of_every_address_carries_the_headers(pages: Flask, lived: Lived) -> None:
    """200, 302, 400, 404, 405 alike; with and without the right link."""
    client = pages.test_client()
    strangers = Lived(lived.browsed, {})
    for method, path in (*lived.paths(pages, GETS | ACTS), *strangers.paths(pages, GETS | ACTS), ("TRACE", "/"), ("GET", "/nada"), ("PUT", "/nueva")):
        answer = client.open(path, method=method, buffered=True)
        assert answer.status_code < 500, (method, path)
        for name in HEADERS.keys() - {"X-Robots-Tag"} - CROSS_ORIGIN:
            assert name in answer.headers, (method, path, name)
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy, (method, path)
        assert "sandbox" in policy or "'unsafe" not in policy, (method, path)


def test_every_act_without_its_token_is_refused_and_changes_nothing(context: Context, pages: Flask, lived: Lived) -> None:
    before = contents(context)
    for method, path in lived.paths(pages, ACTS):
        if path.startswith(TOKENS_INSTEAD):
            continue
        answer = lived.browsed.client.open(path, method=method, data={"sure": "y"})
        if path != "/compartir":
            assert answer.status_code == 400, (method, path)
            assert "demasiado tiempo abierta" in answer.text, path
    assert contents(context) == before


def test_only_the_phone_and_programs_may_come_without_a_token(pages: Flask) -> None:
    assert sharing.EXEMPT.endswith("sharing.receive")
    csrf = pages.extensions["csrf"]
    exempt = {name for name in csrf._exempt_views if not name.startswith("bridge.web.api")}
    assert exempt == {sharing.EXEMPT}
    assert {name for name in csrf._exempt_blueprints if "api" not in str(name)} == set()


def contents(context: Context) -> dict[str, list[tuple[Any, ...]]]:
    """All that the database holds, but for the counters of the limits."""
    with context.store.read() as session:
        tables = [table for table in Record.metadata.sorted_tables if table.name != "tally"]
        return {table.name: sorted(map(tuple, session.execute(select(table)).all()), key=repr) for table in tables}


def test_looking_twice_at_everything_changes_nothing(context: Context, pages: Flask, lived: Lived) -> None:
    """Mail scanners, previews and impatient people follow links: of the claimant, of the company, of mails."""
    before = contents(context)
    for _ in range(2):
        statuses = {path: lived.browsed.client.get(path, buffered=True).status_code for _, path in lived.paths(pages, GETS)}
    assert contents(context) == before
    opened = [path for path, status in statuses.items() if status == 200]
    assert len(opened) > 35, "the addresses were really filled in"


HOSTS = (
    ("consta.example", True, "the public one"),
    ("consta.example:443", True, "with its port"),
    ("127.0.0.1", True, "the one listened on, for probes"),
    ("evil.example", False, "somebody else's"),
    ("consta.example.evil.example", False, "one that begins alike"),
    ("evil-consta.example", False, "one that ends alike"),
    ("sub.consta.example", False, "one below"),
)  # fmt: skip


@pytest.mark.parametrize(("host", "ours", "why"), HOSTS)
def test_a_foreign_host_is_refused_where_the_public_address_is_known(context: Context, letters: Path, host: str, ours: bool, why: str) -> None:
    app = make_pages(context, Settings(data=letters, public_url="https://consta.example"))
    answer = app.test_client().get("/", headers={"Host": host})
    assert (answer.status_code == 200) is ours, why
    if not ours:
        assert answer.status_code == 400
        assert host not in answer.text


ELSEWHERE = ("https://evil.example/", "//evil.example/", "/\\evil.example/", "https:evil.example", "javascript:alert(1)", "%2f%2fevil.example")
CARRIERS = ("next", "volver", "url", "redirect", "via", "hecho", "lang", "return", "continue")


def test_no_address_sends_anybody_elsewhere(pages: Flask, lived: Lived) -> None:
    """ASVS V3.7.2: every redirect stays here, whatever the address asks for."""
    client = lived.browsed.client
    for _, path in lived.paths(pages, GETS):
        for target in ELSEWHERE[:2]:
            asked = dict.fromkeys(CARRIERS, target)
            assert_here(client.get(path, query_string=asked, buffered=True).headers.get("Location"), path)
    for target in ELSEWHERE:
        for path in (f"//{target}", f"/{target}", f"/r/{target}", f"//evil.example/%2e%2e/r/{lived.arguments['code'].lower()}"):
            answer = client.get("/", environ_overrides={"PATH_INFO": path, "REQUEST_URI": path}, buffered=True)
            assert_here(answer.headers.get("Location"), path)


def assert_here(location: str | None, path: str) -> None:
    assert location is None or re.match(r"(http://localhost)?/(?![/\\])", location), (path, location)


def test_cookies_are_for_this_site_alone(context: Context, letters: Path) -> None:
    """ASVS V3.3.1 to V3.3.4."""
    app = make_pages(context, Settings(data=letters, public_url="https://consta.example"))
    answer = app.test_client().get("/?lang=en", base_url="https://consta.example")
    cookies = answer.headers.getlist("Set-Cookie")
    assert len(cookies) == 2
    assert any(cookie.startswith("__Host-consta=") and "; Path=/" in cookie for cookie in cookies)
    for cookie in cookies:
        assert {"Secure", "HttpOnly", "SameSite=Lax"} <= set(cookie.split("; ")), cookie
        assert "Domain" not in cookie
    assert "max-age=31536000" in answer.headers["Strict-Transport-Security"]


def test_on_ones_own_machine_the_cookie_works_without_https(pages: Flask) -> None:
    answer = pages.test_client().get("/")
    assert answer.headers["Set-Cookie"].startswith("consta=")
    assert "Strict-Transport-Security" not in answer.headers


EXTRA = {"visibility": "public_named", "organisation_id": "1", "token_hash": "x", "code": "0000-0000", "phase": "closed", "claim_id": "99", "actor": "company"}


def test_fields_that_nobody_asked_for_are_not_taken(context: Context, browsed: Browsed, registry_run: Callable[[], None]) -> None:
    """ASVS V15.3.3."""
    start(browsed, registry_run)
    token = browsed.path.split("/")[2]
    browsed.send(**EXTRA)
    browsed.send(brand="AeroLinde", country="ES", email="reclamaciones@aerolinde.example", **EXTRA)
    with context.store.read() as session:
        claim = find.by_token(session, token)
        assert (claim.visibility, claim.organisation_id, claim.code) == ("private", None, None)
        assert {event.actor for event in find.events(session, claim)} <= {"claimant", "consta"}


HOSTILE = "<script>alert(1)</script>{{7*7}}<b>&amp;\"'><img src=x onerror=alert(2)>"


def test_hostile_words_are_shown_as_they_were_written(pages: Flask, browsed: Browsed, registry_run: Callable[[], None]) -> None:
    """ASVS V1.2.1 and V1.3.7: in every field, on every page of the claim, the company's and the world's."""
    start(browsed, registry_run)
    home = f"/mia/{browsed.path.split('/')[2]}"
    fill_draft(browsed)
    browsed.open(f"{home}/publicacion")
    browsed.send(text=HOSTILE, author_name=HOSTILE, author_handle=HOSTILE)
    browsed.send(brand=HOSTILE, name=HOSTILE, address=HOSTILE)
    browsed.send(facts=f"Vuelo AL1234: {HOSTILE}")
    browsed.open(f"{home}/peticion")
    browsed.send(text=HOSTILE)
    browsed.open(f"{home}/datos")
    browsed.send(name=HOSTILE, address=HOSTILE, city=HOSTILE)
    browsed.open(f"{home}/revisa")
    assert browsed.text.count("{{7*7}}") >= 8
    browsed.send()
    present(browsed, home)
    public = show(browsed, home, "public_named")
    paths = [rule.rule.replace("<token>", home.rpartition("/")[2]) for rule in pages.url_map.iter_rules() if "GET" in (rule.methods or ())]
    texts = [browsed.client.get(path, buffered=True) for path in (*(p for p in paths if "<" not in p), public, f"{public}.json", f"{public}.atom", f"{public}.ics")]
    pages_seen = [answer.text for answer in texts if answer.mimetype == "text/html"]
    assert len(pages_seen) > 20
    for text in pages_seen:
        assert "<script>alert" not in text
        assert "<img src=x" not in text
        assert "49<b>" not in text


def test_a_defect_of_ours_says_nothing_of_our_insides(pages: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """ASVS V13.4.2 and V16.5.1."""

    def broken(**_: Any) -> None:
        raise RuntimeError("secret-of-ours /work/path")

    monkeypatch.setitem(pages.view_functions, "about.get_how", broken)
    pages.testing = False
    answer = pages.test_client().get("/como-funciona")
    assert answer.status_code == 500
    assert "Algo ha fallado" in answer.text
    assert not re.search(r"secret-of-ours|Traceback|RuntimeError|/work", answer.text)
    assert answer.headers["Content-Security-Policy"]


def test_a_form_too_large_is_refused_before_it_is_read(pages: Flask) -> None:
    """ASVS V5.2.1."""
    pages.config["WTF_CSRF_ENABLED"] = False
    client = pages.test_client()
    assert client.post("/nueva", data=b"link=" + b"a&" * 200_000, content_type="application/x-www-form-urlencoded").status_code == 413
    assert client.post("/nueva", data={f"f{n}": "x" for n in range(300)}, content_type="multipart/form-data").status_code == 413
    assert client.post("/nueva", environ_overrides={"CONTENT_LENGTH": str(33 * 2**20)}, content_type="multipart/form-data; boundary=x").status_code == 413


def test_nothing_personal_is_in_any_address(pages: Flask) -> None:
    """ASVS V14.2.1: addresses carry links, codes and numbers, never a name or a mail."""
    names = {name for rule in pages.url_map.iter_rules() for name in rule.arguments}
    assert names & {"name", "email", "phone", "dni", "address", "claimant"} <= {"name"}
    with_name = {rule.rule for rule in pages.url_map.iter_rules() if "name" in rule.arguments}
    assert all(rule.startswith(("/static/", "/letras/", "/r/<code>/tarjeta-")) for rule in with_name)


def test_the_limits_know_the_addresses_that_there_are(pages: Flask) -> None:
    rules = [rule.rule for rule in pages.url_map.iter_rules()]
    later = {"call the API", "join or sign in"}
    unused = [row.limit.name for row in limits.RULES if not any(row.routes.fullmatch(rule) for rule in rules)]
    assert set(unused) <= later


def test_a_number_that_no_database_holds_leads_nowhere(pages: Flask, lived: Lived) -> None:
    """Found by asking the API strange things: it was a 500."""
    huge = Lived(lived.browsed, {**lived.arguments, **dict.fromkeys(("file_id", "seq", "company_id", "batch_id"), str(2**63))})
    for _, path in huge.paths(pages, GETS):
        if str(2**63) in path:
            assert lived.browsed.client.get(path, buffered=True).status_code in {302, 303, 404}, path
