"""The other engines drawing the same blocks: typst, fpdf2, WeasyPrint and headless Chromium."""

import base64
import importlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader
from PIL import Image
from reportlab.graphics.barcode import qrencoder

from bridge.documents.faces import SANS, SERIF
from bridge.documents.marks import FixedMask

HERE = Path(__file__).parent
FONTS = (
    ("SourceSans", 400, "normal", SANS / "SourceSansPro-Regular.ttf"),
    ("SourceSans", 600, "normal", SANS / "SourceSansPro-Semibold.ttf"),
    ("SourceSerif", 600, "normal", SERIF / "SourceSerifPro-Semibold.ttf"),
    ("SourceSerif", 400, "italic", SERIF / "SourceSerifPro-It.ttf"),
)


class UnavailableError(Exception):
    """The engine is not installed here."""


class Job(NamedTuple):
    """One document to draw: its blocks and the files to put inside (name → type, relation, description, bytes)."""

    number: int
    reference: str
    url: str
    code: str
    author: str
    blocks: list[dict[str, Any]]
    inside: dict[str, tuple[str, str, str, bytes]]

    @property
    def title(self) -> str:
        return f"Reclamación {self.reference}"


Draw = Callable[[Job], bytes]


def qr_picture(address: str) -> bytes:
    """A ready made QR code, so that the others need not draw theirs."""
    code = FixedMask(None, qrencoder.QRErrorCorrectLevel.M)
    code.addData(address)
    code.make()
    image = Image.new("1", (len(code.modules),) * 2, 1)
    image.putdata([0 if dark else 1 for row in code.modules for dark in row])
    out = BytesIO()
    image.resize((len(code.modules) * 6,) * 2, 0).convert("L").save(out, "PNG")
    return out.getvalue()


def folder(job: Job) -> Path:
    """A folder with the files that engines read by name."""
    place = Path(tempfile.mkdtemp(prefix="consta-bench-"))
    (place / "qr.png").write_bytes(qr_picture(job.url))
    for name, (_, _, _, data) in job.inside.items():
        (place / name).write_bytes(data)
    return place


def typst(standards: list[str]) -> Callable[[Job], Draw]:
    """typst with a warm compiler, which keeps fonts and files between documents."""

    def make(first: Job) -> Draw:
        module = importlib.import_module("typst")
        place = folder(first)
        shutil.copy(HERE / "claim.typ", place / "claim.typ")
        compiler = module.Compiler(str(place / "claim.typ"), root=str(place), font_paths=[str(SANS), str(SERIF)], ignore_system_fonts=True)

        def render(job: Job) -> bytes:
            data = {
                "title": job.title, "author": job.author, "subject": "Reclamación", "reference": job.reference, "url": job.url, "blocks": job.blocks,
                "margin": f"{job.reference} · Código de verificación {job.code}", "files": [[name, *told[:3]] for name, told in job.inside.items()],
            }  # fmt: skip
            made = compiler.compile(format="pdf", pdf_standards=standards, sys_inputs={"data": json.dumps(data)}, timestamp=1795167000)
            return bytes(made)

        return render

    return make


STYLES = {(400, "normal"): "", (600, "normal"): "B", (400, "italic"): "I"}
Said = tuple[float, str, str, str]
"""A text with its size, family, style and words."""


def fpdf2(first: Job) -> Draw:
    """fpdf2 as PDF/A-3U with the files inside: it has neither level A nor PDF/UA."""
    module = importlib.import_module("fpdf")
    place = folder(first)

    def render(job: Job) -> bytes:
        pdf = module.FPDF(enforce_compliance="PDF/A-3U")
        pdf.set_lang("es-ES")
        pdf.set_title(job.title)
        for family, weight, style, file in FONTS:
            pdf.add_font(family, STYLES[weight, style], file)
        pdf.set_margins(25, 22, 20)
        pdf.set_auto_page_break(True, 21)
        pdf.add_page()
        for block in job.blocks:
            _fpdf_block(pdf, place, block)
        for name, (kind, relation, said, _) in job.inside.items():
            pdf.embed_file(place / name, mime_type=kind, associated_file_relationship=relation.capitalize(), desc=said)
        return bytes(pdf.output())

    return render


