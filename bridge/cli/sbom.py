"""What an installation is made of, as CycloneDX 1.6 (`make sbom`): the pins of requirements.txt, their licences and what needs what."""

import json
import re
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

import click

from bridge.settings import ROOT

PIN = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]]*\])?==([^\s;\\]+)", re.MULTILINE)
NEEDS = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]*")
CLASSIFIER = "License :: "
VERSION = "0.1.0"


def pins(requirements: Path = ROOT / "requirements.txt") -> dict[str, str]:
    """Each pinned package and its version."""
    return {_plain(name): version for name, version in PIN.findall(requirements.read_text())}


def licence_of(found: Distribution) -> str:
    """The licence as the package declares it: as an expression, by its classifiers, or in its own words."""
    about = found.metadata.json
    classified = "; ".join(line.rpartition(" :: ")[2] for line in about.get("classifier", ()) if line.startswith(CLASSIFIER))
    return str(about.get("license_expression") or classified or str(about.get("license", "")).strip().split("\n")[0] or "unknown")


def bill(pinned: dict[str, str]) -> dict[str, Any]:
    """The bill of materials. The same pins give the same bill: it carries no date and no serial number."""
    names = sorted(pinned)
    app = {"type": "application", "bom-ref": "consta", "name": "consta", "version": VERSION, "licenses": [{"license": {"id": "Apache-2.0"}}]}
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json", "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
        "metadata": {"component": app}, "components": [_component(name, pinned[name]) for name in names],
        "dependencies": [{"ref": "consta", "dependsOn": [_purl(n, pinned[n]) for n in names]}, *(_needs(name, pinned) for name in names)],
    }  # fmt: skip


def _plain(name: str) -> str:
    """The name as registries compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _purl(name: str, version: str) -> str:
    return f"pkg:pypi/{name}@{version}"


def _component(name: str, version: str) -> dict[str, Any]:
    found = _installed(name)
    licences = [{"license": {"name": licence_of(found)}}] if found else []
    return {"type": "library", "bom-ref": _purl(name, version), "name": name, "version": version, "purl": _purl(name, version), "licenses": licences}


def _installed(name: str) -> Distribution | None:
    """None for a pin that is only for other machines."""
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def _needs(name: str, pinned: dict[str, str]) -> dict[str, Any]:
    found = _installed(name)
    wanted = sorted(set(_needed(found)) & pinned.keys()) if found else []
    return {"ref": _purl(name, pinned[name]), "dependsOn": [_purl(one, pinned[one]) for one in wanted]}


def _needed(found: Distribution) -> Iterator[str]:
    for line in found.requires or ():
        named = NEEDS.match(line)
        if named and "extra ==" not in line:
            yield _plain(named[0])


if __name__ == "__main__":
    click.echo(json.dumps(bill(pins()), indent=1, ensure_ascii=False))
