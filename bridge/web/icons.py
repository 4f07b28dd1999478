"""Draws the app's icons from the mark of the house; `python -m bridge.web.icons` writes them again into static/icons."""

from pathlib import Path

from PIL import Image, ImageDraw

FOLDER = Path(__file__).resolve().parent.parent.parent / "static" / "icons"
STAMP, PAPER = "#3a2fa0", "#ffffff"
FINER = 4
"""Drawn this many times larger and shrunk, for smooth edges."""
ICONS = {"icon-192.png": (192, 0.78, 0.2), "icon-512.png": (512, 0.78, 0.2), "icon-maskable-512.png": (512, 0.6, 0.0)}
"""Name → side, share of the side that the mark takes (maskable icons may be cut to a circle), roundness of the corners."""


def icon(side: int, share: float, roundness: float) -> Image.Image:
    """The tick in its ring, white on violet ink."""
    large = side * FINER
    image = Image.new("RGBA", (large, large), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    pen.rounded_rectangle((0, 0, large - 1, large - 1), radius=large * roundness, fill=STAMP)
    _mark(pen, large / 2, large * share / 40)
    return image.resize((side, side), Image.Resampling.LANCZOS)


def _mark(pen: ImageDraw.ImageDraw, centre: float, unit: float) -> None:
    """The same drawing as the header's, whose box is 40 × 40."""
    radius, stroke = 19 * unit, round(3 * unit)
    pen.ellipse((centre - radius, centre - radius, centre + radius, centre + radius), outline=PAPER, width=stroke)
    tick = [(centre + (x - 20) * unit, centre + (y - 20) * unit) for x, y in ((12, 20.5), (17.6, 26.1), (28.5, 14.6))]
    pen.line(tick, fill=PAPER, width=round(4 * unit), joint="curve")


def write(folder: Path = FOLDER) -> None:
    """Writes every icon."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (side, share, roundness) in ICONS.items():
        icon(side, share, roundness).quantize(64, method=Image.Quantize.FASTOCTREE).save(folder / name, optimize=True)


if __name__ == "__main__":
    write()
