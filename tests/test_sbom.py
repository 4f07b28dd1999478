"""The bill of materials is whole and of the right shape, and nothing in it forbids what our licence allows."""

import re
from importlib.metadata import distribution

import pytest

from bridge.cli.sbom import _installed, bill, licence_of, pins

PINS = pins()
COPYLEFT = re.compile(r"GPL|GNU|EUPL|SSPL|CC-BY-NC|proprietary", re.IGNORECASE)
ALLOWED = {
    "python-stdnum": "LGPL; used unchanged as a library, which it allows",
    "psycopg": "LGPL; used unchanged as a library, which it allows",
    "psycopg-binary": "LGPL; used unchanged as a library, which it allows",
}


@pytest.mark.parametrize("name", sorted(name for name in PINS if _installed(name)))
def test_no_runtime_dependency_is_under_a_strong_copyleft(name: str) -> None:
    licence = licence_of(distribution(name))
    assert licence != "unknown"
    if name in ALLOWED:
        assert re.search(r"LGPL|Lesser", licence), licence
    else:
        assert not COPYLEFT.search(licence), licence


def test_nearly_all_pins_are_here_to_be_looked_at() -> None:
    absent = [name for name in PINS if _installed(name) is None]
    assert len(absent) <= 3, "those for other machines only"


def test_the_bill_has_the_shape_of_cyclonedx_1_6() -> None:
    made = bill(PINS)
    assert (made["bomFormat"], made["specVersion"], made["version"]) == ("CycloneDX", "1.6", 1)
    refs = [one["bom-ref"] for one in made["components"]]
    assert len(refs) == len(set(refs)) == len(PINS)
    for one in made["components"]:
        assert {"type", "bom-ref", "name", "version", "purl", "licenses"} == one.keys()
        assert re.fullmatch(r"pkg:pypi/[a-z0-9-]+@[A-Za-z0-9.+!-]+", one["purl"])
    assert {row["ref"] for row in made["dependencies"]} == {"consta", *refs}
    assert {ref for row in made["dependencies"] for ref in row["dependsOn"]} <= set(refs)
    flask = next(row for row in made["dependencies"] if row["ref"].startswith("pkg:pypi/flask@"))
    assert any(ref.startswith("pkg:pypi/werkzeug@") for ref in flask["dependsOn"])


def test_the_same_pins_give_the_same_bill() -> None:
    assert bill(PINS) == bill(PINS)
