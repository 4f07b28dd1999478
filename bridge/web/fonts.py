"""The letters of the pages: Source Serif and Sans, cut down to Latin and packed as woff2 once, then kept in the data folder."""

from io import BytesIO
from pathlib import Path
from secrets import token_hex

import font_source_sans_pro  # type: ignore[import-untyped]
import font_source_serif_pro  # type: ignore[import-untyped]
from fontTools import subset  # type: ignore[import-untyped]

SERIF = Path(font_source_serif_pro.__file__).parent / "files"
SANS = Path(font_source_sans_pro.__file__).parent / "files"
FACES = {
    "serif-600": SERIF / "SourceSerifPro-Semibold.ttf",
    "serif-400i": SERIF / "SourceSerifPro-It.ttf",
    "sans-400": SANS / "SourceSansPro-Regular.ttf",
    "sans-600": SANS / "SourceSansPro-Semibold.ttf",
    "sans-700": SANS / "SourceSansPro-Bold.ttf",
}
LATIN = (*range(0x20, 0x7F), *range(0xA0, 0x180))
SIGNS = tuple(ord(sign) for sign in "–—‘’“”…€•·→←↓✓−\u2009\u202f№«»")
FEATURES = ("kern", "liga", "locl", "mark", "mkmk", "ccmp", "lnum", "tnum", "case")


def packed(source: Path) -> bytes:
    """The face at that path with only the letters that our languages write, as woff2."""
    options = subset.Options(flavor="woff2", layout_features=list(FEATURES), hinting=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=(*LATIN, *SIGNS))
    out = BytesIO()
    with subset.load_font(source, options) as face:
        cutter.subset(face)
        subset.save_font(face, out, options)
    return out.getvalue()


def build(folder: Path) -> Path:
    """The folder with all faces in it; makes those that are not there yet (about three seconds, once)."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, source in FACES.items():
        target = folder / f"{name}.woff2"
        if not target.exists():
            _write_whole(target, packed(source))
    return folder


def _write_whole(target: Path, data: bytes) -> None:
    """Other processes may do the same at this moment: each writes its own half, and the last to finish wins."""
    half = target.with_name(f".{target.name}.{token_hex(4)}")
    half.write_bytes(data)
    half.replace(target)
