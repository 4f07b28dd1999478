"""`company`: the legal identity in a site's legal notice (LSSI art. 10)."""

from collections.abc import Iterator

import click

from bridge.cli import wiring
from bridge.cli.files import read_bytes
from bridge.cli.printing import Answer, answer_one, lines
from bridge.domain.identity import Identity, identity_json, links_to_legal_notice, read
from bridge.errors import ConstaError
from bridge.mail.htmltext import ReadHtml, read_html

MOST_PAGES = 3
"""Legal notices that are looked at, besides the page given."""


@click.command()
@click.argument("url")
@click.option("--from", "saved", metavar="ARCHIVO", help="Lee una página guardada de esa dirección.")
@click.option("--json", "as_json", is_flag=True, help="Un objeto JSON.")
def company(url: str, saved: str | None, *, as_json: bool) -> None:
    """Quién responde de una web: razón social, NIF y dirección."""
    answer_one(lambda: identity_json(_from_file(url, saved) if saved else _from_site(url)), _told, as_json=as_json)


def _from_file(url: str, saved: str) -> Identity:
    return read(_page(read_bytes(saved)).text, url)


def _from_site(url: str) -> Identity:
    """The first page of the site that says a tax number, or what the page given says."""
    door = wiring.door()
    first = door.get(url)
    page = _page(first.body)
    found = read(page.text, first.final_url)
    return next((notice for notice in _notices(page, first.final_url) if notice.tax_id), found) if found.tax_id is None else found


def _notices(page: ReadHtml, url: str) -> Iterator[Identity]:
    for link in links_to_legal_notice(page.links, url)[:MOST_PAGES]:
        try:
            answer = wiring.door().get(link)
        except ConstaError as error:
            click.echo(str(error), err=True)
        else:
            yield read(_page(answer.body).text, answer.final_url)


def _page(body: bytes) -> ReadHtml:
    return read_html(body.decode("utf-8", "replace"))


def _told(found: Answer) -> str:
    return lines(*((name, value) for name, value in found.items() if isinstance(value, str)))
