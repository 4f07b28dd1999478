"""Reads who a company legally is from the legal notice of its site (LSSI art. 10). A site that does not answer never holds a claim up."""

from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from typing import Any

from sqlalchemy.orm import Session

from bridge.domain.identity import Identity, links_to_legal_notice, read
from bridge.errors import ConstaError
from bridge.jobs.context import Context
from bridge.jobs.handlers import Handler
from bridge.mail.htmltext import ReadHtml, read_html
from bridge.networks.http import Fetched, Http
from bridge.services import find, noticing
from bridge.services.record import Act
from bridge.store import jobs

KIND = "identify"
MOST_PAGES = 3
"""Legal notices that are looked at, besides the page given."""
Unread = Callable[[ConstaError], None]


def ask_for(session: Session, claim_id: int, website: str, act: Act) -> None:
    """Asks that the site be looked at."""
    jobs.enqueue(session, KIND, key(claim_id, website, act), {"claim_id": claim_id}, run_at=act.at, priority=1)


def key(claim_id: int, website: str, act: Act) -> str:
    """The key of the job: one for each site and time that it was asked."""
    return f"{KIND}:{claim_id}:{sha256(website.encode()).hexdigest()[:16]}:{act.at:%Y%m%d%H%M%S}"


def from_site(door: Http, url: str, unread: Unread = lambda _: None) -> Identity:
    """The first page of the site that says a tax number, or what the page given says.

    Raises what the door raises for the page given; `unread` is told of notices that could not be read.
    """
    first = door.get(url if "//" in url else f"https://{url}")
    page = page_of(first)
    found = read(page.text, first.final_url)
    if found.tax_id:
        return found
    return next((notice for notice in _notices(door, page, first.final_url, unread) if notice.tax_id), found)


def _notices(door: Http, page: ReadHtml, url: str, unread: Unread) -> Iterator[Identity]:
    for link in links_to_legal_notice(page.links, url)[:MOST_PAGES]:
        try:
            answer = door.get(link)
        except ConstaError as error:
            unread(error)
        else:
            yield read(page_of(answer).text, answer.final_url)


def page_of(answer: Fetched) -> ReadHtml:
    """The text and links of what was served."""
    return read_html(answer.body.decode("utf-8", "replace"))


def _work(context: Context, arguments: Mapping[str, Any]) -> tuple[Act, Identity | None]:
    act = Act("consta", context.clock())
    with context.store.read() as session:
        asked = noticing.notice(session, find.by_id(session, arguments["claim_id"]))
    if asked is None:
        return act, None
    try:
        return act, from_site(context.http, asked.website)
    except ConstaError:
        return act, None


def _finish(session: Session, arguments: Mapping[str, Any], read_there: tuple[Act, Identity | None]) -> None:
    act, identity = read_there
    noticing.keep_notice(session, find.by_id(session, arguments["claim_id"], lock=True), identity, act)


def _give_up(session: Session, arguments: Mapping[str, Any], _code: str) -> None:
    claim = find.by_id(session, arguments["claim_id"], lock=True)
    noticing.keep_notice(session, claim, None, Act("consta", claim.opened_at))


HANDLER = Handler(KIND, _work, _finish, lease_seconds=60, retry_schedule=(3,), give_up=_give_up)
