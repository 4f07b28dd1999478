"""`organisation` and `batch`: an association, and its claims from a file. Results on stdout, progress on stderr."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click
from sqlalchemy.orm import Session

from bridge.cli import opening
from bridge.cli.files import read_bytes
from bridge.cli.printing import Answer, answer_one, lines
from bridge.domain.batches import Problem
from bridge.domain.organisations import Profile
from bridge.domain.references import reference
from bridge.domain.uploads import harmless_name
from bridge.jobs.batch_run import Trial, run_out, try_out
from bridge.jobs.context import Context
from bridge.jobs.slicing import begin, open_batch
from bridge.jobs.tabling import check_table, guess_reading, open_table
from bridge.services import accounts, batches, campaigns, organisations
from bridge.services.organisations import OPERATOR, NoSuchOrganisationError
from bridge.services.record import Act
from bridge.store.organisation_tables import OrganisationRow

SUMMARY = "{issued} hechas, {repeated} ya estaban, {failed} con errores"


@click.command()
@click.argument("slug")
@click.option("--name", "name", required=True, help="Cómo se llama la asociación.")
@click.option("--id-number", "id_number", help="Su NIF, para los documentos.")
@click.option("--address", "address", help="Su domicilio, para los documentos.")
@click.option("--email", "email", help="Su correo, para los documentos.")
@click.option("--owner", "owner", metavar="CORREO", help="Invita a quien la llevará: da el enlace.")
@click.option("--json", "as_json", is_flag=True, help="Un objeto JSON.")
def organisation(slug: str, *, owner: str | None, as_json: bool, **described: str | None) -> None:
    """Crea una asociación, o cambia lo que sus documentos dicen de ella."""
    answer_one(lambda: _described(opening.context(), slug, Profile(**described), owner), _told_organisation, as_json=as_json)  # type: ignore[arg-type]


def _described(context: Context, slug: str, profile: Profile, owner: str | None) -> Answer:
    act = Act(OPERATOR, context.clock())
    with context.store.begin() as session:
        row, made = _made_or_found(session, slug, profile, act)
        if not made:
            organisations.describe(session, row, profile)
            organisations.write(session, row.id, "described", act, {"name": profile.name})
        token = accounts.invite(session, row.id, owner, "owner", act) if owner else None
    invitation = f"{context.address}/asociaciones/{slug}/invitacion/{token}" if token else None
    return {"organisation": slug, "created": made, "invitation": invitation}


def _made_or_found(session: Session, slug: str, profile: Profile, act: Act) -> tuple[OrganisationRow, bool]:
    try:
        return organisations.find_one(session, slug, lock=True), False
    except NoSuchOrganisationError:
        return organisations.create(session, slug, profile, act), True


def _told_organisation(found: Answer) -> str:
    return lines(("Creada" if found["created"] else "Cambiada", found["organisation"]), ("Invitación (una semana, una vez)", found["invitation"]))


@click.command()
@click.argument("file", metavar="ARCHIVO")
@click.option("--organisation", "slug", required=True, metavar="ASOCIACIÓN", help="En nombre de qué asociación.")
@click.option("--campaign", "campaign", metavar="CAMPAÑA", help="Lo que todas comparten: la empresa, lo que se pide.")
@click.option("--dry-run", "dry", is_flag=True, help="Comprueba y no guarda nada.")
@click.option("--file", "to_file", is_flag=True, help="Las presenta por correo según se hacen; pide la representación de cada persona.")
@click.option("--encoding", "encoding", help="Con qué letras está escrito el CSV, si no acertamos (cp1252, utf-8…).")
@click.option("--sheet", "sheet", help="Qué hoja del libro.")
@click.option("--json", "as_json", is_flag=True, help="Un objeto JSON.")
def batch(file: str, slug: str, *, as_json: bool, **chosen: Any) -> None:
    """Hace las reclamaciones de un archivo CSV o XLSX."""
    found = answer_one(lambda: _done(file, slug, **chosen), _told, as_json=as_json)
    raise SystemExit(1 if found["failed"] else 0)


def _done(file: str, slug: str, *, campaign: str | None, dry: bool, to_file: bool, encoding: str | None, sheet: str | None) -> Answer:  # noqa: PLR0913 (its options)
    data, context = read_bytes(file), opening.context()
    reading = guess_reading(data, encoding, sheet)
    if dry:
        return _tried(context, slug, data, Trial(reading, campaign, to_file))
    organisation_id = _found_or_first(context, slug)
    table = open_table(data, reading)
    with context.store.read() as session:
        shared, campaign_id = campaigns.shared(session, organisation_id, campaign)
        remembered = batches.remembered_columns(session, organisation_id, table.headings_print)
    reading = reading.sharing(shared, remembered)
    check_table(open_table(data, reading), reading)
    act = Act(OPERATOR, context.clock())
    name = harmless_name(file)
    batch_id = open_batch(context, organisation_id, data, {"name": name, "reading": reading.kept(), "to_file": to_file, "campaign_id": campaign_id}, act)
    begin(context, organisation_id, batch_id, act)
    with _progress() as tell:
        run_out(context, organisation_id, batch_id, tell)
    return _answer(context, organisation_id, batch_id)


def _found_or_first(context: Context, slug: str) -> int:
    """The association; on an instance that has none yet, its first use makes it. Raises NoSuchOrganisationError."""
    with context.store.begin() as session:
        if organisations.how_many(session):
            return _found(session, slug)
        made = organisations.create(session, slug, Profile(slug), Act(OPERATOR, context.clock()))
        click.echo(f'Primera asociación de esta instalación: «{slug}». Ponle nombre: python app.py organisation {slug} --name "…"', err=True)
        return made.id


def _found(session: Session, slug: str) -> int:
    try:
        return organisations.find_one(session, slug).id
    except NoSuchOrganisationError:
        click.echo(f'Para crearla: python app.py organisation {slug} --name "Nombre de la asociación"', err=True)
        raise


@contextmanager
def _progress() -> Iterator[Any]:
    """A bar on a terminal; where it is piped, nothing until the summary."""
    with click.progressbar(length=1, label="Reclamaciones", file=sys.stderr) as bar:

        def tell(progress: batches.Progress) -> None:
            bar.length = max(progress.many, 1)
            bar.update(progress.done - bar.pos)

        yield tell


def _answer(context: Context, organisation_id: int, batch_id: int) -> Answer:
    with context.store.read() as session:
        row = batches.find_one(session, organisation_id, batch_id)
        at = batches.progress(session, row)
        errors = [_error(line.number, problem) for line in batches.failed_lines(session, row) for problem in line.problems]
        made = [(state, _claim(context, number, code, year)) for number, state, code, year in batches.made(session, batch_id, "issued", "repeated")]
    summary = SUMMARY.format(issued=at.issued, repeated=at.repeated, failed=at.failed)
    click.echo(f"{summary}; lote {batch_id}", err=True)
    return {
        "batch": batch_id, "rows": at.many, "issued": at.issued, "repeated": at.repeated, "failed": at.failed, "errors": errors,
        "claims": [claim for state, claim in made if state == "issued"], "already": [claim for state, claim in made if state == "repeated"],
    }  # fmt: skip


def _error(number: int, problem: Problem) -> dict[str, Any]:
    return {"row": number, "field": problem.field, "message": str(problem.sentence)}


def _claim(context: Context, number: int, code: str, year: int) -> dict[str, Any]:
    return {"row": number, "reference": reference(code, year), "status_url": f"{context.address}/r/{code}"}


def _tried(context: Context, slug: str, data: bytes, trial: Trial) -> Answer:
    """Checks every row and stores nothing."""
    issued, failed, errors = 0, 0, []
    for line in try_out(context, slug, data, trial):
        issued, failed = issued + (line.state == "issued"), failed + (line.state == "failed")
        errors += [_error(line.number, problem) for problem in line.problems]
    rows = issued + failed
    click.echo(f"Ensayo: {issued} bien, {failed} con errores. No se ha guardado nada.", err=True)
    return {"batch": None, "rows": rows, "issued": 0, "repeated": 0, "failed": failed, "would_issue": issued, "errors": errors, "claims": [], "already": []}


def _told(found: Answer) -> str:
    told = [f"{claim['row']}\t{claim['reference']}\t{claim['status_url']}" for claim in found["claims"]]
    told += [f"{error['row']}\t{error['field']}\t{error['message']}" for error in found["errors"]]
    return "\n".join([*told, lines(("Lote", found["batch"]), ("Filas", found["rows"]))])

