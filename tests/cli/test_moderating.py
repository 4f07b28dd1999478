"""`moderate`: what waits, and what cannot be decided."""

from tests.cli.conftest import Run


def test_nothing_waits_in_a_new_house(run: Run) -> None:
    assert run("moderate").exit_code == 0
    assert run("moderate", "list", "--json").stdout == ""


def test_a_claim_that_is_not_there_is_said(run: Run) -> None:
    for decision in ("hide", "restore", "dismiss"):
        assert run("moderate", decision, "7QK4-M93D", "--reason", "x").exit_code == 2
