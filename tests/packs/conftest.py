"""The catalogue, loaded once for all the tests of packs."""

import pytest

from bridge.domain.catalogue import Catalogue
from bridge.packs import load_catalogue


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue()
