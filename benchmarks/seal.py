"""What sealing, the time and checking cost a document, and what share of issuing that is.

The claim is the one of benchmarks/pdf.py, with its files inside; rounds are interleaved, medians are told (processor time, and wall
time where an authority is asked). The peer is pyHanko's own way: a second revision, with a trial signature to learn its size.
The authority is `openssl ts` on this machine: a new process each time, so a real one costs its network instead.

    python -m benchmarks.seal [batch]
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter

from benchmarks.machine import described
from benchmarks.pdf import PICTURE, claim
from bridge import clock
from bridge.documents.draw import draw
from bridge.evidence.archival import extend
from bridge.evidence.authority import Sealer, own_sealer
from bridge.evidence.frame import signer
from bridge.evidence.pdf_checks import Trust
from bridge.evidence.seal import Time, room_for, seal
from bridge.evidence.verify import verify
from tests.documents import samples
from tests.evidence import tsa

ROUNDS, BATCH = 30, 1000
HOW = PdfSignatureMetadata(field_name="Sello", md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, certify=True, docmdp_permissions=MDPPerm.FILL_FORMS)


def drawn(number: int, room: int = 0) -> bytes:
    return draw(claim(number), samples.files(PICTURE), room=room)


def incremental(pdf: bytes, sealer: Sealer) -> bytes:
    out = BytesIO()
    PdfSigner(HOW, signer(sealer)).sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), output=out)
    return out.getvalue()


def took(work: Callable[[], object]) -> tuple[float, float]:
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    return (time.process_time() - cpu) * 1e3, (time.perf_counter() - wall) * 1e3


def works(sealer: Sealer, times: Time, number: int) -> dict[str, Callable[[], object]]:
    """Each thing measured, on a document of its own."""
    plain, room = drawn(number), drawn(number, room_for(sealer))
    timed_room = drawn(number, room_for(sealer, times))
    sealed, timed = seal(room, sealer).pdf, seal(timed_room, sealer, times).pdf
    longer, trust, now = extend(sealed, sealer, times), Trust((sealer.root,), times.authorities[0].roots), clock.now()
    return {
        "draw, no seal": lambda: drawn(number),
        "draw with room for a seal": lambda: drawn(number, room_for(sealer)),
        "seal in one pass, B-B": lambda: seal(room, sealer),
        "seal as a second revision, B-B (pyHanko)": lambda: incremental(plain, sealer),
        "seal in one pass with the time, B-T": lambda: seal(timed_room, sealer, times),
        "extend for the long term, B-LTA": lambda: extend(sealed, sealer, times),
        "verify, B-B": lambda: verify(sealed, trust, now),
        "verify, B-T": lambda: verify(timed, trust, now),
        "verify, B-LTA": lambda: verify(longer, trust, now),
    }


def rounds(sealer: Sealer, times: Time) -> None:
    measured: dict[str, list[tuple[float, float]]] = {}
    for number in range(ROUNDS):
        for name, work in works(sealer, times, number).items():
            measured.setdefault(name, []).append(took(work))
    print("| | ms of processor | ms |\n|---|---|---|")
    for name, found in measured.items():
        print(f"| {name} | {statistics.median(cpu for cpu, _ in found):.1f} | {statistics.median(wall for _, wall in found):.1f} |")


def sizes(sealer: Sealer, times: Time) -> None:
    plain, sealed = drawn(1), seal(drawn(1, room_for(sealer)), sealer).pdf
    made = {
        "no seal": plain, "B-B": sealed, "B-B as a second revision": incremental(plain, sealer),
        "B-T": seal(drawn(1, room_for(sealer, times)), sealer, times).pdf, "B-LTA": extend(sealed, sealer, times),
    }  # fmt: skip
    print("\nbytes: " + ", ".join(f"{name} {len(data):,}" for name, data in made.items()))


def batch(sealer: Sealer, many: int) -> None:
    """A lot drawn and sealed by one process."""
    room, cpu, wall = room_for(sealer), time.process_time(), time.perf_counter()
    sealing = 0.0
    for number in range(many):
        pdf = drawn(number, room)
        begun = time.process_time()
        seal(pdf, sealer)
        sealing += time.process_time() - begun
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    print(f"\nbatch of {many}: {many / wall:.1f} documents/s drawn and sealed by one process")
    print(f"sealing: {sealing / many * 1e3:.1f} ms of processor each, {sealing / cpu:.0%} of drawing and sealing")


def main() -> None:
    print(described() + "\n")
    with tempfile.TemporaryDirectory() as folder:
        sealer = own_sealer(Path(folder) / "seal", "consta.example", clock.now())
        (Path(folder) / "tsa").mkdir()
        with tsa.running(Path(folder) / "tsa") as authority:
            times = Time((authority.authority,), tsa.post)
            rounds(sealer, times)
            sizes(sealer, times)
        batch(sealer, int(sys.argv[1]) if len(sys.argv) > 1 else BATCH)


if __name__ == "__main__":
    main()
