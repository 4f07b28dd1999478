"""What an official form asks, in the order of its boxes, and what a claim answers already: the texts to copy, and what is still lacking."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bridge.domain.norms import Basis, Text

ANY = "*"
"""The form of whatever has none of its own."""


class Shape(StrEnum):
    """What our document is beside the official one."""

    COMPANION = "companion"
    """A sheet that goes with an official form and never looks like it: the texts, box by box, to copy."""
    APPLICATION = "application"
    """The application itself: it may be handed in as it is."""
    GUIDE = "guide"
    """The texts for a form that is only filled at its own site or court."""


class Asked(StrEnum):
    """How a question is answered."""

    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"
    TICK = "tick"


@dataclass(frozen=True, slots=True)
class Offered:
    """One of the answers to a question: what it is called and what the document then says."""

    value: str
    name: Text
    says: Text


@dataclass(frozen=True, slots=True)
class Question:
    """What only the claimant can tell; asked once, for this step and all that follow."""

    shape: Asked
    words: Text
    hint: Text | None = None
    options: tuple[Offered, ...] = ()
    says: Text | None = None
    """Of a tick: what the document says once it is ticked."""
    pattern: str | None = None
    """How an answer has to look."""


@dataclass(frozen=True, slots=True)
class Box:
    """One box of the form. `fills` is what of the claim goes in it (bridge.domain.boxes); without it, the answer to its question."""

    id: str
    label: Text
    fills: str | None
    asks: Question | None
    required: bool
    article: str | None

    @property
    def key(self) -> str:
        """The name under which its answer is kept: that of the datum, so that no later form asks for it again."""
        return self.fills or self.id


@dataclass(frozen=True, slots=True)
class Enclosure:
    """Something that goes with the form: of the claim's own files by their kinds, or what the claimant adds by hand."""

    says: Text
    kinds: tuple[str, ...]
    article: str | None

    @property
    def by_hand(self) -> bool:
        """Whether we do not have it: the claimant adds it."""
        return not self.kinds


@dataclass(frozen=True, slots=True)
class Datum:
    """A fact about the step that is said, with its source: what it costs, a limit."""

    says: Text
    basis: Basis


@dataclass(frozen=True, slots=True)
class AmountLimit:
    """Up to how much money the step is written for, and what is said above that."""

    most: Decimal
    currency: str
    above: Datum


@dataclass(frozen=True, slots=True)
class OfficialForm:
    """One dated row of a form: what it asked between two days."""

    procedures: tuple[str, ...]
    """Ids; `es.hoja.*` serves all that begin so, `*` whatever has none of its own."""
    version: str
    valid_from: date
    valid_to: date | None
    shape: Shape
    title: Text
    opening: Text
    basis: Basis | None
    """None: the procedure's own."""
    cost: Datum
    boxes: tuple[Box, ...]
    enclosures: tuple[Enclosure, ...]
    how: tuple[Text, ...]
    """What to do, in order."""
    limit: AmountLimit | None
    confidential: bool
    """Whether what was offered while negotiating may not be told there (LO 1/2025 art. 9)."""
    source_line: str = ""


Forms = Mapping[str, tuple[OfficialForm, ...]]
"""Procedure, or pattern of procedures → its rows, the oldest first."""


def find_form(forms: Forms, procedure_id: str, on: date) -> OfficialForm | None:
    """The form of a procedure on that day: its own, its family's, or the one for whatever has none."""
    family = f"{procedure_id.rpartition('.')[0]}.{ANY}"
    return next((row for key in (procedure_id, family, ANY) for row in forms.get(key, ()) if _in_force(row, on)), None)


def _in_force(row: OfficialForm, on: date) -> bool:
    return row.valid_from <= on and (row.valid_to is None or on <= row.valid_to)
