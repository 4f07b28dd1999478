"""The claim while it is being written: one object, the same on the web, in a JSON file and in an association's row.

Its JSON shape is the contract of docs/claim-object.md; dotted paths such as `claimant.email` name its fields.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from bridge.domain.parties import Claimant, Company, Representative
from bridge.domain.plain import plain
from bridge.errors import InvalidError
from bridge.sentences import say

REQUEST_KINDS = ("refund", "repair", "replace", "terminate", "compensation", "explanation", "apology", "other")
Json = Mapping[str, Any]


class UnknownFieldError(InvalidError):
    """The object has a key that the contract does not."""

    code = "unknown_field"
    sentence = say("No existe el campo «{field}».", field="")


class WrongValueError(InvalidError):
    """A field holds something that cannot be read as what it should be."""

    code = "wrong_value"
    sentence = say("El campo «{field}» no se entiende: {value}", field="", value="")


@dataclass(frozen=True, slots=True)
class PostSource:
    """Where the complaint was made: a link, or the text that the person gives."""

    url: str | None = None
    saved_as: str | None = None
    text: str | None = None
    author_handle: str | None = None
    published_at: str | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of the company (petición)."""

    kind: str | None = None
    text: str | None = None
    amount: Decimal | None = None
    currency: str = "EUR"


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything a claim may say before it is issued; None means not said yet."""

    post: PostSource = field(default_factory=PostSource)
    company: Company = field(default_factory=Company)
    claimant: Claimant = field(default_factory=Claimant)
    representative: Representative | None = None
    sector: str | None = None
    facts_date: date | None = None
    facts: str | None = None
    request: Request = field(default_factory=Request)
    evidence: tuple[str, ...] = ()
    procedure: str | None = None
    language: str = "es"


PARTS: Mapping[str, type] = {"post": PostSource, "company": Company, "claimant": Claimant, "representative": Representative, "request": Request}
RENAMED = {("post", "from"): "saved_as"}


def read_draft(given: Json) -> Draft:
    """The draft that a JSON object describes.

    Raises UnknownFieldError naming the key, or WrongValueError naming the field.
    """
    check_object(given, "")
    values: dict[str, Any] = {key: _part(key, value) for key, value in given.items() if _known(Draft, key, "") and value is not None}
    return Draft(**values)


def check_object(value: object, path: str) -> None:
    """Raises WrongValueError unless the value is a JSON object."""
    if not isinstance(value, Mapping):
        raise WrongValueError(field=path or "(objeto)", value=str(value)[:80])


def _known(kind: type, key: str, path: str) -> bool:
    if key not in {f.name for f in fields(kind)}:
        raise UnknownFieldError(field=f"{path}{key}")
    return True


def _part(key: str, value: object) -> object:
    if key in PARTS:
        return _nested(key, value)
    return READERS.get(key, _text)(key, value)


def _nested(part: str, value: object) -> object:
    check_object(value, part)
    assert isinstance(value, Mapping)
    given = {RENAMED.get((part, str(key)), str(key)): inner for key, inner in value.items()}
    found: dict[str, Any] = {}
    for key, inner in given.items():
        _known(PARTS[part], key, f"{part}.")
        if inner is not None:
            found[key] = READERS.get(f"{part}.{key}", _text)(f"{part}.{key}", inner)
    if part == "representative" and not found.get("name"):
        raise WrongValueError(field="representative.name", value="")
    return PARTS[part](**found)


def _text(path: str, value: object) -> str:
    if not isinstance(value, str):
        raise WrongValueError(field=path, value=str(value)[:80])
    return value


def _date(path: str, value: object) -> date:
    try:
        return date.fromisoformat(_text(path, value))
    except ValueError:
        raise WrongValueError(field=path, value=str(value)[:80]) from None


def _amount(path: str, value: object) -> Decimal:
    try:
        amount = Decimal(str(value))
    except InvalidOperation:
        raise WrongValueError(field=path, value=str(value)[:80]) from None
    if not amount.is_finite() or amount < 0 or amount >= 10**12:
        raise WrongValueError(field=path, value=str(value)[:80])
    return amount.quantize(Decimal("0.01"))


def _kind(path: str, value: object) -> str:
    if value not in REQUEST_KINDS:
        raise WrongValueError(field=path, value=str(value)[:80])
    return str(value)


def _yes_or_no(path: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise WrongValueError(field=path, value=str(value)[:80])
    return value


def _names(path: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple):
        raise WrongValueError(field=path, value=str(value)[:80])
    return tuple(_text(path, name) for name in value)


READERS: Mapping[str, Callable[[str, object], object]] = {
    "facts_date": _date, "evidence": _names, "request.amount": _amount, "request.kind": _kind,
    "company.bound_by_ley_10_2025": _yes_or_no,
}  # fmt: skip


def as_json(draft: Draft) -> dict[str, Any]:
    """The draft as the JSON object that `read_draft` reads: `read_draft(as_json(d)) == d`."""
    found: dict[str, Any] = plain(draft)
    found["post"]["from"] = found["post"].pop("saved_as")
    return found


def value_at(draft: Draft, path: str) -> Any:
    """What the draft says at a dotted path; None where nothing is said.

    Raises UnknownFieldError for a path that the object does not have.
    """
    found: Any = draft
    for name in path.split("."):
        if found is None:
            return None
        if not is_dataclass(found) or name not in {f.name for f in fields(found)}:
            raise UnknownFieldError(field=path)
        found = getattr(found, name)
    return found
