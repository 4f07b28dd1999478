"""An instance with mail: one database, files, a clock turned by hand, a relay that the test chooses."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bridge.domain.catalogue import Catalogue
from bridge.domain.phases import State
from bridge.domain.uploads import Upload
from bridge.jobs.context import Context
from bridge.jobs.deliver import send_claim
from bridge.jobs.registry import REGISTRY
from bridge.jobs.running import run_until_empty
from bridge.mail.setup import MailSetup, Relay
from bridge.networks.http import Http
from bridge.services import attaching, find, issuing
from bridge.services.record import Act
from bridge.store.engine import Store
from bridge.store.files import LocalFiles
from bridge.store.tables import OutboxRow
from bridge.store.vault import Vault
from tests.jobs.conftest import Hands
from tests.services.making import issued

DOMAIN = "consta.example"
PDF = b"%PDF-1.7 the claim\n" * 50


@dataclass
class Instance:
    """The instance under test and its clock."""

    context: Context
    hands: Hands

    def through(self, relay: Relay | None, **changes: Any) -> "Instance":
        """The same instance with that relay."""
        setup = MailSetup(DOMAIN, relay, **{"undo": timedelta(0), "trusts": "mx.consta.example", **changes})
        return Instance(replace(self.context, mail=setup), self.hands)

    def claim(self) -> int:
        """An issued claim with its document."""
        with self.context.store.begin() as session:
            claim_id = issued(session).id
        kept = attaching.keep(self.context.store, self.context.files, claim_id, "document", Upload("claim.pdf", "application/pdf", PDF))
        with self.context.store.begin() as session:
            issuing.keep_document(session, find.by_id(session, claim_id, lock=True), kept, Act("consta", self.hands.at))
        return claim_id

    def send(self, claim_id: int) -> OutboxRow:
        """Asks for its mail."""
        return send_claim(self.context, claim_id, Act("claimant", self.hands.at))

    def work(self) -> None:
        """Does what is due, and what is due a few seconds later because of the lanes."""
        for _ in range(3):
            run_until_empty(self.context, REGISTRY)
            self.hands.forward(3)

    def state(self, claim_id: int) -> State:
        """Where the claim stands."""
        with self.context.store.read() as session:
            return find.state(session, find.by_id(session, claim_id))

    def row(self, number: int) -> OutboxRow:
        """The message of that number."""
        with self.context.store.read() as session:
            row = session.get(OutboxRow, number)
        assert row
        return row


@pytest.fixture
def instance(sqlite_url: str, vault: Vault, files: LocalFiles, moment: datetime) -> Iterator[Instance]:
    store, hands = Store(sqlite_url, vault), Hands(moment)
    yield Instance(Context(store, files, Http(), Catalogue({}), hands, "https://consta.example", ZoneInfo("Europe/Madrid")), hands)
    store.close()
