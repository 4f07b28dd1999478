"""The table of saved responses and pages: author, text, date and address as recorded, right or wrong per network."""

import html
import json
import re
from collections import Counter
from typing import Any

import pytest

from bridge.domain.posts import post_json
from bridge.errors import ConstaError
from bridge.networks import read_saved, recognise
from bridge.networks.errors import NotAPostError
from tests.shared import needs_shared

Row = dict[str, Any]
SLUG = "canonical: the slug is decoration; url_cases.json itself wants it dropped"
HOST = "canonical: the address that the network itself uses today; url_cases.json wants it too"
NOT_ONE = "a list of posts, not one; url_cases.json refuses its like"
NO_ADDRESS = "post_url is not the address of a post"
WALL = "a consent wall: its error says so; the canonical comes from the address, not from the wall"
DISPUTED = {
    "blog/page_eltiempo_com_candidatos.html": "published: the page's own datePublished is 2022-05-03; the 4th is dateModified",
    "blogger/page_siliconexposed.html": HOST,
    "discourse/topic_page_reply.html": "canonical: the page drops the number of the post, which url_cases.json wants kept",
    "flickr/oembed_album_desescribir.json": NOT_ONE,
    "googlemaps/consent_wall_es.html": "a place, not a review (and a consent wall)",
    "googlemaps/places_details_reviews_fr.json": "a place, not a review",
    "instagram/comments_page_json.json": NO_ADDRESS,
    "reddit/oembed_2021_no_author.json": SLUG,
    "reddit/page_redesign_python_init.html": SLUG,
    "tripadvisor/hotel_jsonld_and_reviews.json": NOT_ONE,
    "trustpilot/reviews_page.json": NOT_ONE,
    "tumblr/page_mcupdate_2014.html": HOST,
    "tumblr/page_165326273724.html": HOST,
    "x/tco_meta_refresh.html": "canonical: the link leads to another short link, which has to be followed in its turn",
    "x/api2_tweet_1212092628029698048.json": "canonical: the answer has no user name; the shared address has, and is kept",
    "youtube/consent_wall_es.html": WALL,
    "youtube/api_comment_replies.json": NO_ADDRESS,
}


def squeezed(text: str | None) -> str:
    """Letters alone: white space and entities are not what the table is about."""
    return re.sub(r"\s+", "", html.unescape((text or "").replace("\\n", "\n"))).casefold()


def read(row: Row, body: bytes) -> Row:
    return post_json(read_saved(recognise(row["post_url"]), body))


def faults(row: Row, got: Row) -> list[str]:
    wanted, author = row["expected"], got["author"] or {}
    names = {squeezed(author.get("name")), squeezed(author.get("handle")), f"@{squeezed(author.get('handle'))}"}
    checks = {
        "author": not wanted["author"] or squeezed(wanted["author"]) in names,
        "author_url": not wanted["author_url"] or wanted["author_url"].rstrip("/") == (author.get("url") or "").rstrip("/"),
        "text": squeezed(wanted["text_contains"]) in squeezed(got["text"]),
        "published": (got["published_at"] or "").startswith((wanted["published"] or "")[:10]),
        "canonical": not wanted["canonical_url"] or wanted["canonical_url"].rstrip("/").lower() == (got["canonical_url"] or "").rstrip("/").lower(),
    }
    return [name for name, fine in checks.items() if not fine]


def result(row: Row) -> list[str]:
    body = needs_shared(f"capture/cases/{row['file']}").read_bytes()
    try:
        return faults(row, read(row, body))
    except NotAPostError as error:
        return [f"not a post ({error.ref.kind})"]
    except ConstaError as error:
        return [error.code]


def test_every_saved_case_is_read_but_the_disputed_ones(capsys: pytest.CaptureFixture[str]) -> None:
    rows: list[Row] = json.loads(needs_shared("capture/cases/INDEX.json").read_text(encoding="utf-8"))
    asked = [row for row in rows if row["network"] not in {"webmention", "relme"} and any(row["expected"].values())]
    wrong = {row["file"]: found for row in asked if (found := result(row))}
    right = Counter(row["network"] for row in asked if row["file"] not in wrong)
    with capsys.disabled():
        print(f"\nsaved cases: {len(asked) - len(wrong)} of {len(asked)} right; " + ", ".join(f"{network} {count}" for network, count in sorted(right.items())))
        for file, found in wrong.items():
            print(f"  {file}: {', '.join(found)} — {DISPUTED.get(file, 'WRONG')}")
    assert set(wrong) == set(DISPUTED)
