"""The kinds of question that our forms ask. A field knows how it is drawn (`shape`), its hint, and what was typed, which is never lost."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any

from wtforms.fields.core import Field
from wtforms.validators import StopValidation

from bridge.sentences import Sentence
from forms.reading import NotRead, read_amount, read_date, read_hour, tidy

Check = Any
"""A validator: called with the form and the field; raises ValidationError or StopValidation with a Sentence."""


class Question(Field):
    """What all our fields share. `typed` is what goes back into the page; `first_id` is where the error summary leads."""

    shape = "text"

    def __init__(self, label: Sentence, validators: Sequence[Check] = (), *, hint: Sentence | None = None, optional: bool = False, **kwargs: Any) -> None:
        super().__init__(label, list(validators), **kwargs)  # type: ignore[arg-type] # a Sentence is translated where it is shown
        self.hint = hint
        self.optional = optional
        self.raw = ""

    @property
    def first_id(self) -> str:
        return self.id

    @property
    def typed(self) -> str:
        return self.raw or self.written()

    def written(self) -> str:
        """The value as a person writes it."""
        return "" if self.data is None else str(self.data)

    def read(self, raw: str) -> Any:
        """The value in what was typed. Raises NotRead with the sentence that says what is wrong."""
        return raw or None

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.raw = tidy(str(valuelist[0])) if valuelist else ""
        try:
            self.data = self.read(self.raw)
        except NotRead as problem:
            self.data = None
            raise ValueError(problem.sentence) from problem

    def pre_validate(self, form: Any) -> None:  # noqa: ARG002 # WTForms' signature
        """What could not be read is said once: no other check is heard."""
        if self.process_errors:
            raise StopValidation


@dataclass(frozen=True, slots=True)
class Box:
    """How a line's box behaves: the input's type, its width ('', 'medium', 'short'), and what keyboards and browsers may offer."""

    kind: str = "text"
    size: str = ""
    inputmode: str = ""
    autocomplete: str = "off"
    prose: bool = False


WORDS = Box(prose=True)
SHORT = Box(size="short")
MEDIUM = Box(size="medium")
WEB = Box(inputmode="url")
EMAIL = Box(kind="email", autocomplete="email")
PHONE = Box(kind="tel", size="medium", autocomplete="tel")


class Line(Question):
    """One line of text."""

    box = Box()

    def __init__(self, label: Sentence, validators: Sequence[Check] = (), *, box: Box | None = None, **kwargs: Any) -> None:
        super().__init__(label, validators, **kwargs)
        self.box = box or self.box


class Area(Question):
    """Several lines of text."""

    shape = "area"

    def __init__(self, label: Sentence, validators: Sequence[Check] = (), *, rows: int = 8, **kwargs: Any) -> None:
        super().__init__(label, validators, **kwargs)
        self.rows = rows


class Hidden(Question):
    """Something that the page remembers for the person, such as the key that makes a double click harmless."""

    shape = "hidden"


class Money(Line):
    """An amount, as people write it: «286,40», «286.40 €», «1.286,40»."""

    box = Box(size="short", inputmode="decimal")

    def read(self, raw: str) -> Decimal | None:
        return read_amount(raw)

    def written(self) -> str:
        return "" if self.data is None else str(self.data).replace(".", ",")


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers to choose from."""

    value: str
    label: Sentence | str
    hint: Sentence | str | None = None


@dataclass(frozen=True, slots=True)
class _Text:
    text: Sentence | str


@dataclass(frozen=True, slots=True)
class Offered:
    """An option as it is drawn."""

    id: str
    name: str
    data: str
    label: _Text
    checked: bool


class Choice(Question):
    """One answer among several, as radio buttons in a fieldset."""

    shape = "radios"

    def __init__(self, label: Sentence, validators: Sequence[Check] = (), *, options: Sequence[Option] = (), **kwargs: Any) -> None:
        super().__init__(label, validators, **kwargs)
        self.options = tuple(options)

    @property
    def hints(self) -> Mapping[str, Sentence | str]:
        return {option.value: option.hint for option in self.options if option.hint}

    @property
    def first_id(self) -> str:
        return f"{self.id}-0"

    def __iter__(self) -> Iterator[Offered]:
        chosen = self.chosen()
        for n, option in enumerate(self.options):
            yield Offered(f"{self.id}-{n}", self.name, option.value, _Text(option.label), option.value in chosen)

    def chosen(self) -> frozenset[str]:
        """What is ticked."""
        return frozenset() if self.data is None else frozenset({str(self.data)})

    def read(self, raw: str) -> str | None:
        return raw if raw in {option.value for option in self.options} else None


class Choices(Choice):
    """Several answers among several, as tick boxes in a fieldset."""

    shape = "checks"

    def chosen(self) -> frozenset[str]:
        return frozenset(self.data or ())

    def process_formdata(self, valuelist: list[Any]) -> None:
        given = {str(value) for value in valuelist}
        self.data = tuple(option.value for option in self.options if option.value in given)


class Tick(Question):
    """A yes or no."""

    shape = "tick"

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = bool(valuelist)


class Day(Question):
    """A date known by heart, in three boxes (GOV.UK: a picker is slower, and the browser's own shows the wrong order)."""

    shape = "date"
    PARTS = ("day", "month", "year")

    def __init__(self, label: Sentence, validators: Sequence[Check] = (), **kwargs: Any) -> None:
        super().__init__(label, validators, **kwargs)
        self.boxes = dict.fromkeys(self.PARTS, "")

    @property
    def first_id(self) -> str:
        return f"{self.id}-day"

    def process_data(self, value: date | None) -> None:
        self.data = value
        if value is not None:
            self.boxes = {part: str(getattr(value, part)) for part in self.PARTS}

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        super().process(None, data, extra_filters)
        if formdata is not None:
            self.boxes = {part: tidy(formdata.get(f"{self.name}-{part}", "")) for part in self.PARTS}
            self._read_boxes()

    def _read_boxes(self) -> None:
        try:
            self.data = read_date(*(self.boxes[part] for part in self.PARTS))
        except NotRead as problem:
            self.data = None
            self.process_errors = [problem.sentence]  # type: ignore[list-item]


class Files(Question):
    """Files from the person's device. `data` is what came, as werkzeug gives it; whoever receives it checks what it really is."""

    shape = "file"

    def __init__(self, label: Sentence, validators: Sequence[Check] = (), *, accept: str, several: bool = False, **kwargs: Any) -> None:
        super().__init__(label, validators, **kwargs)
        self.accept, self.several = accept, several

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = tuple(file for file in valuelist if getattr(file, "filename", None))


class Hour(Line):
    """An hour of the day: «9:42», «09.42», «9»."""

    box = Box(size="short", inputmode="numeric")

    def read(self, raw: str) -> time | None:
        return read_hour(raw)

    def written(self) -> str:
        return f"{self.data:%H:%M}" if self.data else ""
