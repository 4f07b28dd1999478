"""How the document looks: the colours of the carbon copies and of the stamp's ink, and the sizes of its texts."""

from reportlab.lib.colors import HexColor

from bridge.documents.lettering import Style

INK, QUIET, LINE = HexColor("#14202b"), HexColor("#4b5864"), HexColor("#c3cbcb")
STAMP = HexColor("#3a2fa0")
GREEN, GREEN_TINT, GREEN_COPY = HexColor("#2c7a47"), HexColor("#eaf5eb"), HexColor("#d3ead6")
PINK, PINK_TINT, PINK_COPY = HexColor("#b4405c"), HexColor("#fcedf0"), HexColor("#f7d5dc")
WHITE = HexColor("#ffffff")

KICKER = Style("Bold", 9, 13, QUIET)
TITLE = Style("Head", 25, 29, INK)
STANDFIRST = Style("Sans", 12, 16, INK)
ISSUED = Style("Sans", 9.5, 13, QUIET)
PANEL_LABEL = Style("Bold", 9, 13, STAMP)
FIGURE = Style("Head", 22, 27, INK)
PANEL = Style("Sans", 10.2, 14, INK)
LINK = Style("Sans", 9.4, 13, STAMP)
HEADING = Style("Head", 13.5, 17, INK)
SIDE = Style("Head", 11.5, 15, INK)
LABEL = Style("Sans", 8, 10.5, QUIET)
VALUE = Style("Sans", 10.2, 13, INK)
BODY = Style("Sans", 10.4, 14.6, INK)
STRONG = Style("Bold", 10.4, 14.6, INK)
SMALL = Style("Sans", 8.8, 12, QUIET)
SAID = Style("Said", 12.4, 17.6, INK)
BYLINE = Style("Bold", 9.6, 13, INK)
CELL = Style("Sans", 8.6, 11.4, INK)
CELL_HEAD = Style("Bold", 8.6, 11.4, INK)
RUNNING = Style("Sans", 7.6, 10, QUIET)
BRAND = Style("Head", 12, 14, INK)
TONES = {"plain": BODY, "strong": STRONG, "small": SMALL}


def baseline(style: Style) -> float:
    """From the top of a line to its baseline."""
    return (style.leading + style.size) / 2 - style.size * 0.24
