"""A seal, a time-stamp authority and a sealed claim, made once."""

from collections.abc import Iterator

import pytest

from bridge.documents.draw import draw
from bridge.evidence.authority import Sealer, own_sealer
from bridge.evidence.pdf_checks import Trust
from bridge.evidence.seal import Time, room_for, seal
from tests.documents import samples
from tests.evidence import tsa
from tests.evidence.tsa import NOW


@pytest.fixture(scope="session")
def sealer(tmp_path_factory: pytest.TempPathFactory) -> Sealer:
    return own_sealer(tmp_path_factory.mktemp("instance") / "seal", "consta.example", NOW)


@pytest.fixture(scope="session")
def clockwork(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tsa.LocalAuthority]:
    with tsa.running(tmp_path_factory.mktemp("tsa")) as authority:
        yield authority


@pytest.fixture(scope="session")
def time(clockwork: tsa.LocalAuthority) -> Time:
    return Time((clockwork.authority,), tsa.post)


@pytest.fixture(scope="session")
def trust(sealer: Sealer, clockwork: tsa.LocalAuthority) -> Trust:
    return Trust((sealer.root,), (clockwork.root,))


@pytest.fixture(scope="session")
def sealed(sealer: Sealer) -> bytes:
    return seal(draw(samples.small(), samples.files(), room=room_for(sealer)), sealer).pdf


@pytest.fixture(scope="session")
def timed(sealer: Sealer, time: Time) -> bytes:
    return seal(draw(samples.small(), samples.files(), room=room_for(sealer, time)), sealer, time).pdf
