"""Reading a pack's TOML strictly: every key known, every value of its kind, every mistake with its file and line."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path as File
from typing import Any, TypeVar

from bridge.domain.norms import Text
from bridge.errors import InvalidError
from bridge.packs.lines import Lines, Path
from bridge.sentences import say

AT_LINE = re.compile(r"at line (\d+)")
Choice = TypeVar("Choice", bound=StrEnum)


class PackError(InvalidError):
    """A pack that cannot be used: it stops the start, naming the file and the line."""

    code = "pack"
    sentence = say("{file}:{line}: no se puede leer: {what}", file="", line=0, what="")


class UnknownKeyError(PackError):
    """A key that the format does not have."""

    code = "pack_unknown_key"
    sentence = say("{file}:{line}: la clave «{what}» no existe en este formato.", file="", line=0, what="")


class MissingKeyError(PackError):
    """A key that the format wants."""

    code = "pack_missing_key"
    sentence = say("{file}:{line}: falta «{what}».", file="", line=0, what="")


class WrongKindError(PackError):
    """A value that is not of the kind that its key wants."""

    code = "pack_wrong_kind"
    sentence = say("{file}:{line}: «{what}» no tiene un valor que se entienda.", file="", line=0, what="")


class Table:
    """A table of a TOML file that knows where it is and which of its keys were read."""

    def __init__(self, values: Mapping[str, Any], lines: Lines, file: str, path: Path = ()) -> None:
        self.values = values
        self.lines = lines
        self.file = file
        self.path = path
        self.read: set[str] = set()

    @property
    def line(self) -> int:
        return self.lines.of(self.path)

    def wrong(self, kind: type[PackError], key: str) -> PackError:
        """An error about a key of this table, with its file and line."""
        return kind(file=self.file, line=self.lines.of((*self.path, key)), what=key)

    def take(self, key: str, kind: type | tuple[type, ...], default: Any = ...) -> Any:
        """The value of a key, of that kind; the default if it is absent.

        Raises MissingKeyError or WrongKindError.
        """
        self.read.add(key)
        if key not in self.values:
            if default is ...:
                raise self.wrong(MissingKeyError, key)
            return default
        value = self.values[key]
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is int) or isinstance(value, datetime):
            raise self.wrong(WrongKindError, key)
        return value

    def string(self, key: str, default: Any = ...) -> Any:
        value = self.take(key, str, default)
        if value == "" and default is ...:
            raise self.wrong(MissingKeyError, key)
        return value

    def day(self, key: str, default: Any = ...) -> Any:
        return self.take(key, date, default)

    def flag(self, key: str) -> bool:
        return bool(self.take(key, bool, default=False))

    def strings(self, key: str) -> tuple[str, ...]:
        values = self.take(key, list, [])
        if not all(isinstance(value, str) for value in values):
            raise self.wrong(WrongKindError, key)
        return tuple(values)

    def choice(self, key: str, kind: type[Choice], default: Any = ...) -> Any:
        value = self.take(key, str, default)
        try:
            return kind(value) if value is not default else default
        except ValueError:
            raise self.wrong(WrongKindError, key) from None

    def table(self, key: str) -> "Table | None":
        """The table under a key, or None."""
        value = self.take(key, dict, None)
        return None if value is None else Table(value, self.lines, self.file, (*self.path, key))

    def tables(self, key: str) -> list["Table"]:
        """The list of tables under a key; empty if absent."""
        values = self.take(key, list, [])
        if not all(isinstance(value, dict) for value in values):
            raise self.wrong(WrongKindError, key)
        return [Table(value, self.lines, self.file, (*self.path, key, index)) for index, value in enumerate(values)]

    def text(self, key: str) -> Text:
        """A text in both languages.

        Raises MissingKeyError where the text or one of its languages is missing.
        """
        found = self.maybe_text(key)
        if found is None:
            raise self.wrong(MissingKeyError, key)
        return found

    def maybe_text(self, key: str) -> Text | None:
        inner = self.table(key)
        return None if inner is None else read_text(inner)

    def texts(self, key: str) -> tuple[Text, ...]:
        return tuple(read_text(inner) for inner in self.tables(key))

    def done(self) -> None:
        """Raises UnknownKeyError for the first key that nobody read."""
        for key in self.values:
            if key not in self.read:
                raise self.wrong(UnknownKeyError, key)


def read_text(table: Table) -> Text:
    """`{ es = "…", en = "…" }`."""
    found = Text(es=table.string("es"), en=table.string("en"))
    table.done()
    return found


def open_table(file: File, root: File) -> Table:
    """The whole of a TOML file.

    Raises PackError with the line where it is not TOML.
    """
    name = str(file.relative_to(root))
    text = file.read_bytes().decode("utf-8", errors="replace")
    try:
        return Table(tomllib.loads(text), Lines(text), name)
    except tomllib.TOMLDecodeError as error:
        raise PackError(file=name, line=_line_in(str(error), text.count("\n")), what=str(error)) from None


def _line_in(message: str, lines: int) -> int:
    """The line that a TOML error names; the last one where it is the end that is wrong."""
    found = AT_LINE.search(message)
    return int(found.group(1)) if found else lines
