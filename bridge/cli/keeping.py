"""`migrate` and `check`: the database brought up to date, and whether everything that we keep is as it should be."""

import click
from sqlalchemy import select

from bridge.cli import opening, wiring
from bridge.cli.printing import Answer, answer_one, lines
from bridge.domain.ledger import first_broken
from bridge.jobs.context import Context
from bridge.services import find
from bridge.store import migrate as migrations
from bridge.store.tables import ClaimRow

SLICE = 500


@click.command()
def migrate() -> None:
    """Pone la base de datos al día."""
    migrations.upgrade(wiring.settings().database)
    click.echo("La base de datos está al día.", err=True)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Un objeto JSON.")
def check(*, as_json: bool) -> None:
    """Comprueba los registros de todas las reclamaciones y los cauces."""
    found = answer_one(lambda: _checked(opening.context()), _told, as_json=as_json)
    raise SystemExit(1 if found["broken"] else 0)


def _checked(context: Context) -> dict[str, object]:
    broken: list[dict[str, object]] = []
    count, last = 0, 0
    while True:
        with context.store.read() as session:
            claims = list(session.scalars(select(ClaimRow).where(ClaimRow.id > last).order_by(ClaimRow.id).limit(SLICE)))
            broken += [{"claim": claim.code or claim.id, "entry": at} for claim in claims if (at := first_broken(find.entries(session, claim)))]
        if not claims:
            return {"claims": count, "broken": broken, "procedures": len(context.catalogue.rows)}
        count, last = count + len(claims), claims[-1].id


def _told(found: Answer) -> str:
    return lines(("Reclamaciones", found["claims"]), ("Cauces", found["procedures"]), ("Registros rotos", found["broken"]))
