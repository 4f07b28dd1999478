"""`company`: the legal identity in a site's legal notice (LSSI art. 10). `companies`: the directory that an operator imports."""

import click

from bridge.cli import wiring
from bridge.cli.files import read_bytes
from bridge.cli.opening import context
from bridge.cli.printing import Answer, answer_one, lines
from bridge.domain.companies import read_directory
from bridge.domain.identity import Identity, identity_json, read
from bridge.errors import ConstaError
from bridge.jobs.identify import from_site
from bridge.mail.htmltext import read_html
from bridge.services import companies as directory


@click.command()
@click.argument("url")
@click.option("--from", "saved", metavar="ARCHIVO", help="Lee una página guardada de esa dirección.")
@click.option("--json", "as_json", is_flag=True, help="Un objeto JSON.")
def company(url: str, saved: str | None, *, as_json: bool) -> None:
    """Quién responde de una web: razón social, NIF y dirección."""
    answer_one(lambda: identity_json(_from_file(url, saved) if saved else from_site(wiring.door(), url, _say)), _told, as_json=as_json)


def _from_file(url: str, saved: str) -> Identity:
    return read(read_html(read_bytes(saved).decode("utf-8", "replace")).text, url)


def _say(error: ConstaError) -> None:
    click.echo(str(error), err=True)


def _told(found: Answer) -> str:
    return lines(*((name, value) for name, value in found.items() if isinstance(value, str)))


@click.group()
def companies() -> None:
    """El directorio de empresas de esta instalación."""


@companies.command("import")
@click.argument("file", metavar="ARCHIVO.csv")
@click.option("--dry-run", is_flag=True, help="Solo comprueba el archivo.")
@click.option("--json", "as_json", is_flag=True, help="Un objeto JSON.")
def import_directory(file: str, *, dry_run: bool, as_json: bool) -> None:
    """Importa empresas de un CSV: brand, name, tax_id, country, website, address, email, url, handles."""
    answer_one(lambda: _imported(file, dry_run=dry_run), lambda found: lines(*found.items()), as_json=as_json)


def _imported(file: str, *, dry_run: bool) -> Answer:
    """A bad row never stops the rest; what is wrong with it is said with its line."""
    firms, problems = read_directory(read_bytes(file).decode("utf-8-sig", "replace"))
    for problem in problems:
        click.echo(f"{file}:{problem.line}: {problem.why}", err=True)
    if dry_run:
        return {"read": len(firms), "refused": len(problems), "imported": 0}
    with context().store.begin() as session:
        kept = directory.bring_in(session, firms, context().clock())
        return {"read": len(firms), "refused": len(problems), "imported": kept, "known": directory.count(session)}
