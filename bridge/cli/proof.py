"""`verify`: what a document, or an exported bundle, proves; with no database and no network."""

from pathlib import Path

import click

from bridge import clock
from bridge.cli.files import read_bytes
from bridge.cli.printing import Answer, answer_one
from bridge.evidence.authority import read_pem
from bridge.evidence.checks import report_json
from bridge.evidence.pdf_checks import Trust
from bridge.evidence.verify import verify as verified


@click.command()
@click.argument("file", metavar="ARCHIVO")
@click.option("--trust", "trust", metavar="CERTIFICADOS.pem", help="A quién se le reconoce el sello, además de decir de quién es.")
@click.option("--json", "as_json", is_flag=True, help="Un objeto JSON.")
def verify(file: str, trust: str | None, *, as_json: bool) -> None:
    """Qué prueba un documento o un paquete exportado."""
    trusted = Trust(read_pem(Path(trust).read_bytes())) if trust else Trust()
    found = answer_one(lambda: report_json(verified(read_bytes(file), trusted, clock.now()), str), _told, as_json=as_json)
    raise SystemExit(0 if found["holds"] else 1)


MARKS = {True: "✓", False: "✗", None: "·"}


def _told(found: Answer) -> str:
    checks = [f"{MARKS[check['holds']]} {check['name']}: {check['detail']}" for check in found["checks"]]
    return "\n".join([*checks, "", *(f"No prueba: {sentence}" for sentence in found["not_proven"])])
