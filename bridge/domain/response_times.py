"""How a company answers, from public claims only: counts, days, and the chart of them. Below ten cases there is no chart: a list tells the truth better."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from bridge.domain.phases import Event, State, received_at, stops
from bridge.sentences import Sentence, say

FEWEST = 10
"""Cases from which figures mean something."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One public claim as the figures count it. `answered` is the day of a real answer that the claimant confirmed."""

    code: str
    presented: date | None
    due: date | None
    answered: date | None = None
    unconfirmed: bool = False
    """Whether something came in that nobody has confirmed to be an answer."""

    @property
    def days(self) -> int | None:
        """Days from reception to the answer."""
        return None if self.answered is None or self.presented is None else max((self.answered - self.presented).days, 0)

    def kind(self, on: date) -> str:
        """`not_presented`, `in_time`, `late`, `unanswered` or `running`, on that day."""
        if self.presented is None:
            return "not_presented"
        if self.answered is not None:
            return "late" if self.due and self.answered > self.due else "in_time"
        return "unanswered" if self.due and on > self.due else "running"


def confirmed_answer(state: State) -> Event | None:
    """The first real answer whose class the claimant said: noted by them, or corrected by them. What only a machine read does not count."""
    said = {event.data["of"] for event in state.seen if event.kind == "reclassified"}
    real = (reply for reply in state.replies if stops(reply) and (reply.actor == "claimant" or reply.seq in said))
    return min(real, key=lambda reply: str(reply.data["received_at"]), default=None)


def heard(code: str, state: State, due: date | None) -> Heard:
    """A claim as the figures count it."""
    answer = confirmed_answer(state)
    presented = min((received_at(event).date() for event in state.receipts), default=None)
    answered = received_at(answer).date() if answer else None
    return Heard(code, presented, due, answered, answer is None and any(stops(reply) for reply in state.replies))


@dataclass(frozen=True, slots=True)
class Figures:
    """The counts of a company, on a day."""

    total: int
    presented: int
    in_time: int
    late: int
    unanswered: int
    running: int
    unconfirmed: int
    median_days: int | None
    slots: tuple[tuple[Sentence, int, str], ...]
    """The bars of the chart: what each is, how many, its kind; the unanswered always the last."""

    @property
    def enough(self) -> bool:
        """Whether there are cases enough for figures."""
        return self.presented >= FEWEST


SLOTS: tuple[tuple[int, Sentence], ...] = (
    (3, say("En 3 días o menos")), (7, say("4 a 7 días")), (15, say("8 a 15 días")), (30, say("16 a 30 días")), (60, say("31 a 60 días")),
    (100_000, say("Más de 60 días")),
)  # fmt: skip
UNANSWERED = say("Sin respuesta en plazo")


def figures(cases: Iterable[Heard], on: date) -> Figures:
    """The counts on that day."""
    every = list(cases)
    kinds = [case.kind(on) for case in every]
    days = sorted(case.days for case in every if case.days is not None)
    unanswered = kinds.count("unanswered")
    return Figures(
        total=len(every), presented=len(every) - kinds.count("not_presented"), in_time=kinds.count("in_time"), late=kinds.count("late"),
        unanswered=unanswered, running=kinds.count("running"), unconfirmed=sum(case.unconfirmed for case in every),
        median_days=round(median(days)) if days else None, slots=(*_slots(days), (UNANSWERED, unanswered, "unanswered")),
    )  # fmt: skip


def _slots(days: Sequence[int]) -> Iterable[tuple[Sentence, int, str]]:
    before = -1
    for last, name in SLOTS:
        yield name, sum(before < day <= last for day in days), "answered"
        before = last


ROW, BAR, GAP = 46.0, 16.0, 6.0
COUNT_WIDTH = 36.0
NAME_SIZE = 15.0


@dataclass(frozen=True, slots=True)
class ChartBar:
    """One bar with its name above it and its count at its end."""

    name: Sentence
    count: int
    kind: str
    name_y: float
    y: float
    width: float
    height: float
    count_x: float
    count_y: float


@dataclass(frozen=True, slots=True)
class Chart:
    """All there is to draw, in a box of width × height, y downwards."""

    width: float
    height: float
    bars: tuple[ChartBar, ...]


def chart(found: Figures, width: float = 560.0) -> Chart:
    """The bars, one under another; the longest is the most frequent, and none is left out for being empty."""
    most = max((count for _, count, _ in found.slots), default=0) or 1
    room = width - COUNT_WIDTH
    return Chart(width, ROW * len(found.slots), tuple(_bar(n, slot, room / most) for n, slot in enumerate(found.slots)))


def _bar(n: int, slot: tuple[Sentence, int, str], step: float) -> ChartBar:
    name, count, kind = slot
    top = n * ROW
    width = max(count * step, 1.0)
    y = top + NAME_SIZE + GAP
    return ChartBar(name, count, kind, top + NAME_SIZE - 2, y, width, BAR, width + 8, y + BAR - 3)
