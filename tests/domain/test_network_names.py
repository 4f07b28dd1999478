"""Networks are called as people call them, and a place that nobody told is not made up."""

import pytest

from bridge.domain.network_names import network_name

CALLED = [
    ("x", "X", "its own name"),
    ("web", "la web", "any page"),
    ("none", "un sitio que no se indica", "a text that was pasted without a link"),
]


@pytest.mark.parametrize(("code", "name", "why"), CALLED)
def test_a_network_is_called_by_its_name(code: str, name: str, why: str) -> None:
    assert str(network_name(code)) == name, why
