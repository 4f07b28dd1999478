"""kill -9 at every step between the first byte and the commit: nothing is lost, and there is at most one more copy, of the very same bytes."""

import signal
from dataclasses import replace
from pathlib import Path

import pytest

from bridge.store import jobs
from tests.mail.conftest import Instance
from tests.mail.dying import STEPS, Place, ended_by
from tests.mail.servers import Company, relay, serving

DUE = 3700 + 600


def killed(instance: Instance, tmp_path: Path, company: Company, steps: tuple[str, ...]) -> None:
    """A claim goes out through workers that die, one after another, and then through one that lives."""
    with serving(company) as port:
        here = instance.through(relay(port))
        row = here.send(here.claim())
        for n, step in enumerate(steps):
            died = dies(here, Place(str(here.context.store.engine.url), tmp_path / "files", relay(port), here.hands.at), step)
            assert died or n, step
        for _ in range(8):
            swept(here)
            here.work()
            here.hands.forward(DUE)
    found = here.row(row.id)
    assert found.state in {"sent", "unknown"}
    assert company.mails, "nothing is lost"
    assert len(set(company.mails)) == 1, "the very same bytes"
    assert len(company.mails) <= 2, "at most one copy more"


def dies(here: Instance, place: Place, step: str) -> bool:
    """Whether a worker got so far: after an earlier death one may first have to see to what the dead left, and there may be nothing more to send."""
    for _ in range(3):
        died = ended_by(replace(place, at=here.hands.at), step) == -signal.SIGKILL
        here.hands.forward(DUE)
        swept(here)
        if died:
            return True
    return False


def swept(here: Instance) -> None:
    """The jobs of the dead go back, as each worker's upkeep does it."""
    with here.context.store.begin() as session:
        jobs.sweep(session, here.hands.at)


@pytest.mark.parametrize("step", STEPS)
def test_one_death(instance: Instance, tmp_path: Path, step: str) -> None:
    killed(instance, tmp_path, Company(), (step,))


@pytest.mark.fault
@pytest.mark.parametrize("second", STEPS)
@pytest.mark.parametrize("first", STEPS)
def test_two_deaths(instance: Instance, tmp_path: Path, first: str, second: str) -> None:
    killed(instance, tmp_path, Company(), (first, second))


@pytest.mark.fault
@pytest.mark.parametrize("step", STEPS)
def test_a_death_and_a_cut_line(instance: Instance, tmp_path: Path, step: str) -> None:
    killed(instance, tmp_path, Company(["cut"]), (step,))
