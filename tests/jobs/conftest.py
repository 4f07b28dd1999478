"""A context for jobs whose clock the test turns by hand."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bridge.domain.catalogue import Catalogue
from bridge.jobs.context import Context
from bridge.networks.http import Http
from bridge.store.engine import Store
from bridge.store.files import LocalFiles


@dataclass
class Hands:
    """The clock's hands."""

    at: datetime

    def __call__(self) -> datetime:
        return self.at

    def forward(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


@pytest.fixture
def hands(moment: datetime) -> Hands:
    return Hands(moment)


@pytest.fixture
def context(store: Store, files: LocalFiles, hands: Hands) -> Context:
    return Context(store, files, Http(), Catalogue({}), hands, "https://consta.example", ZoneInfo("Europe/Madrid"))
