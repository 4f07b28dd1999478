"""`post --evidence` keeps what was served, also when the post is gone."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from bridge.networks.wacz import is_whole
from tests.cli.conftest import Run, forget, objects
from tests.conftest import NOON
from tests.journeys.servers.mastodon import Mastodon
from tests.journeys.servers.serving import served


def test_what_was_served_is_kept(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mastodon = Mastodon("localhost")
    mastodon.join("lucia", "Lucía")
    with served(mastodon.app()) as port:
        mastodon.host = f"localhost:{port}"
        monkeypatch.setenv("CONSTA_ALLOW_HOSTS", mastodon.host)
        forget()
        link = mastodon.publish("lucia", "Me deben 286 €.", NOON - timedelta(days=3))
        assert objects(run("post", link, "--evidence", str(tmp_path / "a.wacz"), "--json"))[0]["level"] == "B"
        mastodon.delete(link)
        gone = run("post", link, "--evidence", str(tmp_path / "b.warc"), "--json")
    assert is_whole((tmp_path / "a.wacz").read_bytes())
    statuses = [record.http_headers.get_statuscode() for record in ArchiveIterator(BytesIO((tmp_path / "b.warc").read_bytes())) if record.rec_type == "response"]
    assert (gone.exit_code, statuses[0]) == (4, "404")
