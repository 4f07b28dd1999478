"""How often is too often: by address, by link and by token, counted in the database, so that processes count together."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from bridge.domain.limits import Limit, Spent, TooOftenError, check
from bridge.jobs.context import Context
from bridge.services import limiting
from bridge.settings import Settings
from bridge.store.engine import Store
from bridge.store.tally_tables import TallyRow
from bridge.web import limits
from bridge.web.pages import make_pages
from tests.conftest import NOON
from tests.web.site import Browsed

THRICE = Limit("thrice a minute", 3, 60)


def spend(store: Store, who: str, at: datetime = NOON, limit: Limit = THRICE) -> bool:
    """Whether it was let through."""
    try:
        with store.begin() as session:
            limiting.spend_all(session, [(limit, who)], at)
    except TooOftenError:
        return False
    return True


def test_the_fourth_time_in_a_minute_is_one_too_many(store: Store) -> None:
    assert [spend(store, "a") for _ in range(5)] == [True, True, True, False, False]


def test_one_pays_not_for_another(store: Store) -> None:
    assert [spend(store, who) for who in ("a", "a", "a", "a", "b")] == [True, True, True, False, True]


def test_what_was_refused_is_not_counted_or_nobody_would_get_out(store: Store) -> None:
    for _ in range(50):
        spend(store, "a")
    assert spend(store, "a", NOON + timedelta(seconds=119))


def test_the_window_slides_so_that_its_edge_doubles_nothing(store: Store) -> None:
    late = NOON + timedelta(seconds=59)
    assert [spend(store, "a", late) for _ in range(3)] == [True] * 3
    assert not spend(store, "a", late + timedelta(seconds=2)), "three at the end of a minute and three at the start of the next are six in two seconds"


def test_counters_are_forgotten_and_name_nobody(store: Store) -> None:
    spend(store, "203.0.113.9")
    with store.read() as session:
        rows = session.execute(select(TallyRow)).scalars().all()
    assert len(rows) == 1
    assert b"203.0.113.9" not in rows[0].who
    spend(store, "b", NOON + timedelta(minutes=3))
    with store.read() as session:
        assert [row.ends_at > NOON + timedelta(minutes=3) for row in session.execute(select(TallyRow)).scalars()] == [True]


@given(now=st.integers(1, 50), before=st.integers(0, 50), second=st.integers(0, 59))
def test_whoever_is_refused_is_told_to_wait_into_the_next_window(now: int, before: int, second: int) -> None:
    try:
        check(THRICE, Spent(now, before), NOON + timedelta(seconds=second))
    except TooOftenError as error:
        assert 1 <= error.wait <= THRICE.seconds
        assert now + before > THRICE.most
    else:
        assert now <= THRICE.most


def codes(client: FlaskClient, address: str, **headers: str) -> list[int]:
    limit = next(row.limit for row in limits.RULES if row.limit.name == "type a code")
    return [
        client.post("/seguir", data={"code": "7QK4-M93D"}, environ_base={"REMOTE_ADDR": address}, headers=headers).status_code for _ in range(limit.most + 1)
    ]


@pytest.fixture
def client(pages: Flask) -> FlaskClient:
    pages.config["WTF_CSRF_ENABLED"] = False
    return pages.test_client()


def test_typing_codes_ends_with_a_page_that_says_when_to_go_on(client: FlaskClient) -> None:
    answers = codes(client, "203.0.113.9")
    assert 429 not in answers[:-1]
    assert answers[-1] == 429
    last = client.post("/seguir", data={"code": "x"}, environ_base={"REMOTE_ADDR": "203.0.113.9"})
    assert int(last.headers["Retry-After"]) <= 600
    assert "Demasiadas veces seguidas" in last.text
    assert "minutos" in last.text


def test_another_address_goes_on(client: FlaskClient) -> None:
    codes(client, "203.0.113.9")
    assert codes(client, "203.0.113.10")[0] != 429


def test_the_same_network_of_ipv6_is_one_customer(client: FlaskClient) -> None:
    codes(client, "2001:db8:1:2::1")
    assert client.post("/seguir", data={}, environ_base={"REMOTE_ADDR": "2001:db8:1:2:ffff::9"}).status_code == 429


def test_a_forged_forwarded_header_changes_nothing(client: FlaskClient) -> None:
    """ASVS V4.1.3: without proxies of our own nobody's word is taken."""
    assert codes(client, "203.0.113.9", **{"X-Forwarded-For": "198.51.100.1"})[-1] == 429
    fresh = client.post("/seguir", data={}, environ_base={"REMOTE_ADDR": "203.0.113.9"}, headers={"X-Forwarded-For": "198.51.100.77"})
    assert fresh.status_code == 429


def test_behind_one_proxy_its_word_is_taken_and_only_the_last_one(context: Context, letters: Path) -> None:
    app = make_pages(context, Settings(data=letters, proxies=1))
    app.config["WTF_CSRF_ENABLED"] = False
    client = app.test_client()
    assert codes(client, "10.0.0.1", **{"X-Forwarded-For": "198.51.100.1, 203.0.113.9"})[-1] == 429
    refused = client.post("/seguir", data={}, environ_base={"REMOTE_ADDR": "10.0.0.1"}, headers={"X-Forwarded-For": "1.1.1.1, 203.0.113.9"})
    other = client.post("/seguir", data={}, environ_base={"REMOTE_ADDR": "10.0.0.1"}, headers={"X-Forwarded-For": "203.0.113.9, 203.0.113.10"})
    assert (refused.status_code, other.status_code == 429) == (429, False)


def test_guessing_codes_by_address_is_counted_by_its_misses(client: FlaskClient) -> None:
    found = [client.get(f"/r/7QK4-M9{n // 10}{n % 10}").status_code for n in range(limits.GUESSES.limit.most + 1)]
    assert set(found[:-1]) == {404}
    assert found[-1] == 429


def test_looking_at_what_is_there_never_tires_us(browsed: Browsed, pages: Flask) -> None:
    assert {browsed.client.get("/").status_code for _ in range(limits.GUESSES.limit.most + 5)} == {200}


def test_every_act_of_every_page_is_under_a_limit(pages: Flask) -> None:
    free = [rule.rule for rule in pages.url_map.iter_rules() for method in rule.methods or () if method not in limits.READS and not limits.applying(rule.rule, method)]
    assert free == []


def test_a_link_is_counted_by_itself_wherever_it_is_used_from(context: Context, pages: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    few = tuple(replace(row, limit=replace(row.limit, most=3)) if row.limit.name == "work on a claim" else row for row in limits.RULES)
    monkeypatch.setattr(limits, "RULES", few)
    pages.config["WTF_CSRF_ENABLED"] = False
    client = pages.test_client()
    tried = [client.post("/mia/AAAA/empresa", environ_base={"REMOTE_ADDR": f"203.0.113.{n}"}).status_code for n in range(5)]
    assert tried == [404, 404, 404, 429, 429]


def test_two_processes_count_together(sqlite_url: str, context: Context) -> None:
    """Two stores on one database are what two processes are."""
    second = Store(sqlite_url, context.store.vault)
    assert [spend(one, "a") for one in (context.store, second, context.store, second)] == [True, True, True, False]
    second.close()
