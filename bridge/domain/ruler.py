"""The day ruler: a term drawn as ticks, one a day. Geometry only, so that the web, the paper and the share card draw the same thing.

The painters live with their canvases: an SVG macro (templates/parts/ruler.html), ReportLab, Pillow.
"""

from dataclasses import dataclass

HEIGHT = 74.0
MARGIN = 10.0
BASE = 50.0
TALL, SHORT = 22.0, 32.0
CAPTION = 68.0
LEAST_STEP = 4.5
LEAST_GAP = 38.0
TICK_STEPS = (1, 2, 5, 10, 30)
LABEL_STEPS = (1, 5, 10, 15, 30, 60, 90)


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled strip along the base. `kind`: `run` (days gone) or `rail` (days to come)."""

    x: float
    y: float
    width: float
    height: float
    kind: str


@dataclass(frozen=True, slots=True)
class Tick:
    """One day. `kind`: `past` or `ahead`."""

    x: float
    top: float
    bottom: float
    kind: str


@dataclass(frozen=True, slots=True)
class Label:
    """A number under a tall tick. `anchor`: `start`, `middle` or `end`."""

    x: float
    y: float
    text: str
    anchor: str
    kind: str


@dataclass(frozen=True, slots=True)
class Ruler:
    """All there is to draw, in a box of width × height, y downwards; `mark` is where the pennant of today points."""

    width: float
    height: float
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    labels: tuple[Label, ...]
    mark: float


def ruler(day: int, total: int, width: float = 720.0) -> Ruler:
    """The ruler of a term of `total` days on its `day`-th; before the first and after the last the mark stays at the ends."""
    total = max(total, 1)
    step = (width - 2 * MARGIN) / total
    here = min(MARGIN + min(max(day, 0), total) * step, width - MARGIN)
    numbered = _numbered(total, step)
    shown = sorted({*range(0, total + 1, _first(TICK_STEPS, step, LEAST_STEP)), *numbered})
    return Ruler(
        width=width,
        height=HEIGHT,
        bars=(Bar(MARGIN, BASE - 4, max(here - MARGIN, 0), 6, "run"), Bar(here, BASE - 2, max(width - MARGIN - here, 0), 2, "rail")),
        ticks=tuple(Tick(MARGIN + n * step, TALL if n in numbered else SHORT, BASE, _kind(n, day)) for n in shown),
        labels=tuple(Label(MARGIN + n * step, CAPTION, str(n), _anchor(n, total), _kind(n, day)) for n in numbered),
        mark=here,
    )


def _numbered(total: int, step: float) -> list[int]:
    """The days that carry a number: every so many, and always the last."""
    every = _first(LABEL_STEPS, step, LEAST_GAP)
    return [*(n for n in range(0, total, every) if n == 0 or (total - n) * step >= LEAST_GAP), total]


def _first(steps: tuple[int, ...], step: float, least: float) -> int:
    """The smallest of the steps that leaves at least that much room."""
    return next((every for every in steps if every * step >= least), steps[-1])


def _kind(n: int, day: int) -> str:
    return "past" if n <= day else "ahead"


def _anchor(n: int, total: int) -> str:
    return {0: "start", total: "end"}.get(n, "middle")
