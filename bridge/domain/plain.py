"""Frozen values as plain JSON and back: `revived(type(v), plain(v)) == v`."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, get_args, get_origin, get_type_hints


def plain(value: object) -> Any:
    """The value as JSON can hold it: dates in ISO form, amounts as text."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def revived(kind: Any, value: Any) -> Any:
    """A plain value as the annotated kind: dataclasses, tuples, optional values, dates and amounts."""
    if value is None:
        return None
    inner = [a for a in get_args(kind) if a not in (type(None), Ellipsis)]
    if get_origin(kind) is tuple:
        return tuple(_each(inner, value))
    if set(inner) == {datetime, date}:
        return _day_or_moment(value)
    if len(inner) == 1:
        return revived(inner[0], value)
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{name: revived(hints[name], v) for name, v in value.items()})
    return REVIVE.get(kind, _same)(value)


def _each(kinds: list[Any], values: list[Any]) -> list[Any]:
    if len(kinds) == 1:
        return [revived(kinds[0], v) for v in values]
    return [revived(kind, v) for kind, v in zip(kinds, values, strict=True)]


def _day_or_moment(value: str) -> date:
    return datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)


def _same(value: Any) -> Any:
    return value


REVIVE: Mapping[Any, Callable[[Any], Any]] = {date: date.fromisoformat, datetime: datetime.fromisoformat, Decimal: Decimal}
