"""Notices to programs: signed as the standard says, thin, tried for days, and given up where nobody wants them."""

import json
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from bridge.domain.filing import Receipt
from bridge.domain.webhooks import Notice, headers, meaning, written_secret
from bridge.jobs.context import Context
from bridge.jobs.registry import REGISTRY
from bridge.jobs.running import run_until_empty
from bridge.jobs.webhooks import LOOK
from bridge.networks.http import Http
from bridge.services import filing, find, hooks
from bridge.services.hooks import TooManyHooksError
from tests.jobs.conftest import Hands
from tests.networks.servers import Server, serving
from tests.services.making import CLAIMANT, NOON, issued

RECEIPT_AT_NOON = Receipt("portal", NOON, "77")
SECRET = written_secret(bytes(range(32)))


@dataclass
class Program:
    """The other end: answers as told and keeps what it got."""

    statuses: list[str] = field(default_factory=list)
    got: list[tuple[dict[str, str], bytes]] = field(default_factory=list)

    def __call__(self, connection: socket.socket, head: str, body: bytes) -> None:
        lines = (line.partition(":") for line in head.split("\r\n")[1:] if ":" in line)
        self.got.append(({name.lower(): value.strip() for name, _, value in lines}, body))
        status = self.statuses.pop(0) if self.statuses else "204 No Content"
        connection.sendall(f"HTTP/1.1 {status}\r\nContent-Length: 0\r\nLocation: http://127.0.0.1/x\r\nConnection: close\r\n\r\n".encode())


@pytest.fixture
def program() -> Program:
    return Program()


@pytest.fixture
def server(program: Program) -> Iterator[Server]:
    with serving(program) as found:
        yield found


@pytest.fixture
def here(context: Context, server: Server) -> Context:
    target = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", server.port))
    return replace(context, http=Http(resolver=lambda _host, _port: [target], allowed=frozenset({("avisos.example.org", 80)})))


def hooked(here: Context, url: str = "http://avisos.example.org/consta") -> tuple[int, str]:
    with here.store.begin() as session:
        claim = issued(session)
        secret = hooks.add(session, claim, url, CLAIMANT)
        filing.keep_receipt(session, claim, RECEIPT_AT_NOON, CLAIMANT)
        return claim.id, secret


def work(here: Context) -> None:
    LOOK.act(here)
    run_until_empty(here, REGISTRY)


def standing(here: Context, claim_id: int) -> int:
    with here.store.read() as session:
        return len(hooks.standing(session, find.by_id(session, claim_id)))


def test_what_happens_is_told_once_signed_and_without_anything_personal(here: Context, program: Program) -> None:
    _, secret = hooked(here)
    for _ in range(2):
        work(here)
    assert [json.loads(body)["type"] for _, body in program.got] == ["claim.filed", "claim.receipt"]
    sent, body = program.got[1]
    said = json.loads(body)["data"]
    assert said["phase"] == "on_record"
    assert "Lucía" not in body.decode()
    assert secret.startswith("whsec_")
    again = headers([secret], Notice(sent["webhook-id"], here.clock(), body), here.clock())
    assert sent["webhook-signature"] == again["webhook-signature"]


def test_another_implementation_believes_our_signature(moment: datetime) -> None:
    now = datetime.now(UTC)  # noqa: TID251 (the package compares with the true time)
    body = '{"hola":"ñ"}'.encode()
    made = headers([written_secret(bytes(32)), SECRET], Notice("msg.1", moment, body), now)
    assert Webhook(SECRET).verify(body, made) == {"hola": "ñ"}
    assert Webhook(written_secret(bytes(32))).verify(body, made) == {"hola": "ñ"}
    with pytest.raises(WebhookVerificationError):
        Webhook(SECRET).verify(body + b" ", made)
    with pytest.raises(WebhookVerificationError):
        Webhook(SECRET).verify(body, headers([SECRET], Notice("msg.1", moment, body), now - timedelta(minutes=6)))


MEANINGS = [(200, "taken"), (204, "taken"), (302, "later"), (410, "gone"), (429, "later"), (500, "later"), (404, "later")]


@pytest.mark.parametrize(("status", "what"), MEANINGS)
def test_what_an_answer_means(status: int, what: str) -> None:
    assert meaning(status) == what


def test_who_does_not_take_it_is_tried_again_for_days_with_the_same_identity(here: Context, program: Program, hands: Hands) -> None:
    program.statuses = ["503 Busy", "302 Found", "500 No"]
    claim_id, _ = hooked(here)
    for _ in range(6):
        work(here)
        hands.forward(2000)
    ids = [sent["webhook-id"] for sent, _ in program.got]
    assert len(ids) == 5
    assert len(set(ids)) == 2
    assert standing(here, claim_id) == 1


def test_who_is_gone_hears_no_more(here: Context, program: Program) -> None:
    program.statuses = ["410 Gone"]
    claim_id, _ = hooked(here)
    work(here)
    assert len(program.got) == 1
    assert standing(here, claim_id) == 0


@pytest.mark.parametrize("url", ["http://127.0.0.1/x", "http://169.254.169.254/latest", "ftp://x.example.org", "http://localhost:22/"])
def test_an_address_inside_is_never_called(here: Context, program: Program, url: str) -> None:
    claim_id, _ = hooked(here, url)
    work(here)
    assert program.got == []
    assert standing(here, claim_id) == 0


def test_a_claim_tells_a_few_and_may_be_told_to_stop(here: Context) -> None:
    claim_id, _ = hooked(here)
    with here.store.begin() as session:
        claim = find.by_id(session, claim_id, lock=True)
        for n in range(4):
            hooks.add(session, claim, f"http://avisos.example.org/{n}", CLAIMANT)
        with pytest.raises(TooManyHooksError):
            hooks.add(session, claim, "http://avisos.example.org/5", CLAIMANT)
        hooks.remove(session, claim, hooks.standing(session, claim)[0][0], CLAIMANT)
    assert standing(here, claim_id) == 4
