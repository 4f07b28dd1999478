"""A bundle verifies on any machine; whatever is changed in it is found, even by somebody who mends the list of fingerprints."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.evidence import bundle_checks
from bridge.evidence.authority import Sealer
from bridge.evidence.bundle import DOCUMENT, LEDGER, PAGE, REGISTER, SUMS, zipped
from bridge.evidence.checks import Report
from bridge.evidence.pdf_checks import Trust, check_document
from bridge.evidence.reading import read_document
from bridge.evidence.seal import Time
from bridge.evidence.verify import verify
from bridge.store import migrate
from bridge.store.engine import Store
from bridge.store.files import LocalFiles
from bridge.store.vault import Vault
from tests.evidence import bundles, tsa
from tests.evidence.tsa import NOW

DOCS = Path(__file__).resolve().parents[2] / "docs" / "proof.md"
BUNDLE_CHECKS = {"inventory", "seal", "sealer", "time", "content", "files", "document", "papers", "ledger", "said", "register", "history", "register_time"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, vault: Vault, sealer: Sealer, time: Time) -> bundles.Made:
    folder = tmp_path_factory.mktemp("claim")
    url = f"sqlite:///{folder / 'consta.db'}"
    migrate.upgrade(url)
    return bundles.whole(Store(url, vault), LocalFiles(folder / "files"), sealer, time)


@pytest.fixture(scope="module")
def bundle(made: bundles.Made, trust: Trust) -> bytes:
    return bundles.exported(made, trust)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same document is checked once, however many bundles are made around it."""

    @cache
    def checked(data: bytes, trust: Trust) -> Report:
        return check_document(read_document(data), trust, NOW)

    monkeypatch.setattr(bundle_checks, "read_document", cache(read_document))
    monkeypatch.setattr(bundle_checks, "check_document", lambda document, trust, _now: checked(document.data, trust))


def wrong(report: Report) -> set[str]:
    return {check.name for check in report.checks if check.holds is False}


def test_a_bundle_holds_in_everything(bundle: bytes, trust: Trust) -> None:
    report = verify(bundle, trust, NOW)
    assert {check.name: check.holds for check in report.checks} == dict.fromkeys(BUNDLE_CHECKS, True)
    assert report.holds


def test_without_knowing_whom_to_trust_it_holds_and_says_so(bundle: bytes) -> None:
    report = verify(bundle, Trust(), NOW)
    assert report.holds
    assert {check.name for check in report.checks if check.holds is None} == {"sealer", "time", "register_time"}


def test_the_same_claim_gives_the_same_bytes(made: bundles.Made, trust: Trust, bundle: bytes) -> None:
    assert bundles.exported(made, trust) == bundle


