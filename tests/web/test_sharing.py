"""What a phone shares: links only fill the form, pictures become a private draft, byte for byte."""

from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import func, select

from bridge.jobs.context import Context
from bridge.services import attaching, find
from bridge.store.tables import ClaimRow
from tests.web.site import LINK, Browsed


def png() -> bytes:
    out = BytesIO()
    Image.new("RGB", (40, 60), "white").save(out, "PNG")
    return out.getvalue()


def share(walker: Browsed, **given: Any) -> str:
    """Shares as a phone does: from outside, with no token; where it leads."""
    answer = walker.client.post("/compartir", data=given, content_type="multipart/form-data")
    assert answer.status_code == 303
    return str(answer.location)


def drafts(context: Context) -> int:
    with context.store.read() as session:
        return session.scalar(select(func.count()).select_from(ClaimRow)) or 0


def test_a_shared_link_only_fills_the_form(browsed: Browsed, context: Context) -> None:
    place = share(browsed, title="Queja", text=f"Mira esto {LINK}")
    assert place.startswith("/nueva?")
    browsed.open(place)
    assert browsed.tree.xpath("//input[@name='link']/@value") == [LINK]
    assert drafts(context) == 0


def test_shared_pictures_are_kept_as_they_are(browsed: Browsed, context: Context) -> None:
    data = png()
    place = share(browsed, text=f"Mira {LINK}", pictures=[(BytesIO(data), "captura 1.png"), (BytesIO(b"MZ not a picture"), "virus.png")])
    token = place.split("/")[2]
    with context.store.read() as session:
        claim = find.by_token(session, token)
        kept = find.attachments(session, claim, "picture")
        draft = find.draft(session, claim)
    assert (len(kept), draft.post.url, claim.visibility) == (1, LINK, "private")
    assert attaching.read(context.store, context.files, claim.id, kept[0].stored_as) == data


@pytest.mark.parametrize("text", ["", "sin enlace", "https://x.com.evil.example/a/status/1", "http://127.0.0.1/admin", "javascript:alert(1)"])
def test_pictures_without_a_link_that_we_would_open_still_open_a_draft(browsed: Browsed, context: Context, text: str) -> None:
    place = share(browsed, text=text, pictures=[(BytesIO(png()), "captura.png")])
    with context.store.read() as session:
        assert find.draft(session, find.by_token(session, place.split("/")[2])).post.url is None


def test_nothing_shared_leads_to_the_form(browsed: Browsed, context: Context) -> None:
    assert share(browsed).startswith("/nueva")
    assert drafts(context) == 0


def test_the_page_of_quick_ways_has_the_bookmarklet(browsed: Browsed) -> None:
    assert "javascript:location.href='http://localhost/nueva?url='" in browsed.open("/desde-el-movil").text.replace("&#39;", "'")
