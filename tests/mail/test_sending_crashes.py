"""kill -9 at every step between the first byte and the commit: nothing is lost, and there is at most one more copy, of the very same bytes."""

import signal
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
        for step in steps:
            place = Place(str(here.context.store.engine.url), tmp_path / "files", relay(port), here.hands.at)
            assert ended_by(place, step) == -signal.SIGKILL, step
            here.hands.forward(DUE)
            swept(here)
        for _ in range(8):
            swept(here)
            here.work()
            here.hands.forward(DUE)
    found = here.row(row.id)
    assert found.state in {"sent", "unknown"}
    assert company.mails, "nothing is lost"
    assert len(set(company.mails)) == 1, "the very same bytes"
    assert len(company.mails) <= 2, "at most one copy more"


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