@pytest.mark.parametrize("name", [DOCUMENT, LEDGER, REGISTER, PAGE, SUMS, "content.json", "answers.json", "certificados/sello.pem"])
def test_a_file_changed_is_found(bundle: bytes, trust: Trust, name: str) -> None:
    files = bundles.unzipped(bundle)
    for place in (0, len(files[name]) // 2, len(files[name]) - 2):
        data = files[name][:place] + bytes([files[name][place] ^ 1]) + files[name][place + 1 :]
        report = verify(zipped({**files, name: data}), trust, NOW)
        assert not report.holds, place


def test_a_file_taken_out_or_put_in_is_found(bundle: bytes, trust: Trust) -> None:
    files = bundles.unzipped(bundle)
    for name in set(files) - {LEDGER, REGISTER}:
        assert not verify(zipped({other: data for other, data in files.items() if other != name}), trust, NOW).holds, name
    assert wrong(verify(zipped({**files, "otra.txt": b"x"}), trust, NOW)) == {"inventory"}


def leaves_of(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path of every value in a JSON document."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else None
    return [path] if inner is None else [one for key, found in inner for one in leaves_of(found, (*path, key))]


def other(value: Any) -> Any:
    """A value of the same kind that says another thing."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if value is None:
        return "x"
    if re.fullmatch(r"[0-9a-f]{2,}", value):
        return ("1" if value[0] != "1" else "2") + value[1:]
    if re.match(r"\d{4}-\d\d-\d\d", value):
        return ("2027" if value[:4] != "2027" else "2028") + value[4:]
    return value + "x"


def with_other(text: bytes, path: tuple[Any, ...]) -> bytes:
    whole = json.loads(text)
    inner = whole
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = other(inner[path[-1]])
    return json.dumps(whole, ensure_ascii=False).encode()


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("name", [LEDGER, REGISTER])
def test_every_value_of_the_registro_and_the_register_changed_is_found_though_the_list_is_mended(bundle: bytes, trust: Trust, name: str) -> None:
    text = bundles.unzipped(bundle)[name]
    # told twice: the reference is in the document, the authority and the moment of a stamp in its token
    paths = [path for path in leaves_of(json.loads(text)) if path != ("reference",) and not ("stamps" in path and path[-1] in {"authority", "at"})]
    assert len(paths) > 40
    for path in paths:
        report = verify(bundles.changed(bundle, name, lambda data, path=path: with_other(data, path)), trust, NOW)  # type: ignore[misc]
        assert not report.holds, path


def without(path: tuple[Any, ...], place: int) -> Callable[[bytes], bytes]:
    def strip(text: bytes) -> bytes:
        whole = json.loads(text)
        inner = whole
        for key in path:
            inner = inner[key]
        del inner[place]
        return json.dumps(whole, ensure_ascii=False).encode()

    return strip


LEFT_OUT: list[tuple[str, tuple[Any, ...], int, str]] = [
    (LEDGER, ("entries",), 0, "ledger"),
    (LEDGER, ("entries",), 3, "ledger"),
    (REGISTER, ("days", 1, "from", "proof"), 0, "history"),
    (REGISTER, ("inclusions", 0, "in_day"), 0, "register"),
    (REGISTER, ("days",), 0, "readable"),
]


@pytest.mark.parametrize("left_out", LEFT_OUT)
def test_what_is_left_out_is_found(bundle: bytes, trust: Trust, left_out: tuple[str, tuple[Any, ...], int, str]) -> None:
    name, path, place, expected = left_out
    assert expected in wrong(verify(bundles.changed(bundle, name, without(path, place)), trust, NOW))


def test_a_message_or_a_file_changed_is_found_though_the_list_is_mended(bundle: bytes, trust: Trust) -> None:
    names = [name for name in bundles.unzipped(bundle) if name.startswith(("mensajes/", "adjuntos/"))]
    assert len(names) == 2
    message = next(name for name in names if name.startswith("mensajes/"))
    assert wrong(verify(bundles.changed(bundle, message, lambda data: data.replace(b"No", b"Si")), trust, NOW)) == {"papers"}
    photo = next(name for name in names if name.startswith("adjuntos/"))
    assert wrong(verify(bundles.changed(bundle, photo, lambda data: data + b"x"), trust, NOW)) == {"papers"}


@pytest.mark.usefixtures("quick")
def test_a_byte_of_a_token_changed_is_found_or_changes_nothing_that_it_says(bundle: bytes, trust: Trust) -> None:
    files = bundles.unzipped(bundle)
    name = next(name for name in files if name.endswith(".tsr"))
    survivors = []
    for place in range(0, len(files[name]), 7):
        report = verify(bundles.changed(bundle, name, lambda data, place=place: data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]), trust, NOW)  # type: ignore[misc]
        survivors += [place] if report.holds else []
    assert len(survivors) <= 5  # fields that RFC 3161 tokens do not sign: the list of digest algorithms, the name of the signature's


def test_another_documents_seal_does_not_pass(bundle: bytes, sealed: bytes, trust: Trust) -> None:
    assert "document" in wrong(verify(bundles.changed(bundle, DOCUMENT, lambda _: sealed), trust, NOW))


def test_openssl_and_sha256sum_agree(bundle: bytes, tmp_path: Path) -> None:
    """The lines that the page and the docs tell people to run."""
    with ZipFile(BytesIO(bundle)) as archive:
        archive.extractall(tmp_path)
    page = (tmp_path / PAGE).read_text()
    lines = re.findall(r"<pre>((?:openssl|sha256sum)[^<]*)</pre>", page)
    assert len(lines) == 3
    for line in lines:
        if shutil.which(line.split()[0]):
            done = subprocess.run(line.split(), cwd=tmp_path, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stderr
            assert "Verification: OK" in done.stdout or "OK" in done.stdout


def test_the_lines_in_the_docs_check_a_registro_by_hand(bundle: bytes, tmp_path: Path) -> None:
    found = re.search(r"python3 - <<'END'\n(.*?)\nEND\n", DOCS.read_text(), re.DOTALL)
    assert found
    text = bundles.unzipped(bundle)[LEDGER]
    for data, expected in ((text, 0), (text.replace(b"No procede", b"Si procede"), 1)):
        (tmp_path / LEDGER).write_bytes(data)
        done = subprocess.run([sys.executable, "-c", found[1]], cwd=tmp_path, check=False, capture_output=True, env={"PYTHONUTF8": "1"})
        assert done.returncode == expected, done.stderr


def test_the_page_explains_itself_and_asks_nothing_of_the_network(bundle: bytes) -> None:
    page = bundles.unzipped(bundle)[PAGE].decode()
    assert page.startswith('<!doctype html>\n<html lang="es">')
    assert page.count("<h1>") == 1
    assert "No es una prueba fehaciente" in page
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//", page)


def test_only_the_claimants_own_bundle_has_what_they_answered(made: bundles.Made, trust: Trust, bundle: bytes) -> None:
    answers = json.loads(bundles.unzipped(bundle)["answers.json"])
    assert answers["answers"]["claimant"]["name"] == "Lucía Marín Soto"
    assert answers["post"]["post"]["ref"]["network"] == "x"
    others = bundles.exported(made, trust, own=False)
    assert "answers.json" not in bundles.unzipped(others)
    assert verify(others, trust, NOW).holds


def test_a_bundle_of_before_the_day_is_closed_says_that_it_waits(tmp_path: Path, vault: Vault, sealer: Sealer, trust: Trust, clockwork: tsa.LocalAuthority) -> None:
    url = f"sqlite:///{tmp_path / 'consta.db'}"
    migrate.upgrade(url)
    fresh = bundles.unclosed(Store(url, vault), LocalFiles(tmp_path / "files"), sealer)
    report = verify(bundles.exported(fresh, trust), trust, NOW)
    assert report.holds
    assert {check.name for check in report.checks if check.holds is None} == {"register", "time"}


def bomb() -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for n in range(40):
            archive.writestr(f"{n}", bytes(10_000_000))
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"PK", "nothing"),
        (b"PK\x05\x06" + bytes(18), "an empty ZIP"),
        (zipped({"x": b"1"}), "another ZIP"),
        (zipped({LEDGER: b"{}", REGISTER: b"{}"}), "empty registros"),
        (zipped({LEDGER: b"[" * 50_000, REGISTER: b"[]"}), "too deep"),
        (zipped({LEDGER: b'{"entries": [{"seq": "x"}]}', REGISTER: b'{"days": [], "inclusions": []}'}), "wrong kinds"),
        (zipped({LEDGER: b'{"entries": 3}', REGISTER: b'{"days": {"number": 1}, "inclusions": null}'}), "wrong shapes"),
        (bomb(), "four hundred megabytes of zeros"),
    ],
)
def test_what_cannot_be_read_does_not_hold(data: bytes, why: str) -> None:
    report = verify(data, Trust(), NOW)
    assert not report.holds, why
    assert report.checks[0].name == "readable"


@given(st.data())
@settings(max_examples=25, deadline=None)
def test_no_mangled_bundle_raises(bundle: bytes, trust: Trust, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(bundle) - 1))
    junk = data.draw(st.binary(min_size=1, max_size=100))
    verify(bundle[:start] + junk + bundle[start + len(junk) :], trust, NOW)
