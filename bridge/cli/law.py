"""`route` and `deadline`: where a claim can go, and until when there is to answer."""

import json
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import click

from bridge import clock
from bridge.cli import wiring
from bridge.cli.files import object_in, read_object
from bridge.cli.printing import Answer, answer_all, lines
from bridge.domain.drafts import WrongValueError, read_draft
from bridge.domain.tone import tone_json
from bridge.packs.answers import deadline_json, route_json


def day_in(text: str, field: str) -> date:
    """The day of an option. Raises WrongValueError."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise WrongValueError(field=field, value=text[:40]) from None


def moment_in(text: str, field: str) -> date | datetime:
    """A date, or a date and time, of an option. Raises WrongValueError."""
    try:
        return datetime.fromisoformat(text) if len(text) > len("2026-11-25") else date.fromisoformat(text)
    except ValueError:
        raise WrongValueError(field=field, value=text[:40]) from None


def today() -> date:
    """The day it is where the instance is."""
    return clock.now().astimezone(ZoneInfo(wiring.settings().timezone)).date()


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="ARCHIVO.json…")
@click.option("--on", metavar="FECHA", help="El día que se tiene en cuenta; si no, hoy.")
@click.option("--json", "as_json", is_flag=True, help="Un objeto JSON.")
def route(files: tuple[str, ...], on: str | None, *, as_json: bool) -> None:
    """Qué cauces hay, en orden, y por qué; y qué falta."""
    answer_all(files, lambda name: _routed(name, on), _routes_told, as_json=as_json)


def _routed(name: str, on: str | None) -> Answer:
    given = object_in(name.encode(), "-") if name.startswith("{") else read_object(name)
    draft = read_draft(given)
    found: dict[str, Any] = route_json(wiring.catalogue(), draft, day_in(on, "--on") if on else today())
    return {**found, "tone": tone_json("\n".join(filter(None, (draft.facts or draft.post.text, draft.request.text))))}


def _routes_told(found: Answer) -> str:
    steps = [
        f"{n}. {p['name']} ({p['id']})\n   " + "\n   ".join([*p["reasons"], *(f"Falta: {unmet}" for unmet in p["unmet"])])
        for n, p in enumerate(found["procedures"], 1)
    ]
    return "\n".join([*steps, lines(("Falta por decir", ", ".join(found["missing"])))])


@click.command()
@click.argument("procedures", nargs=-1, required=True, metavar="CAUCE…")
@click.option("--presented", metavar="FECHA", help="Día, o día y hora, en que se presentó.")
@click.option("--region", metavar="CÓDIGO", help="Comunidad, con los códigos del paquete holidays.")
@click.option("--term", metavar="ID", help="Otro plazo del cauce, por su nombre.")
@click.option("--json", "as_json", is_flag=True, help="Un objeto JSON.")
def deadline(procedures: tuple[str, ...], presented: str | None, region: str | None, term: str | None, *, as_json: bool) -> None:
    """Cuándo vence el plazo, y cómo se ha contado."""
    given = {"presented": presented, "region": region, "term": term}
    answer_all(procedures, lambda asked: _counted(asked, given), _counted_told, as_json=as_json)


def _counted(asked: str, given: dict[str, str | None]) -> Answer:
    wanted: dict[str, Any] = {**given, **object_in(asked.encode(), "-")} if asked.startswith("{") else {**given, "procedure": asked}
    for field in ("procedure", "presented"):
        if not isinstance(wanted.get(field), str):
            raise WrongValueError(field=field, value=json.dumps(wanted.get(field)))
    found: Answer = deadline_json(
        wiring.catalogue(), wanted["procedure"], moment_in(wanted["presented"], "presented"),
        region=wanted.get("region"), term=wanted.get("term"), facts=wanted.get("facts"),
    )  # fmt: skip
    return found


def _counted_told(found: Answer) -> str:
    return "\n".join([f"Vence el {found['due']}", *(f"· {step}" for step in found["steps"]), f"Base legal: {found['legal_basis']}"])
