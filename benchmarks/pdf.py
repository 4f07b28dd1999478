"""Time and size of a two-page claim with its files inside: Consta beside typst, fpdf2, WeasyPrint and headless Chromium.

Every engine gets the same blocks (the same sentences, the same letters, one JPEG, four files inside) and another reference
in each round; rounds are interleaved, medians are told. The others get their QR code ready made, Consta draws its own.

    python -m benchmarks.pdf [rounds]        the peers: pip install -r requirements-bench.in
"""

import importlib
import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, replace
from io import BytesIO
from pathlib import Path

from PIL import Image

from benchmarks.machine import described
from benchmarks.pdf_peers import PEERS, Job, UnavailableError
from bridge.documents.compose import compose
from bridge.documents.draw import draw
from bridge.domain.claims import Content, canonical
from tests.documents import samples

ROUNDS = 40
WARMING = 2
OURS = "Consta (PDF/A-3a + UA-1)"
Engine = Callable[[Job], bytes]


def screenshot() -> bytes:
    """The sample's picture as a JPEG, which every engine takes as it is."""
    out = BytesIO()
    Image.open(BytesIO(samples.screenshot(900, 200))).save(out, "JPEG", quality=85)
    return out.getvalue()


PICTURE = screenshot()


def claim(number: int) -> Content:
    """A claim of two pages, another one for each number."""
    whole = samples.whole()
    code = f"{number:04d}-M93D"
    facts = whole.facts.split("\n\n")[0]
    files = (samples.attached(PICTURE, "captura.jpg", "image/jpeg", "picture", whole.attachments[0].description), *whole.attachments[1:])
    return replace(
        whole, reference=f"CONSTA-2026-{code}", status_url=f"https://consta.example/r/{code}", facts=f"{facts} Expediente {number}.",
        attachments=files, claimant=replace(whole.claimant, phone=None, email=None), company=replace(whole.company, website=None, email=None),
        cited=whole.cited[:1], next_steps=(), counting=None,
    )  # fmt: skip


def job(number: int) -> Job:
    """What an engine is given."""
    content = claim(number)
    blocks = [{"kind": type(block).__name__, **asdict(block)} for block in compose(content)]
    post = json.dumps(asdict(content.post), default=str).encode() if content.post else b""
    inside = {
        "content.json": ("application/json", "data", "Datos", canonical(content)), "post.json": ("application/json", "source", "Publicación", post),
        "captura.jpg": ("image/jpeg", "supplement", "Captura", PICTURE), "respuesta-oembed.json": ("application/json", "source", "Respuesta", samples.CAPTURE),
        "billete-QX7T2M.pdf": ("application/pdf", "supplement", "Billete", samples.INVOICE),
    }  # fmt: skip
    return Job(number, content.reference, content.status_url, content.verification_code, content.claimant.name or "", blocks, inside)


def consta(given: Job) -> bytes:
    """Ours: from the content, so that composing the sentences counts too, and with our own QR code."""
    return draw(claim(given.number), samples.files(PICTURE))


def engines() -> dict[str, Engine]:
    """Those that are here, ours first; says which are not."""
    found: dict[str, Engine] = {OURS: consta}
    for name, make in PEERS.items():
        try:
            found[name] = make(job(0))
        except (UnavailableError, ImportError, OSError) as reason:
            print(f"skipped {name}: {reason}")
    return found


def measured(found: dict[str, Engine], rounds: int) -> tuple[dict[str, list[float]], dict[str, bytes]]:
    """Seconds a document, by engine, and the last document of each. Making the job is not counted."""
    times: dict[str, list[float]] = {name: [] for name in found}
    last: dict[str, bytes] = {}
    for number in range(rounds + WARMING):
        given = job(100 + number)
        for name, render in found.items():
            started = time.perf_counter()
            last[name] = render(given)
            if number >= WARMING:
                times[name].append(time.perf_counter() - started)
    return times, last


def pages(pdf: bytes) -> str:
    """How many pages, where pikepdf is here to say."""
    try:
        pikepdf = importlib.import_module("pikepdf")
    except ImportError:
        return "?"
    with pikepdf.open(BytesIO(pdf)) as opened:
        return str(len(opened.pages))


def main() -> None:
    """Measures and prints the table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    times, last = measured(engines(), rounds)
    for name, pdf in last.items():
        if folder := os.environ.get("CONSTA_BENCH_KEEP"):
            (Path(folder) / f"{name.split()[0]}.pdf").write_bytes(pdf)
    ours = statistics.median(times[OURS])
    print(f"\n{described()}, {rounds} rounds\n")
    print(f"| {'engine':34s} | ms (median) | ms (best) | × Consta | bytes | pages |\n|---|---|---|---|---|---|")
    for name, taken in times.items():
        median = statistics.median(taken)
        print(f"| {name:34s} | {median * 1e3:.1f} | {min(taken) * 1e3:.1f} | {median / ours:.2f} | {len(last[name])} | {pages(last[name])} |")


if __name__ == "__main__":
    main()
