"""A claim that is made in one go (a row of a file, one of the API, the command line) is watched like one made on the pages."""

from dataclasses import replace

from sqlalchemy import select

from bridge.domain.watching import until_next
from bridge.jobs.context import Context
from bridge.jobs.making import captured, make_claim
from bridge.store.tables import ClaimRow
from bridge.store.watch_tables import WatchRow
from tests.conftest import NOON
from tests.jobs.associations import GOOD, HEADINGS, SECOND, association, done
from tests.services.making import DRAFT
from tests.web.site import LINK


def looks(context: Context) -> dict[int, object]:
    with context.store.read() as session:
        return {row.claim_id: row.look_at for row in session.scalars(select(WatchRow))}


def test_the_row_whose_post_was_read_is_watched_and_the_one_without_is_not(context: Context) -> None:
    us = association(context)
    rows = (f"{HEADINGS};Enlace", f"{GOOD};{LINK}", f"{SECOND};", "")
    _, at = done(context, us, "\r\n".join(rows).encode("cp1252"))
    assert at.issued == 2
    with context.store.read() as session:
        read = session.scalars(select(ClaimRow.id).where(ClaimRow.post.is_not(None))).one()
    assert looks(context) == {read: NOON + until_next(0)}


def test_the_claim_of_the_command_line_is_watched(context: Context) -> None:
    draft = replace(DRAFT, procedure="es.general", post=replace(DRAFT.post, url=LINK, text=None))
    made = make_claim(context, draft, captured(context, draft.post, None))
    assert looks(context) == {made.claim_id: NOON + until_next(0)}


def test_what_was_only_pasted_is_not_watched(context: Context) -> None:
    draft = replace(DRAFT, procedure="es.general", post=replace(DRAFT.post, url=None, text="Me deben 286 €."))
    make_claim(context, draft, captured(context, draft.post, None))
    assert looks(context) == {}
