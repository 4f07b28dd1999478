"""`classify`: what an answer of a company is, and why."""

from datetime import date

import click

from bridge.cli.files import read_bytes
from bridge.cli.law import day_in, today
from bridge.cli.printing import Answer, answer_all, lines
from bridge.domain.messages import Message
from bridge.domain.replies import classify as classified
from bridge.domain.replies import classify_json
from bridge.domain.uploads import media_type_of
from bridge.jobs.receive import holidays
from bridge.mail.parse import read_message, read_text

COUNTRY = "ES"


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="ARCHIVO…")
@click.option("--on", metavar="FECHA", help="El día en que llegó; si no, el que dice el mensaje, u hoy.")
@click.option("--json", "as_json", is_flag=True, help="Un objeto JSON.")
def classify(files: tuple[str, ...], on: str | None, *, as_json: bool) -> None:
    """Qué es una respuesta (.eml o .txt), y si para el plazo."""
    day = day_in(on, "--on") if on else None
    answer_all(files, lambda name: _told_apart(name, day), _told, as_json=as_json)


def _told_apart(name: str, on: date | None) -> Answer:
    message = _read(name, read_bytes(name))
    day = on or (message.sent_at.date() if message.sent_at else today())
    found: Answer = classify_json(classified(message, day, COUNTRY, holidays(COUNTRY, day)))
    return found


def _read(name: str, raw: bytes) -> Message:
    """A mail by its name or its first bytes; anything else is the bare text of a direct message."""
    is_mail = name.lower().endswith((".eml", ".msg")) or (not name.lower().endswith(".txt") and media_type_of(raw) == "message/rfc822")
    return read_message(raw) if is_mail else read_text(raw)


def _told(found: Answer) -> str:
    return lines(
        ("Es", found["class"]), ("Para el plazo", "sí" if found["stops_clock"] else "no"), ("Fecha", found["due_date"]), ("Deriva a", found["deflects_to"]),
        ("Número", found["ticket_number"]), ("Idioma", found["language"]), ("Por qué", " ".join(found["reasons"])),
    )  # fmt: skip
