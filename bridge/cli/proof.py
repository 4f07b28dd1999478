"""`verify`, `export` and `erase`: what a document proves, the whole of a claim to take away, and its end."""

from pathlib import Path

import click

from bridge import clock
from bridge.cli import opening, wiring
from bridge.cli.files import NoFileError, read_bytes
from bridge.cli.printing import Answer, answer_one, lines
from bridge.domain.references import read_code
from bridge.evidence.authority import read_pem
from bridge.evidence.checks import report_json
from bridge.evidence.pdf_checks import Trust
from bridge.evidence.verify import verify as verified
from bridge.services import erasing, exporting, find
from bridge.services.exporting import Roots
from bridge.services.record import Act

AUTHORITY = "authority/authority.pem"


@click.command()
@click.argument("file", metavar="ARCHIVO")
@click.option("--trust", "trust", metavar="CERTIFICADOS.pem", help="A quién se le reconoce el sello, además de a esta instalación.")
@click.option("--json", "as_json", is_flag=True, help="Un objeto JSON.")
def verify(file: str, trust: str | None, *, as_json: bool) -> None:
    """Qué prueba un documento o un paquete exportado. Sin base de datos ni red."""
    found = answer_one(lambda: report_json(verified(read_bytes(file), _trusted(trust), clock.now()), str), _told, as_json=as_json)
    raise SystemExit(0 if found["holds"] else 1)


def _trusted(named: str | None) -> Trust:
    """Whom the one who checks trusts: the certificates named, and this instance's own authority if it has one here."""
    own = wiring.settings().data / AUTHORITY
    files = [Path(named)] if named else []
    seals = tuple(certificate for path in (*files, *([own] if own.exists() else [])) for certificate in read_pem(read_bytes(str(path))))
    return Trust(seals)


MARKS = {True: "✓", False: "✗", None: "·"}


def _told(found: Answer) -> str:
    checks = [f"{MARKS[check['holds']]} {check['name']}: {check['detail']}" for check in found["checks"]]
    return "\n".join([*checks, "", *(f"No prueba: {sentence}" for sentence in found["not_proven"])])


@click.command()
@click.argument("ref", metavar="REFERENCIA")
@click.argument("out", metavar="SALIDA.zip")
@click.option("--json", "as_json", is_flag=True, help="Un objeto JSON.")
def export(ref: str, out: str, *, as_json: bool) -> None:
    """Todo lo de una reclamación en un ZIP que cualquiera comprueba sin nosotros."""
    answer_one(lambda: _exported(ref, out), lambda found: lines(*found.items()), as_json=as_json)


def _exported(ref: str, out: str) -> Answer:
    context = opening.context()
    assert context.evidence
    roots = Roots(context.evidence.trust.seals, context.evidence.trust.times)
    data = exporting.export(context.store, context.files, _claim_id(ref), roots, context.clock())
    try:
        Path(out).write_bytes(data)
    except OSError:
        raise NoFileError(name=out) from None
    return {"reference": ref, "file": out, "bytes": len(data)}


def _claim_id(ref: str) -> int:
    with opening.context().store.read() as session:
        return find.by_code(session, read_code(ref)).id


@click.command()
@click.argument("ref", metavar="REFERENCIA")
@click.option("--dry-run", is_flag=True, help="Solo dice lo que se borraría.")
@click.option("--json", "as_json", is_flag=True, help="Un objeto JSON.")
def erase(ref: str, *, dry_run: bool, as_json: bool) -> None:
    """Borra los datos personales de una reclamación; queda que existió y cuándo."""
    answer_one(lambda: _erased(ref, dry_run=dry_run), lambda found: lines(*found.items()), as_json=as_json)


def _erased(ref: str, *, dry_run: bool) -> Answer:
    context, claim_id = opening.context(), _claim_id(ref)
    with context.store.read() as session:
        seen = erasing.preview(session, find.by_id(session, claim_id), context.erasing, context.clock().date())
    if not dry_run:
        erasing.erase(context.store, context.files, claim_id, context.erasing, Act("claimant", context.clock()))
    return {
        "reference": ref, "erased": not dry_run, "entries": seen.entries, "files": seen.files, "messages": seen.messages,
        "blocked_until": seen.blocked_until.isoformat() if seen.blocked_until else None,
    }  # fmt: skip