def _fpdf_block(pdf: Any, place: Path, block: dict[str, Any]) -> None:
    for size, family, style, text in SAID[block["kind"]](block):
        pdf.set_font(family, style, size)
        pdf.multi_cell(0, size * 0.49, text, new_x="LMARGIN", new_y="NEXT")
        pdf.ln(1)
    if block["kind"] == "Summary":
        pdf.image(place / "qr.png", w=25, alt_text=block["qr_alt"])
    if block["kind"] == "Picture":
        pdf.image(place / "captura.jpg", w=165, alt_text=block["alt"])
    if block["kind"] == "Register":
        pdf.set_font("SourceSans", "", 8.6)
        with pdf.table(col_widths=(27, 35, 38), line_height=4, borders_layout="HORIZONTAL_LINES", text_align="LEFT") as table:
            for row in (block["head"], *block["rows"]):
                table.row(row)


def _plain(text: str, size: float = 10.4) -> Said:
    return size, "SourceSans", "", text


def _serif(text: str, size: float) -> Said:
    return size, "SourceSerif", "B", text


def _labelled(pairs: list[tuple[str, str]], size: float) -> list[Said]:
    return [_plain(f"{label}: {value}", size) for label, value in pairs]


SAID: dict[str, Callable[[dict[str, Any]], list[Said]]] = {
    "Title": lambda b: [_plain(b["kicker"], 9), _serif(b["text"], 25), _plain(b["standfirst"], 12), _plain(b["issued"], 9.5)],
    "Summary": lambda b: [_plain(b["label"], 9), _serif(b["figure"], 22), *map(_plain, b["lines"]), _plain(b["url"], 9.4)],
    "Parties": lambda b: [said for side in b["sides"] for said in (_serif(side["heading"], 11.5), *_labelled(side["fields"], 10.2))],
    "Heading": lambda b: [_serif(b["text"], 13.5)],
    "Prose": lambda b: [_plain(b["text"])],
    "Quote": lambda b: [(12.4, "SourceSerif", "I", b["text"]), _plain(b["byline"], 9.6), _plain(b["link"], 9.4), *_labelled(b["proofs"], 8.8)],
    "Picture": lambda b: [_plain(b["caption"], 8.8)],
    "Listing": lambda b: [_plain(f"• {item['text']} {item['detail']} {item['link'] or ''}") for item in b["items"]],
    "Register": lambda _: [],
    "Signature": lambda b: [_plain(b["place_and_date"]), _plain(b["name"], 9.6)],
}


def page(job: Job, code: bytes) -> str:
    """The claim as a web page that carries all it needs."""
    picture = base64.b64encode(job.inside["captura.jpg"][3]).decode()
    return PAGES.get_template("claim.html").render(job=job, fonts=FONTS, picture=picture, code=base64.b64encode(code).decode())


PAGES = Environment(loader=FileSystemLoader(HERE), autoescape=True)


def weasyprint(variant: str) -> Callable[[Job], Draw]:
    """WeasyPrint, which makes one variant at a time."""

    def make(first: Job) -> Draw:
        module = importlib.import_module("weasyprint")
        place, code = folder(first), qr_picture(first.url)

        def render(job: Job) -> bytes:
            told = [(str(place / name), said, relation.capitalize()) for name, (_, relation, said, _) in job.inside.items()]
            inside = [module.Attachment(filename=name, description=said, relationship=relation) for name, said, relation in told]
            document = module.HTML(string=page(job, code))
            return bytes(document.write_pdf(attachments=inside if variant == "pdf/a-3a" else None, pdf_variant=variant, pdf_tags=True))

        return render

    return make


def chromium(first: Job) -> Draw:
    """Headless Chromium kept warm, printing a tagged page; it puts no files inside and makes no PDF/A."""
    path = os.environ.get("CONSTA_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not path:
        raise UnavailableError("no Chromium: apt-get install chromium, or set CONSTA_CHROMIUM")
    playwright = importlib.import_module("playwright.sync_api").sync_playwright().start()
    browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu", "--allow-file-access-from-files"])
    tab, place, code = browser.new_page(), folder(first), qr_picture(first.url)

    def render(job: Job) -> bytes:
        file = place / "claim.html"
        file.write_text(page(job, code))
        tab.goto(f"file://{file}")
        return bytes(tab.pdf(format="A4", tagged=True, outline=True, prefer_css_page_size=True))

    return render


PEERS: dict[str, Callable[[Job], Draw]] = {
    "typst (PDF/A-3a + UA-1)": typst(["a-3a", "ua-1"]),
    "fpdf2 (PDF/A-3U)": fpdf2,
    "WeasyPrint (PDF/A-3a)": weasyprint("pdf/a-3a"),
    "WeasyPrint (PDF/UA-1, no files)": weasyprint("pdf/ua-1"),
    "Chromium, warm (tagged, no files)": chromium,
}
