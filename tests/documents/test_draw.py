"""The drawn file: the same bytes every time, its structure in reading order, its files inside, its code readable by a phone."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import zxingcpp
from PIL import Image

from bridge.documents.draw import AlteredFileError, draw
from bridge.documents.faces import embedded
from bridge.domain.claims import canonical, digest
from tests.documents import samples

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "fixtures" / "documents"
PRINT_DIGEST = "import hashlib; from bridge.documents.draw import draw; from tests.documents import samples; print(hashlib.sha256(draw(samples.hostile(), samples.files())).hexdigest())"


def _poppler(tool: str, pdf: bytes, *options: str) -> bytes:
    """What a tool of poppler says of a file given on its standard input."""
    if not shutil.which(tool):
        pytest.skip(f"no {tool}: apt-get install poppler-utils")
    return subprocess.run([tool, *options], input=pdf, capture_output=True, check=True).stdout


@pytest.fixture(scope="module")
def whole() -> bytes:
    return draw(samples.whole(), samples.files())


@pytest.mark.parametrize(("seed", "zone"), [("0", "UTC"), ("77", "America/Mexico_City")])
def test_the_same_content_gives_the_same_bytes_in_any_process(seed: str, zone: str) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
    said = subprocess.run([sys.executable, "-c", PRINT_DIGEST], cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout.strip()
    assert said == hashlib.sha256(draw(samples.hostile(), samples.files())).hexdigest()


def test_what_was_drawn_before_leaves_no_trace(whole: bytes) -> None:
    draw(samples.hostile(), samples.files())
    assert draw(samples.whole(), samples.files()) == whole


def test_the_identity_comes_from_the_content(whole: bytes) -> None:
    with pikepdf.open(BytesIO(whole)) as pdf:
        assert bytes(pdf.trailer.ID[0]).hex() == digest(samples.whole())[:32]


@pytest.mark.parametrize(("name", "content"), [("whole.txt", samples.whole()), ("small.txt", replace(samples.small(), paper="LETTER"))])
def test_the_structure_reads_in_order(name: str, content: Any) -> None:
    told = _poppler("pdfinfo", draw(content, samples.files()), "-struct-text", "-").decode()
    said = "".join(line for line in told.splitlines(keepends=True) if not re.match(r" *(Object \d|/BBox)", line))
    golden = GOLDEN / name
    if os.environ.get("CONSTA_GOLDEN") == "write":
        golden.write_text(said)
    assert said == golden.read_text()


def test_the_text_reads_back_letter_by_letter() -> None:
    said = _poppler("pdftotext", draw(samples.hostile(), samples.files()), "-", "-").decode()
    for part in ("😡😡 <b>no</b> & «café» é 3ª nº 5 → ✓ €", "漢字かな 한국어", "Привет Ελλάδα ½ ≥"):
        assert part in said


def test_what_cannot_be_printed_is_said() -> None:
    said = _poppler("pdftotext", draw(samples.hostile(), samples.files()), "-", "-").decode().replace("\n", " ")
    lost = said[said.index("Caracteres que no se pueden imprimir") :]
    for code in ("U+200B", "U+202E", "U+0007", "U+F0000", "U+0378"):
        assert code in lost


def test_nothing_is_said_to_be_lost_where_nothing_is(whole: bytes) -> None:
    assert b"Caracteres que no" not in _poppler("pdftotext", whole, "-", "-")


def test_the_code_on_the_first_page_leads_to_the_status_page(whole: bytes) -> None:
    page = Image.open(BytesIO(_poppler("pdftoppm", whole, "-r", "110", "-f", "1", "-l", "1", "-png")))
    assert [found.text for found in zxingcpp.read_barcodes(page)] == ["https://consta.example/r/7QK4-M93D"]


def test_the_files_are_inside_unchanged(whole: bytes) -> None:
    with pikepdf.open(BytesIO(whole)) as pdf:
        inside = {name: (file.get_file().read_bytes(), str(file.obj.AFRelationship)) for name, file in pdf.attachments.items()}
        assert len(list(pdf.Root.AF)) == len(inside)
    assert inside.pop("content.json") == (canonical(samples.whole()), "/Data")
    post, relation = inside.pop("post.json")
    assert relation == "/Source"
    assert json.loads(post)["text"] == samples.POST.text
    assert inside == {
        "captura.png": (samples.screenshot(), "/Supplement"), "billete-QX7T2M.pdf": (samples.INVOICE, "/Supplement"), "respuesta-oembed.json": (samples.CAPTURE, "/Source"),
    }  # fmt: skip


def test_two_files_of_one_name_are_both_inside() -> None:
    twins = (samples.attached(b"one", "a/../foto.jpg", "text/plain", "evidence"), samples.attached(b"two", "a_.._foto.jpg", "nonsense", "evidence"))
    content = replace(samples.bare(), attachments=twins)
    with pikepdf.open(BytesIO(draw(content, samples.files(b"one", b"two")))) as pdf:
        assert sorted(pdf.attachments) == ["a_.._foto-2.jpg", "a_.._foto.jpg", "content.json"]


def test_a_file_that_is_missing_is_listed_and_not_inside() -> None:
    with pikepdf.open(BytesIO(draw(samples.whole(), {}))) as pdf:
        assert sorted(pdf.attachments) == ["content.json", "post.json"]


def test_a_file_with_other_bytes_is_refused() -> None:
    given = samples.files() | {hashlib.sha256(samples.INVOICE).hexdigest(): b"another"}
    with pytest.raises(AlteredFileError, match=r"billete-QX7T2M\.pdf"):
        draw(samples.whole(), given)


def test_every_page_carries_reference_code_and_number(whole: bytes) -> None:
    with pikepdf.open(BytesIO(whole)) as pdf:
        total = len(pdf.pages)
    for page in range(1, total + 1):
        said = _poppler("pdftotext", whole, "-f", str(page), "-l", str(page), "-", "-").decode()
        assert "CONSTA-2026-7QK4-M93D" in said
        assert "Código de verificación 7QK4-M93D-8TXN-2V6H" in said
        assert f"Página {page} de {total}" in said


def test_a_table_over_several_pages_has_one_head_for_who_listens() -> None:
    many = tuple(samples.attached(b"%d" % n, f"prueba-{n}.txt", "text/plain", "evidence") for n in range(120))
    drawn = draw(replace(samples.bare(), attachments=many), {})
    assert _poppler("pdftotext", drawn, "-", "-").decode().count("Qué es") > 2
    assert _poppler("pdfinfo", drawn, "-struct-text", "-").decode().count('"Qué es"') == 1


def test_evidence_that_is_a_picture_is_shown() -> None:
    shown = samples.attached(samples.screenshot(), "foto.png", "image/png", "evidence", "La maleta rota")
    with pikepdf.open(BytesIO(draw(replace(samples.bare(), attachments=(shown,)), samples.files()))) as pdf:
        assert sum(len(page.get_images()) for page in pdf.pages) == 1
        figures = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"]
        assert "La maleta rota" in [str(figure.Alt) for figure in figures]


def test_threads_draw_the_same() -> None:
    contents = [samples.with_post("".join(chr(0x4E00 + 50 * n + m) for m in range(40))) for n in range(12)]
    alone = [draw(content, {}) for content in contents]
    embedded.cache_clear()
    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(lambda content: draw(content, {}), contents)) == alone


def test_the_words_csv_are_never_said(whole: bytes) -> None:
    assert b"CSV" not in _poppler("pdftotext", whole, "-", "-")


@pytest.mark.parametrize(("paper", "size"), [("A4", (595, 842)), ("LETTER", (612, 792)), ("papyrus", (595, 842))])
def test_the_paper_is_the_one_of_the_claim(paper: str, size: tuple[int, int]) -> None:
    with pikepdf.open(BytesIO(draw(replace(samples.bare(), paper=paper), {}))) as pdf:
        box: Any = pdf.pages[0].mediabox
        assert (round(box[2]), round(box[3])) == size


def test_fifty_thousand_letters_keep_every_word() -> None:
    content = samples.long()
    said = "".join(_poppler("pdftotext", draw(content, samples.files()), "-raw", "-", "-").decode().split())
    assert len(content.facts) > 50_000
    assert said.count("sinnúmerodeexpediente,") == content.facts.count("sin número de expediente,")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda c: replace(c, status_url="javascript:alert(1)"), "an address that is not of the web is text, not a link"),
        (lambda c: replace(c, post=replace(samples.POST, url="https://x.com/ñ/(1)\\<script>")), "an address with everything in it"),
        (lambda c: replace(c, facts=" \n\n "), "facts of blanks"),
        (lambda c: replace(c, facts="x" * 60_000), "one endless word"),
        (lambda c: replace(c, procedure_name="p" * 3000, reference="R" * 300), "endless names"),
        (lambda c: replace(c, language="en"), "another language"),
        (lambda c: replace(c, language="no such language", claimant=replace(c.claimant, country="<>")), "a language that is none"),
        (lambda c: replace(c, issued_at=c.issued_at.replace(tzinfo=None)), "a moment without an offset"),
        (lambda c: replace(c, attachments=(samples.attached(b"GIF89a", "a.png", "image/png", "picture"),)), "a picture that is none"),
    ],
)
def test_odd_content_is_drawn_all_the_same(change: Callable[[Any], Any], why: str) -> None:
    with pikepdf.open(BytesIO(draw(change(samples.whole()), samples.files(b"GIF89a")))) as pdf:
        assert pdf.pages
