"""What every command shares: several things asked at once, JSON lines, errors with their code, results on stdout and messages on stderr."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import click

from bridge.errors import ConstaError, InvalidError, NotFoundError, RefusedError, UnavailableError

EXITS: tuple[tuple[type[ConstaError], int], ...] = ((RefusedError, 3), (UnavailableError, 4), (InvalidError, 2), (NotFoundError, 2))
Answer = Mapping[str, Any]


def exit_code(error: ConstaError) -> int:
    """The exit code of an error: 2 what was given, 3 refused for safety, 4 not now."""
    return next((code for kind, code in EXITS if isinstance(error, kind)), 1)


def error_json(error: ConstaError) -> dict[str, Any]:
    """An error as one line of JSON."""
    return {"error": {"code": error.code, "message": str(error)}}


def asked(given: Iterable[str]) -> Iterator[str]:
    """The arguments; `-` stands for the lines of stdin."""
    for argument in given:
        if argument == "-":
            yield from (line.strip() for line in sys.stdin if line.strip())
        else:
            yield argument


def answer_all(
    given: tuple[str, ...], do: Callable[[str], Answer], tell: Callable[[Answer], str], *, as_json: bool, failed: Callable[[ConstaError], Answer] = error_json
) -> None:
    """Does each thing asked, in order. One that fails does not stop the rest; alone, it sets the exit code. `failed` is what is printed of an error."""
    alone = len(given) == 1 and given[0] != "-"
    for argument in asked(given):
        try:
            found = do(argument)
        except ConstaError as error:
            _tell_error(error, failed(error) if as_json else None)
            if alone:
                raise SystemExit(exit_code(error)) from None
        else:
            click.echo(dumped(found) if as_json else tell(found))


def answer_one(do: Callable[[], Answer], tell: Callable[[Answer], str], *, as_json: bool) -> Answer:
    """Does one thing; an error sets the exit code."""
    try:
        found = do()
    except ConstaError as error:
        _tell_error(error, error_json(error) if as_json else None)
        raise SystemExit(exit_code(error)) from None
    click.echo(dumped(found) if as_json else tell(found))
    return found


def _tell_error(error: ConstaError, printed: Answer | None) -> None:
    if printed:
        click.echo(dumped(printed))
    click.echo(str(error), err=True)


def dumped(found: Answer) -> str:
    """One JSON object in UTF-8, on one line."""
    return json.dumps(found, ensure_ascii=False)


def lines(*pairs: tuple[str, object]) -> str:
    """`name: value` lines for people, leaving out what is not known."""
    return "\n".join(f"{name}: {value}" for name, value in pairs if value not in (None, "", [], ()))
